"""Files, folders and stories to the table of articles."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.corpus import tabular
from analysis.corpus.dates import iso_date
from analysis.corpus.entries import Entry, numbered
from analysis.corpus.entries import entries as entries_of
from analysis.corpus.formats import NoArticles, Unusable
from analysis.corpus.language import SUPPORTED, language
from analysis.corpus.language import name as language_name
from analysis.corpus.stories import locate


def read(paths: Sequence[str | Path], texts: str | Path | None = None) -> tuple[pd.DataFrame, list[str]]:
    """Read articles; several paths together are one story.

    Parameters
    ----------
    paths : sequence of str or Path
        Each a story's name, a story folder (with articles.csv), a folder of texts, or a text, HTML, CSV, JSON Lines or
        Parquet file. A file name's stem names the article, and its outlet where nothing else does. Rows need a column
        text; id, outlet, agency, headline, byline, published, url, genre and
        language are read where they are there.
    texts : str or Path, optional
        Where the texts are of a story that does not ship them; the variable SAMESTORY_TEXTS says so as well.

    Returns
    -------
    articles : DataFrame
        Table `articles`. Text is as decoded: UTF-8, UTF-16 by its byte order mark, or Windows-1252, which is a guess
        and marked as one. What is not known is absent. A duplicate (the same text but for white space) is kept.
    problems : list of str
        One sentence for each file or row that was passed over, or field that could not be read.

    Raises
    ------
    NoArticles
        If no article is left.

    Examples
    --------
    >>> articles, problems = read(["sample"])
    >>> len(articles), problems
    (5, [])
    """
    given: list[str | Path] = [paths] if isinstance(paths, str | Path) else list(paths)
    entries: list[Entry] = []
    problems: list[str] = []
    for path in given:
        try:
            entries += entries_of(path, texts, problems)
        except Unusable as error:
            problems.append(str(error))
    entries = _without_same_file(entries)
    if not entries:
        raise NoArticles(_nothing(given, problems))
    _name(entries, problems)
    story = _story(given)
    rows = [_row(entry, story, problems) for entry in entries]
    problems += _foreign(rows)
    return schema.frame("articles", _flag_duplicates(rows)), problems


def from_rows(rows: pd.DataFrame, name: str) -> tuple[pd.DataFrame, list[str]]:
    """Make articles of a table in memory, as `read` does of a CSV, JSON Lines or Parquet file.

    Parameters
    ----------
    rows : DataFrame
        Column text, and those of `read` that are there; story as well, where rows are of several.
    name : str
        What to call the table in messages, in names of rows without an id, and as the story of rows without one.

    Returns
    -------
    articles : DataFrame
        Table `articles`; it may be empty.
    problems : list of str
        As in `read`.

    Raises
    ------
    Unusable
        If there is no column text.
    """
    found, problems = tabular.collect(tabular.records(rows, name), "table in memory")
    articles, more = from_records(found, name)
    return articles, problems + more


def from_records(found: list[tabular.Row], name: str) -> tuple[pd.DataFrame, list[str]]:
    """Make articles of rows that were read; for parameters and results see `from_rows`."""
    problems: list[str] = []
    entries = numbered(found, name)
    _name(entries, problems)
    made = [_row(entry, entry.get("story") or name, problems) for entry in entries]
    problems += _foreign(made)
    return schema.frame("articles", _flag_duplicates(made)), problems


def _without_same_file(entries: list[Entry]) -> list[Entry]:
    """Leave out a file that was given twice."""
    seen: set[Path] = set()
    kept = []
    for entry in entries:
        path = entry.get("path")
        if path is None or path not in seen:
            kept.append(entry)
        if path is not None:
            seen.add(path)
    return kept


def _name(entries: list[Entry], problems: list[str]) -> None:
    """Give every article a name of its own; of two rows of one table with the same id, the second is passed over."""
    seen: set[tuple[str, str]] = set()
    for entry in list(entries):
        stated = entry.get("article")
        entry["article"] = stated or entry["stem"]
        if stated and (entry["folder"], stated) in seen:
            problems.append(f"{entry['where']} has the id {stated!r} of a row above it: give it one of its own")
            entries.remove(entry)
        elif stated:
            seen.add((entry["folder"], stated))
    for longer in (
        lambda e: f"{e['folder']}/{e['article']}",
        lambda e: f"{e['folder']}/{e['file']}",
    ):
        counts = pd.Series([entry["article"] for entry in entries], dtype="str").value_counts()
        for entry in entries:
            if counts[entry["article"]] > 1:
                entry["article"] = longer(entry)
    taken: dict[str, int] = {}
    for entry in entries:
        taken[entry["article"]] = taken.get(entry["article"], 0) + 1
        if taken[entry["article"]] > 1:
            entry["article"] += f" ({taken[entry['article']]})"


def _story(given: list[str | Path]) -> str:
    """Name the story: the one path's name, or the folder that all paths share."""
    found = [(locate(path) or Path(path)).resolve() for path in given]
    if len(found) == 1:
        return found[0].name if found[0].is_dir() else found[0].stem
    parents = {path.parent for path in found}
    return parents.pop().name or "articles" if len(parents) == 1 else "articles"


def _row(entry: Entry, story: str, problems: list[str]) -> Entry:
    """Make a row of the table `articles`, its dates read."""
    row = {key: value for key, value in entry.items() if value} | {"story": story, "words": 0}
    for column in ("published", "updated"):
        if entry.get(column):
            row[column] = iso_date(entry[column])
            if row[column] is None:
                where = entry.get("where") or entry["article"]
                problems.append(
                    f"{where}: the date {entry[column][:40]!r} cannot be read and counts as unknown: write it as"
                    " 2026-01-15, 2026-01 or 2026"
                )
    genre = str(row.get("genre", "")).lower()
    stated = re.match(r"[a-z]{2}(?![a-z])", str(row.get("language", "")).strip().lower())
    row["language"] = stated.group() if stated else language(row["text"])
    row["genre"] = genre if genre in ("news", "opinion", "analysis") else "unknown"
    return row


def _foreign(rows: list[Entry]) -> list[str]:
    """Say which articles are not measured because of their language."""
    return [
        f"{row['article']} reads as {language_name(row['language'])}: English alone is supported, so it is listed and"
        " not measured; if that is wrong, give it the language 'en' in a table's column 'language'"
        for row in rows
        if row["language"] not in SUPPORTED
    ]


def _flag_duplicates(rows: list[Entry]) -> list[Entry]:
    """Say which articles have the text of an earlier one of their story."""
    first: dict[tuple[str, str], str] = {}
    told = Counter(row["story"] for row in rows)
    for row in rows:
        if told[row["story"]] == 1:
            continue
        plain = row["story"], " ".join(row["text"].split())
        if plain in first:
            row["duplicate_of"] = first[plain]
        first.setdefault(plain, row["article"])
    return rows


def _nothing(given: list[str | Path], problems: list[str]) -> str:
    if not given:
        return "no article was given: name a story, a folder or a file"
    if len(problems) == 1:
        return problems[0]
    shown = "; ".join(problems[:3]) + ("; …" if len(problems) > 3 else "")
    return f"no article could be read from {', '.join(map(str, given[:5]))}: {shown}"
