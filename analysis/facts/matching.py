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
        From `evidence.cells`: left, article, sentence, right, numbers_apart; and reports: how likely the article
        reports the statement, in one sentence or spread over several.
    """
    found = evidence.cells(statements, engine)
    kept = found[["left", "article", "sentence", "right", "numbers_apart"]]
    return kept.assign(reports=reports(found, engine))


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
