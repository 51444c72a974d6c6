"""Where articles disagree."""

import pandas as pd
import pytest
from telling import story

from analysis import facts, schema
from analysis.facts import amounts, assertion

TABLES = "articles sentences attributions spans attributed sources mentions coverage quotations".split()


def found(texts, said=(), **changed):
    tables = story(texts, list(said)) | changed
    made = facts.discrepancies(*(tables[name] for name in TABLES))
    assert schema.problems("discrepancies", made) == []
    return made


def said(made):
    return made[["kind", "said", "other_said"]].to_numpy().tolist()


def test_numbers_are_found_across_sentences_that_share_little_else():
    one = "The board puts the price of its first new crane at 42 million crowns and hopes for rain."
    two = "Payers of harbor dues will be charged a shocking 50 million crowns for the first crane alone."
    assert said(found({"a": one, "b": two})) == [["numbers", "42 million crowns", "50 million crowns"]]


@pytest.mark.parametrize(("pages", "rows"), [(47, 1), (12, 0)])
def test_numbers_that_are_close_need_share_fewer_words(pages, rows):
    one = "Clerks carried the 48-page indictment down to the old court at noon."
    two = f"Nobody else is named in the indictment, which runs to {pages} pages."
    tables = story({"a": one, "b": two}, [])
    statements = facts.units(*(tables[name] for name in ("articles", "sentences", "attributions", "spans")))
    assert len(list(amounts.different(statements))) == rows


def test_what_stands_at_the_end_of_a_sentence_is_compared_too():
    one = "Three ferries went out before dawn, and the first armed guards could be aboard by May."
    two = "Three ferries went out before dawn, and the first armed guards will be aboard by May."
    assert said(found({"a": one, "b": two})) == [["certainty", "could", "will"]]


def test_a_number_in_a_clause_and_its_sentence_is_set_against_another_once():
    one = "The company said in a short letter it would cut 11 crew members of the freighter Tarn at the old northern "
    one += "yard of Brenn, while the union filed a long complaint with the port board."
    two = "The union said in a long complaint that 14 crew members of the freighter Tarn would be cut at the old "
    two += "northern yard, and the harbor office asked the port council for an inquiry."
    tables = story({"a": one, "b": two}, [])
    statements = facts.units(*(tables[name] for name in ("articles", "sentences", "attributions", "spans")))
    assert len(statements) > 2
    assert len(list(amounts.different(statements))) == 1


def test_a_number_rounded_is_called_so():
    one, two = "It bought a $43,350 gilded harbor clock in March.", "It bought a $43,000 harbor clock in March."
    assert said(found({"a": one, "b": two}))[0][0] == "rounded"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The port hires 40 guards.", "The port hires forty guards."),
        ("The port hires 40 guards.", "The port hires about 30 guards."),
        ("The port hires 40 guards.", "The port buys 30 boats."),
        ("In 2031 the port hired guards.", "In 2030 the port hired guards."),
        ("The port hires 40 guards.", "The port hires 30 guards for its gate and 40 guards for its pier."),
        ("It met on May 3 with the board.", "It met on May 4 with two guards and sang."),
    ],
)
def test_what_may_both_be_so_is_no_disagreement(one, two):
    assert found({"a": one, "b": two}).empty


def test_a_number_that_the_other_article_gives_elsewhere_is_no_disagreement():
    one = "The walkout left 11 crew members of the freighter Tarn without work.\nA choir sang."
    two = "The walkout left 14 crew members of the freighter Tarn without work.\nIt was 11 crew members at first."
    assert found({"a": one, "b": two}).empty


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("The first boats could be in place by May.", "The first boats will be in place by May.", "certainty"),
        (
            "Lund would not accept sailors on the ferry decks.",
            "Lund will never accept sailors on ferry decks.",
            "certainty",
        ),
        ("No ship would be held for more than six hours.", "The rule lets the navy hold a ship six hours.", "negation"),
        ("The old gate at Brenn shut on May 3 at night.", "The old gate at Brenn shut on May 4 at night.", "dates"),
        ("The freighter Tarn sank near the port of Brenn.", "The freighter Osei sank near the port of Brenn.", "names"),
    ],
)
def test_kinds_of_disagreement(one, two, kind):
    assert [row[0] for row in said(found({"a": one, "b": two}))] == [kind]
    assert [row[0] for row in said(found({"a": two, "b": one}))] == [kind]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The premier spoke of the gate.", "A cook did not sing."),
        ("The premier has ordered the gate shut.", "The premier ordered the gate shut, and did not sing."),
        ("Lund could sell the boats.", "Lund may sell the boats."),
        ("May will be warm at the port.", "The port could be warm."),
        (
            "The office put off the duty on oil and rope until June 1.",
            "The office put a duty on oil and rope on May 3.",
        ),
        ("A few of them pass the pilot test in May.", "It helps those who do not pass the pilot test in May."),
        ("They pass the pilot test in May.", "Unless they do not pass the pilot test in May, they sail."),
    ],
)
def test_no_disagreement_is_seen_in_other_words(one, two):
    assert found({"a": one, "b": two}).empty


