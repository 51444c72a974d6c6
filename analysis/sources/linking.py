"""The same source across the articles of a story."""

from collections import defaultdict
from functools import lru_cache

import pandas as pd

from analysis import schema, text

# The words of full names, by surname.
Bearers = dict[str, list[tuple[str, ...]]]
_GENERATIONS = ("jr", "sr", "ii", "iii", "iv")


def link(sources: pd.DataFrame, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """Join the same source across the articles of a story: column `person`.

    A person is the same where surname and first name agree; a bare surname, or an initial, joins the only full name
    with it. Ned Lund Jr. is Ned Lund, unless an article has both. Institutions and outlets join by their names without
    the article. Unnamed sources and documents are never joined across articles.

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
    kinds, stories = sources["source_type"].tolist(), _stories(sources, articles)
    names = sources["name"].where(sources["source_type"].isin(["named_person", "named_institution", "media"])).tolist()
    rows = list(zip(names, kinds, stories, strict=True))
    people = [(name, story) for name, kind, story in rows if kind == "named_person" and isinstance(name, str)]
    bearers: dict[str, Bearers] = defaultdict(lambda: defaultdict(list))
    for name, story in sorted(people, key=lambda row: (_initial(row[0]), -len(row[0].split()), row[0])):
        core, full = _name_words(name), bearers[story]
        if len(core) > 1 and not any(_same(core, other) for other in full[core[-1]]):
            full[core[-1]].append(core)
    two = _of_one_name(sources, stories)
    ids = [
        _identity(name, kind == "named_person", bearers[story], two[story]) if isinstance(name, str) else None
        for name, kind, story in rows
    ]
    return sources.assign(person=pd.Series(ids, index=sources.index, dtype="str"))


def _stories(table: pd.DataFrame, articles: pd.DataFrame | None) -> list[str]:
    """Give the story of each row."""
    if articles is None or "story" not in articles:
        return [""] * len(table)
    story = dict(schema.rows(articles, "article", "story"))
    return [story[article] for article in table["article"].tolist()]


@lru_cache(maxsize=1 << 14)
def _name_words(name: str) -> tuple[str, ...]:
    plain = name.replace("’", "'").lower()
    words = [text.american(w.replace(".", "").strip(",")) for w in plain.split()]
    return tuple(w for w in words if w and w not in (*_GENERATIONS, "the"))


def _initial(name: str) -> bool:
    return len(_name_words(name)[:1]) == 1 and len(_name_words(name)[0]) == 1


def _generation(name: str) -> str:
    last = name.lower().replace(".", "").rpartition(" ")[2]
    return last if last in _GENERATIONS else ""


def _of_one_name(sources: pd.DataFrame, stories: list[str]) -> dict[str, set[tuple[str, ...]]]:
    """Give the names that two persons of one article bear, father and son: by story."""
    known: dict[tuple, set[str]] = defaultdict(set)
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    persons = sources["source_type"].eq("named_person") & sources["name"].notna()
    for story, article, name in zip(stories, sources["article"], sources["name"].where(persons), strict=True):
        if isinstance(name, str) and len(core := _name_words(name)) > 1:
            known[story, article, core].add(_generation(name))
            if len(known[story, article, core]) > 1:
                found[story].add(core)
    return found


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return a[-1] == b[-1] and (a[0] == b[0] or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]))


def _identity(name: str, person: bool, full: Bearers, two: set[tuple[str, ...]]) -> str | None:
    core = _name_words(name)
    if not core:
        return None
    bearers = full.get(core[-1], []) if person else []
    if person and len(core) == 1 and len(bearers) == 1:
        core = bearers[0]
    elif person and len(core) > 1:
        same = [b for b in bearers if _same(core, b)]
        core = same[0] if len(same) == 1 else core
    if person and core in two and (generation := _generation(name)):
        core = (*core, generation)
    return "-".join(core)
