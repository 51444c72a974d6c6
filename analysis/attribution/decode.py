"""From tag scores per word to spans: the best valid sequence of tags of each paragraph, whatever the engine."""

from typing import NamedTuple

import numpy as np
import pandas as pd

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{part}-{role}" for role in ROLES for part in "BIES"))
# Outside a span a state remembers the role last seen in the paragraph: what follows a source and a cue is a content.
STATES = tuple(f"O-{memory}" for memory in ("none", *ROLES)) + TAGS[1:]
TAG_OF_STATE = np.array([0, 0, 0, 0, *range(1, len(TAGS))])
LONGEST = 2000
_BATCH = 30_000


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
    for rows, lengths in _batches(sequence):
        at = np.concatenate([np.arange(n) for n in lengths])
        which = np.repeat(np.arange(len(lengths)), lengths)
        grid = np.zeros((lengths[0], len(lengths), len(STATES)), dtype=np.float32)
        grid[at, which] = scores[rows][:, TAG_OF_STATE]
        path = _best_path(grid, lengths, chain)
        tags[rows] = TAG_OF_STATE[path[at, which]]
        marginal = _marginals(grid, lengths, chain)[at, which]
        same_tag = tags[rows][:, None] == TAG_OF_STATE
        sure[rows] = (marginal * same_tag).sum(axis=1)
    return tags, sure


def _batches(sequence: np.ndarray):
    """Yield sequences of like length together: their rows, and their lengths, longest first."""
    if not len(sequence):
        return
    starts = np.flatnonzero(np.r_[True, sequence[1:] != sequence[:-1]])
    ends = np.r_[starts[1:], len(sequence)]
    pieces = [(a, min(a + LONGEST, e)) for s, e in zip(starts, ends, strict=True) for a in range(s, e, LONGEST)]
    spans = np.array(pieces)
    lengths = spans[:, 1] - spans[:, 0]
    order = np.argsort(-lengths, kind="stable")
    cut = np.cumsum(lengths[order]) // _BATCH
    for group in np.split(order, np.flatnonzero(np.diff(cut)) + 1):
        yield np.concatenate([np.arange(*spans[i]) for i in group]), lengths[group]


def _best_path(grid: np.ndarray, lengths: np.ndarray, chain: Chain) -> np.ndarray:
    """Viterbi's algorithm over all sequences of a batch at once."""
    steps, n, _ = grid.shape
    alive = np.searchsorted(-lengths, -np.arange(steps), side="left")
    back = np.zeros(grid.shape, dtype=np.int8)
    best = grid.copy()
    best[0] += chain.first
    for t in range(1, steps):
        k = alive[t]
        options = best[t - 1, :k, :, None] + chain.between
        back[t, :k] = options.argmax(axis=1)
        best[t, :k] += options.max(axis=1)
    each = np.arange(n)
    state = (best[lengths - 1, each] + chain.last).argmax(axis=1)
    path = np.zeros((steps, n), dtype=np.int64)
    for t in range(steps - 1, -1, -1):
        k = alive[t]
        path[t, :k] = state[:k]
        if t:
            state[:k] = back[t, each[:k], state[:k]]
    return path


def _marginals(grid: np.ndarray, lengths: np.ndarray, chain: Chain) -> np.ndarray:
    """Probability of every state at every word, by the forward and backward sums, scaled at every step."""
    steps, n, _ = grid.shape
    alive = np.searchsorted(-lengths, -np.arange(steps), side="left")
    step, first, last = (np.exp(np.maximum(w, -80)) * (w > -1e8) for w in chain)
    emit = np.exp(grid - grid.max(axis=2, keepdims=True)) + 1e-12
    forward, backward = np.zeros_like(grid), np.zeros_like(grid)
    now = emit[0] * first
    forward[0] = now / now.sum(axis=1, keepdims=True)
    for t in range(1, steps):
        k = alive[t]
        now = (forward[t - 1, :k] @ step) * emit[t, :k]
        forward[t, :k] = now / now.sum(axis=1, keepdims=True)
    backward[lengths - 1, np.arange(n)] = last
    for t in range(steps - 2, -1, -1):
        k = alive[t + 1]
        now = (backward[t + 1, :k] * emit[t + 1, :k]) @ step.T
        backward[t, :k] = now / now.sum(axis=1, keepdims=True)
    joint = forward * backward
    return joint / np.maximum(joint.sum(axis=2, keepdims=True), 1e-30)


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
        Columns article, paragraph, sentence, role, start, end, first and last (rows in `words`), sure (the least
        probability of the span's two ends), in the order of the text.
    """
    part = np.where(tags > 0, (tags - 1) % 4, -1)
    first = np.flatnonzero((part == 0) | (part == 3))
    last = np.flatnonzero((part == 2) | (part == 3))
    start, end = words["start"].to_numpy(), words["end"].to_numpy()
    found = {c: words[c].to_numpy()[first] for c in ("article", "paragraph", "sentence")}
    role = np.array(ROLES)[(tags[first] - 1) // 4] if len(first) else np.zeros(0, dtype=str)
    return pd.DataFrame(
        {**found, "role": role, "start": start[first], "end": end[last], "first": first, "last": last}
    ).assign(sure=np.minimum(sure[first], sure[last]))
