"""What speaks for an article reporting a statement: its nearest sentence, its neighbours, the whole article.

A statement is a sentence or a clause; what it is looked for in are sentences. Rows are statements, columns sentences.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import similarity
from analysis.similarity import Passages

WORDS = (
    "covered",
    "covered_news",
    "covered_window",
    "covered_article",
    "cosine",
    "sentence_cosine",
    "rarest",
    "pairs",
    "beginnings",
    "mass",
    "nearer_cosine",
    "rival_cosine",
    "numbers",
    "numbers_article",
    "names",
    "names_article",
    "length",
    "article_length",
)
MEANING = ("meaning", "meaning_window", "sentence_meaning", "nearer_meaning", "rival_meaning")
_POWER = 8
NEAREST = 100
_ROWS = ("terms", "pairs", "prefixes", "names", "numbers", "negation", "window", "around", "vectors")


def cells(statements: pd.DataFrame, engine: str = "accurate") -> pd.DataFrame:
    """Look for each statement of an event's articles in each of its other articles.

    Parameters
    ----------
    statements : DataFrame
        From `units.units`, of one event, its rows numbered from 0.
    engine : {"fast", "accurate"}
        Whether words alone are weighed, or their meaning too.

    Returns
    -------
    DataFrame
        One row for each statement and other article, in order: left (row of the statement), article, sentence (row of
        the nearest sentence there), right (row of the sentence or clause of that sentence that is nearest),
        numbers_apart (the nearest sentence has none of the statement's numbers), and the columns of `WORDS`, of
        `MEANING` with the accurate engine. covered: the share of the statement's terms, by rarity among the sentences,
        that the nearest sentence holds (_news: by rarity in news; _window: with its neighbours; _article: anywhere).
        nearer: by how much it is nearer to the other article than to the rest of its own. rival: by how much it is
        nearer to the nearest sentence than any other sentence of its own article is. mass, length: logarithms. In an
        event of more than 100 articles there are no rows for those that are not among the 100 nearest to its own.
    """
    return pd.concat([_none(), *parts(statements, engine)], ignore_index=True)


def count(statements: pd.DataFrame) -> int:
    """Count the rows of `cells`, without making them: they grow with the statements, not with pairs of articles.

    Parameters
    ----------
    statements : DataFrame
        From `units.units`, of one event.
    """
    return len(statements) * min(max(statements["article"].nunique() - 1, 0), NEAREST)


def parts(statements: pd.DataFrame, engine: str = "accurate") -> Iterator[pd.DataFrame]:
    """Give the rows of `cells` article by article, so that those of a large event need not be held at once."""
    whole = statements["whole"].to_numpy() == np.arange(len(statements))
    rows = np.r_[np.flatnonzero(whole), np.flatnonzero(~whole)]
    texts, names = statements["text"].to_numpy()[rows], statements["article"].to_numpy()[rows]
    n = int(whole.sum())
    ready = similarity.prepare(list(texts), [name if i < n else None for i, name in enumerate(names)])
    place = np.empty(len(rows), dtype=np.int64)
    place[rows] = np.arange(len(rows))
    home = place[statements["whole"].to_numpy()[rows]]
    vectors = _vectors(statements.iloc[rows], home) if engine == "accurate" else None
    known = np.array(list(dict.fromkeys(names[:n])), dtype=object)
    rank = np.argsort(np.argsort(known, kind="stable"))
    for table in _by_article(ready, home, n, vectors):
        for column in ("left", "sentence", "right"):
            table[column] = rows[table[column]]
        order = np.lexsort((rank[table["article"]], table["left"]))
        yield table.assign(article=known[table["article"]]).iloc[order].reset_index(drop=True)


def _none() -> pd.DataFrame:
    types = dict.fromkeys(("left", "sentence", "right"), "int64") | {"article": "object"}
    types |= dict.fromkeys(("numbers_apart", *WORDS, *MEANING), "float64")
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in types.items()})


def _vectors(statements: pd.DataFrame, home: np.ndarray) -> np.ndarray:
    """Read each sentence once; a clause is a part of it."""
    starts, ends = statements["start"].to_numpy(), statements["end"].to_numpy()
    parts = [(h, int(s - starts[h]), int(e - starts[h])) for h, s, e in zip(home, starts, ends, strict=True)]
    return similarity.vectors(list(statements["text"]), parts)


def _by_article(ready: Passages, home: np.ndarray, n: int, vectors: np.ndarray | None) -> Iterator[pd.DataFrame]:
    """Compare the statements of one article after the other with the sentences of those near it, of the first `n`."""
    many = ready.whole.shape[0]
    if many < 2:
        return
    if many <= NEAREST:
        for own in range(many):
            yield _compared(ready, home, n, own, vectors)
        return
    owner = ready.group[home]
    for own, beside in enumerate(_nearest(ready)):
        # Sentences stand before their parts, and stay so.
        rows = np.flatnonzero(np.isin(owner, beside))
        some, inside = _only(ready, rows, beside), np.searchsorted(rows, home[rows])
        count = int((rows < n).sum())
        found = _compared(
            some, inside, count, int(np.searchsorted(beside, own)), None if vectors is None else vectors[rows]
        )
        for column in ("left", "sentence", "right"):
            found[column] = rows[found[column]]
        yield found.assign(article=beside[found["article"]])


def _nearest(p: Passages) -> Iterator[np.ndarray]:
    """Choose for each article itself and those nearest to it, by the terms of the whole articles."""
    weighed = p.whole.multiply(p.local[None, :]).tocsr()
    length = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel()) + 1e-9
    for own in range(p.whole.shape[0]):
        near = np.asarray((weighed @ weighed[own].T).todense()).ravel() / length
        near[own] = np.inf
        yield np.sort(np.argsort(-near, kind="stable")[: NEAREST + 1])


def _only(p: Passages, rows: np.ndarray, articles: np.ndarray) -> Passages:
    """Keep some passages, those of some articles."""
    kept = {name: getattr(p, name)[rows] for name in _ROWS}
    group = np.where(p.group[rows] >= 0, np.searchsorted(articles, p.group[rows]), -1)
    return replace(p, whole=p.whole[articles], group=group, **kept)


def _compared(p: Passages, home: np.ndarray, n: int, own: int, vectors: np.ndarray | None) -> pd.DataFrame:
    """Compare the statements of one article with all sentences, the first `n` rows."""
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
    score = near["covered"] + near["cosine"] / 2 + near.get("meaning", 0)
    best = np.column_stack([s + score[:, s:e].argmax(axis=1) for s, e in zip(starts, ends, strict=True)])
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
    columns |= {"sentence": best, "right": _part(p, rows, home, best, vectors)}
    columns["left"] = np.broadcast_to(rows[:, None], best.shape)
    columns["article"] = np.broadcast_to(np.arange(len(starts)), best.shape)
    others = np.flatnonzero(np.arange(len(starts)) != own)
    return pd.DataFrame({name: values[:, others].ravel() for name, values in columns.items()})


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
