"""Which statements of two articles say the same, and how likely an article reports a statement at all."""

import numpy as np
import pandas as pd

from analysis import resources, similarity

CELL = ("best", "second", "cover_window", "cover_article", "length_left", "names")
_LEAST = 1e-4


def match(statements: pd.DataFrame, keep: int = 4) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Compare the statements of one event's articles with one another.

    Parameters
    ----------
    statements : DataFrame
        Columns article and text, sorted by article and place.
    keep : int
        How many statements of another article each is compared with at most.

    Returns
    -------
    pairs : DataFrame
        Columns left, right (row numbers), what `analysis.similarity.evidence` gives, and same: how likely the right
        statement says what the left one says.
    cells : DataFrame
        One row for each statement and other article: left, article, right (the nearest statement of that article, or
        -1), same (its probability), numbers_apart (it has none of the statement's numbers), and the columns of `CELL`.
    """
    texts, groups = list(statements["text"]), list(statements["article"])
    ready = similarity.prepare(texts, groups)
    pairs = similarity.evidence(ready, similarity.candidates(ready, keep=keep))
    pairs = pairs.assign(same=similarity.same(pairs))
    return pairs, _cells(ready, pairs, groups)


def _cells(ready: similarity.Passages, pairs: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """Gather for each statement and other article what was found."""
    n, names = len(groups), list(dict.fromkeys(groups))
    k = len(names)
    cover = np.asarray((ready.terms.multiply(ready.local[None, :]) @ ready.whole.T).todense()).reshape(n, k)
    cover = cover / np.maximum(ready.terms @ ready.local, 1e-9)[:, None]
    left, group = np.repeat(np.arange(n), k), np.tile(np.arange(k), n)
    other = ready.group[left] != group
    table = pd.DataFrame({"left": left[other], "group": group[other], "cover_article": cover.ravel()[other]})
    ranked = pairs.assign(group=ready.group[pairs["right"].to_numpy(dtype=int)])
    ranked = ranked.sort_values(["left", "group", "same", "right"], ascending=[True, True, False, True])
    by = ranked.groupby(["left", "group"])
    first = by.head(1).set_index(["left", "group"])[["right", "same", "numbers_apart"]]
    second = ranked[by.cumcount() == 1].set_index(["left", "group"])["same"].rename("second")
    most = by[["cover_window", "names"]].max()
    table = table.join(first, on=["left", "group"]).join(second, on=["left", "group"]).join(most, on=["left", "group"])
    table["second"] = table["second"].fillna(table["same"])
    table["right"] = table["right"].fillna(-1).astype("int64")
    filled = table.fillna({"same": 0.0, "second": 0.0, "cover_window": 0.0, "names": 0.0, "numbers_apart": 0.0})
    length = np.log1p(np.asarray(ready.terms.sum(axis=1)).ravel())
    return filled.assign(
        article=np.array(names, dtype=object)[filled["group"]] if k else [],
        best=_logit(filled["same"]),
        second=_logit(filled["second"]),
        length_left=length[filled["left"]],
    ).drop(columns="group")


def _logit(p: pd.Series) -> pd.Series:
    clipped = p.clip(_LEAST, 1 - _LEAST)
    return np.log(clipped / (1 - clipped))


def reports(cells: pd.DataFrame) -> np.ndarray:
    """Give the calibrated probability that an article reports a statement, in one sentence or spread over several.

    Parameters
    ----------
    cells : DataFrame
        From `match`.

    Returns
    -------
    array
        One probability a row.
    """
    stored = resources.weights("similarity")
    values = cells[[str(c) for c in stored["cell_evidence"]]].to_numpy(dtype=float)
    return 1 / (1 + np.exp(-(values @ stored["cell"][:-1] + stored["cell"][-1])))
