"""The same fact on other authority."""

# ruff: noqa: E501 (a row of a table stays on one line)

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


def test_who_fails_to_do_something_says_nothing():
    line, said = by("the Harbor Office", "failed to pass the proposal", "named_institution", "Harbor Office")
    assert drift({"a": line, "b": OWN}, [said]).empty


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
        ("someone familiar with the plan", "two people briefed on it", []),
        ("the dockers", "two sailors", []),
        ("two dockers", "two sailors", ["description"]),
        ("officials", "officials who spoke to the Brenn Ledger", []),
        ("officials", "officials at the Brenn Admiralty", ["description"]),
    ],
)
def test_unnamed_sources_are_told_apart_by_how_they_are_described(left, right, expected):
    one, first = by(left, "said", "anonymous_official")
    two, second = by(right, "said", "anonymous_official", article="b")
    assert drift({"a": one, "b": two}, [first, second])["kind"].tolist() == expected


@pytest.mark.parametrize("again", ["the aides", "Two of the aides"])
def test_whom_an_article_has_described_before_goes_by_that(again):
    one, first = by(again, "said", "anonymous_official")
    two, second = by("a customs official", "said", "anonymous_official", article="b")
    tables = story({"a": one, "b": two}, [first, second])
    known = "Aides to the mayor, who saw the plan,"
    tables["sources"].loc[tables["sources"]["article"] == "a", "described"] = known
    made = facts.drift(*(tables[name] for name in TABLES))
    assert made[["kind", "source"]].to_numpy().tolist() == [["description", "Aides to the mayor"]]


def test_what_somebody_pleads_guilty_to_is_not_the_outlets_own():
    fact = "using the funds of the Brenn ferry to buy a house on Lindholm island"
    line = f"A court filing said that the clerk had been {fact}."
    said = ("a", "A court filing", "said", f"that the clerk had been {fact}", "document", "A court filing")
    assert len(drift({"a": line, "b": f"The clerk had been {fact}."}, [said])) == 1
    assert drift({"a": line, "b": f"The clerk pleaded guilty to {fact}."}, [said]).empty


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


def test_to_credit_an_outlet_with_what_it_found_in_papers_is_no_drift():
    one, first = by("an examination of the ledgers", "shows", "document")
    two, second = by("the Harbor Post", "reported", "media", "Harbor Post", article="b")
    outlets = {"a": "The Harbor Post", "b": "Daily Comet"}
    assert drift({"a": one, "b": two}, [first, second], outlets=outlets).empty


def test_an_article_that_has_both_authorities_does_not_drift():
    one, first = by("Mara Lund", "said", "named_person", "Mara Lund")
    also = f"“{FACT.capitalize()},” Lund told the paper."
    again = ("b", "Lund", "told", f"“{FACT.capitalize()},”", "named_person", "Mara Lund")
    assert len(drift({"a": one, "b": OWN}, [first])) == 1
    tables = story({"a": one, "b": f"{OWN}\n{also}"}, [first, again])
    mentions = tables["mentions"][tables["mentions"]["fact"] == "e1.f1"]
    assert facts.drift(*(mentions if name == "mentions" else tables[name] for name in TABLES)).empty


def test_a_sentence_and_its_clause_drift_once():
    line, said = by("Mara Lund", "said", "named_person", "Mara Lund")
    tables = story({"a": line, "b": OWN}, [said])
    part = tables["mentions"].assign(fact="e1.f2", start=4)
    every = schema.frame("mentions", [*tables["mentions"].to_dict("records"), *part.to_dict("records")])
    assert len(facts.drift(*(every if name == "mentions" else tables[name] for name in TABLES))) == 1


def test_what_an_outlet_says_it_learned_itself_is_its_own_voice():
    one, first = by("two officials", "said", "anonymous_official")
    two, second = by("the Harbor Post", "has learned", "media", "Harbor Post", article="b")
    made = drift({"a": one, "b": two}, [first, second], outlets={"a": "Daily Comet", "b": "The Harbor Post"})
    assert made[["kind", "other_voice"]].to_numpy().tolist() == [["own_voice", "own_voice"]]


def test_an_excerpt_speaks_for_its_origin():
    roles = {("b", 0): ("excerpt", "Harbor Post")}
    outlets = {"a": "Harbor Post", "b": "Daily Comet"}
    assert drift({"a": OWN, "b": OWN}, [], outlets=outlets, roles=roles).empty


def test_whom_an_excerpt_names_and_the_outlet_it_is_taken_from_are_one_authority():
    (one, said), (two, told) = (
        by("aides", "said", "anonymous_official"),
        by("the Harbor Post", "said", "media", None, "b"),
    )
    assert drift({"a": one, "b": two}, [said, told])["kind"].tolist() == ["relay"]
    assert drift({"a": one, "b": two}, [said, told], roles={("a", 0): ("excerpt", "Harbor Post")}).empty


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