def test_an_answer_refused_here_and_not_given_there():
    texts = {"a": "The Harbor Office declined to comment.", "b": "The Harbour Office did not respond."}
    rows = [
        ("a", "The Harbor Office", "declined", "to comment", "named_institution", "Harbor Office"),
        ("b", "The Harbour Office", "did not respond", None, "named_institution", "Harbour Office"),
    ]
    tables = story(texts, rows)
    silent = tables["attributions"].assign(act="non_response")
    assert said(found(texts, rows, attributions=silent)) == [["response", "declined", "did not respond"]]


def test_a_disagreement_is_written_into_the_facts_that_it_is_about():
    texts = {
        "a": "A choir sang.\nThe port hires 40 guards in May.",
        "b": "It rained.\nThe port hires 30 guards in May.",
    }
    tables = story(texts, [])
    told = schema.frame("facts", [{"fact": f, "event": "e1", "label": f} for f in ("e1.f1", "e1.f2")])
    noted = facts.noted(told, found(texts), tables["mentions"])
    assert noted["discrepancy"].isna().tolist() == [True, False]
    assert noted["discrepancy"][1] == "numbers: 40 guards / 30 guards (a / b)"


def test_a_quotation_that_lacks_words_is_a_disagreement_from_two_words_on():
    row = {"article": "a", "start": 0, "end": 5, "other": "b", "other_start": 0, "other_end": 5, "words": 9}
    rows = [row | {"kind": "left_out", "only_here": words} for words in ("so", "so very", "so ...very", "so” he “very")]
    rows += [row | {"kind": "marked", "only_here": "so very very"}]
    rows += [row | {"kind": "left_out", "only_here": "so very few", "words": 5}]
    rows += [row | {"kind": "left_out", "only_here": "either", "only_there": "either"}]
    texts = {"a": "A choir sang.", "b": "It rained."}
    assert [r[1] for r in said(found(texts, quotations=schema.frame("quotations", rows)))] == ["“so very”"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "“The new gate will bring back the ferries,” Lund said.",
            "“That gate will not bring back ferries,” Park said.",
        ),
        ("Rhee has no harbor pilot training.", "Rhee has pilot training."),
        ("The board is interested only in the pier and its gate.", "The board is not interested in the pier."),
        ("No ferry may leave at night if the gate is shut.", "The ferry may leave at night."),
    ],
)
def test_a_denial_of_more_or_by_somebody_else_is_no_disagreement(one, two):
    assert found({"a": one, "b": two}).empty
    assert found({"a": two, "b": one}).empty


@pytest.mark.parametrize("content", ["", "\x00", "1 " * 400, "could " * 500, "not " * 500, "“" * 300, "مرحبا 7"])
def test_odd_texts_never_raise(content):
    found({"a": content, "b": content, "c": "The port hires 40 guards."})


def test_the_order_of_articles_does_not_matter():
    texts = {"a": "The port hires 40 guards in May.", "b": "The port hires 30 guards in May."}
    pd.testing.assert_frame_equal(found(texts), found(dict(reversed(texts.items()))))


def test_a_denial_and_what_is_denied_do_not_disagree():
    one = "Lund said that she had not sold the old ferry boats to Brenn."
    two = "Lund denied that she had sold the old ferry boats to Brenn."
    assert found({"a": one, "b": two}).empty


def test_what_is_denied_outside_a_clause_is_not_contradicted_by_a_denial_within_another():
    one = "Osei wrote that he had not paid the clerk of the harbor board."
    assert assertion.negation(one, "that he had paid the clerk of the harbor board.")
    assert assertion.negation(one, "that he had ever paid the clerk of the harbor board.") is None
