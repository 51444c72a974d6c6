"""How many articles are needed, and what errors of measurement alone can make."""

import numpy as np
import pytest
from scipy.stats import norm

from analysis import statistics
from analysis.statistics import Errors

PERFECT = Errors(1, 1, 1, 0, 0, 0, 0)
ROUGH = Errors(0.7, 0.8, 0.9, 0.02, 0.2, 0.15, 0.1)


def test_without_likeness_it_is_the_textbook_number():
    # Two shares, .2 and .3, 80 % power at 5 %: 291 statements each (Fleiss, Levin and Paik 2003, without correction).
    assert statistics.articles_needed(0.2, 0.1, statements=1, likeness=0) == 291
    assert statistics.articles_needed(0.2, 0.1, statements=10, likeness=0) == 30


def test_likeness_error_and_comparisons_cost_articles_and_a_larger_difference_saves_them():
    base = statistics.articles_needed(0.2, 0.1)
    assert statistics.articles_needed(0.2, 0.1, likeness=0.4) > base
    assert statistics.articles_needed(0.2, 0.1, kept=0.7) == pytest.approx(base / 0.49, rel=0.02)
    assert statistics.articles_needed(0.2, 0.1, comparisons=10) > base
    assert statistics.articles_needed(0.2, 0.3) < base
    assert statistics.articles_needed(0.2, 0.1, statements=10_000) > 0.9 * base * 0.2 / (1 + 19 * 0.2) * 20


@pytest.mark.parametrize("gap", [0.1, 0.2])
def test_the_planned_study_finds_the_difference_as_often_as_planned(gap):
    rng = np.random.default_rng(5)
    n, weight = statistics.articles_needed(0.2, gap), (1 - 0.2) / 0.2
    shares = [rng.binomial(20, rng.beta(p * weight, (1 - p) * weight, (2000, n))) / 20 for p in (0.2, 0.2 + gap)]
    apart = shares[1].mean(axis=1) - shares[0].mean(axis=1)
    error = np.sqrt(sum(s.var(axis=1, ddof=1) / n for s in shares))
    assert (np.abs(apart / error) > norm.isf(0.025)).mean() == pytest.approx(0.8, abs=0.04)


@pytest.mark.parametrize("given", [(0.9, 0.2), (0.2, 0.0), (-0.1, 0.3)])
def test_what_is_no_share_is_an_error(given):
    with pytest.raises(ValueError, match="between 0 and 1"):
        statistics.articles_needed(*given)


def test_the_planner_leaves_out_what_cannot_be():
    table = statistics.planner([0.2, 0.95], [0.1, 0.2])
    assert table[["share", "difference"]].to_numpy().tolist() == [[0.2, 0.1], [0.2, 0.2]]
    assert (table["statements_in_all"] == 40 * table["articles"]).all()


def test_likeness_is_what_statements_were_drawn_with():
    rng = np.random.default_rng(2)
    for true in (0.05, 0.3):
        weight = (1 - true) / true
        hits = rng.binomial(15, rng.beta(0.3 * weight, 0.7 * weight, 3000))
        assert statistics.likeness(hits, np.full(3000, 15)) == pytest.approx(true, abs=0.02)
    assert np.isnan(statistics.likeness([1], [2])) and np.isnan(statistics.likeness([0, 0], [5, 5]))


def test_without_errors_nothing_is_measured_wrongly():
    marked, other = np.array([[3, 0], [7, 20]]), np.array([[7, 5], [0, 1]])
    called, of = statistics.measured(marked, other, PERFECT, np.random.default_rng(1))
    assert (called == marked).all() and (of == marked + other).all()
    table = statistics.differences_by_error(PERFECT, draws=50)
    assert (table["difference"] == 0).all()
    assert table["kept"].to_numpy() == pytest.approx(1, abs=0.05)


def test_counts_are_wrong_as_often_as_the_rates_say():
    marked = other = np.full(20_000, 10)
    called, of = statistics.measured(marked, other, ROUGH, np.random.default_rng(1)).mean(axis=1)
    assert of == pytest.approx(10 * (0.7 + 0.8) + 20 * 0.2, rel=0.01)
    assert called == pytest.approx(10 * 0.7 * 0.9 + 10 * 0.8 * 0.02 + 20 * 0.2 * 0.15, rel=0.02)


def test_more_articles_leave_less_to_error_and_error_hides_a_part_of_what_is_there():
    table = statistics.differences_by_error(ROUGH, draws=400)
    for _, rows in table.groupby("share"):
        assert rows["difference"].is_monotonic_decreasing
    assert table["difference"].gt(0).all() and table["kept"].between(0.4, 1).all()
