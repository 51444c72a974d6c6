"""The benchmark of facts counts as its definition says; crowds are written anew alike."""

import json

import numpy as np
import pytest
from crowd import crowd

from analysis.benchmark import pairs
from analysis.benchmark.facts import _count

TEXTS = {"a": "The gate is shut. Dockers are angry.", "b": "The gate was closed.", "c": "Rain fell."}
FOUND = [{"a": "gate is shut", "b": "gate was closed", "c": None}, {"a": "Dockers are angry", "b": None, "c": None}]
GATE = {
    "mentions": [{"article": "a", "start": 0, "end": 17}, {"article": "b", "start": 0, "end": 20}],
    "not_found": ["c"],
}
ANGER = {"mentions": [{"article": "a", "start": 18, "end": 36}], "not_found": ["b", "c"]}


def counted(told):
    anchors = [
        {k: (TEXTS[k].index(said), TEXTS[k].index(said) + len(said)) for k, said in one.items() if said}
        for one in FOUND
    ]
    return _count(anchors, set(TEXTS), told)


def test_facts_that_are_all_right_have_no_false_claim():
    n = counted([GATE, ANGER])
    assert (n["listed"], n["right"], n["said"], n["reported"]) == (2, 3, 3, 3)
    assert (n["lacked"], n["missing"], n["absent"], n["false"]) == (3, 3, 3, 0)
    assert (n["untrue"], n["claims"]) == (0, 3)


def test_a_claim_is_false_where_the_article_reports_all_that_the_passage_holds():
    alone = {"mentions": GATE["mentions"][:1], "not_found": ["b", "c"]}
    n = counted([alone, ANGER])
    assert (n["false"], n["untrue"], n["claims"]) == (1, 1, 4)
    both = alone | {"mentions": [{"article": "a", "start": 0, "end": 36}]}
    assert counted([both])["untrue"] == 0


def test_counts_agree_with_the_scorer_of_the_corpora(tmp_path, shared):
    import importlib.util

    spec = importlib.util.spec_from_file_location("scorer", shared / "scoring" / "facts.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    for name, content in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(content, encoding="utf-8")
    gold = {"articles": {k: f"{k}.txt" for k in TEXTS}, "facts": [{"found": one} for one in FOUND]}
    told = [json.loads(json.dumps(GATE | {"not_found": ["a", "c"]})), ANGER]
    ours, theirs = counted(told), scorer.count(gold, tmp_path, told)
    pairs_of = {"right": "rep_hit", "said": "rep_p", "lacked": "om_hit", "missing": "om_p", "false": "false"}
    assert all(ours[a] == theirs[b] for a, b in pairs_of.items())
    assert (ours["untrue"], ours["claims"]) == (theirs["untrue"], theirs["claims"])


def test_pearson_from_sums_is_pearson():
    one, two = np.random.default_rng(0).random((2, 40))
    made = pairs._pearson(pairs._moments(one, two).sum(axis=0))
    assert made == pytest.approx(np.corrcoef(one, two)[0, 1])


def test_crowds_are_on_one_event_in_varying_words():
    rows = crowd(5)
    assert len({r["text"] for r in rows}) == 5 and rows == crowd(5)
    lines = [set(r["text"].replace("\n\n", " ").split(". ")) for r in rows]
    assert lines[0] & lines[1]
