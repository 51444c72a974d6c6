"""Articles as they are scored: those parts that are read, several articles joined to one long text."""

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import schema
from analysis.text import Quotation, Span, Words, quotations
from analysis.wording import scan, voice

PASSED_OVER = ("boilerplate", "byline", "credit", "repeat")
MOST_ARTICLES, MOST_CHARACTERS = 64, 2_000_000
"""What is scored at once: long arrays are fast, but memory has an end."""


class Page(NamedTuple):
    """An article: its paragraphs and sentences that are read, the roles of the former, what its sources say."""

    article: str
    text: str
    paragraphs: list[Span]
    role: np.ndarray
    sentences: list[Span]
    contents: list[Span]


class Joined(NamedTuple):
    """Pages joined to one text: where each starts in it; everything else counted from its beginning."""

    text: str
    starts: np.ndarray
    paragraphs: list[Span]
    role: np.ndarray
    sentences: list[Span]
    marks: list[Quotation]
    spoken: list[Span]
    written: Words


def batches(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame, spans: pd.DataFrame
) -> Iterator[list[Page]]:
    """Gather the articles that are scored together; those without a paragraph or a sentence to read are left out."""
    places, lines, said = _by_article(paragraphs), _by_article(sentences), voice.contents(spans)
    batch: list[Page] = []
    length = 0
    for article, text in schema.rows(articles, "article", "text"):
        if article not in places or article not in lines:
            continue
        (found, role), bounds = places[article], lines[article][0]
        batch.append(Page(article, text, found, role, sorted(set(bounds)), said.get(article, [])))
        length += len(text)
        if len(batch) == MOST_ARTICLES or length > MOST_CHARACTERS:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _by_article(table: pd.DataFrame) -> dict[str, tuple[list[Span], np.ndarray]]:
    """Give the spans of each article that are read, in order, and their roles."""
    read = table[~table["role"].isin(PASSED_OVER)]
    code, names = pd.factorize(read["article"])
    order = np.lexsort((read["start"], code))
    start, end, role = (read[name].to_numpy()[order] for name in ("start", "end", "role"))
    spans = list(zip(start.tolist(), end.tolist(), strict=True))
    edges = np.searchsorted(code[order], np.arange(len(names) + 1)).tolist()
    return {name: (spans[a:b], role[a:b]) for name, (a, b) in zip(names, pairwise(edges), strict=True)}


def join(pages: list[Page]) -> Joined:
    """Join pages to one text.

    >>> pages = [Page(name, "A vote.", [(0, 7)], np.array(["body"]), [(0, 7)], []) for name in "ab"]
    >>> join(pages).sentences
    [(0, 7), (9, 16)]
    """
    starts = np.cumsum([0, *(len(page.text) + 2 for page in pages[:-1])])
    paragraphs: list[Span] = []
    sentences: list[Span] = []
    spoken: list[Span] = []
    marks: list[Quotation] = []
    for page, start in zip(pages, starts.tolist(), strict=True):
        own = quotations(page.text, page.paragraphs)
        paragraphs += _moved(page.paragraphs, start)
        sentences += _moved(page.sentences, start)
        spoken += _moved(voice.spoken(page.text, page.paragraphs, page.contents, own), start)
        marks += [Quotation(a + start, b + start, depth, closed) for a, b, depth, closed in own]
    role = np.concatenate([page.role for page in pages])
    text = "\n\n".join(page.text for page in pages)
    return Joined(text, starts, paragraphs, role, sentences, marks, spoken, _written(pages, starts))


def _written(pages: list[Page], starts: np.ndarray) -> Words:
    """Put the words of pages one after the other."""
    found = [scan.read(page.text) for page in pages]
    at = np.concatenate([words.start + start for words, start in zip(found, starts, strict=True)])
    return Words(at, list(chain.from_iterable(words.written for words in found)))


def _moved(spans: list[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in spans]
