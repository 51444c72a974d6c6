"""Facts that the same passages tell: one fact, noted from either side."""

import pandas as pd

from analysis import schema


def merged(mentions: pd.DataFrame, coverage: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Keep one of the facts of an event that are told in the very same passages of two articles or more.

    Each article's sentence may be a fact of its own of which the other's is the nearest passage; counted twice, what a
    third article lacks would be counted twice. That article's cell is the one of those merged that finds most.

    Parameters
    ----------
    mentions, coverage : DataFrame
        From `coverage.judge`.

    Returns
    -------
    mentions, coverage : DataFrame
        Without the facts that repeat another; the first of equals is kept.

    Examples
    --------
    >>> told = pd.DataFrame([(0, "a", 0, 9), (0, "b", 5, 9), (1, "a", 0, 9), (1, "b", 5, 9), (2, "a", 0, 9)])
    >>> told.columns = ["number", "article", "start", "end"]
    >>> cells = pd.DataFrame([(0, "c", "not_found"), (1, "c", "unclear"), (2, "c", "not_found")])
    >>> cells.columns = ["number", "article", "status"]
    >>> merged(told, cells)[1].to_numpy().tolist()
    [[0, 'c', 'unclear'], [2, 'c', 'not_found']]
    """
    places = list(zip(mentions["article"], mentions["start"], mentions["end"], strict=True))
    held = pd.Series(places, index=mentions.index, dtype=object).groupby(mentions["number"]).agg(frozenset)
    several = held[held.map(lambda passages: len({article for article, *_ in passages}) > 1).astype(bool)]
    first: dict[frozenset, int] = {}
    into = {int(n): first.setdefault(passages, int(n)) for n, passages in several.items()}
    joined = coverage["number"].map(lambda n: into.get(n, n)).astype(coverage["number"].dtype)
    rank = coverage["status"].map({status: n for n, status in enumerate(schema.STATUSES)})
    kept = coverage.assign(number=joined, rank=rank).sort_values(["number", "article", "rank"], kind="stable")
    kept = kept.drop_duplicates(["number", "article"], ignore_index=True).drop(columns="rank")
    return mentions[mentions["number"].isin(kept["number"])].reset_index(drop=True), kept
