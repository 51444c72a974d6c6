"""Texts cut into words with what the scoring needs to know of each: form, capital, sentence, quotation, phrase.

Many texts joined to one are cut at once, which is much faster: arrays then are long enough for numpy.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from analysis.text import Quotation, quotations, read_words
from analysis.text import sentences as split
from analysis.wording import terms

WORD = re.compile(r"[^\W_]++(?:[’'.-][^\W_]++)*+")
_PARTS = re.compile(rf"({WORD.pattern})")
_NEGATIONS = frozenset(
    "not no never n't nor neither without hardly isn't wasn't aren't weren't don't doesn't didn't".split()
)
SHORT_QUOTATION = 3
_MARKS = str.maketrans("’–", "'-")


class Words(NamedTuple):
    """The words of one text, as arrays of one length, and the listed phrases in it.

    `forms` holds each distinct form once, in the order of the text, and `code` says which of them a word has. `page`
    numbers the joined texts.
    """

    start: np.ndarray
    end: np.ndarray
    forms: list[str]
    code: np.ndarray
    sentence: np.ndarray
    first: np.ndarray
    proper: np.ndarray
    quoted: np.ndarray
    scare: np.ndarray
    negated: np.ndarray
    phrase: list[tuple[int, int, str, str]]
    inside: np.ndarray
    page: np.ndarray

    @property
    def form(self) -> list[str]:
        """The form of each word: in lower case, with plain apostrophes and hyphens."""
        return [self.forms[code] for code in self.code.tolist()]

    def per_page(self) -> np.ndarray:
        """Number the form of each word so that equal forms of two pages have two numbers."""
        return self.page * len(self.forms) + self.code


def words(
    text: str,
    spans: list[tuple[int, int]],
    sentences: list[tuple[int, int]] | None = None,
    marks: list[Quotation] | None = None,
    listed: terms.Listed | None = None,
    pages: Sequence[int] | np.ndarray = (0,),
) -> Words:
    """Cut a text into words.

    Parameters
    ----------
    text : str
        The article.
    spans : list of (int, int)
        Its paragraphs.
    sentences : list of (int, int), optional
        Its sentences, those of `analysis.text` by default; words outside them are left out.
    marks : list of Quotation, optional
        Its quotations, where they are known already.
    listed : Listed, optional
        The listed terms, those of this project by default.
    pages : sequence of int
        Where each of several joined texts starts; what a word's capital says is told from its own text alone.

    Returns
    -------
    Words
        `phrase` holds (first word, number of words, term, category) of listed phrases, none of them overlapping.

    Examples
    --------
    >>> line = "They were turning up the heat."
    >>> found = words(line, [(0, len(line))])
    >>> [(found.form[i], n, term) for i, n, term, _ in found.phrase]
    [('turning', 4, 'turn up the heat')]
    """
    if sentences is None:
        sentences = [s for a, b in spans for s in split(text, a, b)]
    start, end, written, sentence = _cut(text, sentences)
    kinds = {word: number for number, word in enumerate(dict.fromkeys(written))}
    which = np.fromiter(map(kinds.__getitem__, written), dtype=np.int64, count=len(written))
    read = list(map(_form, kinds))
    known = {form: number for number, form in enumerate(dict.fromkeys(read))}
    code = np.fromiter(map(known.__getitem__, read), dtype=np.int64, count=len(read))[which]
    capital = np.fromiter((word[0].isupper() for word in kinds), dtype=bool, count=len(kinds))[which]
    first = np.diff(sentence, prepend=-1) != 0
    marks = quotations(text, spans) if marks is None else marks
    quoted, scare = _quoted(text, start, marks)
    forms = list(known)
    page = np.searchsorted(np.asarray(pages), start, side="right") - 1
    phrase, inside = _phrases(forms, code, sentence, listed or terms.listed())
    return Words(
        start, end, forms, code, sentence, first, _proper(page * len(forms) + code, sentence, first, capital),
        quoted, scare, _negated(forms, code, sentence), phrase, inside, page,
    )  # fmt: skip


def starts(text: str) -> np.ndarray:
    """Say where the words of a text begin: where those that are read once for all measures do, but for underscores."""
    if "_" not in text:
        return read_words(text).start
    return np.array([match.start() for match in WORD.finditer(text)], dtype=np.int64)


def _cut(text: str, sentences: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray, list[str], np.ndarray]:
    """Give where each word starts and ends, how it is written, and the number of its sentence."""
    parts = _PARTS.split(text)
    edges = np.cumsum(np.fromiter(map(len, parts), dtype=np.int64, count=len(parts)))
    start, end = edges[0:-1:2], edges[1::2]
    bounds = np.array(sentences, dtype=np.int64).reshape(-1, 2)
    number = np.searchsorted(bounds[:, 0], start, side="right") - 1
    inside = (number >= 0) & (end <= bounds[np.maximum(number, 0), 1]) if len(bounds) else np.zeros(len(start), bool)
    written = parts[1::2]
    if not inside.all():
        written = [written[i] for i in np.flatnonzero(inside).tolist()]
    return start[inside], end[inside], written, number[inside]


@lru_cache(maxsize=400_000)
def _form(word: str) -> str:
    return word.lower().translate(_MARKS)


def _quoted(text: str, starts: np.ndarray, marks: list[Quotation]) -> tuple[np.ndarray, np.ndarray]:
    """Whether each word stands in quotation marks, and whether in short ones."""
    quoted, scare = np.zeros(len(starts), dtype=bool), np.zeros(len(starts), dtype=bool)
    edges = np.searchsorted(starts, np.array([(m.start, m.end) for m in marks], dtype=np.int64).reshape(-1, 2))
    for mark, (a, b) in zip(marks, edges.tolist(), strict=True):
        quoted[a:b] = True
        scare[a:b] |= b - a <= SHORT_QUOTATION and mark.closed and text[mark.end - 2] not in ",.!?"
    return quoted, scare


def _proper(form: np.ndarray, number: np.ndarray, opens: np.ndarray, cap: np.ndarray) -> np.ndarray:
    """Mark the words of names: capitalised where their sentence does not make them so.

    Where a sentence sets most words in capitals, only those count that the text elsewhere always capitalises.
    """
    if not len(form):
        return np.zeros(0, dtype=bool)
    total = np.bincount(number)
    shouted = ((np.bincount(number, weights=cap) > 0.6 * total) & (total > 5))[number]
    small, large = np.zeros(form.max() + 1, dtype=bool), np.zeros(form.max() + 1, dtype=bool)
    small[form[~cap]] = True
    large[form[cap & ~opens & ~shouted]] = True
    named = (large & ~small)[form]
    follows = np.append(cap[1:] & ~opens[1:], False)
    opener = opens & cap & (named | (follows & ~small[form]))
    return np.where(shouted, named, (cap & ~opens) | opener)


def _negated(forms: list[str], code: np.ndarray, number: np.ndarray) -> np.ndarray:
    """Mark the words that a negation stands directly or one word before."""
    no = np.array([f in _NEGATIONS or f.endswith("n't") for f in forms], dtype=bool)[code]
    near = np.zeros(len(code), dtype=bool)
    for gap in (1, 2):
        near[gap:] |= no[:-gap] & (number[gap:] == number[:-gap])
    return near


def _phrases(
    forms: list[str], code: np.ndarray, sentence: np.ndarray, listed: terms.Listed
) -> tuple[list[tuple[int, int, str, str]], np.ndarray]:
    """Find the listed phrases, the longest at each place, none inside another."""
    found: list[tuple[int, int, str, str]] = []
    inside = np.zeros(len(code), dtype=bool)
    opens, goes_on = (np.array([f in of for f in forms], dtype=bool)[code] for of in (listed.phrases, listed.seconds))
    places = np.flatnonzero(opens[:-1] & goes_on[1:])
    at, codes = 0, code.tolist()
    for i in places.tolist():
        if i < at:
            continue
        second = forms[codes[i + 1]]
        for rest, term, category in listed.phrases[forms[codes[i]]]:
            if rest[0] != second:
                continue
            stop = i + 1 + len(rest)
            if stop > len(codes) or sentence[stop - 1] != sentence[i]:
                continue
            if all(forms[c] == word for c, word in zip(codes[i + 1 : stop], rest, strict=True)):
                found.append((i, stop - i, term, category))
                inside[i:stop] = True
                at = stop
                break
    return found, inside
