"""What each attribution is coded with, beside who its source is."""

import pandas as pd
import pytest

from analysis import schema
from analysis import text as texts
from analysis.sources.codes import code
from analysis.sources.corroboration import corroborated
from analysis.sources.documents import mentions
from analysis.sources.extent import touched

TEXT = """Pier may close, officials say

The pier of Brenn will close in May, officials said.

An aide who has read the draft order said the ferry would stop at nine.

“We have no choice,” Mara Lund said.

The pier of Brenn will close in the month of May, Lund told the council.

Critics called the plan reckless."""

# source, cue, content, form, type
SAID = [
    ("officials say", "say", "Pier may close", "indirect", "anonymous_official"),
    ("officials said", "said", "The pier of Brenn will close in May", "indirect", "anonymous_official"),
    ("An aide who has read the draft order", "said", "the ferry would stop at nine", "indirect", "anonymous_official"),
    ("Mara Lund", "said", "“We have no choice,”", "direct", "named_person"),
    ("Lund told", "told", "The pier of Brenn will close in the month of May", "indirect", "named_person"),
    ("Critics", "called", "the plan reckless", "indirect", "anonymous_other"),
]


def tables(text: str = TEXT, said: list[tuple] = SAID) -> list[pd.DataFrame]:
    parts = [{"article": "a", "paragraph": i, "start": s, "end": e} for i, (s, e) in enumerate(texts.paragraphs(text))]
    paragraphs = [p | {"role": "headline" if i == 0 else "body", "origin": None} for i, p in enumerate(parts)]
    lines = [
        p | {"sentence": 0, "start": s, "end": e}
        for p in paragraphs
        for s, e in texts.sentences(text, p["start"], p["end"])
    ]
    attributions, spans, attributed = [], [], []
    for n, (source, cue, content, form, kind) in enumerate(said):
        key = {"article": "a", "attribution": n}
        role = "headline" if n == 0 else "body"
        attributions.append(
            key | {"act": "statement", "form": form, "stance": "neutral", "confidence": 1.0, "role": role}
        )
        attributed.append(key | {"source": n, "source_type": kind})
        start = text.index(content)
        spans.append(key | {"role": "content", "start": start, "end": start + len(content), "text": content})
        start = text.index(source)
        spans.append(key | {"role": "source", "start": start, "end": start + len(source), "text": source})
        spans.append(key | {"role": "cue", "start": text.index(cue), "end": text.index(cue) + len(cue), "text": cue})
    spans = [s for s in spans if s["role"] != "cue"]
    return [
        pd.DataFrame({"article": ["a"], "text": [text]}),
        schema.frame("paragraphs", paragraphs),
        schema.frame("sentences", lines),
        schema.frame("attributions", attributions),
        schema.frame("spans", spans),
        schema.frame("attributed", attributed),
    ]


@pytest.fixture(scope="module")
def coded() -> pd.DataFrame:
    return code(*tables())


def test_the_table_keeps_to_the_schema_and_has_its_rows(coded):
    assert schema.problems("attributed", coded) == []
    assert coded["attribution"].tolist() == list(range(len(SAID)))


def test_what_is_said(coded):
    assert coded["content_kind"].tolist() == ["speculation", "fact", "fact", "fact", "fact", "evaluation"]


def test_where_it_stands(coded):
    assert coded["position"].tolist() == ["headline", "lead", "body", "body", "body", "body"]
    deciles = coded["body_decile"]
    assert pd.isna(deciles[0]) and deciles[1] == 1
    assert deciles[1:].is_monotonic_increasing and deciles.max() <= 10
    assert coded["first_quotation"].tolist() == [False, False, False, True, False, False]


def test_who_else_says_it_is_told_of_unnamed_sources_only(coded):
    assert coded.loc[1, "corroborated_by"] == 4
    assert coded["corroborated_by"].drop(1).isna().all()


