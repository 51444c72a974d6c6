"""Whatever a text or file holds: tables that keep to the schema, offsets that are exact, work that grows no faster."""

import re
import sys
import time
from functools import partial

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import attribution, corpus, events, features, flow, resources, reuse, schema, sources, wording
from analysis import text as texts
from analysis.batch import pieces
from analysis.corpus.formats import Unusable, decode
from analysis.corpus.web import extract
from analysis.flow import measure_all

# Bits of news and of what is none; hypothesis strings them together in any order.
BITS = (
    "Mayor Ida Lund| said| that| the port closed| told the Harbor Post|, according to two officials|12,5| 30 percent|he"
    "| who asked not to be named| on Monday| She declined to comment|(Brenn Wire) —|Photo: Tomas Doyle|Read more:| "
    "|“|”|\"|‘|’|'|``|''|.|?|!|…|—|- |• |[|]|*|#|$1.2bn|<b>|&amp;|\n|\n\n|\r\n|\t|\0|\x85|\u202e|\u200b|\u2028|\ud7ff"
    "|😀|א|ال|ﬁ|e\u0301|İ|ß"
).split("|")
TEXTS = st.one_of(
    st.lists(st.sampled_from(BITS), max_size=60).map("".join),
    st.text(max_size=200),
)
SPANS = ("paragraphs", "sentences", "spans", "house_needs", "loaded", "mentions", "shared", "drift", "discrepancies")


def articles(texts: list[str]) -> pd.DataFrame:
    rows = pd.DataFrame({"id": [f"a{n}" for n in range(len(texts))], "text": texts, "story": "s", "language": "en"})
    return corpus.from_rows(rows, "any")[0]


def check(tables: dict[str, pd.DataFrame]) -> None:
    texts = dict(zip(tables["articles"]["article"], tables["articles"]["text"], strict=True))
    for name, table in tables.items():
        assert schema.problems(name, table) == []
        for row in table.to_dict("records") if name in SPANS else ():
            assert 0 <= row["start"] < row["end"] <= len(texts[row["article"]])
            assert row.get("text", "") in ("", texts[row["article"]][row["start"] : row["end"]])


@settings(max_examples=25)
@given(TEXTS)
def test_any_text_gives_tables_of_the_schema(text):
    check(measure_all(articles([text])))


@settings(max_examples=4)
@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(one, other):
    check(measure_all(articles([one, other, one + other]), compare=True))


@settings(max_examples=150)
@given(st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_text_or_are_refused(data):
    try:
        text, _ = decode(data, "a file")
    except Unusable as error:
        assert str(error).startswith("a file")
    else:
        assert text.strip("\ufeff\u200b\0 \n")


TAGS = (
    "<html>|<body>|<p>|</p>|<div|>|<script>|</script>|<!--|-->|<![CDATA[|&#x110000;|&lt|<meta charset=x>|<title>|a="
    "|'|\"|\0|" + "The port closed on Monday, Ida Lund said. " * 5
).split("|")


@settings(max_examples=25)
@given(st.lists(st.sampled_from(TAGS), max_size=40).map("".join))
def test_any_page_is_an_article_or_is_refused(page):
    try:
        assert isinstance(extract(page, "a page")["text"], str)
    except Unusable as error:
        assert "a page" in str(error)


@pytest.mark.parametrize("page", ["<div>" * 50_000, "<p>" + "x" * 300_000, "<" * 100_000, "<!--" * 50_000])
def test_a_page_that_is_nested_or_broken_beyond_measure_is_read_or_refused(page):
    try:
        extract(page, "a page")
    except Unusable as error:
        assert "a page" in str(error)


ROWS = st.lists(st.sampled_from(b'{"text":|"a, said|}|\n|,|id,text\n|\xff|""'.split(b"|")), max_size=30).map(b"".join)


@settings(max_examples=40)
@given(data=st.binary(max_size=400) | ROWS, suffix=st.sampled_from(["csv", "jsonl", "parquet"]))
def test_any_file_is_cut_into_rows_or_is_refused(data, suffix, tmp_path_factory):
    path = tmp_path_factory.mktemp("any") / f"in.{suffix}"
    path.write_bytes((b"id,text\n" if suffix == "csv" else b"") + data)
    for size in (1, 3):
        try:
            found, _ = pieces.split(path, size)
        except Unusable:
            return
        assert sum(len(list(pieces.records(piece))) for piece in found) == sum(piece.rows for piece in found)


# Work, counted in functions that are called, at 1, 4 and 16 times the length.

NEWS = (
    "Mayor Ida Lund said that the port closed on Monday. “We lost 30 boats,” said Tomas Doyle, who leads the union.\n\n"
)
SAID = ("articles", "paragraphs", "sentences", "attributions", "spans")
STAGES = {
    "paragraphs": lambda t: corpus.paragraphs(t["articles"]),
    "sentences": lambda t: corpus.sentences(t["articles"], t["paragraphs"]),
    "attribution": lambda t: attribution.find(t["articles"], t["paragraphs"], t["sentences"], engine="fast"),
    "sources": lambda t: sources.identify(t["articles"], t["paragraphs"], t["attributions"], t["spans"]),
    "codes": lambda t: sources.code(*(t[n] for n in (*SAID, "attributed"))),
    "wording": lambda t: wording.loaded(*(t[n] for n in SAID), engine="fast"),
    "events": lambda t: events.group(t["articles"], t["paragraphs"], t["sources"]),
    "reuse": lambda t: reuse.shared(t["articles"], t["paragraphs"], t["spans"], t["sources"]),
    "quotations": lambda t: reuse.quotations(t["articles"], t["paragraphs"], t["spans"], t["attributed"], t["sources"]),
    "features": lambda t: features.features(t),
}


def work(run) -> int:
    count = 0
    texts.forget()

    def seen(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module")
def lengths() -> dict[int, dict[str, pd.DataFrame]]:
    """Measure the same news at 1, 4 and 16 times its length."""
    # Numbers and names differ, as they do in news, so that not every line repeats another.
    found = {}
    for times in (1, 4, 16):
        lines = [NEWS.replace("Lund", f"Lund{chr(97 + n % 26)}").replace("30", str(30 + n)) for n in range(6 * times)]
        found[times] = flow.apart(articles(["".join(lines)]), engine="fast")
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_the_work_of_every_stage_grows_no_faster_than_the_text(stage, lengths):
    run = STAGES[stage]
    run(lengths[1])
    once, four, sixteen = (work(partial(run, lengths[times])) for times in (1, 4, 16))
    assert four <= 4.6 * once and sixteen <= 4.6 * four, (once, four, sixteen)


# Regular expressions of the word lists, on what makes a bad one try every way.

LINES = ("a", "a ", "ab, ", "“", "1", "A. ", " ", "(", "the the ")
HOSTILE = tuple(bit * (3000 // len(bit)) for bit in LINES)


def test_no_listed_pattern_takes_long_on_a_hostile_line():
    began = time.process_time()
    for pattern in resources.lexicon("boilerplate")["pattern"]:
        whole = re.compile(rf"(?:{pattern})\W*", re.I)
        for line in HOSTILE:
            whole.fullmatch(line)
    # An expression that backtracks does not end within a day: any bound tells it from one that does not.
    assert time.process_time() - began < 20


@pytest.mark.parametrize("line", HOSTILE)
def test_a_hostile_line_is_measured_with_work_that_grows_as_it_does(line):
    half = articles([line[: len(line) // 4]])
    whole = articles([line])
    measure_all(half)
    assert work(partial(measure_all, whole)) <= 6 * work(partial(measure_all, half)) + 5000
