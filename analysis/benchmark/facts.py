"""Who reports which fact, and who does not, against six events of three outlets that were read by hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import schema, statistics
from analysis.benchmark.comparing import Count
from analysis.benchmark.figures import COLUMNS as ROW
from analysis.benchmark.figures import Share, scores, shares
from analysis.facts import lines
from analysis.facts.coverage import NOT_FOUND

CUTS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
LONGEST = 600
Anchors = dict[str, tuple[int, int]]
Line = dict[str, Any]


def facts(gold: Path) -> pd.DataFrame:
    """Score facts by weights learned on the other five events, at the cut that ships and along a curve of cuts.

    Statements are taken without attributions, dates as the events give them. Not to be compared with figures on events
    of other outlets or topics: six events are few, and the cuts were chosen on them. A fact that readers left out of
    their forty is neither right nor wrong.

    Parameters
    ----------
    gold : Path
        The gold corpora; holds facts.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`; intervals by resampling events. Parts: reported (the article reports the fact and the
        passage is the right one), omission (it does not, and the program says not found), cells (listed: gold facts of
        which a passage is found; false omissions: of the reported cells, those said not found; false claims: of all
        that is said not found of facts with a gold fact in their passage, what the article reports); then omission
        and cells again by the cut below which a fact is not found; drift and discrepancies, see `differences`.
    """
    from analysis.learning.coverage import COLUMNS, left_out

    parts = []
    for engine in COLUMNS:
        counts: list[Count] = []
        rates: list[Share] = []
        cuts = tuple(sorted({NOT_FOUND, *CUTS}))
        for name, cut, made in left_out(gold, engine, cuts):
            known = json.loads((gold / "facts" / name / "facts.json").read_text(encoding="utf-8"))
            n = _count(known, gold / "facts" / name, list(lines(*made, schema.frame("spans", []))))
            if cut == NOT_FOUND:
                counts.append(Count(name, "reported", n["right"], n["said"], n["right"], n["reported"]))
            for where in ([""] if cut == NOT_FOUND else []) + [f", not found below {cut}"]:
                counts.append(Count(name, f"omission{where}", n["lacked"], n["missing"], n["lacked"], n["absent"]))
                rates += [
                    Share(name, f"cells{where}", "listed", n["listed"], n["facts"]),
                    Share(name, f"cells{where}", "false omissions", n["false"], n["reported"]),
                    Share(name, f"cells{where}", "false claims", n["untrue"], n["claims"]),
                ]
        parts += [scores(engine, counts), shares(engine, rates)]
    return pd.concat([*parts, differences(gold)], ignore_index=True)


def differences(gold: Path) -> pd.DataFrame:
    """Score drift and discrepancies by the differences that readers noted, on whole articles with the accurate engine.

    The rules were chosen with these events in view, and they claim little: read the shares as the counts they are.

    Parameters
    ----------
    gold : Path
        The gold corpora; holds facts.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`, for drift and for discrepancies: events; right (of the rows claimed that could be
        judged); found (of the gold facts with such a difference). Intervals are Wilson's.
    """
    from analysis.learning import differences as told

    events = told.counts(gold / "facts")
    rows = []
    for part in told.NOTES:
        right, judged, found, noted = (sum(one[part][i] for one in events.values()) for i in range(4))
        rows.append(("accurate", part, "events", float(len(events)), float("nan"), float("nan"), len(events)))
        for figure, hits, of in (("right", right, judged), ("found", found, noted)):
            share = hits / of if of else float("nan")
            rows.append(("accurate", part, figure, share, *statistics.wilson(hits, of), of))
    return pd.DataFrame(rows, columns=list(ROW))


def _count(gold: dict[str, Any], folder: Path, told: list[Line]) -> dict[str, int]:
    """Compare the facts of one event with the gold."""
    known = {Path(name).stem for name in gold["articles"].values()}
    n = dict.fromkeys("listed right said lacked missing false untrue claims".split(), 0)
    every = list(_anchors(gold, folder))
    n |= {"facts": len(every), "reported": sum(map(len, every)), "absent": sum(len(known - set(a)) for a in every)}
    for anchors in every:
        best = max(told, key=lambda one: _fit(one, anchors, known), default=None)
        if best is None or not _covered(best, anchors):
            continue
        said, missing = {m["article"] for m in best["mentions"]} & known, set(best["not_found"]) & known
        n["listed"] += 1
        n["right"] += len(_covered(best, anchors))
        n["said"] += len(said)
        n["lacked"] += len(missing - set(anchors))
        n["missing"] += len(missing)
        n["false"] += len(missing & set(anchors))
    for one in told:
        held = [anchors for anchors in every if _covered(one, anchors)]
        claimed = set(one["not_found"]) & known if held else set()
        n["claims"] += len(claimed)
        n["untrue"] += sum(all(article in anchors for anchors in held) for article in claimed)
    return n


def _anchors(gold: dict[str, Any], folder: Path) -> Iterator[Anchors]:
    """Give for each gold fact where each article that reports it does so."""
    texts = {}
    for key, name in gold["articles"].items():
        with (folder / name).open(encoding="utf-8", newline="") as file:
            texts[key] = file.read()
    stems = {key: Path(name).stem for key, name in gold["articles"].items()}
    for fact in gold["facts"]:
        places = {k: (texts[k].index(anchor), len(anchor)) for k, anchor in fact["found"].items() if anchor}
        yield {stems[k]: (at, at + length) for k, (at, length) in places.items()}


def _covered(one: Line, anchors: Anchors) -> dict[str, float]:
    """Say which anchors the passages of a fact touch, and how closely: intersection over union."""
    found: dict[str, float] = {}
    for m in one["mentions"]:
        start, end = anchors.get(m["article"], (0, 0))
        inside = min(end, m["end"]) - max(start, m["start"])
        if inside > 0 and m["end"] - m["start"] <= LONGEST:
            close = inside / (max(end, m["end"]) - min(start, m["start"]))
            found[m["article"]] = max(close, found.get(m["article"], 0.0))
    return found


def _fit(one: Line, anchors: Anchors, known: set[str]) -> tuple[int, int, float]:
    """Rank a fact for a gold fact: more anchors, then fewer articles without one, then closer passages."""
    found = _covered(one, anchors)
    extra = {m["article"] for m in one["mentions"]} & known - set(anchors)
    return len(found), -len(extra), sum(found.values())
