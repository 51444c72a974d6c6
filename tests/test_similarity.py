"""Do two passages say the same? Numbers, words, candidates, evidence, the answer."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import resources, similarity, text


def keys(passage):
    return [n.key for n in similarity.read_numbers(passage, text.tokens(passage))]


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("97 percent of the ships", ["#97%"]),
        ("97% of the ships", ["#97%"]),
        ("97 per cent of the ships", ["#97%"]),
        ("10,000 guards", ["#10000"]),
        ("ten thousand guards", ["#10000"]),
        ("two ships", ["#2"]),
        ("two dozen ships", ["#24"]),
        ("two hundred and five ships", ["#205"]),
        ("twenty-five ships", ["#25"]),
        ("$1.5 million", ["#1500000$"]),
        ("1,500,000 dollars", ["#1500000$"]),
        ("in 2031", ["#2031year"]),
        ("one of them", []),
        ("no number at all", []),
    ],
)
def test_numbers_written_differently_are_one(passage, found):
    assert keys(passage) == found


@pytest.mark.parametrize(
    ("passage", "exact"),
    [("40 guards", True), ("nearly 40 guards", False), ("at least 40 guards", False), ("about $40", False)],
)
def test_a_number_that_is_only_about_right_is_not_exact(passage, exact):
    assert [n.exact for n in similarity.read_numbers(passage, text.tokens(passage))] == [exact]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("American guards", "the guards of the United States"),
        ("the F.B.I. searched", "the FBI searches"),
        ("97 percent of ships", "97% of a ship"),
        ("He didn't sell.", "They do not sell."),
    ],
)
def test_other_ways_to_write_the_same_have_the_same_terms(one, two):
    assert sorted(t.key for t in similarity.terms(one)) == sorted(t.key for t in similarity.terms(two))


def test_terms_stand_where_they_say():
    line = "“Nobody told us,” said Mara Lund of the U.S. Harbor Board, which lost $2 million."
    for term in similarity.terms(line):
        assert line[term.start : term.end].strip() == line[term.start : term.end] != ""


PAIRS = [
    ("Lund closed the harbor at night because of the strike.", "The strike made Lund shut the harbor after dark.", 1),
    ("Lund closed the harbor at night because of the strike.", "The ferry company reported a profit in spring.", 0),
    ("The council approved 40 guards for the port.", "Forty guards for the port were approved by the council.", 1),
    ("The council approved 40 guards for the port.", "The mayor of Brenn will visit a school.", 0),
]


def test_what_says_the_same_is_likelier_than_what_does_not():
    table = similarity.alike([p[0] for p in PAIRS], [p[1] for p in PAIRS])
    same = table["same"].to_numpy()
    assert same[0] > same[1]
    assert same[2] > same[3]
    assert same[2] > 0.5 > same[3]


def test_another_number_and_a_negation_count_against():
    one = "The council approved 40 guards for the port of Brenn."
    others = [one, "The council approved 70 guards for the port of Brenn.", one.replace("approved", "never approved")]
    table = similarity.alike([one] * 3, others)
    assert table["numbers_apart"].tolist() == [0, 1, 0]
    assert table["negation_apart"].tolist() == [0, 0, 1]
    assert table["same"].iloc[0] > table["same"].iloc[1]


def test_only_passages_of_other_groups_that_share_a_term_are_candidates():
    ready = similarity.prepare(
        ["Lund sold ships.", "Ships were sold.", "Rain fell.", "The ships of Lund."], list("aabb")
    )
    found = similarity.candidates(ready)
    assert found.to_numpy().tolist() == [[0, 3], [1, 3], [3, 0], [3, 1]]


def test_each_passage_keeps_few_candidates_of_a_group():
    passages = ["Lund sold ships."] + [f"Ships of kind {n} were sold by Lund." for n in range(20)]
    ready = similarity.prepare(passages, ["a"] + ["b"] * 20)
    found = similarity.candidates(ready, keep=2)
    assert len(found) == 40  # each of the twenty chose it, and every pair stands in both directions
    ready = similarity.prepare([*passages, "Ships sold by Lund."], ["a"] + ["b"] * 20 + ["a"])
    assert len(similarity.candidates(ready, keep=1)) < 60


def test_blocks_do_not_change_the_candidates():
    passages = [f"Lund sold {n} ships to Doyle and {n + 1} boats to Brenn." for n in range(30)]
    ready = similarity.prepare(passages, [n % 5 for n in range(30)])
    pd.testing.assert_frame_equal(similarity.candidates(ready, block=7), similarity.candidates(ready))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_text_gives_finite_evidence(passages):
    ready = similarity.prepare(passages)
    n = len(passages)
    pairs = pd.DataFrame({"left": np.repeat(np.arange(n), n), "right": np.tile(np.arange(n), n)})
    table = similarity.evidence(ready, pairs)
    assert np.isfinite(table.to_numpy(dtype=float)).all()
    shares = table[["cover", "cover_back", "cosine", "names", "pairs"]].to_numpy()
    assert ((shares >= 0) & (shares <= 1 + 1e-9)).all()
    assert ((similarity.same(table) >= 0) & (similarity.same(table) <= 1)).all()


def test_no_passage_gives_empty_tables():
    ready = similarity.prepare([])
    assert similarity.candidates(ready).empty
    assert list(similarity.evidence(ready, similarity.candidates(ready))) == ["left", "right", *similarity.EVIDENCE]


def test_two_lists_of_different_length_are_refused():
    with pytest.raises(ValueError, match="2 passages"):
        similarity.alike(["a", "b"], ["c"])


def test_the_card_says_what_the_weights_are():
    assert [str(c) for c in resources.weights("similarity")["evidence"]] == list(similarity.EVIDENCE)
    assert {"corpus", "limits", "scores"} <= set(resources.card("similarity"))


def test_paraphrases_of_the_validation_part_are_told_better_than_by_chance(shared):
    rows = (shared / "corpora/pairs/2014-headlines.test.tsv").read_text(encoding="utf-8").splitlines()
    score, one, two = zip(*(row.split("\t") for row in rows), strict=True)
    same = np.log(similarity.alike(one, two)["same"])
    assert np.corrcoef(same, np.array(score, dtype=float))[0, 1] > 0.65


def test_the_models_are_small_and_cannot_run_code():
    stored = resources.weights("similarity")
    assert all(a.dtype.kind in "fU" for a in stored.values())
    assert json.dumps(resources.card("similarity"))
