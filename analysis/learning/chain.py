"""A linear-chain conditional random field, learned by stochastic gradients with dropped-out features.

Emissions are tied: the states of `decode` that differ only in what they remember share one tag's weights.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from analysis.attribution.decode import LONGEST, STATES, TAG_OF_STATE, TAGS, Chain, valid

Arrays = tuple[np.ndarray, ...]


class Settings(NamedTuple):
    """What was set by trial on the dev part: passes, step, share of features dropped, decay, words a batch.

    Dropping features leaves what is learned of words too weak against the transitions: `strength` makes up for it.
    """

    epochs: int = 6
    rate: float = 0.1
    dropped: float = 0.7
    decay: float = 1e-5
    batch: int = 2500
    least: int = 16
    strength: float = 1.5


class Batch(NamedTuple):
    """Sequences of like length: their words' features, states and places."""

    used: np.ndarray
    matrix: csr_matrix
    state: np.ndarray
    sequence: np.ndarray
    step: np.ndarray
    lengths: np.ndarray


def states(tags: np.ndarray, sequence: np.ndarray) -> np.ndarray:
    """Turn tags into states: outside a span, the role last seen in the sequence is remembered."""
    found = np.where(tags > 0, tags + len(STATES) - len(TAGS), 0)
    role = np.where(tags > 0, (tags - 1) // 4 + 1, 0)
    at = np.arange(len(tags))
    last = np.maximum.accumulate(np.where(role > 0, at, -1))
    starts = np.maximum.accumulate(np.where(np.r_[True, sequence[1:] != sequence[:-1]], at, 0))
    return np.where(tags > 0, found, np.where(last >= starts, role[last], 0))


def vocabulary(keys: np.ndarray, least: int) -> np.ndarray:
    """List the keys that occur at least so often, sorted."""
    found, count = np.unique(keys.ravel(), return_counts=True)
    return found[count >= least]


def rows(keys: np.ndarray, known: np.ndarray, start: int = 0) -> np.ndarray:
    """Number the row of each key, the vocabulary once for every column of keys; -1 where it is not known."""
    if not len(known):
        return np.full(keys.shape, -1, dtype=np.int32)
    place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    number = start + place + len(known) * np.arange(keys.shape[1])
    return np.where(known[place] == keys, number, -1).astype(np.int32)


def batches(
    ids: np.ndarray, state: np.ndarray, sequence: np.ndarray, size: int, rng: np.random.Generator
) -> list[Batch]:
    """Put sequences of like length together."""
    starts = np.flatnonzero(np.r_[True, sequence[1:] != sequence[:-1]])
    ends = np.r_[starts[1:], len(sequence)]
    limit = min(300, LONGEST)
    pieces = [(a, min(a + limit, e)) for s, e in zip(starts, ends, strict=True) for a in range(s, e, limit)]
    spans = np.array(pieces)
    order = np.argsort(spans[:, 1] - spans[:, 0] + rng.random(len(spans)) * 8, kind="stable")
    cut = np.cumsum((spans[:, 1] - spans[:, 0])[order]) // size
    return [_batch(ids, state, spans[part]) for part in np.split(order, np.flatnonzero(np.diff(cut)) + 1)]


def _batch(ids: np.ndarray, state: np.ndarray, spans: np.ndarray) -> Batch:
    spans = spans[np.argsort(spans[:, 0] - spans[:, 1], kind="stable")]
    lengths = spans[:, 1] - spans[:, 0]
    taken = np.concatenate([np.arange(a, b) for a, b in spans])
    features = ids[taken]
    known = features >= 0
    used, inverse = np.unique(features[known], return_inverse=True)
    ends = np.r_[0, np.cumsum(known.sum(axis=1))]
    matrix = csr_matrix((np.ones(len(inverse), np.float32), inverse.astype(np.int32), ends), (len(taken), len(used)))
    step = np.concatenate([np.arange(n) for n in lengths])
    return Batch(used, matrix, state[taken], np.repeat(np.arange(len(spans)), lengths), step, lengths)


def expectations(batch: Batch, scores: np.ndarray, chain: Chain) -> tuple[np.ndarray, Chain]:
    """Expect, under the model, how often each state stands at each word, follows each other, stands first and last."""
    steps, number = int(batch.lengths[0]), len(batch.lengths)
    emit = np.zeros((steps, number, len(STATES)))
    emit[batch.step, batch.sequence] = np.exp(scores - scores.max(axis=1, keepdims=True))
    between, first, last = (np.exp(w) * ok for w, ok in zip(chain, valid(), strict=True))
    alive = np.searchsorted(-batch.lengths, -np.arange(steps), side="left")
    forward, scale = np.zeros_like(emit), np.ones((steps, number))
    for t in range(steps):
        k = alive[t]
        now = emit[t, :k] * ((forward[t - 1, :k] @ between) if t else first)
        scale[t, :k] = now.sum(axis=1) + 1e-300
        forward[t, :k] = now / scale[t, :k, None]
    ends, each = batch.lengths - 1, np.arange(number)
    backward = np.zeros_like(emit)
    backward[ends, each] = last / (forward[ends, each] * last).sum(axis=1, keepdims=True)
    pairs = np.zeros_like(between)
    for t in range(steps - 2, -1, -1):
        k = alive[t + 1]
        ahead = emit[t + 1, :k] * backward[t + 1, :k] / scale[t + 1, :k, None]
        backward[t, :k] = ahead @ between.T
        pairs += forward[t, :k].T @ ahead
    at = forward * backward
    return at[batch.step, batch.sequence], Chain(pairs * between, at[0].sum(axis=0), at[ends, each].sum(axis=0))


def counts(batch: Batch) -> Chain:
    """Count how often states follow one another, stand first and stand last."""
    inner = np.flatnonzero(batch.step > 0)
    pairs = np.zeros((len(STATES), len(STATES)))
    np.add.at(pairs, (batch.state[inner - 1], batch.state[inner]), 1)
    first = np.flatnonzero(batch.step == 0)
    last = np.r_[first[1:], len(batch.state)] - 1
    ends = (np.bincount(batch.state[at], minlength=len(STATES)) for at in (first, last))
    return Chain(pairs, *(e.astype(float) for e in ends))


def learn(
    ids: np.ndarray, state: np.ndarray, sequence: np.ndarray, number: int, settings: Settings, seed: int
) -> tuple[np.ndarray, Chain]:
    """Learn weights and transitions; those of the later passes are averaged.

    Parameters
    ----------
    ids : ndarray of int, with shape (words, templates)
        Rows of features, -1 for none.
    state, sequence : ndarray of int
    number : int
        Size of the vocabulary.
    settings : Settings
    seed : int

    Returns
    -------
    weights : ndarray, with shape (number, number of tags)
    chain : Chain
    """
    rng = np.random.default_rng(seed)
    found = batches(ids, state, sequence, settings.batch, rng)
    weights = np.zeros((number, len(TAGS)), np.float32)
    seen = np.full_like(weights, 0.01)
    chain = Chain(np.zeros((len(STATES), len(STATES))), np.zeros(len(STATES)), np.zeros(len(STATES)))
    chain_seen = Chain(*(np.full_like(w, 0.01) for w in chain))
    total, chain_total, kept = np.zeros_like(weights), [np.zeros_like(w) for w in chain], 0
    decay = settings.decay * len(found)
    for epoch in range(settings.epochs):
        for i in rng.permutation(len(found)):
            _step(found[i], weights, seen, chain, chain_seen, settings, decay, rng)
        if epoch >= settings.epochs * 2 // 5:
            total += weights
            chain_total = [a + b for a, b in zip(chain_total, chain, strict=True)]
            kept += 1
    return total / kept, Chain(*(w / kept for w in chain_total))


def _step(
    batch: Batch,
    weights: np.ndarray,
    seen: np.ndarray,
    chain: Chain,
    chain_seen: Chain,
    settings: Settings,
    decay: float,
    rng: np.random.Generator,
) -> None:
    """Take one step of Adagrad, in place."""
    matrix = batch.matrix
    left = rng.random(matrix.nnz) >= settings.dropped
    values = left.astype(np.float32) / (1 - settings.dropped)
    matrix = csr_matrix((values, matrix.indices, matrix.indptr), matrix.shape)
    here = weights[batch.used]
    scores = (matrix @ here).astype(float)[:, TAG_OF_STATE]
    at, expected = expectations(batch, scores, chain)
    at[np.arange(len(at)), batch.state] -= 1
    by_tag = np.column_stack([at[:, TAG_OF_STATE == 0].sum(axis=1), at[:, TAG_OF_STATE > 0]]).astype(np.float32)
    gradient = matrix.T @ by_tag + decay * here
    seen[batch.used] += gradient * gradient
    weights[batch.used] = here - settings.rate * gradient / np.sqrt(seen[batch.used])
    for weight, sum_of_squares, want, have in zip(chain, chain_seen, expected, counts(batch), strict=True):
        difference = want - have
        sum_of_squares += difference * difference
        weight -= settings.rate * difference / np.sqrt(sum_of_squares)
