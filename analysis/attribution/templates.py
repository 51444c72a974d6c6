"""Grams: which columns, of which neighbours, are read together, and from where."""

from typing import NamedTuple

import numpy as np

from analysis.attribution.features import Described
from analysis.attribution.keys import mix


class Gram(NamedTuple):
    """A combination of columns that has weights of its own.

    parts : columns, each with the number of places it stands further on than the first
    places : from a scored word, the places where the combination is read; each has its own weights
    """

    parts: tuple[tuple[str, int], ...]
    places: tuple[int, ...] = (0,)


def _run(name: str, length: int, *places: int) -> Gram:
    """So many words in a row."""
    return Gram(tuple((name, k) for k in range(length)), places)


def _together(*names: str) -> Gram:
    """Columns of one word."""
    return Gram(tuple((name, 0) for name in names))


def _around(name: str, reach: int) -> Gram:
    """One column of a word and of those around it."""
    return _run(name, 1, *range(-reach, reach + 1))


# What a word's form alone tells: looked up once for each kind of word.
OF_KINDS = [
    _around(name, reach) for name, reach in (("word", 3), ("kind", 3), ("shape", 1), ("ending", 1), ("start", 0))
]


def _of_words() -> list[Gram]:
    found = [_run("state", 5, -2), _together("state", "kind")]
    found += [_run("word", 2, -2, -1, 0, 1), _run("kind", 3, -3, -2, -1, 0, 1)]
    for cue in ("before", "after", "other_before", "far_before"):
        found += [_together(cue, f"{cue}_far", "state")]
    for far in ("before_far", "after_far"):
        found += [_together(far, "kind")]
        found += [Gram(((far, 0), ("class", 0), ("class", k))) for k in (-1, 1)]
    found += [_together("before", "kind"), _together("before_far", "after_far", "kind")]
    found += [_together("from_start", "kind"), _together("from_start", "to_end")]
    found += [_together("segment", "in_segment"), _together("segment_coarse", "in_segment")]
    found += [_together("segment_coarse", "in_segment", name) for name in ("segment_before", "segment_after")]
    found += [_together("segment_after", "next_mark", "state"), _together("segment_cue", "kind", "in_segment")]
    found += [_together("line", "state", "line_before")]
    found += [_together("quoted", "quoted_before"), _together("quoted", "quoted_after")]
    return found


OF_WORDS = _of_words()
GRAMS = OF_KINDS + OF_WORDS


def keys(described: Described) -> list[np.ndarray]:
    """Make the keys of every gram for every word.

    Parameters
    ----------
    described : Described
        As `features.describe` gives it.

    Returns
    -------
    list of ndarray of uint32
        One array a gram, with shape (number of words, number of its places).
    """
    found, every = [], slice(None)
    columns = described.around(every)
    for parts, places in GRAMS:
        made = [mix(*(described.column(name, at + k, every, columns) for name, k in parts)) for at in places]
        found.append(np.column_stack(made))
    return found
