"""Who is upstream of whom, and what an article reports itself."""

# ruff: noqa: E501 (a row of a table stays on one line)

import pandas as pd
import pytest

from analysis import reuse, schema, text

COPY = (
    "The harbor board of Brenn voted on Tuesday to close the northern gate at night, because two of its guards had "
    "been robbed there in March and nobody had been arrested since."
)
RELAY = f"The gate will close, the Harbor Post reported.\n{COPY}"


def tables(texts, outlets=None, published=None, agency=None):
    articles, paragraphs = [], []
    for name, content in texts.items():
        row = {"article": name, "story": "s", "genre": "news", "text": content, "words": 0, "file": "", "sha256": ""}
        row |= {"published": (published or {}).get(name), "agency": (agency or {}).get(name)}
        articles.append(row | {"encoding": "utf-8", "outlet": (outlets or {}).get(name)})
        for i, (s, e) in enumerate(text.paragraphs(content)):
            paragraphs.append({"article": name, "paragraph": i, "start": s, "end": e, "role": "body"})
    return schema.frame("articles", articles), schema.frame("paragraphs", paragraphs)


def edges(texts, **kwargs):
    articles, paragraphs = tables(texts, **kwargs)
    none = schema.frame("sources", [])
    shared = reuse.shared(articles, paragraphs, schema.frame("spans", []), none)
    return reuse.edges(articles, paragraphs, none, shared)


def directions(made):
    return made[["article", "other", "known_by"]].to_numpy().tolist()


OUTLETS = {"a": "Harbor Post", "b": "Coast Gazette"}


@pytest.mark.parametrize(
    "line",
    [
        "The Harbor Post contributed to this report.",
        "With files from The Harbor Post",
        "— Harbor Post",
        "Photo: Harbor Post",
    ],
)
def test_a_credit_line_credits_but_not_that_of_a_picture(line):
    articles, paragraphs = tables({"a": COPY, "b": f"{COPY}\n{line}"}, outlets=OUTLETS)
    last = paragraphs["article"].eq("b") & paragraphs["paragraph"].eq(1)
    paragraphs["role"] = paragraphs["role"].mask(last & (line[0] != "—"), "credit")
    shared = reuse.shared(articles, paragraphs, schema.frame("spans", []), schema.frame("sources", []))
    assert shared["credited"].tolist() == [not line.startswith("Photo")]


def test_two_articles_that_both_say_they_are_of_one_agency_credit_it():
    texts = dict.fromkeys("ab", f"BRENN (AP) — {COPY}")
    articles, paragraphs = tables(texts, outlets=OUTLETS, agency=dict.fromkeys("ab", "Associated Press"))
    shared = reuse.shared(articles, paragraphs, schema.frame("spans", []), schema.frame("sources", []))
    assert shared["credited"].all()


def test_an_outlet_whose_name_another_s_ends_with_is_not_credited_in_its_place():
    outlets = {"a": "Harbor Times", "b": "The Times", "c": "Coast Gazette"}
    line = f"The gate will close, the Harbor Times reported.\n{COPY}"
    made = edges({"a": COPY, "b": line, "c": line}, outlets=outlets)
    assert {(a, b) for a, b, known in directions(made) if known == "credit"} == {("b", "a"), ("c", "a")}


def test_a_credit_tells_the_direction():
    made = edges({"a": COPY, "b": RELAY}, outlets=OUTLETS)
    assert directions(made) == [["b", "a", "credit"]]
    row = made.iloc[0]
    assert (row["outlet"], row["words"], row["credits"], row["passages"]) == (
        "Harbor Post",
        text.count_words(COPY),
        1,
        1,
    )
    assert 0.7 < row["share"] < 1


def test_a_credit_outweighs_a_date():
    made = edges({"a": COPY, "b": RELAY}, outlets=OUTLETS, published={"a": "2031-04-05", "b": "2031-04-02"})
    assert directions(made) == [["b", "a", "credit"]]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ({"a": "2031-04-05", "b": "2031-04-02"}, ["a", "b", "date"]),
        ({"a": "2031-04-02", "b": "2031-04-05"}, ["b", "a", "date"]),
        ({"a": "2031-04-02", "b": "2031-04-02"}, ["a", "b", "unknown"]),
        ({"a": "2031-04", "b": "2031-04-02"}, ["a", "b", "unknown"]),
        ({}, ["a", "b", "unknown"]),
    ],
)
def test_without_a_credit_the_day_tells_it_where_both_are_known(published, expected):
    assert directions(edges({"a": COPY, "b": COPY}, outlets=OUTLETS, published=published)) == [expected]


