"""A story's tables, computed once for the same texts, weights and parameters."""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from analysis import corpus, schema
from analysis.flow import Story, measure
from analysis.report import places

LIBRARIES = ("numpy", "pandas", "scikit-learn", "scipy", "nltk", "trafilatura")
# How the text is found and shown does not change a table.
SHOWN = ("charts", "tables", "report", "templates", "readings.py", "__main__.py", "lines.py", "learning", "__pycache__")
ENGINE = "SAMESTORY_ENGINE"
KEPT = 30


def story(
    name: str | Path | Sequence[str | Path] = "sample", texts: str | Path | None = None, engine: str | None = None
) -> Story:
    """Give the tables of a story, from the cache where nothing changed since they were computed.

    Parameters
    ----------
    name : str, Path or sequence of them
        A story's name or folder, or files; several together are one story.
    texts : str or Path, optional
        Where the texts lie of a story that does not ship them.
    engine : {"fast", "accurate"}, optional
        What finds the attributions; by default what the variable SAMESTORY_ENGINE says, or "accurate".

    Returns
    -------
    Story
        Its tables are named in `analysis.schema`.

    Raises
    ------
    analysis.corpus.NoArticles
        If there is nothing to read.
    """
    return read(name, texts, engine)[0]


def read(
    name: str | Path | Sequence[str | Path], texts: str | Path | None = None, engine: str | None = None
) -> tuple[Story, list[str]]:
    """Give a story and, one sentence each, what could not be read."""
    paths = [name] if isinstance(name, str | Path) else list(name)
    engine = engine or os.environ.get(ENGINE) or "accurate"
    articles, problems = corpus.read(paths, texts=texts)
    corrections = corpus.read_corrections(paths)
    problems += corpus.astray(corrections, articles)
    folder = places.CACHE / key(articles, corrections, engine)
    found = _load(folder, str(articles["story"].iloc[0]))
    if found is None:
        found = measure(articles, corrections, engine=engine)
        _save(folder, found)
    return found, problems


def key(articles: pd.DataFrame, corrections: pd.DataFrame, engine: str) -> str:
    """Hash what the tables depend on: texts and what is known of them, corrections, engine, weights, word lists, code.

    Parameters
    ----------
    articles, corrections : DataFrame
        As read.
    engine : str
        What finds the attributions.
    """
    digest = hashlib.sha256()
    for table in (articles, corrections):
        digest.update(table.to_json(orient="split").encode())
    digest.update(json.dumps([engine, _program(), [version(name) for name in LIBRARIES]]).encode())
    return digest.hexdigest()[:32]


@cache
def _program() -> str:
    """Hash the package's code, weights and word lists, but not what only shows results."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        parts = path.relative_to(package).parts
        if path.is_file() and not set(parts) & set(SHOWN):
            digest.update("/".join(parts).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _load(folder: Path, name: str) -> Story | None:
    """Read a story's tables; None where one is absent or cannot be read."""
    try:
        tables = {n: pd.read_parquet(folder / f"{n}.parquet") for n in json.loads((folder / "tables.json").read_text())}
        typed = {n: schema.frame(n, t) if n in schema.TABLES else t for n, t in tables.items()}
        os.utime(folder)
        return Story(name=name, **typed)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _save(folder: Path, found: Story) -> None:
    """Write a story's tables beside their place and move them there; a cache that cannot be written is done without."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=folder.parent))
    except OSError:
        return
    try:
        tables = found.tables()
        for name, table in tables.items():
            table.to_parquet(part / f"{name}.parquet", index=False)
        (part / "tables.json").write_text(json.dumps(list(tables)))
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
    _forget(folder.parent)


def _forget(cached: Path) -> None:
    """Keep the stories used last."""
    found = []
    for path in cached.iterdir():
        # Another run may take a folder away meanwhile.
        with contextlib.suppress(OSError):
            if path.is_dir() and not path.name.startswith("."):
                found.append((path.stat().st_mtime, path.name))
    for _, name in sorted(found)[:-KEPT]:
        shutil.rmtree(cached / name, ignore_errors=True)
