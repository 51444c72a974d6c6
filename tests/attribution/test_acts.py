"""What a cue does, and what it implies."""

import re

import pytest

from analysis import resources
from analysis.attribution import acts, features
from analysis.schema import ACTS


@pytest.mark.parametrize(
    ("cue", "form", "act", "stance"),
    [
        ("said", "indirect", "statement", "neutral"),
        ("according to", "indirect", "statement", "neutral"),
        ("claimed", "indirect", "statement", "doubting"),
        ("pointed out", "indirect", "statement", "endorsing"),
        ("has conceded", "indirect", "statement", "conceding"),
        ("slammed", "indirect", "statement", "confrontational"),
        ("said in a statement", "mixed", "statement", "neutral"),
        ("believes", "indirect", "belief", "cognitive"),
        ("seemed to suggest", "indirect", "statement", "neutral"),
        ("hopes to", "indirect", "wish", "volitional"),
        ("rejected", "indirect", "wish", "confrontational"),
        ("rejected", "direct", "statement", "confrontational"),
        ("'s accusation", "indirect", "statement", "confrontational"),
        (":", "direct", "statement", "neutral"),
        ("have not released", "indirect", "non_response", "withholding"),
        ("wandered", "indirect", "belief", None),
    ],
)
def test_act_and_stance(cue, form, act, stance):
    assert acts.classify(cue, form) == (act, stance)


@pytest.mark.parametrize(
    "sentence",
    [
        "The port declined to comment.",
        "Lund did not immediately respond to a request for comment.",
        "Doyle could not be reached on Friday.",
        "The Harbor Post could not independently verify the letter.",
        "Hale had no immediate comment.",
        "Messages to the firm were not returned.",
        "Park wouldn’t say who paid.",
    ],
)
def test_non_responses_are_seen(sentence):
    assert acts.silences(sentence)


@pytest.mark.parametrize(
    "sentence", ["The port declined the gift.", "Lund did not swim.", "He could not reach the shelf."]
)
def test_other_refusals_are_none(sentence):
    assert not acts.silences(sentence)


def test_every_pattern_matches_its_example():
    table = resources.lexicon("non_responses")
    for pattern, example in zip(table["pattern"], table["example"], strict=True):
        assert re.search(pattern, example.lower()), pattern
        assert acts.hints(example) and acts.silences(example), example


def test_hints_keep_their_place_beside_letters_that_grow_when_written_small():
    text = "İİ Doyle Declined to comment."
    assert text[acts.hints(text)[0] :].startswith("Declined")
    assert [text[a:b] for a, b in acts.silences(text)] == ["Declined to comment"]


def test_no_form_stands_twice_and_every_example_holds_its_cue():
    table = resources.lexicon("cues")
    assert features.forms().index.is_unique
    assert set(table["act"]) <= set(ACTS)
    for forms, example in zip(table["forms"], table["example"], strict=True):
        assert any(re.search(rf"\b{form}\b", example.lower()) for form in forms.split(", ")), example
