"""Learn whether an article's nearest passage tells a statement, from pairs of passages that were judged by reading.

2,000 pairs of the events of `matrices.coded`, drawn at random from what the weights `coverage` alone would call
reported or partly so. Language models read each pair in its context: whole (the same claim, in whatever words), main
(its main point, but not all), part (a lesser part, or background), other (another claim), nothing (the statement claims
nothing: a fragment, a bare "he said"). A hundred were read twice: 92 alike, 96 on whether the main point is told.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import facts, schema
from analysis.facts import coverage, evidence, matching
from analysis.learning import matrices
from analysis.learning.matrices import Event
from analysis.learning.similarity import fit_share, probability

JUDGED = Path(__file__).with_name("told.csv")
_TELLS = {"main": ("whole", "main"), "some": ("whole", "main", "part")}
_STRENGTH = 0.02


def pairs(events: list[Event], engine: str, learned: dict[str, np.ndarray]) -> pd.DataFrame:
    """Describe the judged pairs, where the passage is the one that the engine finds nearest.

    Parameters
    ----------
    events : list of Event
        From `matrices.coded`.
    engine : {"fast", "accurate", "read"}
        How passages are looked for.
    learned : dict of array
        The weights `coverage` by which an article reports a statement.

    Returns
    -------
    DataFrame
        Columns of `evidence.cells`, event, reports, main (whether the passage tells the main point), some (anything).
    """
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = list(csv.DictReader(file))
    with matrices.settled(learned):
        return pd.concat([_pairs_of(event, engine, judged) for event in events], ignore_index=True)


def _pairs_of(event: Event, engine: str, judged: list[dict[str, str]]) -> pd.DataFrame:
    made = facts.units(event.articles, event.sentences, schema.frame("attributions", []), schema.frame("spans", []))
    cells = evidence.cells(made, engine)
    cells = cells.assign(event=event.name, reports=matching.reports(cells, engine))
    row = {key: n for n, key in enumerate(zip(cells["left"], cells["article"], strict=True))}
    place = {key: n for n, key in enumerate(zip(made["article"], made["start"], made["end"], strict=True))}
    at, tells = [], []
    for one in judged:
        left = place.get((one["article"], int(one["start"]), int(one["end"])))
        number = row.get((left, one["other"]))
        near = made.iloc[cells["sentence"].iloc[number]] if number is not None else None
        if near is not None and near["start"] < int(one["other_end"]) and int(one["other_start"]) < near["end"]:
            at.append(number)
            tells.append([float(one["told"] in kinds) for kinds in _TELLS.values()])
    answers = pd.DataFrame(tells, columns=list(_TELLS), dtype=float)
    return pd.concat([cells.iloc[at].reset_index(drop=True), answers], axis=1)


def learn(judged: pd.DataFrame, engine: str, columns: tuple[str, ...]) -> dict[str, np.ndarray]:
    """Fit how likely a passage tells the main point of a statement, and how likely it tells any of it."""
    values = judged[list(columns)].to_numpy(dtype=float)
    return {f"{engine}_{name}": fit_share(values, judged[name].to_numpy(), _STRENGTH) for name in _TELLS}


def folds(
    judged: pd.DataFrame, engine: str, columns: tuple[str, ...]
) -> Iterator[tuple[list[str], dict[str, np.ndarray]]]:
    """Give one tenth of the events after another, each with the weights learned on all others."""
    for left in matrices.tenths(judged["event"]):
        yield left, learn(judged[~judged["event"].isin(left)], engine, columns)


def held_out(judged: pd.DataFrame, engine: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """Give the pairs, each judged by weights learned on other events.

    Returns
    -------
    DataFrame
        Columns event, main and some (by reading), main_likely and some_likely, and status: reported, partly or unclear.
    """
    parts = []
    for left, learned in folds(judged, engine, columns):
        own = judged[judged["event"].isin(left)]
        likely = {name: probability(own, columns, learned[f"{engine}_{name}"]) for name in _TELLS}
        kept = own[["reports", "numbers_apart"]].assign(**likely, within=False, present=1.0)
        status = coverage.statuses(kept, np.zeros(len(own), dtype=bool))
        likely = {f"{name}_likely": values for name, values in likely.items()}
        parts.append(own[["event", *_TELLS]].assign(**likely, status=status))
    return pd.concat(parts, ignore_index=True)


def scores(judged: pd.DataFrame, engine: str, columns: tuple[str, ...]) -> dict[str, float]:
    """Score what is called reported and partly so, by weights learned on other events."""
    from sklearn.metrics import roc_auc_score

    held = held_out(judged, engine, columns)
    found: dict[str, float] = {"pairs": len(held)}
    for name, status in zip(_TELLS, ("reported", "partly"), strict=True):
        called = held["status"].eq(status)
        found[f"area under the curve, {name}"] = round(roc_auc_score(held[name], held[f"{name}_likely"]), 3)
        found |= {f"called {status}": int(called.sum()), f"of these right, {name}": round(held[name][called].mean(), 3)}
    return found
