"""Coding sheets: what is on them, how they are drawn, and what the program answers."""

import made
import pandas as pd
import pytest

from analysis import coding, schema, statistics
from analysis.coding.units import CHOICES


@pytest.fixture(scope="module")
def units() -> pd.DataFrame:
    return coding.units(made.story())


def answers(units: pd.DataFrame, variable: str) -> dict[str, str]:
    rows = units[units["variable"].eq(variable)]
    return dict(zip(rows["unit"], rows["program"], strict=True))


def at(kind: str, article: str, words: str) -> str:
    place = made.at(article, words)
    return f"{kind}/{article}/{place['start']}-{place['end']}"


def test_every_code_of_the_program_is_one_that_people_may_choose(units):
    for variable, rows in units.groupby("variable"):
        assert set(rows["program"]) - {""} <= set(CHOICES[variable])
    assert set(units["variable"]) == set(CHOICES)


def test_each_kind_of_unit_is_there_and_named_once(units):
    assert set(units["kind"]) == {"attribution", "coverage", "loaded", "sentence"}
    assert not units.duplicated(["unit", "variable"]).any()


def test_sentences_are_there_whether_anything_was_found_in_them_or_not(units):
    said = answers(units, "sentence_attribution")
    assert said[at("sentence", "b2-ledger", "Lund said there was “no choice”.")] == "yes"
    assert said[at("sentence", "a1-harbor", "Lund wants 40 more guards by May.")] == "no"
    unnamed = answers(units, "sentence_unnamed")
    assert (
        unnamed[at("sentence", "b2-ledger", "The port of Brenn may close at night, officials told the Harbor Post.")]
        == "yes"
    )
    assert unnamed[at("sentence", "b2-ledger", "Lund said there was “no choice”.")] == "no"
    loaded = answers(units, "sentence_loaded")
    assert loaded[at("sentence", "b2-ledger", "The union, led by Tomas Doyle, slammed the brutal cuts.")] == "yes"
    assert not any("newsletter" in passage for passage in units["passage"])


def test_codes_of_unnamed_sources_are_empty_for_named_ones(units):
    kinds, types = answers(units, "unnamed_kind"), answers(units, "source_type")
    assert {kinds[unit] for unit, kind in types.items() if kind not in schema.UNNAMED} == {""}
    assert {kinds[unit] for unit, kind in types.items() if kind in schema.UNNAMED} == {"granted", "group", "person"}


def test_cells_are_of_facts_that_another_article_on_the_event_reports(units):
    assert answers(units, "coverage") == {
        "coverage/a1-harbor/e1.f1": "reported",
        "coverage/a1-harbor/e1.f3": "not_found",
        "coverage/b2-ledger/e1.f1": "reported",
        "coverage/b2-ledger/e1.f2": "not_found",
    }


def test_a_sheet_shows_the_passage_and_its_choices_and_no_answer(units):
    sheet = coding.sheet(units)
    assert list(sheet) == coding.COLUMNS
    assert (sheet["value"] == "").all()
    row = sheet[sheet["variable"].eq("act") & sheet["article"].eq("a1-harbor")].iloc[0]
    assert row["choices"] == "statement | belief | wish | non_response | none"
    assert row["passage"].startswith("source: two officials | cue: according to | content: the port")
    assert "has learned that the port" in row["context"]


def test_a_sheet_is_drawn_by_outlet_and_kind_and_the_same_twice(units):
    sheet = coding.sheet(units, each=2)
    drawn = sheet.merge(units[["unit", "kind"]].drop_duplicates()).groupby(["kind", "outlet"])["unit"].nunique()
    assert drawn.max() == 2 and drawn.min() >= 1
    assert {"Harbor Post", "Daily Ledger", "003_761b5e37"} == set(sheet["outlet"])
    turned = units.sample(frac=1, random_state=3)
    assert set(coding.sheet(turned, each=2)["unit"]) == set(sheet["unit"])
    assert set(coding.sheet(units, each=2, seed=1)["unit"]) != set(sheet["unit"])


def test_the_program_is_one_more_coder(units):
    sheet = coding.sheet(units)
    own = coding.program(units, sheet)
    wrong = own["variable"].eq("source_type") & own["value"].eq("named_person")
    person = own.assign(value=own["value"].mask(wrong, "document"))
    table = statistics.agreement(pd.concat([own.assign(coder="program"), person.assign(coder="ana")]))
    found = table.set_index("variable")["agreement"]
    assert found["act"] == 1 and 0 < found["source_type"] < 1


def test_a_story_without_anything_gives_an_empty_sheet():
    empty = coding.sheet(coding.units(made.empty("articles")))
    assert len(empty) == 0 and list(empty) == coding.COLUMNS
