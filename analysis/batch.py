"""The same measures over a large corpus: piece by piece, resumable, on one machine or on Dask.

The fast engine finds the attributions. Each piece is a slice of the input whose articles are measured story by story;
rows without a story are stories of their own. What compares articles (facts, shared passages) sees the articles of one
story within one piece: sort the input by story.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis import corpus
from analysis.flow import measure

PIECE = 500
_LOG = logging.getLogger(__name__)


def run(source: Path, out: Path, scheduler: str | None = None) -> tuple[int, int]:
    """Measure every article of a table and write the features, one Parquet file a piece.

    Parameters
    ----------
    source : Path
        csv, JSON Lines or Parquet with the columns that `corpus.read` takes.
    out : Path
        Folder of the pieces ``features-00000.parquet``, …; those that stand there are not measured again.
    scheduler : str, optional
        Address of a Dask scheduler whose workers see both paths.

    Returns
    -------
    (int, int)
        Pieces measured, and pieces that were there already.

    Raises
    ------
    FileNotFoundError
        If there is no such input.
    """
    if not source.is_file():
        raise FileNotFoundError(f"{source}: no such file; give a csv, JSON Lines or Parquet file")
    out.mkdir(parents=True, exist_ok=True)
    skipped, waiting = 0, []
    for number, rows in enumerate(_pieces(source)):
        path = out / f"features-{number:05}.parquet"
        if path.exists():
            skipped += 1
        elif scheduler:
            waiting.append((rows, path))
        else:
            _measure_piece(rows, path)
            waiting.append((None, path))
    if scheduler and waiting:
        from distributed import Client

        with Client(scheduler) as client:
            client.gather(client.map(_measure_piece, *zip(*waiting, strict=True)))
    return len(waiting), skipped


def _pieces(source: Path) -> Iterator[pd.DataFrame]:
    """Slice a table into pieces, without holding it whole where its format allows."""
    if source.suffix == ".parquet":
        from pyarrow.parquet import ParquetFile

        for part in ParquetFile(source).iter_batches(batch_size=PIECE):
            yield part.to_pandas()
    elif source.suffix in (".jsonl", ".ndjson"):
        yield from pd.read_json(source, lines=True, chunksize=PIECE, dtype=False)
    else:
        yield from pd.read_csv(source, chunksize=PIECE, dtype="str")


def _measure_piece(rows: pd.DataFrame, path: Path) -> None:
    """Measure one piece and write its features to a temporary file, then rename it."""
    articles, problems = corpus.from_rows(rows, path.stem)
    for problem in problems:
        _LOG.warning("%s", problem)
    stories = articles["story"].where(articles["story"] != path.stem, articles["article"])
    done = [measure(group, engine="fast").features for _, group in articles.groupby(stories, sort=False)]
    part = path.with_suffix(".part")
    pd.concat(done, ignore_index=True).to_parquet(part, index=False)
    part.replace(path)
