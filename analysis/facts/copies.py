"""What an article that is said to lack a fact shares with one that reports it."""

import numpy as np
import pandas as pd

_SIDE = ["article", "start", "end", "other", "other_start", "other_end"]
_BACK = ["other", "other_start", "other_end", "article", "start", "end"]
# Apart by more than any text is long.
_FAR = 1 << 40


def spared(coverage: pd.DataFrame, mentions: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    """Call a fact reported in part, not missing, where an article shares a passage with a mention of it.

    Parameters
    ----------
    coverage, mentions : DataFrame
        Columns as in the tables of those names.
    shared : DataFrame
        Table `shared`.

    Returns
    -------
    DataFrame
        The coverage, its cells pointing to the shared passage where one was changed.
    """
    missing = coverage.loc[coverage["status"].eq("not_found"), ["fact", "article"]]
    sides = [shared[_SIDE], shared[_BACK].set_axis(_SIDE, axis=1)]
    passages = pd.concat(sides, ignore_index=True)
    passages = passages[passages["article"].isin(mentions["article"]) & passages["other"].isin(missing["article"])]
    if missing.empty or passages.empty:
        return coverage
    row, passage = _touching(mentions, passages)
    names, facts = pd.Index(missing["article"].unique()), pd.Index(mentions["fact"].unique())
    keys = facts.get_indexer(mentions["fact"])[row] * len(names)
    keys += names.get_indexer(passages["other"])[passage]
    start, end = (passages[column].to_numpy()[passage] for column in ("other_start", "other_end"))
    order = np.lexsort((passage, row, start, keys))
    first = order[np.r_[True, np.diff(keys[order]) != 0][: len(order)]]
    wanted = facts.get_indexer(missing["fact"]) * len(names) + names.get_indexer(missing["article"])
    at = pd.Index(keys[first]).get_indexer(wanted)
    hit, at = missing.index[at >= 0], first[at[at >= 0]]
    made = coverage.copy()
    made.loc[hit, "status"] = "partly"
    made.loc[hit, "start"], made.loc[hit, "end"] = start[at], end[at]
    return made


def _touching(mentions: pd.DataFrame, passages: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Pair mentions and the passages of the same article that they overlap, by row, without comparing all with all."""
    names = pd.Index(mentions["article"].unique())
    here, there = (names.get_indexer(table["article"]) * _FAR for table in (mentions, passages))
    begins, ends = there + passages["start"].to_numpy(), there + passages["end"].to_numpy()
    order = np.argsort(begins, kind="stable")
    # What ends before a mention begins stands before the first place up to which anything reaches so far.
    reached = np.maximum.accumulate(ends[order])
    low = np.searchsorted(reached, here + mentions["start"].to_numpy(), side="right")
    high = np.searchsorted(begins[order], here + mentions["end"].to_numpy(), side="left")
    count = np.maximum(high - low, 0)
    row = np.repeat(np.arange(len(mentions)), count)
    passage = order[np.arange(count.sum()) + np.repeat(low - (np.cumsum(count) - count), count)]
    kept = ends[passage] > (here + mentions["start"].to_numpy())[row]
    return row[kept], passage[kept]
