"""Who does the work: this process, processes of its own, or the workers of a cluster."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any

# Tasks a worker has at hand, so that it never waits for the next, and the scheduler never holds all.
_AT_HAND = 3
_SECONDS = 30
# Watching what a worker does, many times a second, and giving memory back after each step, takes an eighth of its time;
# so what a worker has taken, arrays of up to 32 MiB included, it keeps for its next piece.
_SETTINGS = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.worker.memory.monitor-interval": "500ms",
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": 1 << 30,
    "distributed.nanny.pre-spawn-environ.MALLOC_MMAP_THRESHOLD_": 32 << 20,
}
_AGAIN = "what is finished stays: start the same command again to go on"


class WorkError(RuntimeError):
    """The work cannot go on; its message is one sentence."""


@contextlib.contextmanager
def crew(scheduler: str | None, workers: int | None) -> Iterator[Any]:
    """Give a Dask client, or None where this process does the work.

    Parameters
    ----------
    scheduler : str, optional
        Address of a scheduler that runs.
    workers : int, optional
        How many processes to start where there is none; 0 for none.

    Raises
    ------
    WorkError
        If the scheduler cannot be reached, or Dask is asked for and is not installed.
    """
    if not find_spec("distributed"):
        if scheduler or workers:
            raise WorkError("workers need Dask: install the extra 'batch', or give --workers 0")
        workers = 0
    if workers == 0 and not scheduler:
        yield None
        return
    import dask
    from distributed import Client, LocalCluster

    with contextlib.ExitStack() as stack:
        stack.enter_context(dask.config.set(_SETTINGS))
        try:
            where = scheduler or stack.enter_context(_cluster(LocalCluster, workers or os.cpu_count() or 1))
            client = stack.enter_context(Client(where, timeout=_SECONDS, set_as_default=False))
        except (OSError, TimeoutError, ValueError) as error:
            raise WorkError(f"no Dask scheduler at {scheduler}: {str(error)[:200]}") from error
        yield client


def _cluster(cluster: Callable[..., Any], workers: int) -> Any:
    # Each piece is small; a worker that holds more than its share has met something that is no corpus.
    return cluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=":0", memory_limit="4GiB", silence_logs="CRITICAL"
    )


def through(
    crew: Any,
    function: Callable[..., int],
    tasks: Sequence[Any],
    out: str,
    total: int,
    begun: int,
    progress: bool,
    label: str = "articles",
) -> int:
    """Run a function on every task and say how far it is.

    Parameters
    ----------
    crew : Client or None
        As `crew` gives it.
    function : function
        From a task and the folder of the output to the number of rows done; a third argument says that the task is
        given up, since it killed several workers.
    tasks : sequence
        Each has a number.
    out : str
        The folder.
    total, begun : int
        Rows in all, and rows that were done before.
    progress : bool
        Whether to say on stderr how far it is.
    label : str
        What is counted.

    Raises
    ------
    WorkError
        If the workers are gone.
    OSError
        If a part cannot be written.
    """
    from tqdm import tqdm

    done = 0
    every = None if sys.stderr.isatty() else 30
    with tqdm(
        total=total, initial=begun, unit=f" {label}", disable=not progress, mininterval=every or 0.5, smoothing=0.1
    ) as bar:
        for rows in _on_dask(crew, function, tasks, out) if crew else (function(task, out) for task in tasks):
            done += rows
            bar.update(rows)
    return done


def _on_dask(client: Any, function: Callable[..., int], tasks: Sequence[Any], out: str) -> Iterator[int]:
    """Keep every worker busy; a task whose worker dies is given to another."""
    from distributed import KilledWorker, as_completed

    waiting = iter(tasks)
    hands = max(1, sum(client.nthreads().values())) * _AT_HAND
    asked: dict[str, Any] = {}

    def more(count: int) -> list[Any]:
        futures = []
        for task in [task for _, task in zip(range(count), waiting, strict=False)]:
            futures.append(client.submit(function, task, out, pure=False, retries=0))
            asked[futures[-1].key] = task
        return futures

    try:
        running = as_completed(more(hands), loop=client.loop)
        for future in running:
            task = asked.pop(future.key)
            try:
                yield future.result()
            except KilledWorker:
                yield function(task, out, True)
            for another in more(1):
                running.add(another)
    except (Exception, asyncio.CancelledError) as error:
        if client.status == "running" and not isinstance(error, asyncio.CancelledError):
            raise
        raise WorkError(f"the Dask scheduler is gone; {_AGAIN}") from error
