"""Intervals and agreement, checked against published worked examples."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import statistics

# Krippendorff (2011), Computing Krippendorff's alpha-reliability: four observers, twelve units; nominal alpha .743.
OBSERVERS = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def sheet(codes: str) -> pd.DataFrame:
    return pd.DataFrame({"unit": range(12), "code": [None if c == "." else c for c in codes.split()]})


def test_alpha_is_the_published_one_and_missing_codes_are_left_out():
    row = statistics.agreement({k: sheet(v) for k, v in OBSERVERS.items()}, ["unit"], ["code"]).iloc[0]
    assert row["alpha"] == pytest.approx(0.743, abs=0.001)
    assert (row["coders"], row["units"]) == (4, 11)
    assert row["low"] < row["alpha"] <= row["high"]


def test_perfect_agreement_is_one_and_a_constant_code_has_no_alpha():
    same = sheet(OBSERVERS["B"])
    assert statistics.agreement({"a": same, "b": same}, ["unit"], ["code"]).loc[0, "alpha"] == 1
    constant = pd.DataFrame({"unit": range(12), "code": "1"})
    row = statistics.agreement({"a": constant, "b": constant}, ["unit"], ["code"]).iloc[0]
    assert np.isnan(row["alpha"]) and row["percent_agreement"] == 100


def test_one_sheet_agrees_with_nobody():
    with pytest.raises(ValueError, match="at least two"):
        statistics.agreement({"a": sheet(OBSERVERS["A"])}, ["unit"], ["code"])


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
