"""Paragraphs and sentences."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import text

ANY = st.text(alphabet="aB1 .,!?'’‘“”\"()\n\r\u00a0\u2028", max_size=120)


def paragraphs(whole):
    return [whole[start:end] for start, end in text.paragraphs(whole)]


def sentences(paragraph):
    return [paragraph[start:end] for start, end in text.sentences(paragraph)]


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("One.\u2028Two.\x85Three.", ["One.", "Two.", "Three."]),
        ("  One. \n \t \n\u00a0Two.\u00a0", ["One.", "Two."]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_every_line_is_a_paragraph(whole, expected):
    assert paragraphs(whole) == expected


WRAPPED = """\
The port of Brenn closed on Monday after the pilots walked out, and the
ministry said that it would not open again before the end of the week, as
talks had stalled.

“We have waited a year,” said Theo Lund, who leads the pilots, in a call
with the Harbor Post. He said that the union had asked for nothing but the
night shifts that were cut in 2029.

The ministry declined to comment.
"""


def test_hard_wrapped_lines_are_joined_up_to_the_blank_line():
    found = paragraphs(WRAPPED)
    assert [line.split()[0] for line in found] == ["The", "“We", "The"]
    assert "\n".join(found[:1]).startswith("The port of Brenn") and found[0].endswith("talks had stalled.")
    assert len(text.sentences(WRAPPED, *text.paragraphs(WRAPPED)[1])) == 2


def test_indented_lines_open_paragraphs_in_hard_wrapped_text():
    indented = WRAPPED.replace("\n\n", "\n    ").replace("The ministry declined", "The ministry declined")
    assert [line.split()[0] for line in paragraphs(indented)] == ["The", "“We", "The"]


@pytest.mark.parametrize(
    "whole",
    [
        "A crane stands idle\nDockers wait at the gate\nThe port office in Brenn\nA ferry leaves\nSailors ashore\n",
        "Sign up here\nRead more\nThe port closed on Monday after the pilots walked out over their shifts.\nShare\n",
        "The port closed.\nThe pilots walked out.\nNobody knows when it will open.\nThe ministry is silent.\n",
    ],
    ids=["captions", "furniture", "short paragraphs"],
)
def test_lines_that_end_short_of_the_margin_are_paragraphs_of_their_own(whole):
    assert paragraphs(whole) == whole.splitlines()


@given(ANY)
@settings(max_examples=200, deadline=None)
def test_paragraphs_are_ordered_apart_and_trimmed_and_lose_no_letter(whole):
    spans = text.paragraphs(whole)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(whole[s:e] == whole[s:e].strip() != "" for s, e in spans)
    covered = {i for start, end in spans for i in range(start, end)}
    assert {i for i, char in enumerate(whole) if not char.isspace()} <= covered


@pytest.mark.parametrize(
    "expected",
    [
        ["The port closed.", "Nobody was told."],
        ["Sen. Doyle met Gov. Hale on Jan. 3 in Mobile, Ala., at 5 p.m. Friday."],
        ["It sails for the U.S. Navy.", "The crew is young."],
        ["He works for the C.I.A.", "He said so."],
        ["She lives in the U.S.", "But her crew does not."],
        ["John F. Doyle and J. K. Lund signed."],
        ["They took plan B.", "It failed."],
        ["“Why now?” Doyle asked.", "Nobody knew."],
        ["“We won!” Sen. Doyle said."],
        ["“Go home.”", "He did."],
        ["He said ‘no.’", "She said ‘yes.’"],
        ['It was "over." The crew left.'.split(" The")[0], "The crew left."],
        ["It cost $1.5 million.", "Then 3 more."],
        ["It was No. 3 of 5.", "No. 4 sank."],
        ["(It closed.)", "It opened."],
        ["Is it over?", "No!", "It is not."],
        ["He waited … and left.", "She stayed."],
        ["Brenn Inc. sued Lund Corp. in May."],
        ["Brenn Inc. lost.", "It will appeal."],
        ["1. The pilots walked out.", "2. The port closed."],
        ["She holds a Ph.D. in law.", "He holds none."],
        ["Doyle v. Park was cited.", "So was e.g. Lund."],
        ["It ended at 5 p.m.", "The crew went home."],
        ["A stop\u00a0with a hard space.", "Then more."],
    ],
    ids=lambda parts: parts[0][:28],
)
def test_a_paragraph_is_split_where_sentences_end(expected):
    assert sentences(" ".join(expected)) == expected


def test_a_question_in_quotation_marks_goes_on_with_its_speaker():
    assert len(sentences("“Who ordered it?” Ann Lund wondered. “Who?” he asked.")) == 2


def test_offsets_are_those_of_the_whole_text():
    whole = "First line.\nIt closed. It opened.\nLast."
    start, end = text.paragraphs(whole)[1]
    assert [whole[s:e] for s, e in text.sentences(whole, start, end)] == ["It closed.", "It opened."]


@pytest.mark.parametrize("paragraph", ["", "   ", "no stop", "...", "?!", "“”", ". . ."])
def test_odd_paragraphs_give_no_empty_sentence(paragraph):
    spans = text.sentences(paragraph)
    assert all(paragraph[s:e].strip() for s, e in spans)
    assert len(spans) <= 3


@given(ANY)
@settings(max_examples=200, deadline=None)
def test_sentences_cover_their_paragraph(whole):
    for start, end in text.paragraphs(whole):
        spans = text.sentences(whole, start, end)
        assert spans[0][0] == start and spans[-1][1] == end
        assert all(whole[s:e] == whole[s:e].strip() != "" for s, e in spans)
        between = [whole[one[1] : other[0]] for one, other in pairwise(spans)]
        assert all(gap.isspace() for gap in between)
