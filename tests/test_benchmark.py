"""Scores come from comparing spans, and a tiny gold shows how."""

import pytest

from analysis import benchmark

TEXT = "The mayor said the pier would close in May.\n\nThe weather was mild.\n"


@pytest.fixture
def gold(tmp_path):
    """Return a folder with one article of the gold's layout, read by one annotator."""
    part = tmp_path / "polnear" / "dev"
    (part / "text").mkdir(parents=True)
    (part / "attributions").mkdir()
    (part / "text" / "pier.txt").write_text(TEXT, encoding="utf-8")
    lines = ["T1\tSource 0 9\tThe mayor", "T2\tCue 10 14\tsaid", "T3\tContent 15 42\tthe pier would close in May"]
    lines += ["T4\tAttribution 10 14\tsaid", "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1"]
    (part / "attributions" / "pier_ann1.ann").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_what_agrees_with_the_gold_scores_one(gold):
    table = benchmark.run("attributions", gold)
    assert set(table["engine"]) == {"fast", "accurate"}
    assert set(table["role"]) == {"source", "cue", "content"}
    assert (table[["precision", "recall", "f1"]] == 1).all(axis=None)


def test_a_span_that_the_gold_has_elsewhere_is_a_miss_and_a_false_find(gold):
    path = gold / "polnear" / "dev" / "attributions" / "pier_ann1.ann"
    path.write_text(path.read_text().replace("Source 0 9", "Source 44 55"), encoding="utf-8")
    table = benchmark.span_accuracy(gold / "polnear" / "dev", "fast").set_index(["role", "match"])
    assert table.loc[("source", "exact"), "f1"] == 0
    assert table.loc[("cue", "exact"), "f1"] == 1


def test_marks_and_space_at_the_edges_do_not_matter_for_an_exact_match():
    assert benchmark._trim("said “no,” then", (5, 10)) == (6, 8)


@pytest.mark.parametrize(("name", "folder"), [("poems", None), ("attributions", None)])
def test_what_is_not_there_is_named(name, folder):
    with pytest.raises(FileNotFoundError, match=r"no benchmark 'poems'|give --gold DIR"):
        benchmark.run(name, folder)


def test_speed_counts_words_a_second():
    table = benchmark.speed(repeats=1)
    assert (table["words"] > 2000).all()
    assert (table.loc[~table["step"].str.startswith("load"), "words_per_second"] > 0).all()
