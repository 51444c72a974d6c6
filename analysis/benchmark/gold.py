"""Reads gold corpora that do not ship: articles, and who an annotator says is reported to have said what."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from analysis import attribution, corpus

ROLES = ("source", "cue", "content")
Span = tuple[int, int]
Attribution = dict[str, list[Span]]


def polnear(folder: Path) -> tuple[pd.DataFrame, list[list[Attribution]]]:
    """Read articles with brat stand-off gold; of several annotators of one, the first by file name counts.

    Parameters
    ----------
    folder : Path
        Holds ``text/*.txt`` and ``attributions/NAME_ANNOTATOR.ann``.

    Returns
    -------
    articles : DataFrame
        Table `articles`.
    gold : list of list of dict
        For each article its attributions, role to spans; those without content and cue are left out.
    """
    articles, _ = corpus.read(sorted((folder / "text").glob("*.txt")))
    found = []
    for name in articles["article"]:
        path = next(iter(sorted((folder / "attributions").glob(f"{name}_*.ann"))), None)
        found.append(_annotations(path.read_text(encoding="utf-8").splitlines()) if path else [])
    return articles, found


def copies(folder: Path) -> Iterator[tuple[str, str, list[list[Attribution]]]]:
    """Read every article that several annotators marked: its name, its text, and what each of them marked."""
    for part in ("train", "dev"):
        files: dict[str, list[Path]] = {}
        for path in sorted((folder / part / "attributions").glob("*.ann")):
            files.setdefault(path.stem.rsplit("_", 1)[0], []).append(path)
        for name, paths in files.items():
            if len(paths) > 1:
                with (folder / part / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
                    body = file.read()
                yield name, body, [_annotations(path.read_text(encoding="utf-8").splitlines()) for path in paths]


def _annotations(lines: list[str]) -> list[Attribution]:
    marks: dict[str, list[Span]] = {}
    found = []
    for name, *cells in (line.split("\t") for line in lines):
        if cells and name.startswith("T"):
            parts = cells[0].split(" ", 1)[1].split(";")
            marks[name] = [(int(start), int(end)) for start, end in map(str.split, parts)]
        elif cells and name.startswith("E"):
            one: Attribution = {role: [] for role in ROLES}
            for label, mark in (pair.split(":") for pair in cells[0].split()):
                role = re.sub(r"\d+$", "", label).lower()
                if role in one:
                    one[role] += marks.get(mark, [])
            found.append(one)
    return [one for one in found if one["content"] or one["cue"]]


def found_in(articles: pd.DataFrame, engine: str, flat: bool = True) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find attributions in every line of articles, whatever its role, since such gold marks every line.

    Parameters
    ----------
    articles : DataFrame
        Table of the schema.
    engine : {"fast", "accurate"}
    flat : bool
        Whether those are left out that stand in another, as gold leaves them out that is flat.

    Returns
    -------
    attributions, spans : DataFrame
        Tables of the schema.
    """
    paragraphs = corpus.paragraphs(articles).assign(role="body")
    found, spans = attribution.find(articles, paragraphs, corpus.sentences(articles, paragraphs), engine=engine)
    kept = found[found["parent"].isna()] if flat else found
    return kept, spans.merge(kept[["article", "attribution"]], on=["article", "attribution"])


def grouped(names: Iterable[str], found: pd.DataFrame, spans: pd.DataFrame) -> list[list[Attribution]]:
    """Give each named article what was found in it, in the form of the gold and in the order of `found`."""
    keys = list(zip(found["article"], found["attribution"], strict=True))
    parts: dict[tuple[str, int], Attribution] = {key: {role: [] for role in ROLES} for key in keys}
    for row in spans.itertuples():
        parts[row.article, row.attribution][row.role].append((row.start, row.end))
    by_article: dict[str, list[Attribution]] = {}
    for key in keys:
        by_article.setdefault(key[0], []).append(parts[key])
    return [by_article.get(name, []) for name in names]
