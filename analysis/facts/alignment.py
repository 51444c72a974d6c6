"""What two passages have in common, word by word, with its places in either."""

from functools import lru_cache
from typing import NamedTuple

from analysis import similarity
from analysis.similarity import Term


class Common(NamedTuple):
    """The terms that two passages share: their places in either, and which share of its terms, by rarity, they are.

    Places are pairs of an offset in the passage and a weight; plain counts those that are no names or numbers.
    """

    here: list[tuple[int, float]]
    there: list[tuple[int, float]]
    share_here: float
    share_there: float
    plain: int


@lru_cache(maxsize=20_000)
def weighed(passage: str) -> tuple[tuple[Term, float], ...]:
    """Read the terms of a passage, negations left out, each with its rarity in news."""
    terms = [t for t in similarity.terms(passage) if t.kind != "negation"]
    return tuple(zip(terms, map(float, similarity.rarity([t.key for t in terms])), strict=True))


def common(
    one: str, two: str, cut_one: list[tuple[int, int]] | None = None, cut_two: list[tuple[int, int]] | None = None
) -> Common:
    """Find the terms that two passages share.

    Parameters
    ----------
    one, two : str
        Two passages.
    cut_one, cut_two : list of (int, int), optional
        Stretches of either that do not count, such as those that say who says it.

    Examples
    --------
    >>> found = common("Lund will shut the gate.", "The gate was shut in May.")
    >>> [at for at, _ in found.here], found.share_here < found.share_there
    ([10, 19], True)
    """
    left, right = _outside(one, cut_one or []), _outside(two, cut_two or [])
    both = {t.key for t, _ in left} & {t.key for t, _ in right}
    here = [(t.start, w) for t, w in left if t.key in both]
    there = [(t.start, w) for t, w in right if t.key in both]
    names = {t.key for t, _ in [*left, *right] if t.capital or t.kind == "number"}
    return Common(here, there, _share(here, left), _share(there, right), len(both - names))


def _outside(passage: str, cut: list[tuple[int, int]]) -> list[tuple[Term, float]]:
    return [(t, w) for t, w in weighed(passage) if not any(s <= t.start < e for s, e in cut)]


def _share(held: list[tuple[int, float]], every: list[tuple[Term, float]]) -> float:
    total = sum(w for _, w in every)
    return sum(w for _, w in held) / total if total else 0.0
