"""Learned weights and their card are written whole, and what was read before is forgotten."""

import json

import numpy as np
import pytest

from analysis import resources
from analysis.learning import shipping


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(shipping, "MODELS", tmp_path)
    return tmp_path


def test_weights_are_read_back_as_they_were_learned(folder):
    shipping.weights("tides", same=np.array([0.5, -2.0]), names=np.array(["high", "low"]))
    with np.load(folder / "tides.npz", allow_pickle=False) as kept:
        assert kept["same"].tolist() == [0.5, -2.0]
        assert kept["names"].tolist() == ["high", "low"]


def test_what_was_read_before_is_forgotten(folder):
    resources.weights("coverage")
    shipping.weights("coverage", same=np.zeros(1))
    assert resources.weights.cache_info().currsize == 0


def test_a_write_that_fails_leaves_the_weights_of_before_and_no_half_file(folder):
    shipping.weights("tides", same=np.ones(2))

    class Broken:
        def __array__(self, *_):
            raise OSError("no space left")

    with pytest.raises(OSError):
        shipping.weights("tides", same=np.zeros(2), more=Broken())
    assert [path.name for path in folder.iterdir()] == ["tides.npz"]
    with np.load(folder / "tides.npz") as kept:
        assert kept["same"].tolist() == [1.0, 1.0]


def test_a_card_keeps_its_order_and_its_letters(folder):
    shipping.card("tides", {"what": "how high the water stands, in ½ metres", "date": "2026-11-23"})
    assert json.loads((folder / "tides.json").read_text(encoding="utf-8"))["what"].endswith("½ metres")
    assert "½" in (folder / "tides.json").read_text(encoding="utf-8")
