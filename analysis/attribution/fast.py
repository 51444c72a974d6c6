"""The fast engine: linear scores of words, their forms, quotation state and distance to cue words."""

from functools import cache

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from analysis import resources
from analysis.attribution import features, keys, templates

_SLOT_BITS = 22
_ROWS = 20_000


def scores(words: pd.DataFrame) -> np.ndarray:
    """Score every tag for every word.

    Parameters
    ----------
    words : DataFrame
        As `words.read` gives them.

    Returns
    -------
    ndarray of float32, with shape (number of words, number of `decode.TAGS`)
        Log scores; only their differences count.

    References
    ----------
    Lafferty, McCallum, Pereira (2001), Conditional random fields, ICML.
    """
    columns = features.columns(words)
    sequence = keys.runs(words, "paragraph")
    arrays = resources.weights("fast")
    found = [np.zeros((0, arrays["weights"].shape[1]), dtype=np.float32)]
    for start in range(0, len(words), _ROWS):
        made = templates.keys(columns, sequence, start, min(start + _ROWS, len(words)))
        found.append(_sum(made, *_model()))
    return np.concatenate(found)


def slot(keys: np.ndarray) -> np.ndarray:
    """Say in which slot of the look-up table a key stands; of the keys learned, no two share one."""
    return keys >> np.uint32(32 - _SLOT_BITS)


def sum_weights(made: np.ndarray, keys: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Sum the weights of those features that were learned, for other weights than those shipped.

    Parameters
    ----------
    made : ndarray of uint32, with shape (number of words, number of templates)
    keys : ndarray of uint32
        Those learned.
    weights : ndarray, with shape (number of keys, number of tags)
    """
    slots = _slots(keys)
    parts = [_sum(made[i : i + _ROWS], keys, weights.astype(np.float32), slots) for i in range(0, len(made), _ROWS)]
    return np.concatenate([np.zeros((0, weights.shape[1]), dtype=np.float32), *parts])


def _sum(made: np.ndarray, keys: np.ndarray, table: np.ndarray, slots: np.ndarray) -> np.ndarray:
    row = slots[slot(made)]
    known = keys[row] == made
    ends = np.r_[0, np.cumsum(known.sum(axis=1))]
    picked = row[known]
    one = csr_matrix((np.ones(len(picked), dtype=np.float32), picked, ends), shape=(len(made), len(table)))
    return one @ table


def _slots(keys: np.ndarray) -> np.ndarray:
    slots = np.zeros(1 << _SLOT_BITS, dtype=np.int32)
    slots[slot(keys)] = np.arange(len(keys), dtype=np.int32)
    return slots


@cache
def _model() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Keys, weights, and for each slot of keys the row that holds its weights."""
    arrays = resources.weights("fast")
    table = arrays["weights"].astype(np.float32) * arrays["scale"]
    return arrays["keys"], table, _slots(arrays["keys"])


def forget() -> None:
    """Let go of loaded weights, after new ones were learned."""
    _model.cache_clear()
