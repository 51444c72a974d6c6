"""What the outlets that are measured answer, as a story's folder holds it."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.corpus.stories import locate

FILE = "responses.csv"
COLUMNS = ("outlet", "date", "text")


def read(paths: Sequence[str | Path]) -> tuple[list[dict[str, str]], list[str]]:
    """Read the responses.csv of every story folder among some paths.

    Parameters
    ----------
    paths : sequence of str or Path
        Stories' names, folders or files.

    Returns
    -------
    (list of dict, list of str)
        Responses with outlet, date and text; and, one sentence each, what could not be read.
    """
    found, problems = [], []
    for path in paths:
        folder = locate(path)
        file = folder / FILE if folder is not None and folder.is_dir() else None
        if file is None or not file.is_file():
            continue
        try:
            table = pd.read_csv(file, dtype="str", keep_default_na=False, encoding="utf-8-sig")
        except (OSError, ValueError) as error:
            problems.append(f"{path}/{FILE} cannot be read: {' '.join(str(error).split())}")
            continue
        lacking = [column for column in COLUMNS if column not in table]
        if lacking:
            problems.append(f"{path}/{FILE} has no column {lacking[0]!r}: its columns must be {', '.join(COLUMNS)}")
            continue
        found += table[list(COLUMNS)].to_dict("records")
    return found, problems


def of(responses: list[dict[str, str]], outlet: str) -> list[dict[str, str]]:
    """Keep one outlet's responses."""
    return [row for row in responses if row["outlet"].strip().casefold() == outlet.strip().casefold()]
