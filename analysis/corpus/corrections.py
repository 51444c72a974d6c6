"""What a reader set right: corrections.csv, laid over the tables."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.corpus.formats import Unusable, decode
from analysis.corpus.stories import inside, locate

FILE = "corrections.csv"
COLUMNS = ("table", "article", "start", "end", "column", "value", "note")


class BadCorrections(Unusable):
    """A row of corrections.csv that cannot be followed; its message is one sentence."""


def read_corrections(paths: Sequence[str | Path]) -> pd.DataFrame:
    """Read the corrections.csv of every story folder among some paths.

    Parameters
    ----------
    paths : sequence of str or Path
        As given to `read`; those without a corrections.csv have none.

    Returns
    -------
    DataFrame
        Columns table, article, start, end (absent for table articles), column, value, note.

    Raises
    ------
    BadCorrections
        If a row names a table, a column or a role that there is not, or offsets that are no numbers. A correction that
        is silently left out would be worse than none.
    """
    rows: list[dict[str, object]] = []
    for path in [paths] if isinstance(paths, str | Path) else paths:
        folder = locate(path)
        file = folder / FILE if folder is not None and folder.is_dir() else None
        if file is not None and file.is_file():
            rows += _rows(file, f"{path}/{FILE}")
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")
    types = dict.fromkeys(COLUMNS, "str") | {"start": "Int64", "end": "Int64"}
    return table.astype(types)


def _rows(file: Path, name: str) -> list[dict[str, object]]:
    try:
        if not inside(file, file.parent):
            raise Unusable("it leads out of the folder")
        content, _ = decode(file.read_bytes(), name)
    except (Unusable, OSError) as error:
        raise BadCorrections(f"{name} cannot be read: {error}") from error
    reader = csv.DictReader(io.StringIO(content, newline=""))
    columns = [(column or "").strip() for column in reader.fieldnames or []]
    lacking = [column for column in COLUMNS[:6] if column not in columns]
    if lacking:
        raise BadCorrections(f"{name} has no column {lacking[0]!r}: its columns must be {', '.join(COLUMNS)}")
    reader.fieldnames = columns
    found = []
    for record in reader:
        cells = {column: (record.get(column) or "").strip() for column in COLUMNS}
        if any(cells.values()):
            found.append(_checked(cells, f"{name}, line {reader.line_num}"))
    return found


def _checked(cells: dict[str, str], where: str) -> dict[str, object]:
    """Check a row against the schema."""
    table, column = cells["table"], cells["column"]
    if table not in schema.TABLES:
        raise BadCorrections(f"{where}: there is no table {table!r}: write one of {', '.join(schema.TABLES)}")
    known = {c.name: c for c in schema.TABLES[table]}
    if column not in known:
        raise BadCorrections(f"{where}: table {table} has no column {column!r}: write one of {', '.join(known)}")
    allowed = known[column].unit.split(" | ") if " | " in known[column].unit else None
    if allowed and cells["value"] not in allowed and not (known[column].nullable and not cells["value"]):
        raise BadCorrections(f"{where}: {cells['value']!r} is no {column}: write one of {', '.join(allowed)}")
    if not cells["article"]:
        raise BadCorrections(f"{where} names no article: fill in the column 'article'")
    row: dict[str, object] = dict(cells)
    for side in ("start", "end"):
        if "start" not in known:
            row[side] = None
        elif cells[side].isdigit():
            row[side] = int(cells[side])
        else:
            raise BadCorrections(f"{where}: {side} must be an offset into the text, not {cells[side]!r}")
    return row


def correct(table: str, data: pd.DataFrame, corrections: pd.DataFrame | None) -> pd.DataFrame:
    """Lay a reader's corrections over a table.

    Parameters
    ----------
    table : str
        Its name in `schema.TABLES`.
    data : DataFrame
        The table.
    corrections : DataFrame or None
        As `read_corrections` gives them. A row applies where article, start and end agree (for a table without offsets
        where the article does); where none agrees, as after a change of the text, it does nothing: see `unused`.

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
        hit = _agrees(corrected, row)
        if row["column"] in corrected and hit.any():
            kind = corrected[row["column"]].dtype
            value = pd.Series([row["value"] if str(row["value"]).strip() and not pd.isna(row["value"]) else None])
            if str(kind) in ("int64", "Int64", "float64"):
                value = pd.to_numeric(value, errors="coerce")
            corrected.loc[hit, row["column"]] = value.astype(kind).iloc[0]
    return corrected


def _agrees(data: pd.DataFrame, row: dict) -> pd.Series:
    hit = data["article"] == row["article"]
    for side in ("start", "end"):
        if side in data and not pd.isna(row.get(side)):
            hit &= data[side] == row[side]
    return hit.fillna(False).astype(bool)


def unused(table: str, data: pd.DataFrame, corrections: pd.DataFrame | None) -> pd.DataFrame:
    """List the corrections of a table that no row of it agrees with, as after a change of the text."""
    if corrections is None or corrections.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    mine = corrections[corrections["table"] == table]
    return mine[[not _agrees(data, row).any() for row in mine.to_dict("records")]]
