"""Intervals and permutation tests, checked against published tables."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import statistics


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0), (81, 263, 0.255, 0.366)],
)
def test_wilson_gives_the_tabled_intervals(count, total, low, high):
    # The last row is Newcombe (1998), Statistics in Medicine 17, table I, method 3.
    assert statistics.wilson(count, total) == pytest.approx((low, high), abs=0.001)


def test_what_has_no_statements_has_no_interval():
    assert np.isnan(statistics.wilson(0, 0)).all()


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_of_a_share_holds_the_share(counts):
    count, total = counts
    low, high = statistics.wilson(count, total)
    assert 0 <= low <= count / total + 1e-9 and count / total - 1e-9 <= high <= 1


def test_equal_groups_do_not_differ_and_opposite_ones_do():
    groups = ["a"] * 20 + ["b"] * 20
    assert statistics.shuffled(groups, [True, False] * 20) == 1
    assert statistics.shuffled(groups, [True] * 20 + [False] * 20) < 0.01


def test_groups_are_compared_within_their_stratum_only():
    groups, strata = ["a"] * 20 + ["b"] * 20, ["one"] * 20 + ["two"] * 20
    assert np.isnan(statistics.shuffled(groups, [True] * 20 + [False] * 20, strata))


@pytest.mark.parametrize(("groups", "marked"), [("", []), ("aaaa", [True, False, True, False]), ("aabb", [True] * 4)])
def test_where_nothing_can_differ_there_is_no_answer(groups, marked):
    assert np.isnan(statistics.shuffled(groups, marked))


def test_chance_is_seldom_taken_for_a_difference():
    rng = np.random.default_rng(4)
    groups = np.repeat(list("abc"), 12)
    found = [statistics.shuffled(groups, rng.random(36) < 0.3, draws=200) for _ in range(60)]
    assert np.mean([f < 0.05 for f in found]) <= 0.12


def test_an_outlet_of_few_articles_has_a_rate_but_no_interval():
    hits, of = np.array([1, 2, 0, 3]), np.array([10, 9, 8, 0])
    rate, low, high = statistics.by_article(hits, of)
    assert rate == pytest.approx(3 / 27) and np.isnan([low, high]).all()


def test_articles_are_resampled_not_statements():
    # The same 20 of 100: spread evenly over ten articles, or all of it in two of them.
    of = np.full(10, 10)
    even, lumped = np.array([1, 3] * 5), np.array([10, 10, *[0] * 8])
    _, low, high = statistics.by_article(even, of)
    assert 0 < high - low < 0.15
    rate, low, high = statistics.by_article(lumped, of)
    assert rate == 0.2 and high - low > 0.3


@pytest.mark.parametrize("hits", [0, 2, 10])
def test_articles_that_are_all_alike_give_no_interval(hits):
    rate, *ends = statistics.by_article(np.full(10, hits), np.full(10, 10))
    assert rate == hits / 10 and np.isnan(ends).all()


def test_the_interval_over_articles_holds_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(7)
    held = 0
    for _ in range(60):
        hits = rng.binomial(12, rng.beta(2, 6, 30))
        _, low, high = statistics.by_article(hits, np.full(30, 12))
        held += low <= 0.25 <= high
    assert 50 <= held <= 60


def test_names_are_dealt_within_events_only():
    # Both outlets differ between events and not within them.
    outlet, event = ["x", "y"] * 8, list("aabbccddeeffgghh")
    hits = np.repeat([0, 9, 0, 9, 0, 9, 0, 9], 2)
    assert statistics.relabelled(outlet, event, hits, np.full(16, 10))[0] == 1
    assert np.isnan(statistics.relabelled(["x"] * 8 + ["y"] * 8, ["e"] * 8 + ["f"] * 8, hits, np.full(16, 10))).all()


def test_so_few_articles_say_how_small_p_can_get():
    p, least = statistics.relabelled(["x", "y"] * 3, list("aabbcc"), np.array([9, 0] * 3), np.full(6, 10))
    assert (p, least) == (pytest.approx(0.25, abs=0.03), 0.25)
