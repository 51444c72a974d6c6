"""Reads a statement beside the sentences of another article that come nearest to it: is it told there?"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis import resources
from analysis.facts.nearness import PLACES

# The cells of an event that are read at most, at 15 ms each on one core; those of a larger one are not.
MOST = 3000
LONGEST = 256
_START, _END = 101, 102
_BETWEEN = " … "


def read(statements: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """Read each statement beside the three sentences of the other article that come nearest to it.

    Words that two passages share, or mean alike, say little of who did what to whom; this looks at both at once. It
    was learned on political news, and says how likely an article reports the statement, not where.

    Parameters
    ----------
    statements : DataFrame
        From `units.units`, of one event.
    cells : DataFrame
        From `evidence.cells`.

    Returns
    -------
    array of float64
        Log odds that the article reports the statement, one a row.

    References
    ----------
    Ernst, O., et al. (2021). Summary-source proposition-level alignment. CoNLL 2021; Reimers, N. and Gurevych, I.
    (2019). Sentence-BERT, section 2 (cross-encoders). EMNLP.
    """
    return odds(pairs(statements, cells))


def pairs(statements: pd.DataFrame, cells: pd.DataFrame) -> list[tuple[str, str]]:
    """Give for each cell the statement, and the nearest sentences of the other article in their order there."""
    texts = statements["text"].tolist()
    near = np.sort(cells[list(PLACES)].to_numpy(), axis=1).tolist()
    passages = [[rows[0]] + [b for a, b in pairwise(rows) if a != b] for rows in near]
    return [
        (texts[left], _BETWEEN.join(texts[i] for i in rows))
        for left, rows in zip(cells["left"].tolist(), passages, strict=True)
    ]


def odds(beside: list[tuple[str, str]]) -> np.ndarray:
    """Give the log odds that the second text of each pair tells what the first says.

    Eight-bit arithmetic takes its scale from all that is read at once: one by one, no answer depends on the others.
    """
    # Each pair on one core, several at once: a network for so few words gains little from a second core.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return np.array(list(pool.map(_odds, beside)), dtype=float)


@lru_cache(maxsize=1 << 14)
def _odds(pair: tuple[str, str]) -> float:
    """Read one pair; a story is measured again under other definitions, and says the same there."""
    return float(resources.session("reader", threads=1).run(["odds"], {"ids": pieces(*pair)[None]})[0][0])


def pieces(statement: str, passage: str) -> np.ndarray:
    """Number the word pieces of a statement and a passage, with the marks between and around them."""
    one, two = (
        resources.splitter().encode(text[: 20 * LONGEST], add_special_tokens=False).ids for text in (statement, passage)
    )
    one = one[: LONGEST // 2]
    return np.array([_START, *one, _END, *two[: LONGEST - 3 - len(one)], _END], dtype=np.int64)
