"""What is known of each word: the columns from which the features of the linear tagger are made.

Every column is an array of 64-bit keys, one a word, so that a feature is a mix of keys and no string is built per word.
"""

import re
from functools import cache
from zlib import crc32

import numpy as np
import pandas as pd

from analysis import resources
from analysis import text as texts
from analysis.attribution import surroundings
from analysis.attribution.keys import Columns, runs
from analysis.attribution.words import CLOSING, OPENING

_BY_WORD = ("word", "stem", "shape", "ending", "start", "kind", "cue", "lemma", "class")


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


@cache
def _key(value: str) -> int:
    return crc32(value.encode("utf-8", "replace")) + 1


@cache
def _describe(word: str) -> tuple[int, ...]:
    """Describe a word by itself: the keys of `_BY_WORD`."""
    low = re.sub(r"\d", "0", word.lower()).replace("’", "'")
    shape = re.sub(r"(.)\1+", r"\1", "".join(map(_shape, word[:12])))
    lemma, act = _lemmas().get(low, ("", ""))
    closed = _closed().get(low, "")
    kind = low if closed or not any(c.isalnum() for c in low) else _kind(word, low, act)
    values = (low, texts.stem(low), shape, low[-3:], low[:4], kind, act, lemma, closed or kind)
    return tuple(_key(value) if value else 0 for value in values)


def _shape(letter: str) -> str:
    return "0" if letter.isdigit() else "X" if letter.isupper() else "x" if letter.isalpha() else letter


def _kind(word: str, low: str, act: str) -> str:
    """Sort an open-class word by its form alone, as a tagger without a dictionary would."""
    if any(c.isdigit() for c in word):
        return "#"
    ending = next((e for e in ("ing", "ed", "ly", "s") if low.endswith(e)), "")
    if act:
        return f"{act}+{ending}"
    if word[0].isupper():
        return "Xx" if len(word) > 1 and word[1:].islower() else "XX"
    return "x+" + ending


def columns(words: pd.DataFrame) -> Columns:
    """Lay out the columns of a batch of words.

    Parameters
    ----------
    words : DataFrame
        As `words.read` gives them.

    Returns
    -------
    dict of str to ndarray, with shape (len(words),)
        Unsigned 64-bit keys; 0 stands for nothing.
    """
    table = np.array([_describe(w) for w in words["word"].cat.categories], dtype=np.uint64).reshape(-1, len(_BY_WORD))
    codes = words["word"].cat.codes.to_numpy()
    found = {name: table[codes, i] for i, name in enumerate(_BY_WORD)}
    state = words["state"].to_numpy()
    for value, mark in ((OPENING, "“"), (CLOSING, "”")):
        # Straight, curly and single marks are one mark to the tagger.
        for name, key in zip(_BY_WORD, _describe(mark), strict=True):
            found[name][state == value] = key
    sequence, sentence = runs(words, "paragraph"), runs(words, "sentence")
    found["state"] = state.astype(np.uint64) + 1
    statement = found["cue"] == _key("statement")
    speech = statement | (found["class"] == _key("reporting"))
    found |= surroundings.position(sequence, sentence)
    found |= surroundings.nearest_cues(found, speech, state, sequence, sentence)
    found |= surroundings.segments(words, found, speech, state, sentence)
    found |= surroundings.lines(statement, state, sequence, sentence)
    found |= surroundings.quotations(words, found, state, sequence)
    return found
