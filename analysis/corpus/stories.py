"""Story folders: where they are, what their articles.csv says, and which file holds which row's text."""

import csv
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from analysis.corpus import tabular, web
from analysis.corpus.formats import Unusable, decode, fingerprint, sha256

LIST = "articles.csv"
COLUMNS = ("file", "outlet", "agency", "headline", "byline", "published", "url", "sha256", "fingerprint", "event")
HTML = (".html", ".htm", ".xhtml")
TEXT = (".txt", ".text", *HTML)
VARIABLE = "SAMESTORY_TEXTS"
# Bytes of a text or HTML file, and of a file of many articles; more is no article, or no story.
LARGEST = 50_000_000
LARGEST_TABLE = 500_000_000


@dataclass(frozen=True)
class Document:
    """A file's bytes as an article: its text, how it was decoded or extracted, its hash."""

    text: str
    known: dict[str, Any] = field(repr=False)

    @cached_property
    def fingerprint(self) -> str:
        """The hash of the text's letters and digits."""
        return fingerprint(self.text)


def document(path: Path, name: str) -> Document:
    """Read a text or HTML file.

    Raises
    ------
    Unusable
        If it cannot be read, or holds no text.
    """
    try:
        data = content(path, name)
    except OSError as error:
        raise Unusable(f"{name} cannot be read ({error.strerror}): check the file and its permissions") from error
    html = path.suffix.lower() in HTML
    text, encoding = decode(data, name, html)
    known: dict[str, Any] = {"text": text, "encoding": encoding, "sha256": sha256(data), "file": path.name}
    if html:
        known |= web.extract(text, name)
    return Document(known["text"], known)


def content(path: Path, name: str, most: int = LARGEST) -> bytes:
    """Read a file that is not too large.

    Raises
    ------
    Unusable
        If it has more than `most` bytes.
    """
    size = path.stat().st_size
    if size > most:
        raise Unusable(f"{name} has {size:,} bytes, more than the {most:,} that are read: cut it, or use 'batch'")
    return path.read_bytes()


def inside(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder, whatever links lead there."""
    return path.resolve().is_relative_to(folder.resolve())


def data_folders() -> list[Path]:
    """Name the folders that hold stories: ``data`` in the current directory, and the one beside the package."""
    found = [Path.cwd() / "data", Path(__file__).resolve().parents[2] / "data"]
    return [folder for n, folder in enumerate(found) if folder.is_dir() and folder not in found[:n]]


def locate(path: str | Path) -> Path | None:
    """Find what a path or a story's name stands for; None where nothing does."""
    given = Path(path)
    if not str(path).strip():
        return None
    if _exists(given):
        return given
    if len(given.parts) == 1 and given.name not in ("", ".", ".."):
        for folder in data_folders():
            if _exists(folder / given.name):
                return folder / given.name
    return None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def names() -> list[str]:
    """List the stories in the data folders."""
    return sorted({path.parent.name for folder in data_folders() for path in folder.glob(f"*/{LIST}")})


def listed(folder: Path, name: str) -> list[dict[str, str]]:
    """Read a story's articles.csv: one dict a row, every column of `COLUMNS` in it, absent ones empty.

    Raises
    ------
    Unusable
        If it cannot be read or has no column `file`.
    """
    name = f"{name}/{LIST}"
    if not inside(folder / LIST, folder):
        raise Unusable(f"{name} leads out of the folder: copy the file")
    try:
        text, _ = decode(content(folder / LIST, name), name)
    except OSError as error:
        raise Unusable(f"{name} cannot be read ({error.strerror}): check its permissions") from error
    reader = tabular.cells(text)
    columns = [tabular.field_of(column or "") for column in reader.fieldnames or []]
    if "file" not in columns:
        raise Unusable(f"{name} has no column 'file': its columns must be {', '.join(COLUMNS)}")
    reader.fieldnames = columns
    found = []
    try:
        for record in reader:
            if None in record:
                raise Unusable(
                    f"{name}, line {reader.line_num}, has more cells than the header: put quotation marks round cells"
                    " that hold a comma"
                )
            row = {str(key): value.strip() for key, value in record.items() if key and isinstance(value, str)}
            found.append(dict.fromkeys(COLUMNS, "") | row | {"where": f"{name}, line {reader.line_num}"})
    except csv.Error as error:
        raise Unusable(f"{name}, line {reader.line_num}, is no CSV ({error}): save it anew") from error
    return found


class Shelf:
    """The text files of some folders, found by name, by hash or by fingerprint; each is read at most once."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = [folder for folder in folders if folder.is_dir()]
        self._read: dict[Path, Document | None] = {}

    def files(self) -> list[Path]:
        """Text and HTML files, sorted within each folder."""
        return [path for folder in self.folders for path in text_files(folder)]

    def find(self, row: dict[str, str]) -> Document | None:
        """Find the text of a row of articles.csv: first a file of that name, then any file that matches."""
        files = sorted(self.files(), key=lambda path: path.name != row["file"])
        for path in files:
            found = self._document(path)
            if found is not None and matches(row, found):
                return found
        return None

    def _document(self, path: Path) -> Document | None:
        if path not in self._read:
            try:
                self._read[path] = document(path, path.name)
            except Unusable:
                self._read[path] = None
        return self._read[path]


def matches(row: dict[str, str], found: Document) -> bool:
    """Whether a text is the one a row of articles.csv was made from: the same bytes, or the same letters and digits."""
    if row["sha256"] and row["sha256"].lower() == found.known["sha256"]:
        return True
    return bool(row["fingerprint"]) and row["fingerprint"].lower() == found.fingerprint


def text_files(folder: Path) -> list[Path]:
    """List a folder's text and HTML files by name; hidden ones, and links that lead out of it, are left out."""
    files = [path for path in folder.iterdir() if path.suffix.lower() in TEXT and not path.name.startswith(".")]
    return sorted(path for path in files if path.is_file() and inside(path, folder))


def elsewhere(texts: str | Path | None) -> list[Path]:
    """Name the folders where the texts of a story may be that does not ship them."""
    return [Path(place) for place in (texts, os.environ.get(VARIABLE)) if place]
