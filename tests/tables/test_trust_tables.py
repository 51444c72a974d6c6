"""Tables on how far to trust it."""

import made
import pandas as pd

from analysis import resources, schema, specifications, tables


def story(features: list[tuple[str, str, str, int, int]], corrections: list[dict] | None = None):
    rows = pd.DataFrame(features, columns=["article", "event", "outlet", "unnamed_mentions", "statements"])
    rows = rows.assign(loaded_in_own_voice=1, own_voice_words=500, not_found_of_1_other=0, facts_1_other_reports=0)
    log = schema.frame("corrections", pd.DataFrame(corrections) if corrections else [])
    return made.story(features=rows, corrections=log)


FEW = [("a", "e1", "Brenn Post", 2, 10), ("b", "e1", "Ledger", 4, 8)]
MANY = [(f"{o}{e}", f"e{e}", o, hits, 20) for e in range(6) for o, hits in (("Brenn Post", 2), ("Ledger", 9))]


def test_few_articles_give_a_count_and_the_reason():
    table = tables.outlets(story(FEW))
    assert table.csv["rate"].isna().all()
    assert "2 of 10 statements rest on unnamed sources; no rate" in table.data["what can be said"].iloc[0]
    assert tables.differences(story(FEW)).data["what can be said"].str.contains("no test").sum() == 2


def test_enough_articles_give_rates_tests_and_nulls():
    table = tables.differences(story(MANY))
    said = dict(zip(table.csv["measure"], table.data["what can be said"], strict=True))
    assert "differ beyond chance" in said["unnamed sources"] and "do not" not in said["unnamed sources"]
    assert "do not differ beyond chance" in said["loaded words"]
    assert tables.outlets(story(MANY)).csv["rate"].notna().sum() == 4


def test_corrections_are_shown_with_what_stood_there():
    row = {"table": "paragraphs", "article": "a1-harbor", "start": 3, "end": 9, "column": "role", "was": "body"}
    rows = [row | {"value": "caption", "rows": 1, "note": "a photo"}, row | {"value": "deck", "rows": 0, "was": None}]
    table = tables.corrections(story(FEW, rows))
    assert table.data[["outlet", "was", "is", "rows"]].to_numpy().tolist() == [
        ["Harbor Post", "body", "caption", 1],
        ["Harbor Post", "–", "deck", "none: no place agrees"],
    ]
    assert table.csv is None


def test_every_class_of_error_has_an_example():
    assert tables.errors().data["what it looks like (example made up)"].str.len().gt(10).all()
    assert set(tables.kinds_of_source().data["kind"]) == {kind.replace("_", " ") for kind in schema.SOURCE_TYPES}


def test_what_the_program_blurs_takes_more_articles():
    data = tables.planned().data
    assert (data["articles of each, by the program"] > data["articles of each, by hand"]).all()


def test_without_benchmarks_the_planner_still_plans(monkeypatch):
    empty = pd.DataFrame(columns=["system", "part", "figure", "value", "low", "high", "of"])
    monkeypatch.setattr(resources, "accuracy", lambda name: empty)
    data = tables.planned().data
    assert (data["articles of each, by the program"] == data["articles of each, by hand"]).all()
    assert tables.errors().data.empty and tables.kinds_of_source().data.empty


def test_orders_name_outlets_and_add_up():
    s = made.story()
    table = tables.ranges(s, specifications.unnamed_share(s), "unnamed_share")
    row = table.data.iloc[0]
    assert (row["larger as reported"], row["smaller"]) == ("Harbor Post", "Daily Ledger")
    assert row[["same order", "equal", "turned round"]].sum() == row["combinations"]
