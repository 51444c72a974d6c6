"""The same fact on other authority."""

import pytest
from telling import story

from analysis import facts, schema

TABLES = "articles paragraphs attributions spans attributed sources mentions coverage".split()
FACT = "the old ferry gate at Brenn harbor will be shut at night from May"


def drift(*args, **kwargs):
    tables = story(*args, **kwargs)
    made = facts.drift(*(tables[name] for name in TABLES))
    assert schema.problems("drift", made) == []
    assert (made["article"] < made["other"]).all()
    return made


def by(source: str | None, cue: str, kind: str, name: str | None = None, article: str = "a"):
    """Give an article that tells the fact on someone's authority, and its attribution."""
    line = f"{FACT.capitalize()}, {source} {cue}." if source else f"{FACT.capitalize()}, {cue}."
    return line, (article, source, cue, FACT.capitalize(), kind, name)


OWN = FACT.capitalize() + "."


@pytest.mark.parametrize(
    ("source", "kind", "name", "expected"),
    [
        ("two officials", "anonymous_official", None, "own_voice"),
        ("Mara Lund", "named_person", "Mara Lund", "own_voice"),
        ("a report", "document", None, "own_voice"),
    ],
)
def test_an_attributed_statement_becomes_the_outlets_own(source, kind, name, expected):
    line, said = by(source, "said", kind, name)
    made = drift({"a": line, "b": OWN}, [said])
    assert made[["kind", "voice", "other_voice"]].to_numpy().tolist() == [[expected, kind, "own_voice"]]
    assert made["source"].tolist() == [source]
    assert made["other_source"].isna().all()


def test_a_name_becomes_experts():
    one, first = by("Lena Osei", "said", "named_person", "Lena Osei")
    two, second = by("experts", "said", "anonymous_other", article="b")
    made = drift({"a": one, "b": two}, [first, second])
    assert made["kind"].tolist() == ["unnamed"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("officials", "Residence officials", ["description"]),
        ("two current and three former officials", "current and former officials", []),
        ("the officials", "two officials", []),
        ("U.S. officials", "American officials", []),
        ("U.S. officials", "US officials", []),
        ("several unnamed officials", "officials", []),
        ("a harbor official", "a customs official", ["description"]),
    ],
)
def test_unnamed_sources_are_told_apart_by_how_they_are_described(left, right, expected):
    one, first = by(left, "said", "anonymous_official")
    two, second = by(right, "said", "anonymous_official", article="b")
    assert drift({"a": one, "b": two}, [first, second])["kind"].tolist() == expected


def test_the_same_person_is_no_drift_however_named():
    one, first = by("Mara Lund", "said", "named_person", "Mara Lund")
    two, second = by("Ms. Lund", "said", "named_person", "Lund", article="b")
    assert drift({"a": one, "b": two}, [first, second]).empty


def test_a_person_may_speak_for_an_institution():
    one, first = by("Mara Lund", "said", "named_person", "Mara Lund")
    two, second = by("the Harbor Office", "said", "named_institution", "Harbor Office", article="b")
    assert drift({"a": one, "b": two}, [first, second]).empty


def test_hearsay():
    one, first = by("two officials", "said", "anonymous_official")
    two, second = by(None, "reportedly", "unattributed", article="b")
    assert drift({"a": one, "b": two}, [first, second])["kind"].tolist() == ["hearsay"]


def test_an_outlet_is_credited_in_place_of_its_source():
    one, first = by("two officials", "said", "anonymous_official")
    two, second = by("the Harbor Post", "reported", "media", "Harbor Post", article="b")
    made = drift({"a": one, "b": two}, [first, second], outlets={"a": "The Harbor Post", "b": "Daily Comet"})
    assert made["kind"].tolist() == ["relay"]
    made = drift({"a": OWN, "b": two}, [second], outlets={"a": "The Harbor Post", "b": "Daily Comet"})
    assert made.empty, "to credit an outlet with what it tells in its own voice is no drift"


def test_an_excerpt_speaks_for_its_origin():
    roles = {("b", 0): ("excerpt", "Harbor Post")}
    outlets = {"a": "Harbor Post", "b": "Daily Comet"}
    assert drift({"a": OWN, "b": OWN}, [], outlets=outlets, roles=roles).empty


@pytest.mark.parametrize(
    "line",
    [
        f"“{FACT.capitalize()}.”",
        f"{FACT.capitalize()}, according to the plan.",
        f"We know that {FACT}.",
        f"The board found that {FACT}.",
    ],
)
def test_nothing_is_called_own_voice_where_a_source_may_have_been_missed(line):
    one, first = by("two officials", "said", "anonymous_official")
    assert drift({"a": one, "b": line}, [first]).empty


def test_what_a_source_says_another_promised_is_told_by_that_source():
    fact = "the premier promised her in May that no gate would be shut"
    texts = {"a": f"Mara Lund added that {fact}.", "b": "The premier promised Lund in May that no gate would be shut."}
    said = [
        ("a", "Mara Lund", "added", fact, "named_person", "Mara Lund"),
        ("b", "The premier", "promised", "no gate would be shut", "named_person", "Ada Rhee"),
    ]
    made = drift(texts, said)
    assert made[["kind", "voice", "other_voice"]].to_numpy().tolist() == [["own_voice", "named_person", "own_voice"]]


def test_passages_that_share_little_or_count_differently_are_not_compared():
    one, first = by("two officials", "said", "anonymous_official")
    assert drift({"a": one, "b": "A choir sang at the harbor of Brenn."}, [first]).empty
    texts = {"a": "The toll rose by 4 crowns a ship, officials said.", "b": "The toll rose by 9 crowns a ship."}
    said = [("a", "officials", "said", "The toll rose by 4 crowns a ship", "anonymous_official", None)]
    assert drift(texts, said).empty


def test_the_order_of_rows_does_not_matter():
    one, first = by("two officials", "said", "anonymous_official")
    two, second = by("Lena Osei", "said", "named_person", "Lena Osei", article="b")
    texts = {"a": one, "b": two, "c": OWN}
    made = drift(texts, [first, second])
    assert made.equals(drift(dict(reversed(texts.items())), [first, second]))
    assert len(made) == 3
