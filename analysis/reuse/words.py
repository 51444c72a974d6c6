"""The words of an article that count in a search for shared passages."""

from functools import cache, lru_cache
from typing import NamedTuple

import pandas as pd

from analysis import resources, schema, text


class Words(NamedTuple):
    """The words of an article's body and excerpts: normal form, place, paragraph, whether quoted, whether a formula."""

    words: list[str]
    spans: list[tuple[int, int]]
    paragraph: list[int]
    quoted: list[bool]
    content: list[bool]


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(resources.lexicon("stopwords")["word"])


@cache
def _formulae() -> dict[str, list[list[str]]]:
    """Index the stock phrases by their first word."""
    found: dict[str, list[list[str]]] = {}
    for phrase in resources.lexicon("formulae")["phrase"]:
        parts = phrase.split()
        found.setdefault(parts[0], []).append(parts)
    return found


def read(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> dict[str, Words]:
    """Read the words of each article, in the order of the articles' names."""
    rows = paragraphs[paragraphs["role"].isin(schema.COUNTED)].sort_values(["article", "start"])
    parts = {a: list(zip(g["start"], g["end"], strict=True)) for a, g in rows.groupby("article")}
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    return {a: _article(texts[a], tuple(parts.get(a, ()))) for a in sorted(texts)}


@lru_cache(maxsize=128)
def _article(body: str, paragraphs: tuple[tuple[int, int], ...]) -> Words:
    """Read an article once: several measures of a story look at the same words."""
    quotations = sorted((q.start, q.end) for q in text.quotations(body, list(paragraphs)) if q.depth == 0)
    words, spans, numbers, quoted = [], [], [], []
    at = 0
    for n, (start, end) in enumerate(paragraphs):
        for match in text.WORD.finditer(body, start, end):
            while at < len(quotations) and quotations[at][1] <= match.start():
                at += 1
            words.append(_plain(match.group()))
            spans.append(match.span())
            numbers.append(n)
            quoted.append(at < len(quotations) and quotations[at][0] <= match.start())
    stock = _stock(words)
    content = [w not in _stopwords() and not s for w, s in zip(words, stock, strict=True)]
    return Words(words, spans, numbers, quoted, content)


def _plain(word: str) -> str:
    """Bring a word to the form in which words are equal: "U.S" is "us", "3.5" stays, "harbours" is "harbors"."""
    low = word.lower().replace("’", "'")
    return low if any(c.isdigit() for c in low) else text.american(low.replace(".", ""))


def _stock(words: list[str]) -> list[bool]:
    """Mark the words that stand in a stock phrase."""
    marked = [False] * len(words)
    phrases = _formulae()
    for i, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            end = _matches(words, i, phrase)
            if end:
                marked[i:end] = [True] * (end - i)
    return marked


def _matches(words: list[str], i: int, phrase: list[str]) -> int:
    """Return the end of a stock phrase that begins at word i, or 0."""
    gap = False
    for part in phrase:
        if part == "*":
            gap = True
            continue
        stop = min(len(words), i + (4 if gap else 1))
        whole = part.rstrip("*")
        hit = next(
            (j for j in range(i, stop) if words[j] == whole or (part != whole and words[j].startswith(whole))), None
        )
        if hit is None:
            return 0
        i, gap = hit + 1, False
    return i
