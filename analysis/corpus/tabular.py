"""Articles in the rows of a CSV, JSON Lines or Parquet file."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.formats import Unusable, decode, few_nuls, sha256, well_formed

# What a Parquet file may say that it holds, unpacked, before it is read whole.
LARGEST_UNPACKED = 1_000_000_000
MOST_ROWS = 100_000
_NAMES = {"id": "article", "date": "published", "author": "byline", "title": "headline"}
FIELDS = (
    "article",
    "story",
    "outlet",
    "agency",
    "genre",
    "headline",
    "byline",
    "published",
    "updated",
    "url",
    "event",
    "language",
)

Row = dict[str, str | None]


def rows(path: Path, data: bytes, name: str) -> tuple[list[Row], list[str]]:
    """Read one article a row; the column `text` is required, the others may be absent.

    Parameters
    ----------
    path : Path
        Its suffix tells the format.
    data : bytes
        The whole file.
    name : str
        What to call it in a message.

    Returns
    -------
    rows : list of dict
        With `text`, `sha256`, `encoding`, `where` (for messages) and those of the known fields that the row states.
    problems : list of str
        One sentence for each row that was passed over.

    Raises
    ------
    Unusable
        If the file as a whole cannot be read or has no column `text`.
    """
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        raw, encoding = _parquet(data, name), "parquet"
    else:
        content, encoding = decode(data, name)
        raw = _json_lines(content, name) if suffix in (".jsonl", ".ndjson") else _csv(content, name)
    return collect(raw, encoding)


def collect(raw: Iterable[tuple[str, Any]], encoding: str) -> tuple[list[Row], list[str]]:
    """Make rows of (where, record) pairs; a record that is a string is a problem, and so is one that is no article."""
    found: list[Row] = []
    problems: list[str] = []
    for where, record in raw:
        if isinstance(record, str):
            problems.append(record)
            continue
        row, problem = article(record, where)
        if row is not None:
            found.append(row | {"encoding": encoding, "where": where})
        else:
            problems.append(problem)
    return found, problems


def known(column: str) -> bool:
    """Whether a column is read, by its name.

    >>> known("Title"), known("comments")
    (True, False)
    """
    return field_of(column) in (*FIELDS, "text")


def field_of(column: str) -> str:
    """Give the field that a column is of, whatever its case: "Title" is the headline."""
    name = column.strip().lower()
    return _NAMES.get(name, name)


def article(record: dict[str, Any], where: str) -> tuple[Row | None, str]:
    """Make a row of known fields, or say why it cannot be one."""
    named: dict[str, Any] = {}
    for key, value in record.items():
        name = field_of(str(key))
        # Of two columns for one field the first that says anything counts.
        if name not in named or not _plain(named[name]):
            named[name] = value
    text = named.get("text")
    if not isinstance(text, str):
        return None, f"{where} has no text: give it a string in the column 'text'"
    if not few_nuls(text):
        return None, f"{where} holds NUL characters in its text: take them out"
    text = well_formed(text).removeprefix("\ufeff")
    if not text.strip():
        return None, f"{where} has an empty text: fill it in, or take the row away"
    row: Row = {"text": text, "sha256": sha256(text.encode("utf-8"))}
    for field in FIELDS:
        value = _plain(named.get(field))
        if value:
            row[field] = value
    return row, ""


def _plain(value: Any) -> str:
    """Write a cell as text; what is absent, or no single value, is the empty string."""
    if hasattr(value, "isoformat"):
        # A date that is absent is not equal to itself.
        return str(value.isoformat()) if value == value else ""
    if isinstance(value, float) and value != value:
        return ""
    return well_formed(str(value)).strip() if isinstance(value, str | int | float) else ""


def _csv(content: str, name: str) -> Iterator[tuple[str, Any]]:
    """Yield (where, record) for each row; a semicolon or tab may part the cells as well as a comma."""
    reader = cells(content)
    columns = [(column or "").strip().lower() for column in reader.fieldnames or []]
    need_text(columns, name)
    try:
        for record in reader:
            where = f"{name}, line {reader.line_num}"
            if None in record or None in record.values():
                yield (
                    where,
                    f"{where} does not have the {len(columns)} cells of the header: put quotation marks round"
                    " cells that hold a comma or a line break",
                )
            else:
                yield where, record
    except csv.Error as error:
        where = f"{name}, line {reader.line_num}"
        yield where, f"{where} is no CSV ({error}): what follows it was not read; save the file anew"


def cells(content: str) -> "csv.DictReader[str]":
    """Read csv whose cells a comma, a semicolon or a tab parts, whichever its header has most of."""
    csv.field_size_limit(sys.maxsize)
    head = content.lstrip("\ufeff").partition("\n")[0]
    return csv.DictReader(io.StringIO(content, newline=""), delimiter=max(",;\t", key=head.count))


def _json_lines(content: str, name: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "nested too deeply")
            yield where, f"{where} is no JSON ({reason}): write one object a line"
            continue
        yield where, record if isinstance(record, dict) else f"{where} is no JSON object: write one object a line"


def _parquet(data: bytes, name: str) -> Iterator[tuple[str, Any]]:
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(io.BytesIO(data)) as file:
            meta, columns = file.metadata, file.schema_arrow.names
            size = sum(meta.row_group(n).total_byte_size for n in range(meta.num_row_groups))
            if size > LARGEST_UNPACKED or meta.num_rows > MOST_ROWS:
                raise Unusable(
                    f"{name} unpacks to {meta.num_rows:,} rows of {size:,} bytes, more than a story has: use 'batch'"
                )
            table = file.read([column for column in columns if known(column)]).to_pandas()
    except (OSError, ValueError, pyarrow.ArrowException) as error:
        if isinstance(error, Unusable):
            raise
        raise Unusable(f"{name} is no Parquet file that can be read: write it anew") from error
    need_text([column.strip().lower() for column in columns], name)
    yield from records(table, name)


def records(table: pd.DataFrame, name: str) -> Iterator[tuple[str, Any]]:
    """Yield (where, record) for each row of a table in memory.

    Raises
    ------
    Unusable
        If it has no column `text`.
    """
    need_text([str(column).strip().lower() for column in table.columns], name)
    for number, record in enumerate(table.to_dict("records"), start=1):
        yield f"{name}, row {number}", record


def need_text(columns: list[str], name: str) -> None:
    """Refuse a table without the column `text`."""
    if "text" not in columns:
        stated = ", ".join(columns[:8]) or "none"
        raise Unusable(f"{name} has no column 'text' (its columns: {stated}): name the column that holds the texts so")
