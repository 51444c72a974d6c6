"""Pairs as networks read them that did not learn from their events."""

import numpy as np
import pytest

from analysis.facts import reader
from analysis.learning import halves

ONE, TWO = ("The port hires guards.", "Guards are hired."), ("It rained.", "Bread was cheap.")


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(halves, "READ", tmp_path / "read.npz")
    halves.keep([reader.pieces(*ONE), reader.pieces(*TWO)], np.array([2.5, -1.25]))


def test_what_was_read_is_taken_in_any_order(kept):
    shipped = reader.odds
    with halves.held_out():
        assert reader.odds([TWO, ONE, TWO]).tolist() == [-1.25, 2.5, -1.25]
    assert reader.odds is shipped


def test_a_pair_that_was_not_read_is_named_with_the_remedy(kept):
    with halves.held_out(), pytest.raises(LookupError, match=r"read\.npz lacks a pair: run"):
        reader.odds([("Lund sang.", "It rained.")])
