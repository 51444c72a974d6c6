"""Who speaks first and last, whose words, how evenly."""

from math import comb

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema, sources
from analysis.sources.voices import rarefied, top_share

TEXT = (
    "Aides said the boat sank on Monday. Doyle said “we go now”. Lund did not answer. It was said to rain. Lund said no"
)


def span(attribution: int, role: str, words: str, nth: int = 0) -> dict:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {
        "article": "a",
        "attribution": attribution,
        "role": role,
        "start": start,
        "end": start + len(words),
        "text": words,
    }


def tables() -> list[pd.DataFrame]:
    base = {"article": "a", "role": "body", "confidence": 1.0, "parent": None, "act": "statement", "form": "indirect"}
    said = [base | {"attribution": n} for n in range(5)]
    said[2]["act"] = "non_response"
    kinds = [
        (0, "anonymous_official"),
        (1, "named_person"),
        (2, "named_person"),
        (None, "unattributed"),
        (2, "named_person"),
    ]
    who = [{"article": "a", "attribution": n, "source": s, "source_type": t} for n, (s, t) in enumerate(kinds)]
    found = [
        {"article": "a", "source": s, "name": name, "source_type": t, "source_role": "unknown"}
        for s, name, t in (
            (0, None, "anonymous_official"),
            (1, "Ray Doyle", "named_person"),
            (2, "Mara Lund", "named_person"),
        )
    ]
    spans = [
        span(0, "source", "Aides"), span(0, "content", "the boat sank on Monday"),
        span(1, "source", "Doyle"), span(1, "content", "“we go now”"),
        span(2, "source", "Lund"), span(2, "cue", "did not answer"),
        span(3, "cue", "was said"), span(3, "content", "to rain"),
        span(4, "source", "Lund", 1), span(4, "content", "no", 2),
    ]  # fmt: skip
    names = ("attributions", "attributed", "sources", "spans")
    rows = (said, who, found, spans)
    return [
        pd.DataFrame({"article": ["a"], "text": [TEXT]}),
        *(schema.frame(n, r) for n, r in zip(names, rows, strict=True)),
    ]


def test_who_speaks_first_and_last():
    row = sources.profile(*tables()).iloc[0]
    assert row["first_speaker_type"] == "anonymous_official" and pd.isna(row["first_speaker"])
    assert (row["last_speaker_type"], row["last_speaker"]) == ("named_person", "Mara Lund")


def test_words_are_counted_once_each_by_the_kind_of_their_source():
    row = sources.profile(*tables()).iloc[0]
    assert (row["anonymous_official_words"], row["named_person_words"], row["unattributed_words"]) == (5, 4, 2)
    assert row["attributed_words"] == sum(row[f"{t}_words"] for t in schema.SOURCE_TYPES) == 11
    assert sum(row[f"{t}_share_of_attributed_words"] for t in schema.SOURCE_TYPES) == pytest.approx(1)


def test_a_word_of_two_contents_belongs_to_the_shorter():
    made = tables()
    inner = span(1, "content", "sank on Monday")
    made[4] = schema.frame("spans", pd.concat([made[4], pd.DataFrame([inner])], ignore_index=True))
    row = sources.profile(*made).iloc[0]
    assert (row["anonymous_official_words"], row["named_person_words"]) == (2, 7)


def test_an_article_in_which_nobody_speaks_has_zeros_and_no_speaker():
    made = tables()
    made[0] = pd.concat([made[0], pd.DataFrame({"article": ["b"], "text": ["It rained."]})])
    row = sources.profile(*made).iloc[1]
    assert row["attributed_words"] == 0
    assert (
        row[["first_speaker_type", "top_source_share_of_credited_statements", "named_person_share_of_attributed_words"]]
        .isna()
        .all()
    )


def test_empty_tables():
    empty = [schema.frame(n, []) for n in ("articles", "attributions", "attributed", "sources", "spans")]
    assert sources.profile(*empty).empty


def test_the_source_with_the_most_statements():
    assert sources.profile(*tables()).loc[0, "top_source_share_of_credited_statements"] == 0.5


@given(st.lists(st.integers(0, 5), min_size=4, max_size=30))
def test_the_number_of_sources_in_a_sample_is_the_one_of_the_formula(given_sources):
    counts = pd.Series(given_sources).value_counts().tolist()
    n = len(given_sources)
    expected = sum(1 - comb(n - c, 4) / comb(n, 4) for c in counts)
    found = rarefied(counts, drawn=4)
    assert found == pytest.approx(expected, abs=1e-5)
    assert 1 <= found <= min(4, len(counts)) + 1e-9
    assert 1 / len(counts) - 1e-9 <= top_share(counts) <= 1


def test_below_ten_statements_none_is_given():
    assert pd.isna(rarefied([1] * 9)) and rarefied([1] * 10) == 10
