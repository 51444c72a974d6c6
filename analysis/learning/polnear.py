"""PolNeAR as tables: texts, attributions, a tag for every word. Read for learning only; nothing of it is shipped."""

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import schema
from analysis import text as texts
from analysis.attribution.decode import ROLES, TAGS
from analysis.text import Span

Attribution = dict[str, list[Span]]


def read(folder: Path) -> tuple[pd.DataFrame, list[list[Attribution]]]:
    """Read a part of the corpus: its articles, one row for each annotator's copy, and the attributions of each row.

    Parameters
    ----------
    folder : path
        Holds text/*.txt and attributions/NAME_ANNOTATOR.ann.

    Returns
    -------
    articles : DataFrame
        Columns article (NAME_ANNOTATOR), name and text.
    attributions : list of list of dict
        Role to spans.
    """
    rows, found = [], []
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            rows.append({"article": path.stem, "name": name, "text": file.read()})
        found.append(_annotations(path))
    return pd.DataFrame(rows), found


def _annotations(path: Path) -> list[Attribution]:
    marks: dict[str, list[Span]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 2 and cells[0].startswith("T"):
            parts = cells[1].split(" ", 1)[1].split(";")
            marks[cells[0]] = [(int(a), int(b)) for a, b in (part.split() for part in parts)]
        elif len(cells) > 1 and cells[0].startswith("E"):
            one: Attribution = {role: [] for role in ROLES}
            for label, mark in (pair.split(":") for pair in cells[1].split()):
                role = re.sub(r"\d+$", "", label).lower()
                if role in one and mark in marks:
                    one[role] += marks[mark]
            found.append(one)
    return found


def tables(articles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Split texts into paragraphs and sentences, every paragraph with the role body."""
    spans, lines = [], []
    for name, text in zip(articles["article"], articles["text"], strict=True):
        count = 0
        for number, (start, end) in enumerate(texts.paragraphs(text)):
            here = {"article": name, "paragraph": number, "role": "body"}
            spans.append({**here, "start": start, "end": end})
            for left, right in texts.sentences(text, start, end):
                lines.append({**here, "sentence": count, "start": left, "end": right})
                count += 1
    return schema.frame("paragraphs", spans), schema.frame("sentences", lines)


def word_spans(words: pd.DataFrame, attributions: list[list[Attribution]]) -> pd.DataFrame:
    """Give every annotated span its words.

    Returns
    -------
    DataFrame
        Columns article, paragraph, sentence, role, start, end, first, last (rows in `words`) and of (the set of
        attributions it is a part of), in the order of the text; a span over several paragraphs has a row in each.
    """
    article, paragraph, sentence, start, end = (
        words[c].to_numpy() for c in ("article", "paragraph", "sentence", "start", "end")
    )
    bounds = np.searchsorted(article, np.arange(len(attributions) + 1))
    rows: dict[tuple[int, int, str], set[int]] = {}
    for number, found in enumerate(attributions):
        low, high = bounds[number], bounds[number + 1]
        for n, one in enumerate(found):
            for role in ROLES:
                for left, right in one[role]:
                    first = low + int(np.searchsorted(end[low:high], left, side="right"))
                    last = low + int(np.searchsorted(start[low:high], right)) - 1
                    for a, b in _within(paragraph, first, last):
                        rows.setdefault((a, b, role), set()).add(n)
    keys = sorted(rows)
    first, last = (np.array([k[i] for k in keys], dtype=np.int64) for i in (0, 1))
    found_spans = pd.DataFrame({"article": article[first], "paragraph": paragraph[first], "sentence": sentence[first]})
    return found_spans.assign(
        role=[k[2] for k in keys], start=start[first], end=end[last], first=first, last=last, of=[rows[k] for k in keys]
    )


def _within(paragraph: np.ndarray, first: int, last: int) -> list[Span]:
    """Cut a run of words at the borders of paragraphs."""
    if last < first:
        return []
    cuts = first + 1 + np.flatnonzero(np.diff(paragraph[first : last + 1]))
    edges = [first, *cuts.tolist(), last + 1]
    return [(a, b - 1) for a, b in pairwise(edges)]


def tags(spans: pd.DataFrame, number: int) -> np.ndarray:
    """Tag every word; where spans overlap, the one annotated first by place counts.

    Parameters
    ----------
    spans : DataFrame
        As `word_spans` gives them.
    number : int
        How many words there are.
    """
    found = np.zeros(number, dtype=np.int64)
    for first, last, role in zip(spans["first"], spans["last"], spans["role"], strict=True):
        if found[first : last + 1].any():
            continue
        if first == last:
            found[first] = TAGS.index(f"S-{role}")
        else:
            found[first : last + 1] = TAGS.index(f"I-{role}")
            found[first], found[last] = TAGS.index(f"B-{role}"), TAGS.index(f"E-{role}")
    return found
