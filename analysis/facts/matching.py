"""How likely an article reports a statement, and which of its statements says the same."""

import numpy as np
import pandas as pd

from analysis import resources
from analysis.facts import evidence

_LEAST = 1e-6
# How likely a passage must tell the main point of a statement to say the same, and anything of it to tell it in part.
MAIN, SOME = 0.5, 0.4


def match(statements: pd.DataFrame, engine: str = "accurate") -> pd.DataFrame:
    """Look for each statement of one event's articles in each of its other articles.

    Parameters
    ----------
    statements : DataFrame
        From `units.units`, of one event, its rows numbered from 0.
    engine : {"fast", "accurate", "read"}
        Whether words alone are weighed, or their meaning too, or both are read side by side as well.

    Returns
    -------
    DataFrame
        From `evidence.cells`: left, article, sentence, right, numbers_apart; reports: how likely the article reports
        the statement, in one sentence or spread over several; touches: how likely it reports any of it, a clause seen
        with its sentence; main and some: how likely its nearest passage tells the statement or its main point, and
        anything of it, of passages that are likely at all.
    """
    columns = ["left", "article", "sentence", "right", "numbers_apart"]
    # One number an article, in the order of names: an event has many more cells than articles.
    names = pd.CategoricalDtype(sorted(set(statements["article"])))
    every = [
        part[columns].assign(article=part["article"].astype(names), **_likely(part, engine))
        for part in evidence.parts(statements, engine)
    ]
    if not every:
        none = pd.DataFrame(columns=[*columns, "reports", "main", "some", "touches"], dtype="float64")
        return none.astype({"left": "int64", "sentence": "int64", "right": "int64", "article": names})
    kept = pd.concat(every, ignore_index=True)
    kept = kept.iloc[np.lexsort((kept["article"].cat.codes, kept["left"]))].reset_index(drop=True)
    return kept.assign(touches=_touches(kept, statements["whole"].to_numpy()))


def rows_of(cells: pd.DataFrame, left: np.ndarray, article: np.ndarray) -> np.ndarray:
    """Find the cells of some statements in some articles.

    Parameters
    ----------
    cells : DataFrame
        From `match`: columns left and article, the latter a category, sorted by both.
    left, article : array of int
        The statements and the codes of the articles.

    Returns
    -------
    array of int
        Row numbers; -1 where there is none.
    """
    many = len(cells["article"].cat.categories)
    keys = cells["left"].to_numpy() * many + cells["article"].cat.codes.to_numpy()
    wanted = np.asarray(left) * many + np.asarray(article)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at, -1) if len(keys) else np.full(len(wanted), -1)


def of_whole(cells: pd.DataFrame, whole: np.ndarray) -> np.ndarray:
    """Find for each cell that of the sentence which its statement is a part of, in the same article.

    Parameters
    ----------
    cells : DataFrame
        From `match`, as for `rows_of`.
    whole : array of int
        The sentence of each statement.

    Returns
    -------
    array of int
        Row numbers; -1 where there is none.
    """
    return rows_of(cells, whole[cells["left"].to_numpy()], cells["article"].cat.codes.to_numpy())


def _touches(cells: pd.DataFrame, whole: np.ndarray) -> np.ndarray:
    """Take the mean of the log odds of a clause and of its sentence: a clause alone often says too little."""
    odds, at = log_odds(cells["reports"]), of_whole(cells, whole)
    mean = 1 / (1 + np.exp(-(odds + odds[at]) / 2))
    # Of a sentence nothing is found only where no part of it is.
    most = np.full(len(cells), -np.inf)
    np.maximum.at(most, at, mean)
    return np.where(at == np.arange(len(cells)), most, mean)


def log_odds(probability: pd.Series) -> np.ndarray:
    """Give the logarithm of p / (1 - p), of what is all but certain as of one in a million."""
    p = probability.to_numpy(dtype=float).clip(_LEAST, 1 - _LEAST)
    return np.log(p / (1 - p))


def _likely(cells: pd.DataFrame, engine: str) -> dict[str, np.ndarray]:
    learned = {"reports": engine, "main": f"{engine}_main", "some": f"{engine}_some"}
    return {name: reports(cells, engine, weights) for name, weights in learned.items()}


def reports(cells: pd.DataFrame, engine: str = "accurate", learned: str | None = None) -> np.ndarray:
    """Give the calibrated probability that an article reports a statement that tells a fact of note.

    Parameters
    ----------
    cells : DataFrame
        From `evidence.cells`.
    engine : {"fast", "accurate", "read"}
        That with which they were made.
    learned : str, optional
        Other weights of the same evidence, for another question.

    Returns
    -------
    array
        One probability a row.
    """
    stored = resources.weights("coverage")
    values = cells[[str(c) for c in stored[f"{engine}_evidence"]]].to_numpy(dtype=float)
    weights = stored[learned or engine]
    return 1 / (1 + np.exp(-(values @ weights[:-1] + weights[-1])))
