"""Runs of words, and keys: the 64-bit numbers that stand for what is known of a word."""

import numpy as np
import pandas as pd

_EDGES = np.array([1, 2, 3, 4, 6, 9, 14, 22, 40])

Columns = dict[str, np.ndarray]


def runs(words: pd.DataFrame, column: str) -> np.ndarray:
    """Number the runs of one value of a column within an article, from 0."""
    article, value = words["article"].to_numpy(), words[column].to_numpy()
    new = np.zeros(len(words), dtype=bool)
    new[1:] = (article[1:] != article[:-1]) | (value[1:] != value[:-1])
    return np.cumsum(new)


def first_of(run: np.ndarray) -> np.ndarray:
    """Index of the first word of each word's run."""
    starts = np.flatnonzero(np.r_[True, run[1:] != run[:-1]]) if len(run) else np.zeros(0, int)
    return starts[run - run[0]] if len(run) else starts


def last_of(run: np.ndarray) -> np.ndarray:
    """Index of the last word of each word's run."""
    ends = np.flatnonzero(np.r_[run[1:] != run[:-1], True]) if len(run) else np.zeros(0, int)
    return ends[run - run[0]] if len(run) else ends


def bucket(distance: np.ndarray) -> np.ndarray:
    """Put distances in words into classes that widen."""
    return np.digitize(distance, _EDGES).astype(np.uint64)


def mix(*keys: np.ndarray | int) -> np.ndarray:
    """Mix keys into one; their order counts."""
    mixed = np.zeros((), dtype=np.uint64)
    for key in keys:
        mixed = (mixed ^ np.asarray(key).astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        mixed = mixed ^ (mixed >> np.uint64(29))
    return np.asarray(mixed)
