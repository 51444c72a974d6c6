"""Whether what is said is information, judgement or speculation: cases in sentences of this project's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import resources, schema
from analysis.sources.contents import content_kind

INFORMATION = [
    "the ferry sailed at nine",
    "two crew members were hurt in the blast",
    "the plan would begin at the port of Brenn",
    "the talks will go on in May",
    "the crew could not see the light",
    "the minister met the owners twice on Monday",
    "“We signed it on Tuesday.”",
    "the order costs 42 million crowns",
    "he never took the money",
    "the report was untrue",
    "the firms Best Harbor and Grand Pier signed the lease",
    "the council approved the budget by nine votes to two",
]
JUDGEMENT = [
    "the plan is a disaster for the town",
    "“It is reckless, and everyone knows it.”",
    "the mayor should resign",
    "the board ought to have asked the crews",
    "the toll is too high",
    "he is unfit for the post",
    "closing the pier was a mistake",
    "“I think the town will thank us.”",
    "the repair is difficult",
    "the line is good for the islands",
    "to their credit, the owners came",
    "the harbor master has been asleep at the wheel",
    "she is the best captain on the coast",
    "the vote was a farce that might be repeated",
]
SPECULATION = [
    "the pier may close",
    "the dam could fail by spring",
    "the lock probably froze",
    "he appears to have known",
    "the vote is expected to fail",
    "a strike is likely",
    "the captain is believed to have fled",
    "they fear that the wall will give way",
    "a deal is unlikely before May",
    "there is a chance of rain",
    "the log might have been lost",
]


@pytest.mark.parametrize("content", INFORMATION)
def test_information(content):
    assert content_kind(content) == "fact"


@pytest.mark.parametrize("content", JUDGEMENT)
def test_judgement_goes_before_speculation(content):
    assert content_kind(content) == "evaluation"


@pytest.mark.parametrize("content", SPECULATION)
def test_speculation(content):
    assert content_kind(content) == "speculation"


@pytest.mark.parametrize(
    ("content", "cue", "stance", "kind"),
    [
        ("the toll", "slammed", "confrontational", "evaluation"),
        ("the crew", "praised", "approving", "evaluation"),
        ("the toll", "expressed concern about", "neutral", "evaluation"),
        ("the council to wait", "urged", "directive", "evaluation"),
        ("a slow spring", "predicted", "neutral", "speculation"),
        ("the figures", "disputed", "confrontational", "fact"),
        ("to strike on Monday", "threatened", "confrontational", "fact"),
        ("the concern grew in the town", "said", "neutral", "fact"),
    ],
)
def test_the_words_of_saying_count_too(content, cue, stance, kind):
    assert content_kind(content, cue, stance) == kind


def test_may_the_month_is_no_guess_and_a_capital_that_opens_a_sentence_is_no_name():
    assert content_kind("the pier closed in May") == "fact"
    assert content_kind("the pier closed. “Maybe it was time.”") == "speculation"


@pytest.mark.parametrize("content", ["the toll is hardly Brenn’s finest hour", "oh, splendid: another committee"])
def test_limit_irony_and_judgement_in_neutral_words_pass_for_information(content):
    assert content_kind(content) == "fact"


def test_the_list_names_what_it_holds_and_every_entry_has_an_example():
    table = resources.lexicon("content_kinds")
    assert set(table["kind"]) == set(schema.CONTENT_KINDS)
    assert set(table["where"]) == {"any", "predicate", "before", "cue"}
    assert table["example"].ne("").all() and table["phrase"].is_unique
    # The adjectives are taken from the list of loaded wording.
    assert resources.lexicon("wording")["category"].eq("subjective_adjective").sum() > 100


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_has_a_kind(content, cue):
    assert content_kind(content, cue) in schema.CONTENT_KINDS
