"""How near the statements of one article come to the sentences of the others."""

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import similarity
from analysis.similarity import Passages

# The columns of the sentences that come nearest. Of statements that readers found told elsewhere, the passage is the
# first in .68, one of three in .85, of five in .92; a network that read five knew no more than one that reads three.
PLACES = ("sentence", "second", "third")
_POWER = 8


def compared(p: Passages, home: np.ndarray, n: int, own: int, vectors: np.ndarray | None) -> pd.DataFrame:
    """Compare the statements of one article with the sentences of all others.

    Parameters
    ----------
    p : Passages
        From `similarity.prepare`: `n` sentences, article by article, and behind them the clauses of these.
    home : array of int
        For each passage the row of its sentence.
    n : int
        How many are sentences.
    own : int
        The article whose statements are compared.
    vectors : array or None
        One row a passage, each of length one; None to compare words alone.

    Returns
    -------
    DataFrame
        One row a statement of `own` and other article: the columns of `evidence.cells`, with rows of `p` for its left,
        sentence and right, and the number of the article; words alone give the nearest sentence and no others.
    """
    group = p.group[:n]
    starts = np.flatnonzero(np.r_[True, np.diff(group) != 0])
    rows = np.flatnonzero(group[home] == own)
    rows = rows[np.argsort(home[rows], kind="stable")]
    near = _near(p, rows, n)
    if vectors is not None:
        near["meaning"] = vectors[rows] @ vectors[:n].T
        near["meaning_window"] = vectors[rows] @ _windows(vectors[:n], group).T
    return _gather(p, rows, home, own, starts, near, vectors)


