"""Which source and which contents go with which cue: every cue stands for one attribution.

Candidates stand in the same paragraph. A logistic model says how likely a pair is; a cue takes its likeliest source, a
content its likeliest cue. One source may serve several cues, as in "she said no, adding that it was late".
"""

from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import resources
from analysis.attribution import features
from analysis.attribution.decode import ROLES
from analysis.attribution.weigh import weigh
from analysis.attribution.words import OPENING

NEAR = 4
_GAPS = np.array([1, 2, 3, 5, 9, 17, 33])
_LINKS = ("that", "to", "by", "and", "who", "of", "for", ",", ":", ".", "as")
_BEGINS = ("that", "to", "who", "which", "he", "she", "they", "it", "i", "we", "if", "what", "how", "why", "according")
_ACTS = ("statement", "belief", "wish")


def candidates(spans: pd.DataFrame, role: str) -> pd.DataFrame:
    """List the cues near each source or content, and the other way round.

    Parameters
    ----------
    spans : DataFrame
        As `decode.spans` gives them, in the order of the text, with a fresh index.
    role : {"source", "content"}
        What is paired with cues.

    Returns
    -------
    DataFrame
        Columns cue and other: rows in `spans`. At most `NEAR` cues on each side, of the same paragraph.
    """
    article, paragraph = spans["article"].to_numpy(), spans["paragraph"].to_numpy()
    place = article * (paragraph.max(initial=0) + 1) + paragraph
    cues = np.flatnonzero(spans["role"] == "cue")
    others = np.flatnonzero(spans["role"] == role)
    at = np.searchsorted(cues, others)
    left, right = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for k in range(-NEAR, NEAR):
        near = at + k
        ok = (near >= 0) & (near < len(cues))
        cue, other = cues[near[ok]], others[ok]
        ok = place[cue] == place[other]
        left.append(cue[ok])
        right.append(other[ok])
    return pd.DataFrame({"cue": np.concatenate(left), "other": np.concatenate(right)})


class Looks(NamedTuple):
    """What is asked of words: sentence, quotation and kind of each; which of some words every kind is, -1 for none."""

    sentence: np.ndarray
    state: np.ndarray
    quotation: np.ndarray
    kind: np.ndarray
    link: np.ndarray
    begin: np.ndarray
    act: np.ndarray


def look(words: pd.DataFrame) -> Looks:
    """Look at words, as `words.read` gives them, once for all pairs."""
    low = [word.lower() for word in words["word"].cat.categories]
    options = ({word: n for n, word in enumerate(listed)} for listed in (_LINKS, _BEGINS))
    which = (np.array([place.get(word, -1) for word in low], dtype=np.int64) for place in (*options, _act_codes()))
    sentence, state, quotation = (words[column].to_numpy() for column in ("sentence", "state", "quotation"))
    return Looks(sentence, state, quotation, words["word"].cat.codes.to_numpy(), *which)


def describe(looks: Looks, spans: pd.DataFrame, pairs: pd.DataFrame) -> np.ndarray:
    """Describe each pair: how far apart, what stands between, how each begins and ends.

    Returns
    -------
    ndarray of float32, with shape (number of pairs, number of features)
        Features of 0 or 1.
    """
    cue, other = (_part(spans, pairs[c].to_numpy()) for c in ("cue", "other"))
    before = other["first"] < cue["first"]
    left_end = np.where(before, other["last"], cue["last"])
    right_start = np.where(before, cue["first"], other["first"])
    gap = np.maximum(right_start - left_end - 1, 0)
    sentence, kind = looks.sentence, looks.kind
    blocks = [_one_hot(np.digitize(gap, _GAPS), len(_GAPS) + 1)]
    between = _between(spans, left_end, right_start)
    blocks += [_one_hot(np.minimum(n, 3), 4) for n in between]
    blocks.append(_one_hot(np.sum([b > 0 for b in between], axis=0), 4))
    same = sentence[cue["first"]] == sentence[other["last"]]
    same |= sentence[cue["last"]] == sentence[other["first"]]
    last_word = np.minimum(left_end + 1, len(sentence) - 1)
    blocks.append(np.column_stack([same, ~same]))
    blocks.append(_one_hot(np.where(gap > 0, looks.link[kind[last_word]], -1), len(_LINKS)))
    blocks.append(_one_hot(np.where(gap > 0, looks.link[kind[right_start - 1]], -1), len(_LINKS)))
    blocks.append(_one_hot(looks.begin[kind[other["first"]]], len(_BEGINS)))
    blocks.append(_one_hot(looks.begin[kind[cue["first"]]], len(_BEGINS)))
    blocks.append(_state(looks, cue, other))
    blocks += [_one_hot(looks.act[kind[cue[c]]], len(_ACTS)) for c in ("first", "last")]
    blocks.append((cue["first"] == cue["last"])[:, None])
    blocks.append(_neighbours(pairs["cue"].to_numpy(), pairs["other"].to_numpy()))
    flat = np.column_stack(blocks)
    sided = np.zeros((len(flat), 2, flat.shape[1]), dtype=np.float32)
    sided[np.arange(len(flat)), (~before).astype(int)] = flat
    return sided.reshape(len(flat), 2 * flat.shape[1])


