"""Figures are sums over articles, with intervals by drawing articles anew."""

import numpy as np
import pytest

from analysis.benchmark.comparing import Count
from analysis.benchmark.figures import Share, calibration, scores, shares


def test_counts_are_summed_before_they_are_divided():
    table = scores("x", [Count("a", "p", 1, 2, 1, 4), Count("b", "p", 3, 3, 3, 6)]).set_index("figure")
    assert table["value"].to_dict() == pytest.approx({"precision": 4 / 5, "recall": 4 / 10, "F1": 8 / 15})
    assert table["of"].to_dict() == {"precision": 5, "recall": 10, "F1": 10}
    assert (table["low"] <= table["value"]).all() and (table["value"] <= table["high"]).all()


def test_what_has_no_denominator_is_left_out():
    assert scores("x", [Count("a", "p", 0, 0, 1, 2), Count("b", "p", 0, 0, 0, 1)])["figure"].tolist() == ["recall"]


def test_articles_that_agree_have_a_narrow_interval_and_others_a_wide_one():
    def width(hits):
        row = shares("x", [Share(str(n), "p", "share", hit, 10) for n, hit in enumerate(hits)]).iloc[0]
        return row["high"] - row["low"]

    assert width([5] * 20) == 0
    assert width([0, 10] * 10) > width([4, 6] * 10) > 0


def test_confidence_that_keeps_its_word_has_no_error():
    rng = np.random.default_rng(1)
    sure = rng.uniform(size=20_000)
    right = rng.uniform(size=20_000) < sure
    articles = [str(n % 50) for n in range(20_000)]
    good = calibration("x", articles, sure.tolist(), right.tolist()).iloc[0]
    bad = calibration("x", articles, np.ones(20_000).tolist(), right.tolist()).iloc[0]
    assert good["value"] < 0.02 and good["low"] <= good["value"]
    assert bad["value"] == pytest.approx(0.5, abs=0.02)
