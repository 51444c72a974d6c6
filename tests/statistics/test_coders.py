"""Agreement between coders, checked against published worked examples."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import statistics
from analysis.statistics import coders

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: four observers, twelve units; alpha .743.
OBSERVERS = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
# The same, section A: two observers, ten units, two values; alpha .095.
TWO = {"A": "0 1 0 0 0 0 0 0 1 0", "B": "1 1 1 0 0 1 0 0 0 0"}
# The same, section B: two observers, twelve units, five values; alpha .692.
NOMINAL = {"A": "a a b b d c c c e d d a", "B": "b a b b b c c c e d d d"}


def codes(said: dict[str, str], variable: str = "v") -> pd.DataFrame:
    rows = [(c, u, variable, "" if v == "." else v) for c, values in said.items() for u, v in enumerate(values.split())]
    return pd.DataFrame(rows, columns=["coder", "unit", "variable", "value"])


def square(table: list[list[int]]) -> pd.DataFrame:
    """Write out two coders' table of counts unit by unit."""
    pairs = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return codes({"A": " ".join(str(i) for i, _ in pairs), "B": " ".join(str(j) for _, j in pairs)})


@pytest.mark.parametrize(("said", "alpha", "units"), [(OBSERVERS, 0.743, 11), (TWO, 0.095, 10), (NOMINAL, 0.692, 12)])
def test_alpha_is_the_published_one(said, alpha, units):
    row = statistics.agreement(codes(said)).iloc[0]
    assert row["alpha"] == pytest.approx(alpha, abs=0.0006)
    assert (row["coders"], row["units"]) == (len(said), units)
    assert row["low"] < row["alpha"] <= row["high"] <= 1


@pytest.mark.parametrize(
    ("table", "kappa", "percent"),
    [
        # Cohen (1960), A coefficient of agreement for nominal scales, table 1: the shares of 200 cases; kappa .492.
        ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.492, 0.70),
        # Fleiss, Levin and Paik (2003), Statistical methods for rates and proportions, table 18.1; kappa .676.
        ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.676, 0.89),
    ],
)
def test_kappa_is_the_published_one(table, kappa, percent):
    row = statistics.agreement(square(table)).iloc[0]
    assert row["kappa"] == pytest.approx(kappa, abs=0.0006)
    assert row["agreement"] == pytest.approx(percent)
    assert row["kappa_low"] < row["kappa"] < row["kappa_high"]


def test_with_several_coders_kappa_and_agreement_are_means_over_pairs():
    row = statistics.agreement(codes(OBSERVERS)).iloc[0]
    pairs = [
        statistics.agreement(codes({a: OBSERVERS[a], b: OBSERVERS[b]})).iloc[0]
        for a, b in ("AB AC AD BC BD CD".split())
    ]
    for name in ("kappa", "agreement"):
        assert row[name] == pytest.approx(np.mean([pair[name] for pair in pairs]))


values = st.lists(st.lists(st.integers(-1, 3), min_size=3, max_size=3), min_size=2, max_size=20).map(np.array)


@given(values.filter(lambda v: ((v >= 0).sum(axis=1) > 1).all()))
def test_what_is_computed_for_many_samples_at_once_is_what_the_libraries_compute(found):
    once = coders._once(found)
    assert coders._alpha(found, once)[0] == pytest.approx(coders.alpha(found), nan_ok=True)
    assert coders._kappa(found, once)[0] == pytest.approx(coders.kappa(found), nan_ok=True)


def test_equal_codes_agree_wholly_and_one_value_alone_tells_nothing():
    same = statistics.agreement(codes({"a": "x y x", "b": "x y x"})).iloc[0]
    assert same[["alpha", "kappa", "agreement"]].tolist() == [1] * 3
    assert same[["low", "high"]].isna().all(), "units that never differ say nothing of others"
    constant = statistics.agreement(codes({"a": "x x x", "b": "x x x"})).iloc[0]
    assert constant["agreement"] == 1 and constant[["alpha", "low", "high", "kappa"]].isna().all()


@pytest.mark.parametrize("said", [{"a": "x y"}, {"a": "x y . .", "b": ". . x y"}, {"a": ". .", "b": ". ."}, {"a": ""}])
def test_where_nobody_else_coded_there_is_no_figure(said):
    table = statistics.agreement(codes(said))
    assert table[["alpha", "low", "high", "kappa", "agreement"]].isna().all(axis=None)
    assert (table["units"] == 0).all()


def test_variables_are_told_apart_and_stand_in_their_order():
    both = pd.concat([codes(TWO, "second"), codes(NOMINAL, "first")])
    assert statistics.agreement(both)["variable"].tolist() == ["second", "first"]


def test_confusion_adds_up_and_disagreements_are_those_off_the_diagonal():
    found = statistics.confusion(codes(NOMINAL))
    assert found["units"].sum() == 12
    off = found[found["value"] != found["other_value"]]
    listed = statistics.disagreements(codes(NOMINAL))
    assert len(listed) == off["units"].sum() == 3
    assert listed.loc[0, ["A", "B"]].tolist() == ["a", "b"]
    assert statistics.disagreements(codes({"a": "x", "b": "x"})).empty


def test_the_order_of_rows_does_not_matter():
    table = codes(OBSERVERS)
    turned = table.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(statistics.agreement(table), statistics.agreement(turned))


def test_many_units_take_no_time():
    import time

    rng = np.random.default_rng(1)
    said = {c: " ".join(rng.choice(list("abcde"), 3000)) for c in "xyz"}
    began = time.process_time()
    statistics.agreement(codes(said))
    assert time.process_time() - began < 5
