"""Whole attributions, from text to tables."""

import pandas as pd
import pytest
from attributing import found, tables
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import attribution, schema
from analysis.attribution import plain
from analysis.attribution.drafts import Draft, pages
from analysis.attribution.gather import form


def statements(text: str) -> list[tuple[str, str, str]]:
    return [(r["source"], r["cue"], r["content"]) for r in found(text) if r["act"] in schema.SOURCING_ACTS]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor said the pier would close in May.", "The mayor", "the pier would close in May"),
        ("“We are closing the pier,” Ann Lund said.", "Ann Lund", "“We are closing the pier,”"),
        ("‘We are closing the pier,’ Ann Lund said.", "Ann Lund", "‘We are closing the pier,’"),
        ('"We are closing the pier," Ann Lund said.', "Ann Lund", '"We are closing the pier,"'),
        ("The pier is to close in May, according to two officials.", "two officials", "The pier is to close in May"),
        ("Repairs have begun, current port officials said.", "current port officials", "Repairs have begun"),
    ],
)  # fmt: skip
def test_source_and_content(text, source, content):
    assert [(s, c) for s, _, c in statements(text)] == [(source, content)]


def test_what_stands_right_before_a_source_is_what_it_says_and_not_who_spoke_before():
    line = "Lund said the gate is old. It will shut, Doyle said, though no day is set."
    (page,) = pages(*tables(line))
    at = {words: (line.index(words), line.index(words) + len(words)) for words in ("the gate is old", "It will shut")}
    lund = Draft([(0, 4)], [(5, 9)], list(at.values()))
    doyle = Draft([(41, 46)], [(47, 51)], [(53, 73)])
    tidied = plain.tidy(page, [lund, doyle])
    assert [page.words(draft.content) for draft in tidied] == ["the gate is old", "It will shut though no day is set"]


def test_an_outlet_that_was_told_is_the_channel():
    (row,) = [
        r for r in found("The pier is unsafe, two port officials told the Harbor Post.") if r["act"] == "statement"
    ]
    assert (row["source"], row["channel"]) == ("two port officials", "Harbor Post")


@pytest.mark.parametrize(
    "text",
    [
        "The pier will close in May, the Harbor Post reported on Friday, citing two officials.",
        "The pier will close in May, according to two officials, the Harbor Post reports.",
    ],
)
def test_a_relay_holds_the_cited_source(text):
    rows = [r for r in found(text) if r["act"] == "statement"]
    outer = next(r for r in rows if "Harbor Post" in r["source"])
    inner = next(r for r in rows if r["source"] == "two officials")
    assert pd.isna(outer["parent"])
    assert inner["parent"] == outer["attribution"]
    assert inner["content"] == outer["content"] == "The pier will close in May"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The port authority declined to comment.", "The port authority"),
        ("Ann Lund did not immediately respond to a request for comment.", "Ann Lund"),
        ("The Harbor Post could not independently verify the letter.", "The Harbor Post"),
        ("Ms Holm, 53, did not return calls.", "Ms Holm, 53"),
        ("Mr Hale, 62, from Halm, could not be reached.", "Mr Hale, 62, from Halm"),
        ("Tarn Iron, a supplier of rails, did not respond to a request for comment.", "Tarn Iron, a supplier of rails"),
    ],
)
def test_non_responses(text, source):
    (row,) = [r for r in found(text) if r["act"] == "non_response"]
    assert row["source"].rstrip(",") == source


def test_a_quotation_of_its_own_paragraph_keeps_the_speaker_before():
    rows = found("“We will close the pier in May,” Ann Lund said.\n\n“It is a sad day for all of us here.”")
    assert rows[-1]["content"] == "“It is a sad day for all of us here.”"
    assert rows[-1]["source"] == "Ann Lund"


def test_a_quotation_left_open_goes_on_in_the_same_attribution():
    rows = found("Ann Lund said: “We will close the pier in May.\n\n“It is a sad day for all of us here.”")
    assert [r["source"] for r in rows] == ["Ann Lund"]
    assert "sad day" in rows[0]["content"]


