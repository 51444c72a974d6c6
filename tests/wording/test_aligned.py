"""The same fact in other words."""

import pandas as pd
import pytest

from analysis import wording
from analysis.wording import aligned

NONE = pd.DataFrame({"article": [], "start": [], "end": [], "score": []})


def told(*texts):
    """Make the tables of one fact that each text reports as a whole."""
    names = [chr(ord("a") + i) for i in range(len(texts))]
    articles = pd.DataFrame({"article": names, "text": texts})
    mentions = [("f1", a, 0, len(t), 0.9) for a, t in zip(names, texts, strict=True)]
    return (
        pd.DataFrame({"fact": ["f1"], "event": ["e1"]}),
        pd.DataFrame(mentions, columns=["fact", "article", "start", "end", "similarity"]),
        articles,
    )


def pairs(*texts, loaded=NONE):
    rows = wording.choices(*told(*texts), loaded)
    return rows[["text", "other_text"]].apply(tuple, axis=1).tolist() if len(rows) else []


@pytest.mark.parametrize(
    ("one", "two", "pair"),
    [
        ("Lund slammed the vote.", "Lund criticised the vote.", ("slammed", "criticised")),
        ("The crews stormed out of the hall.", "The crews walked out of the hall.", ("stormed", "walked")),
        ("Brenn plans sweeping checks in May.", "Brenn plans wider checks in May.", ("sweeping", "wider")),
    ],
)
def test_words_in_each_others_place_are_the_choices(one, two, pair):
    assert pairs(one, two) == [pair]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Lund closed the pier.", "Lund closed the pier."),
        ("Lund closed the pier in May.", "Lund closed the pier in June."),
        ("Lund paid 12 crews.", "Lund paid twelve 12 crews."),
        ("Crews left.", "Ships burned at the northern gate."),
    ],
)
def test_names_numbers_and_what_does_not_line_up_are_no_choices(one, two):
    assert pairs(one, two) == []


def test_what_a_source_is_quoted_with_is_no_choice_of_the_outlet():
    one, two = (
        "Lund called the plan “a reckless gamble for Brenn”.",
        "Lund called the plan “a foolish gamble for Brenn”.",
    )
    assert pairs(one, two) == []
    assert pairs(*(text.replace("“", "").replace("”", "") for text in (one, two))) == [("reckless", "foolish")]


def test_pairs_with_a_loaded_word_come_first():
    one, two = (
        "Lund shut the gate. The port plans a reckless vote.",
        "Lund closed the gate. The port plans a quick vote.",
    )
    at = one.index("reckless")
    loaded = pd.DataFrame({"article": ["a"], "start": [at], "end": [at + 8], "score": [0.9]})
    rows = wording.choices(*told(one, two), loaded)
    assert rows["text"].tolist() == ["reckless", "shut"]
    assert rows["loaded"].tolist() == [True, False] and not rows["other_loaded"].any()


def test_spans_hold_their_words_and_are_short():
    facts, mentions, articles = told(
        "Brenn is turning up the heat on Lund.", "Brenn is putting pressure on Lund.", "Brenn leans on Lund."
    )
    rows = wording.choices(facts, mentions, articles, NONE)
    texts = articles.set_index("article")["text"]
    assert len(rows)
    for row in rows.itertuples():
        assert texts[row.article][row.start : row.end] == row.text
        assert texts[row.other][row.other_start : row.other_end] == row.other_text
        assert max(len(row.text.split()), len(row.other_text.split())) <= 5


def test_a_fact_of_one_article_has_no_other_words():
    assert wording.choices(*told("Lund slammed the vote."), NONE).empty


def test_two_spellings_are_one_word():
    assert pairs("The crews left the northern harbours.", "The crews left the northern harbors.") == []


def test_what_means_too_little_alike_is_no_choice(monkeypatch):
    texts = "Lund slammed the vote.", "Lund criticised the vote."
    assert pairs(*texts) == [("slammed", "criticised")]
    monkeypatch.setattr(aligned, "LEAST", 0.99)
    assert pairs(*texts) == []
