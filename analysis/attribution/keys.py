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
    """Find where each word's run begins and ends; runs, in the order of the words, without gaps, count from 0."""
    first, last = bounds(number)
    length = last - first + 1
    return Run(number - number[:1], np.repeat(first, length), np.repeat(last, length))


def bucket(distance: np.ndarray) -> np.ndarray:
    """Put distances in words into classes that widen."""
    return _BUCKETS.take(distance, mode="clip")


def mix(first: np.ndarray, *others: np.ndarray) -> np.ndarray:
    """Mix keys into one; their order counts.

    >>> one, two = np.array([1, 2]), np.array([2, 1])
    >>> (mix(one, two) == mix(two, one)).any()
    np.False_
    """
    mixed = _stirred(first.astype(np.uint32))
    for key in others:
        mixed = _stirred(mixed ^ key.astype(np.uint32, copy=False))
    return mixed


def _stirred(keys: np.ndarray) -> np.ndarray:
    keys *= np.uint32(0x9E3779B1)
    keys ^= keys >> np.uint32(15)
    return keys
