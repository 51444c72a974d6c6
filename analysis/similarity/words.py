"""The words of a passage in the form in which passages are compared."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from analysis import resources, text
from analysis.similarity import numbers


class Term(NamedTuple):
    """A word that counts in a comparison: its place, its key, its kind, whether it is written like a name."""

    start: int
    end: int
    key: str
    kind: str
    capital: bool


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(resources.lexicon("stopwords")["word"])


@cache
def _negations() -> dict[str, str]:
    table = resources.lexicon("negation")
    return dict(zip(table["word"], table["kind"], strict=True))


@cache
def _equivalents() -> tuple[dict[tuple[str, ...], str], int]:
    table = resources.lexicon("equivalents")
    forms = {tuple(f.split()): c for f, c in zip(table["form"], table["stands for"], strict=True)}
    return forms, max(map(len, forms))


def terms(passage: str) -> list[Term]:
    """Split a passage into the terms that say what it is about.

    Function words and plain words of reporting are left out; words become stems, other ways to write the same name
    become one, numbers become their value and unit; negations are kept as a kind of their own.

    Parameters
    ----------
    passage : str
        A sentence or any other stretch of text.

    Returns
    -------
    list of Term
        In order; kind is "word", "number" or "negation". `capital` is true of a word that starts with a capital and
        does not open the passage.

    Examples
    --------
    >>> [t.key for t in terms("American officials didn't say that 97 percent of the ships were sold.")]
    ['us', 'offici', '-', '#97%', 'ship', 'sold']
    """
    return list(_terms(passage))


@lru_cache(maxsize=8192)
def _terms(passage: str) -> tuple[Term, ...]:
    """Read a passage once, however often it is compared."""
    spans = text.tokens(passage)
    numbered = {n.start: n for n in numbers.read(passage, spans)}
    lower = [passage[s:e].lower().replace("’", "'").rstrip(".") for s, e in spans]
    forms, longest = _equivalents()
    found: list[Term] = []
    i, opened = 0, False
    while i < len(spans):
        start, end = spans[i]
        if start in numbered:
            number = numbered[start]
            found.append(Term(start, number.end, number.key, "number", False))
            while i < len(spans) and spans[i][0] < number.end:
                i += 1
            opened = True
            continue
        capital = opened and passage[start].isupper()
        opened = opened or passage[start].isalnum()
        listed = range(min(longest, len(spans) - i), 0, -1) if lower[i] in _openings() else ()
        taken = next((n for n in listed if tuple(lower[i : i + n]) in forms), 0)
        if taken:
            found.append(Term(start, spans[i + taken - 1][1], forms[tuple(lower[i : i + taken])], "word", capital))
            i += taken
            continue
        found += [Term(start, end, key, kind, capital and kind == "word") for key, kind in _keys(lower[i], capital)]
        i += 1
    return tuple(found)


@cache
def _openings() -> frozenset[str]:
    return frozenset(form[0] for form in _equivalents()[0])


@lru_cache(maxsize=1 << 16)
def _keys(word: str, capital: bool) -> tuple[tuple[str, str], ...]:
    """Give keys and kinds of the terms of one token: none for a mark or a function word."""
    plain = word.replace("'", "")
    if word.endswith("n't") or _negations().get(plain) == "plain":
        return (("-", "negation"),)
    if not any(c.isalnum() for c in word) or plain in _stopwords() or word in ("'s", "'re", "'ve", "'ll", "'d", "'m"):
        return ()
    parts = [p for p in word.split("-") if p and p not in _stopwords()]
    stems = [text.stem(p) for p in parts if not p.isdigit()]
    return tuple((s if capital else _synonyms().get(s, s), "word") for s in stems)


@cache
def _synonyms() -> dict[str, str]:
    """Map stems to the stem of the word that stands for them."""
    table = resources.lexicon("synonyms")
    return {text.stem(w): text.stem(c) for w, c in zip(table["word"], table["stands for"], strict=True)}


@cache
def _background() -> tuple[dict[str, int], np.ndarray]:
    stored = resources.weights("similarity")
    return {str(s): i for i, s in enumerate(stored["stems"])}, stored["idf"].astype(float)


def rarity(keys: list[str]) -> np.ndarray:
    """Weigh terms by how rare they are in news: the inverse share of sentences that hold them, as a logarithm.

    Parameters
    ----------
    keys : list of str
        Keys of terms. One that the background does not know weighs as much as the rarest it knows.

    Returns
    -------
    array
        One weight a key.

    Examples
    --------
    >>> common, rare = rarity(["presid", "zzyzx"])
    >>> bool(common < rare)
    True
    """
    known, idf = _background()
    default = float(idf.max())
    return np.array([idf[known[k]] if k in known else default for k in keys], dtype=float)


def negated(passage: str) -> tuple[bool, bool]:
    """Whether a passage holds a grammatical negation, and whether it holds a word that says no.

    >>> negated("Lund rejected the offer."), negated("She did not call.")
    ((False, True), (True, False))
    """
    kinds = set()
    for start, end in text.tokens(passage):
        word = passage[start:end].lower().replace("’", "'")
        kinds.add("plain" if word.endswith("n't") else _negations().get(word.replace("'", ""), ""))
    return "plain" in kinds, "lexical" in kinds
