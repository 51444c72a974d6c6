"""A statement read beside the nearest sentences of another article."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import story

from analysis import facts
from analysis.facts import evidence, reader

TEXTS = {
    "a": "The port will hire 40 guards in May.\nMara Lund opened the school.",
    "b": "In May forty guards will be hired by the port.\nIt rained.\nDockers sang.\nBread was cheap.",
}


def statements(texts=TEXTS):
    t = story(texts, [])
    return facts.units(*(t[name] for name in ("articles", "sentences", "attributions", "spans")))


def test_a_statement_is_read_beside_three_sentences_of_the_other_article_in_their_order():
    made = statements()
    cells = evidence.cells(made)
    for (statement, passage), row in zip(reader.pairs(made, cells), cells.itertuples(), strict=True):
        assert statement == made["text"][row.left]
        parts = passage.split(" … ")
        assert len(parts) == min(3, len(TEXTS[row.article].split("\n")))
        assert sorted(parts, key=TEXTS[row.article].index) == parts
        assert made["text"][row.sentence] in parts


def test_what_an_article_tells_is_likelier_than_what_it_does_not():
    made = statements()
    cells = evidence.cells(made, "read")
    told = cells[cells["article"].eq("b")].set_index("left")["read"]
    assert told[0] > 0 > told[1]


def test_an_answer_does_not_depend_on_what_else_is_read():
    beside = [("The port hires guards.", "Guards are hired."), ("It rained.", "Bread was cheap.")]
    assert np.array_equal(reader.odds(beside), [reader.odds([one])[0] for one in beside])


@given(st.text(max_size=900), st.text(max_size=900))
def test_any_two_texts_can_be_numbered_and_are_not_too_long(one, two):
    numbered = reader.pieces(one, two)
    assert 3 <= len(numbered) <= reader.LONGEST
    assert numbered[0] == 101 and numbered[-1] == 102 and (numbered == 102).sum() >= 2


@pytest.mark.parametrize(("most", "read"), [(0, False), (100, True)])
def test_only_the_statements_of_small_events_are_read(most, read):
    t = story(TEXTS, [])
    given = [t[name] for name in ("articles", "sentences", "attributions", "spans", "shared", "quotations")]
    with patch.object(reader, "MOST", most), patch.object(reader, "odds", side_effect=reader.odds) as asked:
        facts.compare(*given)
    assert asked.called == read
