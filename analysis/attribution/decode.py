"""From tag scores per word to spans: the best valid sequence of tags of each paragraph, whatever the engine."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{part}-{role}" for role in ROLES for part in "BIES"))
# Outside a span a state remembers the role last seen in the paragraph: what follows a source and a cue is a content.
STATES = tuple(f"O-{memory}" for memory in ("none", *ROLES)) + TAGS[1:]
TAG_OF_STATE = np.array([0, 0, 0, 0, *range(1, len(TAGS))])
LONGEST = 2000
# Words of a batch, and sequences: with more of these BLAS would share its work among threads, which costs more than it
# saves.
_BATCH, _WIDEST = 30_000, 1000


class Chain(NamedTuple):
    """How states follow one another: log weights, learned with an engine; what is not valid is made impossible here."""

    between: np.ndarray
    first: np.ndarray
    last: np.ndarray


def valid() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Say which states may follow one another, stand first and stand last.

    Returns
    -------
    between, first, last : ndarray of bool
        A span begins with B and ends with E, or is S alone; between spans the memory is the role of the last one.

    Examples
    --------
    >>> between, first, last = valid()
    >>> bool(between[STATES.index("B-cue"), STATES.index("O-cue")])
    False
    """
    part = np.array([s[0] for s in STATES])
    role = np.array([s[2:] for s in STATES])
    opens, goes_on = np.isin(part, ["B", "I"]), np.isin(part, ["I", "E"])
    same = role[:, None] == role
    begins = np.isin(part, ["B", "S"])
    between = np.where(opens[:, None], goes_on & same, begins | ((part == "O") & same))
    first = begins | (np.array(STATES) == "O-none")
    return between, first, ~opens


def constrain(chain: Chain) -> Chain:
    """Make impossible what is not valid."""
    return Chain(*(np.where(ok, w, -1e9).astype(np.float32) for ok, w in zip(valid(), chain, strict=True)))


def tag(scores: np.ndarray, sequence: np.ndarray, chain: Chain) -> tuple[np.ndarray, np.ndarray]:
    """Find the best tags of each sequence, and how probable each of them is.

    Time grows linearly with the number of words; sequences longer than `LONGEST` words are cut.

    Parameters
    ----------
    scores : ndarray, with shape (number of words, number of `TAGS`)
        Log scores.
    sequence : ndarray of int
        Number of the sequence each word belongs to; words of one stand together.
    chain : Chain
        Weights of the transitions.

    Returns
    -------
    tags : ndarray of int
        Index into `TAGS`.
    probability : ndarray of float
        Marginal probability of that tag.
    """
    tags, sure = np.zeros(len(scores), dtype=np.int64), np.zeros(len(scores), dtype=np.float32)
    chain = constrain(chain)
    entered, outside = _entered(chain), int((TAG_OF_STATE == 0).sum())
    for batch in _batches(sequence):
        emit = scores.take(batch.rows, axis=0).T[TAG_OF_STATE].astype(np.float32, copy=False)
        path, weight = _best_path(emit, batch, chain, entered), _weights(emit, batch, chain)
        found = TAG_OF_STATE[path]
        tags[batch.rows] = found
        # Outside a span it does not count which role was seen last.
        own = np.where(found > 0, weight[path, np.arange(len(path))], weight[:outside].sum(axis=0))
        sure[batch.rows] = own / np.maximum(weight.sum(axis=0), 1e-30)
    return tags, sure


# States, those that may stand before each of them, and the weights of these steps.
_Entered = tuple[np.ndarray, np.ndarray, np.ndarray]


class _Batch(NamedTuple):
    """Sequences of like length, step by step: every sequence's first word, then the second of those that have one.

    rows : the words
    steps : of every step, where its words stand; those of a step go on with the first ones of the step before
    last : where every sequence's last word stands
    """

    rows: np.ndarray
    steps: list[slice]
    last: np.ndarray


