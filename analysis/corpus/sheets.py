"""Filled coding sheets: csv files as people's programs write them."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.corpus.formats import Unusable, decode

NEEDED = ("unit", "variable", "value")
# Only what statistics programs write for a missing value: "none" is a code.
MISSING = ("", "NA", "NaN", "nan", "<NA>")


def read_sheets(paths: Sequence[Path]) -> pd.DataFrame:
    """Read coding sheets, one file a coder.

    Parameters
    ----------
    paths : sequence of Path
        csv files with the columns unit, variable and value; more columns are passed over.

    Returns
    -------
    DataFrame
        coder (the file's name without its ending, or its path where two names are equal), unit, variable, value; rows
        without a value are kept, with an empty one.

    Raises
    ------
    Unusable
        If a file cannot be read, lacks a column, or fewer than two different files are given.
    """
    files = list(dict.fromkeys(path.resolve() for path in paths))
    if len(files) < 2:
        raise Unusable("agreement needs at least two coding sheets, one file a coder")
    stems = [file.stem for file in files]
    names = [file.stem if stems.count(file.stem) == 1 else str(file.with_suffix("")) for file in files]
    return pd.concat([_read(file).assign(coder=name) for file, name in zip(files, names, strict=True)])[
        ["coder", *NEEDED]
    ].reset_index(drop=True)


def _read(file: Path) -> pd.DataFrame:
    try:
        content, _ = decode(file.read_bytes(), file.name)
        lines = io.StringIO(content.lstrip(), newline="")
        reader = csv.DictReader(lines, delimiter=max(",;\t", key=content.lstrip().partition("\n")[0].count))
        known = {str(column).strip().casefold(): column for column in reversed(reader.fieldnames or [])}
        rows = list(reader)
    except (OSError, csv.Error) as error:
        raise Unusable(f"{file.name} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    lacking = [column for column in NEEDED if column not in known]
    if lacking:
        raise Unusable(f"{file.name} lacks the column {lacking[0]!r}: a sheet has {', '.join(NEEDED)}")
    cells = {column: [(row[known[column]] or "").strip() for row in rows] for column in NEEDED}
    cells["value"] = ["" if value in MISSING else value for value in cells["value"]]
    return pd.DataFrame(cells, dtype="str")
