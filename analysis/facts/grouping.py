"""Statements that say the same, brought together as one fact."""

import numpy as np
import pandas as pd

# How likely either must tell the other's main point; it is asked twice, so that less than even odds will do.
LEAST = 0.4


def group(cells: pd.DataFrame, articles: list[str], kept: np.ndarray) -> list[list[int]]:
    """Join statements of different articles into facts, the surest first.

    Two groups are joined where a statement of one and a statement of the other are each the nearest to the other in
    its article, and each tells the other's main point; never two statements of one article.

    Parameters
    ----------
    cells : DataFrame
        From `matching.match`.
    articles : list of str
        The article of each statement.
    kept : array of bool
        Which statements are facts.

    Returns
    -------
    list of list of int
        The statements of each fact, sorted; facts in the order of their first statement.
    """
    members = {i: [i] for i in np.flatnonzero(kept).tolist()}
    told_in = {i: {articles[i]} for i in members}
    home = list(range(len(articles)))
    for i, j, _ in sorted(_mutual(cells, kept), key=lambda link: (-link[2], link[0], link[1])):
        a, b = home[i], home[j]
        if a == b or not told_in[a].isdisjoint(told_in[b]):
            continue
        keep, drop = min(a, b), max(a, b)
        for k in members[drop]:
            home[k] = keep
        members[keep] += members.pop(drop)
        told_in[keep] |= told_in.pop(drop)
    return [sorted(members[k]) for k in sorted(members)]


def _mutual(cells: pd.DataFrame, kept: np.ndarray) -> list[tuple[int, int, float]]:
    """List the statements that are nearest to one another and tell each other's main point, with how likely they do."""
    likely = cells[(cells["main"] >= LEAST).to_numpy()]
    near = likely.loc[kept[likely["left"]] & kept[likely["right"]], ["left", "right", "main"]]
    back = near.rename(columns={"left": "right", "right": "left", "main": "back"})
    both = near[near["left"] < near["right"]].merge(back, on=["left", "right"])
    p = np.sqrt(both["main"] * both["back"])
    return list(zip(both["left"].tolist(), both["right"].tolist(), p.tolist(), strict=True))
