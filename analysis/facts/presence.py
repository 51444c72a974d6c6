"""How likely an article reports a fact at all: what comes nearest to it there, and what stands around it."""

import numpy as np
import pandas as pd

from analysis import resources
from analysis.facts import matching

EVIDENCE = ("nearest", "sentence", "before", "after", "quoted", "tellers", "length")
_QUOTED = r"[“”\"]|(?<!\w)‘\w"


def likely(found: pd.DataFrame, engine: str = "accurate") -> np.ndarray:
    """Give the calibrated probability that an article reports anything of a fact.

    Not to be read as what the article says: of two articles whose nearest passages are as near, the longer one and the
    one that has the sentences before and after is the likelier to have the fact, too.

    Parameters
    ----------
    found : DataFrame
        From `evidence`.
    engine : {"fast", "accurate", "read"}
        That with which the cells were made.

    Returns
    -------
    array
        One probability a row.
    """
    learned = resources.weights("coverage")[f"{engine}_presence"]
    return 1 / (1 + np.exp(-(found[list(EVIDENCE)].to_numpy(dtype=float) @ learned[:-1] + learned[-1])))


def evidence(best: pd.DataFrame, cells: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Describe where an article comes nearest to a fact.

    Parameters
    ----------
    best : DataFrame
        One row a fact and other article: left (the statement of the fact that the article likeliest reports), article
        (its code), reports (how likely), tellers (how many articles have a statement of the fact).
    cells : DataFrame
        From `matching.match`, with all statements.
    statements : DataFrame
        From `units.units`, of one event, its rows numbered from 0.

    Returns
    -------
    DataFrame
        The columns of `EVIDENCE`, a row for each of `best`. nearest, sentence, before, after: log odds that the article
        reports the statement, the sentence it is a part of, and the sentences before and after that one in its own
        article (where there is none, of the sentence itself). quoted: the statement has a quotation mark. tellers,
        length: logarithms of the number of articles that tell the fact, and of the other article's sentences.
    """
    whole = statements["whole"].to_numpy()
    sentence = whole[best["left"].to_numpy()]
    before, after = _neighbours(statements["article"], whole)
    odds = matching.log_odds(cells["reports"])
    at = {"sentence": sentence, "before": before[sentence], "after": after[sentence]}
    found = {name: matching.rows_of(cells, left, best["article"]) for name, left in at.items()}
    names = cells["article"].cat.categories
    count = np.bincount(names.get_indexer(statements["article"].to_numpy()[np.unique(whole)]), minlength=len(names))
    return pd.DataFrame(
        {
            "nearest": matching.log_odds(best["reports"]),
            **{name: odds[np.where(rows >= 0, rows, found["sentence"])] for name, rows in found.items()},
            "quoted": statements["text"].str.contains(_QUOTED).to_numpy()[best["left"]].astype(float),
            "tellers": np.log(best["tellers"].to_numpy()),
            "length": np.log(count[best["article"]]),
        }
    )


def _neighbours(article: pd.Series, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give for each sentence the ones before and after it in its article, or itself where there is none."""
    sentences = np.unique(whole)
    left, right = sentences[:-1], sentences[1:]
    same = article.to_numpy()[left] == article.to_numpy()[right]
    before, after = whole.copy(), whole.copy()
    before[right[same]], after[left[same]] = left[same], right[same]
    return before, after
