"""Learn how likely an article reports a statement, from events of which readers noted who reports what."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
import pandas as pd

from analysis import facts, resources, reuse, schema
from analysis.facts import coverage, evidence, matching
from analysis.learning import matrices
from analysis.learning.matrices import Event
from analysis.learning.similarity import fit, probability

COLUMNS = {"fast": evidence.WORDS, "accurate": evidence.WORDS + evidence.MEANING}
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
    models = Path(resources.__file__).parent / "models"
    cells = _cells(matrices.by_hand(corpus_dir))
    np.savez_compressed(models / "coverage.npz", **weights(cells))  # type: ignore[arg-type]
    resources.weights.cache_clear()
    scores = {"events": cells["event"].nunique(), "cells": len(cells)}
    scores |= {engine: _scores(cells, engine) for engine in COLUMNS}
    card = {"seed": seed, **_CARD, "scores": scores}
    (models / "coverage.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return scores


def _cells(events: list[Event]) -> pd.DataFrame:
    return pd.concat([matrices.cells(event) for event in events], ignore_index=True)


def weights(cells: pd.DataFrame) -> dict[str, np.ndarray]:
    """Learn the weights of both engines."""
    found: dict[str, np.ndarray] = {}
    for engine, columns in COLUMNS.items():
        found |= {f"{engine}_evidence": np.array(columns), engine: learn(cells, columns)}
    return found


def learn(cells: pd.DataFrame, columns: tuple[str, ...]) -> np.ndarray:
    """Fit how likely an article reports a statement; one of several gold facts counts by its share."""
    x = cells[list(columns)].to_numpy(dtype=float)
    answer = np.concatenate([np.ones(len(x)), np.zeros(len(x))]).astype(int)
    weight = np.concatenate([cells["reported"], 1 - cells["reported"]])
    return fit(np.vstack([x, x]), answer, weight, _STRENGTH)


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


def crossval(corpus_dir: str | Path, out: str | Path, engine: str = "accurate") -> None:
    """Write who reports which fact for each event of corpora/facts, by weights learned on the other events.

    One file an event, in the form that the command `facts` prints.
    """
    Path(out).mkdir(parents=True, exist_ok=True)
    for event, _, made in left_out(corpus_dir, engine):
        rows = [json.dumps(row, ensure_ascii=False) for row in facts.lines(*made, schema.frame("spans", []))]
        (Path(out) / f"{event.name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


class Compared(NamedTuple):
    """An event, the cut for "not found", and the tables facts, mentions and coverage."""

    event: Event
    cut: float
    made: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def left_out(
    corpus_dir: str | Path, engine: str, cuts: tuple[float, ...] = (coverage.NOT_FOUND,)
) -> Iterator[Compared]:
    """Compare the articles of each event that was read by hand, by weights learned on the others, with each cut."""
    events = matrices.by_hand(corpus_dir)
    cells = _cells(events)
    for event in events:
        yield from _compared(event, weights(cells[cells["event"] != event.name]), engine, cuts)


def unseen(corpus_dir: str | Path, engine: str, cuts: tuple[float, ...] = (coverage.NOT_FOUND,)) -> Iterator[Compared]:
    """Compare the articles of the events that were coded for this project, by the weights that ship, with each cut."""
    for event in matrices.coded(corpus_dir):
        yield from _compared(event, resources.weights("coverage"), engine, cuts)


def _compared(event: Event, learned: dict[str, np.ndarray], engine: str, cuts: tuple[float, ...]) -> Iterator[Compared]:
    names = ("attributions", "spans", "attributed", "sources")
    sentences, empty = event.sentences, {name: schema.frame(name, []) for name in names}
    parts = sentences.drop_duplicates(["article", "paragraph"]).drop(columns="sentence")
    ends = sentences.groupby(["article", "paragraph"])["end"].transform("max")
    paragraphs = schema.frame("paragraphs", parts.assign(end=ends.loc[parts.index]))
    shared = reuse.shared(event.articles, paragraphs, empty["spans"], empty["sources"])
    quoted = reuse.quotations(event.articles, paragraphs, empty["spans"], empty["attributed"], empty["sources"])
    given = (sentences, empty["attributions"], empty["spans"], shared, quoted)
    for cut, settled in _settled(learned, cuts):
        with settled:
            made = facts.compare(event.articles, *given, engine)
        yield Compared(event, cut, made)


def _settled(learned: dict[str, np.ndarray], cuts: tuple[float, ...]) -> Iterator[tuple[float, ExitStack]]:
    """Put other weights and another cut in the place of those shipped; look for statements only once."""
    seen: list[pd.DataFrame] = []
    look = evidence.parts

    def parts(statements: pd.DataFrame, engine: str = "accurate") -> list[pd.DataFrame]:
        seen.extend(look(statements, engine) if not seen else ())
        return seen

    def reports(cells: pd.DataFrame, engine: str = "accurate") -> np.ndarray:
        return probability(cells, COLUMNS[engine], learned[engine])

    for cut in cuts:
        settled = ExitStack()
        settled.enter_context(patch.object(evidence, "parts", parts))
        settled.enter_context(patch.object(matching, "reports", reports))
        settled.enter_context(patch.object(coverage, "NOT_FOUND", cut))
        yield cut, settled


_CARD = {
    "name": "coverage",
    "what": "weights of a logistic answer: does an article report a statement; with words alone, and with meaning",
    "corpus": [
        "six events of three outlets, 240 facts: who reports which (matrices free; texts of BASIL, no licence stated)",
        "the readers' own sentences for these facts beside the statements of the articles",
    ],
    "split": "scored with whole events left out; the shipped weights learn from all six",
    "date": "2026-11-22",
    "chosen on the same events": "which evidence is weighed, and the cuts; those of not found on 68 events more, too",
    "limits": "English political news; six events are few; a statement that says more than a fact is hard to judge",
    "licence": "the weights are this project's; they hold no text",
    "command": "python -m analysis.learning coverage --corpus DIR",
}
