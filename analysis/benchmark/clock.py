"""Times one engine in the fresh process that it is started in; `speed` starts it.

Usage: python -P clock.py ENGINE FOLDER REPEATS
"""

import sys
import time

_STARTED = time.perf_counter(), time.process_time()

# What is imported from here on is part of what is timed.
import json  # noqa: E402
from collections.abc import Callable  # noqa: E402
from functools import partial  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import pandas as pd  # noqa: E402

from analysis import attribution, corpus, text  # noqa: E402

_SHORT = "The port closed on Monday, two officials said."


def main(engine: str, folder: str, repeats: int) -> dict[str, float]:
    """Time reading texts and finding who said what in them.

    Parameters
    ----------
    engine : str
        One of `attribution.ENGINES`.
    folder : str
        Holds the texts, \\*.txt.
    repeats : int
        The fastest of so many runs counts: others share the machine.

    Returns
    -------
    dict of str to float
        words; and seconds, and CPU seconds (all threads together), to import the package, to load the engine (its
        first attribution in one short sentence), to split the texts into paragraphs and sentences, and to find the
        attributions in them.
    """
    imported = time.perf_counter() - _STARTED[0], time.process_time() - _STARTED[1]
    short = _read(pd.DataFrame({"id": ["a"], "text": [_SHORT]}))
    loaded = _time(partial(_find, *short, engine))
    rows = [{"id": path.name, "text": path.read_text(encoding="utf-8")} for path in sorted(Path(folder).glob("*.txt"))]
    split, found = [], []
    for _ in range(repeats):
        text.forget()
        wall, cpu = time.perf_counter(), time.process_time()
        tables = _read(pd.DataFrame(rows))
        split.append((time.perf_counter() - wall, time.process_time() - cpu))
        found.append(_time(partial(_find, *tables, engine)))
    words = sum(text.count_words(row["text"]) for row in rows)
    told: dict[str, float] = {"words": words}
    for step, runs in (("import", [imported]), ("load", [loaded]), ("split", split), ("find", found)):
        told |= {step: min(wall for wall, _ in runs), f"{step}, CPU": min(cpu for _, cpu in runs)}
    return told


def _read(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    articles, _ = corpus.from_rows(rows, "timed")
    paragraphs = corpus.paragraphs(articles)
    return articles, paragraphs, corpus.sentences(articles, paragraphs)


def _find(articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame, engine: str) -> None:
    attribution.find(articles, paragraphs, sentences, engine=engine)


def _time(run: Callable[[], Any]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - wall, time.process_time() - cpu


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
