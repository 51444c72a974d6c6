"""Words, tokens and stems."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from analysis import resources

Span = tuple[int, int]

WORD = re.compile(r"\w++(?:[’'.-]\w++)*+")
_PARTS = re.compile(rf"({WORD.pattern})")
_CLITIC = r"['’](?:s|re|ve|ll|d|m)\b"
# A longer chain of numbers and points is cut, so that no chain is scanned from each of its points to its end.
_MOST_PARTS = 8
# Texts of which is kept what several measures ask for: a piece of a large corpus has not as many.
_MOST_TEXTS = 1024


@cache
def abbreviations() -> dict[str, str]:
    """Map each listed abbreviation to its kind."""
    table = resources.lexicon("abbreviations")
    return dict(zip(table["abbreviation"], table["kind"], strict=True))


@cache
def _token_pattern() -> re.Pattern:
    dotted = "|".join(re.escape(a[:-1]) for a in abbreviations() if a.count(".") == 1)
    # The first alternative and the first look ahead change nothing but the time it takes.
    return re.compile(
        r"[A-Za-z]++(?=[\s,])"
        rf"|(?:[A-Za-z]\.){{2,}}|Ph\.D\.|(?=[A-Za-z]++\.\s)(?:{dotted}|[A-Z])\.(?=\s+[A-Z0-9])|{_CLITIC}"
        rf"|[$£€]?\d++(?:[.,:]\d++){{0,{_MOST_PARTS}}}(?:st|nd|rd|th|s|%)?\b%?"
        rf"|[^\W_]+(?:(?!{_CLITIC})['’-][^\W_]+)*|\.\.\.|--|\S"
    )


def tokens(text: str) -> list[Span]:
    """Split a text into words, numbers, clitics ('s) and marks.

    Parameters
    ----------
    text : str
        Any text, of any length.

    Returns
    -------
    list of (int, int)
        Half-open offsets, in order. Every character that is not white space belongs to exactly one token.

    Examples
    --------
    >>> line = "Mr. Doyle's U.S. trip cost $1.5 million."
    >>> [line[s:e] for s, e in tokens(line)]
    ['Mr.', 'Doyle', "'s", 'U.S.', 'trip', 'cost', '$1.5', 'million', '.']
    """
    return [match.span() for match in _token_pattern().finditer(text)]


def split(text: str) -> list[str]:
    """Split a text into the words, numbers and marks that `tokens` finds, in order.

    >>> split("Mr. Doyle's trip")
    ['Mr.', 'Doyle', "'s", 'trip']
    """
    return _token_pattern().findall(text)


def places(text: str, part: str) -> list[int]:
    """Find every place where a string stands.

    >>> places("It is not, not now.", "not")
    [6, 11]
    """
    found, at = [], text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def count_words(text: str) -> int:
    """Count words: runs of letters and digits; a hyphen, point or apostrophe inside does not part them.

    >>> count_words("The Navy's well-armed crew of 12 didn't move.")
    8
    """
    return len(WORD.findall(text))


class Words(NamedTuple):
    """The words that `count_words` counts: where each begins, in order, and how it is written."""

    start: np.ndarray
    written: list[str]

    def between(self, spans: list[Span]) -> list[list[str]]:
        """Give the words that begin in each of some stretches of the text."""
        edges = np.searchsorted(self.start, np.array(spans, dtype=np.int64).reshape(-1, 2))
        return [self.written[first:last] for first, last in edges.tolist()]


@lru_cache(maxsize=_MOST_TEXTS)
def read_words(text: str) -> Words:
    """Find the words of a text once, however many measures ask for them.

    >>> found = read_words("The well-armed crew")
    >>> found.start.tolist(), found.written, found.between([(4, 14)])
    ([0, 4, 15], ['The', 'well-armed', 'crew'], [['well-armed']])
    """
    parts = _PARTS.split(text)
    ends = np.cumsum(np.fromiter(map(len, parts), dtype=np.int64, count=len(parts)))
    ends.flags.writeable = False
    return Words(ends[:-1:2], parts[1::2])


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """Reduce a word to its Snowball stem, in lower case.

    >>> stem("Officials"), stem("dismantling")
    ('offici', 'dismantl')
    """
    return _stemmer().stem(word.lower())


@cache
def _stemmer():
    # nltk imports these two where it sees them, which takes five times as long; stems need neither.
    with _unseen("sklearn", "scipy.stats"):
        from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


@contextmanager
def _unseen(*modules: str) -> Iterator[None]:
    """Keep modules that are not imported yet from being imported."""
    hidden = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
