"""Words and tokens."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import text

LETTERS_AND_MARKS = st.text(alphabet="aBé1 .,'’‘“”\"-$%U.S\n\u00a0\u200b😀א", max_size=80)


def tokens(line):
    return [line[start:end] for start, end in text.tokens(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The port closed.", ["The", "port", "closed", "."]),
        ("Doyle’s boat", ["Doyle", "’s", "boat"]),
        ("they've gone", ["they", "'ve", "gone"]),
        ("didn’t", ["didn’t"]),
        ("the officials’ plan", ["the", "officials", "’", "plan"]),
        ("U.S. sailors", ["U.S.", "sailors"]),
        ("the C.I.A. said", ["the", "C.I.A.", "said"]),
        ("Mr. Lund and Dr. Osei", ["Mr.", "Lund", "and", "Dr.", "Osei"]),
        ("on Jan. 3 at 5 p.m.", ["on", "Jan.", "3", "at", "5", "p.m."]),
        ("John F. Doyle", ["John", "F.", "Doyle"]),
        ("her Ph.D. thesis", ["her", "Ph.D.", "thesis"]),
        ("$1.5 million, 12.5% and 4,200", ["$1.5", "million", ",", "12.5%", "and", "4,200"]),
        ("the 3rd of 1990s ships at 10:15", ["the", "3rd", "of", "1990s", "ships", "at", "10:15"]),
        ("a 38-page order", ["a", "38", "-", "page", "order"]),
        ("well-armed", ["well-armed"]),
        ("“No,” he said", ["“", "No", ",", "”", "he", "said"]),
        ("so ... no -- yes", ["so", "...", "no", "--", "yes"]),
        ("Brenn\u00a0Wire", ["Brenn", "Wire"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_a_line_is_split_into_words_numbers_clitics_and_marks(line, expected):
    assert tokens(line) == expected


@pytest.mark.parametrize(
    ("line", "count"),
    [("", 0), ("...", 0), ("It’s 3.5 well-armed U.S. ships.", 5), ("Ein Schiff 港口", 3), ("a_b", 1)],
)
def test_words_are_counted(line, count):
    assert text.count_words(line) == count


@given(LETTERS_AND_MARKS)
@settings(max_examples=200, deadline=None)
def test_every_character_that_is_no_space_belongs_to_one_token(line):
    spans = text.tokens(line)
    assert spans == sorted(spans)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {i for start, end in spans for i in range(start, end)}
    assert covered >= {i for i, char in enumerate(line) if not char.isspace()}
    assert all(line[start:end] == line[start:end].strip() for start, end in spans)


@given(LETTERS_AND_MARKS, LETTERS_AND_MARKS)
@settings(max_examples=100, deadline=None)
def test_a_line_break_ends_a_token(one, other):
    assert tokens(one.rstrip() + "\n")[: len(tokens(one))] == tokens(one.rstrip() + "\n")


def test_stems_join_the_forms_of_a_word():
    assert text.stem("Ferries") == text.stem("ferry") == "ferri"
    assert text.stem("docked") == text.stem("DOCKS")
