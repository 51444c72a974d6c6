"""What is known of each word: the columns from which the features of the linear tagger are made.

A column is an array of 32-bit keys, so that a feature is a mix of keys and no string is built per word. What a word's
form alone tells is held once for each kind of word.
"""

import re
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple
from zlib import crc32

import numpy as np
import pandas as pd

from analysis import resources
from analysis.attribution import surroundings
from analysis.attribution.keys import Columns, run, runs
from analysis.attribution.words import CLOSING, OPENING

# A feature looks so many words back or ahead at most.
REACH = 4
_BY_WORD = ("word", "shape", "case", "ending", "start", "kind", "cue", "lemma", "class", "mark")
_BEYOND = 0x9E37
_DIGIT = re.compile(r"\d")
# So many descriptions are kept; the kinds of words of a large corpus have no end.
_MOST_KINDS = 1 << 18


class Described(NamedTuple):
    """A batch of words as keys.

    kinds : what each kind of word is; the last one stands for what is beyond the paragraph
    kind, state : the kind of word, and its state, at every place; paragraphs are set `REACH` places apart
    place : the place of every word
    words : kind, state, quotation and the number of its paragraph and sentence, of every word
    """

    kinds: Columns
    kind: np.ndarray
    state: np.ndarray
    place: np.ndarray
    words: Columns

    def at(self, name: str, places: slice | np.ndarray) -> np.ndarray:
        """Read what is known by itself of the words at some places."""
        return self.state[places] if name == "state" else self.kinds[name].take(self.kind[places])

    def column(self, name: str, further: int, part: slice, columns: Columns) -> np.ndarray:
        """Read what is known of some words, given what surrounds them, or of what stands so many places further on."""
        return columns[name] if name in columns and not further else self.at(name, self.place[part] + further)

    def around(self, part: slice) -> Columns:
        """Tell what surrounds the words of some whole paragraphs."""
        return _surroundings(self.kinds, {name: column[part] for name, column in self.words.items()})


@cache
def _closed() -> dict[str, str]:
    table = resources.lexicon("closed_class")
    return dict(zip(table["word"], table["class"], strict=True))


@cache
def forms() -> pd.DataFrame:
    """Index every form of every verb of the list of cues; one row a form, columns lemma, act and stance."""
    table = resources.lexicon("cues")
    table = table.assign(form=table["forms"].str.split(", ")).explode("form")
    return table.set_index("form")[["lemma", "act", "stance"]]


@cache
def _lemmas() -> dict[str, tuple[str, str]]:
    table = forms()
    return {form: (lemma, act) for form, lemma, act in zip(table.index, table["lemma"], table["act"], strict=True)}


def _key(value: str) -> int:
    return crc32(value.encode("utf-8", "replace")) or 1


@lru_cache(_MOST_KINDS)
def _describe(word: str) -> tuple[int, ...]:
    """Describe a word by itself: the keys of `_BY_WORD`."""
    low = _DIGIT.sub("0", word.lower()).replace("’", "'")
    shape = _shape(word)
    lemma, act = _lemmas().get(low, ("", ""))
    closed = _closed().get(low, "")
    kind = low if closed or not any(map(str.isalnum, low)) else _kind(word, low, act)
    values = (low, shape, shape[:1], low[-3:], low[:4], kind, act, lemma or low, closed or kind)
    return *[_key(value) if value else 0 for value in values], int(word in surroundings.SEPARATORS)


def _shape(word: str) -> str:
    """What its first letters look like, each look once in a row: Xx for a capital and small letters."""
    if word.isalpha() and word.islower():
        return "x"
    if word.isalpha() and word.istitle():
        return "Xx" if len(word) > 1 else "X"
    looks = ("0" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in word[:12])
    return "".join(look for look, _ in groupby(looks))


def _kind(word: str, low: str, act: str) -> str:
    """Sort an open-class word by its form alone, as a tagger without a dictionary would."""
    if any(map(str.isdigit, word)):
        return "#"
    ending = next((e for e in ("ing", "ed", "ly", "s") if low.endswith(e)), "")
    if act:
        return f"{act}+{ending}"
    if word[0].isupper():
        return "Xx" if len(word) > 1 and word[1:].islower() else "XX"
    return "x+" + ending


def describe(words: pd.DataFrame) -> Described:
    """Turn a batch of words into keys.

    Parameters
    ----------
    words : DataFrame
        As `words.read` gives them.
    """
    names = list(words["word"].cat.categories)
    # Straight, curly and single marks are one mark to the tagger.
    rows = [*map(_describe, names), _describe("“"), _describe("”"), (_BEYOND,) * len(_BY_WORD)]
    kinds = dict(zip(_BY_WORD, np.array(rows, dtype=np.uint32).T.copy(), strict=True))
    state = words["state"].to_numpy()
    kind = words["word"].cat.codes.to_numpy().astype(np.intp)
    kind[state == OPENING] = len(names)
    kind[state == CLOSING] = len(names) + 1
    sequence = runs(words, "paragraph")
    place = np.arange(len(words)) + REACH * (sequence + 1)
    size = place[-1] + 1 + REACH if len(place) else 0
    known = {"kind": kind, "state": state, "quotation": words["quotation"].to_numpy()}
    known |= {"paragraph": sequence, "sentence": runs(words, "sentence")}
    wide = (_spread(kind, place, size, len(names) + 2), _spread(_state(state), place, size, _BEYOND))
    return Described(kinds, *wide, place, known)


def _spread(column: np.ndarray, place: np.ndarray, size: int, beyond: int) -> np.ndarray:
    wide = np.full(size, beyond, dtype=column.dtype)
    wide[place] = column
    return wide


def _state(state: np.ndarray) -> np.ndarray:
    return state.astype(np.uint32) + np.uint32(1)


def _surroundings(kinds: Columns, words: Columns) -> Columns:
    kind, state, paragraph, sentence = words["kind"], words["state"], run(words["paragraph"]), run(words["sentence"])
    statement = (kinds["cue"] == _key("statement"))[kind]
    speech = ((kinds["cue"] == _key("statement")) | (kinds["class"] == _key("reporting")))[kind]
    own = {name: kinds[name].take(kind) for name in ("kind", "class", "lemma", "cue", "case", "mark")}
    found = {"state": _state(state), "kind": own["kind"], "class": own["class"]}
    found |= surroundings.position(sentence)
    found |= surroundings.nearest_cues(own, speech, state, paragraph, sentence)
    found |= surroundings.segments(own, speech, state, sentence)
    found |= surroundings.lines(statement, state, paragraph, sentence)
    found |= surroundings.quotations(words["quotation"], own, state, paragraph)
    return found
