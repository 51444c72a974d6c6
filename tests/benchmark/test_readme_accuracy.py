"""The accuracy tables of the README are those of the stored figures, number by number."""

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import __main__, benchmark
from analysis.learning import matrices

ROOT = Path(__file__).parents[2]
STORED = ROOT / __main__.FIGURES
COLUMNS = ["system", "part", "figure", "value", "low", "high", "of"]


@pytest.fixture
def stored(tmp_path):
    rows = [("fast", "source, exact", "F1", 0.7476, 0.71, 0.779, 1952), ("fast", "quoted", "recall", 0.5, 0.4, 0.6, 10)]
    rows += [("fast", "confidence", "calibration error", 0.0318, 0.02, 0.06, 1800)]
    pd.DataFrame(rows, columns=COLUMNS).to_csv(tmp_path / "attributions.csv", index=False)
    rows = [("textacy", "articles", "with an error", 22, None, None, 84)]
    rows += [("textacy", "text to attributions", "words per second", 5116.06, None, None, 70000)]
    pd.DataFrame(rows, columns=COLUMNS).to_csv(tmp_path / "textacy.csv", index=False)
    return tmp_path


def test_a_block_holds_the_figures_with_their_intervals(stored):
    block = benchmark.blocks(stored)["attributions"]
    assert block.startswith("<!-- benchmark attributions -->\n| |") and block.endswith("\n<!-- end of attributions -->")
    assert "| fast engine | 0.75 (0.71–0.78) |" in block
    assert "0.50 (0.40–0.60)" in block and "0.032 (0.020–0.060)" in block


def test_large_numbers_are_rounded_and_counts_are_not(stored):
    block = benchmark.blocks(stored)["textacy"]
    assert "| 22 of 84 |" in block and "| 5,100 |" in block


def test_what_was_not_measured_has_no_block(tmp_path):
    assert benchmark.blocks(tmp_path) == {}


@pytest.mark.parametrize("name", [path.stem for path in sorted(STORED.glob("*.csv")) if path.stem != "people"])
def test_tables_in_the_readme_are_the_stored_figures(name):
    """What fails here is set right by pasting what ``python -m analysis benchmark readme`` prints."""
    assert benchmark.blocks(STORED)[name] in (ROOT / "README.md").read_text(encoding="utf-8")


def _stored(name, system, part, figure):
    table = pd.read_csv(STORED / f"{name}.csv").set_index(["system", "part", "figure"])["value"]
    return table[system, part, figure]


def test_core_hours_on_paper_are_those_that_were_measured():
    said = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    alone, compared = re.search(
        r"100 million articles take about ([\d,]+) core.*?compared as well, about ([\d,]+)", said
    ).groups()
    for hours, part in ((alone, "100,000 articles"), (compared, "10,000 articles, facts and reuse")):
        million = _stored("scale", "2 workers", part, "core hours per million articles")
        assert float(hours.replace(",", "")) == float(f"{100 * million:.2g}")


def test_the_coded_facts_told_in_words_are_those_that_ship():
    said = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    coded = pd.read_csv(matrices.CODED)
    cells = coded[["article_1", "article_2", "article_3"]].fillna("")
    sure = ~cells.apply(lambda column: column.str.endswith("?")).any(axis=1)
    assert f"{coded['event'].nunique()} more, {len(coded):,} facts, were coded" in said
    assert f"the {sure.sum():,} facts with no cell in doubt are scored" in said
    table = pd.read_csv(STORED / "facts.csv").set_index(["system", "part", "figure"])["of"]
    assert table["accurate, 68 events", "cells", "listed"] == sure.sum()


def test_differences_told_in_words_are_those_that_were_measured():
    said = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    table = pd.read_csv(STORED / "facts.csv")
    found = table[table["part"].isin(["drift", "discrepancies"])].set_index(["part", "figure"])
    rows, noted = found["of"].xs("right", level=1), found["of"].xs("found", level=1)
    hit = (found["value"] * found["of"]).xs("found", level=1).round().astype(int)
    assert (found["value"].xs("right", level=1) == 1).all() and hit["drift"] == rows["drift"] == 1
    assert f"Drift: 1 row, right, of {noted['drift']} that readers noted" in said
    assert f"{rows['discrepancies']} rows, all right, on {hit['discrepancies']} of {noted['discrepancies']}" in said


def test_every_figure_shown_is_stored_with_its_denominator():
    for path in STORED.glob("*.csv"):
        table = pd.read_csv(path)
        assert table.columns.tolist() == COLUMNS and table[["value", "of"]].notna().all(axis=None)
        assert not table.duplicated(["system", "part", "figure"]).any()


def test_all_benchmarks_write_a_file_each_and_pass_over_what_lacks_its_gold(tmp_path, monkeypatch, capsys):
    def run(name, gold, textacy):
        if name == "textacy":
            raise FileNotFoundError("give --textacy PYTHON")
        return pd.DataFrame([("fast", "pair", "F1", 0.66666, 0.6, 0.7, 10)], columns=COLUMNS)

    monkeypatch.setattr(benchmark, "run", run)
    assert __main__.main(["benchmark", "all", "--out", str(tmp_path)]) == 0
    assert {path.stem for path in tmp_path.iterdir()} == set(benchmark.NAMES) - {"textacy"}
    assert pd.read_csv(tmp_path / "gum.csv")["value"].tolist() == [0.6667]
    assert "benchmark textacy was passed over: give --textacy PYTHON" in capsys.readouterr().err
