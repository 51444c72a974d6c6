"""Wording side by side, with the reader's own changes."""

import html

import made
import pandas as pd
import pytest

from analysis import tables
from analysis.charts.headlines import headline

ONE = "Lund is turning up the heat on the crews of Brenn."
TWO = "Lund is pressing harder on the crews of Brenn."


def told(role="body"):
    """Give a story whose two articles report one fact, each as a whole, the first in a paragraph of this role."""
    s = made.story()
    s.articles = s.articles[s.articles["event"].eq("e1")].assign(text=[ONE, TWO]).reset_index(drop=True)
    names = s.articles["article"].tolist()
    s.facts = s.facts.iloc[:1]
    ends = (len(ONE), len(TWO))
    s.mentions = pd.DataFrame(
        {"fact": "e1.f1", "article": names, "start": 0, "end": ends, "similarity": 0.9, "attribution": pd.NA}
    )
    s.paragraphs = pd.DataFrame(
        {"article": names, "paragraph": 0, "start": 0, "end": ends, "role": [role, "body"], "origin": None}
    )
    s.sentences = s.paragraphs.assign(sentence=0)
    s.spans = s.spans.iloc[:0]
    at = ONE.index("turning")
    hit = {"article": names[0], "start": at, "end": at + len("turning up the heat"), "term": "turn up the heat"}
    s.loaded = pd.DataFrame([hit | {"category": "motion_metaphor", "voice": "outlet", "score": 0.9, "role": "body"}])
    return s


def test_a_fact_stands_in_the_words_of_each():
    s = told()
    shown = tables.in_other_words(s, s.loaded)._repr_html_()
    assert shown.count("<h4>") == 2 and 'class="choice loaded"' in shown
    assert "“pressing harder” / “turning up the heat”" in shown
    row = tables.choices(s, s.loaded).data.iloc[0]
    assert row[["wrote", "wrote instead", "loaded"]].tolist() == ["turning up the heat", "pressing harder", "the first"]


def test_a_fact_is_headed_by_its_headline_and_facts_of_the_same_passages_are_shown_once():
    s = told()
    once = tables.in_other_words(s, s.loaded)
    for name in ("facts", "mentions", "coverage"):
        table = getattr(s, name)
        setattr(s, name, pd.concat([table, table.assign(fact="again")], ignore_index=True))
    twice = tables.in_other_words(s, s.loaded)
    assert len(once.facts) == len(twice.facts) == 1
    fact = s.facts.iloc[0]
    assert f"<h3>{fact['fact']}: {headline(fact['label'])}</h3>" in html.unescape(once.facts[0])


def test_an_excerpt_is_named_as_one():
    s = told("excerpt")
    assert "Harbor Post (excerpt)" in tables.in_other_words(s, s.loaded)._repr_html_()
    assert tables.choices(s, s.loaded).data["outlet"].tolist() == ["Harbor Post (excerpt)"]


def test_own_terms_and_kinds_left_out_are_shown_with_their_effect():
    s = told()
    data = tables.edited(s, {"crew": "own term"}, ["motion_metaphor"]).data.set_index("outlet")
    assert data["loaded words"].to_dict() == {"Harbor Post": 1, "Daily Ledger": 0}
    assert data["with your changes"].tolist() == [1, 1]
    one = tables.edited(s, without=["motion_metaphor"]).data
    assert one["with your changes"].tolist() == [0, 0]
    with pytest.raises(ValueError, match="no category 'metaphors'"):
        tables.edited(s, without=["metaphors"])


def test_the_word_that_carries_a_difference_is_named():
    s = told()
    row = tables.influence(s, s.loaded).data.iloc[0]
    assert row["term"] == "turn up the heat" and row["the same without the word"] == 0


def test_distinctive_words_lie_beyond_their_interval():
    data = tables.distinctive(made.story()).data
    assert data["low"].gt(0).all()


def test_every_kind_has_a_meaning_and_an_example():
    data = tables.kinds().data
    assert data[["meaning", "for example"]].ne("–").all(axis=None)
    assert data["Recasens et al. 2013"].ne("–").all()


def test_nothing_to_tell():
    empty = made.empty()
    assert "No fact" in tables.in_other_words(empty, empty.loaded)._repr_html_()
    for table in (
        tables.choices(empty, empty.loaded),
        tables.influence(empty, empty.loaded),
        tables.distinctive(empty),
    ):
        assert "none" in table.html()
