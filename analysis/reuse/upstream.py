"""Who took what from whom: one row a pair that shares words or credits, with the direction where it can be told."""

import re
from typing import Any

import pandas as pd

from analysis import events
from analysis.reuse.summary import overlap

_EDGES = ["article", "other", "outlet", "known_by", "words", "quoted", "share", "passages", "reordered", "credits"]
_RELAYING = ("report", "told", "excerpt")


def edges(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sources: pd.DataFrame, shared: pd.DataFrame
) -> pd.DataFrame:
    """List which article stands downstream of which article, or of an outlet whose article is not in the story.

    The direction is told by a credit (an article names the other's outlet as the origin of its report, or as the one
    that was told, or reprints it), and otherwise by the day of publication where the two differ; a credit outweighs a
    date. Where neither tells, the pair is listed with known_by "unknown" and article < other, which says nothing of
    direction. An earlier date makes taking possible, it does not prove it: both may follow a third, which is why quoted
    words are counted apart.

    Parameters
    ----------
    articles, paragraphs, sources, shared : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        article (downstream), other (upstream; missing for an outlet without an article in the story), outlet (the
        upstream outlet), known_by (credit, date or unknown), words (of the article in passages shared with the other),
        quoted (those that both quote), share (of the article's words), passages, reordered (passages in another order),
        credits (how often the article names that outlet as an origin).

    Examples
    --------
    >>> from analysis import schema
    >>> edges(*(schema.frame(t, []) for t in ("articles", "paragraphs", "sources", "shared"))).empty
    True
    """
    named = _credits(articles, paragraphs, sources)
    common = overlap(shared, articles, paragraphs).set_index(["article", "other"])
    outlets = dict(zip(articles["article"], articles["outlet"], strict=True))
    dates = dict(zip(articles["article"], articles["published"], strict=True))
    pairs = {tuple(sorted(pair)) for pair in common.index} | {tuple(sorted(p)) for p in named if isinstance(p[1], str)}
    rows = []
    for a, b in sorted(pairs):
        down, up, known = _direction(a, b, named, dates)
        rows.append(_row(down, up, outlets.get(up), known, named.get((down, up), 0), common))
    for (article, _, outlet), count in _outside(articles, paragraphs).items():
        rows.append(_row(article, None, outlet, "credit", count, common))
    made = pd.DataFrame(rows, columns=_EDGES)
    kinds = dict.fromkeys(["words", "quoted", "passages", "reordered", "credits"], "int64")
    return made.astype({"article": "str", "other": "str", "outlet": "str", "share": "float64"} | kinds)


def _credits(articles: pd.DataFrame, paragraphs: pd.DataFrame, sources: pd.DataFrame) -> dict[tuple, int]:
    """Count how often each article names the outlet or agency of another as an origin."""
    found = events.credited(articles, paragraphs)
    relayed = found[found["kind"].isin(_RELAYING)]
    named = relayed.groupby(["article", "outlet"]).size()
    owners = list(zip(articles["article"], articles["outlet"], articles["agency"], strict=True))
    known = [name for _, *names in owners for name in names if isinstance(name, str)]
    counts: dict[tuple, int] = {}
    for (article, outlet), n in named.items():
        by = events.meant(outlet, known)
        for other, *names in owners:
            if other != article and by.intersection(names):
                counts[article, other] = counts.get((article, other), 0) + int(n)
    return counts


def _outside(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> dict[tuple[str, None, str], int]:
    """Count how often each article names an outlet as an origin of which the story has no article."""
    found = events.credited(articles, paragraphs)
    known = [n for c in ("outlet", "agency") for n in articles[c] if isinstance(n, str)]
    held = found["outlet"].map(lambda outlet: bool(events.meant(outlet, known))).astype(bool)
    rows = found[found["kind"].isin(_RELAYING) & ~held]
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    written: dict[str, str] = {}
    for row in rows[rows["kind"] != "excerpt"].itertuples():
        words = re.sub("^[Tt]he ", "", " ".join(texts[row.article][row.start : row.end].split()))
        if len(words) >= len(written.get(row.outlet, "")) and len(words) >= len(row.outlet):
            written[row.outlet] = words
    counted = rows.groupby(["article", "outlet"]).size()
    return {(str(a), None, written.get(o, str(o).title())): int(n) for (a, o), n in counted.items()}


def _direction(a: str, b: str, named: dict[tuple, int], dates: dict[str, Any]) -> tuple[str, str, str]:
    """Say which of two articles is downstream, and by what that is known."""
    if bool(named.get((a, b))) != bool(named.get((b, a))):
        return (a, b, "credit") if named.get((a, b)) else (b, a, "credit")
    apart = events.days_apart(dates.get(a), dates.get(b))
    if apart:
        return (b, a, "date") if apart > 0 else (a, b, "date")
    return a, b, "unknown"


def _row(down: str, up: str | None, outlet: object, known: str, named: int, common: pd.DataFrame) -> dict[str, Any]:
    row: dict[str, Any] = {
        "article": down,
        "other": up,
        "outlet": outlet if isinstance(outlet, str) else None,
        "known_by": known,
    }
    held = common.loc[(down, up)] if (down, up) in common.index else None
    for column in ("words", "quoted", "share", "passages", "reordered"):
        row[column] = 0 if held is None else held[column]
    return row | {"credits": named}
