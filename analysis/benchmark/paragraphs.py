"""Who said what, in the form in which published scores were taken: paragraphs, and exact spans of tokens."""

import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import attribution, corpus
from analysis.benchmark import comparing, gold
from analysis.benchmark.comparing import Count
from analysis.benchmark.figures import scores
from analysis.benchmark.gold import ROLES, Span

# How the Penn Treebank writes marks that a text writes otherwise.
_WRITTEN = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_MARKS = {**dict.fromkeys('"“”„‘’`´', "'"), **dict.fromkeys("–—―", "--"), "…": "..."}
# So many characters tell where the text goes on after a token that it lacks.
_AHEAD = 12
_LABEL = re.compile(r"([BI])-(\w+)")
_WAYS = {"paragraph alone": True, "paragraph in its article": False}


class Paragraph(NamedTuple):
    """One paragraph as one annotator tagged it: where its tokens stand in the article's text, and the tagged spans."""

    copy: str
    tokens: list[Span]
    spans: dict[str, set[Span]]


def paragraphs(folder: Path) -> pd.DataFrame:
    """Score both engines as PolNeAR scores were published: by paragraph, a span right if its first and last token are.

    All annotators' copies count, as they did there, and two articles have six each, so this is harder than the first
    annotator's copies alone. Tokens are those of the published form; each is looked up in the article's text, which the
    engines read. Published models saw every paragraph by itself: compare those with "paragraph alone" only, and mind
    that published scores are of the test part, these of the development part.

    Parameters
    ----------
    folder : Path
        The gold corpora; holds ``polnear/sentences-valid.jsonl`` and ``polnear/dev``.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`; a part is a role, then how the paragraph was read, then exact or begin (the first
        token agrees). Intervals by resampling articles.

    References
    ----------
    Wang et al. (2021), CofeNet: context and former-label enhanced net for complicated quotation extraction.
    """
    articles, _ = gold.polnear(folder / "polnear" / "dev")
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    tagged = list(read(folder / "polnear" / "sentences-valid.jsonl", texts))
    parts = []
    for engine in attribution.ENGINES:
        counts: list[Count] = []
        for way, alone in _WAYS.items():
            said = found_alone(texts, tagged, engine) if alone else _found_whole(articles, engine)
            counts += [count for one in tagged for count in _compare(one, way, said.get(_place(one, alone), {}))]
        parts.append(scores(engine, counts))
    return pd.concat(parts, ignore_index=True)


def read(path: Path, texts: dict[str, str]) -> Iterator[Paragraph]:
    """Read tagged paragraphs, each with the places of its tokens in its article's text."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    for copy, of in groupby(rows, key=lambda row: row["id"]):
        solid, where = _solid(texts[_name(copy)])
        at = 0
        for row in of:
            tokens = _places(solid, [_token(token) for token in row["tokens"]], at)
            at = tokens[-1][1]
            yield Paragraph(copy, [(where[s], where[e - 1] + 1) for s, e in tokens], _tagged(row["labels"]))


def _name(copy: str) -> str:
    return copy.rsplit("_", 1)[0]


def _solid(body: str) -> tuple[str, list[int]]:
    """Leave out white space and write marks in one way; and say where each character stands."""
    kept = [(mark, n) for n, char in enumerate(body) if not char.isspace() for mark in _MARKS.get(char, char)]
    return "".join(mark for mark, _ in kept), [n for _, n in kept]


def _token(written: str) -> str:
    return re.sub("'+", "'", _solid(_WRITTEN.get(written, written))[0])


def _places(solid: str, tokens: list[str], at: int) -> list[Span]:
    """Look up tokens one after another; one that the text lacks stands on the character before it.

    The published form doubles the full stop of an abbreviation at the end of a sentence, and leaves lines out.
    """
    found = []
    for n, token in enumerate(tokens):
        here, ahead = ("".join(tokens[k : k + _AHEAD])[:_AHEAD] for k in (n, n + 1))
        if not solid.startswith(token, at):
            lacks = solid.startswith(ahead, at) if ahead else token == "."
            start = at if lacks else solid.find(here, at)
            if start < 0 or lacks:
                found.append((max(at - 1, 0), max(at, 1)))
                continue
            at = start
        found.append((at, at + len(token)))
        at += len(token)
    return found


def _tagged(labels: list[str]) -> dict[str, set[Span]]:
    """Turn tags that say where a span begins and goes on into spans of tokens, half open."""
    found: dict[str, set[Span]] = {role: set() for role in ROLES}
    start, role = 0, ""
    for n, label in enumerate([*labels, "O"]):
        begins = _LABEL.fullmatch(label)
        if role and (begins is None or begins[1] == "B" or begins[2] != role):
            found[role].add((start, n))
            role = ""
        if begins is not None and not role:
            start, role = n, begins[2]
    return found


def _place(one: Paragraph, alone: bool) -> str:
    """Name what was read: the paragraph, which several copies share, or its article."""
    return f"{_name(one.copy)} {one.tokens[0][0]}" if alone else _name(one.copy)


def found_alone(texts: dict[str, str], tagged: list[Paragraph], engine: str) -> dict[str, dict[str, set[Span]]]:
    """Read each paragraph as an article of its own; the spans found are those of the whole text."""
    parts: dict[str, tuple[str, int]] = {}
    for one in tagged:
        start, end = one.tokens[0][0], one.tokens[-1][1]
        parts.setdefault(_place(one, True), (texts[_name(one.copy)][start:end], start))
    articles, _ = corpus.from_rows(
        pd.DataFrame({"id": list(parts), "text": [body for body, _ in parts.values()]}), "polnear"
    )
    shift = articles["article"].map({name: start for name, (_, start) in parts.items()})
    _, spans = gold.found_in(articles, engine)
    start = spans["article"].map(dict(zip(articles["article"], shift, strict=True)))
    return _by_place(spans.assign(start=spans["start"] + start, end=spans["end"] + start))


def _found_whole(articles: pd.DataFrame, engine: str) -> dict[str, dict[str, set[Span]]]:
    return _by_place(gold.found_in(articles, engine)[1])


def _by_place(spans: pd.DataFrame) -> dict[str, dict[str, set[Span]]]:
    found: dict[str, dict[str, set[Span]]] = {}
    for row in spans.itertuples():
        found.setdefault(row.article, {}).setdefault(row.role, set()).add((row.start, row.end))
    return found


def _compare(one: Paragraph, way: str, said: dict[str, set[Span]]) -> Iterator[Count]:
    starts, ends = np.array([s for s, _ in one.tokens]), np.array([e for _, e in one.tokens])
    for role in ROLES:
        guess = set()
        for start, end in said.get(role, ()):
            first, last = int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end))
            if first < last:
                guess.add((first, last))
        true = one.spans[role]
        for match, a, b in (("exact", true, guess), ("begin", {s for s, _ in true}, {s for s, _ in guess})):
            yield comparing.count(_name(one.copy), f"{role}, {way}, {match}", a, b)
