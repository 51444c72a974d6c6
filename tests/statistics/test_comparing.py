"""Outlets side by side, with what chance and few articles allow."""

import numpy as np
import pandas as pd
import pytest

from analysis import statistics

WHAT = "statements rest on unnamed sources"


def articles(outlet: str, hits: list[int], of: int = 20, events: str = "abcdefgh") -> pd.DataFrame:
    return pd.DataFrame({"outlet": outlet, "event": list(events[: len(hits)]), "hits": hits, "of": of})


LOW, HIGH = articles("Brenn Post", [2, 1, 3, 2, 0, 2, 1, 3]), articles("Ledger", [9, 8, 12, 10, 9, 11, 7, 10])


def test_an_outlet_of_five_articles_has_an_interval_and_one_of_four_a_count_and_the_reason():
    table = statistics.rates(pd.concat([LOW, articles("Comet", [1, 2, 3, 4])]), WHAT)
    comet, post = table.set_index("outlet").loc[["Comet", "Brenn Post"]].itertuples()
    assert np.isnan([comet.rate, comet.low]).all()
    assert comet.said == f"10 of 80 {WHAT}; no rate of the outlet, since 4 articles are fewer than 5"
    assert post.low < post.rate < post.high and "in 8 articles" in post.said


def test_a_difference_is_told_with_its_interval_its_test_and_its_size():
    (row,) = statistics.differences(pd.concat([LOW, HIGH]), WHAT).itertuples()
    assert row.difference == pytest.approx((14 - 76) / 160)
    assert row.low < row.difference < row.high < 0
    assert row.p <= 0.02 and row.events == 8
    assert row.effect == pytest.approx(statistics.effect(14 / 160, 76 / 160))
    assert "differ beyond chance" in row.said and "Brenn Post" in row.said and "Ledger" in row.said


def test_that_nothing_was_found_is_said_too():
    (row,) = statistics.differences(pd.concat([LOW, articles("Ledger", [1, 2, 2, 3, 1, 1, 2, 2])]), WHAT).itertuples()
    assert row.low < 0 < row.high
    assert "do not differ beyond chance" in row.said


def test_too_few_articles_are_not_tested_and_outlets_without_a_common_event_not_compared():
    few = statistics.differences(pd.concat([LOW[:3], HIGH[:3]]), WHAT).iloc[0]
    assert np.isnan(few["p"]) and few["said"].endswith("no test, since 3 articles are fewer than 5")
    apart = statistics.differences(pd.concat([LOW, articles("Ledger", [1] * 5, events="stuvw")]), WHAT).iloc[0]
    assert apart["said"] == "Brenn Post and Ledger have no event in common: not compared"


def test_articles_on_other_events_do_not_count():
    other = articles("Brenn Post", [20] * 6, events="uvwxyz")
    with_other, without = (
        statistics.differences(pd.concat(t), WHAT).iloc[0] for t in ([LOW, HIGH, other], [LOW, HIGH])
    )
    assert with_other["difference"] == without["difference"]


@pytest.mark.parametrize("table", [LOW.iloc[:0], LOW.assign(outlet=None), LOW.assign(of=0)])
def test_nothing_to_compare_gives_empty_tables(table):
    assert statistics.differences(table, WHAT).empty


def test_rates_per_thousand_words_have_a_ratio_and_no_h():
    both = pd.concat([LOW, HIGH]).assign(of=500)
    (row,) = statistics.differences(both, "words are loaded", scale=1000).itertuples()
    assert row.ratio == pytest.approx(14 / 76) and np.isnan(row.effect)
    assert "per 1,000" in row.said


def test_holm_and_benjamini_hochberg_give_the_published_values():
    # Benjamini and Hochberg (1995), section 4.1: of fifteen values four are rejected at .05, with Holm's three.
    p = np.array([1, 4, 19, 95, 201, 278, 298, 344, 459, 3240, 4262, 5719, 6528, 7590, 10000]) / 10000
    assert (statistics.adjusted(p, "bh") <= 0.05).sum() == 4
    assert (statistics.adjusted(p, "holm") <= 0.05).sum() == 3
    with pytest.raises(ValueError, match="there are holm and bh"):
        statistics.adjusted(p, "none")


def test_what_was_not_tested_does_not_count_as_a_comparison():
    assert statistics.adjusted(np.array([0.02, np.nan, 0.5])).tolist()[0] == pytest.approx(0.04)
    assert len(statistics.adjusted(np.array([]), "bh")) == 0


def test_where_all_articles_are_alike_that_is_said_and_no_interval_is():
    rows = [(name, f"e{n}", 0, 10) for n in range(6) for name in ("Brenn Post", "Coast Gazette")]
    table = pd.DataFrame(rows, columns=["outlet", "event", "hits", "of"])
    said = [*statistics.rates(table, "statements")["said"], *statistics.differences(table, "statements")["said"]]
    assert len(said) == 3 and all("no interval" in line and "nan" not in line for line in said)
