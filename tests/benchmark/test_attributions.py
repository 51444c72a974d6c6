"""Scores come from comparing spans and whole attributions, and a tiny gold shows how."""

import pytest

from analysis import benchmark
from analysis.benchmark import comparing, gold, speakers
from analysis.benchmark.attributions import people
from analysis.benchmark.attributions import score as score_engine

TEXT = "The mayor said the pier would close in May.\n\nThe weather was mild.\n"
MARKED = ["T1\tSource 0 9\tThe mayor", "T2\tCue 10 14\tsaid", "T3\tContent 15 42\tthe pier would close in May"]
MARKED += ["T4\tAttribution 10 14\tsaid", "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1"]


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one article of the gold's layout, read by one annotator."""
    part = tmp_path / "polnear" / "dev"
    (part / "text").mkdir(parents=True)
    (part / "attributions").mkdir()
    (part / "text" / "pier.txt").write_text(TEXT, encoding="utf-8")
    (part / "attributions" / "pier_ann1.ann").write_text("\n".join(MARKED), encoding="utf-8")
    return tmp_path


def values(table, figure="F1"):
    return table[table["figure"] == figure].set_index("part")["value"]


def test_what_agrees_with_the_gold_scores_one(folder):
    table = score_engine(*gold.polnear(folder / "polnear" / "dev"), "fast")
    assert (values(table)[["source, exact", "cue, strict", "content, overlap", "content, words", "pair"]] == 1).all()
    assert table[["low", "high"]].isna().all(axis=None), "one article has no interval"


def test_a_span_that_the_gold_has_elsewhere_is_a_miss_and_a_false_find(folder):
    path = folder / "polnear" / "dev" / "attributions" / "pier_ann1.ann"
    path.write_text(path.read_text().replace("Source 0 9", "Source 44 55"), encoding="utf-8")
    table = benchmark.span_accuracy(folder / "polnear" / "dev", "fast").set_index(["role", "match"])
    assert table.loc[("source", "exact"), "f1"] == 0
    assert table.loc[("cue", "exact"), "f1"] == 1


def one(source, content, cue=(10, 14)):
    return {"source": [source] if source else [], "cue": [cue], "content": [content]}


@pytest.mark.parametrize(
    ("source", "content", "right"),
    [
        ((0, 9), (15, 42), True),
        ((4, 9), (15, 30), True),
        ((0, 9), (15, 27), False),
        ((44, 55), (15, 42), False),
        (None, (15, 42), False),
    ],
    ids=["the same", "half of the content", "less than half", "another source", "no source"],
)
def test_a_pair_needs_half_of_the_content_and_a_source_that_overlaps(source, content, right):
    counts, found = comparing.attributions("a", TEXT, [one((0, 9), (15, 42))], [one(source, content)])
    assert found == [right]
    assert counts[0] == ("a", "pair", right, 1, right, 1)


def test_each_attribution_matches_once():
    same = one((0, 9), (15, 42))
    assert comparing.attributions("a", TEXT, [same], [same, same])[1] == [True, False]


def test_quoted_ones_are_counted_by_the_marks_of_their_content():
    body = "Lund said “no” and left."
    quoted = one((0, 4), (10, 14), (5, 9))
    assert comparing.attributions("a", body, [quoted], [])[0][1] == ("a", "quoted", 0, 0, 0, 1)
    assert comparing.attributions("a", body, [quoted], [quoted])[0][1] == ("a", "quoted", 0, 0, 1, 1)


def test_marks_and_space_at_the_edges_do_not_matter_for_an_exact_match():
    assert comparing.trim("said “no,” then", (5, 10)) == (6, 8)


def test_a_word_is_covered_where_a_span_touches_it():
    assert comparing.covered([(0, 3), (4, 9), (10, 14)], [(2, 5)]) == {(0, 3), (4, 9)}
    assert comparing.covered([(0, 3)], [(3, 9), (-2, 0)]) == set()


def test_people_are_scored_against_one_another(folder):
    (folder / "polnear" / "train" / "attributions").mkdir(parents=True)
    notes = folder / "polnear" / "dev" / "attributions"
    (notes / "pier_ann2.ann").write_text("\n".join(MARKED).replace("15 42", "19 42"), encoding="utf-8")
    found = values(people(folder))
    assert found["source, exact"] == 1 and found["content, exact"] == 0 and found["pair"] == 1
    both = list(speakers.between_people(folder))
    assert [(share.hits, share.of) for share in both] == [(1, 1), (1, 1)]


@pytest.mark.parametrize("name", ["attributions", "paragraphs", "gum", "sources", "textacy", "poems"])
def test_what_is_not_there_is_named(name):
    with pytest.raises(FileNotFoundError, match=r"no benchmark 'poems'|give --gold DIR"):
        benchmark.run(name, None)
