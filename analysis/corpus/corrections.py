"""What a reader set right: corrections.csv, read and checked."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.corpus.dates import iso_date
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
_DATES = ("published", "updated")
_HIGHEST_LEVEL = 4
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
    reader = csv.DictReader(io.StringIO(content, newline=""), strict=True)
    try:
        return _records(reader, name)
    except csv.Error as error:
        # A quotation mark that is never closed would swallow all rows behind it.
        raise BadCorrections(
            f"{name} is no CSV behind line {reader.line_num} ({error}): close each quotation mark, or double it within"
            " a cell"
        ) from error


def _records(reader: "csv.DictReader[str]", name: str) -> list[dict[str, object]]:
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
    return cells | {"value": _typed(known[column], cells["value"], where)} | _offsets(cells, where)


def _typed(column: schema.Column, value: str, where: str) -> str:
    """Check a value that must be a number or a date, and give it as the table holds it."""
    if not value:
        return value
    if column.name in _DATES:
        found = iso_date(value)
        if found is None:
            raise BadCorrections(f"{where}: {value!r} is no date: write it as 2026-01-15, 2026-01 or 2026")
        return found
    if column.dtype == "Int64" and not _whole(value):
        raise BadCorrections(f"{where}: {value!r} is no {column.name}: write a whole number in figures")
    if column.name == "descriptor_level" and int(value) > _HIGHEST_LEVEL:
        raise BadCorrections(f"{where}: {value!r} is no {column.name}: write 0 to {_HIGHEST_LEVEL}")
    if column.dtype == "float64" and not re.fullmatch(r"0?\.\d+|[01](?:\.0*)?", value):
        raise BadCorrections(f"{where}: {value!r} is no {column.name}: write a number from 0 to 1")
    return value


def _whole(value: str) -> bool:
    return value.isascii() and value.isdigit()


def _offsets(cells: dict[str, str], where: str) -> dict[str, object]:
    """Read the offsets that a row needs, which depend on its table."""
    needed = {"articles": (), "coverage": EVIDENCE[1:]}.get(cells["table"], ("start", "end"))
    found: dict[str, object] = dict.fromkeys(("start", "end", *EVIDENCE[1:]))
    for side in needed:
        if not _whole(cells[side]):
            raise BadCorrections(f"{where}: {side} must be an offset into the text, not {cells[side]!r}")
        found[side] = int(cells[side])
    return found
