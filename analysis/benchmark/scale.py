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

RUNNING = "articles per second, start not counted"
_EACH = 5
_EVERY = 0.2
_NEWS = 10_000
_READ_BY_THEM = 200


def scale(
    articles: Sequence[int] = (1000, 10_000),
    workers: Sequence[int] = (1, 2),
    events: int = 0,
    textacy_python: Path | None = None,
    gold: Path | None = None,
) -> pd.DataFrame:
    """Time the command batch on made-up corpora of growing size, and on news, each run in processes of its own.

    Made-up articles have 700 words and about as many statements as news of that length. Do not compare figures of
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
        An interpreter that holds textacy; it looks for direct quotations in the smallest of the corpora, and in the
        first of the news, in one process, its start not counted.
    gold : Path, optional
        The gold corpora: 10,000 articles of news are those of PolNeAR again and again, no text twice in one part.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`. Articles per second count the start of all processes; "start not counted", as for
        textacy, counts from when each worker has written a part. Memory is the most that was seen in use at one time,
        looked at five times a second: of all processes together (pages that they share count for each), and of the
        largest. Core hours are CPU time, the start of the processes included.
    """
    with tempfile.TemporaryDirectory(prefix="samestory-") as name:
        folder = Path(name)
        tables = [_made_up(folder, count, workers) for count in articles]
        if textacy_python and articles:
            rows = pd.read_parquet(folder / f"{min(articles)}.parquet")
            tables.append(_theirs(rows, textacy_python, _named(len(rows))))
        if gold:
            tables.append(_news(folder, gold, max(workers), textacy_python))
        if events:
            tables.append(_compared(folder, events, max(workers)))
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=list(COLUMNS))


def _made_up(folder: Path, count: int, workers: Sequence[int]) -> pd.DataFrame:
    source = folder / f"{count}.parquet"
    synthetic.write(source, count, _EACH)
    tables = [_ours(source, count, _named(count), number) for number in workers]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=list(COLUMNS))


def _news(folder: Path, gold: Path, workers: int, textacy_python: Path | None) -> pd.DataFrame:
    """Time articles of news, each given again under other names until there are enough."""
    files = [path for part in ("train", "dev") for path in sorted((gold / "polnear" / part / "text").glob("*.txt"))]
    if not files:
        raise FileNotFoundError(f"{gold}: no polnear there; give --gold DIR, a folder that holds it, or leave it out")
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    rows = pd.DataFrame([{"id": f"n{i}", "text": texts[i % len(texts)]} for i in range(_NEWS)])
    source = folder / "news.parquet"
    rows.to_parquet(source, index=False)
    tables = [_ours(source, len(rows), "news", workers)]
    if textacy_python:
        tables.append(_theirs(rows.head(_READ_BY_THEM), textacy_python, "news"))
    return pd.concat(tables, ignore_index=True)


def _compared(folder: Path, events: int, workers: int) -> pd.DataFrame:
    source, count = folder / "events.parquet", events * _EACH
    synthetic.write(source, count, _EACH)
    return _ours(source, count, f"{_named(count)}, facts and reuse", workers, ["--events"])


def _named(count: int) -> str:
    return f"{count:,} articles"


def _ours(source: Path, count: int, part: str, workers: int, options: Sequence[str] = ()) -> pd.DataFrame:
    """Time the command on a corpus of so many articles."""
    out = source.with_name(f"{source.stem}-{workers}")
    told = _timed(["batch", str(source), "--out", str(out), "--workers", str(workers), *options])
    rates = {
        "articles per second": count / told["seconds"],
        "articles per CPU second": count / told["cpu"],
        **_running(out, max(workers, 1)),
        "core hours per million articles": told["cpu"] / 3600 * 1e6 / count,
        "MB in use, all processes": told["all"],
        "MB in use, largest process": told["largest"],
        "seconds": told["seconds"],
    }
    return plain("1 worker" if workers == 1 else f"{workers} workers", part, rates, count)


def _running(out: Path, workers: int) -> dict[str, float]:
    """Give the rate from when each worker has written a part; nothing where these are more than a quarter of all."""
    from pyarrow import parquet

    parts = sorted((out / "features").glob("*.parquet"), key=lambda path: path.stat().st_mtime)
    if len(parts) < 4 * workers:
        return {}
    rows = sum(parquet.read_metadata(path).num_rows for path in parts[workers:])
    return {RUNNING: rows / (parts[-1].stat().st_mtime - parts[workers - 1].stat().st_mtime)}


def _theirs(articles: pd.DataFrame, python: Path, part: str) -> pd.DataFrame:
    """Time textacy on the same articles."""
    _, *answers = beside.run(articles.rename(columns={"id": "article"}), python)
    rates = {
        name: len(answers) / sum(one[key] for one in answers)
        for name, key in (("articles per second", "seconds"), ("articles per CPU second", "cpu"))
    }
    return plain(beside.SYSTEM, part, rates, len(answers))


def _timed(arguments: list[str]) -> dict[str, float]:
    """Run a command of ours and look at its processes while it runs."""
    import psutil

    command = [sys.executable, "-m", "analysis", *arguments]
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
