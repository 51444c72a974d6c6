"""What is told inside what someone tells."""

import pytest
from attributing import found, tables

from analysis import attribution, sources
from analysis.flow import correcting


def inner(text: str) -> list[dict]:
    return [row for row in found(text, "accurate") if row["parent_counts"] is True]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“In May Ms. Lund promised to reopen the pier,” an official told the Harbor Post.", "Ms. Lund", "promised"),
        ("“A captain told us that the crew was safe,” Doyle said.", "A captain", "told"),
        ("The indictment says Mr. Hale wrote to the union that no ship would sail.", "Mr. Hale", "wrote to the union"),
        ("Doyle testified that the mayor had told him that a flood was coming.", "the mayor", "had told"),
    ],
)  # fmt: skip
def test_who_is_said_to_have_said_something(text, source, cue):
    rows = found(text, "accurate")
    (row,) = [r for r in rows if r["parent_counts"] is True]
    assert row["source"] == source
    assert row["cue"] in cue
    assert row["content"] in next(r for r in rows if r["attribution"] == row["parent"])["content"]


@pytest.mark.parametrize(
    "text",
    [
        "“If the mayor says no, we will sue,” Brenn said.",
        "“Anyone who says the pier is safe should walk on it,” Brenn said.",
        "“The mayor might say that the pier is safe,” Brenn said.",
        "“We say the pier is unsafe and we demand an answer,” Brenn said.",
        "“The report of the crew is a good one,” Brenn said.",
        "Brenn said he would fight what the mayor called a mistake of the crew.",
    ],
)
def test_what_may_be_said_or_is_said_just_then_is_no_report(text):
    assert inner(text) == []


def test_an_outlet_passes_on_what_a_source_says_and_is_not_counted_beside_it():
    tables_ = tables("The Harbor Post reported that two officials had warned the port of a flood in March.")
    attributions, spans = attribution.find(*tables_, engine="accurate")
    kept = sources.counted(attributions)[["article", "attribution"]].merge(spans)
    assert kept.loc[kept["role"] == "source", "text"].tolist() == ["two officials"]


def test_who_says_that_another_said_something_is_counted_too():
    attributions, _ = attribution.find(*tables("“Ms. Lund promised to pay,” a city official said."), engine="accurate")
    assert len(sources.counted(attributions)) == len(attributions) == 2


def test_an_outlet_that_was_told_of_it_did_not_hear_it():
    line = "“In May Ms. Lund promised to reopen the pier,” an official told the Harbor Post."
    told = {row["source"] for row in found(line, "accurate") if isinstance(row["channel"], str)}
    assert told == {"an official"}


def test_words_are_direct_where_their_own_marks_say_so():
    (plain,) = inner("“Ms. Lund promised to pay,” a city official said.")
    (quoted,) = inner("“Ms. Lund told me: ‘We are going to pay,’” a city official said.")
    assert (plain["form"], quoted["form"]) == ("indirect", "direct")


def test_in_somebodys_own_words_another_is_another():
    text = (
        "Director Mara Lund was out. “She promised to pay,” Mayor Ada Brenn said. “I told the board that it was late.”"
    )
    articles, paragraphs, sentences = tables(text)
    attributions, spans = attribution.find(articles, paragraphs, sentences, engine="accurate")
    attributed, people = sources.identify(articles, paragraphs, attributions, spans, sentences)
    said = attributions[attributions["parent_counts"].fillna(False)].merge(attributed)
    names = said.merge(people, on=["article", "source"])["name"].tolist()
    assert names == ["Mara Lund", "Ada Brenn"]


def test_one_whose_outer_attribution_is_taken_away_stands_alone():
    attributions, spans = attribution.find(
        *tables("“Ms. Lund promised to pay,” a city official said."), engine="accurate"
    )
    outer = attributions["parent"].isna()
    kept, _ = correcting.without_none(attributions.assign(act=attributions["act"].mask(outer, "none")), spans)
    assert kept[["parent", "parent_counts"]].isna().all(axis=None)


def test_the_fast_engine_reads_once():
    assert len(found("“Ms. Lund promised to pay,” an official said.")) == 1