def _part(spans: pd.DataFrame, rows: np.ndarray) -> dict[str, np.ndarray]:
    return {c: spans[c].to_numpy()[rows] for c in ("first", "last")}


def _one_hot(values: np.ndarray, size: int) -> np.ndarray:
    return np.asarray(values)[:, None] == np.arange(size)


def _between(spans: pd.DataFrame, start: np.ndarray, end: np.ndarray) -> list[np.ndarray]:
    """Count the spans of each role that begin after one word and before another."""
    first = spans["first"].to_numpy()
    after, until = np.searchsorted(first, start, side="right"), np.searchsorted(first, end, side="left")
    counts = [np.append(0, np.cumsum(spans["role"] == one)) for one in ROLES]
    return [count[until] - count[after] for count in counts]


def _state(looks: Looks, cue: dict, other: dict) -> np.ndarray:
    """Whether the other span is a quotation, or stands in the one the cue stands in."""
    number = looks.quotation
    opens = looks.state[other["first"]] == OPENING
    within = number[cue["first"]] >= 0
    together = within & (number[cue["first"]] == number[other["first"]])
    return np.column_stack([opens, within, together, within & ~together])


@cache
def _act_codes() -> dict[str, int]:
    acts = features.forms()["act"]
    return {form: _ACTS.index(act) for form, act in acts.items()}


def _neighbours(cue: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Whether each is the other's nearest, in number of spans."""
    away = np.abs(cue - other)
    of_cue, of_other, of_side = (_is_least(away, key) for key in (cue, other, 2 * cue + (other < cue)))
    return np.column_stack(
        [of_cue, of_other, of_cue & of_other, of_side, np.minimum(away, 4)[:, None] == np.arange(1, 5)]
    )


def _is_least(values: np.ndarray, key: np.ndarray) -> np.ndarray:
    """Whether each value is the least of those with its key."""
    least = np.full(key.max(initial=-1) + 1, values.max(initial=0))
    np.minimum.at(least, key, values)
    return values == least[key]


def likelihood(looks: Looks, spans: pd.DataFrame, pairs: pd.DataFrame, role: str) -> np.ndarray:
    """Probability that each pair belongs to one attribution, by the learned model."""
    weights = resources.weights("pairing")
    logit = weigh(describe(looks, spans, pairs), weights[role]) + weights[f"{role}_bias"]
    return 1 / (1 + np.exp(-logit))


def pair(words: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Join spans into attributions.

    Parameters
    ----------
    words, spans : DataFrame
        As `words.read` and `decode.spans` give them.

    Returns
    -------
    DataFrame
        One row a span of an attribution: column cue (row of the cue, which names the attribution), span (row in
        `spans`), probability (that they belong together). A source of two cues has two rows. Spans that go with no cue
        are absent.
    """
    cues, looks = np.flatnonzero(spans["role"] == "cue"), look(words)
    found = [(cues, cues, np.ones(len(cues)))]
    for role, chooser, least in (("source", "cue", 0.5), ("content", "other", 0.2)):
        pairs = candidates(spans, role)
        likely, cue, other = likelihood(looks, spans, pairs, role), pairs["cue"].to_numpy(), pairs["other"].to_numpy()
        order = np.lexsort((other, cue, -likely))
        best = order[np.unique(pairs[chooser].to_numpy()[order], return_index=True)[1]]
        best = best[likely[best] >= least]
        found.append((cue[best], other[best], likely[best]))
    cue, span, probability = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((span, cue))
    return pd.DataFrame({"cue": cue[order], "span": span[order], "probability": probability[order]})
