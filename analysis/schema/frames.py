"""Tables made to the schema, and held to it."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray, ExtensionDtype

from analysis.schema import compared, measured, published, spoken
from analysis.schema.columns import Column

TABLES = published.TABLES | spoken.TABLES | compared.TABLES | measured.TABLES


def frame(table: str, rows: list[dict] | pd.DataFrame) -> pd.DataFrame:
    """Make a table of the schema: its columns in order, each with its type.

    Parameters
    ----------
    table : str
        A name in `TABLES`.
    rows : list of dict, or DataFrame
        One element a row. Columns that the schema does not name are dropped; nullable ones may be absent.

    Returns
    -------
    DataFrame
        With a fresh index.

    Raises
    ------
    KeyError
        If a column that may not be absent is.

    Examples
    --------
    >>> row = {"fact": "e1.f1", "article": "a", "start": 0, "end": 4, "similarity": 1.0}
    >>> frame("mentions", [row]).dtypes["attribution"]
    Int64Dtype()
    """
    given = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
    return pd.DataFrame({column.name: _values(given, column, table) for column in TABLES[table]})


def _values(given: pd.DataFrame, column: Column, table: str) -> ExtensionArray | np.ndarray:
    """Read one column as its type; as an array, since putting Series into a table compares their indexes."""
    if column.name in given:
        values = given[column.name]
    elif column.nullable or given.empty:
        values = pd.Series([None] * len(given), dtype="object")
    else:
        raise KeyError(f"table {table} needs the column {column.name}")
    typed = values if values.dtype == column.dtype else values.astype(column.dtype)
    return typed.array if isinstance(typed.dtype, ExtensionDtype) else typed.to_numpy()


def rows(table: pd.DataFrame, *columns: str) -> Iterator[tuple]:
    """Read some columns row by row. Iterating over a column of strings itself takes ten times as long.

    >>> list(rows(pd.DataFrame({"article": ["a", "b"], "start": [0, 4]}), "article", "start"))
    [('a', 0), ('b', 4)]
    """
    return zip(*(table[column].tolist() for column in columns), strict=True)


def by_article(table: pd.DataFrame, *columns: str) -> dict[str, list[tuple]]:
    """Read some columns of each article's rows, in their order. A table for every article would take much longer.

    >>> by_article(pd.DataFrame({"article": ["a", "b", "a"], "start": [0, 4, 9]}), "start")
    {'a': [(0,), (9,)], 'b': [(4,)]}
    """
    found: dict[str, list[tuple]] = defaultdict(list)
    for article, row in zip(table["article"].tolist(), rows(table, *columns), strict=True):
        found[article].append(row)
    return dict(found)


def yes(column: pd.Series) -> pd.Series:
    """Tell where a column of yes, no and unknown says yes.

    >>> yes(pd.Series([True, False, None], dtype="boolean")).tolist()
    [True, False, False]
    """
    return column.fillna(False).astype(bool)


def problems(table: str, data: pd.DataFrame) -> list[str]:
    """List every way in which a table breaks the schema, each with the first row that does.

    Returns
    -------
    list of str
        Empty where the table keeps to it.
    """
    found = [f"{table} lacks {c.name}" for c in TABLES[table] if c.name not in data]
    for column in TABLES[table]:
        if column.name not in data:
            continue
        values = data[column.name]
        if str(values.dtype) != column.dtype:
            found.append(f"{table}.{column.name} is {values.dtype}, not {column.dtype}")
        if not column.nullable and values.isna().any():
            found.append(f"{table}.{column.name} is absent in row {values.isna().idxmax()}")
        allowed = column.unit.split(" | ") if " | " in column.unit else None
        odd = values.dropna()[~values.dropna().isin(allowed)] if allowed else values.iloc[:0]
        if len(odd):
            found.append(f"{table}.{column.name} is {odd.iloc[0]!r} in row {odd.index[0]}, not one of {column.unit}")
    return found
