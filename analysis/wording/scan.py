"""Texts cut into words with what the scoring needs to know of each: form, capital, sentence, quotation, phrase.

Many texts joined to one are cut at once, which is much faster: arrays then are long enough for numpy.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import compress, count
from typing import NamedTuple

import numpy as np

from analysis import text as texts
from analysis.text import Quotation, Span, quotations
from analysis.text import sentences as split
from analysis.wording import terms

WORD = re.compile(r"[^\W_]++(?:[’'.-][^\W_]++)*+")
_NEGATIONS = frozenset(
    "not no never n't nor neither without hardly isn't wasn't aren't weren't don't doesn't didn't".split()
)
SHORT_QUOTATION = 3


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
    written: texts.Words | None = None,
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
    written : Words, optional
        What `read` gives of the text, where it is known already.

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
    start, end, cut, sentence = _within(written or read(text), sentences)
    kinds, which = _numbered(cut)
    forms, same = _numbered([word.lower().replace("’", "'") for word in kinds])
    code = same[which]
    capital = np.fromiter((word[0].isupper() for word in kinds), dtype=bool, count=len(kinds))[which]
    first = np.diff(sentence, prepend=-1) != 0
    marks = quotations(text, spans) if marks is None else marks
    quoted, scare = _quoted(text, start, marks)
    page = np.searchsorted(np.asarray(pages), start, side="right") - 1
    phrase, inside = _phrases(forms, code, sentence, listed or terms.listed())
    return Words(
        start, end, forms, code, sentence, first, _proper(page * len(forms) + code, sentence, first, capital),
        quoted, scare, _negated(forms, code, sentence), phrase, inside, page,
    )  # fmt: skip


def read(text: str) -> texts.Words:
    """Find the words of a text: those that are read once for all measures, but for underscores."""
    if "_" not in text:
        return texts.read_words(text)
    found = list(WORD.finditer(text))
    return texts.Words(np.array([word.start() for word in found], dtype=np.int64), [word.group() for word in found])


def _within(found: texts.Words, sentences: list[Span]) -> tuple[np.ndarray, np.ndarray, list[str], np.ndarray]:
    """Give where each word of a sentence starts and ends, how it is written, and the number of its sentence."""
    start, written = found
    end = start + np.fromiter(map(len, written), dtype=np.int64, count=len(written))
    bounds = np.array(sentences, dtype=np.int64).reshape(-1, 2)
    first = np.searchsorted(start, bounds[:, 0])
    number = np.repeat(np.arange(-1, len(bounds)), np.diff(first, prepend=0, append=len(start)))
    inside = (number >= 0) & (end <= bounds[np.maximum(number, 0), 1]) if len(bounds) else np.zeros(len(start), bool)
    return start[inside], end[inside], list(compress(written, inside.tolist())), number[inside]


def _numbered(words: list[str]) -> tuple[list[str], np.ndarray]:
    """List each distinct one of some words once, in their order, and say which each word is."""
    number: defaultdict[str, int] = defaultdict(count().__next__)
    which = np.fromiter(map(number.__getitem__, words), dtype=np.int64, count=len(words))
    return list(number), which


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
    no = np.array([form in _NEGATIONS or form.endswith("n't") for form in forms], dtype=bool)[code]
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
    sets = (listed.firsts, listed.lasts, listed.seconds, listed.thirds)
    first, last, second, third = (np.fromiter(map(of.__contains__, forms), bool)[code] for of in sets)
    places = np.flatnonzero(first[:-1] & (last[1:] | second[1:] & np.append(third[2:], False)))
    at = 0
    for i, one, two in zip(places.tolist(), code[places].tolist(), code[places + 1].tolist(), strict=True):
        for rest, term, category in listed.phrases.get((forms[one], forms[two]), ()):
            stop = i + 2 + len(rest)
            if i < at or stop > len(code) or sentence[stop - 1] != sentence[i]:
                continue
            if rest == tuple(forms[c] for c in code[i + 2 : stop].tolist()):
                found.append((i, stop - i, term, category))
                inside[i:stop] = True
                at = stop
                break
    return found, inside
