"""How fast the engines are, each in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd

import analysis
from analysis import attribution
from analysis.benchmark.figures import plain
from analysis.corpus.stories import locate

REPEATS = 3
_UNITS = {"": "seconds", ", CPU": "CPU seconds"}
_CLOCK = Path(__file__).with_name("clock.py")


def speed(folder: Path | None = None, repeats: int = REPEATS) -> pd.DataFrame:
    """Time both engines, each in a fresh process, on PolNeAR's development part or else on the sample story.

    Do not compare figures of different machines, or of a busy one: CPU figures suffer less from what else runs.

    Parameters
    ----------
    folder : Path, optional
        The gold corpora; holds ``polnear/dev/text``.
    repeats : int
        The fastest of so many runs counts.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`. Parts: start (seconds, and CPU seconds, to import the package, and then to load the
        engine); attributions, and paragraphs and sentences (words per second, and per CPU second of all threads
        together).
    """
    return pd.concat([_timed(engine, _texts(folder), repeats) for engine in attribution.ENGINES], ignore_index=True)


def _texts(folder: Path | None) -> Path:
    gold = folder / "polnear" / "dev" / "text" if folder else None
    return gold if gold and gold.is_dir() else locate("sample") or Path()


def _timed(engine: str, texts: Path, repeats: int) -> pd.DataFrame:
    told = timings(engine, texts, repeats)
    words = int(told["words"])
    start = {f"{unit} to {step}": told[step + cpu] for cpu, unit in _UNITS.items() for step in ("import", "load")}
    parts = [plain(engine, "start", start, 1)]
    for part, step in (("attributions", "find"), ("paragraphs and sentences", "split")):
        rates = {"words per second": words / told[step], "words per CPU second": words / told[f"{step}, CPU"]}
        parts.append(plain(engine, part, rates, words))
    return pd.concat(parts, ignore_index=True)


def timings(engine: str, texts: Path, repeats: int = REPEATS) -> dict[str, float]:
    """Time an engine in a fresh process; what `clock.main` gives."""
    # By its path, since "-m" would import the package before the clock starts.
    command = [sys.executable, "-P", str(_CLOCK), engine, str(texts.resolve()), str(repeats)]
    found = {**os.environ, "PYTHONPATH": str(Path(analysis.__file__).parents[1])}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=found)
    return json.loads(done.stdout)
