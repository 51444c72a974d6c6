"""Puts texts into a story's folder, each beside its row of articles.csv."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from analysis.corpus.formats import Unusable
from analysis.corpus.stories import (
    COLUMNS,
    LIST,
    TEXT,
    Document,
    data_folders,
    document,
    inside,
    listed,
    locate,
    matches,
)
from analysis.corpus.writing import plain, whole


def add(story: str | Path, files: Sequence[str | Path], data: str | Path | None = None) -> list[str]:
    """Copy articles into a story.

    A file is matched to its row of articles.csv by the hash of its bytes, or by the fingerprint of its words where
    spaces or marks differ, and copied under the row's name; a file that no row lists gets a new row, its outlet and
    date left for the user to fill in. A file that is there is never replaced.

    Parameters
    ----------
    story : str or Path
        A story's name or folder; a new name makes a new story.
    files : sequence of str or Path
        Text or HTML files.
    data : str or Path, optional
        The folder that holds the stories; by default ``data`` in the current directory, or else beside the package.

    Returns
    -------
    list of str
        What was done with each file, one sentence each, in the order given.

    Raises
    ------
    Unusable
        If the story's articles.csv cannot be read, or its folder cannot be written.
    """
    folder = _folder(story, data)
    name = folder.name
    rows = listed(folder, name) if (folder / LIST).is_file() else []
    done, added = [], False
    for file in files:
        try:
            line, row = _add(Path(file), folder, rows)
        except Unusable as error:
            line, row = f"{error}; not added", None
        except OSError as error:
            raise Unusable(f"{folder} cannot be written ({error.strerror}): check its permissions") from error
        if row is not None:
            rows.append(row)
            added = True
        done.append(line)
    if added:
        _write_list(folder, rows)
    return done


def _folder(story: str | Path, data: str | Path | None) -> Path:
    """Find the story's folder, or say where a new one goes."""
    if data is not None:
        return Path(data) / Path(story).name
    found = locate(story)
    if found is not None and found.is_dir():
        return found
    if found is not None or len(Path(story).parts) != 1:
        raise Unusable(f"{story} is no story: give the name of one, or of a new one, without a folder")
    folders = data_folders()
    return (folders[0] if folders else Path.cwd() / "data") / story


def _add(file: Path, folder: Path, rows: list[dict[str, str]]) -> tuple[str, dict[str, str] | None]:
    """Copy one file, and make a row for it where it has none."""
    if file.suffix.lower() not in TEXT:
        raise Unusable(f"{file.name} is no text or HTML file (by its suffix): save the article as .txt")
    found = document(file, file.name)
    for row in rows:
        if matches(row, found):
            if not inside(folder / row["file"], folder):
                raise Unusable(f"{row['where']} names a file outside of {folder.name}: name one in it")
            same = row["sha256"].lower() == found.known["sha256"]
            how = "the hash agrees" if same else "its words agree, spaces or marks differ"
            return _copy(file, folder / row["file"], f"{file.name} is {row['file']} of {folder.name} ({how})"), None
    for row in rows:
        if row["file"] == file.name:
            raise Unusable(
                f"{file.name} has the name of a row in {folder.name}/{LIST} but other words than it was made from:"
                " rename the file if it is another article"
            )
    text = _copy(file, folder / file.name, f"{file.name} is new in {folder.name}")
    return text + f"; fill in its outlet and date in {LIST}", _new_row(file, found)


def _copy(source: Path, target: Path, what: str) -> str:
    """Copy bytes to a name that is free: first to a temporary file beside it, so that no half file is ever there."""
    data = source.read_bytes()
    if target.exists():
        if target.read_bytes() == data:
            return f"{what}: it is there already"
        raise Unusable(f"{what}, but another copy of it is there: take {target.name} away first to replace it")
    whole(target, lambda part: part.write_bytes(data))
    return f"{what}: copied"


def _new_row(file: Path, found: Document) -> dict[str, str]:
    known = {
        column: plain(str(found.known.get(column) or ""))
        for column in ("outlet", "headline", "byline", "published", "url")
    }
    hashes = {"sha256": found.known["sha256"], "fingerprint": found.fingerprint}
    return dict.fromkeys(COLUMNS, "") | known | hashes | {"file": file.name}


def _write_list(folder: Path, rows: list[dict[str, str]]) -> None:
    """Write articles.csv anew; columns of the user's own stay."""
    others = [column for row in rows for column in row if column not in (*COLUMNS, "where")]
    columns = [*COLUMNS, *dict.fromkeys(others)]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, extrasaction="ignore", restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    whole(folder / LIST, lambda part: part.write_bytes(text.getvalue().encode("utf-8")))
