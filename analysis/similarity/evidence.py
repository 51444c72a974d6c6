"""The evidence for two passages saying the same, and one calibrated answer."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import resources
from analysis.similarity.matrices import Passages, prepare
from analysis.similarity.meaning import vectors

EVIDENCE = (
    "cover",
    "cover_local",
    "cover_back",
    "cover_window",
    "cosine",
    "cosine_local",
    "cosine_around",
    "pairs",
    "prefixes",
    "names",
    "numbers_shared",
    "numbers_apart",
    "negation_apart",
    "rarest",
    "length_left",
    "length_right",
    "meaning",
)
_CHUNK = 50_000


def evidence(passages: Passages, pairs: pd.DataFrame) -> pd.DataFrame:
    """Weigh what speaks for and against the right passage saying what the left one says.

    Parameters
    ----------
    passages : Passages
        From `prepare`.
    pairs : DataFrame
        Columns left and right: row numbers of the passages.

    Returns
    -------
    DataFrame
        The columns of `pairs` and those of `EVIDENCE`. cover is the share of the left passage's terms, by weight, that
        the right one holds: by rarity in news, by rarity among the passages (_local), by what the right one and its
        neighbours hold (_window); cover_back is the share of the right one's. cosine is that of the terms, and of the
        neighbours' terms (_around). pairs, prefixes and names are the shares of neighbouring words, word beginnings
        (which hold "decision" and "decided" together) and names. numbers_apart: the left one has numbers and the right
        one none of them. negation_apart: one of the two is negated. rarest is the weight of the rarest shared term;
        lengths are logarithms of the number of terms, meaning is the cosine of the vectors. A share of nothing is 0, of
        names 1.

    Examples
    --------
    >>> ready = prepare(["Lund sold 20 ships.", "The firm of Lund sold twenty ships.", "Rain fell."])
    >>> table = evidence(ready, pd.DataFrame({"left": [0, 0], "right": [1, 2]}))
    >>> table[["cover", "numbers_shared"]].to_numpy().tolist()
    [[1.0, 1.0], [0.0, 0.0]]
    """
    left, right = pairs["left"].to_numpy(dtype=int), pairs["right"].to_numpy(dtype=int)
    parts = [_evidence(passages, left[i : i + _CHUNK], right[i : i + _CHUNK]) for i in range(0, len(left), _CHUNK)]
    table = np.vstack(parts) if parts else np.empty((0, len(EVIDENCE)))
    columns = pd.DataFrame(table, columns=list(EVIDENCE), index=pairs.index)
    return pd.concat([pairs[["left", "right"]], columns], axis=1)


def _evidence(p: Passages, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    mine = p.terms[left]
    common = sparse.csr_matrix(mine.multiply(p.terms[right]))
    numbers, any_number = _share(p.numbers, left, right)
    names, any_name = _share(p.names, left, right)
    length = np.log1p(_sum(p.terms))
    columns = {
        "cover": _ratio(common @ p.weight, (p.terms @ p.weight)[left]),
        "cover_local": _ratio(common @ p.local, (p.terms @ p.local)[left]),
        "cover_back": _ratio(common @ p.weight, (p.terms @ p.weight)[right]),
        "cover_window": _ratio(mine.multiply(p.window[right]) @ p.local, (p.terms @ p.local)[left]),
        "cosine": _cosine(p.terms, common, p.weight, left, right),
        "cosine_local": _cosine(p.terms, common, p.local, left, right),
        "cosine_around": _cosine(p.around, p.around[left].multiply(p.around[right]), p.local, left, right),
        "pairs": _share(p.pairs, left, right)[0],
        "prefixes": _share(p.prefixes, left, right)[0],
        "names": np.where(any_name, names, 1.0),
        "numbers_shared": numbers,
        "numbers_apart": any_number & (numbers == 0),
        "negation_apart": p.negation[left] != p.negation[right],
        "rarest": _rarest(common, p.weight),
        "length_left": length[left],
        "length_right": length[right],
        "meaning": np.einsum("ij,ij->i", p.vectors[left], p.vectors[right]),
    }
    return np.column_stack([np.asarray(columns[name], dtype=float) for name in EVIDENCE])


def _sum(matrix: sparse.spmatrix) -> np.ndarray:
    return np.asarray(matrix.sum(axis=1)).ravel()


def _ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return part / np.maximum(whole, 1e-9)


def _cosine(
    rows: sparse.csr_matrix, common: sparse.spmatrix, weight: np.ndarray, left: np.ndarray, right: np.ndarray
) -> np.ndarray:
    squares = rows @ (weight**2)
    return _ratio(common @ (weight**2), np.sqrt(squares[left] * squares[right]))


def _share(matrix: sparse.csr_matrix, left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return which share of the left row, by weight, the right row holds; and whether the left row holds anything."""
    total = _sum(matrix)[left]
    shared = _sum(sparse.csr_matrix(matrix[left].multiply(matrix[right])).sqrt())
    return _ratio(shared, total), total > 0


