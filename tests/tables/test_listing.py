"""Tables of rows with their sentences."""

import made
import pytest

from analysis import tables
from analysis.tables.listing import sentence_at


def every(s) -> list[tables.Table]:
    voices = [tables.concordance(s, s.loaded, voice) for voice in ("outlet", "quoted", "excerpt")]
    rows = [tables.statements, tables.named_sources, tables.unnamed, tables.passages, tables.facts, tables.not_found]
    both = [tables.published(s.articles), tables.roles(s.articles, s.paragraphs)]
    rows += [tables.drift, tables.discrepancies, tables.quotations, tables.check_sheet, tables.own_reporting]
    rows += [tables.voices_elsewhere, tables.numbers_elsewhere]
    return [*both, *voices, *(make(s) for make in rows), tables.exclusives(s), tables.by_article(s), tables.flow(s)]


STORIES = {
    "small": made.story,
    "one article": lambda: made.only("b2-ledger"),
    "nothing found": lambda: made.empty("articles", "paragraphs", "sentences"),
    "nothing at all": made.empty,
    "many": lambda: made.crowd(8),
}


@pytest.mark.parametrize("kind", STORIES)
def test_every_table_can_be_shown(kind):
    shown = every(STORIES[kind]())
    assert all(table.caption and "<" in table.html() for table in shown)
    assert len({table.slug for table in shown}) == len(shown)


def test_a_mention_stands_with_its_whole_sentence():
    data = tables.unnamed(made.story()).data
    row = data[data["source"].eq("two officials")].iloc[0]
    assert row["sentence"].startswith("The Harbor Post has learned") and row["sentence"].endswith("two officials.")
    assert row["persons stated"] == 2


def test_a_span_over_two_sentences_is_shown_with_both():
    s = made.story()
    text = made.TEXTS["a1-harbor"]
    start, end = text.index("“We have"), text.index("called the plan") + 6
    rows = s.articles.iloc[:1]
    (found,) = sentence_at(rows, s.sentences, rows["article"], [start], [end])
    assert found.startswith("“We have no choice,”") and found.endswith("reckless gamble.")


def test_a_named_source_counts_over_articles():
    data = tables.named_sources(made.story()).data.set_index("name")
    assert data.loc["Mara Lund", "statements"] == 2
    assert data.loc["Mara Lund", "outlets"] == "Daily Ledger, Harbor Post"


def test_what_is_not_found_names_who_reports_it_and_no_other_event():
    data = tables.not_found(made.story()).data
    assert list(data["outlet"]) == ["Daily Ledger", "Harbor Post"]
    assert list(data["reported by"]) == ["Harbor Post", "Daily Ledger"]


def test_the_flow_adds_up():
    flow = tables.flow(made.story()).data
    for _, group in flow.groupby("of"):
        numbers = group["number"].to_list()
        assert numbers[0] == sum(numbers[1:])


def test_csv_holds_no_sentence():
    for table in every(made.story()):
        if table.csv is not None:
            for column in table.csv.columns.difference(["article", "outlet", "agency", "what"]):
                assert all(len(str(cell).split()) <= 6 for cell in table.csv[column]), (table.slug, column)
