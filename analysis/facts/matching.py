"""How likely an article reports a statement, and which of its statements says the same."""

import numpy as np
import pandas as pd

from analysis import resources
from analysis.facts import evidence


def match(statements: pd.DataFrame, engine: str = "accurate") -> pd.DataFrame:
    """Look for each statement of one event's articles in each of its other articles.

    Parameters
    ----------
    statements : DataFrame
        From `units.units`, of one event, its rows numbered from 0.
    engine : {"fast", "accurate"}
        Whether words alone are weighed, or their meaning too.

    Returns
    -------
    DataFrame
        From `evidence.cells`: left, article, sentence, right, numbers_apart; reports: how likely the article reports
        the statement, in one sentence or spread over several; and touches: how likely it reports any of it, a clause
        seen with its sentence.
    """
    columns = ["left", "article", "sentence", "right", "numbers_apart"]
    every = [part[columns].assign(reports=reports(part, engine)) for part in evidence.parts(statements, engine)]
    if not every:
        return pd.DataFrame(columns=[*columns, "reports", "touches"]).astype({"left": "int64", "right": "int64"})
    kept = pd.concat(every, ignore_index=True).sort_values(["left", "article"], ignore_index=True)
    return kept.assign(touches=_touches(kept, statements["whole"].to_numpy()))


def _touches(cells: pd.DataFrame, whole: np.ndarray) -> np.ndarray:
    """Take the mean of the log odds of a clause and of its sentence: a clause alone often says too little."""
    alone = cells.set_index(["left", "article"])["reports"]
    keys = pd.MultiIndex.from_arrays([whole[cells["left"]], cells["article"]])
    odds = [np.log(p / (1 - p)) for p in (alone.to_numpy(), alone.reindex(keys).to_numpy())]
    mean = 1 / (1 + np.exp(-(odds[0] + odds[1]) / 2))
    # Of a sentence nothing is found only where no part of it is.
    most = pd.Series(mean).groupby(keys).max().reindex(keys).to_numpy()
    return np.where(whole[cells["left"]] == cells["left"], most, mean)


def reports(cells: pd.DataFrame, engine: str = "accurate") -> np.ndarray:
    """Give the calibrated probability that an article reports a statement.

    Parameters
    ----------
    cells : DataFrame
        From `evidence.cells`.
    engine : {"fast", "accurate"}
        That with which they were made.

    Returns
    -------
    array
        One probability a row.
    """
    stored = resources.weights("coverage")
    values = cells[[str(c) for c in stored[f"{engine}_evidence"]]].to_numpy(dtype=float)
    return 1 / (1 + np.exp(-(values @ stored[engine][:-1] + stored[engine][-1])))
