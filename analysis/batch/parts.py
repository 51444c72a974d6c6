"""The folder of the output: its parts, each whole or not there, and what they were made from."""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

import analysis
from analysis.corpus import writing
from analysis.corpus.formats import Unusable

MANIFEST = "manifest.json"
_LOCK = ".lock"
_LIBRARIES = ("numpy", "pandas", "pyarrow", "scikit-learn", "scipy")


def path(out: Path, table: str, number: int) -> Path:
    """Name a part of a table."""
    return out / table / f"{number:06}.parquet"


def rows(out: Path, table: str) -> int:
    """Count the rows of a table that is written."""
    from pyarrow.parquet import read_metadata

    return sum(read_metadata(part).num_rows for part in (out / table).glob("*.parquet"))


def write(table: pd.DataFrame, target: Path) -> None:
    """Write a table as Parquet; a reader never sees half of it."""
    writing.whole(target, lambda part: table.to_parquet(part, index=False))


@contextlib.contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold the output for one run; what a killed run or worker left half written is taken away.

    Raises
    ------
    Unusable
        If another run on this machine holds it.
    """
    out.mkdir(parents=True, exist_ok=True)
    with (out / _LOCK).open("w") as file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass
        except OSError as error:
            raise Unusable(f"{out}: another run writes there; wait for it, or give another --out") from error
        _clear(out)
        yield
        _clear(out)


def _clear(out: Path) -> None:
    for part in out.glob("*/.*.part"):
        part.unlink(missing_ok=True)


def claim(out: Path, source: Path, options: dict[str, Any]) -> None:
    """Write down what the parts are made from, or see that they are made from the same.

    Raises
    ------
    Unusable
        If the output holds parts of another input, of other options or of another version of the program.
    """
    asked = {"input": _content(source), "options": options, "program": _program()}
    asked["versions"] = {name: version(name) for name in _LIBRARIES}
    target = out / MANIFEST
    if target.exists() or (out / "features").exists():
        try:
            found = json.loads(target.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = {}
        other = [name for name in asked if not isinstance(found, dict) or found.get(name) != asked[name]]
        if other:
            raise Unusable(
                f"{out} holds another run (other {', '.join(other)}): give another --out, or take that folder away"
            )
        return
    writing.whole(
        target, lambda part: part.write_text(json.dumps(asked, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    )


def _content(source: Path) -> str:
    """Hash the names and bytes of an input."""
    files = [source] if source.is_file() else sorted(path for path in source.rglob("*") if path.is_file())
    return _hash((str(path.relative_to(source.parent)), path) for path in files)


def _program() -> str:
    """Hash code, weights and word lists: another version may measure otherwise."""
    package = Path(analysis.__file__).parent
    files = [path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return _hash((path.relative_to(package).as_posix(), path) for path in sorted(files))


def _hash(files: Iterable[tuple[str, Path]]) -> str:
    digest = hashlib.sha256()
    for name, file in files:
        with file.open("rb") as data:
            digest.update(name.encode("utf-8", "replace") + b"\0" + hashlib.file_digest(data, "sha256").digest())
    return digest.hexdigest()
