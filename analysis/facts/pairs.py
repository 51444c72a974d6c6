"""The passages of a fact, two by two."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

_MANY = 12


def paired(mentions: pd.DataFrame, coverage: pd.DataFrame) -> Iterator[tuple[str, Any, Any]]:
    """Give for each fact its passages two by two, one an article: a mention, or the nearest passage where in doubt.

    Of a fact in more than twelve articles only the surest mention is compared with the others, so that the pairs grow
    with the mentions.

    Parameters
    ----------
    mentions, coverage : DataFrame
        Tables of those names.

    Yields
    ------
    (str, row, row)
        The fact and two passages, rows with article, start, end and similarity (0 where in doubt), sorted by article.
    """
    near = coverage[coverage["status"].isin(["partly", "unclear"]) & coverage["start"].notna()]
    near = near.assign(similarity=0.0)[["fact", "article", "start", "end", "similarity"]]
    every = pd.concat([mentions[near.columns], near.astype({"start": "int64", "end": "int64"})], ignore_index=True)
    every = every.sort_values(["similarity", "article", "start"], ascending=[False, True, True])
    for fact, group in every.drop_duplicates(["fact", "article"]).groupby("fact", sort=False):
        rows = list(group.itertuples())
        two = combinations(rows, 2) if len(rows) <= _MANY else ((rows[0], row) for row in rows[1:])
        for a, b in two:
            yield str(fact), *sorted((a, b), key=lambda row: row.article)
