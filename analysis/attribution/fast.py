"""The fast engine: linear scores of words, their forms, quotation state and distance to cue words."""

from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import resources
from analysis.attribution import decode, features, templates
from analysis.attribution.features import REACH, Described
from analysis.attribution.keys import mix

_BLOCK = 8192
# Weights a row, those of no tag included: rows of 32 bytes are copied several times as fast as others.
_WIDTH = 16


class Table(NamedTuple):
    """The weights of one gram.

    shift : the key's leading bits, without so many at its end, are its slot
    keys, rows : of every slot, the key that holds it and the row of its weights; row 0 is no key's
    weights : whole numbers, with shape (places, rows, `_WIDTH`)
    """

    shift: int
    keys: np.ndarray
    rows: np.ndarray
    weights: np.ndarray

    def find(self, keys: np.ndarray) -> np.ndarray:
        """Rows of keys; 0 for those that were not learned."""
        slot = (keys >> np.uint32(self.shift)).astype(np.intp)
        # No slot is beyond the tables; not asking for each saves a third.
        return self.rows.take(slot, mode="clip") * (self.keys.take(slot, mode="clip") == keys)


class Model(NamedTuple):
    """The weights of all grams, in whole numbers that a scale turns into log scores."""

    tables: list[Table]
    scale: np.float32


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
    return sum_weights(features.describe(words), _model())


def sum_weights(described: Described, model: Model) -> np.ndarray:
    """Sum the weights of the features of every word: some sixty of them, each a whole number up to 127.

    Parameters
    ----------
    described : Described
        As `features.describe` gives it.
    model : Model
        A table for each gram of `templates.GRAMS`.
    """
    number = len(templates.OF_KINDS)
    of_kinds = _of_kinds(described, model.tables[:number])
    columns = {name: described.column(name) for gram in templates.OF_WORDS for name, _ in gram.parts}
    found = np.zeros((len(described.kind), _WIDTH), dtype=np.int16)
    for start in range(REACH, len(found) - REACH, _BLOCK):
        end = min(start + _BLOCK, len(found) - REACH)
        total, more = found[start:end], np.empty((end - start, _WIDTH), dtype=np.int16)
        for place, table in enumerate(of_kinds, -REACH):
            total += np.take(table, described.kind[start + place : end + place], axis=0, out=more, mode="clip")
        for gram, table in zip(templates.OF_WORDS, model.tables[number:], strict=True):
            low, high = gram.places[0], gram.places[-1]
            made = mix(*(columns[name][start + low + k : end + high + k] for name, k in gram.parts))
            rows = table.find(made)
            for place, weights in zip(gram.places, table.weights, strict=True):
                here = rows[place - low : place - low + end - start]
                total += np.take(weights, here, axis=0, out=more, mode="clip")
    return found[described.place, : len(decode.TAGS)] * model.scale


def _of_kinds(described: Described, tables: list[Table]) -> np.ndarray:
    """Sum, for every place of a neighbour, what each kind of word adds there by its form alone."""
    size = len(next(iter(described.kinds.values())))
    found = np.zeros((2 * REACH + 1, size, _WIDTH), dtype=np.int16)
    for gram, table in zip(templates.OF_KINDS, tables, strict=True):
        ((name, _),) = gram.parts
        rows = table.find(mix(described.kinds[name]))
        for place, weights in zip(gram.places, table.weights, strict=True):
            found[place + REACH] += weights[rows]
    return found


def lay_out(arrays: dict[str, np.ndarray]) -> Model:
    """Lay out learned weights for looking them up.

    Parameters
    ----------
    arrays : dict of str to ndarray
        keys (of all grams, one after another), sizes and bits (of each gram: how many keys, how many bits give a slot),
        weights (for every gram, place and key a row of tags) and their scale.
    """
    found, key, row = [], 0, 0
    for gram, size, bits in zip(templates.GRAMS, arrays["sizes"].tolist(), arrays["bits"].tolist(), strict=True):
        known = arrays["keys"][key : key + size]
        count = size * len(gram.places)
        small = arrays["weights"][row : row + count].reshape(len(gram.places), size, -1)
        found.append(_table(known, bits, small))
        key, row = key + size, row + count
    return Model(found, np.float32(arrays["scale"]))


def slot(keys: np.ndarray, bits: int) -> np.ndarray:
    """Say in which slot of a table a key stands; of the keys learned, no two share one."""
    return keys >> np.uint32(32 - bits)


def _table(keys: np.ndarray, bits: int, weights: np.ndarray) -> Table:
    held, rows = np.zeros(1 << bits, dtype=np.uint32), np.zeros(1 << bits, dtype=np.int32)
    held[slot(keys, bits)], rows[slot(keys, bits)] = keys, np.arange(1, len(keys) + 1)
    wide = np.zeros((len(weights), len(keys) + 1, _WIDTH), dtype=np.int16)
    wide[:, 1:, : weights.shape[2]] = weights
    return Table(32 - bits, held, rows, wide)


@cache
def _model() -> Model:
    return lay_out(resources.weights("fast"))


def forget() -> None:
    """Let go of loaded weights, after new ones were learned."""
    _model.cache_clear()
