"""A path to its articles: a file, a table's rows, a folder of texts, a story with its articles.csv."""

from pathlib import Path
from typing import Any

from analysis.corpus import tabular
from analysis.corpus.formats import Unusable
from analysis.corpus.stories import (
    LARGEST_TABLE,
    LIST,
    TEXT,
    VARIABLE,
    Shelf,
    content,
    document,
    elsewhere,
    inside,
    listed,
    locate,
    matches,
    names,
    text_files,
)

TABLES = (".csv", ".jsonl", ".ndjson", ".parquet")
_PASSED_OVER = (LIST, "corrections.csv", "responses.csv")

Entry = dict[str, Any]


def entries(path: str | Path, texts: str | Path | None, problems: list[str]) -> list[Entry]:
    """Read what one path stands for.

    Parameters
    ----------
    path : str or Path
        A story's name, a folder or a file.
    texts : str or Path, optional
        Where the texts of a story are that does not ship them.
    problems : list of str
        One sentence is added for each file or row that is passed over.

    Returns
    -------
    list of dict
        One an article: the known columns of table `articles`, and stem, folder, path and where, to name it by.

    Raises
    ------
    Unusable
        If there is no such path, or nothing of it can be used.
    """
    found = locate(path)
    if found is None:
        known = f"; stories here: {', '.join(names())}" if names() else ""
        raise Unusable(f"{str(path)[:200]!r}: there is no such file, folder or story{known}")
    try:
        if found.is_dir():
            return _folder(found, str(path), texts, problems)
        return _file(found, str(path), problems)
    except OSError as error:
        raise Unusable(f"{path} cannot be read ({error.strerror}): check its permissions") from error


def _folder(folder: Path, name: str, texts: str | Path | None, problems: list[str]) -> list[Entry]:
    if (folder / LIST).is_file():
        return _story_folder(folder, name, texts, problems)
    found: list[Entry] = []
    for path in sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith(".")):
        if path.suffix.lower() in TEXT + TABLES and path.name not in _PASSED_OVER:
            try:
                if not inside(path, folder):
                    raise Unusable(f"{name}/{path.name} leads out of the folder and was passed over: copy the file")
                found += _file(path, f"{name}/{path.name}", problems)
            except Unusable as error:
                problems.append(str(error))
    if not found and not problems:
        raise Unusable(f"{name} holds no {', '.join(TEXT + TABLES)} file: put the articles' texts there, one file each")
    return found


def _file(path: Path, name: str, problems: list[str]) -> list[Entry]:
    if path.suffix.lower() in TABLES:
        found, wrong = tabular.rows(path, content(path, name, LARGEST_TABLE), name)
        problems += wrong
        return numbered(found, path.name)
    known = document(path, name).known
    known["outlet"] = known.get("outlet") or path.stem
    place = {"stem": path.stem, "folder": path.resolve().parent.name, "where": name, "path": path.resolve()}
    return [known | place]


def numbered(found: list[tabular.Row], file: str) -> list[Entry]:
    """Make entries of a table's rows; a row without an id is named after the table and its number."""
    stem = Path(file).stem
    return [{"stem": f"{stem}-{n}"} | row | {"file": file, "folder": stem} for n, row in enumerate(found, start=1)]


def _story_folder(folder: Path, name: str, texts: str | Path | None, problems: list[str]) -> list[Entry]:
    """Read the rows of articles.csv, each with its text from the folder or from where the texts are said to be."""
    here, away = Shelf([folder]), Shelf(elsewhere(texts))
    found: list[Entry] = []
    missing: list[str] = []
    rows = listed(folder, name)
    seen: set[str] = set()
    for row in rows:
        if not row["file"]:
            problems.append(f"{row['where']} names no file: fill in the column 'file'")
            continue
        if row["file"] in seen:
            problems.append(f"{row['where']} names {row['file']} again, passed over: give each article a file")
            continue
        seen.add(row["file"])
        try:
            known = _listed_text(folder, name, row, here, away, problems)
        except Unusable as error:
            problems.append(str(error))
            continue
        if known is None:
            missing.append(row["file"])
            continue
        stated = {key: value for key, value in row.items() if value and key in (*tabular.FIELDS, "where")}
        found.append(known | stated | {"stem": Path(row["file"]).stem, "folder": folder.resolve().name})
    if missing:
        problems.append(_missing(name, missing, texts))
    claimed = {entry["file"] for entry in found} | {row["file"] for row in rows}
    problems += _unlisted(folder, name, claimed)
    return found


def _listed_text(
    folder: Path, name: str, row: dict[str, str], here: Shelf, away: Shelf, problems: list[str]
) -> Entry | None:
    """Find and read the text of one row; None where it is nowhere."""
    path = folder / row["file"]
    if path.is_file() and inside(path, folder):
        found = document(path, f"{name}/{row['file']}")
        if (row["sha256"] or row["fingerprint"]) and not matches(row, found):
            problems.append(
                f"{name}/{row['file']} is not the text that {LIST} lists (hash and fingerprint differ), read as it is:"
                " empty the two cells if that is right"
            )
        return found.known | {"path": path.resolve()}
    other = here.find(row) or away.find(row)
    return None if other is None else dict(other.known)


def _missing(name: str, files: list[str], texts: str | Path | None) -> str:
    """Say whose texts are missing, where they were looked for, and what to do."""
    count = "the text of 1 article" if len(files) == 1 else f"the texts of {len(files)} articles"
    places = [str(place) for place in elsewhere(texts)]
    looked = f", which {' and '.join(places)} {'do' if len(places) > 1 else 'does'} not hold either" if places else ""
    return (
        f"{name} ships without {count} ({', '.join(files)}){looked}: put the files there with"
        f" 'python -m analysis add {Path(name).name} FILE...', or say where they are with --texts DIR or {VARIABLE}"
    )


def _unlisted(folder: Path, name: str, claimed: set[str]) -> list[str]:
    """Say which text files of a story folder no row of articles.csv claims."""
    return [
        f"{name}/{path.name} is not in {LIST} and was passed over:"
        f" 'python -m analysis add {folder.name} {path}' lists it"
        for path in text_files(folder)
        if path.name not in claimed
    ]
