"""Counts where what was found agrees with the gold: spans, words, and whole attributions."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis import text
from analysis.benchmark.gold import ROLES, Attribution, Span

_MARKS = '"“”'


class Count(NamedTuple):
    """Of one article and one kind of agreement: how many found are right, of how many; how much gold is found."""

    article: str
    part: str
    right_found: float
    found: float
    right_true: float
    true: float


def spans(article: str, body: str, gold: list[Attribution], said: list[Attribution]) -> Iterator[Count]:
    """Compare the spans of each role.

    Parameters
    ----------
    article, body : str
        Name and text.
    gold, said : list of dict
        Attributions, role to spans.

    Yields
    ------
    Count
        Its part is the role, then: exact (equal once white space, quotation marks and punctuation at the edges are
        trimmed), strict (equal as they stand), overlap (one character in common), words (those that carry the role).
    """
    words = [m.span() for m in text.WORD.finditer(body)]
    for role in ROLES:
        true, guess = ({s for one in of for s in one[role]} for of in (gold, said))
        yield count(article, f"{role}, exact", *({trim(body, s) for s in of} for of in (true, guess)))
        yield count(article, f"{role}, strict", true, guess)
        hits = [sum(overlaps(s, others) for s in of) for of, others in ((guess, true), (true, guess))]
        yield Count(article, f"{role}, overlap", hits[0], len(guess), hits[1], len(true))
        yield count(article, f"{role}, words", *(covered(words, of) for of in (true, guess)))


def count(article: str, part: str, true: set, guess: set) -> Count:
    """Count what two sets have in common."""
    both = len(true & guess)
    return Count(article, part, both, len(guess), both, len(true))


def attributions(
    article: str, body: str, gold: list[Attribution], said: list[Attribution]
) -> tuple[list[Count], list[bool]]:
    """Compare whole attributions.

    Two match where their contents cover one another by at least half (intersection over union, in characters) and
    their sources overlap or are absent in both; each matches once, in the order of the gold.

    Returns
    -------
    counts : list of Count
        pair: all of them; quoted: the gold ones whose content holds a double quotation mark, recall alone.
    right : list of bool
        For each attribution found, whether it matches.
    """
    right = [False] * len(said)
    quoted, quoted_hits = 0, 0
    for one in gold:
        marked = any(mark in body[s:e] for s, e in one["content"] for mark in _MARKS)
        quoted += marked
        free = [n for n, taken in enumerate(right) if not taken]
        cover = {n: union(one["content"], said[n]["content"]) for n in free}
        fits = [n for n in free if cover[n] >= 0.5 and _same_source(one, said[n])]
        if fits:
            right[max(fits, key=lambda n: cover[n])] = True
            quoted_hits += marked
    hits = sum(right)
    whole = Count(article, "pair", hits, len(said), hits, len(gold))
    return [whole, Count(article, "quoted", 0, 0, quoted_hits, quoted)], right


def _same_source(one: Attribution, other: Attribution) -> bool:
    if not one["source"] or not other["source"]:
        return not one["source"] and not other["source"]
    return any(overlaps(s, other["source"]) for s in one["source"])


def trim(body: str, span: Span) -> Span:
    """Leave out what is neither letter, digit nor sign of a sum at the edges of a span."""
    start, end = span
    while start < end and not body[start].isalnum() and body[start] not in "$£€%":
        start += 1
    while end > start and not body[end - 1].isalnum() and body[end - 1] not in "$£€%":
        end -= 1
    return start, end


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span has a character in common with one of others."""
    return any(span[0] < end and start < span[1] for start, end in others)


def covered(words: list[Span], found: Iterable[Span]) -> set[Span]:
    """Give the words, in the order of the text, that overlap one of the spans."""
    ends = [end for _, end in words]
    kept = set()
    for start, end in found:
        n = bisect_left(ends, start + 1)
        while n < len(words) and words[n][0] < end:
            kept.add(words[n])
            n += 1
    return kept


def union(one: list[Span], other: list[Span]) -> float:
    """Intersection over union of two lists of spans, in characters; two empty lists agree."""
    if not any(overlaps(s, other) for s in one):
        return float(not one and not other)
    first, second = ({i for s, e in of for i in range(s, e)} for of in (one, other))
    return len(first & second) / len(first | second)
