"""The README is true: its findings are those of the figures, its commands are those of the program."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import __main__, report
from analysis.schema import TABLES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIGURES = ROOT / "figures" / "us-mexico-cartels"


def findings() -> list[str]:
    """Return the rows of the findings table, from the csv behind the figures."""
    unnamed, loaded, left_out = (
        pd.read_csv(FIGURES / f"{n}.csv") for n in ("unnamed-share", "loaded-rate", "left-out")
    )
    rows = []
    for u, w, f in zip(unnamed.itertuples(), loaded.itertuples(), left_out.itertuples(), strict=True):
        share = f"{u.unnamed} ({100 * u.low:.0f} to {100 * u.high:.0f} %)"
        rate = f"{w.loaded_per_1000_own_words:.1f} ({w.low:.1f} to {w.high:.1f})"
        absent = f"{f.not_found} of {f.comparable}" if f.comparable else "nothing to compare"
        rows.append(f"| {u.outlet} | {u.event} | {u.statements} | {share} | {u.officials} | {rate} | {absent} |")
    return rows


@pytest.mark.parametrize("row", findings())
def test_findings_are_those_of_the_figures(row):
    assert row in README


def test_every_command_is_in_the_readme():
    parser = __main__._parser()
    commands = next(a for a in parser._actions if a.dest == "command").choices
    for command in commands:
        assert f"`{command}" in README or f"`{command} " in README, f"the README does not tell of {command}"


def test_every_picture_and_page_that_is_linked_exists():
    for target in pd.Series(README).str.findall(r"\]\((?!http)([^)#]+)\)").iloc[0]:
        assert (ROOT / target).exists(), target


def test_every_notebook_is_listed():
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert f"`notebooks/{path.name}`" in README


def test_scores_in_the_readme_are_those_of_the_cards():
    for name in ("fast", "accurate"):
        card = json.loads((ROOT / "analysis" / "models" / f"{name}.json").read_text(encoding="utf-8"))
        for role in ("source", "cue", "content"):
            assert f"{card['scores'][f'{role}, exact F1']:.2f}" in README


def test_tables_of_the_dictionary_are_those_of_a_story():
    assert set(TABLES) == set(report.story("sample").tables())


def test_how_large_a_difference_must_be_is_what_the_simulation_gives():
    table = pd.read_csv(ROOT / "figures" / "us-mexico-cartels" / "error-of-measurement.csv").set_index(
        ["share", "articles"]
    )
    one, twenty = (round(table.loc[(0.25, n), "difference"]) for n in (1, 20))
    assert f"{one} points in that share between single articles, {twenty} between outlets of 20 articles" in README
    assert f"a difference of {one} points in the share of unnamed sources can be error" in README
