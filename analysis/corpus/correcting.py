"""What a reader set right, laid over the tables."""

import pandas as pd

from analysis import schema
from analysis.corpus.corrections import COLUMNS, EVIDENCE, FILE


def astray(corrections: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    """Say, one sentence each, which articles corrections name that there are not; such a correction does nothing.

    Parameters
    ----------
    corrections : DataFrame
        From `read_corrections`.
    articles : DataFrame
        Table of that name.
    """
    lost = sorted(set(corrections["article"]) - set(articles["article"]))
    return [f"{FILE} names the article {name!r}, which there is not: write the name of its file" for name in lost]


def of_attributions(data: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Say where the rows of a table of attributions stand: in each of their spans, and from the first to the last.

    Returns
    -------
    DataFrame
        row (of `data`), article, start, end; to be given to `correct`.
    """
    keys = ["article", "attribution"]
    whole = spans.groupby(keys).agg(start=("start", "min"), end=("end", "max")).reset_index()
    every = pd.concat([whole, spans[[*keys, "start", "end"]]], ignore_index=True)
    return data[keys].rename_axis("row").reset_index().merge(every, on=keys)[["row", "article", "start", "end"]]


def of_cells(coverage: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Say by which passages the fact of each cell of the coverage is known: those that report it anywhere."""
    passages = mentions[["fact", "article", "start", "end"]].set_axis(["fact", *EVIDENCE], axis=1)
    return coverage[["fact", "article"]].rename_axis("row").reset_index().merge(passages, on="fact")


def correct(
    table: str, data: pd.DataFrame, corrections: pd.DataFrame | None, places: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Lay a reader's corrections over a table.

    Parameters
    ----------
    table : str
        Its name in `CORRECTABLE`.
    data : DataFrame
        The table.
    corrections : DataFrame or None
        As `read_corrections` gives them. A row applies where article and offsets agree (for a table without offsets
        where the article does); where none agrees, as after a change of the text, it does nothing: see `unused`.
    places : DataFrame, optional
        Where the rows stand, for a table that does not say so: see `of_attributions` and `of_cells`.

    Returns
    -------
    DataFrame
        A table of the same columns and types; an empty value makes the cell absent.

    Examples
    --------
    >>> rows = schema.frame("paragraphs", [{"article": "a", "paragraph": 0, "start": 0, "end": 9, "role": "body"}])
    >>> right = {"table": "paragraphs", "article": "a", "start": 0, "end": 9, "column": "role", "value": "caption"}
    >>> correct("paragraphs", rows, pd.DataFrame([right]))["role"].tolist()
    ['caption']
    """
    if corrections is None or corrections.empty or data.empty:
        return data
    corrected = data.copy()
    for row in corrections[corrections["table"] == table].to_dict("records"):
        hit = _agrees(corrected, row, places)
        if row["column"] in corrected and hit.any():
            kind = corrected[row["column"]].dtype
            value = pd.Series([_value(row)])
            if str(kind) in ("int64", "Int64", "float64"):
                value = pd.to_numeric(value, errors="coerce")
            corrected.loc[hit, row["column"]] = value.astype(kind).iloc[0]
    return corrected


def _value(row: dict) -> object:
    return None if pd.isna(row["value"]) or not str(row["value"]).strip() else row["value"]


def _agrees(data: pd.DataFrame, row: dict, places: pd.DataFrame | None = None) -> pd.Series:
    where = data if places is None else places
    hit = where["article"] == row["article"]
    for side in ("start", "end", *EVIDENCE):
        if side in where and not pd.isna(row.get(side)):
            hit &= where[side] == row[side]
    hit = hit.fillna(False).astype(bool)
    return hit if places is None else pd.Series(data.index.isin(places.loc[hit, "row"]), data.index)


def applied(
    table: str, data: pd.DataFrame, corrections: pd.DataFrame | None, places: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List the corrections of a table with what each one changes, before it does.

    Parameters
    ----------
    table, data, corrections, places
        As `correct` takes them.

    Returns
    -------
    DataFrame
        Table `corrections`; rows is 0 where none agrees.
    """
    if corrections is None:
        return schema.frame("corrections", [])
    rows = []
    for row in corrections[corrections["table"] == table].to_dict("records"):
        hit = _agrees(data, row, places)
        was = data.loc[hit, row["column"]].dropna().astype("str").drop_duplicates()
        found = {"rows": int(hit.sum()), "was": "; ".join(was) or None, "value": _value(row)}
        rows.append({name: row.get(name) for name in COLUMNS} | found)
    return schema.frame("corrections", pd.DataFrame(rows).astype("object") if rows else [])


def unused(table: str, data: pd.DataFrame, corrections: pd.DataFrame | None) -> pd.DataFrame:
    """List the corrections of a table that no row of it agrees with, as after a change of the text."""
    if corrections is None or corrections.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    mine = corrections[corrections["table"] == table]
    return mine[[not _agrees(data, row).any() for row in mine.to_dict("records")]]
