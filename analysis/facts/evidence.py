"""What speaks for an article reporting a statement: its nearest sentence, its neighbours, the whole article.

A statement is a sentence or a clause; what it is looked for in are sentences. Rows are statements, columns sentences.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis import similarity
from analysis.facts import reader
from analysis.facts.nearness import PLACES, compared
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
READING = ("read",)
NEAREST = 100
_PLACES = ("left", "right", *PLACES)
_ROWS = ("terms", "pairs", "prefixes", "names", "numbers", "negation", "window", "around", "vectors")


def cells(statements: pd.DataFrame, engine: str = "accurate") -> pd.DataFrame:
    """Look for each statement of an event's articles in each of its other articles.

    Parameters
    ----------
    statements : DataFrame
        From `units.units`, of one event, its rows numbered from 0.
    engine : {"fast", "accurate", "read"}
        Whether words alone are weighed, or their meaning too, or both are read side by side as well.

    Returns
    -------
    DataFrame
        One row for each statement and other article, in order: left (row of the statement), article, sentence (row of
        the nearest sentence there), second and third (rows of those that come next; the one before again where there
        is none), right (row of the sentence or clause of the nearest sentence that is nearest), numbers_apart (the
        nearest sentence has none of the statement's numbers), and the columns of `WORDS`; of `MEANING` too with the
        second engine, of `READING` with the third. covered: the share of the statement's terms, by rarity among the
        sentences, that the nearest sentence holds (_news: by rarity in news; _window: with its neighbours; _article:
        anywhere). nearer: by how much it is nearer to the other article than to the rest of its own. rival: by how
        much it is nearer to the nearest sentence than any other sentence of its own article is. mass, length:
        logarithms. read: see `reader.read`. In an event of more than 100 articles there are no rows for those that
        are not among the 100 nearest to its own.
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
    vectors = _vectors(statements.iloc[rows], home) if engine != "fast" else None
    known = np.array(list(dict.fromkeys(names[:n])), dtype=object)
    rank = np.argsort(np.argsort(known, kind="stable"))
    for table in _by_article(ready, home, n, vectors):
        for column in table.columns.intersection(_PLACES):
            table[column] = rows[table[column]]
        order = np.lexsort((rank[table["article"]], table["left"]))
        table = table.assign(article=known[table["article"]]).iloc[order].reset_index(drop=True)
        yield table.assign(read=reader.read(statements, table)) if engine == "read" else table


def _none() -> pd.DataFrame:
    types = dict.fromkeys(_PLACES, "int64") | {"article": "object"}
    types |= dict.fromkeys(("numbers_apart", *WORDS, *MEANING, *READING), "float64")
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
            yield compared(ready, home, n, own, vectors)
        return
    owner = ready.group[home]
    for own, beside in enumerate(_nearest(ready)):
        # Sentences stand before their parts, and stay so.
        rows = np.flatnonzero(np.isin(owner, beside))
        some, inside = _only(ready, rows, beside), np.searchsorted(rows, home[rows])
        count = int((rows < n).sum())
        found = compared(
            some, inside, count, int(np.searchsorted(beside, own)), None if vectors is None else vectors[rows]
        )
        for column in found.columns.intersection(_PLACES):
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
