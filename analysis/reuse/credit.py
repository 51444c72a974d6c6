"""Which article credits which other outlet."""

import re

import pandas as pd

from analysis import events

_PICTURE = re.compile(r"\W*(?:photo|image|picture|illustration|graphic|video|screenshot|copyright|getty)|[\W_]*©", re.I)
_CLOSING = re.compile(r"[-–—]+ ?([A-Z][^.!?\n]{1,60})")
_DATELINE = re.compile(r"[A-Z][^()\n]{1,60} \(([^()\n]{2,40})\)\s*[-–—]")


def names_other(articles: pd.DataFrame, told: dict[str, set[str]]) -> set[tuple[str, str]]:
    """List the pairs of articles in which the first names the outlet or agency of the second as an origin.

    An article of unknown outlet can be credited by nobody.
    """
    owned: dict[str, set[str]] = {}
    for column in ("outlet", "agency"):
        for article, owner in zip(articles["article"], articles[column], strict=True):
            if isinstance(owner, str):
                owned.setdefault(owner, set()).add(article)
    by = {
        name: {article for owner in events.meant(name, owned) for article in owned[owner]}
        for name in set().union(*told.values())
    }
    return {(article, other) for article, names in told.items() for n in names for other in by[n] if other != article}


def origins(paragraphs: pd.DataFrame) -> dict[str, list[tuple[int, int, str]]]:
    """Give the excerpts of each article that say whose they are: start, end, origin."""
    rows = paragraphs[(paragraphs["role"] == "excerpt") & paragraphs["origin"].notna()]
    return {a: list(zip(g["start"], g["end"], g["origin"], strict=True)) for a, g in rows.groupby("article")}


def from_excerpt(start: int, excerpts: list[tuple[int, int, str]], names: set[str]) -> bool:
    """Say whether a passage stands in an excerpt of an outlet that is among those named."""
    return any(s <= start < e and any(events.same_outlet(n, origin) for n in names) for s, e, origin in excerpts)


def named(articles: pd.DataFrame, paragraphs: pd.DataFrame, sources: pd.DataFrame) -> dict[str, set[str]]:
    """Give the outlets that each article names: in its words, as a source, in its byline, dateline or credit line."""
    found = _signed(articles, paragraphs)
    said = events.credited(articles, paragraphs)
    media = sources[(sources["source_type"] == "media") & sources["name"].notna()]
    for table, column in ((said, "outlet"), (media, "name")):
        for article, name in zip(table["article"], table[column], strict=True):
            found.setdefault(article, set()).add(name)
    return found


def _signed(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> dict[str, set[str]]:
    """Give the outlets that stand in bylines, credit lines and datelines: "With files from Brenn Radio"."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    found: dict[str, set[str]] = {a: set() for a in articles["article"]}
    for row in paragraphs[paragraphs["role"].isin(("byline", "credit", "body"))].itertuples():
        content = texts[row.article]
        signed = row.role == "body" and (
            _DATELINE.match(content, row.start, row.end) or _CLOSING.fullmatch(content, row.start, row.end)
        )
        if row.role == "body" and not signed:
            continue
        start, end = signed.span(1) if signed else (row.start, row.end)
        if not _PICTURE.match(content, start, end):
            found[row.article] |= {name for _, _, name in events.outlets(content, start, end)}
    return found


def crediting(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Count which outlets each article credits, and how.

    Only outlets that a list knows, or whose name ends in a word such as "Gazette", are seen. A credit does not say how
    much was taken.

    Parameters
    ----------
    articles, paragraphs : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        Columns article, outlet (who publishes it), credited (the outlet it names, in lower case), kind (report, told or
        excerpt), count (how often, excerpts once a paragraph), upstream (the story's articles that this outlet
        published, joined by "; "), sorted.

    Examples
    --------
    >>> line = "Lund will resign, the Harbor Post reported."
    >>> row = {"article": "a", "text": line, "outlet": None, "agency": None}
    >>> part = {"article": "a", "paragraph": 0, "start": 0, "end": len(line), "role": "body", "origin": None}
    >>> crediting(pd.DataFrame([row]), pd.DataFrame([part]))[["credited", "count"]].to_numpy().tolist()
    [['harbor post', 1]]
    """
    found = events.credited(articles, paragraphs).rename(columns={"outlet": "credited"})
    counted = found.groupby(["article", "credited", "kind"]).size().rename("count").reset_index()
    outlets = dict(zip(articles["article"], articles["outlet"], strict=True))
    own = {a: o for a, o in outlets.items() if isinstance(o, str)}
    by = {name: events.meant(name, own.values()) for name in counted["credited"].unique()}
    counted["outlet"] = counted["article"].map(outlets)
    counted["upstream"] = [
        "; ".join(sorted(a for a, o in own.items() if a != article and o in by[name]))
        for article, name in zip(counted["article"], counted["credited"], strict=True)
    ]
    return counted[["article", "outlet", "credited", "kind", "count", "upstream"]]