def _windows(vectors: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Add up each sentence and its neighbours."""
    total = vectors.copy()
    same = (group[1:] == group[:-1])[:, None]
    total[1:] += vectors[:-1] * same
    total[:-1] += vectors[1:] * same
    return similarity.unit(total)


def _near(p: Passages, rows: np.ndarray, n: int) -> dict[str, np.ndarray]:
    """Compare statements with all sentences, word by word."""
    mine, sentences = p.terms[rows], p.terms[:n]
    # A high power of weights adds up to about the largest of them.
    weights = (p.local, p.weight, p.local**2, p.local**_POWER)
    weighed = sparse.vstack([mine.multiply(w[None, :]) for w in weights], format="csr")
    common, news_common, squares, powers = np.split(_dense(weighed @ sentences.T), len(weights))
    local, news = _rows(mine, p.local), _rows(mine, p.weight)
    length = np.sqrt(_rows(mine, p.local**2)) * np.sqrt(_rows(sentences, p.local**2)).T
    pairs, beginnings = p.pairs[rows], p.prefixes[rows]
    return {
        "covered": common / local,
        "covered_news": news_common / news,
        "covered_window": _product(mine, p.local, p.window[:n]) / local,
        "cosine": squares / np.maximum(length, 1e-9),
        "rarest": powers ** (1 / _POWER),
        "pairs": _product(pairs, np.ones(pairs.shape[1]), p.pairs[:n]) / _rows(pairs, np.ones(pairs.shape[1])),
        "beginnings": _product(beginnings, np.ones(beginnings.shape[1]), p.prefixes[:n].sign())
        / _rows(beginnings, np.ones(beginnings.shape[1])),
        "mass": np.log1p(common),
    }


def _product(left: sparse.csr_matrix, weight: np.ndarray, right: sparse.csr_matrix) -> np.ndarray:
    """Add up the weights of what each row of one and each row of the other hold in common."""
    return _dense(left.multiply(weight[None, :]).tocsr() @ right.T)


def _dense(matrix: sparse.spmatrix) -> np.ndarray:
    return np.asarray(matrix.toarray(), dtype=np.float32)


def _rows(matrix: sparse.csr_matrix, weight: np.ndarray) -> np.ndarray:
    return np.maximum(matrix @ weight, 1e-9)[:, None] if matrix.shape[1] else np.full((matrix.shape[0], 1), 1e-9)


def _gather(
    p: Passages,
    rows: np.ndarray,
    home: np.ndarray,
    own: int,
    starts: np.ndarray,
    near: dict[str, np.ndarray],
    vectors: np.ndarray | None,
) -> pd.DataFrame:
    """Sum up by article what was found for the statements of the article `own`."""
    ends = np.r_[starts[1:], near["cosine"].shape[1]]
    many = 1 if vectors is None else len(PLACES)
    score = near["covered"] + near["cosine"] / 2 + near.get("meaning", 0)
    places = _first(score, starts, ends, many)
    best = places[0]
    first = np.flatnonzero(np.r_[True, np.diff(home[rows]) != 0])
    sentence = np.repeat(np.arange(len(first)), np.diff(np.r_[first, len(rows)]))
    columns = {name: np.maximum.reduceat(values, starts, axis=1) for name, values in near.items()}
    for name in ("cosine", "meaning") if vectors is not None else ("cosine",):
        mine = near[name][:, starts[own] : ends[own]].copy()
        mine[np.arange(len(rows)), home[rows] - starts[own]] = 0
        columns[f"sentence_{name}"] = columns[name][first[sentence]]
        columns[f"nearer_{name}"] = columns[name] - np.maximum(mine.max(axis=1), 0)[:, None]
        columns[f"rival_{name}"] = _ahead(near[name], best, first, sentence)
    columns |= _special(p, rows, best) | {"article_length": np.log1p(np.broadcast_to(ends - starts, best.shape))}
    columns |= dict(zip(PLACES[:many], places, strict=True)) | {"right": _part(p, rows, home, best, vectors)}
    columns["left"] = np.broadcast_to(rows[:, None], best.shape)
    columns["article"] = np.broadcast_to(np.arange(len(starts)), best.shape)
    others = np.flatnonzero(np.arange(len(starts)) != own)
    return pd.DataFrame({name: values[:, others].ravel() for name, values in columns.items()})


def _first(score: np.ndarray, starts: np.ndarray, ends: np.ndarray, many: int) -> list[np.ndarray]:
    """Find the sentences of each article that score most; where it has fewer, the last of them again."""
    left = score.copy()
    found: list[np.ndarray] = []
    each = np.arange(len(score))[:, None]
    for _ in range(many):
        most = np.column_stack([s + left[:, s:e].argmax(axis=1) for s, e in zip(starts, ends, strict=True)])
        found.append(most if not found else np.where(np.isneginf(left[each, most]), found[-1], most))
        left[each, most] = -np.inf
    return found


def _ahead(near: np.ndarray, best: np.ndarray, first: np.ndarray, sentence: np.ndarray) -> np.ndarray:
    """Give by how much a statement is nearer to its nearest sentence than its article's other sentences are."""
    each = np.maximum.reduceat(near, first, axis=0)
    winner, most = each.argmax(axis=0), each.max(axis=0)
    each[winner, np.arange(each.shape[1])] = 0
    second = np.maximum(each.max(axis=0), 0)
    rival = np.where(winner[best] == sentence[:, None], second[best], most[best])
    return near[np.arange(len(near))[:, None], best] - rival


def _special(p: Passages, rows: np.ndarray, best: np.ndarray) -> dict[str, np.ndarray]:
    """Look for the terms, numbers and names of statements in the nearest sentences and in whole articles."""
    mine, numbers, names = p.terms[rows], p.numbers[rows], p.names[rows]
    every = np.ones(p.terms.shape[1])
    numbered, named = np.asarray(numbers.sum(axis=1)) > 0, np.asarray(names.sum(axis=1)) > 0
    rank = np.arange(len(rows))[:, None]
    there = _product(numbers, every, p.terms)[rank, best]
    length = np.log1p(np.asarray(mine.sum(axis=1)))
    return {
        "covered_article": _product(mine, p.local, p.whole) / _rows(mine, p.local),
        "numbers": np.broadcast_to(numbered, best.shape).astype(float),
        "numbers_apart": (numbered & (there == 0)).astype(float),
        "numbers_article": _product(numbers, every, p.whole) / _rows(numbers, every),
        "names": np.where(named, _product(names, every, p.terms)[rank, best] / _rows(names, every), 1.0),
        "names_article": np.where(named, _product(names, every, p.whole) / _rows(names, every), 1.0),
        "length": np.broadcast_to(length, best.shape),
    }


def _part(p: Passages, rows: np.ndarray, home: np.ndarray, best: np.ndarray, vectors: np.ndarray | None) -> np.ndarray:
    """Find the sentence or clause that is nearest among those of the nearest sentence."""
    length = np.sqrt(_rows(p.terms, p.local**2))
    score = _product(p.terms[rows], p.local**2, p.terms) / (length[rows] * length.T)
    if vectors is not None:
        score = score + vectors[rows] @ vectors.T
    order = np.argsort(home, kind="stable")
    begin, count = np.searchsorted(home[order], best), np.bincount(home)[best]
    found, most = best.copy(), np.full(best.shape, -np.inf)
    for i in range(int(count.max())):
        part = order[np.minimum(begin + i, len(order) - 1)]
        value = np.where(i < count, score[np.arange(len(rows))[:, None], part], -np.inf)
        found, most = np.where(value > most, part, found), np.maximum(value, most)
    return found
