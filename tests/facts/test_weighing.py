"""What an omission weighs, and what length lets expect."""

# ruff: noqa: E501 (a row of a table stays on one line)

import numpy as np
import pandas as pd
import pytest

from analysis import facts, schema

TEXT = "x" * 100


def tables(cells, words=None, published=None, duplicate=None):
    """Make articles and coverage from {fact: {article: status}}; a mention stands where the article reports the fact."""
    names = sorted({a for row in cells.values() for a in row})
    fixed = {"story": "s", "event": "e1", "genre": "news", "file": "", "sha256": "", "encoding": "utf-8", "text": TEXT}
    articles = [
        fixed
        | {
            "article": a,
            "words": (words or {}).get(a, 100),
            "published": (published or {}).get(a),
            "duplicate_of": (duplicate or {}).get(a),
        }
        for a in names
    ]
    told = [{"fact": fact, "event": "e1", "label": fact} for fact in cells]
    coverage = [
        {"fact": fact, "article": a, "status": status, "confidence": 0.5}
        for fact, row in cells.items()
        for a, status in row.items()
    ]
    mentions = [
        {"fact": c["fact"], "article": c["article"], "start": 10 * n % 90, "end": 10 * n % 90 + 9, "similarity": 1.0}
        for n, c in enumerate(coverage)
        if c["status"] == "reported"
    ]
    rows = {"articles": articles, "facts": told, "coverage": coverage, "mentions": mentions}
    return {name: schema.frame(name, rows[name]) for name in rows} | {"shared": schema.frame("shared", [])}


def expected(t):
    made = facts.expected(t["coverage"], t["facts"], t["mentions"], t["articles"], t["shared"])
    return made.set_index("article")


def weights(t):
    return facts.weights(t["mentions"], t["coverage"], t["articles"], t["shared"]).set_index("fact")


ALL = {"f1": dict.fromkeys("abc", "reported")}


def shared(t, quoted=False):
    """Give a passage that the mentions of a and b share."""
    at = t["mentions"].set_index("article")
    row = {"article": "a", "start": at.start["a"], "end": at.end["a"], "other": "b", "other_start": at.start["b"]}
    row |= {"other_end": at.end["b"], "kind": "verbatim", "words": 9, "quoted": quoted, "credited": False}
    return t | {"shared": schema.frame("shared", [row])}


def test_copies_of_one_text_are_one_origin():
    t = tables(ALL)
    assert weights(t).loc["f1", ["articles", "origins"]].tolist() == [3, 3]
    assert weights(shared(t)).loc["f1", "origins"] == 2
    assert weights(shared(t, quoted=True)).loc["f1", "origins"] == 3, "two may quote alike and have asked each"
    assert weights(tables(ALL, duplicate={"b": "a"})).loc["f1", "origins"] == 2


def test_what_stands_further_up_weighs_more():
    t = tables({"f1": {"a": "reported", "b": "not_found"}, "f2": {"a": "reported", "b": "not_found"}})
    high, low = weights(t)["prominence"].sort_values(ascending=False)
    assert 1 >= high > low >= 0
    assert expected(t).loc["b", "weight_not_found"] == pytest.approx(high + low)
    assert expected(t).loc["b", "weighted_share"] == 1


def many(n=40, short="c"):
    """Give facts that two long articles report, half of which a short one lacks."""
    row = dict.fromkeys("ab", "reported")
    return {f"f{i}": row | {short: "reported" if i % 2 else "not_found"} for i in range(n)}


def test_a_short_article_is_expected_to_lack_more():
    cells = many() | {f"g{i}": {"a": "reported", "b": "not_found", "c": "not_found"} for i in range(20)}
    long = expected(tables(cells, words={"a": 400, "b": 400, "c": 400})).loc["c"]
    short = expected(tables(cells, words={"a": 400, "b": 400, "c": 100})).loc["c"]
    assert short["expected"] > long["expected"]
    assert short["low"] <= short["expected"] <= short["high"] <= short["comparable"]
    assert short["reason"] == ""


def test_articles_of_one_length_that_lack_alike_are_as_expected():
    rng = np.random.default_rng(0)
    cells = {f"f{i}": {a: "reported" if rng.random() < 0.6 else "not_found" for a in "abcdef"} for i in range(200)}
    made = expected(tables(cells))
    assert ((made["not_found"] >= made["low"] - 8) & (made["not_found"] <= made["high"] + 8)).all()


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"f1": {"a": "reported", "b": "not_found"}}, "fewer than 3 articles on the event"),
        ({"f1": {"a": "reported", "b": "not_comparable"}}, "nothing to compare"),
    ],
)
def test_with_too_little_there_is_a_count_and_the_reason(cells, reason):
    row = expected(tables(cells)).loc["b"]
    assert (pd.isna(row["expected"]), row["reason"]) == (True, reason)


def test_what_could_not_be_known_is_neither_missing_nor_expected():
    cells = many() | {f"g{i}": {"a": "reported", "b": "reported", "c": "not_comparable"} for i in range(30)}
    with_later, without = expected(tables(cells)).loc["c"], expected(tables(many())).loc["c"]
    assert with_later["comparable"] == without["comparable"] == 40
    assert with_later["not_found"] == without["not_found"] == 20


def test_days_after_the_first_article_stand_beside_it_where_days_are_known():
    made = expected(tables(ALL, published={"a": "2031-04-02", "b": "2031-04-05", "c": "2031-04"}))
    assert made["days_after_first"].tolist()[:2] == [0, 3]
    assert pd.isna(made.loc["c", "days_after_first"])
