"""Any scores give valid tags, the best ones, in linear time."""

from itertools import pairwise, product

import numpy as np
import pytest
from attributing import tables

from analysis.attribution import decode, words

STATES = len(decode.STATES)


def chain(seed: int) -> decode.Chain:
    rng = np.random.default_rng(seed)
    return decode.Chain(rng.normal(size=(STATES, STATES)), rng.normal(size=STATES), rng.normal(size=STATES))


@pytest.mark.parametrize("seed", range(5))
def test_the_best_path_is_the_best_of_all_valid_ones(seed):
    scores = np.random.default_rng(seed + 100).normal(size=(3, len(decode.TAGS))).astype(np.float32)
    weights = decode.constrain(chain(seed))

    def value(path: tuple[int, ...]) -> float:
        steps = sum(weights.between[a, b] for a, b in pairwise(path))
        emitted = sum(scores[t, decode.TAG_OF_STATE[s]] for t, s in enumerate(path))
        return weights.first[path[0]] + steps + emitted + weights.last[path[-1]]

    best = max(product(range(STATES), repeat=3), key=value)
    tags, sure = decode.tag(scores, np.zeros(3, dtype=int), chain(seed))
    assert tags.tolist() == decode.TAG_OF_STATE[list(best)].tolist()
    assert ((sure > 0) & (sure <= 1.0001)).all()


@pytest.mark.parametrize("seed", range(3))
def test_the_probability_is_the_share_of_all_valid_paths_that_have_the_tag(seed):
    scores = np.random.default_rng(seed).normal(size=(3, len(decode.TAGS))).astype(np.float32)
    weights = decode.constrain(chain(seed))
    share = np.zeros(scores.shape)
    for path in product(range(STATES), repeat=3):
        total = weights.first[path[0]] + weights.last[path[-1]]
        total += sum(weights.between[a, b] for a, b in pairwise(path))
        at = decode.TAG_OF_STATE[list(path)]
        share[range(3), at] += np.exp(total + scores[range(3), at].sum())
    tags, sure = decode.tag(scores, np.zeros(3, dtype=int), chain(seed))
    np.testing.assert_allclose(sure, (share / share.sum(axis=1, keepdims=True))[range(3), tags], rtol=1e-3)


def test_sequences_read_together_are_tagged_as_alone():
    rng = np.random.default_rng(0)
    lengths = [5, 1, decode.LONGEST + 3, 5, 40]
    sequence = np.repeat(np.arange(len(lengths)), lengths)
    scores = rng.normal(size=(len(sequence), len(decode.TAGS))).astype(np.float32) * 2
    together = decode.tag(scores, sequence, chain(0))
    for number in range(len(lengths)):
        own = sequence == number
        tags, sure = decode.tag(scores[own], sequence[own], chain(0))
        assert (tags == together[0][own]).all()
        np.testing.assert_allclose(sure, together[1][own], atol=1e-4)


@pytest.mark.parametrize("seed", range(3))
def test_random_scores_give_whole_spans(seed):
    read = words.read(*tables("Lund said the pier was shut.\nDoyle said “no” to the crew, and left.\nPark."))
    scores = np.random.default_rng(seed).normal(size=(len(read), len(decode.TAGS))).astype(np.float32) * 3
    sequence = read["paragraph"].to_numpy()
    spans = decode.spans(read, *decode.tag(scores, sequence, chain(seed)))
    assert len(spans)
    assert (spans["first"] <= spans["last"]).all()
    assert (sequence[spans["first"]] == sequence[spans["last"]]).all()
    assert (spans["first"].to_numpy()[1:] > spans["last"].to_numpy()[:-1]).all()


def test_no_words_give_no_spans():
    read = words.read(*tables(""))
    tags, sure = decode.tag(np.zeros((0, len(decode.TAGS)), np.float32), np.zeros(0, int), chain(0))
    assert decode.spans(read, tags, sure).empty
