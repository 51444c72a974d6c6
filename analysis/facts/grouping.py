"""Statements that say the same, brought together as one fact."""

import numpy as np
import pandas as pd

MERGE = 0.6


def group(pairs: pd.DataFrame, articles: list[str]) -> list[list[int]]:
    """Join statements of different articles into facts, the surest first.

    Two groups are joined where a statement of one and a statement of the other say the same in both directions, and
    the statements of both do so on average; never two statements of one article.

    Parameters
    ----------
    pairs : DataFrame
        From `matching.match`.
    articles : list of str
        The article of each statement.

    Returns
    -------
    list of list of int
        The statements of each fact, sorted; facts in the order of their first statement.
    """
    both = _mutual(pairs)
    members = {i: [i] for i in range(len(articles))}
    home = list(range(len(articles)))
    for (i, j), p in sorted(both.items(), key=lambda item: (-item[1], item[0])):
        a, b = home[i], home[j]
        if p < MERGE or a == b or _clash(members[a], members[b], articles):
            continue
        if _mean(members[a], members[b], both) < MERGE * MERGE:
            continue
        keep, drop = min(a, b), max(a, b)
        members[keep] = sorted(members[keep] + members.pop(drop))
        for k in members[keep]:
            home[k] = keep
    return [members[k] for k in sorted(members)]


def _mutual(pairs: pd.DataFrame) -> dict[tuple[int, int], float]:
    """Geometric mean of both directions, for each pair of statements."""
    there = pairs[["left", "right", "same"]]
    back = there.rename(columns={"left": "right", "right": "left", "same": "back"})
    both = there[there["left"] < there["right"]].merge(back, on=["left", "right"])
    p = np.sqrt(both["same"] * both["back"])
    return {(int(i), int(j)): float(v) for i, j, v in zip(both["left"], both["right"], p, strict=True)}


def _clash(one: list[int], two: list[int], articles: list[str]) -> bool:
    return not {articles[i] for i in one}.isdisjoint(articles[j] for j in two)


def _mean(one: list[int], two: list[int], both: dict[tuple[int, int], float]) -> float:
    return float(np.mean([both.get((min(i, j), max(i, j)), 0.0) for i in one for j in two]))
