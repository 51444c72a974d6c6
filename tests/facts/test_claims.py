"""Whether two passages make one claim."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.facts import claims, reader

# Two passages that share most words; half of them; none.
MOST, HALF, NONE = [0.8, 0.9, 3.0, 2.0, 0.0], [0.45, 0.6, 2.6, 1.6, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0]
ONE, TWO = "The port will hire 40 guards in May.", "In May forty guards will be hired by the port."


def odds(value: float):
    """Read every pair alike."""
    return patch.object(reader, "odds", side_effect=lambda beside: np.full(len(beside), value))


def likely(values, engine="accurate"):
    found, enough = claims.likely(np.array(values), [(ONE, TWO)] * len(values), ["e1"] * len(values), engine)
    assert len(found) == len(enough) == len(values)
    return found, enough


def test_the_more_is_shared_the_likelier():
    most, half, none = claims.by_words(np.array([MOST, HALF, NONE]))
    assert most > claims.SAME > half > claims.PLAUSIBLE > none


@pytest.mark.parametrize(("read", "enough"), [(6.0, True), (-6.0, False)])
def test_where_words_leave_it_open_reading_decides(read, enough):
    with odds(read):
        assert likely([HALF])[1].tolist() == [enough]


def test_words_alone_decide_for_corpora():
    with odds(6.0) as asked:
        assert likely([MOST, HALF, NONE], "fast")[1].tolist() == [True, False, False]
    assert not asked.called


def test_what_shares_too_little_is_not_read():
    with odds(6.0) as asked:
        found, enough = likely([NONE])
    assert found == claims.by_words(np.array([NONE]))
    assert not enough.any() and not asked.called


def test_of_an_event_with_many_pairs_none_is_read_and_others_are():
    values = np.array([HALF] * 4)
    with odds(6.0), patch.object(claims, "MOST", 2):
        _, enough = claims.likely(values, [(ONE, TWO)] * 4, ["e1", "e1", "e1", "e2"], "accurate")
    assert enough.tolist() == [False, False, False, True]


def test_either_passage_may_stand_first():
    here, there = claims.both_ways([(ONE, TWO), (TWO, ONE)])
    assert here.tolist() == there.tolist()
    assert here[0] <= here[1]


@given(st.lists(st.sampled_from([MOST, HALF, NONE]), min_size=1, max_size=6), st.randoms())
def test_the_order_of_pairs_does_not_matter(values, random):
    order = random.sample(range(len(values)), len(values))
    with odds(1.0):
        one, other = likely(values), likely([values[i] for i in order])
    assert np.array_equal(one[0][order], other[0]) and np.array_equal(one[1][order], other[1])
