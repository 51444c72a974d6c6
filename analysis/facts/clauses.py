"""The clauses of a sentence that says several things."""

import re
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np

from analysis import resources, similarity, text
from analysis.text import Span

CUT = 0.4
LEAST = 3
_OPENS = '"“‘('
# What begins so belongs to the words before it: what is said, by whom, what for.
_BOUND = frozenset("that whether how what for of with by to from than".split())
_LINKS = frozenset("and but or yet so while whereas because although though since after before when as if".split())
_SUBJECTS = frozenset("the a an this these those his her its their our my he she it they we i you there some".split())


def split(passage: str, start: int, end: int) -> list[Span]:
    """Cut a sentence where a clause begins, the surest places first.

    A linear model looks at the words and marks around each place. No part has fewer than three words that count, so
    that "he said" stays with what he said. Read it as where several things may be told apart, not as grammar: a cut
    between two things that belong together happens, and a long list stays whole.

    Parameters
    ----------
    passage : str
        The text.
    start, end : int
        Where the sentence stands.

    Returns
    -------
    list of (int, int)
        The parts in order; the sentence itself where it says one thing.

    References
    ----------
    Zeldes, A. (2017). The GUM corpus: creating multilayer resources in the classroom. LREV 51(3).

    Examples
    --------
    >>> line = "Lund closed the northern gate at night, while the union threatened a long strike."
    >>> [line[s:e] for s, e in split(line, 0, len(line))]
    ['Lund closed the northern gate at night,', 'while the union threatened a long strike.']
    """
    return [(start + a, start + b) for a, b in _split(passage[start:end])]


@lru_cache(maxsize=1 << 14)
def _split(said: str) -> tuple[Span, ...]:
    counted = np.array([t.start for t in similarity.terms(said) if t.kind != "negation"], dtype=np.int64)
    if len(counted) < 2 * LEAST:
        return ((0, len(said)),)
    spans = text.tokens(said)
    words = [said[a:b].lower() for a, b in spans]
    sure = sorted((-p, spans[i][0]) for i, p in _likely(words))
    bounds = [0, len(said)]
    for p, at in sure:
        if -p < CUT:
            break
        before, after = max(b for b in bounds if b <= at), min(b for b in bounds if b > at)
        inside = counted[(counted >= before) & (counted < after)]
        if (inside < at).sum() >= LEAST and (inside >= at).sum() >= LEAST:
            bounds.append(at)
    bounds.sort()
    parts = pairwise(bounds)
    return tuple((a, a + len(said[a:b].rstrip())) for a, b in parts)


def told(passage: str, whole: tuple[int, int], start: int, end: int) -> str:
    """Put a clause so that it can be read alone.

    One that brings no subject of its own is given with the first words of its sentence, and a mark of omission between;
    one that breaks off before what it says is given as its whole sentence.

    Parameters
    ----------
    passage : str
        The text.
    whole : (int, int)
        Where the sentence stands.
    start, end : int
        Where the clause stands.

    Examples
    --------
    >>> line = "Lund closed the northern gate, rented two cranes from Oster, and sold a ferry to Halm."
    >>> told(line, (0, len(line)), line.index("and"), len(line))
    'Lund closed the northern gate … and sold a ferry to Halm.'
    >>> line = "The port authority of Brenn announced that the northern gate stays closed."
    >>> told(line, (0, len(line)), 0, 37) == told(line, (0, len(line)), 0, len(line)) == line
    True
    """
    said = passage[start:end]
    words, following = _words(said), _words(passage[end : whole[1]])
    if not words or breaks_off(said) or (following and following[0] in _BOUND):
        return passage[whole[0] : whole[1]]
    linked = words[0] in _LINKS
    named = re.match(r"\W*\w+\W+[A-Z]" if linked else r"\W*[A-Z]", said)
    if start <= whole[0] or named or (words[linked:] and words[linked] in _SUBJECTS):
        return said
    first = split(passage, *whole)[0][1]
    if first > start or not passage[first:start].strip():
        return passage[whole[0] : end]
    return passage[whole[0] : first].rstrip(" ,;:—–-") + " … " + said


def breaks_off(said: str) -> bool:
    """Whether a clause ends before what it says.

    >>> breaks_off("A memo attached to the order shows"), breaks_off("The gate shut.")
    (True, False)
    """
    words = _words(said)
    return bool(words) and words[-1] in _reporting()


def _words(passage: str) -> list[str]:
    return [passage[a:b].lower() for a, b in text.tokens(passage) if any(c.isalnum() for c in passage[a:b])]


@cache
def _reporting() -> frozenset[str]:
    table = resources.lexicon("cues")
    return frozenset(f.strip() for forms in table["forms"] for f in forms.split(","))


@cache
def _weights() -> tuple[dict[str, float], float]:
    stored = resources.weights("clauses")
    return dict(zip(stored["features"].tolist(), stored["weights"].tolist(), strict=True)), float(stored["intercept"])


def _likely(words: list[str]) -> list[tuple[int, float]]:
    """Give how likely a clause begins at each word but the first."""
    weights, intercept = _weights()
    known = weights.get
    found = []
    for i, features in places(words):
        z = intercept + sum(known(f, 0.0) for f in features)
        found.append((i, float(1 / (1 + np.exp(-z)))))
    return found


def places(words: list[str]) -> list[tuple[int, list[str]]]:
    """Describe each place of a sentence where a clause could begin: the words, endings and marks around it.

    Parameters
    ----------
    words : list of str
        Its words and marks, in lower case.

    Returns
    -------
    list of (int, list of str)
        The number of the word that would begin the clause, and what describes the place.
    """
    mark = [not any(c.isalnum() for c in w) for w in words]
    edge = ["<>", "<>", *words, "<>", "<>", "<>"]
    before, after = _distances(mark), _distances(mark[::-1])[::-1]
    found = []
    for i in range(1, len(words)):
        if mark[i] and words[i] not in _OPENS:
            continue
        two, last, this, following, third = edge[i : i + 5]
        opened = last if mark[i - 1] else "w"
        ahead = after[i]
        closing = words[i + ahead] if i + ahead < len(words) else "."
        found.append(
            (
                i,
                [
                    f"-2 {two}",
                    f"-1 {last}",
                    f"0 {this}",
                    f"1 {following}",
                    f"2 {third}",
                    f"-1~{last[-3:]}",
                    f"0~{this[-3:]}",
                    f"1~{following[-3:]}",
                    f"2~{third[-3:]}",
                    f"-1 0 {last} {this}",
                    f"0 1 {this} {following}",
                    f"-1 0~{last} {this[-3:]}",
                    f"-1 1~{last} {following[-3:]}",
                    f"ahead {min(ahead, 15) // 2} {opened}",
                    f"closing {closing} {opened}",
                    f"behind {min(before[i], 15) // 2} {this}",
                ],
            )
        )
    return found


def _distances(mark: list[bool]) -> list[int]:
    """Count for each word how many words stand between it and the mark before it."""
    found, n = [], 0
    for is_mark in mark:
        found.append(n)
        n = 0 if is_mark else n + 1
    return found
