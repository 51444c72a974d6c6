"""The sample story and its gold: offsets, vocabularies, completeness, and that every planted hard case is there."""

import csv
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from analysis import schema, text

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
STEMS = ["01_harbor-ledger", "02_daily-comet", "03_coastline-news", "04_the-rostrum", "05_northshore-digest"]
COLUMNS = ["file", "outlet", "agency", "headline", "byline", "published", "url", "sha256", "fingerprint", "event"]
CATEGORIES = {"metaphor", "emotive", "intensifier", "label", "evaluation", "doubt"}
QUOTES = "“”‘’\"'"


def read(name: str) -> str:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return file.read()


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in read(f"gold/{name}").splitlines()]


TEXTS = {stem: read(f"{stem}.txt") for stem in STEMS}
ROLES = json.loads(read("gold/roles.json"))
ATTRIBUTIONS = lines("attributions.jsonl")
LOADED = lines("loaded.jsonl")
SHARED = lines("shared.jsonl")
FACTS = json.loads(read("gold/facts.json"))


def paragraph(article: str, start: int, end: int) -> dict:
    """Return the one paragraph that holds the span."""
    [found] = [r for r in ROLES if r["article"] == article and r["start"] <= start and end <= r["end"]]
    return found


# --- the articles


def test_the_folder_holds_exactly_the_five_articles():
    assert sorted(p.stem for p in SAMPLE.glob("*.txt")) == STEMS


def test_articles_csv_names_every_file_with_its_hash():
    with (SAMPLE / "articles.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert reader.fieldnames == COLUMNS
    assert [Path(row["file"]).stem for row in rows] == STEMS
    for row in rows:
        assert hashlib.sha256((SAMPLE / row["file"]).read_bytes()).hexdigest() == row["sha256"]
        assert row["event"] == ""  # which articles report the same event is for the program to find
        assert row["url"] == "" or row["url"].startswith("https://example.org/")


def test_the_exclusive_is_first_and_the_other_event_is_known_by_its_month_only():
    with (SAMPLE / "articles.csv").open(encoding="utf-8", newline="") as file:
        published = [row["published"] for row in csv.DictReader(file)]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in published[:4])
    assert published[0] < min(published[1:4])
    assert re.fullmatch(r"\d{4}-\d\d", published[4])
    assert published[4] < published[0]


@pytest.mark.parametrize("stem", STEMS)
def test_each_article_has_350_to_700_words(stem):
    counted = [r for r in ROLES if r["article"] == stem and r["role"] in schema.COUNTED]
    words = sum(text.count_words(TEXTS[stem][r["start"] : r["end"]]) for r in counted)
    assert 350 <= words <= 700


# --- paragraph roles


@pytest.mark.parametrize("stem", STEMS)
def test_every_line_that_is_not_empty_has_one_role(stem):
    spans = [(r["start"], r["end"]) for r in ROLES if r["article"] == stem]
    assert spans == text.paragraphs(TEXTS[stem])


def test_roles_are_those_of_the_schema_and_each_occurs():
    assert {r["role"] for r in ROLES} == set(schema.ROLES)
    for r in ROLES:
        assert (r["origin"] is not None) == (r["role"] == "excerpt")


def test_a_repeat_is_a_copy_of_a_body_sentence_before_or_after_it():
    before = after = 0
    for r in (r for r in ROLES if r["role"] == "repeat"):
        copy = TEXTS[r["article"]][r["start"] : r["end"]].rstrip(".")
        bodies = [b for b in ROLES if b["article"] == r["article"] and b["role"] == "body"]
        [original] = [b for b in bodies if copy in TEXTS[r["article"]][b["start"] : b["end"]]]
        before += r["start"] < original["start"]
        after += r["start"] > original["start"]
    assert before and after


# --- attributions


def spans(row: dict) -> list[tuple[str, dict]]:
    single = [(role, row[role]) for role in ("source", "cue") if row[role] is not None]
    return single + [("content", span) for span in row["content"]]


@pytest.mark.parametrize("row", ATTRIBUTIONS, ids=lambda r: f"{r['article'][:2]}-{r['attribution']}")
def test_an_attribution_keeps_to_the_schema(row):
    for _, span in spans(row):
        assert TEXTS[row["article"]][span["start"] : span["end"]] == span["text"]
        assert span["text"] == span["text"].strip() != ""
        assert paragraph(row["article"], span["start"], span["end"])["role"] in ("headline", "deck", "body", "excerpt")
    assert paragraph(row["article"], row["cue"]["start"], row["cue"]["end"])["role"] == row["role"]
    assert row["act"] in schema.ACTS
    assert row["form"] in schema.FORMS
    assert row["source_type"] in schema.SOURCE_TYPES
    assert row["source_role"] in schema.SOURCE_ROLES
    assert row["unnamed"] == (row["source_type"] in schema.UNNAMED)
    assert row["unnamed_kind"] in (schema.UNNAMED_KINDS if row["unnamed"] else (None,))
    assert row["reason"] in (schema.REASONS if row["unnamed"] else (None,))
    assert row["descriptor_level"] in (range(5) if row["unnamed"] else (None,))
    assert (row["reason"] in ("stock", "specific")) == (row["unnamed_kind"] == "granted")
    assert row["content"] or row["act"] in ("non_response", "belief")


