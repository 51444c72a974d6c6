"""Hearsay: something is said, nobody is credited."""

import pytest
from attributing import found


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The old pier was reportedly sold in May.", "reportedly", "The old pier was | sold in May"),
        ("In Brenn, it is understood that the crews were paid in cash.", "is understood", "that the crews"),
        ("The mayor is said to be ill, and nobody replaced her.", "is said", "The mayor | to be ill"),
    ],
)
def test_the_clause_is_what_is_said(text, cue, content):
    rows = [row for row in found(text) if cue in row["cue"]]
    assert [row["source"] for row in rows] == [""]
    assert rows[0]["content"].startswith(content)
    assert rows[0]["act"] == "statement"


def test_by_whom_it_was_done_is_not_who_says_so():
    rows = [row for row in found("The plan was reportedly shelved in May by Minister Ida Lund.") if row["cue"]]
    assert [row["source"] for row in rows if "reportedly" in row["cue"]] == [""]


@pytest.mark.parametrize("who", ["No one in Brenn", "Nobody at the port"])
def test_where_no_one_says_anything_nobody_makes_a_statement(who):
    sentences = f"{who} has explained why the pier was sold.", f"{who} claimed that the pier was sold."
    assert [found(said, "accurate")[0]["act"] for said in sentences] == ["non_response", "belief"]
    assert not [row for row in found("All told, nine boats left the port.") if row["source"] == "All"]
    rows = found("Neither side has said when the two ministers will meet again.")
    assert {row["act"] for row in rows} <= {"non_response"}


def test_a_title_is_no_quotation():
    rows = found("In a paper called “Whose Quay?” the Brenn League argues that the law is old.")
    assert "“Whose Quay?”" not in {row["content"] for row in rows}


@pytest.mark.parametrize("verb", ["expected to resign", "known as reformers", "seen as honest"])
def test_of_whom_something_is_thought_is_no_source(verb):
    assert not [
        row for row in found(f"Two ministers are {verb}, and nobody minds.") if row["source"] == "Two ministers"
    ]


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("The crew was told that the boats were old.", "told"),
        ("Ned Hale, the mayor, has been warned that the pier may fall.", "warned"),
        ("Ida Lund was widely criticized for closing the pier.", "criticized"),
    ],
)
def test_to_whom_it_is_said_is_no_source(line, cue):
    rows = [row for row in found(line, "accurate") if cue in row["cue"]]
    assert rows
    assert {row["source"] for row in rows} == {""}


@pytest.mark.parametrize("met", ["drew sharp criticism for", "endured relentless complaints about"])
def test_whom_others_criticise_is_no_source(met):
    rows = found(f"The mayor {met} closing the pier before the vote.", "accurate")
    assert [(row["source"], row["cue"]) for row in rows] == [("", met)]
    rows = found("The mayor came under fire for saying that the boats were old.", "accurate")
    assert [row["source"] for row in rows] == ["The mayor"]


def test_hearsay_inside_a_quotation_is_its_speakers():
    rows = found("“The pier was reportedly sold,” Lund said.")
    assert [row["source"] for row in rows if row["parent"] is None or row["parent"] != row["parent"]] == ["Lund"]
