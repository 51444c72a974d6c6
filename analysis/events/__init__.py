"""Which articles report the same event, what was known when, and which outlet's report they relay."""

import numpy as np
import pandas as pd

from analysis.events import grouping
from analysis.events.credit import credited, means, meant, outlets, same_outlet
from analysis.events.dates import date_spans, days_apart, named_days, unknowable

__all__ = [
    "credited",
    "date_spans",
    "days_apart",
    "group",
    "means",
    "meant",
    "named_days",
    "outlets",
    "same_outlet",
    "unknowable",
]

LEVEL = 0.5


def group(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sources: pd.DataFrame, corrections: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Say which of a story's events each article reports.

    Words, names, numbers, days named, date of publication and the outlet whose report an article opens with are weighed
    into one answer for each pair; articles are joined while the mean answer over their pairs is at least one half. Not
    to be trusted on articles of a few lines, nor where a matter is followed from day to day without dates: name the
    events in the story's folder instead. Cost and memory grow with the square of the number of articles.

    Parameters
    ----------
    articles : DataFrame
        Table `articles`; an event already filled in is kept, and draws to it the articles that are like it.
    paragraphs, sources : DataFrame
        Tables of those names; who is credited is read from the paragraphs.
    corrections : DataFrame, optional
        Columns table, article, column, value; those of the column event of the table articles are followed.

    Returns
    -------
    DataFrame
        `articles` with its column event filled: "e1", "e2" and so on in the order of the articles' names.

    Examples
    --------
    >>> from analysis import schema
    >>> group(schema.frame("articles", []), schema.frame("paragraphs", []), schema.frame("sources", [])).empty
    True
    """
    if articles.empty:
        return articles.copy()
    ordered = articles.sort_values("article").reset_index(drop=True)
    given = _given(ordered, corrections)
    table = grouping.evidence(ordered, paragraphs, credited(ordered, paragraphs))
    same = _respect(table, grouping.probability(table), given)
    labels = _labels(given, table, same, grouping.cluster(len(ordered), table, same, LEVEL))
    event = dict(zip(ordered["article"], labels, strict=True))
    return articles.assign(event=pd.Series([event[a] for a in articles["article"]], index=articles.index, dtype="str"))


def _given(articles: pd.DataFrame, corrections: pd.DataFrame | None) -> list[str | None]:
    """Give the event that the story's folder states for each article."""
    stated = {a: e for a, e in zip(articles["article"], articles["event"], strict=True) if isinstance(e, str) and e}
    if corrections is not None and len(corrections):
        ours = corrections[(corrections["table"] == "articles") & (corrections["column"] == "event")]
        stated |= {a: str(v) for a, v in zip(ours["article"], ours["value"], strict=True) if pd.notna(v)}
    return [stated.get(a) for a in articles["article"]]


def _respect(table: pd.DataFrame, same: np.ndarray, given: list[str | None]) -> np.ndarray:
    """Set the answer to 1 or 0 where both articles' events are stated."""
    stated, _ = pd.factorize(pd.Series(given, dtype=object))
    left, right = stated[table["left"]], stated[table["right"]]
    return np.where((left >= 0) & (right >= 0), (left == right).astype(float), same)


def _labels(given: list[str | None], table: pd.DataFrame, same: np.ndarray, found: np.ndarray) -> list[str]:
    """Name each group after the stated event in it that an article is nearest to, or give it a number of its own."""
    taken = {g for g in given if g}
    pairs = zip(table["left"], table["right"], same, strict=True) if taken else ()
    near = {(i, j): p for i, j, p in pairs}
    free = (f"e{n}" for n in range(1, 2 * len(given) + 2) if f"e{n}" not in taken)
    numbered: dict[int, str] = {}
    known: dict[int, list[int]] = {}
    for j in range(len(given)):
        if given[j]:
            known.setdefault(found[j], []).append(j)
    labels = []
    for i, (stated, cluster) in enumerate(zip(given, found, strict=True)):
        mates = known.get(cluster, [])
        if stated:
            labels.append(stated)
        elif mates:
            nearest = max(mates, key=lambda j: (near[min(i, j), max(i, j)], -j))
            labels.append(str(given[nearest]))
        else:
            if cluster not in numbered:
                numbered[cluster] = next(free)
            labels.append(numbered[cluster])
    return labels
