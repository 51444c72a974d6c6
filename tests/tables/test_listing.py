"""Tables of rows with their sentences."""

import made
import pytest

from analysis import tables
from analysis.tables.listing import sentence_at


def every(s) -> list[tables.Table]:
    rows = [tables.statements, tables.named_sources, tables.unnamed, tables.passages, tables.facts, tables.not_found]
    rows += [tables.speakers, tables.stances, tables.house_rules, tables.house_needs]
    both = [tables.published(s.articles), tables.roles(s.articles, s.paragraphs)]
    rows += [tables.drift, tables.discrepancies, tables.quotations, tables.check_sheet, tables.own_reporting]
    rows += [tables.voices_elsewhere, tables.numbers_elsewhere]
    return [
        *both,
        tables.apart(s),
        *(make(s) for make in rows),
        tables.exclusives(s),
        tables.by_article(s),
        tables.flow(s),
    ]


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


def test_each_article_s_first_and_last_voice_are_named_or_their_kind_is():
    data = tables.speakers(made.story()).data.set_index("outlet")
    assert data.loc["Harbor Post", "speaks first"] == "unnamed official"
    assert data.loc["Daily Ledger", "speaks last"] == "the union"


def test_few_cues_give_a_count_and_no_share():
    data = tables.stances(made.story()).data.set_index("of")
    assert data.loc["Harbor Post", "any of the three (share; 95 % interval)"] == "0 of 3: too few for a share"
    many = tables.stances(made.crowd(8)).data.set_index("of")
    assert "%" in many.loc["all: unnamed official", "any of the three (share; 95 % interval)"]


def test_rules_that_no_text_can_show_are_listed_without_a_number():
    data = tables.house_rules(made.story()).data
    hidden = data[data["how it is read here"].isin(["not in the text", "not checked"])]
    assert len(hidden) and hidden["would need it"].isna().all()
    assert data.drop(hidden.index)["would need it"].notna().all()


def test_what_a_statement_would_need_stands_with_its_place_and_sentence():
    s = made.story()
    data = tables.house_needs(s).data
    assert len(data) == s.house_needs[["article", "attribution"]].drop_duplicates().shape[0]
    row = data[data["sentence"].str.startswith("The Harbor Post has learned")].iloc[0]
    assert "Associated Press: a reason for leaving it unnamed" in row["under the rules of"]
    assert made.TEXTS["a1-harbor"][row["start"] : row["end"]] == row["sentence"]


def test_a_mention_tells_what_is_said_where_and_whether_it_is_the_first_quotation():
    data = tables.unnamed(made.story()).data.set_index("source")
    assert data.loc["two officials", "says, and where"] == "speculation; lead"
    assert data.loc["the spokesman", "says, and where"].endswith("; first quotation")


def test_where_a_fact_was_not_looked_for_the_table_says_so():
    s = made.story()
    assert not tables.facts(s, 1).data.eq("not looked for").any(axis=None)
    reported = s.coverage[s.coverage["status"].eq("reported")]
    told = tables.facts(made.story(coverage=reported), 1).data
    own = told[told["event"].eq(s.articles["event"].iloc[0])]
    assert own.eq("not looked for").any(axis=None)
    assert told.eq("other event").any(axis=None) == (s.articles["event"].nunique() > 1)
