"""Puts what was learned where the package finds it: weights, and the card that tells how they came about."""

import json
from pathlib import Path
from typing import Any

import numpy as np

import analysis
from analysis import resources
from analysis.corpus import writing

MODELS = Path(analysis.__file__).parent / "models"


def weights(name: str, **arrays: Any) -> None:
    """Write a set of weights, whole or not at all; what was read of it before is forgotten.

    Parameters
    ----------
    name : str
        Of the set, as `resources.weights` knows it.
    **arrays : array_like
        What the set holds.
    """
    stored(MODELS / f"{name}.npz", **arrays)
    resources.weights.cache_clear()


def stored(target: Path, **arrays: Any) -> None:
    """Write arrays to a file, whole or not at all, in a format that cannot run code."""

    def fill(path: Path) -> None:
        with path.open("wb") as file:
            np.savez_compressed(file, **arrays)

    writing.whole(target, fill)


def card(name: str, told: dict[str, Any]) -> None:
    """Write the card of a set of weights.

    Parameters
    ----------
    name : str
        Of the set.
    told : dict
        What was learned from what, when, how it is split and scored, its limits, its licence, the command.
    """
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    writing.whole(MODELS / f"{name}.json", lambda path: path.write_text(text, encoding="utf-8"))
