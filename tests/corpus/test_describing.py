"""Headline, byline, words and sentences from the paragraphs."""

import pandas as pd
import pytest

from analysis import corpus, schema

TEXT = """Brenn port closes

By Ann Lund

The port of Brenn closed on Monday, two officials said. It may stay so.

Share

A ferry waits outside the harbor wall on Monday

From the Harbor Post:

The ministry is drawing up a plan, officials said. The plan would begin in May."""


@pytest.fixture
def articles():
    return schema.frame(
        "articles",
        [
            {"article": "a", "story": "s", "genre": "unknown", "text": TEXT, "words": 0, "file": "a.txt"}
            | {"sha256": "", "encoding": "utf-8"}
        ],
    )


def test_headline_byline_and_words_are_filled_in(articles):
    described = corpus.describe(articles, corpus.paragraphs(articles))
    row = described.iloc[0]
    assert (row["headline"], row["byline"]) == ("Brenn port closes", "Ann Lund")
    assert row["words"] == 14 + 4 + 15
    assert schema.problems("articles", described) == []


def test_what_is_stated_stays(articles):
    stated = articles.assign(headline="Stated", byline="Theo Osei")
    row = corpus.describe(stated, corpus.paragraphs(stated)).iloc[0]
    assert (row["headline"], row["byline"]) == ("Stated", "Theo Osei")


def test_every_role_but_boilerplate_has_sentences(articles):
    table = corpus.sentences(articles, corpus.paragraphs(articles))
    assert schema.problems("sentences", table) == []
    assert table["role"].value_counts().to_dict() == {
        "body": 3, "excerpt": 2, "headline": 1, "byline": 1, "caption": 1,
    }  # fmt: skip
    assert table["sentence"].tolist() == list(range(len(table)))
    assert TEXT[table["start"].iloc[3] : table["end"].iloc[3]] == "It may stay so."


def test_empty_tables_stay_empty():
    empty = schema.frame("articles", [])
    paragraphs = corpus.paragraphs(empty)
    assert schema.problems("sentences", corpus.sentences(empty, paragraphs)) == []
    assert schema.problems("articles", corpus.describe(empty, paragraphs)) == []


def test_numbers_start_anew_with_each_article(articles):
    two = pd.concat([articles, articles.assign(article="b")], ignore_index=True)
    table = corpus.sentences(two, corpus.paragraphs(two))
    assert table.groupby("article")["sentence"].min().tolist() == [0, 0]
