"""A run: what is asked for, what is there already, the rest in parts, here or on Dask."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from analysis import schema
from analysis.batch import checking, grouping, parts, working
from analysis.batch.checking import Rejected
from analysis.batch.measuring import Task, measure
from analysis.batch.pieces import SIZE, Piece, split
from analysis.corpus.formats import Unusable

COMPARED = ("shared", "quotations", "facts", "mentions", "coverage", "discrepancies", "drift")


class Finished(NamedTuple):
    """What a run did: parts measured, parts that were there already, and rows rejected in all of them."""

    measured: int
    skipped: int
    rejected: int


def run(
    source: Path,
    out: Path,
    tables: Sequence[str] = (),
    events: bool = False,
    scheduler: str | None = None,
    workers: int | None = None,
    size: int = SIZE,
    progress: bool = True,
) -> Finished:
    """Measure a large corpus into a folder, part by part.

    Every article is measured as in a story, with the fast engine. Killed at any moment and started again, it goes on
    with the parts that are not there, and the files are the same as without the break.

    Parameters
    ----------
    source : Path
        Parquet, JSON Lines or csv with the columns that `corpus.read` takes, or a folder of these and of text and HTML
        files.
    out : Path
        Gets ``features/``, ``rejects/`` and a folder for every other table, each of Parquet files, and
        ``manifest.json``.
    tables : sequence of str
        Further tables to write.
    events : bool
        Whether to look for articles that report the same event (a column story, where stated, says which may) and
        compare them: facts, shared passages. Without it what compares articles is absent, and articles can be in any
        order; with it the input is best sorted by date.
    scheduler : str, optional
        Address of a Dask scheduler whose workers see both paths.
    workers : int, optional
        How many processes of its own a run without scheduler starts; 0 for none but this one. By default one a core,
        or none where there is one piece, or Dask is not installed.
    size : int
        Most articles a piece: what memory holds at a time, and what is done again after a break.
    progress : bool
        Whether to say on stderr how far it is, how fast, and how long it will take.

    Raises
    ------
    FileNotFoundError, Unusable
        If the input cannot be used, or the output holds another run; the message is one sentence.
    working.WorkError
        If the workers are gone; what was finished stays.
    """
    wanted = _tables(tables, events)
    pieces, problems = split(source, size)
    if workers is None and len(pieces) == 1:
        # Nothing to share out.
        workers = 0
    with parts.alone(out):
        parts.claim(out, source, {"tables": list(wanted), "events": events, "size": size})
        _note(out, pieces, problems)
        with working.crew(scheduler, workers) as crew:
            tasks = grouping.tasks(pieces, out, wanted, crew, progress) if events else _tasks(pieces, wanted)
            waiting = [task for task in tasks if not parts.path(out, "features", task.number).exists()]
            total = sum(piece.rows for piece in pieces)
            left = sum(_rows(task) for task in waiting)
            working.through(crew, measure, waiting, str(out), total, total - left, progress)
        return Finished(len(waiting), len(tasks) - len(waiting), parts.rows(out, "rejects"))


def _tables(tables: Sequence[str], events: bool) -> tuple[str, ...]:
    """Check the names of tables."""
    known = [name for name in schema.TABLES if name != "features" and (events or name not in COMPARED)]
    for name in tables:
        if name in COMPARED and not events:
            raise Unusable(f"table {name} compares articles: give --events as well")
        if name not in known:
            raise Unusable(f"there is no table {name!r}: give some of {', '.join(known)}")
    return tuple(sorted(set(tables)))


def _note(out: Path, pieces: list[Piece], problems: list[str]) -> None:
    """Write down which files of a folder could not be used, in a part of their own behind all others."""
    if problems:
        rejected = [Rejected(problem.partition(" ")[0], 0, None, problem) for problem in problems]
        parts.write(checking.table(rejected), out / "rejects" / "files.parquet")
        sys.stderr.writelines(f"analysis: {problem}\n" for problem in problems[:5])


def _tasks(pieces: list[Piece], tables: tuple[str, ...]) -> list[Task]:
    return [Task(piece.number, (piece,), (), tables) for piece in pieces]


def _rows(task: Task) -> int:
    return sum(map(len, task.stories)) if task.stories else sum(piece.rows for piece in task.pieces)
