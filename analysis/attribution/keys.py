"""Runs of words, and keys: the 32-bit numbers that stand for what is known of a word."""

from typing import NamedTuple

import numpy as np
import pandas as pd

_EDGES = np.array([1, 2, 3, 4, 6, 9, 14, 22, 40])
_BUCKETS = np.searchsorted(_EDGES, np.arange(_EDGES[-1] + 1), side="right").astype(np.uint32)

Columns = dict[str, np.ndarray]


class Run(NamedTuple):
    """Words that stand together, of a sentence or a paragraph: each word's run, the run's first and last word."""

    number: np.ndarray
    first: np.ndarray
    last: np.ndarray


def runs(words: pd.DataFrame, column: str) -> np.ndarray:
    """Number the runs of one value of a column within an article, from 0."""
    article, value = words["article"].to_numpy(), words[column].to_numpy()
    new = np.zeros(len(words), dtype=bool)
    new[1:] = (article[1:] != article[:-1]) | (value[1:] != value[:-1])
    return np.cumsum(new)


def bounds(number: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Index of the first and of the last word of every run."""
    cut = np.flatnonzero(number[1:] != number[:-1])
    held = int(len(number) > 0)
    return np.r_[np.zeros(held, int), cut + 1], np.r_[cut, np.full(held, len(number) - 1)]


def run(number: np.ndarray) -> Run:
    """Find where each word's run begins and ends; runs are numbered in the order of the words, without gaps."""
    first, last = bounds(number)
    at = number - number[0] if len(number) else number
    return Run(number, first[at], last[at])


def bucket(distance: np.ndarray) -> np.ndarray:
    """Put distances in words into classes that widen."""
    return _BUCKETS[np.minimum(distance, len(_BUCKETS) - 1)]


def mix(*keys: np.ndarray) -> np.ndarray:
    """Mix keys into one; their order counts.

    >>> one, two = np.array([1, 2]), np.array([2, 1])
    >>> (mix(one, two) == mix(two, one)).any()
    np.False_
    """
    mixed = np.zeros(np.shape(keys[0]), dtype=np.uint32)
    for key in keys:
        mixed ^= np.asarray(key).astype(np.uint32, copy=False)
        mixed *= np.uint32(0x9E3779B1)
        mixed ^= mixed >> np.uint32(15)
    return mixed
