"""Quotation marks: which open, which close, which are apostrophes."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from analysis.text.splitting import paragraphs
from analysis.text.words import Span

# Each pattern begins with the marks that it may match: those are looked for several times as fast as alternatives.
_DOUBLE = re.compile("[\"“”„«»'`](?:(?<!['`])|(?<=')'|(?<=`)`)")
# Two straight ones are a double mark; one between two letters is an apostrophe.
_SINGLE = re.compile(r"[‘’'](?<!'')(?<!'(?='))(?:(?<![^\W_].)|(?![^\W_]))", re.S)
# All that the two match, and some more.
_ANY = re.compile(r"[\"“”„«»`‘’'](?:(?<![’'])|(?<![^\W_].)|(?![^\W_]))", re.S)
_STRAIGHT = ('"', "''")
_ELISION = re.compile(r"['’‘](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n['’]|bout\b|round\b)", re.I)
_LOWER_FOLLOWS = re.compile(r"\s+[a-z]")
# What is kept of texts that were read: a piece of a large corpus has not as many.
_MOST_TEXTS, _MOST_PARAGRAPHS = 1024, 1 << 14


class Quotation(NamedTuple):
    """A stretch between quotation marks, the marks included.

    `depth` is 0, or 1 for a quotation inside a quotation; `closed` is false where the closing mark is absent, as it is
    in every paragraph but the last of a quotation that runs over several.
    """

    start: int
    end: int
    depth: int
    closed: bool


def quotations(text: str, spans: list[Span] | None = None) -> list[Quotation]:
    r"""Find what stands in quotation marks: straight, curly, double, ‘single’, nested, over several paragraphs.

    A single mark is an apostrophe unless it opens before a word and another closes after one; “the officials’ plan”
    holds a plural possessive. A quotation that is not closed in its paragraph ends with it; where the next paragraph
    opens with the same mark it goes on there as a quotation of its own row. In single marks only such a one may stay
    open; a lone single mark is passed over.

    Parameters
    ----------
    text : str
        The whole text.
    spans : list of (int, int), optional
        Its paragraphs; those of `paragraphs` by default.

    Returns
    -------
    list of Quotation
        In order of their starts. Marks that open nothing and close nothing are passed over.

    Examples
    --------
    >>> line = "He said the union’s ‘last offer’ was “a ‘joke’ to us.”"
    >>> [(line[q.start:q.end], q.depth) for q in quotations(line)]
    [('‘last offer’', 0), ('“a ‘joke’ to us.”', 0), ('‘joke’', 1)]
    """
    return list(_quotations(text, None if spans is None else tuple(spans)))


@lru_cache(maxsize=2 * _MOST_TEXTS)
def _quotations(text: str, spans: tuple[Span, ...] | None) -> list[Quotation]:
    """Find them once; several measures ask for those of the same paragraphs."""
    found: list[Quotation] = []
    marks = _marks(text)
    spans = tuple(paragraphs(text)) if spans is None and marks else spans or ()
    for n, (start, end) in enumerate(spans):
        if bisect_left(marks, start) < bisect_left(marks, end):
            below = text[spans[n + 1][0] : spans[n + 1][0] + 2] if n + 1 < len(spans) else ""
            found += _within(text, start, end, below)
    return sorted(found)


@lru_cache(maxsize=_MOST_TEXTS)
def _marks(text: str) -> list[int]:
    """Say where marks stand that may open or close a quotation; many paragraphs have none."""
    return [match.start() for match in _ANY.finditer(text)]


@lru_cache(maxsize=_MOST_PARAGRAPHS)
def _within(text: str, start: int, end: int, below: str) -> list[Quotation]:
    """Find the quotations of a paragraph; several measures ask for them."""
    outer, inner = _double(text, start, end, below), _single(text, start, end, below)
    return _nest(outer, inner) if inner else outer


def forget() -> None:
    """Let go of the texts that were read."""
    _quotations.cache_clear()
    _marks.cache_clear()
    _within.cache_clear()


def _nest(outer: list[Quotation], inner: list[Quotation]) -> list[Quotation]:
    """Tell which pairs of a paragraph stand inside others; pairs that cross double ones are none."""
    outer, inner = _uncross(outer, inner)
    found = []
    around = [q for q in outer if not q.depth]
    ends = [q.end for q in around]
    for q in inner:
        i = bisect_right(ends, q.start)
        inside = i < len(around) and around[i].start < q.start
        if not inside or q.end <= around[i].end:
            found.append(q._replace(depth=int(inside)))
    starts = [q.start for q in inner]
    for q in outer:
        # Double marks inside single ones are the inner pair, as in British copy.
        i = bisect_left(starts, q.start) - 1
        found.append(q._replace(depth=max(q.depth, int(i >= 0 and q.end <= inner[i].end))))
    return found


def _uncross(outer: list[Quotation], inner: list[Quotation]) -> tuple[list[Quotation], list[Quotation]]:
    """End an open double pair where the single one round it closes; drop a single pair that closes inside a double."""
    starts = [q.start for q in inner]
    kept, crossed = [], set()
    for q in outer:
        i = bisect_left(starts, q.start) - 1
        if i >= 0 and q.start < inner[i].end < q.end:
            if q.closed or inner[i].end - 1 <= q.start + 1:
                crossed.add(i)
            else:
                q = q._replace(end=inner[i].end - 1)
        kept.append(q)
    return kept, [q for i, q in enumerate(inner) if i not in crossed]


def _double(text: str, start: int, end: int, below: str) -> list[Quotation]:
    """Pair the double marks of one paragraph."""
    found, opened, nested = [], None, -1
    for match in _DOUBLE.finditer(text, start, end):
        mark = match.group()
        if match.start() < nested:
            continue
        if opened is not None and text[opened] == '"' and mark == "“":
            goes_on = below.startswith('"') and not text[start:opened].strip()
            nested = _nested(text, match.end(), end, goes_on)
            if nested:
                found.append(Quotation(match.start(), nested, 1, True))
                continue
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if opened is not None and not _opens(mark, before, after, text[opened]):
            found.append(Quotation(opened, match.end(), 0, True))
            opened = None
        elif opened is not None or _opens(mark, before, after, None):
            if opened is not None:
                # A mark that can only open, before the last one closed: the writer forgot the closing mark.
                found.append(Quotation(opened, _trim(text, opened, match.start()), 0, False))
            opened = match.start()
    if opened is not None:
        found.append(Quotation(opened, end, 0, False))
    return found


def _nested(text: str, start: int, end: int, goes_on: bool) -> int:
    """Give the end of a curly pair inside straight marks, as in "He calls it “safe” now."; 0 where it is none.

    The straight ones are still open where another follows the pair, or where the next paragraph opens with one, too.
    """
    close = text.find("”", start, end)
    return close + 1 if close >= 0 and (goes_on or '"' in text[close:end]) else 0


def _opens(mark: str, before: str, after: str, opened: str | None) -> bool:
    """Whether a double mark opens a quotation, given the mark that is open, if any."""
    if mark in _STRAIGHT or (mark == "”" and opened in (None, "”")):
        if opened is None:
            return not after.isspace() and (mark != "”" or before.isspace() or before in "([—–-")
        return before.isspace() and after.isalnum()
    if mark == "“" and opened == "„":
        return False
    return mark in "“„«``"


def _trim(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _single(text: str, start: int, end: int, below: str) -> list[Quotation]:
    """Pair the single marks of one paragraph that are not apostrophes; the last may go on in the paragraph below."""
    opening, closing = _single_marks(text, start, end)
    found, at = [], start
    for n, i in enumerate(opening):
        if i < at:
            continue
        limit = opening[n + 1] if n + 1 < len(opening) else end
        candidates = closing[bisect_left(closing, i + 1) : bisect_left(closing, limit)]
        close = next((j for j in candidates if not _possessive(text, j)), None)
        if close is None and n + 1 == len(opening) and below.startswith(text[i]) and below != "''":
            found.append(Quotation(i, end, 0, False))
            break
        if close is None:
            close = candidates[0] if candidates else None
        if close is not None:
            found.append(Quotation(i, close + 1, 0, True))
            at = close + 1
    return found


def _single_marks(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Find the single marks that can open a quotation, and those that can close one."""
    opening, closing = [], []
    for match in _SINGLE.finditer(text, start, end):
        i = match.start()
        before = text[i - 1] if i > start else " "
        after = text[i + 1] if i + 1 < end else " "
        if not before.isalnum() and (after.isalnum() or after in '…“"[$£€') and match.group() != "’":
            if not _ELISION.match(text, i):
                opening.append(i)
        elif not before.isspace() and not after.isalnum() and match.group() != "‘":
            closing.append(i)
    return opening, closing


def _possessive(text: str, i: int) -> bool:
    """Whether a single mark is rather a plural's apostrophe: after an s, with a lower-case word to follow."""
    return text[i - 1] == "s" and bool(_LOWER_FOLLOWS.match(text, i + 1))
