"""Passages as sparse rows: terms, word pairs, word beginnings, names, numbers, and what stands beside them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import sparse

from analysis.similarity.words import Term, negated, rarity, terms

PREFIX = 5
_FEW = 20


@dataclass(frozen=True)
class Passages:
    """Passages made ready for comparison: one row of every matrix is one passage.

    `weight` and `local` weigh the columns of `terms` by rarity in news and among these passages; `window` holds the
    terms of a passage and its neighbours, `around` those of its neighbours alone, `whole` those of its group, whose
    row is `group`. Names, word beginnings and numbers hold their own weights. `vectors` are directions of meaning.
    """

    terms: sparse.csr_matrix
    weight: np.ndarray
    local: np.ndarray
    pairs: sparse.csr_matrix
    prefixes: sparse.csr_matrix
    names: sparse.csr_matrix
    numbers: sparse.csr_matrix
    negation: np.ndarray
    window: sparse.csr_matrix
    around: sparse.csr_matrix
    whole: sparse.csr_matrix
    group: np.ndarray
    vectors: np.ndarray


def prepare(passages: Sequence[str], groups: Sequence | None = None, vectors: np.ndarray | None = None) -> Passages:
    """Make passages ready for comparison with one another.

    Parameters
    ----------
    passages : sequence of str
        Texts of any length; an empty one has an empty row.
    groups : sequence, optional
        One label a passage, such as its article. Passages of one group are neighbours in the order given; without
        groups no passage has a neighbour. One whose label is None is a part of another passage: it has no neighbours,
        belongs to no group and is not counted where rarity is.
    vectors : ndarray, optional
        What `analysis.similarity.vectors` gives for the passages; without them nothing is known of their meaning.

    Returns
    -------
    Passages
        With fewer than 20 passages, rarity among them is taken to be rarity in news.

    Examples
    --------
    >>> prepare(["Lund sold two ships.", "Two ships were sold by Lund."]).terms.shape[0]
    2
    """
    rows = [terms(p) for p in passages]
    plain = [[t.key for t in row if t.kind != "negation"] for row in rows]
    keys, matrix = _count(plain)
    weight = rarity(keys)
    named = _names(rows)
    prefix, prefixes = _count([[key[:PREFIX] for key in row] for row in plain])
    codes = _codes(groups, len(rows))
    beside = _beside(codes)
    around = _ones(beside @ matrix)
    main = np.flatnonzero(codes >= 0)
    member = sparse.csr_matrix((np.ones(len(main)), (codes[main], main)), shape=(_size(codes), len(rows)))
    return Passages(
        terms=matrix,
        weight=weight,
        local=_local(matrix[main], weight),
        pairs=_count([[f"{a} {b}" for a, b in pairwise(row)] for row in plain])[1],
        prefixes=_scale(prefixes, _prefix_weight(prefix, keys, weight)),
        names=_scale(matrix, np.array([k in named for k in keys], dtype=float) * weight),
        numbers=_scale(matrix, np.array([k.startswith("#") for k in keys], dtype=float)),
        negation=np.array([negated(p)[0] for p in passages], dtype=bool),
        window=_ones(around + matrix),
        around=around,
        whole=_ones(member @ matrix),
        group=codes,
        vectors=np.zeros((len(rows), 1), dtype=np.float32) if vectors is None else vectors,
    )


def _count(rows: list[list[str]]) -> tuple[list[str], sparse.csr_matrix]:
    """Mark which row holds which key; the columns stand in the order of first sight."""
    columns: dict[str, int] = {}
    at, starts = [], [0]
    for row in rows:
        at.extend(sorted({columns.setdefault(key, len(columns)) for key in row}))
        starts.append(len(at))
    shape = (len(rows), len(columns))
    cells = (np.ones(len(at)), np.array(at, dtype=np.int64), np.array(starts, dtype=np.int64))
    return list(columns), sparse.csr_matrix(cells, shape=shape)


def _codes(groups: Sequence | None, n: int) -> np.ndarray:
    """Number the groups in the order of first sight; without groups each passage is one; a part has number -1."""
    if groups is None:
        return np.arange(n)
    seen: dict = {}
    return np.array([-1 if g is None else seen.setdefault(g, len(seen)) for g in groups], dtype=int)


def _size(codes: np.ndarray) -> int:
    return int(codes.max()) + 1 if len(codes) else 0


def _beside(codes: np.ndarray) -> sparse.csr_matrix:
    """Mark for each passage the one before and the one after it in its group."""
    order = np.argsort(codes, kind="stable")
    first, second = order[:-1], order[1:]
    same = (codes[first] == codes[second]) & (codes[first] >= 0)
    a, b = first[same], second[same]
    rows, columns = np.concatenate([a, b]), np.concatenate([b, a])
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(codes), len(codes)))


def _ones(matrix: sparse.spmatrix) -> sparse.csr_matrix:
    made = sparse.csr_matrix(matrix)
    made.data = np.ones_like(made.data)
    return made


def _local(matrix: sparse.csr_matrix, weight: np.ndarray) -> np.ndarray:
    """Weigh terms by how few of these passages hold them."""
    n = matrix.shape[0]
    if n < _FEW:
        return weight
    held = np.asarray(matrix.sum(axis=0)).ravel()
    return np.log((n + 1) / np.maximum(held, 1)) + 0.1


def _prefix_weight(prefixes: list[str], keys: list[str], weight: np.ndarray) -> np.ndarray:
    """Weigh a word beginning like the commonest word that has it."""
    least: dict[str, float] = {}
    for key, w in zip(keys, weight, strict=True):
        least[key[:PREFIX]] = min(w, least.get(key[:PREFIX], np.inf))
    return np.array([least[p] for p in prefixes], dtype=float)


def _scale(matrix: sparse.csr_matrix, weight: np.ndarray) -> sparse.csr_matrix:
    scaled = sparse.csr_matrix(matrix @ sparse.diags(weight)) if matrix.shape[1] else matrix.copy()
    scaled.eliminate_zeros()
    return scaled


def _names(rows: list[list[Term]]) -> set[str]:
    """Words that are written with a capital more often than without, apart from the first of each passage."""
    capital: Counter = Counter()
    for row in rows:
        for n, term in enumerate(row):
            if term.kind == "word" and (term.capital or n):
                capital[term.key] += 1 if term.capital else -1
    return {key for key, n in capital.items() if n > 0}
