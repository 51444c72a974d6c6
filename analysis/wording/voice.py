"""Whose words they are: the outlet's, a source's, or those of an excerpt's origin."""

from bisect import bisect_left
from itertools import accumulate, islice

import numpy as np
import pandas as pd

from analysis import schema
from analysis.text import Quotation, quotations
from analysis.wording.scan import SHORT_QUOTATION, WORD

Span = tuple[int, int]


def spoken(text: str, paragraphs: list[Span], contents: list[Span], marks: list[Quotation] | None = None) -> list[Span]:
    """Find the stretches that are a source's own words.

    A quotation is a source's where the content of an attribution touches it, or where it has more than three words: a
    writer's own term in quotation marks is shorter. Words of an indirect report are the outlet's choice.

    Examples
    --------
    >>> line = "He saw “no need to go” and a ‘plan’ she calls ‘mad’."
    >>> [line[s:e] for s, e in spoken(line, [(0, len(line))], [(46, 51)])]
    ['“no need to go”', '‘mad’']
    """
    contents = sorted(contents)
    starts = [start for start, _ in contents]
    reach = list(accumulate([end for _, end in contents], max))
    found = []
    for mark in quotations(text, paragraphs) if marks is None else marks:
        if mark.depth:
            continue
        before = bisect_left(starts, mark.end) - 1
        credited = before >= 0 and reach[before] > mark.start
        if credited or next(islice(WORD.finditer(text, mark.start, mark.end), SHORT_QUOTATION, None), None):
            found.append((mark.start, mark.end))
    return found


def contents(spans: pd.DataFrame) -> dict[str, list[Span]]:
    """Give the contents of each article's attributions."""
    rows = spans[spans["role"] == "content"]
    return schema.by_article(rows, "start", "end")


def of(starts: np.ndarray, roles: np.ndarray, quoted: list[Span]) -> np.ndarray:
    """Name the voice of the words that start at `starts`, in paragraphs with these roles."""
    voice = np.full(len(starts), "outlet", dtype=object)
    voice[inside(starts, quoted)] = "quoted"
    voice[roles == "excerpt"] = "excerpt"
    assert set(voice) <= set(schema.VOICES)
    return voice


def inside(starts: np.ndarray, spans: list[Span]) -> np.ndarray:
    """Tell which positions lie inside one of the spans, which do not overlap."""
    if not spans:
        return np.zeros(len(starts), dtype=bool)
    ordered = np.array(sorted(spans), dtype=np.int64)
    at = np.searchsorted(ordered[:, 0], starts, side="right") - 1
    return (at >= 0) & (starts < ordered[np.maximum(at, 0), 1])
