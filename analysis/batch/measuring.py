"""What a worker does with a part of the output: read, check, measure, write."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import corpus, flow, schema, text
from analysis.batch import checking, parts
from analysis.batch.checking import Rejected
from analysis.batch.pieces import Piece, records

Tables = dict[str, pd.DataFrame]
Failed = list[tuple[str, str]]


class Task(NamedTuple):
    """A part of the output.

    number : its place among all parts, from 0
    pieces : the pieces in which its rows stand
    stories : of each piece the rows that belong to this part, and the story of each; without grouping empty
    tables : which tables to write
    """

    number: int
    pieces: tuple[Piece, ...]
    stories: tuple[dict[int, str], ...]
    tables: tuple[str, ...]


def measure(task: Task, out: str, given_up: bool = False) -> int:
    """Measure a part and write it: rejects, tables, and last the features, which say that it is whole.

    Parameters
    ----------
    task : Task
        What to measure.
    out : str
        The folder of the output.
    given_up : bool
        Whether it killed every worker that took it: then its articles are rejected.

    Returns
    -------
    int
        How many rows it holds, measured and rejected.
    """
    rows, rejected = read(task)
    places = {str(row["article"]): (Path(task.pieces[n].path).name, number + 1) for (n, number), row in rows.items()}
    articles = corpus.from_records(list(rows.values()), "corpus")[0] if rows else schema.frame("articles", [])

    def measured(some: pd.DataFrame) -> Tables:
        return flow.measure_all(some, compare=bool(task.stories), wanted=task.tables)

    if given_up:
        tables, failed = None, [(name, "every worker that took this part of the corpus died") for name in places]
    else:
        tables, failed = isolated(articles, measured)
    tables = tables or measured(articles.iloc[:0])
    rejected += [Rejected(*places[name], name, reason) for name, reason in failed]
    folder = Path(out)
    parts.write(
        checking.table(sorted(rejected, key=lambda one: (one.file, one.row))),
        parts.path(folder, "rejects", task.number),
    )
    for name in (*task.tables, "features"):
        parts.write(tables[name], parts.path(folder, name, task.number))
    # Of no use for the next part, whose texts are others.
    text.forget()
    return len(articles) - len(failed) + len(rejected)


def read(task: Task) -> tuple[dict[tuple[int, int], dict], list[Rejected]]:
    """Read the rows of a part, by piece and number; without grouping each is a story of its own."""
    rows: dict[tuple[int, int], dict] = {}
    rejected: list[Rejected] = []
    seen: set[str] = set()
    for n, piece in enumerate(task.pieces):
        wanted = task.stories[n] if task.stories else None
        kept = (record for record in records(piece) if wanted is None or record[0] in wanted)
        found, more = checking.check(kept, Path(piece.path).name, seen)
        rejected += more
        for number, row in found.items():
            rows[n, number] = row | {"story": row["article"] if wanted is None else wanted[number]}
    return rows, rejected


def isolated(articles: pd.DataFrame, measured: Callable[[pd.DataFrame], Tables]) -> tuple[Tables | None, Failed]:
    """Measure articles, without those on which a measure fails.

    Parameters
    ----------
    articles : DataFrame
        Table `articles`.
    measured : function
        From articles to tables. It is asked anew for halves of what it fails on, down to the article that does it.

    Returns
    -------
    tables : dict of str to DataFrame
        Of the other articles; None where there are none.
    failed : list of (str, str)
        Article and reason.
    """
    try:
        return measured(articles), []
    except OSError:
        raise
    except Exception as error:
        reason = f"could not be measured ({type(error).__name__}: {str(error)[:200]})"
        if len(articles) <= 1:
            return None, [(name, reason) for name in articles["article"]]
    stories = articles["story"].drop_duplicates()
    if len(stories) > 1:
        early = articles["story"].isin(stories.iloc[: len(stories) // 2])
        halves = [isolated(articles[half].reset_index(drop=True), measured) for half in (early, ~early)]
        return _joined([tables for tables, _ in halves]), [one for _, failed in halves for one in failed]
    alone = [isolated(articles.iloc[[n]].reset_index(drop=True), measured)[1] for n in range(len(articles))]
    failed = [one for found in alone for one in found] or [(name, reason) for name in articles["article"]]
    rest = articles[~articles["article"].isin([name for name, _ in failed])].reset_index(drop=True)
    tables, more = isolated(rest, measured) if len(rest) else (None, [])
    return tables, failed + more


def _joined(halves: list[Tables | None]) -> Tables | None:
    """Put the tables of halves one below the other; their types stay."""
    done = [half for half in halves if half is not None]
    made = {}
    for name in done[0] if done else ():
        held = [half[name] for half in done if len(half[name])]
        made[name] = pd.concat(held, ignore_index=True) if held else done[0][name]
    return made or None
