"""What is called reported, reported in part, unclear and not found."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.facts import coverage, matching, reporting

LIKELY = st.floats(0, 1)


def status(late=False, **known):
    cell = {"reports": 0.9, "main": 0.9, "some": 0.9, "numbers_apart": 0.0, "within": False, "present": 0.9}
    return coverage.statuses(pd.DataFrame([cell | known]), np.array([late]))[0]


@pytest.mark.parametrize(
    ("known", "called"),
    [
        ({}, "reported"),
        ({"main": 0.3}, "partly"),
        ({"numbers_apart": 1.0}, "partly"),
        ({"reports": 0.4}, "partly"),
        ({"main": 0.1, "some": 0.3}, "unclear"),
        ({"reports": 0.1, "present": 0.3}, "unclear"),
        ({"reports": 0.1, "present": 0.1}, "not_found"),
        ({"reports": 0.1, "present": 0.1, "within": True}, "unclear"),
    ],
)
def test_a_cell_is_called_what_is_likely_enough(known, called):
    assert status(**known) == called
    assert status(late=True, **known) == "not_comparable"


@given(LIKELY, LIKELY, LIKELY, LIKELY)
def test_what_a_passage_tells_is_never_called_missing(reports, main, some, present):
    called = status(reports=reports, main=main, some=some, present=present)
    assert called in schema.STATUSES
    if called == "not_found":
        assert reports < coverage.PARTLY and present < coverage.NOT_FOUND
    if called == "reported":
        assert main >= matching.MAIN


def test_who_tells_a_part_of_a_fact_does_not_report_it():
    said = [("f1", "a", 0, 9), ("f1", "b", 5, 20)]
    mentions = pd.DataFrame(said, columns=["fact", "article", "start", "end"])
    cells = pd.DataFrame({"fact": ["f1", "f1"], "article": ["a", "b"], "status": ["reported", "partly"]})
    assert reporting(mentions, cells)["article"].tolist() == ["a"]