@pytest.mark.parametrize("row", ATTRIBUTIONS, ids=lambda r: f"{r['article'][:2]}-{r['attribution']}")
def test_the_form_fits_the_marks_in_the_content(row):
    starts = [span["text"][0] in QUOTES for span in row["content"]]
    marked = any(c in span["text"] for span in row["content"] for c in '“"‘')
    if row["form"] == "direct":
        assert all(starts)
    elif row["form"] == "mixed":
        assert marked and not all(starts)
    else:
        assert not marked or "so-called" in row["content"][0]["text"]


@pytest.mark.parametrize("stem", STEMS)
def test_attributions_are_numbered_in_order_and_parents_stand_around_them(stem):
    rows = [r for r in ATTRIBUTIONS if r["article"] == stem]
    assert [r["attribution"] for r in rows] == list(range(len(rows)))
    for row in (r for r in rows if r["parent"] is not None):
        parent = rows[row["parent"]]
        assert parent is not row
        own = [s for _, s in spans(row)]
        assert any(a["start"] <= b["start"] and b["end"] <= a["end"] for a in parent["content"] for b in own)


def some(**wanted) -> list[dict]:
    return [r for r in ATTRIBUTIONS if all(r[key] == value for key, value in wanted.items())]


@pytest.mark.parametrize(
    "wanted",
    [{"source_type": t} for t in schema.SOURCE_TYPES]
    + [{"act": a} for a in schema.ACTS]
    + [{"form": f} for f in schema.FORMS]
    + [{"descriptor_level": n} for n in range(5)]
    + [{"unnamed_kind": k} for k in schema.UNNAMED_KINDS]
    + [{"unnamed_kind": "granted", "reason": reason} for reason in ("stock", "specific")]
    + [{"stated_count": n} for n in (1, 2, 3, 5)]
    + [
        {"channel": c}
        for c in ("Harbor Ledger", "Daily Comet", "Meridian News Agency", "The Rostrum", "Carrow Courier")
    ]
    + [{"act": "statement", "source": None}, {"role": "headline"}, {"role": "deck"}, {"role": "excerpt"}],
    ids=lambda w: "-".join(f"{v}" for v in w.values()),
)
def test_every_kind_of_attribution_is_planted(wanted):
    assert some(**wanted)


def test_hard_cases_of_attribution_are_planted():
    cues = Counter(r["cue"]["text"] for r in ATTRIBUTIONS)
    assert {"reportedly", "citing", "as saying", "declined", "could not be reached", "according to"} <= set(cues)
    assert any(r["parent"] is not None and r["source_type"] == "anonymous_official" for r in ATTRIBUTIONS)
    interrupted = [r for r in some(form="direct") if len(r["content"]) > 1]
    assert any(r["content"][0]["end"] < r["cue"]["start"] < r["content"][1]["start"] for r in interrupted)
    where = [{paragraph(r["article"], s["start"], s["end"])["start"] for s in r["content"]} for r in interrupted]
    assert any(len(paragraphs) > 1 for paragraphs in where)  # one source for a quotation over two paragraphs
    unclosed = [s["text"] for r in interrupted for s in r["content"] if s["text"][0] == "“" and s["text"][-1] != "”"]
    assert unclosed
    pronouns = [r for r in some(source_type="named_person") if r["source"]["text"].lower() in ("he", "she")]
    titles = [r for r in some(source_type="named_person") if r["speaker"].split()[-1] not in r["source"]["text"]]
    assert pronouns and len(titles) > len(pronouns)


# --- loaded wording


def test_loaded_words_stand_where_the_gold_says():
    assert len({(r["article"], r["start"]) for r in LOADED}) == len(LOADED)
    for row in LOADED:
        assert TEXTS[row["article"]][row["start"] : row["end"]] == row["text"]
        assert row["category"] in CATEGORIES
        assert row["voice"] in schema.VOICES
        assert paragraph(row["article"], row["start"], row["end"])["role"] == row["role"]
        assert row["role"] in ("headline", "deck", "subhead", "body", "excerpt")


def test_metaphors_of_violence_stand_in_the_outlets_voice_and_in_quotations():
    assert {r["voice"] for r in LOADED if r["category"] == "metaphor"} >= {"outlet", "quoted"}
    assert Counter(r["article"] for r in LOADED)["02_daily-comet"] > 15
    assert not any("Quiet Tide" in r["text"] for r in LOADED)
    assert not any(r["article"] in ("01_harbor-ledger", "03_coastline-news") for r in LOADED)


# --- facts