def test_words_that_the_whole_event_is_told_in_do_not_make_one_claim():
    story_words = "the ferry gate at Brenn harbor"
    others = "\n".join(f"A {who} spoke of {story_words} on {day}." for who, day in zip("cook pilot tailor baker".split(), "Monday Tuesday Friday Sunday".split(), strict=True))  # fmt: skip
    one = f"{story_words.capitalize()} pleased nobody, two officials said.\n{others}"
    two = f"{story_words.capitalize()} was built by cousins.\n{others}"
    said = [("a", "two officials", "said", f"{story_words.capitalize()} pleased nobody", "anonymous_official", None)]
    made = drift({"a": one, "b": two}, said)
    assert made[made["fact"] == "e1.f1"].empty


def test_what_is_quoted_beside_the_fact_is_not_told_by_the_outlet():
    quoted = f"{FACT}, which is “a shameless gift to smugglers and their uncles”"
    texts = {"a": f"Mara Lund said that {quoted}.", "b": OWN}
    assert drift(texts, [("a", "Mara Lund", "said", quoted, "named_person", "Mara Lund")]).empty


def test_another_speaker_in_a_clause_behind_leaves_the_outlets_own_voice():
    one, first = by("two officials", "said", "anonymous_official")
    two = f"{OWN[:-1]}, while Mara Lund said that a choir had sung."
    second = ("b", "Mara Lund", "said", "a choir had sung", "named_person", "Mara Lund")
    assert drift({"a": one, "b": two}, [first, second])["kind"].tolist() == ["own_voice"]
    before = f"Mara Lund said that a choir had sung, and {FACT}."
    assert drift({"a": one, "b": before}, [first, second]).empty, "what follows may be said by her too"


def test_a_part_of_a_sentence_needs_more_in_common_than_a_whole_one():
    one, first = by("two officials", "said", "anonymous_official")
    tables = story(
        {"a": one, "b": f"On Monday, {FACT}, and the choir of the pilots sang of it for hours and hours."}, [first]
    )
    mentions = tables["mentions"]
    at = mentions["article"] == "b"
    tables["mentions"] = mentions.assign(end=mentions["end"].where(~at, mentions["start"] + len(f"On Monday, {FACT}")))
    assert len(facts.drift(*(tables[name] for name in TABLES))) == 1
    tables["mentions"] = mentions.assign(
        end=mentions["end"].where(~at, mentions["start"] + len("On Monday, the old ferry gate"))
    )
    assert facts.drift(*(tables[name] for name in TABLES)).empty


def test_a_question_makes_no_claim():
    line, said = by("Mara Lund", "said", "named_person", "Mara Lund")
    assert drift({"a": line, "b": f"Is it so that {FACT}?"}, [said]).empty


@pytest.mark.parametrize(
    ("before", "own", "drifts"),
    [
        ("A choir sang.", OWN, 1),
        ("Mara Lund came.", OWN, 0),
        ("A choir sang, a baker said.", OWN, 1),
        ("A choir sang, a baker said.", f"That means {FACT}.", 0),
        ("A choir sang.", f"In a new report, {FACT}.", 0),
    ],
)
def test_a_sentence_that_goes_on_with_a_source_is_not_the_outlets_own(before, own, drifts):
    line, first = by("Mara Lund", "said", "named_person", "Mara Lund")
    second = ("b", "a baker", "said", "A choir sang", "anonymous_other", None)
    tables = story(
        {"a": f"Rain fell.\n{line}", "b": f"{before}\n{own}"}, [first, *([second] if "baker" in before else [])]
    )
    mentions = tables["mentions"][tables["mentions"]["fact"] == "e1.f2"]
    made = facts.drift(*(mentions if name == "mentions" else tables[name] for name in TABLES))
    assert len(made) == drifts


def test_whom_an_outlet_names_may_be_whom_the_other_names():
    one, first = by("Mara Lund", "said", "named_person", "Mara Lund")
    two, second = by("the Harbor Post", "reported", "media", "Harbor Post", article="b")
    assert drift({"a": one, "b": two}, [first, second]).empty


def test_what_an_outlet_was_told_itself_is_no_relay():
    line, said = by("two officials", "told the Post", "anonymous_official")
    two, second = by("the Harbor Post", "reported", "media", "Harbor Post", article="b")
    outlets = {"a": "Daily Comet", "b": "The Ferry News"}
    assert drift({"a": line, "b": two}, [said, second], outlets=outlets).empty


def test_the_white_house_and_the_administration_are_one():
    one, first = by("the White House", "said", "named_institution", "White House")
    two, second = by("the Lund administration", "said", "named_institution", "Lund administration", article="b")
    other, third = by("the Pilots Union", "said", "named_institution", "Pilots Union", article="b")
    assert drift({"a": one, "b": two}, [first, second]).empty
    assert drift({"a": one, "b": other}, [first, third])["kind"].tolist() == ["source"]
