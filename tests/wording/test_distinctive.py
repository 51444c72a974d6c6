"""Distinctive words: on the same event, in the own voice, with a prior."""

import numpy as np
import pandas as pd
import pytest

from analysis import schema, wording
from analysis.text import paragraphs, sentences
from analysis.wording.distinctive import log_odds


def story(*rows):
    """Make the tables of articles given as (article, outlet, event, text)."""
    articles = pd.DataFrame(rows, columns=["article", "outlet", "event", "text"])
    places, lines = [], []
    for article, _, _, text in rows:
        for a, b in paragraphs(text):
            base = {"article": article, "role": "body", "paragraph": 0}
            places.append(base | {"start": a, "end": b})
            lines += [base | {"sentence": i, "start": s, "end": e} for i, (s, e) in enumerate(sentences(text, a, b))]
    none = schema.frame("spans", [])
    return articles, schema.frame("paragraphs", places), schema.frame("sentences", lines), none


LOUD = "The reckless plan shocked the port. A reckless vote, a reckless plan, the crews thought."
CALM = "The plan surprised the port. The vote on the plan was close, the crews thought."


def words_of(table, who):
    return table.loc[table["who"] == who, "word"].tolist()


def test_what_one_outlet_says_more_often_is_its_own():
    table = wording.distinctive(*story(("a", "Post", "e1", LOUD), ("b", "Wire", "e1", CALM)))
    assert words_of(table, "Post")[0] == "reckless"
    row = table.iloc[0]
    assert (row["n"], row["others"]) == (3, 0)
    assert row["low"] <= row["log_odds"] <= row["high"]
    assert row["resampled"] == "sentences"


def test_only_articles_on_the_same_event_are_compared():
    apart = wording.distinctive(*story(("a", "Post", "e1", LOUD), ("b", "Wire", "e2", CALM)))
    assert apart.empty
    unknown = wording.distinctive(*story(("a", "Post", None, LOUD), ("b", "Wire", None, CALM)))
    assert unknown.empty


@pytest.mark.parametrize(
    "line",
    ["Doyle said: “Reckless, reckless, it was all so reckless of us.”", "The Reckless sailed. Then the Reckless sank."],
)
def test_quotations_and_names_are_left_out(line):
    table = wording.distinctive(*story(("a", "Post", "e1", f"{CALM} {line}"), ("b", "Wire", "e1", CALM)), least=1)
    assert "reckless" not in table["word"].str.lower().tolist()


def test_with_five_articles_of_an_outlet_these_are_resampled():
    rows = [(f"a{i}", "Post", "e1", LOUD) for i in range(5)] + [("b", "Wire", "e1", CALM)]
    table = wording.distinctive(*story(*rows))
    assert set(table.loc[table["who"] == "Post", "resampled"]) == {"articles"}
    assert set(table.loc[table["who"] == "Wire", "resampled"]) <= {"sentences"}


def test_the_order_of_articles_does_not_matter():
    rows = [("a", "Post", "e1", LOUD), ("b", "Wire", "e1", CALM)]
    one, two = wording.distinctive(*story(*rows)), wording.distinctive(*story(*rows[::-1]))
    pd.testing.assert_frame_equal(one, two)


def test_the_prior_draws_rare_words_to_nothing():
    once, often = (
        log_odds(np.array([1.0, 500.0]), np.array([0.0, 500.0])),
        log_odds(np.array([40.0, 500.0]), np.array([0.0, 500.0])),
    )
    assert 0 < once[0][0] / once[1][0] < often[0][0] / often[1][0]


def test_no_articles():
    assert wording.distinctive(*story()).empty
