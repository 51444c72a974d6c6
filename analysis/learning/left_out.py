"""Who reports which fact, event by event, by weights learned on other events."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
import pandas as pd

from analysis import facts, reuse, schema
from analysis.facts import coverage, evidence, reader
from analysis.learning import halves, matrices, presence, told
from analysis.learning.coverage import COLUMNS, weights
from analysis.learning.matrices import Event


class Compared(NamedTuple):
    """An event, the cut for "not found", and the tables facts, mentions and coverage."""

    event: Event
    cut: float
    made: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def by_hand(corpus_dir: str | Path, engine: str, cuts: tuple[float, ...] = (coverage.NOT_FOUND,)) -> Iterator[Compared]:
    """Compare the articles of each event that was read by hand, by weights learned on others, with each cut.

    What an article reports is weighed by what the other five events teach; how much of it a passage tells, and whether
    an article has anything of a fact, as it ships: that is learned from the events of `coded`.
    """
    events = matrices.by_hand(corpus_dir)
    cells = pd.concat([matrices.cells(event, engine == "read") for event in events], ignore_index=True)
    for event in events:
        yield from _compared(event, weights(cells[cells["event"] != event.name], [engine]), engine, cuts)


def coded(corpus_dir: str | Path, engine: str, cuts: tuple[float, ...] = (coverage.NOT_FOUND,)) -> Iterator[Compared]:
    """Compare the articles of each event that was coded for this project, by weights learned on others, with each cut.

    What an article reports is weighed as it ships; how much of it a passage tells, and whether an article has anything
    of a fact, by what nine tenths of these events teach that do not hold the event.
    """
    events = matrices.coded(corpus_dir)
    with halves.held_out():
        yield from _coded(events, engine, cuts)


def _coded(events: list[Event], engine: str, cuts: tuple[float, ...]) -> Iterator[Compared]:
    cells = presence.open_cells(events, engine, {})
    folds = {name: {f"{engine}_presence": learned} for left, learned in presence.folds(cells) for name in left}
    for left, learned in told.folds(told.pairs(events, engine, {}), engine, COLUMNS[engine]):
        for name in left:
            folds[name] = folds.get(name, {}) | learned
    for event in events:
        yield from _compared(event, folds.get(event.name, {}), engine, cuts)


def _compared(event: Event, learned: dict[str, np.ndarray], engine: str, cuts: tuple[float, ...]) -> list[Compared]:
    names = ("attributions", "spans", "attributed", "sources")
    sentences, empty = event.sentences, {name: schema.frame(name, []) for name in names}
    parts = sentences.drop_duplicates(["article", "paragraph"]).drop(columns="sentence")
    ends = sentences.groupby(["article", "paragraph"])["end"].transform("max")
    paragraphs = schema.frame("paragraphs", parts.assign(end=ends.loc[parts.index]))
    shared = reuse.shared(event.articles, paragraphs, empty["spans"], empty["sources"])
    quoted = reuse.quotations(event.articles, paragraphs, empty["spans"], empty["attributed"], empty["sources"])
    given = (sentences, empty["attributions"], empty["spans"], shared, quoted)
    look, asked = evidence.parts, "fast" if engine == "fast" else "accurate"
    seen: list[pd.DataFrame] = []

    def once(statements: pd.DataFrame, engine: str = "accurate") -> list[pd.DataFrame]:
        seen.extend(look(statements, engine) if not seen else ())
        return seen

    made = []
    most = reader.MOST if engine == "read" else -1
    with matrices.settled(learned), patch.object(evidence, "parts", once), patch.object(reader, "MOST", most):
        for cut in cuts:
            with patch.object(coverage, "NOT_FOUND", cut):
                made.append(Compared(event, cut, facts.compare(event.articles, *given, asked)))
    return made


def crossval(corpus_dir: str | Path, out: str | Path, engine: str = "read") -> None:
    """Write who reports which fact for each event of corpora/facts, by weights learned on the other events.

    One file an event, in the form that the command `facts` prints.
    """
    Path(out).mkdir(parents=True, exist_ok=True)
    for event, _, made in by_hand(corpus_dir, engine):
        rows = [json.dumps(row, ensure_ascii=False) for row in facts.lines(*made, schema.frame("spans", []))]
        (Path(out) / f"{event.name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
