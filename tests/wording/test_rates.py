"""Rates of loaded wording and terms in their context."""

import numpy as np
import pandas as pd
import pytest

from analysis import schema, wording
from analysis.text import sentences

LINE = "Lund slammed the vote. Doyle said “it was reckless and we all know that.” The pier is old."


@pytest.fixture
def story():
    base = {"article": "a", "role": "body", "paragraph": 0}
    places = schema.frame("paragraphs", [base | {"start": 0, "end": len(LINE)}])
    cut = [base | {"sentence": i, "start": s, "end": e} for i, (s, e) in enumerate(sentences(LINE))]
    hit = {"article": "a", "term": "x", "category": "label", "role": "body", "score": 0.9}
    rows = [
        hit | {"start": 5, "end": 12, "voice": "outlet"},
        hit | {"start": LINE.index("reckless"), "end": LINE.index("reckless") + 8, "voice": "quoted"},
        hit | {"start": LINE.index("old"), "end": LINE.index("old") + 3, "voice": "outlet", "score": 0.1},
    ]
    articles = pd.DataFrame({"article": ["a", "b"], "text": [LINE, ""]})
    return schema.frame("loaded", rows), articles, places, schema.frame("sentences", cut), schema.frame("spans", [])


def test_only_own_voice_from_the_cut_on_is_counted(story):
    row = wording.rates(*story).iloc[0]
    assert row["loaded_own_voice"] == 1
    assert row["words_own_voice"] == 10
    assert row["loaded_per_1000_words_own_voice"] == pytest.approx(100)
    assert row["low"] <= 100 <= row["high"]


def test_an_article_without_words_has_no_rate(story):
    row = wording.rates(*story).iloc[1]
    assert row["words_own_voice"] == 0
    assert np.isnan(row["loaded_per_1000_words_own_voice"])


def test_intervals_are_the_same_in_every_run():
    count, words = np.array([1.0, 0, 0, 2, 0]), np.array([20.0, 25, 18, 30, 22])
    assert wording.interval(count, words) == wording.interval(count, words)


def test_nothing_found_still_has_an_upper_end():
    low, high = wording.interval(np.zeros(10), np.full(10, 20.0))
    assert low == 0
    assert 10 < high < 25


def test_concordance_shows_the_term_between_its_neighbours(story):
    table = wording.concordance(story[0], story[1])
    assert table["text"].tolist() == ["slammed", "reckless"]
    assert table["before"].tolist() == ["Lund", "vote. Doyle said “it was"]
    assert table["after"].tolist()[0] == "the vote. Doyle said “it"
    assert all(len(words.split()) <= 5 for words in [*table["before"], *table["after"]])