def test_each_anchor_stands_once_in_a_paragraph_that_counts():
    assert 25 <= len(FACTS["facts"]) <= 40
    assert len({f["id"] for f in FACTS["facts"]}) == len(FACTS["facts"])
    for fact in FACTS["facts"]:
        assert list(fact["found"]) == list(FACTS["articles"])
        for key, anchor in fact["found"].items():
            if anchor is not None:
                article = Path(FACTS["articles"][key]).stem
                assert TEXTS[article].count(anchor) == 1, (fact["id"], key)
                at = TEXTS[article].index(anchor)
                assert paragraph(article, at, at + len(anchor))["role"] in schema.COUNTED


def test_the_aggregator_reports_another_event():
    assert list(FACTS["not_same_event"]) == ["05_northshore-digest.txt"]
    assert set(FACTS["articles"].values()) == {f"{stem}.txt" for stem in STEMS[:4]}


@pytest.mark.parametrize("outlet", ["ledger", "comet", "coastline", "rostrum"])
def test_each_outlet_has_a_fact_alone_and_lacks_one_that_two_others_report(outlet):
    reporting = [{key for key, anchor in f["found"].items() if anchor is not None} for f in FACTS["facts"]]
    assert {outlet} in reporting
    lacking = [f for f, keys in zip(FACTS["facts"], reporting, strict=True) if outlet not in keys and len(keys) > 1]
    assert [f for f in lacking if outlet not in f.get("not_comparable", {})]


def test_discrepancies_and_drift_of_attribution_are_noted():
    assert sum("discrepancy" in f for f in FACTS["facts"]) >= 5
    own = [f for f in FACTS["facts"] if any(v == "own voice" for v in f.get("attribution", {}).values())]
    assert len(own) >= 5


# --- shared passages


@pytest.mark.parametrize("row", SHARED, ids=lambda r: f"{r['article'][:2]}-{r['other'][:2]}-{r['start']}")
def test_a_shared_passage_stands_in_both_articles(row):
    assert row["article"] < row["other"]
    one = TEXTS[row["article"]][row["start"] : row["end"]]
    two = TEXTS[row["other"]][row["other_start"] : row["other_end"]]
    assert (one, two) == (row["text"], row["other_text"])
    plain = [[w.lower().strip(".") for w in text.WORD.findall(t.replace("’", "'"))] for t in (one, two)]
    assert (row["kind"] == "verbatim") == (plain[0] == plain[1])
    common = sum((Counter(plain[0]) & Counter(plain[1])).values())
    assert common >= row["words"] >= 5
    assert row["words"] >= 8 or row["quoted"]
    for article, start, end in [
        (row["article"], row["start"], row["end"]),
        (row["other"], row["other_start"], row["other_end"]),
    ]:
        assert paragraph(article, start, end)["role"] in schema.COUNTED


@pytest.mark.parametrize("kind", ["verbatim", "edited"])
@pytest.mark.parametrize("credited", [True, False])
def test_copies_are_planted_credited_and_not_exact_and_edited(kind, credited):
    assert [r for r in SHARED if r["kind"] == kind and r["credited"] == credited]


def test_a_passage_is_credited_to_the_other_outlet_or_to_the_report_it_is_an_excerpt_of():
    names = {"01_harbor-ledger": "Ledger", "02_daily-comet": "Comet", "03_coastline-news": "Meridian"}
    names |= {"04_the-rostrum": "Rostrum", "05_northshore-digest": "Northshore"}
    excerpts = [r for r in ROLES if r["role"] == "excerpt"]
    for row in SHARED:
        pair = [(row["article"], row["start"], row["other"]), (row["other"], row["other_start"], row["article"])]
        named = any(names[other] in TEXTS[article] for article, _, other in pair)
        relayed = any(
            e["article"] == article and e["start"] <= start < e["end"] and "Ledger" in TEXTS[other]
            for article, start, other in pair
            for e in excerpts
        )
        assert row["credited"] == (named or relayed)
        assert row["credited"] or not row["credited_here"]


# --- the text


@pytest.mark.parametrize(
    ("stem", "planted"),
    [
        ("01_harbor-ledger", "42\u00a0million"),
        ("01_harbor-ledger", "J.T. Oduya"),
        ("01_harbor-ledger", "M.I.B."),
        ("01_harbor-ledger", "“No. 2 deck"),
        ("01_harbor-ledger", "Dec. 29"),
        ("02_daily-comet", "islands’ villages"),
        ("02_daily-comet", "‘My constituents’ children"),
        ("02_daily-comet", "“don’t worry about it”"),
        ("02_daily-comet", "so-called ‘ferry police’"),
        ("03_coastline-news", "Source: Meridian/lk"),
        ("04_the-rostrum", "From the Harbor Ledger:"),
        ("04_the-rostrum", "12 percent"),
        ("04_the-rostrum", "12%"),
        ("04_the-rostrum", "“Whose Water?”"),
        ("05_northshore-digest", "Leave a Reply"),
    ],
)
def test_hard_cases_of_the_text_are_planted(stem, planted):
    assert planted in TEXTS[stem]


def test_the_tabloid_has_single_newlines_and_no_straight_marks():
    assert "\n\n" not in TEXTS["02_daily-comet"]
    assert not set("'\"") & set(TEXTS["02_daily-comet"])
