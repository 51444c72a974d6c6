"""Runs of capitalised words, as they stand in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sources.capitals import FIRST, RUN, WORD

PARTS = [
    *"Gov Gov. St. Co. Dr Workers Workers’ Women’s Brenn Élan É. A. U.S. A É x el- al- & of the".split(),
    *"’'._,-",
    "’s",
]


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("Gov. Ada Brenn and the Dockers’ Union of the North", ["Gov. Ada Brenn", "Dockers", "Union of the North"]),
        ("Women’s Harbor Fund sued U.S. Steel", ["Women’s Harbor Fund", "U.S. Steel"]),
        ("a Brenn’s McLund, Ida van der Doyle", ["Brenn", "McLund", "Ida van der Doyle"]),
        ("Élodie al-Tarn met A. & B. Lund", ["Élodie al-Tarn", "A. & B. Lund"]),
        ("no names here", []),
    ],
)
def test_a_run_goes_on_over_what_joins_names(line, runs):
    assert [match.group() for match in RUN.finditer(line)] == runs


@given(st.lists(st.sampled_from([*PARTS, " ", " "]), max_size=8).map("".join))
def test_the_first_word_of_a_run_ends_where_any_other_would(behind):
    for opening in ("Gov", "Women", "B", "É", "U.S", "Brenn"):
        text = opening + behind
        assert re.match(FIRST, text).span() == re.match(WORD, text).span()
