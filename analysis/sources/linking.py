"""The same source across the articles of a story."""

from collections import defaultdict
from functools import lru_cache

import pandas as pd

from analysis import schema

# The words of full names, by surname.
Bearers = dict[str, list[tuple[str, ...]]]


def link(sources: pd.DataFrame, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """Join the same source across the articles of a story: column `person`.

    A person is the same where surname and first name (or its initial) agree; a bare surname joins the only full name
    with it. Institutions and outlets join by their names without the article. Unnamed sources and documents are never
    joined across articles.

    Parameters
    ----------
    sources : DataFrame
        Table `sources`.
    articles : DataFrame, optional
        Columns article and story, where the articles are of several; without it they are of one.

    Examples
    --------
    >>> from analysis import schema
    >>> rows = [{"article": a, "source": 0, "name": n, "source_type": "named_person", "source_role": "unknown"}
    ...         for a, n in (("a", "Ada Brenn"), ("b", "Brenn"), ("c", "Ida Lund"))]
    >>> link(schema.frame("sources", rows))["person"].tolist()
    ['ada-brenn', 'ada-brenn', 'ida-lund']
    """
    table = sources.copy()
    people = table["source_type"] == "named_person"
    named = table["name"].notna() & (people | table["source_type"].isin(["named_institution", "media"]))
    stories = _stories(table, articles)
    bearers: dict[str, Bearers] = defaultdict(lambda: defaultdict(list))
    rows = [(name, story) for name, story, n in zip(table["name"].tolist(), stories, named & people, strict=True) if n]
    for name, story in sorted(rows, key=lambda row: (-len(row[0].split()), row[0])):
        core, full = _name_words(name), bearers[story]
        if len(core) > 1 and not any(_same(core, other) for other in full[core[-1]]):
            full[core[-1]].append(core)
    ids = []
    for name, is_named, person, story in zip(table["name"].tolist(), named, people, stories, strict=True):
        ids.append(_identity(name, person, bearers[story]) if is_named else None)
    table["person"] = pd.Series(ids, index=table.index, dtype="str")
    return table


def _stories(table: pd.DataFrame, articles: pd.DataFrame | None) -> list[str]:
    """Give the story of each row."""
    if articles is None or "story" not in articles:
        return [""] * len(table)
    return table["article"].map(dict(schema.rows(articles, "article", "story"))).tolist()


@lru_cache(maxsize=1 << 14)
def _name_words(name: str) -> tuple[str, ...]:
    words = [w.replace(".", "").strip(",").lower() for w in name.split()]
    return tuple(w for w in words if w and w not in ("jr", "sr", "ii", "iii", "iv", "the"))


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return a[-1] == b[-1] and (a[0] == b[0] or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]))


def _identity(name: str, person: bool, full: Bearers) -> str | None:
    core = _name_words(name)
    if not core:
        return None
    bearers = full.get(core[-1], []) if person else []
    if person and len(core) == 1 and len(bearers) == 1:
        core = bearers[0]
    elif person and len(core) > 1:
        core = next((b for b in bearers if _same(core, b)), core)
    return "-".join(core)
