"""The same source across the articles of a story."""

from collections import defaultdict

import pandas as pd


def link(sources: pd.DataFrame) -> pd.DataFrame:
    """Join the same source across the articles of a story: column `person`.

    A person is the same where surname and first name (or its initial) agree; a bare surname joins the only full name
    with it. Institutions and outlets join by their names without the article. Unnamed sources and documents are never
    joined across articles.

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
    full: dict[str, list[list[str]]] = defaultdict(list)
    for name in sorted(table.loc[named & people, "name"], key=lambda n: (-len(n.split()), n)):
        core = _name_words(name)
        if len(core) > 1 and not any(_same(core, other) for other in full[core[-1]]):
            full[core[-1]].append(core)
    ids = []
    for name, is_named, person in zip(table["name"], named, people, strict=True):
        ids.append(_identity(name, person, full) if is_named else None)
    table["person"] = pd.Series(ids, index=table.index, dtype="str")
    return table


def _name_words(name: str) -> list[str]:
    words = [w.replace(".", "").strip(",").lower() for w in name.split()]
    return [w for w in words if w and w not in ("jr", "sr", "ii", "iii", "iv", "the")]


def _same(a: list[str], b: list[str]) -> bool:
    return a[-1] == b[-1] and (a[0] == b[0] or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]))


def _identity(name: str, person: bool, full: dict[str, list[list[str]]]) -> str | None:
    core = _name_words(name)
    if not core:
        return None
    bearers = full.get(core[-1], []) if person else []
    if person and len(core) == 1 and len(bearers) == 1:
        core = bearers[0]
    elif person and len(core) > 1:
        core = next((b for b in bearers if _same(core, b)), core)
    return "-".join(core)