def _rarest(common: sparse.csr_matrix, weight: np.ndarray) -> np.ndarray:
    if not common.shape[1]:
        return np.zeros(common.shape[0])
    return (common @ sparse.diags(weight)).tocsr().max(axis=1).toarray().ravel() / 10


def same(table: pd.DataFrame, learned: np.ndarray | None = None) -> np.ndarray:
    """Give one calibrated answer: how likely the right passage says what the left one says.

    Learned from pairs of news sentences that look alike, some graded: a half means that they share about half of what
    they say. Whether an article reports a fact is another question; see `analysis.facts.compare`.

    Parameters
    ----------
    table : DataFrame
        From `evidence`.
    learned : array, optional
        One weight a column of `EVIDENCE`, the intercept last; those shipped where left out.

    Returns
    -------
    array
        A probability a row.
    """
    weights = resources.weights("similarity")["same"] if learned is None else learned
    return 1 / (1 + np.exp(-(table[list(EVIDENCE)].to_numpy(dtype=float) @ weights[:-1] + weights[-1])))


def alike(
    left: Sequence[str], right: Sequence[str], learned: np.ndarray | None = None, least: float = 0.0
) -> pd.DataFrame:
    """Compare passages two by two, in both directions.

    Parameters
    ----------
    left, right : sequences of str
        Of one length; the first of one is compared with the first of the other.
    learned : array, optional
        Weights for `same`.
    least : float
        Only pairs that could reach it, were they to mean the same, are read for their meaning: reading takes long.

    Returns
    -------
    DataFrame
        What `evidence` gives from left to right, and the column same: the geometric mean of both directions. Below
        `least` both may lack what meaning would add.

    Raises
    ------
    ValueError
        If the two are of different length.

    Examples
    --------
    >>> table = alike(["Lund sold 20 ships.", "Lund sold 20 ships."], ["Twenty ships were sold by Lund.", "Rain fell."])
    >>> bool(table["same"][0] > table["same"][1])
    True
    """
    if len(left) != len(right):
        raise ValueError(f"{len(left)} passages cannot be compared one by one with {len(right)}")
    ready = prepare([*left, *right])
    n = len(left)
    there = evidence(ready, pd.DataFrame({"left": np.arange(n), "right": np.arange(n) + n}))
    back = evidence(ready, pd.DataFrame({"left": np.arange(n) + n, "right": np.arange(n)}))

    def both(meaning: np.ndarray) -> np.ndarray:
        return np.sqrt(same(there.assign(meaning=meaning), learned) * same(back.assign(meaning=meaning), learned))

    read = np.flatnonzero(both(np.ones(n)) >= least).tolist()
    texts = list(dict.fromkeys(side[i] for i in read for side in (left, right)))
    place = {text: row for row, text in enumerate(texts)}
    found, meaning = vectors(texts), np.zeros(n)
    one, other = ([place[side[i]] for i in read] for side in (left, right))
    meaning[read] = np.einsum("ij,ij->i", found[one], found[other])
    return there.assign(meaning=meaning, same=both(meaning))
