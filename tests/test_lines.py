"""Rows as other programs read them."""

import json

import pandas as pd

from analysis import lines, schema

ONE = {"article": "a", "attribution": 0}
FOUND = schema.frame(
    "attributions",
    [ONE | {"act": "statement", "form": "direct", "stance": "neutral", "confidence": 0.91234, "role": "body"}],
)
SPANS = schema.frame(
    "spans",
    [
        ONE | {"role": "content", "start": 0, "end": 5, "text": "“No,”"},
        ONE | {"role": "cue", "start": 23, "end": 27, "text": "said"},
        ONE | {"role": "source", "start": 6, "end": 22, "text": "two aides and Lund"},
    ],
)


def who(*rows: dict) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the tables attributed and sources for rows of codes, one a source."""
    attributed = [ONE | {"source": i} | row for i, row in enumerate(rows)]
    sources = [
        {
            "article": "a",
            "source": i,
            "name": row.get("name"),
            "source_type": row["source_type"],
            "source_role": "other",
        }
        for i, row in enumerate(rows)
    ]
    return schema.frame("attributed", attributed), schema.frame("sources", sources)


def test_several_sources_are_one_row_with_joined_names_and_summed_counts():
    named = {"source_type": "named_person", "name": "Ida Lund"}
    aides = {"source_type": "anonymous_official", "unnamed_kind": "person", "stated_count": 2, "reason": "none"}
    (row,) = lines.attributions(FOUND, SPANS, *who(named, aides, aides | {"stated_count": 1}))
    assert (row["source_type"], row["unnamed"], row["speaker"], row["stated_count"]) == (
        "named_person",
        False,
        "Ida Lund",
        3,
    )
    assert row["content"] == [{"start": 0, "end": 5, "text": "“No,”"}]
    assert row["parent"] is None and row["channel"] is None and row["confidence"] == 0.9123
    assert json.loads(json.dumps(row)) == row


def test_an_attribution_to_nobody_has_empty_codes():
    empty = schema.frame("attributed", []), schema.frame("sources", [])
    (row,) = lines.attributions(FOUND, SPANS.iloc[:1], *empty)
    assert (row["source_type"], row["unnamed"], row["speaker"], row["source"]) == ("unattributed", False, None, None)


def test_no_attributions_give_no_rows():
    empty = schema.frame("attributed", []), schema.frame("sources", [])
    assert list(lines.attributions(FOUND.iloc[:0], SPANS.iloc[:0], *empty)) == []


def test_captions_are_no_candidates_of_loaded_wording():
    base = {"article": "a", "start": 0, "term": "brutal", "category": "label", "voice": "outlet", "score": 0.9}
    rows = [base | {"end": 6, "role": "body"}, base | {"end": 3, "role": "caption"}]
    articles = pd.DataFrame({"article": ["a"], "text": ["brutal rain"]})
    (row,) = lines.wording(schema.frame("loaded", rows), articles)
    assert (row["text"], row["role"]) == ("brutal", "body")
