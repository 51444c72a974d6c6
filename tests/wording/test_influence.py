"""Leave-one-word-out, and a reader's own changes."""

import pandas as pd
import pytest

from analysis import schema, wording
from analysis.text import sentences

TEXT = "The reckless plan failed. It was not a pivot. The pivots of Brenn upset the “pivot of all our plans here.”"
BASE = {"article": "a", "role": "body", "paragraph": 0}


@pytest.fixture
def tables():
    places = schema.frame("paragraphs", [BASE | {"start": 0, "end": len(TEXT)}])
    lines = [BASE | {"sentence": i, "start": s, "end": e} for i, (s, e) in enumerate(sentences(TEXT))]
    return (
        pd.DataFrame({"article": ["a"], "text": [TEXT]}),
        places,
        schema.frame("sentences", lines),
        schema.frame("spans", []),
    )


@pytest.fixture
def found():
    hit = {"article": "a", "start": 4, "end": 12, "term": "reckless", "category": "subjective_adjective"}
    return schema.frame("loaded", [hit | {"voice": "outlet", "score": 0.8, "role": "body"}])


def test_own_terms_count_in_their_voice_but_not_where_they_are_denied(found, tables):
    table = wording.edited(found, *tables, more={"pivot": "own term"})
    rows = [(TEXT[s:e], v) for s, e, v in zip(table["start"], table["end"], table["voice"], strict=True)]
    assert rows == [("reckless", "outlet"), ("pivots", "outlet"), ("pivot", "quoted")]
    assert schema.problems("loaded", table) == []


def test_a_category_can_be_left_out(found, tables):
    assert wording.edited(found, *tables, without=["subjective_adjective"]).empty
    assert len(wording.edited(found, *tables, without=["hedge"])) == 1


def test_an_own_term_goes_before_what_stood_in_its_place(found, tables):
    table = wording.edited(found, *tables, more={"reckless plan": "own term"})
    assert table["term"].tolist() == ["reckless plan"]


def test_leaving_out_the_word_that_makes_the_difference_leaves_none():
    hit = {"start": 0, "end": 1, "category": "label", "voice": "outlet", "role": "body", "score": 0.9}
    rows = [hit | {"article": "a", "term": t} for t in ("thug", "thug", "mob")] + [
        hit | {"article": "b", "term": "mob"}
    ]
    rates = pd.DataFrame({"article": ["a", "b"], "words_own_voice": [100, 100]})
    table = wording.influence(pd.DataFrame(rows), rates)
    top = table.iloc[0]
    assert (top["term"], top["n"]) == ("thug", 2)
    assert top[["difference", "without"]].tolist() == pytest.approx([20.0, 0.0])
    assert table.loc[table["term"] == "mob", "change"].tolist() == pytest.approx([0.0, 0.0])


def test_words_of_others_and_uncounted_ones_carry_nothing():
    hit = {"start": 0, "end": 1, "category": "label", "role": "body", "article": "a", "term": "mob"}
    rows = [hit | {"voice": "quoted", "score": 0.9}, hit | {"voice": "outlet", "score": 0.2}]
    rates = pd.DataFrame({"article": ["a", "b"], "words_own_voice": [100, 100]})
    assert wording.influence(pd.DataFrame(rows), rates).empty