def test_two_that_credit_each_other_have_no_direction():
    both = f"The gate will close, the Coast Gazette reported.\n{COPY}"
    assert directions(edges({"a": both, "b": RELAY}, outlets=OUTLETS)) == [["a", "b", "unknown"]]


def test_a_credit_without_shared_words_is_an_edge_too():
    made = edges({"a": "A choir sang.", "b": "The gate will close, the Harbor Post reported."}, outlets=OUTLETS)
    assert directions(made) == [["b", "a", "credit"]]
    assert made["words"].tolist() == [0]


def test_an_outlet_without_an_article_is_an_origin():
    made = edges({"b": RELAY}, outlets=OUTLETS)
    assert made[["article", "outlet", "known_by", "credits"]].to_numpy().tolist() == [["b", "Harbor Post", "credit", 1]]
    assert made["other"].isna().all()


def test_what_share_only_their_subject_have_no_edge():
    assert edges({"a": COPY, "b": "A choir sang near the old lighthouse."}, outlets=OUTLETS).empty


LINE = "“No,” Lund told the Harbor Post. A draft seen by the Harbor Post says so. Osei did not answer the Post. Rhee told Brenn Radio."


def own(outlet, line=LINE):
    articles, paragraphs = tables({"a": line}, outlets={"a": outlet})
    said = [
        (0, "statement", "Harbor Post", "Lund", "told", "named_person"),
        (1, "statement", None, "A draft seen by the Harbor Post", "says", "document"),
        (2, "non_response", None, "Osei", "did not answer", "named_person"),
        (3, "statement", "Brenn Radio", "Rhee", "told Brenn Radio", "named_person"),
    ]
    rows = [{"article": "a", "attribution": n, "act": act, "form": "direct", "channel": channel, "confidence": 1.0, "role": "body"} for n, act, channel, *_ in said]  # fmt: skip
    spans = [
        {
            "article": "a",
            "attribution": n,
            "role": role,
            "start": line.index(w),
            "end": line.index(w) + len(w),
            "text": w,
        }
        for n, _, _, source, cue, _ in said
        for role, w in (("source", source), ("cue", cue))
    ]
    kinds = [{"article": "a", "attribution": n, "source": n, "source_type": kind} for n, *_, kind in said]
    return reuse.own_reporting(
        articles, paragraphs, schema.frame("attributions", rows), schema.frame("spans", spans),
        schema.frame("attributed", kinds), schema.frame("shared", []),
    ).iloc[0]  # fmt: skip


def test_an_outlet_that_was_told_saw_and_asked_reports_itself():
    row = own("Harbor Post")
    assert row[["statements", "told_it", "told_others", "own_documents", "own_calls"]].tolist() == [4, 1, 1, 1, 1]
    assert row["share_own"] == 1


def test_a_document_counts_once_and_a_letter_that_it_saw_was_not_told_to_it():
    row = own("Harbor Post", LINE.replace("told the Harbor", "told his men in a letter seen by the Harbor"))
    assert row[["told_it", "own_documents"]].tolist() == [0, 2]


def test_another_outlets_work_is_not_its_own():
    assert own("Coast Gazette")[["told_it", "told_others", "own_documents", "own_calls"]].tolist() == [0, 2, 0, 0]


def test_of_an_unknown_outlet_it_cannot_be_said():
    assert own(None)[["told_it", "own_documents", "own_calls"]].isna().all()


def test_the_order_of_articles_does_not_matter():
    texts = {"a": COPY, "b": RELAY, "c": COPY}
    one = edges(texts, outlets=OUTLETS)
    two = edges(dict(reversed(texts.items())), outlets=OUTLETS)
    pd.testing.assert_frame_equal(one, two)


def test_the_outlet_that_was_told_is_the_origin_of_what_it_was_told():
    told = "“The gate will close,” Mara Lund told the Harbor Post.\nA choir sang in Brenn."
    made = edges({"a": COPY, "b": told}, outlets=OUTLETS)
    assert directions(made) == [["b", "a", "credit"]]
    made = edges({"b": told}, outlets=OUTLETS)
    assert made[["article", "outlet", "known_by"]].to_numpy().tolist() == [["b", "Harbor Post", "credit"]]
    own = edges({"a": told}, outlets=OUTLETS)
    assert own.empty, "what an outlet was told itself it owes to nobody"


@pytest.mark.parametrize("body", ["Chicago Police Department", "Tribune Tower Trust"])
def test_a_body_that_shares_a_word_with_the_outlet_is_not_the_outlet(body):
    line = LINE.replace("answer the Post", f"answer the {body}")
    assert own("Chicago Tribune", line)[["own_documents", "own_calls"]].tolist() == [0, 0]
