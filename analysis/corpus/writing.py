"""Writes files whole or not at all, and tables so that no program runs what a cell says."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

# What a spreadsheet program may take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def whole(target: Path, fill: Callable[[Path], Any]) -> None:
    """Let a function write a file of another name in the same folder, then give it its own name.

    Two that write the same file at once each leave a whole one; one that is killed, or finds the disk full, leaves
    none.

    Parameters
    ----------
    target : Path
        The file; its folder is made where it is not there.
    fill : function
        Writes to the path that it is given.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        fill(part)
        part.chmod(0o644)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def harmless(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before every text that a spreadsheet program would take for a formula.

    For csv alone, which people open in such programs: Parquet holds every text as it is. Numbers, offsets among them,
    stay as they are.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["=1+2", "Harbor Post"], "start": [-1, 2]})
    >>> harmless(table).to_numpy().tolist()
    [["'=1+2", -1], ['Harbor Post', 2]]

    References
    ----------
    OWASP, CSV injection.
    """
    texts = [c for c in table if not pd.api.types.is_numeric_dtype(table[c])]
    return table.assign(**{str(c): [plain(value) for value in table[c]] for c in texts})


def plain(value: Any) -> Any:
    """Put an apostrophe before one text that may be taken for a formula.

    >>> plain("@sum"), plain("the sum"), plain(-3)
    ("'@sum", 'the sum', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
