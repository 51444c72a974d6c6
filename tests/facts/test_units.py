"""The statements of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import story

from analysis import facts

LINE = "Mara Lund, who chairs the port, told The Ledger that the pier would be shut in May and the school in June."
SAID = ("a", "Mara Lund, who chairs the port,", "told", LINE.partition("Ledger ")[2], "named_person", "Mara Lund")


def statements(text: str, said: list[tuple] | None = None):
    tables = story({"a": text}, said or [])
    return facts.units(*(tables[name] for name in ("articles", "sentences", "attributions", "spans")))


def test_a_sentence_stands_before_its_clauses_which_are_its_own_words():
    made = statements(LINE)
    assert made["text"][0] == LINE and (made["whole"] == 0).all() and len(made) > 2
    for row in made.itertuples():
        assert LINE[row.start : row.end] == row.text


def test_a_clause_that_only_says_who_says_something_is_no_statement():
    plain, told = statements(LINE)["text"].tolist(), statements(LINE, [SAID])["text"].tolist()
    assert [text for text in plain if text not in told] == ["Mara Lund, who chairs the port, told The Ledger"]
    assert told[0] == LINE


@pytest.mark.parametrize("line", ["The pier was shut, he said.", "He spoke to The Ledger."])
def test_a_whole_sentence_is_a_statement_whatever_it_says(line):
    he = (
        "a",
        "he" if "he said" in line else "He",
        "said" if "he said" in line else "spoke",
        None,
        "unattributed",
        None,
    )
    assert line in statements(line, [he])["text"].tolist()


@pytest.mark.parametrize("line", ["From the Harbor Post:", "“", ""])
def test_what_only_announces_or_says_nothing_is_none(line):
    made = statements(f"{line}\nThe pier was shut.")["text"].tolist()
    assert made[-1] == "The pier was shut." and "From the Harbor Post:" not in made


@given(st.text(alphabet="ab ,.;:“”\n", max_size=300))
def test_statements_are_spans_of_the_text_in_their_order(text):
    made = statements(text)
    assert all(text[row.start : row.end] == row.text for row in made.itertuples())
    whole = made[made["whole"].eq(made.index)]
    assert whole["start"].is_monotonic_increasing
    assert (whole["end"].to_numpy()[:-1] <= whole["start"].to_numpy()[1:]).all()