def _batches(sequence: np.ndarray) -> Iterator[_Batch]:
    """Put sequences of like length together, the longest first."""
    cut = np.flatnonzero(np.diff(sequence, prepend=-1)) if len(sequence) else np.zeros(0, int)
    length = np.diff(cut, append=len(sequence))
    pieces = -(-length // LONGEST)
    offset = (np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces)) * LONGEST
    starts = np.repeat(cut, pieces) + offset
    length = np.minimum(np.repeat(length, pieces) - offset, LONGEST)
    order = np.argsort(-length, kind="stable")
    part = np.cumsum(np.maximum(length[order], _BATCH // _WIDEST)) // _BATCH
    for group in np.split(order, np.flatnonzero(np.diff(part)) + 1) if len(order) else ():
        yield _batch(starts[group], length[group])


def _batch(starts: np.ndarray, length: np.ndarray) -> _Batch:
    alive = np.searchsorted(-length, -np.arange(length[0]), side="left")
    begin = np.cumsum(alive) - alive
    step = np.repeat(np.arange(length[0]), alive)
    each = np.arange(len(step)) - begin[step]
    slices = [slice(a, a + k) for a, k in zip(begin.tolist(), alive.tolist(), strict=True)]
    return _Batch(starts[each] + step, slices, begin[length - 1] + np.arange(len(length)))


def _best_path(emit: np.ndarray, batch: _Batch, chain: Chain, entered: list[_Entered]) -> np.ndarray:
    """Viterbi's algorithm over all sequences of a batch at once; the state of every word."""
    best = emit.copy()
    best[:, batch.steps[0]] += chain.first[:, None]
    for before, here in pairwise(batch.steps):
        reached = best[:, before.start : before.start + here.stop - here.start]
        for states, others, weights in entered:
            best[states, here] += (reached[others] + weights).max(axis=0)
    path = np.zeros(len(batch.rows), dtype=np.int64)
    path[batch.last] = (best[:, batch.last] + chain.last[:, None]).argmax(axis=0)
    for before, here in pairwise(batch.steps[::-1]):
        these = slice(here.start, here.start + before.stop - before.start)
        path[these] = (best.T[these] + chain.between.T.take(path[before], axis=0)).argmax(axis=1)
    return path


def _entered(chain: Chain) -> list[_Entered]:
    """List states with those that may stand before them, and their weights: of all pairs, a third are valid."""
    between, _, _ = valid()
    number = between.sum(axis=0)
    found = []
    for size in np.unique(number):
        states = np.flatnonzero(number == size)
        others = np.stack([np.flatnonzero(between[:, state]) for state in states], axis=1)
        found.append((states, others, chain.between[others, states][:, :, None]))
    return found


def _weights(emit: np.ndarray, batch: _Batch, chain: Chain) -> np.ndarray:
    """Marginal weight of every state at every word, by the forward and backward sums, scaled at every step."""
    step, first, last = (np.exp(np.maximum(w, -80)) * (w > -1e8) for w in chain)
    emit = np.exp(emit - emit.max(axis=0)) + np.float32(1e-12)
    forward, backward = np.empty_like(emit), np.empty_like(emit)
    _scale(emit[:, batch.steps[0]] * first[:, None], forward[:, batch.steps[0]])
    for before, here in pairwise(batch.steps):
        reached = forward[:, before.start : before.start + here.stop - here.start]
        _scale((step.T @ reached) * emit[:, here], forward[:, here])
    backward[:, batch.last] = last[:, None]
    for before, here in pairwise(batch.steps[::-1]):
        these = slice(here.start, here.start + before.stop - before.start)
        _scale(step @ (backward[:, before] * emit[:, before]), backward[:, these])
    return np.multiply(forward, backward, out=forward)


def _scale(sums: np.ndarray, out: np.ndarray) -> None:
    np.divide(sums, sums.sum(axis=0), out=out)


def spans(words: pd.DataFrame, tags: np.ndarray, sure: np.ndarray) -> pd.DataFrame:
    """Collect the spans that a valid sequence of tags marks.

    Parameters
    ----------
    words : DataFrame
        As `words.read` gives them.
    tags, sure : ndarray
        As `tag` gives them.

    Returns
    -------
    DataFrame
        Columns article, paragraph, sentence, role (categorical), start, end, first and last (rows in `words`), sure
        (the least probability of the span's two ends), in the order of the text.
    """
    part = np.where(tags > 0, (tags - 1) % 4, -1)
    first = np.flatnonzero((part == 0) | (part == 3))
    last = np.flatnonzero((part == 2) | (part == 3))
    start, end = words["start"].to_numpy(), words["end"].to_numpy()
    found = {c: words[c].to_numpy()[first] for c in ("article", "paragraph", "sentence")}
    role = pd.Categorical.from_codes((tags[first] - 1) // 4, ROLES)
    found |= {"role": role, "start": start[first], "end": end[last], "first": first, "last": last}
    return pd.DataFrame({**found, "sure": np.minimum(sure[first], sure[last])})
