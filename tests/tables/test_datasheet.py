"""Datasheets: counts of few articles, rates of one or of five and more."""

import made
import pandas as pd

from analysis.features import features
from analysis.tables.datasheet import datasheet, rates_note


def measured(s):
    s.features = features(vars(s))
    return s


def row(table, words: str) -> pd.Series:
    return table.data.set_index("measure").loc[words]


def test_one_article_has_its_counts_and_rates_with_intervals():
    table = datasheet(measured(made.story()), ["a1-harbor"], "Harbor Post")
    unnamed = row(table, "statements that rest on unnamed sources")
    assert unnamed.to_list() == [2, "3 statements", "67\u00a0%", "21\u00a0% to 94\u00a0%"]


def test_two_to_four_articles_have_counts_alone():
    table = datasheet(measured(made.crowd(3, "Post")), ["x000", "x001", "x002"], "Post")
    assert row(table, "statements that rest on unnamed sources").to_list() == [6, "9 statements", "–", "–"]
    assert "none is given" in rates_note(3)


def test_five_articles_have_a_rate_and_no_interval_where_they_are_all_alike():
    names = [f"x{n:03}" for n in range(5)]
    table = datasheet(measured(made.crowd(5, "Post")), names, "Post")
    assert row(table, "statements that rest on unnamed sources").to_list() == [10, "15 statements", "67\u00a0%", "–"]


def test_articles_without_a_statement_do_not_make_up_five():
    names = [f"x{n:03}" for n in range(5)]
    story = measured(made.crowd(5, "Post"))
    story.features.loc[~story.features["article"].isin(names[:2]), ["statements", "unnamed_mentions"]] = 0
    table = datasheet(story, names, "Post")
    assert row(table, "statements that rest on unnamed sources").to_list() == [4, "6 statements", "–", "–"]


def test_an_outlet_without_measured_articles_has_none():
    assert datasheet(measured(made.story()), [], "Nobody").data.empty
