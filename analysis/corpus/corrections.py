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
# Where another article tells the fact whose cell is wrong: the columns that the check sheet calls so.
EVIDENCE = ("evidence", "evidence_start", "evidence_end")
CORRECTABLE = {
    "articles": ("event", "outlet", "agency", "genre", "headline", "byline", "published", "updated", "url"),
    "paragraphs": ("role", "origin"),
    "attributions": ("act", "stance", "channel"),
    "attributed": ("source_type", "unnamed_kind", "stated_count", "descriptor_level", "reason", "content_kind"),
    "loaded": ("category", "voice", "score"),
    "coverage": ("status",),
}
# What the program took for an attribution and is none.
NONE = "none"


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
        Columns table, article, start, end (absent for tables articles and coverage), column, value, note; and evidence,
        evidence_start, evidence_end: a passage of another article that tells the fact, for table coverage.

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
    columns = [*COLUMNS, *EVIDENCE]
    table = pd.DataFrame(rows, columns=columns, dtype="object")
    offsets = ("start", "end", *EVIDENCE[1:])
    return table.astype(dict.fromkeys(columns, "str") | dict.fromkeys(offsets, "Int64"))


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
        cells = {column: (record.get(column) or "").strip() for column in (*COLUMNS, *EVIDENCE)}
        if any(cells.values()):
            found.append(_checked(cells, f"{name}, line {reader.line_num}"))
    return found


def _checked(cells: dict[str, str], where: str) -> dict[str, object]:
    """Check a row against what can be set right."""
    table, column = cells["table"], cells["column"]
    if table not in CORRECTABLE:
        raise BadCorrections(
            f"{where}: there is no table {table!r} to set right: write one of {', '.join(CORRECTABLE)}"
        )
    known = {c.name: c for c in schema.TABLES[table] if c.name in CORRECTABLE[table]}
    if column not in known:
        raise BadCorrections(
            f"{where}: table {table} has no column {column!r} to set right: write one of {', '.join(known)}"
        )
    allowed = known[column].unit.split(" | ") if " | " in known[column].unit else []
    allowed += [NONE] if column == "act" else []
    if allowed and cells["value"] not in allowed and not (known[column].nullable and not cells["value"]):
        raise BadCorrections(f"{where}: {cells['value']!r} is no {column}: write one of {', '.join(allowed)}")
    if not cells["article"]:
        raise BadCorrections(f"{where} names no article: fill in the column 'article'")
    return cells | _offsets(cells, where)


def _offsets(cells: dict[str, str], where: str) -> dict[str, object]:
    """Read the offsets that a row needs, which depend on its table."""
    needed = {"articles": (), "coverage": EVIDENCE[1:]}.get(cells["table"], ("start", "end"))
    found: dict[str, object] = dict.fromkeys(("start", "end", *EVIDENCE[1:]))
    for side in needed:
        if not cells[side].isdigit():
            raise BadCorrections(f"{where}: {side} must be an offset into the text, not {cells[side]!r}")
        found[side] = int(cells[side])
    return found


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
