"""Which rows are articles, and why the others are not."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from analysis.batch.pieces import Record
from analysis.corpus import tabular

# Characters; the longest reports of magazines have a fifth of it.
LONGEST_TEXT = 500_000
LONGEST_CELL = 10_000
COLUMNS = ("file", "row", "article", "reason")


class Rejected(NamedTuple):
    """A row that was not measured.

    file, row : where it stands; rows are numbered from 1
    article : its id, where it has one
    reason : one sentence, without its place
    """

    file: str
    row: int
    article: str | None
    reason: str


def check(
    records: Iterable[Record], file: str, seen: set[str] | None = None
) -> tuple[dict[int, tabular.Row], list[Rejected]]:
    """Sort records into articles and rows that are none.

    Parameters
    ----------
    records : iterable of Record
        As `pieces.records` reads them.
    file : str
        Name of the file or folder that they stand in.
    seen : set of str, optional
        Ids that are taken; those of these records are added.

    Returns
    -------
    rows : dict of int to dict
        By their numbers, for `corpus.from_records`; each has an article, and a story where one is stated.
    rejected : list of Rejected
        No text, no string, a text above `LONGEST_TEXT` or another cell above `LONGEST_CELL`, an id that is taken, no
        record at all.
    """
    rows: dict[int, tabular.Row] = {}
    rejected: list[Rejected] = []
    seen = set() if seen is None else seen
    for n, where, record in records:
        row, reason = _row(record, f"{file.rsplit('.', 1)[0]}-{n + 1}")
        if row is not None and row["article"] in seen:
            row, reason = None, "has the id of a row above it: give it one of its own"
        if row is None:
            rejected.append(Rejected(file, n + 1, _id(record), reason))
            continue
        seen.add(str(row["article"]))
        rows[n] = row | {"where": where, "encoding": "utf-8"}
    return rows, rejected


def _row(record: Any, name: str) -> tuple[tabular.Row | None, str]:
    """Make a row of known fields, or say why it cannot be one."""
    if isinstance(record, str):
        return None, record
    for column, value in record.items():
        most = LONGEST_TEXT if str(column).strip().lower() == "text" else LONGEST_CELL
        if isinstance(value, str | bytes) and len(value) > most:
            return None, f"has {len(value):,} characters in {str(column)[:40]!r}, more than {most:,}: no article has"
    row, problem = tabular.article(record, "it")
    if row is None:
        return None, problem.removeprefix("it ")
    row["article"] = row.get("article") or name
    return row, ""


def _id(record: Any) -> str | None:
    named = record if isinstance(record, dict) else {}
    stated = next((v for k, v in named.items() if str(k).strip().lower() in ("id", "article")), None)
    return str(stated)[:200] if isinstance(stated, str | int) else None


def table(rejected: list[Rejected]) -> pd.DataFrame:
    """Make the table of rows that were not measured."""
    types = {"file": "str", "row": "int64", "article": "str", "reason": "str"}
    return pd.DataFrame(rejected, columns=list(COLUMNS)).astype(types)
