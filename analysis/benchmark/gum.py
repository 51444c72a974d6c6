"""Who said what in a second domain: attribution relations of GUM's news and interviews."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import attribution, corpus, text
from analysis.benchmark import comparing, gold
from analysis.benchmark.figures import Share, shares
from analysis.benchmark.gold import Attribution, Span

GENRES = ("news", "interview")
_RELATION = re.compile(r"Discourse=([\w-]+):(\d+)(?:->(\d+))?:(\d+)(?::([^|]*))?")
_SOURCE = re.compile(r"sem-atsrc-([\d,-]+)")
_CUE = re.compile(r"lex-ind(?:wd|ph)-([\d,-]+)")


def gum(folder: Path) -> pd.DataFrame:
    """Score both engines on discourse attributions, in texts they did not learn from: Wikinews and interviews.

    How a relation is mapped. The nucleus of an attribution relation, with all that hangs on it below the point where
    the relation is attached, is the content. The words that annotators gave as signal of the source are the source,
    those that they gave as indicative word or phrase the cue. Relations without such a word (most of them credits of
    pictures) are left out. One in ten stands in the content of another; those found in another's content count too.

    What cannot be compared. Discourse units are clauses: who criticised, backed or wanted *something* (a noun phrase)
    is no relation there but is an attribution for PolNeAR, from which the engines learned; a whole turn of a speaker is
    none in both. So what is found beyond the relations is not wrong, and precision is left out. Units also end where a
    clause does and not where a quotation does: exact spans are left out, and a content counts as found when half of it
    is covered. Do not set these figures beside those on PolNeAR.

    Parameters
    ----------
    folder : Path
        The gold corpora; holds ``gum/GUM_news_*.conllu`` and ``gum/GUM_interview_*.conllu``.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`, recall alone, intervals by resampling documents. A part is a genre, then: content
        found (one found attribution has contents whose union with it is at least half in common), content touched
        (overlaps one), content words (share of them that some content holds), source right and cue right (of contents
        found, those whose source, or cue, overlaps), source words and cue words (of all relations with such a signal).

    References
    ----------
    Zeldes et al. (2025), eRST: a signaled graph theory of discourse relations and organization, Computational
    Linguistics. Zeldes (2017), The GUM corpus, Language Resources and Evaluation.
    """
    paths = [path for genre in GENRES for path in sorted((folder / "gum").glob(f"GUM_{genre}_*.conllu"))]
    documents = [document(path.read_text(encoding="utf-8")) for path in paths]
    names = [path.stem for path in paths]
    rows = pd.DataFrame({"id": names, "text": [one.text for one in documents]})
    articles, _ = corpus.from_rows(rows, "gum")
    parts = []
    for engine in attribution.ENGINES:
        said = gold.grouped(names, *gold.found_in(articles, engine, flat=False))
        parts.append(shares(engine, chain.from_iterable(map(_compare, names, documents, said))))
    return pd.concat(parts, ignore_index=True)


class Document(NamedTuple):
    """A text put together from its words, and its attribution relations."""

    text: str
    attributions: list[Attribution]


class Unit(NamedTuple):
    """An elementary discourse unit: its words (first, last + 1), and how it hangs on another."""

    words: Span
    relation: str
    head: int | None
    depth: int
    signals: str


def document(conllu: str) -> Document:
    """Read one document.

    Parameters
    ----------
    conllu : str
        CoNLL-U with discourse relations in the last column.

    Returns
    -------
    Document
        Paragraphs are parted by an empty line.
    """
    body, gap, held, at = "", "", 0, 0
    words, cells_of = [], []
    for line in conllu.splitlines():
        cells = line.split("\t")
        if len(cells) != 10:
            held, gap = 0, "\n\n" if line.startswith("# newpar") and body else gap
            continue
        first, part, last = cells[0].partition("-")
        if "." in first:
            continue
        if part or int(first) > held:
            # What is several words, as "team's", is written once, before them.
            at = len(body + gap)
            body += gap + cells[1]
            gap = "" if "SpaceAfter=No" in cells[9] else " "
            held = int(last or first)
        if not part:
            begin = max(body.find(cells[1], at), at)
            at = min(begin + len(cells[1]), len(body))
            words.append((begin, at))
            cells_of.append(cells[9])
    units = _units(cells_of)
    found = (_attribution(one, units, words) for one in _relations(units))
    return Document(body, [one for one in found if one["cue"]])


def _units(cells: list[str]) -> dict[int, Unit]:
    marked = [(n, match) for n, cell in enumerate(cells) if (match := _RELATION.search(cell))]
    found = {}
    for (n, match), (end, _) in zip(marked, [*marked[1:], (len(cells), None)], strict=True):
        relation, number, head, depth, signals = match.groups()
        found[int(number)] = Unit((n, end), relation, int(head) if head else None, int(depth), signals or "")
    return found


def _relations(units: dict[int, Unit]) -> Iterator[Unit]:
    return (unit for unit in units.values() if unit.relation.startswith("attribution") and unit.head is not None)


def _attribution(one: Unit, units: dict[int, Unit], words: list[Span]) -> Attribution:
    below: dict[int, list[int]] = {}
    for number, unit in units.items():
        if unit.head is not None:
            below.setdefault(unit.head, []).append(number)
    head = one.head or 0
    kept, waiting = [units[head].words], [n for n in below.get(head, []) if units[n].depth < one.depth]
    while waiting:
        number = waiting.pop()
        kept.append(units[number].words)
        waiting += below.get(number, [])
    signals = {role: pattern.findall(one.signals) for role, pattern in (("source", _SOURCE), ("cue", _CUE))}
    near = {role: [span for found in texts for span in _numbers(found)] for role, texts in signals.items()}
    near["cue"] = [(a, b) for a, b in near["cue"] if one.words[0] <= a < one.words[1]]
    return {role: _joined(found, words) for role, found in (near | {"content": kept}).items()}


def _numbers(stated: str) -> list[Span]:
    """Read words' numbers, which count from 1: "3-5,9" is the words 2 to 5 and 8 to 9, half open, from 0."""
    pairs = (part.partition("-") for part in stated.strip(",-").split(","))
    return [(int(a) - 1, int(b or a)) for a, _, b in pairs]


def _joined(spans: list[Span], words: list[Span]) -> list[Span]:
    """Turn spans of words into spans of the text; those that follow one another are one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        start, end = words[first][0], words[min(last, len(words)) - 1][1]
        if found and start - found[-1][1] <= 2:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _compare(name: str, one: Document, said: list[Attribution]) -> Iterator[Share]:
    genre = name.split("_")[1]
    words = [m.span() for m in text.WORD.finditer(one.text)]
    told = {role: [s for guess in said for s in guess[role]] for role in gold.ROLES}
    for role in gold.ROLES:
        true = comparing.covered(words, [s for truth in one.attributions for s in truth[role]])
        yield Share(
            name, f"{genre}, {role} words", "recall", len(true & comparing.covered(words, told[role])), len(true)
        )
    for truth in one.attributions:
        fits = [(comparing.union(truth["content"], guess["content"]), n) for n, guess in enumerate(said)]
        cover, best = max(fits, default=(0.0, 0))
        touched = any(comparing.overlaps(s, told["content"]) for s in truth["content"])
        yield Share(name, f"{genre}, content touched", "recall", touched, 1)
        yield Share(name, f"{genre}, content found", "recall", cover >= 0.5, 1)
        for role in ("source", "cue"):
            if cover >= 0.5 and truth[role]:
                right = any(comparing.overlaps(s, said[best][role]) for s in truth[role])
                yield Share(name, f"{genre}, {role} right", "recall", right, 1)
