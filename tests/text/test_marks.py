"""Quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import text

ANY = st.text(alphabet="abs 1.,?'’‘“”\"„«»`-\n", max_size=100)


def quoted(whole):
    return [whole[q.start : q.end] for q in text.quotations(whole)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("“No,” he said.", ["“No,”"]),
        ('"No," he said. "Never."', ['"No,"', '"Never."']),
        ("‘No,’ he said.", ["‘No,’"]),
        ("'No,' he said.", ["'No,'"]),
        ("``No,'' he said.", ["``No,''"]),
        ("''No,'' he said.", ["''No,''"]),
        ("«No», he said.", ["«No»"]),
        ("„No“, he said.", ["„No“"]),
        ("He called it ”sodden” work.", ["”sodden”"]),
        ("‘We don’t know,’ Lund said.", ["‘We don’t know,’"]),
        ("'We don't know,' Lund said.", ["'We don't know,'"]),
        ("The officials’ plan and the sailor’s boat", []),
        ("The dockers' pay, the pilot's boat", []),
        ("rock ’n’ roll of the ’90s, and ‘em too", []),
        ("Back in the '90s, '80s and '70s", []),
        ("The union’s ‘last offer’ to the dockers’ wives", ["‘last offer’"]),
        ("‘The pilots’ boats are old,’ she said of the owners’ fleet.", ["‘The pilots’ boats are old,’"]),
        ("A 5' 2\" sailor", []),
        ('A sailor of 6\'2" said "no."', ['"no."']),
        ("“ ”", ["“ ”"]),
        ("no marks at all", []),
        ("", []),
    ],
)
def test_what_stands_in_quotation_marks(line, expected):
    assert quoted(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("“He told me ‘go home’ and left.”", {"“He told me ‘go home’ and left.”": 0, "‘go home’": 1}),
        ("‘He told me “go home” and left,’", {"‘He told me “go home” and left,’": 0, "“go home”": 1}),
        ("\"He told me 'go home' and left.\"", {"\"He told me 'go home' and left.\"": 0, "'go home'": 1}),
        ("“Yes.” ‘No.’", {"“Yes.”": 0, "‘No.’": 0}),
        ('"It is “safe” now," he said.', {'"It is “safe” now,"': 0, "“safe”": 1}),
        ('"It is “safe” now.\n\n"It is."', {'"It is “safe” now.': 0, "“safe”": 1, '"It is."': 0}),
        ("\"A 'b', “c 'd'”.\"", {"\"A 'b', “c 'd'”.\"": 0, "'b'": 1, "“c 'd'”": 1, "'d'": 1}),
    ],
)
def test_a_quotation_inside_a_quotation_has_depth_one(line, expected):
    assert {line[q.start : q.end]: q.depth for q in text.quotations(line)} == expected


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])
def test_a_quotation_over_several_paragraphs_closes_in_the_last(opening, closing):
    whole = f"{opening}We waited.\n\n{opening}We waited more.\n\n{opening}Then we left,{closing} Lund said."
    found = text.quotations(whole)
    assert [q.closed for q in found] == [False, False, True]
    assert whole[found[0].start : found[0].end] == f"{opening}We waited."
    assert whole[found[2].start : found[2].end] == f"{opening}Then we left,{closing}"


def test_a_single_mark_that_nothing_closes_is_an_apostrophe():
    assert quoted("‘Twas the pilots who left.\n\nThey came back.") == []
    assert quoted("‘Who left?\n\nNobody knew.") == []


def test_in_an_open_single_quotation_a_plural_possessive_closes_nothing():
    whole = "‘What of the pilots’ pay?\n‘What of ours?’ he asked."
    assert quoted(whole) == ["‘What of the pilots’ pay?", "‘What of ours?’"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("“We waited, he said. “We left.”", ["“We waited, he said.", "“We left.”"]),
        ('"We waited, he said, "and left."', ['"We waited, he said,', '"and left."']),
    ],
)
def test_a_forgotten_closing_mark_swallows_no_other_quotation(line, expected):
    assert quoted(line) == expected
    assert [q.closed for q in text.quotations(line)] == [False, True]


def test_paragraphs_can_be_given():
    whole = "“One” “two”"
    assert [q.start for q in text.quotations(whole, [(6, 11)])] == [6]


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_quotations_are_ordered_inside_their_paragraph_and_do_not_cross(whole):
    found = text.quotations(whole)
    spans = text.paragraphs(whole)
    assert found == sorted(found)
    for q in found:
        assert any(start <= q.start < q.end <= end for start, end in spans)
        assert q.depth in (0, 1)
    for level in (0, 1):
        same = [q for q in found if q.depth == level]
        assert all(one.end <= other.start for one, other in pairwise(same))
