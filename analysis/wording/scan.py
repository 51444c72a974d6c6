"""Texts cut into words with what the scoring needs to know of each: form, capital, sentence, quotation, phrase."""

import re
from typing import NamedTuple

import numpy as np

from analysis.text import quotations
from analysis.text import sentences as split
from analysis.wording import terms

WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_NEGATIONS = frozenset(
    "not no never n't nor neither without hardly isn't wasn't aren't weren't don't doesn't didn't".split()
)
SHORT_QUOTATION = 3


class Words(NamedTuple):
    """The words of one text, as arrays of one length, and the listed phrases in it."""

    start: np.ndarray
    end: np.ndarray
    form: list[str]
    sentence: np.ndarray
    first: np.ndarray
    proper: np.ndarray
    quoted: np.ndarray
    scare: np.ndarray
    negated: np.ndarray
    phrase: list[tuple[int, int, str, str]]
    inside: np.ndarray


def words(text: str, spans: list[tuple[int, int]], sentences: list[tuple[int, int]] | None = None) -> Words:
    """Cut a text into words.

    Parameters
    ----------
    text : str
        The article.
    spans : list of (int, int)
        Its paragraphs.
    sentences : list of (int, int), optional
        Its sentences, those of `analysis.text` by default; words outside them are left out.

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
    start, end, form, sentence, first, capital = [], [], [], [], [], []
    for n, (a, b) in enumerate(sentences):
        for i, match in enumerate(WORD.finditer(text, a, b)):
            word = match.group()
            start.append(match.start())
            end.append(match.end())
            form.append(word.lower().replace("’", "'").replace("–", "-"))
            sentence.append(n)
            first.append(i == 0)
            capital.append(word[0].isupper())
    marks = quotations(text, spans)
    starts = np.array(start, dtype=np.int64)
    quoted, scare = _quoted(text, starts, marks)
    phrase, inside = _phrases(form, np.array(sentence, dtype=np.int64))
    return Words(
        starts, np.array(end, dtype=np.int64), form, np.array(sentence, dtype=np.int64), np.array(first, dtype=bool),
        _proper(form, sentence, first, capital), quoted, scare, _negated(form, sentence), phrase, inside,
    )  # fmt: skip


def _quoted(text: str, starts: np.ndarray, marks: list) -> tuple[np.ndarray, np.ndarray]:
    """Whether each word stands in quotation marks, and whether in short ones."""
    quoted, scare = np.zeros(len(starts), dtype=bool), np.zeros(len(starts), dtype=bool)
    for mark in marks:
        a, b = np.searchsorted(starts, (mark.start, mark.end))
        quoted[a:b] = True
        scare[a:b] |= b - a <= SHORT_QUOTATION and mark.closed and text[mark.end - 2] not in ",.!?"
    return quoted, scare


def _proper(form: list[str], sentence: list[int], first: list[bool], capital: list[bool]) -> np.ndarray:
    """Mark the words of names: capitalised where their sentence does not make them so.

    Where a sentence sets most words in capitals, only those count that the text elsewhere always capitalises.
    """
    n = len(form)
    if not n:
        return np.zeros(0, dtype=bool)
    cap, opens, number = np.array(capital), np.array(first), np.array(sentence)
    total = np.bincount(number)
    share = np.bincount(number, weights=cap) / np.maximum(total, 1)
    shouted = (share > 0.6)[number] & (total > 5)[number]
    small = {f for f, c in zip(form, capital, strict=True) if not c}
    mid = {f for f, c, o, s in zip(form, capital, first, shouted.tolist(), strict=True) if c and not o and not s}
    named = np.array([f in mid and f not in small for f in form])
    follows = np.append(cap[1:] & ~opens[1:], False)
    opener = opens & cap & (named | (follows & ~np.array([f in small for f in form])))
    return np.where(shouted, named, (cap & ~opens) | opener)


def _negated(form: list[str], sentence: list[int]) -> np.ndarray:
    """Mark the words that a negation stands directly or one word before."""
    no = np.array([f in _NEGATIONS or f.endswith("n't") for f in form], dtype=bool)
    near = np.zeros(len(form), dtype=bool)
    number = np.array(sentence, dtype=np.int64)
    for gap in (1, 2):
        if len(form) > gap:
            near[gap:] |= no[:-gap] & (number[gap:] == number[:-gap])
    return near


def _phrases(form: list[str], sentence: np.ndarray) -> tuple[list[tuple[int, int, str, str]], np.ndarray]:
    """Find the listed phrases, the longest at each place, none inside another."""
    listed = terms.phrases()
    found: list[tuple[int, int, str, str]] = []
    inside = np.zeros(len(form), dtype=bool)
    at = 0
    for i in [i for i, f in enumerate(form) if f in listed]:
        if i < at:
            continue
        for rest, term, category in listed[form[i]]:
            stop = i + 1 + len(rest)
            if stop <= len(form) and tuple(form[i + 1 : stop]) == rest and sentence[stop - 1] == sentence[i]:
                found.append((i, stop - i, term, category))
                inside[i:stop] = True
                at = stop
                break
    return found, inside
