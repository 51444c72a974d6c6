"""The rows of a slice of a file, with limits that hold memory whatever the file holds."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from analysis.corpus import tabular
from analysis.corpus.formats import Unusable
from analysis.corpus.stories import document

# Bytes of a line or a csv cell; longer ones are passed over unread.
LONGEST_LINE = 16_000_000
# Bytes of a row group of Parquet as unpacked; a bomb says so in its footer.
LARGEST_GROUP = 2_000_000_000
_AT_ONCE = 64
TOO_LONG = f"is longer than {LONGEST_LINE:,} bytes: no article is"
Spans = list[tuple[int, int, int]]


def row_groups(path: Path) -> list[int]:
    """Count the rows of each row group of a Parquet file.

    Raises
    ------
    Unusable
        If it is no Parquet file, or has no column text.
    """
    import pyarrow
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            names, meta = file.schema_arrow.names, file.metadata
            counts = [meta.row_group(n).num_rows for n in range(meta.num_row_groups)]
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise Unusable(f"{path} is no Parquet file that can be read: write it anew") from error
    tabular.need_text([name.strip().lower() for name in names], str(path))
    return counts


def parquet(path: Path, group: int, skip: int, count: int) -> Iterator[Any]:
    """Read rows of a row group; what cannot be read gives a sentence for each row that is lost."""
    import pyarrow
    from pyarrow.parquet import ParquetFile

    start, stop, given = skip, skip + count, 0
    try:
        with ParquetFile(path, pre_buffer=False, buffer_size=1 << 20) as file:
            size = file.metadata.row_group(group).total_byte_size
            if size > LARGEST_GROUP:
                raise ValueError(f"{size:,} bytes, more than {LARGEST_GROUP:,}")
            columns = [name for name in file.schema_arrow.names if tabular.known(name)]
            for part in file.iter_batches(_AT_ONCE, row_groups=[group], columns=columns, use_threads=False):
                # Row by row, so that large cells are never copied for all.
                for n in range(max(0, start), min(len(part), stop)):
                    yield {name: part.column(i)[n].as_py() for i, name in enumerate(columns)}
                    given += 1
                start, stop = start - len(part), stop - len(part)
                if stop <= 0:
                    return
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError) as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        lost = f"cannot be read: row group {group + 1} is damaged or too large ({reason})"
        yield from [lost] * (count - given)


def line_spans(path: Path, size: int) -> Spans:
    """Cut JSON Lines into (start, stop, rows), at ends of lines."""
    found, start, held = [], 0, 0
    with path.open("rb") as file:
        for line in _lines(file):
            held += bool(line is None or line.strip())
            if held == size:
                found.append((start, file.tell(), held))
                start, held = file.tell(), 0
        if held:
            found.append((start, file.tell(), held))
    return found


def lines(path: Path, start: int, stop: int) -> Iterator[Any]:
    """Read JSON Lines between two bytes."""
    with path.open("rb") as file:
        file.seek(start)
        for line in _lines(file, stop):
            if line is None:
                yield TOO_LONG
            elif line.strip():
                yield _object(line.removeprefix(b"\xef\xbb\xbf"))


def _object(line: bytes) -> Any:
    try:
        record = json.loads(_text(line))
    except (ValueError, RecursionError) as error:
        return f"is no JSON ({getattr(error, 'msg', 'nested too deeply')}): write one object a line"
    return record if isinstance(record, dict) else "is no JSON object: write one object a line"


def _lines(file: BinaryIO, stop: int | None = None) -> Iterator[bytes | None]:
    """Read lines; None for one that is too long, which is passed over in parts."""
    while stop is None or file.tell() < stop:
        line = file.readline(LONGEST_LINE)
        if not line:
            return
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None


def _text(data: bytes) -> str:
    """Decode UTF-8, or else Windows-1252."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252", errors="replace")


def csv_spans(path: Path, size: int) -> tuple[tuple[str, ...], Spans]:
    """Read the names of a csv's columns, the delimiter before them, and cut it into (start, stop, rows).

    Raises
    ------
    Unusable
        If it has no column text, or is in UTF-16.
    """
    with path.open("rb") as file:
        head = file.readline(LONGEST_LINE)
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise Unusable(f"{path} is in UTF-16: save it as UTF-8")
        line = _text(head.removeprefix(b"\xef\xbb\xbf"))
        delimiter = max(",;\t", key=line.count)
        names = next(csv.reader([line], delimiter=delimiter), [])
        tabular.need_text([name.strip().lower() for name in names], str(path))
        found, start, held = [], file.tell(), 0
        for row, end in _cells(file, delimiter):
            held += row != []
            if held == size:
                found.append((start, end, held))
                start, held = end, 0
        if held:
            found.append((start, file.tell(), held))
    return (delimiter, *names), found


def csv_rows(path: Path, start: int, stop: int, known: tuple[str, ...]) -> Iterator[Any]:
    """Read the rows of a csv between two bytes."""
    delimiter, *names = known
    with path.open("rb") as file:
        file.seek(start)
        for row, end in _cells(file, delimiter):
            if row is None:
                yield f"{TOO_LONG}, or a quotation mark is not closed"
            elif row and len(row) != len(names):
                yield f"does not have the {len(names)} cells of the header: put quotation marks round its cells"
            elif row:
                yield dict(zip(names, row, strict=True))
            if end >= stop:
                return


def _cells(file: BinaryIO, delimiter: str) -> Iterator[tuple[list[str] | None, int]]:
    """Read rows of a csv, each with the byte behind it; None for one that is too long."""
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(_decoded(file), delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            reader = csv.reader(_decoded(file), delimiter=delimiter)
            yield None, file.tell()
            continue
        yield row, file.tell()


def _decoded(file: BinaryIO) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        yield _text(line)


def texts(folder: Path, names: Iterable[str]) -> Iterator[Any]:
    """Read text and HTML files; an article is named by its place in the folder, its outlet by itself or its file."""
    for name in names:
        try:
            known = document(folder / name, name).known
        except Unusable as error:
            yield str(error)
            continue
        yield {"outlet": Path(name).stem} | {k: v for k, v in known.items() if v} | {"id": name.rsplit(".", 1)[0]}
