"""The fast engine: linear scores of words, their forms, quotation state and distance to cue words."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import resources
from analysis.attribution import decode, features, templates
from analysis.attribution.features import REACH, Described
from analysis.attribution.keys import mix

_BLOCK = 16384
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
    of_kinds, pairs = _of_kinds(described, model.tables), list(zip(templates.GRAMS, model.tables, strict=True))[number:]
    around = [(gram, table) for gram, table in pairs if gram.places != (0,)]
    alone = [(gram.parts, table) for gram, table in pairs if gram.places == (0,)]
    found = np.empty((len(described.place), len(decode.TAGS)), dtype=np.float32)
    for words in _blocks(described.words["paragraph"]):
        columns, places = described.around(words), described.place[words]
        nearby = _nearby(described, slice(places[0], places[-1] + 1), of_kinds, around)
        total = nearby.take(places - places[0], axis=0, mode="clip")
        more = np.empty_like(total)
        for parts, table in alone:
            rows = table.find(mix(*(described.column(name, k, words, columns) for name, k in parts)))
            total += np.take(table.weights[0], rows, axis=0, out=more, mode="clip")
        np.multiply(total[:, : len(decode.TAGS)], model.scale, out=found[words])
    return found


def _blocks(paragraph: np.ndarray) -> list[slice]:
    """Part words into blocks of whole paragraphs."""
    starts = np.flatnonzero(np.diff(paragraph, prepend=-1))
    cuts = starts[np.diff(starts // _BLOCK, prepend=-1) > 0].tolist()
    return [slice(start, end) for start, end in pairwise([*cuts, len(paragraph)])]


def _nearby(
    described: Described, here: slice, of_kinds: np.ndarray, around: list[tuple[templates.Gram, Table]]
) -> np.ndarray:
    """Sum, for a stretch of places, the weights of what stands around each."""
    total = np.zeros((here.stop - here.start, _WIDTH), dtype=np.int16)
    more = np.empty_like(total)
    for place, table in enumerate(of_kinds, -REACH):
        kinds = described.kind[here.start + place : here.stop + place]
        total += np.take(table, kinds, axis=0, out=more, mode="clip")
    for gram, table in around:
        low, high = here.start + gram.places[0], here.stop + gram.places[-1]
        rows = table.find(mix(*(described.at(name, slice(low + k, high + k)) for name, k in gram.parts)))
        for place, weights in zip(gram.places, table.weights, strict=True):
            there = rows[place - gram.places[0] :][: len(total)]
            total += np.take(weights, there, axis=0, out=more, mode="clip")
    return total


def _of_kinds(described: Described, tables: list[Table]) -> np.ndarray:
    """Sum, for every place of a neighbour, what each kind of word adds there by its form alone."""
    size = len(next(iter(described.kinds.values())))
    found = np.zeros((2 * REACH + 1, size, _WIDTH), dtype=np.int16)
    for gram, table in zip(templates.OF_KINDS, tables, strict=False):
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
