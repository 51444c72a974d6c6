"""What is compared grows with the articles on an event, not with their pairs; work is counted, not timed."""

import pandas as pd
import pytest

from analysis import facts
from analysis.benchmark import crowded
from analysis.benchmark.crowded import counted, made
from analysis.facts import evidence
from analysis.reuse import indexing, words


@pytest.fixture(scope="module")
def said():
    """Return the tables of events of three sizes."""
    found = {}
    for size in (6, 12, 24):
        tables = made(size)
        found[size] = tables | {"articles": tables["articles"].assign(event="e1")}
    return found


@pytest.mark.parametrize("nearest", [2, 3, 100])
def test_the_cells_that_are_counted_are_those_that_are_made(said, monkeypatch, nearest):
    monkeypatch.setattr(evidence, "NEAREST", nearest)
    tables = said[6]
    statements = facts.units(*(tables[name] for name in ("articles", "sentences", "attributions", "spans")))
    assert evidence.count(statements) == len(evidence.cells(statements, "fast")) > 0


def test_up_to_the_nearest_all_pairs_are_compared_and_beyond_work_grows_with_the_articles(said, monkeypatch):
    every = {size: counted(tables) for size, tables in said.items()}
    assert [every[size]["pairs of articles"] for size in said] == [size * (size - 1) // 2 for size in said]
    monkeypatch.setattr(evidence, "NEAREST", 4)
    monkeypatch.setattr(indexing, "NEAREST", 4)
    for size, tables in said.items():
        found = counted(tables)
        assert found["cells"] == 4 * found["statements"] < every[size]["cells"]
        assert 2 * size <= found["pairs of articles"] <= 4 * size


def test_an_article_is_paired_with_those_that_share_most_runs_with_it(monkeypatch):
    monkeypatch.setattr(indexing, "NEAREST", 1)
    texts = {"a": "the old gate was shut at night by two tired guards", "b": "the old gate was shut at night again"}
    texts |= {"c": "two tired guards sang and the old gate was shut", "d": "nothing here is like any of that at all"}
    read = {name: _words(line.split()) for name, line in texts.items()}
    assert indexing.index(read).pairs == [("a", "b"), ("a", "c")]
    monkeypatch.setattr(indexing, "NEAREST", 100)
    assert indexing.index(read).pairs == [("a", "b"), ("a", "c"), ("b", "c")]


def _words(line):
    return words.Words(line, [(0, 1)] * len(line), [0] * len(line), [False] * len(line), [True] * len(line))


def test_each_size_is_a_row_of_counts_and_seconds():
    table = crowded([2, 3])
    assert table["system"].unique().tolist() == ["2 articles", "3 articles"]
    wide = table.pivot_table(index="of", columns="figure", values="value")
    assert wide["pairs of articles"].tolist() == [1, 3]
    steps = [name for name in wide if name.startswith("CPU seconds ")]
    pd.testing.assert_series_equal(wide[steps].sum(axis=1), wide["CPU seconds"], check_names=False)
