"""Transcripts: each turn is its speaker's."""

import pytest
from attributing import found

TALK = """The exchange followed the vote.

LUND: We have no choice but to close the harbor.

HALE: Nobody asked the crews, and the Harbor Post wrote that they were never told.

They will lose their boats.

LUND: I met them in May.

(CROSSTALK)

HALE: You met their landlord."""


def test_each_turn_is_its_speakers():
    turns = [row for row in found(TALK) if row["cue"] == ":"]
    assert [row["source"] for row in turns] == ["LUND", "HALE", "LUND", "HALE"]
    assert turns[2]["content"] == "I met them in May."


def test_a_turn_goes_on_over_a_paragraph_without_a_name():
    second = next(row for row in found(TALK) if row["source"] == "HALE")
    assert second["content"].endswith("| They will lose their boats.")


def test_what_is_told_inside_a_turn_is_nested():
    rows = found(TALK)
    inner = [row for row in rows if row["source"] == "the Harbor Post"]
    outer = next(row["attribution"] for row in rows if row["source"] == "HALE")
    assert all(row["parent"] == outer for row in inner)


@pytest.mark.parametrize(
    "text",
    [
        "Cost: The harbor is dear.\n\nJobs: The crews would go.\n\nTime: It would take a year.",
        "Update: The harbor is shut.\n\nUpdate: The boats are gone.\n\nUpdate: It rains.\n\nPhoto: The pier.",
    ],
    ids=["a list of topics", "one label that comes back"],
)
def test_a_list_is_no_transcript(text):
    assert not [row for row in found(text) if row["cue"] == ":" and row["confidence"] > 0.8]


INTERVIEW = """Ida Lund has run the ferry for a year. Lund spoke to us on the quay.

Q: Why are the boats late?

A: I think the tide tables are wrong.

The crews know that as well as I do.

Q: And who printed them?

A: Not we. The harbor office said in March that it would look into them."""


def test_answers_are_verbatim_and_questions_are_nobodys():
    rows = found(INTERVIEW)
    turns = [row for row in rows if row["cue"] == ":"]
    assert [(row["source"], row["form"]) for row in turns] == [("A", "direct"), ("A", "direct")]
    assert turns[0]["content"].endswith("| The crews know that as well as I do.")
    assert not [row for row in rows if row["source"] == "Q"]


def test_what_a_question_says_is_inside_no_answer():
    asked = INTERVIEW.replace("And who printed them?", "The mayor said on Monday that the tables were right. Are they?")
    rows = found(asked)
    answers = {row["attribution"] for row in rows if row["cue"] == ":"}
    (said,) = [row for row in rows if row["source"] == "The mayor"]
    assert said["parent"] not in answers
