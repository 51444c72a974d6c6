"""Learn how likely an article reports a statement, from events of which readers noted who reports what."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.facts import evidence
from analysis.learning import halves, matrices, presence, shipping, told
from analysis.learning.similarity import fit_share, probability

_FULL = evidence.WORDS + evidence.MEANING
COLUMNS = {"fast": evidence.WORDS, "accurate": _FULL, "read": _FULL + evidence.READING}
_STRENGTH = 0.02
_CUTS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)


def run(corpus_dir: str | Path, seed: int = 0) -> dict[str, Any]:
    """Learn the weights `coverage` and write them, with their card, beside the package.

    Parameters
    ----------
    corpus_dir : path
        Holds facts.
    seed : int
        Kept for symmetry with the other learners; nothing here is drawn by chance.

    Returns
    -------
    dict
        The scores on the card.
    """
    cells = pd.concat([matrices.cells(event) for event in matrices.by_hand(corpus_dir)], ignore_index=True)
    learned = weights(cells)
    scores = {"events": cells["event"].nunique(), "cells": len(cells)}
    scores |= {engine: _scores(cells, engine) for engine in COLUMNS}
    coded = matrices.coded(corpus_dir)
    with halves.held_out():
        for engine, columns in COLUMNS.items():
            judged = told.pairs(coded, engine, learned)
            learned |= told.learn(judged, engine, columns)
            scores[f"{engine}, told"] = told.scores(judged, engine, columns)
            open_cells = presence.open_cells(coded, engine, learned)
            learned |= {f"{engine}_presence": presence.learn(open_cells)}
            scores[f"{engine}, presence"] = presence.scores(open_cells)
    shipping.weights("coverage", **learned)
    shipping.card("coverage", {"seed": seed, **_CARD, "scores": scores})
    return scores


def weights(cells: pd.DataFrame, engines: Iterable[str] = tuple(COLUMNS)) -> dict[str, np.ndarray]:
    """Learn the weights of some engines."""
    found: dict[str, np.ndarray] = {}
    for engine in engines:
        found |= {f"{engine}_evidence": np.array(COLUMNS[engine]), engine: learn(cells, COLUMNS[engine])}
    return found


def learn(cells: pd.DataFrame, columns: tuple[str, ...]) -> np.ndarray:
    """Fit how likely an article reports a statement; one of several gold facts counts by its share."""
    return fit_share(cells[list(columns)].to_numpy(dtype=float), cells["reported"].to_numpy(), _STRENGTH)


def _scores(cells: pd.DataFrame, engine: str) -> dict[str, Any]:
    """Score the statements' cells by weights learned on the other events, and show what each cut would claim."""
    from sklearn.metrics import roc_auc_score

    columns = COLUMNS[engine]
    parts = [(learn(cells[cells["event"] != e], columns), cells[cells["event"] == e]) for e in cells["event"].unique()]
    held = pd.concat([part.assign(p=probability(part, columns, learned)) for learned, part in parts])
    held = held[held["reported"].isin([0, 1])]
    said, readers = held[~held["readers"]], held[held["readers"]]
    curve = {}
    for cut in _CUTS:
        below = said[said["p"] < cut]
        false = int(below["reported"].sum())
        lacking = int((said["reported"] == 0).sum())
        found = {"claims": len(below), "false": round(false / max(len(below), 1), 3)}
        curve[str(cut)] = found | {"recall": round((len(below) - false) / lacking, 3)}
    return {
        "area under the curve, statements": round(roc_auc_score(said["reported"], said["p"]), 3),
        "area under the curve, readers' sentences": round(roc_auc_score(readers["reported"], readers["p"]), 3),
        "not found below, statements": curve,
    }


_CARD = {
    "name": "coverage",
    "what": "weights of logistic answers, with words alone, with meaning, and with what `reader` says as well: does "
    "an article report a statement that tells a fact of note; (main, some) does its nearest passage tell the "
    "statement's main point, or anything of it; (presence) where it does not clearly report it, has it anything of it",
    "corpus": [
        "six events of three outlets, 240 facts: who reports which (matrices free; texts of BASIL, no licence stated)",
        "the readers' own sentences for these facts beside the statements of the articles",
        "presence: 68 events of three outlets, coded for this project (analysis/learning/reported.csv; texts of BASIL)",
        "main, some: 2,000 pairs of passages of these 68, judged for this project (analysis/learning/told.csv)",
    ],
    "split": "scored with whole events left out; the shipped weights learn from all",
    "date": "2026-11-23",
    "chosen on the same events": "which evidence is weighed, and the cuts",
    "limits": "English political news; six events are few; a statement that says more than a fact is hard to judge; "
    "the 68 were read by readers of one kind",
    "licence": "the weights are this project's; they hold no text",
    "command": "python -m analysis.learning coverage --corpus DIR",
}
