"""Coding sheets, blank and filled, and what they agree on."""

import pandas as pd
import pytest

from analysis import coding, schema

ATTRIBUTIONS = schema.frame(
    "attributions",
    [
        {"article": "a", "attribution": i, "act": "statement", "form": "direct", "confidence": 0.9, "role": "body"}
        for i in range(2)
    ],
)
SPANS = schema.frame(
    "spans",
    [
        {"article": "a", "attribution": 0, "role": "content", "start": 0, "end": 5, "text": "“No,”"},
        {"article": "a", "attribution": 0, "role": "source", "start": 6, "end": 10, "text": "Lund"},
        {"article": "a", "attribution": 0, "role": "cue", "start": 11, "end": 15, "text": "said"},
        {"article": "a", "attribution": 0, "role": "content", "start": 17, "end": 22, "text": "“Go.”"},
        {"article": "a", "attribution": 1, "role": "content", "start": 24, "end": 30, "text": "“Now.”"},
    ],
)
ATTRIBUTED = schema.frame(
    "attributed",
    [
        {"article": "a", "attribution": 0, "source": 0, "source_type": "named_person"},
        {"article": "a", "attribution": 1, "source_type": "unattributed"},
    ],
)


def test_a_blank_sheet_shows_the_words_and_no_codes():
    sheet = coding.sheet(ATTRIBUTIONS, SPANS)
    assert sheet.loc[0, ["source", "cue", "content"]].tolist() == ["Lund", "said", "“No,” … “Go.”"]
    assert sheet.loc[0, ["start", "end"]].tolist() == [0, 22]
    assert (sheet[coding.CODES] == "").all(axis=None)


def test_a_sheet_without_attributions_is_empty_but_whole():
    empty = coding.sheet(ATTRIBUTIONS.iloc[:0], SPANS.iloc[:0])
    assert len(empty) == 0 and {"source", "cue", "content", *coding.CODES} <= set(empty)


def test_the_program_is_one_more_coder():
    own = coding.filled(ATTRIBUTIONS, SPANS, ATTRIBUTED)
    person = own.assign(source_type=["named_person", "media"])
    table = coding.agreement({"person": person, "program": own}).set_index("code")
    assert table.loc["source_type", "percent_agreement"] == 50
    assert table.loc["act", "percent_agreement"] == 100


def test_a_sheet_that_lacks_a_column_is_named():
    own = coding.filled(ATTRIBUTIONS, SPANS, ATTRIBUTED)
    with pytest.raises(ValueError, match="mine lacks the column reason"):
        coding.agreement({"mine": own.drop(columns="reason"), "program": own})


def test_codes_survive_a_csv_file(tmp_path):
    own = coding.filled(ATTRIBUTIONS, SPANS, ATTRIBUTED)
    own.to_csv(tmp_path / "own.csv", index=False)
    read = pd.read_csv(tmp_path / "own.csv", dtype="str")
    assert coding.agreement({"a": read, "b": own})["percent_agreement"].dropna().eq(100).all()
