"""The corpora in which readers marked loaded words, as documents."""

import ast
import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis import resources, text
from analysis.wording import scan

Span = tuple[int, int]
CORPORA = ("babe", "basil", "ptc")
PTC_KINDS = ("Loaded_Language", "Name_Calling,Labeling", "Exaggeration,Minimisation", "Flag-Waving")
STOP = frozenset(
    "the a an of to in on at by for and or but is are was were be been as it its that this with from".split()
)


class Document(NamedTuple):
    """A text of a corpus with what readers marked in it; `group` is what is held out together."""

    name: str
    corpus: str
    group: str
    text: str
    words: scan.Words
    loaded: np.ndarray
    sentences: np.ndarray
    bounds: list[Span]
    weight: float


def read(folder: Path) -> list[Document]:
    """Read the three corpora; one that is absent is left out."""
    found = [*_babe(folder / "babe"), *_basil(folder / "basil"), *_ptc(folder / "ptc")]
    return _balanced(found)


def _document(
    name: str, corpus: str, group: str, line: str, spans: list[Span], bounds: list[Span] | None, biased: bool | None
) -> Document:
    spans_of = text.paragraphs(line)
    bounds = [s for a, b in spans_of for s in text.sentences(line, a, b)] if bounds is None else bounds
    words = scan.words(line, spans_of, bounds)
    loaded = np.zeros(len(words.code), dtype=bool)
    for start, end in spans:
        a, b = np.searchsorted(words.end, start, side="right"), np.searchsorted(words.start, end)
        loaded[a:b] = True
    count = int(words.sentence.max()) + 1 if len(words.code) else 0
    marked = np.bincount(words.sentence, weights=loaded, minlength=count) > 0
    marked = marked if biased is None else np.full(count, biased)
    return Document(name, corpus, group, line, words, loaded, marked, bounds, 1.0)


def _babe(folder: Path) -> Iterator[Document]:
    if not (folder / "sentences.csv").is_file():
        return
    with (folder / "sentences.csv").open(encoding="utf-8", newline="") as file:
        for i, row in enumerate(csv.DictReader(file)):
            if row["label_bias"] not in ("Biased", "Non-biased"):
                continue
            line = row["text"].strip()
            marked = {w.lower() for w in ast.literal_eval(row["biased_words"])} - STOP
            spans = [m.span() for m in text.WORD.finditer(line) if m.group().lower() in marked]
            yield _document(
                f"s{i:05}", "babe", row["outlet"], line, spans, [(0, len(line))], row["label_bias"] == "Biased"
            )


def _basil(folder: Path) -> Iterator[Document]:
    for path in sorted((folder / "articles").rglob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        notes = next((folder / "annotations").rglob(path.stem + "_ann.json"), None)
        lines = [s for p in article["body-paragraphs"] for s in (p if isinstance(p, list) else [p])]
        title = article.get("title") or ""
        at, body, bounds = {"title": 0}, title, [(0, len(title))]
        for i, line in enumerate(lines):
            body += "\n\n" if body else ""
            at[f"p{i}"] = len(body)
            bounds.append((len(body), len(body) + len(line)))
            body += line
        listed = json.loads(notes.read_text(encoding="utf-8"))["phrase-level-annotations"] if notes else []
        spans = [
            (at[a["id"]] + a["start"], at[a["id"]] + a["end"]) for a in listed if a["bias"] == "lex" and a["id"] in at
        ]
        yield _document(path.stem, "basil", path.stem.rsplit("_", 1)[0], body, spans, bounds, None)


def _ptc(folder: Path) -> Iterator[Document]:
    if not (folder / "spans.tsv").is_file():
        return
    marked = defaultdict(list)
    with (folder / "spans.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["technique"] in PTC_KINDS and int(row["end"]) - int(row["start"]) < 80:
                marked[row["article"]].append((int(row["start"]), int(row["end"])))
    for path in sorted((folder / "articles").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            body = file.read()
        number = path.stem.removeprefix("article")
        yield _document(path.stem, "ptc", number, body, marked[number], None, None)


def _balanced(documents: list[Document]) -> list[Document]:
    """Weigh sentences so that in each outlet of BABE half of the weight is on the biased ones.

    Otherwise the outlet's other habits and topics would pass for loaded wording.
    """
    count: dict[tuple[str, bool], int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for d in documents:
        if d.corpus == "babe" and len(d.sentences):
            count[d.group, bool(d.sentences[0])] += 1
            total[d.group] += 1
    found = []
    for d in documents:
        key = (d.group, bool(d.sentences[0])) if len(d.sentences) else None
        weight = min(3.0, total[d.group] / (2 * count[key])) if d.corpus == "babe" and key else 1.0
        found.append(d._replace(weight=weight))
    return found


def kept(words: scan.Words) -> np.ndarray:
    """Tell which words can be loaded at all: no words of grammar."""
    return np.array([_content(form) for form in words.forms], dtype=bool)[words.code]


@cache
def _content(form: str) -> bool:
    return form not in STOP and form not in _stopwords()


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(resources.lexicon("stopwords").iloc[:, 0])
