"""Counts behind the figures, on a story small enough to count by hand."""

import made
import pandas as pd
import pytest

from analysis import schema
from analysis.charts import compared, counts


@pytest.fixture
def s():
    return made.story()


def test_wishes_are_not_counted_and_refusals_are(s):
    rows = counts.counted(s.attributions, s.attributed)
    assert len(rows) == 9
    assert set(rows["act"]) == {"statement", "non_response"}


@pytest.mark.parametrize("role", ["headline", "caption", "repeat", "deck"])
def test_only_body_and_excerpts_are_counted(s, role):
    assert counts.counted(s.attributions.assign(role=role), s.attributed).empty


def test_what_passes_on_another_source_is_left_to_that_source(s):
    parents = s.attributions["parent"].mask(
        s.attributions["article"].eq("003_761b5e37") & s.attributions["attribution"].eq(1), 0
    )
    rows = counts.counted(s.attributions.assign(parent=parents), s.attributed)
    assert len(rows) == 8


def test_shares_of_statements_that_rest_on_unnamed_sources(s):
    table = counts.unnamed_share(s.articles, s.attributions, s.attributed).set_index("article")
    assert dict(table["statements"]) == {"a1-harbor": 3, "b2-ledger": 4, "003_761b5e37": 2}
    assert dict(table["unnamed"]) == {"a1-harbor": 2, "b2-ledger": 1, "003_761b5e37": 2}
    assert (table["low"] <= table["value"]).all() and (table["value"] <= table["high"]).all()


def test_a_statement_of_two_sources_is_one_statement(s):
    twice = pd.concat([s.attributed, s.attributed.assign(source_type="named_person")], ignore_index=True)
    table = counts.unnamed_share(s.articles, s.attributions, twice)
    assert table["statements"].sum() == 9
    # It goes by the named one of the two.
    assert table["unnamed"].sum() == 0


def test_the_three_counts_of_unnamed_sources(s):
    table = counts.unnamed_counts(s.attributions, s.attributed).set_index(["article", "column"])["n"]
    assert table["a1-harbor"].to_dict() == {"mentions": 2, "sources": 2, "persons": 3}
    assert table["003_761b5e37"].to_dict() == {"mentions": 2, "sources": 1, "persons": 1}
    assert table["b2-ledger"].to_dict() == {"mentions": 1, "sources": 1, "persons": 0}


def test_who_was_told_is_one_name_however_it_is_written(s):
    table = counts.channels(s.attributions, s.attributed, s.articles)
    assert set(table["column"]) == {"Harbor Post"}
    assert dict(zip(table["article"], table["own"], strict=True)) == {"a1-harbor": True, "b2-ledger": False}


def test_who_is_credited_is_read_from_the_text(s):
    table = counts.credited(s.articles, s.paragraphs)
    assert table.to_dict("records") == [{"article": "b2-ledger", "column": "Harbor Post", "kind": "told", "n": 1}]


def test_loaded_words_of_others_are_not_counted_to_the_outlet(s):
    table = compared.loaded_rates(s.articles, s.paragraphs, s.sentences, s.spans, s.loaded).set_index("article")
    assert dict(table["loaded"]) == {"a1-harbor": 0, "b2-ledger": 2, "003_761b5e37": 0}
    assert table.loc["b2-ledger", "value"] == 1000 * 2 / table.loc["b2-ledger", "own_words"]


def test_what_is_not_found_is_relative_to_others_on_the_event(s):
    table = compared.left_out(s.articles, s.facts, s.mentions, s.coverage).set_index("article")
    assert table.loc["a1-harbor", ["comparable", "not_found", "exclusive"]].to_list() == [2, 1, 1]
    assert table.loc["003_761b5e37"].sum() == 0


def test_what_cannot_be_compared_is_not_among_what_is_missing(s):
    covered = s.coverage.assign(status=s.coverage["status"].replace("not_found", "not_comparable"))
    table = compared.left_out(s.articles, s.facts, s.mentions, covered).set_index("article")
    assert table["not_found"].sum() == 0
    assert table.loc["a1-harbor", ["comparable", "reported"]].to_list() == [1, 1]


def test_shared_words_are_counted_once_and_both_ways(s):
    double = pd.concat([s.shared, s.shared], ignore_index=True)
    for shared in (s.shared, double):
        table = compared.shared_words(s.articles, s.paragraphs, shared)
        assert table[["article", "column", "n"]].to_dict("records") == [
            {"article": "a1-harbor", "column": "b2-ledger", "n": 7},
            {"article": "b2-ledger", "column": "a1-harbor", "n": 7},
        ]


def test_empty_tables_give_empty_counts():
    s = made.empty()
    assert counts.source_mix(s.attributions, s.attributed).empty
    assert counts.unnamed_share(s.articles, s.attributions, s.attributed).empty
    assert compared.left_out(s.articles, s.facts, s.mentions, s.coverage).empty
    assert compared.shared_words(s.articles, s.paragraphs, s.shared).empty


def test_made_stories_keep_to_the_schema():
    for name, table in made.tables().items():
        assert schema.problems(name, table) == []