def test_a_title_is_no_statement():
    assert statements("The film “The Long Way to the Old Harbor” opens in May.") == []


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("“We left,” he said.", [(0, 10)], "direct"),
        ("He said they “left at once” on Friday.", [(8, 37)], "mixed"),
        ("He said they left.", [(8, 17)], "indirect"),
    ],
)
def test_form(text, spans, expected):
    assert form(pages(*tables(text))[0], spans) == expected


def test_unknown_engine_is_named():
    with pytest.raises(ValueError, match="no engine 'slow'; available: fast"):
        attribution.find(*tables("Lund said so."), engine="slow")


BAD = [
    "",
    " \n\n ",
    "!!! ??? 123",
    '"' * 5000,
    "“a b c d e f” " * 500,
    "a, b said, " * 2000,
    "\x00 said \x00" * 99,
    "😀 said “😀” 😀." * 50,
]


@pytest.mark.parametrize("text", [*BAD, "قال الوزير إن الميناء مغلق. " * 30, "“One two three four.”\n" * 500])
def test_bad_input_gives_valid_tables(text):
    check(text)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Lund said ",
                "“No,” ",
                "citing two officials, ",
                "\n",
                "declined to comment. ",
                "’",
                "the Post ",
                "pier ",
                ", ",
                "according to ",
            ]
        ),
        max_size=40,
    )
)
def test_any_order_of_words_gives_valid_tables(parts):
    check("".join(parts))


def check(text: str) -> None:
    attributions, spans = attribution.find(*tables(text))
    assert schema.problems("attributions", attributions) == []
    assert schema.problems("spans", spans) == []
    assert all(text[s:e] == t for s, e, t in zip(spans["start"], spans["end"], spans["text"], strict=True))
    assert attributions["confidence"].between(0, 1).all()
    assert set(attributions["parent"].dropna()) <= set(attributions["attribution"])
    assert attributions["parent_counts"].isna().equals(attributions["parent"].isna())
    assert (attributions["parent"] != attributions["attribution"]).fillna(True).all()


def test_the_order_of_articles_does_not_matter():
    one, two = tables("Lund said the pier is shut.", "a"), tables("“No,” Doyle said. “Not in May.”", "b")
    forward = attribution.find(*(pd.concat(pair, ignore_index=True) for pair in zip(one, two, strict=True)))
    backward = attribution.find(*(pd.concat(pair, ignore_index=True) for pair in zip(two, one, strict=True)))
    for there, back in zip(forward, backward, strict=True):
        order = [c for c in ("article", "attribution", "start") if c in there]
        pd.testing.assert_frame_equal(*(t.sort_values(order).reset_index(drop=True) for t in (there, back)))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Two city clerks, who asked not to be named because the plan is secret, said that the pier would close.",
            "Two city clerks, who asked not to be named because the plan is secret",
        ),
        (
            "The ferry company, which has run the line since 1974, also said that it would appeal.",
            "The ferry company, which has run the line since 1974",
        ),
    ],
)
def test_a_relative_clause_does_not_part_a_source_from_its_cue(text, source):
    ((said, _, content),) = statements(text)
    assert said.rstrip(" ,") == source
    assert content.startswith("that ")


def test_a_quotation_keeps_its_speaker_where_the_whole_is_relayed():
    text = "“We will not pay for the pier. That is final,” she said, according to a transcript that the city published."
    attributions, spans = attribution.find(*tables("Mayor Ida Lund met the press.\n\n" + text), engine="accurate")
    inner = spans.merge(attributions.loc[attributions["form"] == "direct", ["attribution"]])
    words = dict(zip(inner["role"], inner["text"], strict=True))
    assert (words["source"], words["cue"]) == ("she", "said")
    assert words["content"] == "“We will not pay for the pier. That is final,”"


def test_what_was_not_answered_goes_on_behind_an_abbreviation():
    (row,) = [r for r in found("The board did not respond to the letters from Mr. Lund.") if r["act"] == "non_response"]
    assert row["content"] == "the letters from Mr. Lund"
