"""Names that are also words, and names that are nearly others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sources import spelling

LINE = "The wharf-side Wharf rang; its clerk’s lamp lit Marsh, not a salt_marsh or the marshes."


@pytest.mark.parametrize(
    ("word", "expected"), [("lamp", True), ("clerk", False), ("wharf", False), ("marsh", False), ("salt_marsh", True)]
)
def test_a_word_stands_where_no_letter_mark_or_hyphen_goes_on(word, expected):
    assert spelling.stands(LINE, word) is expected


@given(st.text("ab-’ ", max_size=30), st.text("ab", min_size=1, max_size=3))
def test_a_word_stands_where_a_pattern_finds_it(text, word):
    assert spelling.stands(text, word) == bool(re.search(rf"(?<![\w’'-]){word}(?![\w’'-])", text))


@given(st.text("ab-’. ", max_size=60), st.sets(st.text("ab", min_size=1, max_size=3)))
def test_many_names_are_looked_for_as_few_are(text, names):
    more = {f"c{n}" for n in range(spelling._FEW + 1)}
    assert spelling.small(text, names) == spelling.small(text, names | more)


def test_the_closest_name_differs_by_a_letter_or_two():
    known = ["bramwell", "hollander", "brimwel"]
    assert spelling.closest("bramwel", known) == "bramwell"
    assert spelling.closest("hollender", known) == "hollander"
    assert spelling.closest("bollander", known) is None
    assert spelling.closest("hull", known) is None
