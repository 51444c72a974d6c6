"""Learn how likely an article reports a fact at all, from events of which readers noted who reports what."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis import facts
from analysis.facts import coverage, matching, presence
from analysis.learning import matrices
from analysis.learning.matrices import Event
from analysis.learning.similarity import fit_share, probability

_STRENGTH = 0.02


def open_cells(events: list[Event], engine: str, learned: dict[str, np.ndarray]) -> pd.DataFrame:
    """Describe the facts that tell a noted one, in the articles that do not clearly report them.

    Parameters
    ----------
    events : list of Event
        From `matrices`.
    engine : {"fast", "accurate", "read"}
        How they are looked for.
    learned : dict of array
        The weights `coverage` by which an article reports a statement.

    Returns
    -------
    DataFrame
        Columns of `presence.EVIDENCE`, event, and reported: the share of the noted facts that the article reports.
    """
    with matrices.settled(learned):
        return pd.concat([_open_of(event, engine) for event in events], ignore_index=True)


def _open_of(event: Event, engine: str) -> pd.DataFrame:
    made, noted = matrices.statements(event)
    statements = made.iloc[: len(made) - len(event.facts)]
    cells = matching.match(statements, engine)
    groups = facts.grouped(statements, cells)
    best = coverage.nearest(statements, groups, cells)
    best = best[best["reports"] < coverage.PARTLY]
    told = [set().union(*(noted[i] for i in group)) for group in groups]
    articles = cells["article"].cat.categories[best["article"]]
    share = [
        float(np.mean([matrices.reported(event, fact, article) for fact in told[n]])) if told[n] else None
        for n, article in zip(best["number"], articles, strict=True)
    ]
    found = presence.evidence(best, cells, statements).assign(event=event.name, reported=share)
    return found.dropna(subset="reported", ignore_index=True)


def learn(cells: pd.DataFrame) -> np.ndarray:
    """Fit how likely an article that does not clearly report a fact has anything of it."""
    return fit_share(cells[list(presence.EVIDENCE)].to_numpy(dtype=float), cells["reported"].to_numpy(), _STRENGTH)


def folds(cells: pd.DataFrame) -> Iterator[tuple[list[str], np.ndarray]]:
    """Give one tenth of the events after another, each with the weights learned on all others."""
    for left in matrices.tenths(cells["event"]):
        yield left, learn(cells[~cells["event"].isin(left)])


def scores(cells: pd.DataFrame) -> dict[str, Any]:
    """Score facts by weights learned on other events."""
    from sklearn.metrics import roc_auc_score

    parts = [(cells[cells["event"].isin(left)], learned) for left, learned in folds(cells)]
    held = pd.concat([own.assign(p=probability(own, presence.EVIDENCE, learned)) for own, learned in parts])
    sure = held[held["reported"].isin([0, 1])]
    area = round(roc_auc_score(sure["reported"], sure["p"]), 3)
    return {"events": cells["event"].nunique(), "cells": len(cells), "area under the curve": area}
