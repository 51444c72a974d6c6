"""What two passages have in common, word by word, with its places in either."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

from analysis import similarity
from analysis.similarity import Term


class Common(NamedTuple):
    """The terms that two passages share: their places in either, and which share of its terms, by rarity, they are.

    Places are pairs of an offset in the passage and a weight; plain counts those that are no names or numbers, weight
    is the rarity of all, each once.
    """

    here: list[tuple[int, float]]
    there: list[tuple[int, float]]
    share_here: float
    share_there: float
    plain: int
    weight: float


@lru_cache(maxsize=20_000)
def weighed(passage: str) -> tuple[tuple[Term, float], ...]:
    """Read the terms of a passage, negations left out, each with its rarity in news."""
    terms = [t for t in similarity.terms(passage) if t.kind != "negation"]
    return tuple(zip(terms, map(float, similarity.rarity([t.key for t in terms])), strict=True))


def rarity_among(passages: Iterable[str]) -> dict[str, float]:
    """Weigh the terms of some passages by how few hold them beside two that are compared, from 0 (all) to 1 (none).

    In the articles on one event the words that name it tell nothing about which passages say the same.

    Examples
    --------
    >>> found = rarity_among(["Lund shut the gate.", "Lund left.", "A gate was built.", "Lund spoke."])
    >>> found["lund"] < found["gate"]
    True
    """
    held: Counter[str] = Counter()
    count = 0
    for passage in passages:
        held.update({t.key for t, _ in weighed(passage)})
        count += 1
    return {key: log((1 + count) / (1 + max(n - 2, 0))) / log(1 + count) for key, n in held.items()}


def common(
    one: str,
    two: str,
    cut_one: list[tuple[int, int]] | None = None,
    cut_two: list[tuple[int, int]] | None = None,
    rarity: Mapping[str, float] | None = None,
) -> Common:
    """Find the terms that two passages share.

    Parameters
    ----------
    one, two : str
        Two passages.
    cut_one, cut_two : list of (int, int), optional
        Stretches of either that do not count, such as those that say who says it.
    rarity : mapping of str to float, optional
        By what each term's rarity in news is multiplied, from `rarity_among`; 1 where a term is not in it.

    Examples
    --------
    >>> found = common("Lund will shut the gate.", "The gate was shut in May.")
    >>> [at for at, _ in found.here], found.share_here < found.share_there
    ([10, 19], True)
    """
    left, right = (_outside(p, cut or [], rarity or {}) for p, cut in ((one, cut_one), (two, cut_two)))
    both = {t.key for t, _ in left} & {t.key for t, _ in right}
    here = [(t.start, w) for t, w in left if t.key in both]
    there = [(t.start, w) for t, w in right if t.key in both]
    names = {t.key for t, _ in [*left, *right] if t.capital or t.kind == "number"}
    weight = sum({t.key: w for t, w in left if t.key in both}.values())
    return Common(here, there, _share(here, left), _share(there, right), len(both - names), weight)


def _outside(passage: str, cut: list[tuple[int, int]], rarity: Mapping[str, float]) -> list[tuple[Term, float]]:
    kept = [(t, w) for t, w in weighed(passage) if not any(s <= t.start < e for s, e in cut)]
    return [(t, w * rarity.get(t.key, 1.0)) for t, w in kept]


def _share(held: list[tuple[int, float]], every: list[tuple[Term, float]]) -> float:
    total = sum(w for _, w in every)
    return sum(w for _, w in held) / total if total else 0.0
