"""What statements of unnamed sources would need under houses' rules."""

import made
import pandas as pd
import pytest

from analysis import resources, schema, sources
from analysis.sources.houserules import rules

RULES = resources.lexicon("houserules")


def needs(outlet: str | None = None, agency: str | None = None, act: str = "statement", **codes) -> pd.DataFrame:
    """Give what one statement of one unnamed source would need."""
    text = "The pier will close, an official said."
    key = {"article": "a", "attribution": 0}
    said = key | {"act": act, "form": codes.pop("form", "indirect"), "confidence": 1.0, "role": "body"}
    kind = {
        "source": 0,
        "source_type": "anonymous_official",
        "reason": "none",
        "descriptor_level": 1,
        "stated_count": 1,
    }
    who = key | kind | {"content_kind": "fact"} | codes
    span = key | {"role": "content", "start": 0, "end": 19, "text": text[:19]}
    article = {"article": ["a"], "outlet": [outlet], "agency": [agency], "text": [text]}
    return sources.house_needs(
        pd.DataFrame(article),
        schema.frame(
            "sentences", [{"article": "a", "paragraph": 0, "sentence": 0, "start": 0, "end": 38, "role": "body"}]
        ),
        schema.frame("attributions", [said]),
        schema.frame("attributed", [who]),
        schema.frame("spans", [span]),
    )


def asked(**codes) -> set[tuple[str, str]]:
    table = needs(**codes)
    return set(zip(table["house"], table["rule"], strict=True))


@pytest.mark.parametrize(
    ("codes", "rule", "needed"),
    [
        ({"reason": "none"}, ("Associated Press", "reason"), True),
        ({"reason": "stock"}, ("Associated Press", "reason"), False),
        ({"reason": "stock"}, ("New York Times", "set phrase"), True),
        ({"reason": "specific"}, ("New York Times", "set phrase"), False),
        ({"reason": "none"}, ("New York Times", "set phrase"), False),
        ({"descriptor_level": 0}, ("Associated Press", "description"), True),
        ({"descriptor_level": 1}, ("Associated Press", "description"), False),
        ({"descriptor_level": 1}, ("Reuters", "position"), True),
        ({"descriptor_level": 2}, ("Reuters", "position"), False),
        ({"descriptor_level": 1}, ("NPR", "party or agency"), True),
        ({"descriptor_level": 2}, ("NPR", "how it knows"), True),
        ({"descriptor_level": 3}, ("NPR", "how it knows"), False),
        ({"content_kind": "speculation"}, ("Associated Press", "information"), True),
        ({"content_kind": "fact"}, ("Associated Press", "information"), False),
        ({"content_kind": None}, ("Associated Press", "information"), False),
        ({"content_kind": "speculation"}, ("New York Times", "attack"), False),
        ({"content_kind": "evaluation"}, ("New York Times", "attack"), True),
        ({"form": "direct"}, ("New York Times", "direct quotation"), True),
        ({"form": "indirect"}, ("New York Times", "direct quotation"), False),
        ({"stated_count": 1}, ("Reuters", "second source"), True),
        ({"stated_count": 2}, ("Reuters", "second source"), False),
        ({"stated_count": None}, ("Reuters", "second source"), False),
        ({"stated_count": 1, "corroborated_by": 3}, ("Associated Press", "second source"), False),
    ],
)
def test_a_rule_asks_for_what_is_absent(codes, rule, needed):
    assert (rule in asked(**codes)) == needed


def test_nothing_is_needed_where_all_is_there():
    full = {"reason": "specific", "descriptor_level": 4, "stated_count": 2}
    assert needs(**full).empty


def test_a_refusal_to_answer_is_no_statement():
    assert needs(act="non_response").empty


@pytest.mark.parametrize(
    ("outlet", "agency", "house"),
    [
        ("The New York Times", None, "New York Times"),
        ("Harbor Post", "Reuters", "Reuters"),
        ("A.P.", None, "Associated Press"),
        ("Harbor Post", None, None),
        (None, None, None),
    ],
)
def test_rules_are_a_house_s_own_for_its_articles_and_its_agency_s_copy_and_a_lens_else(outlet, agency, house):
    table = needs(outlet, agency, form="direct")
    own = set(table.loc[table["lens"].eq("own"), "house"])
    assert own == ({house} if house else set())
    assert {"Associated Press", "New York Times", "Reuters", "NPR"} == set(table["house"])


def test_a_reason_given_once_counts_for_every_statement_of_that_source():
    said = made.tables()
    told = said["attributed"].copy()
    told.loc[told["article"].eq("003_761b5e37") & told["attribution"].eq(1), "reason"] = "specific"
    table = sources.house_needs(said["articles"], said["sentences"], said["attributions"], told, said["spans"])
    mine = table[table["article"].eq("003_761b5e37") & table["house"].eq("Associated Press")]
    assert "reason" not in set(mine["rule"])


def test_the_table_keeps_to_the_schema_and_its_spans_are_sentences():
    table = made.tables()["house_needs"]
    assert schema.problems("house_needs", table) == [] and len(table)
    found = [made.TEXTS[a][s:e] for a, s, e in zip(table["article"], table["start"], table["end"], strict=True)]
    assert all(span == span.strip() and span[-1] in ".”" for span in found)


def test_empty_tables():
    names = ("articles", "sentences", "attributions", "attributed", "spans")
    table = sources.house_needs(*(schema.frame(name, []) for name in names))
    assert table.empty and schema.problems("house_needs", table) == []


def test_every_rule_says_where_and_when_it_was_reported_and_nothing_is_called_a_violation():
    for column in ("house", "names", "rule", "needs", "reported", "when", "reading"):
        assert RULES[column].ne("").all()
    assert not RULES["needs"].str.contains("violat|breach|must").any()
    assert set(RULES["house"]) == {"Associated Press", "New York Times", "Reuters", "NPR"}
    assert RULES.loc[RULES["asks"].eq(""), "reading"].isin(["not in the text", "not checked"]).all()


def test_every_condition_names_a_code_and_values_that_occur():
    known = {
        "reason": set(schema.REASONS),
        "descriptor_level": set("01234"),
        "content_kind": set(schema.CONTENT_KINDS),
        "form": set(schema.FORMS),
        "voices": {"one", "several"},
        "corroborated": {"yes", "no"},
    }
    for rule in rules():
        for code, values in (*rule.applies, *rule.asks):
            assert values and values <= known[code], (rule.house, rule.rule)
