"""Who reports which fact, and who does not, against events of three outlets of which readers noted it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import schema, statistics
from analysis.benchmark.comparing import Count
from analysis.benchmark.figures import COLUMNS as ROW
from analysis.benchmark.figures import Share, scores, shares
from analysis.facts import lines
from analysis.facts.coverage import NOT_FOUND

if TYPE_CHECKING:
    from analysis.learning.left_out import Compared

CUTS = tuple(sorted({NOT_FOUND, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5}))
# What ships reads statements side by side, in an event that is not too large; see `facts.reader`.
SYSTEMS = {"fast": "fast", "accurate, not read": "accurate", "accurate": "read"}
LONGEST = 600
Anchors = dict[str, tuple[int, int]]
Line = dict[str, Any]


def facts(gold: Path) -> pd.DataFrame:
    """Score facts at the cut that ships and along a curve of cuts, on two sets of events of three outlets.

    Six events were read by hand, 68 more coded for this project by language models that read whole articles by a
    written rule. Whether an article reports a fact is learned from the six, whether it has anything of it from the 68;
    each event is scored by weights learned on others, see `learning.left_out`. The cut below which a fact is not found
    was chosen on both sets. Of the 68, facts are left out where the reader was unsure of an article. Statements are
    taken without attributions, dates as the events give them. Not to be compared with figures on events of other
    outlets or topics; six events are few. A fact that readers left out of their forty is neither right nor wrong; a
    passage counts as falsely not found where the article reports every noted fact in it, whatever else it says.

    Parameters
    ----------
    gold : Path
        The gold corpora; holds facts and basil.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`; intervals by resampling events. Systems: the engines, on the six events, and on the
        68. Parts: reported (the article reports the fact and the passage is the right one), omission (it does not, and
        the program says not found), cells (listed: gold facts of which a passage is found; false omissions: of the
        reported cells, those said not found; false claims: of all that is said not found of facts with a gold fact in
        their passage, what the article reports); then omission and cells again by the cut below which a fact is not
        found; passages, see `passages`; drift and discrepancies, see `differences`.
    """
    from analysis.learning import left_out

    parts = []
    for system, engine in SYSTEMS.items():
        parts += _scored(system, left_out.by_hand(gold, engine, CUTS))
        parts += _scored(f"{system}, 68 events", left_out.coded(gold, engine, CUTS))
        parts.append(passages(gold, engine).assign(system=system))
    return pd.concat([*parts, differences(gold)], ignore_index=True)


def _scored(system: str, compared: Iterable["Compared"]) -> list[pd.DataFrame]:
    counts: list[Count] = []
    rates: list[Share] = []
    for event, cut, made in compared:
        anchors = [fact.where for fact in event.facts if all(fact.sure.values())]
        n = _count(anchors, set(event.articles["article"]), list(lines(*made, schema.frame("spans", []))))
        if cut == NOT_FOUND:
            counts.append(Count(event.name, "reported", n["right"], n["said"], n["right"], n["reported"]))
        for where in ([""] if cut == NOT_FOUND else []) + [f", not found below {cut}"]:
            counts.append(Count(event.name, f"omission{where}", n["lacked"], n["missing"], n["lacked"], n["absent"]))
            rates += [
                Share(event.name, f"cells{where}", "listed", n["listed"], n["facts"]),
                Share(event.name, f"cells{where}", "false omissions", n["false"], n["reported"]),
                Share(event.name, f"cells{where}", "false claims", n["untrue"], n["claims"]),
            ]
    return [scores(system, counts), shares(system, rates)]


def passages(gold: Path, engine: str) -> pd.DataFrame:
    """Score what is called reported and reported in part by pairs of passages of the 68 events that were judged.

    The pairs were drawn from all that came near enough to be called so, whatever the statement says; each is called by
    weights learned on other events. So these are shares of the rows that a report shows, not of facts of note.

    Parameters
    ----------
    gold : Path
        The gold corpora; holds basil.
    engine : {"fast", "accurate", "read"}
        Pairs of which it finds another passage nearer are left out.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`. Part passages: reported, right (of those called reported, whose passage tells the
        main point of the statement), partly, right (of those called partly, which tells any of it), and main point,
        reported (of those that tell it, called reported).
    """
    from analysis.learning import halves, matrices, told
    from analysis.learning.coverage import COLUMNS

    with halves.held_out():
        pairs = told.pairs(matrices.coded(gold), engine, {})
    held = told.held_out(pairs, engine, COLUMNS[engine])
    rates = []
    for event, own in held.groupby("event"):
        whole, part = own["status"].eq("reported"), own["status"].eq("partly")
        right, some = int(own["main"][whole].sum()), int(own["some"][part].sum())
        counts = {"reported, right": (right, int(whole.sum())), "partly, right": (some, int(part.sum()))}
        counts["main point, reported"] = right, int(own["main"].sum())
        rates += [Share(str(event), "passages", figure, *n) for figure, n in counts.items()]
    return shares(engine, rates)


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


def _count(every: list[Anchors], known: set[str], told: list[Line]) -> dict[str, int]:
    """Compare the facts of one event with the gold: where each gold fact is reported, and the names of all articles."""
    n = dict.fromkeys("listed right said lacked missing false untrue claims".split(), 0)
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
