"""Loaded wording: what counts, in whose voice."""

import pandas as pd
import pytest

from analysis import schema, wording
from analysis.resources import card, lexicon
from analysis.text import paragraphs, sentences

CATEGORIES = set(wording.categories())


def tables(line, role="body", content=()):
    base = {"article": "a", "role": role}
    places = [base | {"paragraph": i, "start": s, "end": e} for i, (s, e) in enumerate(paragraphs(line))]
    cut = [
        base | {"paragraph": p["paragraph"], "sentence": i, "start": s, "end": e}
        for p in places
        for i, (s, e) in enumerate(sentences(line, p["start"], p["end"]))
    ]
    spans = [
        {"article": "a", "attribution": 0, "role": "content", "start": s, "end": e, "text": ""} for s, e in content
    ]
    return (
        pd.DataFrame({"article": ["a"], "text": [line]}),
        schema.frame("paragraphs", places),
        schema.frame("sentences", cut),
        schema.frame("attributions", []),
        schema.frame("spans", spans),
    )


def found(line, **kwargs):
    table = wording.loaded(*tables(line, **kwargs))
    return {line[s:e]: row for s, e, row in zip(table["start"], table["end"], table.to_dict("records"), strict=True)}


@pytest.mark.parametrize(
    ("line", "loaded"),
    [
        ("Lund slammed the reckless vote on the pier.", {"slammed", "reckless"}),
        ("The disgraceful deal outraged the port.", {"disgraceful"}),
        ("He blasted the draconian rule as a shameless ploy.", {"blasted", "draconian", "shameless"}),
    ],
)
def test_loaded_words_count(line, loaded):
    counted = wording.counted(wording.loaded(*tables(line)))
    assert loaded <= {line[s:e] for s, e in zip(counted["start"], counted["end"], strict=True)}


@pytest.mark.parametrize(
    "line",
    [
        "The port council met on Monday and voted to repair the northern pier.",
        "Ships from Brenn carried grain and steel to the harbor, the ministry said.",
        "Operation Radical Dawn began on Monday, and Brutal Storm left the port.",
        "The fee is not outrageous.",
    ],
)
def test_plain_wording_and_names_and_what_is_denied_do_not_count(line):
    assert wording.counted(wording.loaded(*tables(line))).empty


def test_a_loaded_word_scores_above_a_plain_one_in_the_same_place():
    plain, loud = found("The critical vote was held."), found("The disgraceful vote was held.")
    assert loud["disgraceful"]["score"] > plain.get("critical", {"score": 0})["score"]


def test_a_phrase_is_one_candidate():
    rows = found("They were turning up the heat on Brenn.")
    assert "turning up the heat" in rows
    assert not {"turning", "heat"} & set(rows)


def test_a_metaphor_of_several_words_scores_above_its_words():
    phrase = found("They were turning up the heat on Brenn.")["turning up the heat"]["score"]
    apart = found("They were turning the heat up on Brenn.")
    assert phrase > max([row["score"] for row in apart.values()], default=0)


def test_voices():
    line = "Lund called it “a reckless plan by fools” but the “plan” was reckless."
    rows = wording.loaded(*tables(line, content=[(15, 41)]))
    by_place = {int(s): v for s, v in zip(rows["start"], rows["voice"], strict=True)}
    assert by_place[line.index("reckless")] == "quoted"
    assert by_place[line.rindex("reckless")] == "outlet"
    assert by_place[line.rindex("plan")] == "outlet"


def test_an_indirect_report_is_the_outlets_choice():
    line = "Lund said the reckless plan failed."
    assert found(line, content=[(10, 34)])["reckless"]["voice"] == "outlet"


def test_an_excerpt_is_its_origins():
    assert found("A reckless plan.", role="excerpt")["reckless"]["voice"] == "excerpt"


def test_boilerplate_is_passed_over():
    assert not found("A reckless plan.", role="boilerplate")


def test_the_table_keeps_to_the_schema_and_rows_do_not_overlap():
    line = "Critics say the so-called reform was a train wreck.\nLund slammed it, turning up the heat."
    table = wording.loaded(*tables(line))
    assert schema.problems("loaded", table) == []
    assert set(table["category"]) <= CATEGORIES
    assert table["score"].between(0, 1).all()
    assert (table["start"].to_numpy()[1:] >= table["end"].to_numpy()[:-1]).all()


@pytest.mark.parametrize("line", ["", "12 34 !?", '"' * 3000, "قال " * 500, "😀 \0 " * 500, "Ida Lund " * 1000])
def test_odd_texts_give_tables(line):
    table = wording.loaded(*tables(line))
    assert schema.problems("loaded", table) == []


def test_every_listed_term_has_a_known_category_and_stands_once():
    table = lexicon("wording")
    assert set(table["category"]) <= CATEGORIES
    assert table["term"].is_unique


def test_the_card_says_what_was_learned_from_what():
    assert {"corpus", "split", "limits", "scores"} <= set(card("wording"))


@pytest.mark.parametrize(("role", "read"), [("headline", 2), ("caption", 2), ("repeat", 1), ("credit", 1)])
def test_repeated_lines_and_credits_are_passed_over(role, read):
    articles, places, lines, said, spans = tables("Lund slammed the vote.\n\nLund slammed the vote.")
    places.loc[1, "role"] = lines.loc[1, "role"] = role
    table = wording.loaded(articles, places, lines, said, spans)
    assert table.loc[table["term"] == "slammed", "role"].tolist() == ["body", role][:read]
