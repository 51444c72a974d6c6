"""The passages of a fact, two by two."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import pandas as pd

_MANY = 12


class Passage(NamedTuple):
    """A passage on a fact; similarity is 0 where it is in doubt whether it reports the fact."""

    fact: str
    article: str
    start: int
    end: int
    similarity: float


def passages(rows: pd.DataFrame) -> Iterator[Passage]:
    """Give the rows of a table one by one."""
    return map(Passage._make, zip(*(rows[column].tolist() for column in Passage._fields), strict=True))


def paired(mentions: pd.DataFrame, coverage: pd.DataFrame) -> Iterator[tuple[str, Passage, Passage]]:
    """Give for each fact its passages two by two, one an article: a mention, or the nearest passage where in doubt.

    Of a fact in more than twelve articles only the surest mention is compared with the others, so that the pairs grow
    with the mentions.

    Parameters
    ----------
    mentions, coverage : DataFrame
        Tables of those names.

    Yields
    ------
    (str, Passage, Passage)
        The fact and two passages, sorted by article.
    """
    near = coverage[coverage["status"].isin(["partly", "unclear"]) & coverage["start"].notna()]
    near = near.assign(similarity=0.0)[["fact", "article", "start", "end", "similarity"]]
    every = pd.concat([mentions[near.columns], near.astype({"start": "int64", "end": "int64"})], ignore_index=True)
    every = every.sort_values(["similarity", "article", "start"], ascending=[False, True, True])
    of_fact: dict[str, list[Passage]] = {}
    for row in passages(every.drop_duplicates(["fact", "article"])):
        of_fact.setdefault(row.fact, []).append(row)
    for fact, rows in of_fact.items():
        two = combinations(rows, 2) if len(rows) <= _MANY else ((rows[0], row) for row in rows[1:])
        for a, b in two:
            yield fact, *((a, b) if a.article < b.article else (b, a))
