"""Do two passages say the same? Numbers, words, candidates, evidence, the answer."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import resources, similarity


def keys(passage):
    return [n.key for n in similarity.read_numbers(passage)]


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
    assert [n.exact for n in similarity.read_numbers(passage)] == [exact]


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


def test_a_part_of_a_passage_has_no_neighbours_and_is_not_counted_where_rarity_is():
    passages = [f"Lund sold {n} ships to Doyle." for n in range(30)]
    groups = [n % 3 for n in range(30)]
    alone = similarity.prepare(passages, groups)
    both = similarity.prepare([*passages, "sold 3 ships"], [*groups, None])
    assert (both.local == alone.local).all()
    assert both.group[-1] == -1
    assert both.whole.toarray().tolist() == alone.whole.toarray().tolist()
    assert not both.around[-1].nnz


def test_meaning_does_not_depend_on_what_else_is_read():
    lines = ["The strike shut the port.", "Dockers closed the harbor.", "Rye bread is tasty."]
    every = similarity.vectors(lines)
    for n, line in enumerate(lines):
        assert (similarity.vectors([line])[0] == every[n]).all()
    assert every[0] @ every[1] > every[0] @ every[2]


def test_a_part_is_read_within_its_passage():
    line = "After the strike the minister resigned."
    start = line.index("the minister")
    whole, part, nothing = similarity.vectors([line], [(0, 0, len(line)), (0, start, len(line)), (0, 5, 5)])
    alone = similarity.vectors([line[start:]])[0]
    assert 0.5 < whole @ part < 0.999
    assert abs(part @ alone) < 0.999
    assert not nothing.any()


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
    pairs = pd.DataFrame({"left": [], "right": []}, dtype=int)
    assert list(similarity.evidence(ready, pairs)) == ["left", "right", *similarity.EVIDENCE]
    assert similarity.vectors([]).shape == (0, 384)


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
    assert np.corrcoef(same, np.array(score, dtype=float))[0, 1] > 0.75


def test_the_models_are_small_and_cannot_run_code():
    stored = resources.weights("similarity")
    assert all(a.dtype.kind in "fU" for a in stored.values())
    assert json.dumps(resources.card("similarity"))
