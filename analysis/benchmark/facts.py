"""Who reports which fact, against events read by hand: predictions made with the event left out of learning."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.benchmark.comparing import Count, overlaps
from analysis.benchmark.figures import Share, scores, shares

ENGINE = "accurate"
# A longer passage tells too much to be the place of one fact.
LONGEST = 600
Row = dict[str, Any]


def facts(folder: Path, predicted: Path) -> pd.DataFrame:
    """Score cells of the coverage of facts, as ``learning crossval facts`` predicts them.

    There are six events: the intervals resample these, and are rough. Facts were noted at most 40 an event, so that
    what is found beyond them is neither right nor wrong.

    Parameters
    ----------
    folder : Path
        The gold corpora; holds ``facts``.
    predicted : Path
        A folder of JSON Lines, one file an event.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`, of part cells: reported and not found, each precision, recall and F1; and falsely not
        found, of all cells that report the fact.
    """
    counts: list[Count] = []
    false: list[Share] = []
    for event in sorted(path.parent for path in (folder / "facts").glob("*/facts.json")):
        lines = (predicted / f"{event.name}.jsonl").read_text(encoding="utf-8").splitlines()
        said = [json.loads(line) for line in lines if line.strip()]
        for anchors, absent in _gold(event):
            counts += _cells(event.name, anchors, absent, said)
            best = _best(anchors, said)
            wrong = len(set(best["not_found"]) & set(anchors)) if best else 0
            false.append(Share(event.name, "cells", "falsely not found", wrong, len(anchors)))
    table = scores(ENGINE, counts)
    table["figure"] = table["part"] + ", " + table["figure"]
    return pd.concat([table.assign(part="cells"), shares(ENGINE, false)], ignore_index=True)


def _gold(event: Path) -> Iterator[tuple[dict[str, tuple[int, int]], set[str]]]:
    """Give each fact's passages by article, and the articles that do not report it."""
    gold = json.loads((event / "facts.json").read_text(encoding="utf-8"))
    names = {key: Path(name).stem for key, name in gold["articles"].items()}
    texts = {}
    for key, name in gold["articles"].items():
        with (event / name).open(encoding="utf-8", newline="") as file:
            texts[key] = file.read()
    for fact in gold["facts"]:
        found = {key: anchor for key, anchor in fact["found"].items() if anchor is not None}
        at = {key: texts[key].index(anchor) for key, anchor in found.items()}
        anchors = {names[key]: (at[key], at[key] + len(anchor)) for key, anchor in found.items()}
        yield anchors, {names[key] for key in fact["found"]} - set(anchors)


def _cells(event: str, anchors: dict[str, tuple[int, int]], absent: set[str], said: list[Row]) -> Iterator[Count]:
    best = _best(anchors, said)
    known = set(anchors) | absent
    covered = set(_covered(best, anchors)) if best else set()
    told = {m["article"] for m in best["mentions"]} & known if best else set()
    missing = set(best["not_found"]) & known if best else set()
    yield Count(event, "reported", len(covered), len(told), len(covered), len(anchors))
    yield Count(event, "not found", len(missing & absent), len(missing), len(missing & absent), len(absent))


def _best(anchors: dict[str, tuple[int, int]], said: list[Row]) -> Row | None:
    """Take the predicted fact that covers most of the passages, then names fewest others, then fits most closely."""

    def rank(one: Row) -> tuple[int, int, float]:
        found = _covered(one, anchors)
        return len(found), -len({m["article"] for m in one["mentions"]} - set(anchors)), sum(found.values())

    best = max(said, key=rank, default=None)
    return best if best and _covered(best, anchors) else None


def _covered(one: Row, anchors: dict[str, tuple[int, int]]) -> dict[str, float]:
    """Give the articles in which a predicted fact has the right passage, and how closely."""
    found: dict[str, float] = {}
    for m in one["mentions"]:
        span, anchor = (m["start"], m["end"]), anchors.get(m["article"])
        if anchor and span[1] - span[0] <= LONGEST and overlaps(span, [anchor]):
            both = min(span[1], anchor[1]) - max(span[0], anchor[0])
            close = both / (max(span[1], anchor[1]) - min(span[0], anchor[0]))
            found[m["article"]] = max(close, found.get(m["article"], 0.0))
    return found
