"""Readings: the numbers are those of the tables, and nothing is said that they do not hold."""

import html
import re

import made
import pytest

from analysis import readings


def every(s) -> dict[str, readings.Reading]:
    said = (s.articles, s.attributions, s.attributed)
    return {
        "published": readings.published(s.articles, s.paragraphs),
        "who_speaks": readings.who_speaks(*said),
        "left_unnamed": readings.left_unnamed(*said),
        "worded": readings.worded(s.articles, s.paragraphs, s.sentences, s.spans, s.loaded),
        "left_out": readings.left_out(s.articles, s.facts, s.mentions, s.coverage),
        "taken": readings.taken(s.articles, s.paragraphs, s.shared),
    }


@pytest.mark.parametrize("kind", made.STORIES)
def test_readings_judge_nobody(kind):
    for reading in every(made.STORIES[kind]()).values():
        whole = " ".join([reading.text, *reading.items, reading.note])
        assert not re.search(r"\b(?:bias\w*|slant\w*|omit\w*|hid(?:es|den)?|nan|None|inf)\b", whole)
        assert reading.text.endswith(".") and reading.text[0] == reading.text[0].upper()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("published", "3 articles report 2 events. Daily Ledger and Harbor Post report the event of April 2031."),
        ("published", "Event e2 (undated) has one article"),
        ("published", "The outlet of 1 article is not known."),
        ("who_speaks", "9 statements in 3 articles: 3 from named persons, 1 from named institution"),
        ("who_speaks", "1 of them says that someone did not answer or comment."),
        ("left_unnamed", "5 of 9 statements rest on unnamed sources, 5 of them on unnamed officials."),
        ("left_unnamed", "5 mentions of 4 distinct sources; where a number is stated, 4 persons in all."),
        ("left_unnamed", "A reason for leaving them unnamed is given in 1 mention, by a stock phrase in 1."),
        (
            "left_unnamed",
            "By the words alone, 3 of 5 statements of unnamed sources and 1 of 3 statements of all others",
        ),
        ("worded", "2 loaded words in"),
        ("left_out", "3 facts were compared over 2 articles that share an event."),
        ("taken", "1 pair of articles shares passages; in 1 of them one credits the other"),
    ],
)
def test_readings_say_what_the_tables_hold(name, words):
    assert words in every(made.story())[name].text


def test_rates_come_with_their_n_and_interval():
    found = every(made.story())
    assert "Harbor Post: 2 of 3, 67 % (95 % interval 21 % to 94 %)" in [
        item.replace("\u00a0", " ") for item in found["left_unnamed"].items
    ]
    assert all("per 1,000 (95 % interval" in item for item in found["worded"].items)


def test_an_event_of_one_article_leaves_nothing_out():
    assert "nothing can be called left out" in every(made.only("b2-ledger"))["left_out"].text


def test_names_are_escaped():
    articles = made.story().articles.assign(outlet="<b>&")
    page = readings.left_unnamed(articles, made.story().attributions, made.story().attributed)._repr_html_()
    assert "<b>" not in page and html.escape("<b>&") in page
