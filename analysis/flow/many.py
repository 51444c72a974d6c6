"""The tables of many stories in one call."""

from collections.abc import Collection, Iterable
from dataclasses import fields

import pandas as pd

from analysis import attribution, features, schema
from analysis.flow.container import Story
from analysis.flow.measuring import coded, compared, voices, worded

_CODED = {"attributed", "house_needs", "corrections"}


def measure_all(
    articles: pd.DataFrame, engine: str = "fast", compare: bool = False, wanted: Collection[str] | None = None
) -> dict[str, pd.DataFrame]:
    """Compute the tables of many stories in one call: what `measure` gives for each, one below the other.

    Parameters
    ----------
    articles : DataFrame
        Table `articles`; the column story says what belongs together, and no two articles have the same name.
    engine : {"fast", "accurate"}
        What finds the attributions.
    compare : bool
        Whether to compare the articles of a story. It takes many times longer than all else; without it, and for a
        story of one article, what compares articles is absent.
    wanted : collection of str, optional
        Which tables to give beside features; what none of them needs is not computed. All, where absent.

    Returns
    -------
    dict of str to DataFrame
        features and the other tables by name; with `compare` also those that compare. Names of events and facts begin
        with the story's.

    Examples
    --------
    >>> from analysis import corpus
    >>> rows = [{"id": n, "story": n, "text": f"The port closed, {n} said."} for n in ("Ida Lund", "Tomas Doyle")]
    >>> articles, _ = corpus.from_rows(pd.DataFrame(rows), "corpus")
    >>> measure_all(articles)["features"]["statements"].tolist()
    [1, 1]
    """
    with attribution.uncollected():
        tables = voices(articles, engine=engine)
        if wanted is None or not _CODED.isdisjoint(wanted):
            tables = coded(tables, engine=engine)
        tables = worded(tables, engine=engine)
        if not compare:
            return _only(tables | {"features": features.features(tables)}, wanted)
    crowds = articles["story"].value_counts()
    lone = _slices(tables, crowds.index[crowds == 1])
    parts = [lone | {"features": features.features(lone)}]
    for story in sorted(crowds.index[crowds > 1]):
        mine = _slices(tables, [story])
        mine |= compared(mine, engine=engine)
        named = {name: _prefixed(table, story) for name, table in mine.items()}
        parts.append(named | {"features": features.features(named)})
    empty = {f.name: schema.frame(f.name, []) for f in fields(Story) if f.name in schema.TABLES}
    whole = {name: _joined([part[name] for part in parts if name in part], empty[name]) for name in empty}
    return _only(whole, wanted)


def _only(tables: dict[str, pd.DataFrame], wanted: Collection[str] | None) -> dict[str, pd.DataFrame]:
    """Keep the wanted tables, and the features."""
    return tables if wanted is None else {name: tables[name] for name in (*wanted, "features") if name in tables}


def _slices(tables: dict[str, pd.DataFrame], stories: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Keep the rows of some stories."""
    articles = tables["articles"]
    kept = articles.loc[articles["story"].isin(list(stories)), "article"]
    return {name: table[table["article"].isin(kept)].reset_index(drop=True) for name, table in tables.items()}


def _prefixed(table: pd.DataFrame, story: str) -> pd.DataFrame:
    """Put the story before its names of events and facts."""
    named = [column for column in ("event", "fact") if column in table]
    return table.assign(**{column: f"{story}/" + table[column] for column in named})


def _joined(parts: list[pd.DataFrame], empty: pd.DataFrame) -> pd.DataFrame:
    """Put tables one below the other; their types stay."""
    held = [part for part in parts if len(part)]
    return pd.concat(held, ignore_index=True) if held else empty
