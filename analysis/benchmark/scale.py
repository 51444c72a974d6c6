"""How the command batch scales: articles a second and memory, by how many articles and workers."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

import analysis
from analysis.benchmark import beside, synthetic
from analysis.benchmark.figures import COLUMNS, plain

_EACH = 5
_EVERY = 0.2


def scale(
    articles: Sequence[int] = (1000, 10_000),
    workers: Sequence[int] = (1, 2),
    events: int = 0,
    textacy_python: Path | None = None,
) -> pd.DataFrame:
    """Time the command batch on made-up corpora of growing size, each run in processes of its own.

    The articles have 700 words and about as many statements as news of that length. Do not compare figures of
    different machines; on a busy one, those of CPU seconds alone.

    Parameters
    ----------
    articles : sequence of int
        Sizes of corpora, measured without comparing articles.
    workers : sequence of int
        How many processes share the work; 0 for none but one.
    events : int
        So many events of five articles are compared as well, by the most workers.
    textacy_python : Path, optional
        An interpreter that holds textacy; it looks for direct quotations in the smallest of the corpora, in one
        process, its start not counted.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`. Memory is the most that was seen in use at one time, looked at five times a second:
        of all processes together (pages that they share count for each), and of the largest. Core hours are CPU time,
        the start of the processes included.
    """
    tables = []
    with tempfile.TemporaryDirectory(prefix="samestory-") as folder:
        for count in articles:
            source = Path(folder) / f"{count}.parquet"
            synthetic.write(source, count, _EACH)
            for number in workers:
                told = _timed(source, Path(folder) / f"{count}-{number}", ["--workers", str(number)])
                tables.append(_figures(f"{number} workers" if number != 1 else "1 worker", count, told, ""))
        if textacy_python and articles:
            tables.append(_theirs(Path(folder) / f"{min(articles)}.parquet", textacy_python))
        if events:
            source = Path(folder) / "events.parquet"
            synthetic.write(source, events * _EACH, _EACH)
            told = _timed(source, Path(folder) / "events", ["--events", "--workers", str(max(workers))])
            tables.append(_figures(f"{max(workers)} workers", events * _EACH, told, ", facts and reuse"))
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=list(COLUMNS))


def _figures(system: str, count: int, told: dict[str, float], what: str) -> pd.DataFrame:
    rates = {
        "articles per second": count / told["seconds"],
        "articles per CPU second": count / told["cpu"],
        "core hours per million articles": told["cpu"] / 3600 * 1e6 / count,
        "MB in use, all processes": told["all"],
        "MB in use, largest process": told["largest"],
        "seconds": told["seconds"],
    }
    return plain(system, f"{count:,} articles{what}", rates, count)


def _theirs(source: Path, python: Path) -> pd.DataFrame:
    """Time textacy on the same articles."""
    rows = pd.read_parquet(source).rename(columns={"id": "article"})
    _, *answers = beside.run(rows, python)
    rates = {
        name: len(answers) / sum(one[key] for one in answers)
        for name, key in (("articles per second", "seconds"), ("articles per CPU second", "cpu"))
    }
    return plain(beside.SYSTEM, f"{len(answers):,} articles", rates, len(answers))


def _timed(source: Path, out: Path, options: list[str]) -> dict[str, float]:
    """Run the command and look at its processes while it runs."""
    import psutil

    command = [sys.executable, "-m", "analysis", "batch", str(source), "--out", str(out), *options]
    env = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(Path(analysis.__file__).parents[1])}
    told = {"seconds": 0.0, "cpu": 0.0, "all": 0.0, "largest": 0.0}
    spent: dict[int, float] = {}
    began = time.perf_counter()
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as started:
        root = psutil.Process(started.pid)
        while started.poll() is None:
            held = []
            for process in _family(root):
                try:
                    held.append(process.memory_info().rss / 1e6)
                    spent[process.pid] = sum(process.cpu_times()[:2])
                except psutil.Error:
                    continue
            told["all"], told["largest"] = max(told["all"], sum(held)), max([told["largest"], *held])
            time.sleep(_EVERY)
    if started.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {started.returncode}")
    return told | {"seconds": time.perf_counter() - began, "cpu": sum(spent.values())}


def _family(root):
    """Give a process and all that it started."""
    import psutil

    try:
        return [root, *root.children(recursive=True)]
    except psutil.Error:
        return []
