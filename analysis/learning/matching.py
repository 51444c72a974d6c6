"""Whether an attribution found agrees with one that an annotator marked."""

import pandas as pd

from analysis.learning.polnear import Attribution
from analysis.text import Span


def right(
    attributions: pd.DataFrame, spans: pd.DataFrame, names: list[str], gold: list[list[Attribution]]
) -> pd.Series:
    """Say of each attribution whether it matches one of the gold, each of which matches once.

    Two match if their contents cover one another by at least half, and their sources overlap or are absent in both.

    Returns
    -------
    Series of bool
        In the order of `attributions`.
    """
    free = {name: list(found) for name, found in zip(names, gold, strict=True)}
    parts: dict[tuple[str, int], Attribution] = {}
    for row in spans.itertuples(index=False):
        one = parts.setdefault((row.article, row.attribution), {"source": [], "cue": [], "content": []})
        one[row.role].append((row.start, row.end))
    found = []
    for article, number in zip(attributions["article"], attributions["attribution"], strict=True):
        guess = parts.get((article, number), {"source": [], "cue": [], "content": []})
        fits = [one for one in free[article] if _agree(one, guess)]
        best = max(fits, key=lambda one: union(one["content"], guess["content"]), default=None)
        if best is not None:
            free[article].remove(best)
        found.append(best is not None)
    return pd.Series(found, index=attributions.index, dtype=bool)


def _agree(one: Attribution, other: Attribution) -> bool:
    if union(one["content"], other["content"]) < 0.5:
        return False
    if not one["source"] or not other["source"]:
        return not one["source"] and not other["source"]
    return any(s < e2 and s2 < e for s, e in one["source"] for s2, e2 in other["source"])


def union(one: list[Span], other: list[Span]) -> float:
    """Intersection over union of two lists of spans, in characters."""
    if not any(s < e2 and s2 < e for s, e in one for s2, e2 in other):
        return float(not one and not other)
    first = {i for s, e in one for i in range(s, e)}
    second = {i for s, e in other for i in range(s, e)}
    return len(first & second) / len(first | second)