def test_whether_a_document_was_seen_is_told_of_unnamed_sources_only(coded):
    assert coded["documents_seen"].fillna(False).tolist() == [False, False, True, False, False, False]
    assert coded["documents_seen"].isna().tolist() == [False, False, False, True, True, False]


def test_a_refusal_to_answer_says_nothing():
    made = tables()
    made[3]["act"] = "non_response"
    assert code(*made)["content_kind"].isna().all()


def test_codes_are_the_same_whatever_the_order_of_the_rows(coded):
    made = [table.iloc[::-1].reset_index(drop=True) for table in tables()]
    again = code(*made).sort_values("attribution", ignore_index=True)
    pd.testing.assert_frame_equal(again, coded)


def test_empty_tables():
    made = [table.iloc[:0] for table in tables()]
    assert code(*made).empty and schema.problems("attributed", code(*made)) == []


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("two ships sank off Brenn in the storm on Monday", True),
        ("two ships did not sink off Brenn in the storm on Monday", False),
        ("nine ships sank off Brenn in the storm on Monday", False),
        ("the toll for crossing the bridge will rise", False),
        ("the ships", False),
    ],
)
def test_what_says_the_same_neither_denies_it_nor_gives_another_number(other, found):
    assert said_twice("off Brenn two ships sank in the storm on Monday", other).notna().any() == found


def said_twice(one: str, other: str, parent: int | None = None) -> pd.Series:
    rows = pd.DataFrame(
        {"attribution": [0, 1], "content": [one, other], "source_type": ["anonymous_other", "document"]}
    )
    rows["parent"] = pd.array([parent, None], dtype="Int64")
    return corroborated(rows.assign(article="a", act="statement", role="body"))


def test_who_relays_a_statement_bears_nothing_out():
    line = "two ships sank off Brenn in the storm on Monday"
    assert said_twice(line, line)[0] == 1
    assert said_twice(line, line, parent=1).isna().all()


@pytest.mark.parametrize(
    ("sentence", "seen"),
    [
        ("according to documents obtained by the Harbor Post", True),
        ("an internal memo, dated May 3 and reviewed by the Post, says so", True),
        ("said two people who have seen the letter", True),
        ("a copy of the contract was shared with the Post", True),
        ("The Post reviewed hundreds of pages of e-mails", True),
        ("officials said the report came out in May", False),
        ("she had not seen him since the strike", False),
        ("a letter to members was long", False),
        ("", False),
    ],
)
def test_documents(sentence, seen):
    assert mentions(sentence) == seen


def test_a_long_sentence_is_read_in_linear_time():
    assert not mentions("a draft of a memo " * 20_000)


def test_a_span_in_no_sentence_stands_for_itself():
    lines = pd.DataFrame({"article": ["a"], "start": [10], "end": [20]})
    spans = pd.DataFrame({"article": ["a", "a", "b"], "start": [0, 15, 3], "end": [5, 30, 4]})
    found = touched(spans, lines)
    assert found[["sentences_start", "sentences_end"]].to_numpy().tolist() == [[0, 5], [10, 30], [3, 4]]


def test_sentences_touched_are_looked_up_among_those_of_the_own_article_alone():
    lines = pd.DataFrame({"article": ["a", "a", "b", "b"], "start": [0, 10, 5, 30], "end": [9, 20, 25, 40]})
    spans = [("b", 6, 8), ("a", 8, 12), ("a", 9, 10), ("b", 26, 28), ("a", 20, 22), ("c", 1, 2), ("b", 0, 50)]
    found = touched(pd.DataFrame(spans, columns=["article", "start", "end"]), lines)
    expected = [(5, 25), (0, 20), (9, 10), (26, 28), (20, 22), (1, 2), (0, 50)]
    assert list(schema.rows(found, "sentences_start", "sentences_end")) == expected
    assert touched(found.iloc[:0], lines).empty
    assert list(schema.rows(touched(found, lines.iloc[:0]), "sentences_start")) == list(schema.rows(found, "start"))
