"""What an article that is said to lack a fact shares with one that reports it."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

SIDES = ["article", "start", "end", "other", "other_start", "other_end"]
_BACK = ["other", "other_start", "other_end", "article", "start", "end"]
# Apart by more than any text is long.
_FAR = 1 << 40
_AT_ONCE = 1_000_000


def spared(coverage: pd.DataFrame, mentions: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    """Call a fact reported in part, not missing, where an article shares a passage with a mention of it.

    Parameters
    ----------
    coverage, mentions : DataFrame
        Columns as in the tables of those names.
    shared : DataFrame
        Columns `SIDES`: passages that two articles share.

    Returns
    -------
    DataFrame
        The coverage, its cells pointing to the shared passage where one was changed.
    """
    missing = coverage.loc[coverage["status"].eq("not_found"), ["fact", "article"]]
    sides = [shared[SIDES], shared[_BACK].set_axis(SIDES, axis=1)]
    passages = pd.concat(sides, ignore_index=True)
    passages = passages[passages["article"].isin(mentions["article"]) & passages["other"].isin(missing["article"])]
    if missing.empty or passages.empty:
        return coverage
    names, facts = pd.Index(missing["article"].unique()), pd.Index(missing["fact"].unique())
    place = np.full((len(facts), len(names)), -1, dtype=np.int64)
    cell = facts.get_indexer(missing["fact"]), names.get_indexer(missing["article"])
    place[cell] = np.arange(len(missing))
    mentions = mentions[mentions["fact"].isin(facts)]
    fact, other = facts.get_indexer(mentions["fact"]), names.get_indexer(passages["other"])
    found = [np.empty((3, 0), dtype=np.int64)]
    for row, passage in _touching(mentions, passages):
        at = place[fact[row], other[passage]]
        found.append(np.vstack([at, row, passage])[:, at >= 0])
    at, row, passage = np.hstack(found)
    start, end = (passages[column].to_numpy()[passage] for column in ("other_start", "other_end"))
    order = np.lexsort((passage, row, start, at))
    first = order[np.r_[True, np.diff(at[order]) != 0][: len(order)]]
    hit = missing.index[at[first]]
    made = coverage.copy()
    made.loc[hit, "status"] = "partly"
    made.loc[hit, "start"], made.loc[hit, "end"] = start[first], end[first]
    return made


def _touching(mentions: pd.DataFrame, passages: pd.DataFrame) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Pair mentions and the passages of the same article that they overlap, some mentions at a time."""
    names = pd.Index(mentions["article"].unique())
    # An article's places stand behind all those of the article before; one without a mention is before all.
    here, there = (names.get_indexer(table["article"]) * _FAR for table in (mentions, passages))
    begins, ends = there + passages["start"].to_numpy(), there + passages["end"].to_numpy()
    order = np.argsort(begins, kind="stable")
    # What ends before a mention begins stands before the first place up to which anything reaches so far.
    reached = np.maximum.accumulate(ends[order])
    low = np.searchsorted(reached, here + mentions["start"].to_numpy(), side="right")
    high = np.searchsorted(begins[order], here + mentions["end"].to_numpy(), side="left")
    count = np.maximum(high - low, 0)
    cuts = np.flatnonzero(np.diff(np.cumsum(count) // _AT_ONCE)) + 1
    for rows in np.split(np.arange(len(mentions)), cuts):
        some = count[rows]
        row = np.repeat(rows, some)
        passage = order[np.arange(some.sum()) + np.repeat(low[rows] - (np.cumsum(some) - some), some)]
        kept = ends[passage] > (here + mentions["start"].to_numpy())[row]
        yield row[kept], passage[kept]
