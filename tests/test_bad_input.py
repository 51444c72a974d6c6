"""What is no prose gives tables too, with work that grows no faster than the text."""

import sys

import pandas as pd
import pytest

from analysis import corpus, flow, schema
from analysis.attribution import channels
from analysis.flow import measure

SIZE = 2_000
BAD = {
    "one line": "Lund said that it rained and Doyle, who led the union, denied it, ",
    "one line of short sentences": "Mara Lund said it closed. ",
    "quotation marks": '"',
    "no letters": "12 345, -- 6.7! ",
    "right to left": "אמר ראש העיר «שלום». ",
    "emoji": "😀 ",
    "NUL": "He said\0 that. ",
}


def read(text: str) -> pd.DataFrame:
    return corpus.from_rows(pd.DataFrame({"id": ["a"], "text": [text], "language": ["en"]}), "bad")[0]


def calls(text: str) -> tuple[int, flow.Story]:
    """Measure a text and count the functions called on the way, those written in C as well."""
    count = 0

    def seen(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    articles = read(text)
    sys.setprofile(seen)
    try:
        story = measure(articles, engine="fast")
    finally:
        sys.setprofile(None)
    return count, story


@pytest.fixture(scope="module", autouse=True)
def warm():
    measure(read("Lund said it rained. “No,” Doyle said."), engine="fast")


@pytest.mark.parametrize("kind", BAD)
def test_four_times_the_text_is_no_more_than_four_times_the_work(kind):
    text = BAD[kind] * (SIZE // len(BAD[kind]))
    less, _ = calls(text)
    more, story = calls(text * 4)
    assert more <= 4.4 * less
    for name, table in story.tables().items():
        assert schema.problems(name, table) == []
    assert len(story.articles) == len(story.features) == 1


def test_a_long_sentence_is_not_read_whole_for_each_of_its_cues(monkeypatch):
    lengths = []
    plain = channels.channel
    monkeypatch.setattr(channels, "channel", lambda clause, *rest: lengths.append(len(clause)) or plain(clause, *rest))
    measure(read("Lund said that it rained and Doyle said that it snowed and " * 400), engine="fast")
    assert len(lengths) > 1 and max(lengths) < 2_100
