"""How likely a reader finds a word loaded: a linear model of the word, its neighbours and its sentence.

Every weight belongs to one word form at one place (itself, before, behind, in the sentence), so a text is scored by
looking its distinct forms up once; forms never seen in training are scored by their stems, beginnings and endings.
"""

from functools import cache, lru_cache
from itertools import repeat
from zlib import crc32

import numpy as np

from analysis import resources
from analysis.text import stem
from analysis.wording import terms
from analysis.wording.scan import Words

SIZE = 1 << 17
PLACE = ("quoted", "scare", "first", "proper", "negated", "phrase")


def hashed(names: list[str]) -> list[int]:
    """Give features their places among the weights."""
    return [crc32(name.encode("utf-8")) % SIZE for name in names]


def word_features(form: str) -> list[int]:
    """Give the features of a word form itself."""
    listed = terms.listed().single.get(form)
    names = [
        f"w={form}",
        f"s={stem(form)}",
        f"e2={form[-2:]}",
        f"e3={form[-3:]}",
        f"e4={form[-4:]}",
        f"b3={form[:3]}",
        f"b5={form[:5]}",
    ]
    names += [f"c={listed[1] if listed else '-'}", f"n={min(len(form), 14)}", f"h={form.count('-')}"]
    if listed:
        names += [f"t={listed[0]}", "listed"]
    if "-" in form:
        names += [f"p={part}" for part in form.split("-")]
        names += [f"pc={terms.listed().single[part][1]}" for part in form.split("-") if part in terms.listed().single]
    names += [f"g={form[i : i + 4]}" for i in range(max(0, len(form) - 3))]
    return hashed(names)


def side_features(form: str, side: str) -> list[int]:
    """Give the features that a form lends to the word beside it."""
    listed = terms.listed().single.get(form)
    names = [f"{side}w={form}", f"{side}e={form[-3:]}", f"{side}c={listed[1] if listed else '-'}"]
    return hashed(names)


def sentence_features(form: str) -> list[int]:
    """Give the features of a form for the sentence as a whole."""
    listed = terms.listed().single.get(form)
    names = [f"Sw={form}", f"Ss={stem(form)}"] + ([f"Sc={listed[1]}"] if listed else [])
    return hashed(names)


def flag_matrix(words: Words) -> np.ndarray:
    """Give the features of a place in the text: one row a word; `PLACE`, then one column a category of its phrase."""
    place = [words.quoted, words.scare, words.first, words.proper, words.negated, words.inside]
    phrase = np.zeros((len(words.code), len(terms.categories())), dtype=np.float32)
    for first, count, _, category in words.phrase:
        phrase[first : first + count, terms.categories().index(category)] = 1.0
    return np.column_stack([*place, phrase]).astype(np.float32)


def neighbours(words: Words) -> tuple[np.ndarray, np.ndarray]:
    """Give the position of the word before and behind within the sentence, -1 where there is none."""
    at = np.arange(len(words.code))
    opens = np.diff(words.sentence, prepend=-1) != 0
    closes = np.diff(words.sentence, append=-1) != 0
    return np.where(opens, -1, at - 1), np.where(closes, -1, at + 1)


def logits(words: Words, weights: dict[str, np.ndarray] | None = None) -> np.ndarray:
    """Score every word.

    Parameters
    ----------
    words : Words
        As `scan.words` gives them.
    weights : dict, optional
        Arrays word (one weight a feature), sentence, flags, mix; those shipped by default.

    Returns
    -------
    array
        One logit a word.
    """
    if not words.forms:
        return np.zeros(0)
    table = form_weights(words.forms, weights)[words.code]
    weights = weights or resources.weights("wording")
    logit = table[:, 0] + _place(words, weights["flags"].astype(float))
    same = words.sentence[1:] == words.sentence[:-1]
    logit[1:] += np.where(same, table[:-1, 1], 0.0)
    logit[:-1] += np.where(same, table[1:, 2], 0.0)
    count = np.bincount(words.sentence)
    line = np.bincount(words.sentence, weights=table[:, 3]) / np.sqrt(np.maximum(count, 1))
    mix = weights["mix"]
    return mix[0] * logit + mix[1] * line[words.sentence] + mix[2]


def _place(words: Words, flags: np.ndarray) -> np.ndarray:
    """Add up the weights of a place in the text: `flag_matrix(words) @ flags`, without the matrix."""
    found = np.zeros(len(words.code))
    place = (words.quoted, words.scare, words.first, words.proper, words.negated, words.inside)
    for on, weight in zip(place, flags[: len(PLACE)].tolist(), strict=True):
        found += weight * on
    of_phrase = dict(zip(terms.categories(), flags[len(PLACE) :].tolist(), strict=True))
    for first, count, _, category in words.phrase:
        found[first : first + count] += of_phrase[category]
    return found


def form_weights(forms: list[str], weights: dict[str, np.ndarray] | None = None) -> np.ndarray:
    """Add up the weights of forms: of each itself, as left and as right neighbour, and for its sentence; a row each.

    Those of common forms are shipped added up, so that a new corpus is scored as fast as a known one.
    """
    if weights is not None:
        plain = [weights[name].astype(float).tolist() for name in ("word", "sentence")]
        return np.array([_added(form, *plain) for form in forms], dtype=float).reshape(-1, 4)
    row, table = _common()
    at = np.fromiter(map(row.get, forms, repeat(-1)), np.int64, len(forms))
    found = table[at]
    rare = np.flatnonzero(at < 0)
    found[rare] = np.array([_rare(forms[n]) for n in rare.tolist()]).reshape(-1, found.shape[1])
    return found


def _added(form: str, word: list[float], line: list[float]) -> tuple[float, ...]:
    places = (word_features(form), side_features(form, "L"), side_features(form, "R"))
    return *(sum(map(word.__getitem__, at)) for at in places), sum(map(line.__getitem__, sentence_features(form)))


@lru_cache(maxsize=400_000)
def _rare(form: str) -> tuple[float, ...]:
    return _added(form, *_plain())


@cache
def _plain() -> tuple[list[float], list[float]]:
    """Give the shipped weights of words and of sentences as numbers, which add up fast."""
    weights = resources.weights("wording")
    return weights["word"].astype(float).tolist(), weights["sentence"].astype(float).tolist()


@cache
def _common() -> tuple[dict[str, int], np.ndarray]:
    """Give the row of each common form, and the table of them."""
    weights = resources.weights("wording")
    forms = bytes(weights["forms"]).decode("utf-8").split("\n")
    return {form: number for number, form in enumerate(forms)}, weights["table"].astype(float)
