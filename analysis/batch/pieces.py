"""A large input as pieces that can be read one by one, whichever worker reads them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from analysis.batch import rows as slices
from analysis.corpus.entries import TABLES
from analysis.corpus.formats import Unusable
from analysis.corpus.stories import LIST, TEXT

SIZE = 500
Record = tuple[int, str, Any]


class Piece(NamedTuple):
    """A slice of the input.

    number : its place among all pieces, from 0
    path : the file, or the folder of the files
    form : "parquet", "lines", "csv" or "texts"
    first : number of its first row in the file, from 0
    rows : how many rows it holds
    start, stop : where it is: bytes of the file; of Parquet the row group, and the row in it
    known : the names of the columns of a csv; the names of the files of a folder of texts
    """

    number: int
    path: str
    form: str
    first: int
    rows: int
    start: int
    stop: int
    known: tuple[str, ...] = ()


def split(source: Path, size: int = SIZE) -> tuple[list[Piece], list[str]]:
    """Cut an input into pieces, reading no more of it than that takes.

    Parameters
    ----------
    source : Path
        A Parquet, JSON Lines or csv file, or a folder of these and of text and HTML files, with all folders in it.
    size : int
        Most rows a piece.

    Returns
    -------
    pieces : list of Piece
        The same for the same input.
    problems : list of str
        One sentence for each file of a folder that cannot be used.

    Raises
    ------
    FileNotFoundError
        If there is no such input.
    Unusable
        If nothing of it can be used.
    """
    if not source.exists():
        raise FileNotFoundError(f"{source}: no such file or folder; give csv, JSON Lines or Parquet, or a folder")
    files = _files(source) if source.is_dir() else [source]
    tables = [path for path in files if path.suffix.lower() in TABLES]
    found: list[Piece] = []
    problems: list[str] = []
    for path in tables:
        try:
            found += _table(path, size)
        except (Unusable, OSError) as error:
            if not source.is_dir():
                raise
            problems.append(str(error))
    texts = [path.relative_to(source).as_posix() for path in files if path.suffix.lower() in TEXT]
    for i in range(0, len(texts), size):
        part = tuple(texts[i : i + size])
        found.append(Piece(0, str(source), "texts", i, len(part), 0, 0, part))
    if not found and not problems:
        raise Unusable(f"{source} holds no article: give {', '.join(TABLES)}, or a folder with these or text files")
    return [piece._replace(number=n) for n, piece in enumerate(found)], problems


def _files(folder: Path) -> list[Path]:
    """List the files that can hold articles, sorted; what is hidden or leads out of the folder is left out."""
    inside = folder.resolve()
    files = [path for path in folder.rglob("*") if path.suffix.lower() in TABLES + TEXT and path.name != LIST]
    kept = [path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    return sorted(path for path in kept if path.is_file() and path.resolve().is_relative_to(inside))


def _table(path: Path, size: int) -> list[Piece]:
    suffix = path.suffix.lower()
    known: tuple[str, ...] = ()
    if suffix == ".parquet":
        spans = [
            (group, skip, min(size, held - skip))
            for group, held in enumerate(slices.row_groups(path))
            for skip in range(0, held, size)
        ]
        form = "parquet"
    elif suffix == ".csv":
        form, (known, spans) = "csv", slices.csv_spans(path, size)
    else:
        form, spans = "lines", slices.line_spans(path, size)
    found, first = [], 0
    for start, stop, count in spans:
        found.append(Piece(0, str(path), form, first, count, start, stop, known))
        first += count
    return found


def records(piece: Piece) -> Iterator[Record]:
    """Read a piece: of each row its number in the file, where it stands, and the record, or a sentence why not."""
    if piece.form == "parquet":
        read = slices.parquet(Path(piece.path), piece.start, piece.stop, piece.rows)
    elif piece.form == "csv":
        read = slices.csv_rows(Path(piece.path), piece.start, piece.stop, piece.known)
    elif piece.form == "lines":
        read = slices.lines(Path(piece.path), piece.start, piece.stop)
    else:
        read = slices.texts(Path(piece.path), piece.known)
    name = Path(piece.path).name
    for n, record in enumerate(read, start=piece.first):
        where = f"{name}/{piece.known[n - piece.first]}" if piece.form == "texts" else f"{name}, row {n + 1}"
        yield n, where, record
