"""Who the source is, against 24 articles coded by reading."""

import json
import re
from collections.abc import Iterator
from itertools import chain, permutations
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import attribution, corpus, lines, schema
from analysis.benchmark.figures import Share, shares
from analysis.benchmark.gold import ROLES, Attribution, copies
from analysis.sources import identify

Coded = dict[str, Any]
_TITLES = set("the president mr mrs ms dr sen senator rep gov governor former secretary".split())
GIVEN = "annotators' spans"


def sources(folder: Path) -> pd.DataFrame:
    """Score types, names and unnamed sources, with what each engine finds and with the annotators' own spans.

    Articles are read as the command `attributions` reads them, every paragraph with its role. The rules were developed
    on these codes: expect a little less on others. Beside them stands how much of what one annotator marked another
    found, on the articles that several of them read.

    Parameters
    ----------
    folder : Path
        The gold corpora; holds ``sources/*.json`` and ``polnear``.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`. A part is all, or sure: without what a second coder might code otherwise. Figures:
        found (share of the coded attributions), type and name (right, of those found; name of named persons alone),
        unnamed precision (of pairs), unnamed recall (of all coded), unnamed extra (unnamed and paired with nothing, per
        article), share error (points by which an article's share of unnamed attributions is wrong, mean over articles).
    """
    paths = sorted((folder / "sources").glob("*.json"))
    coded = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    texts = [folder / "polnear" / "dev" / "text" / f"{one['article']}.txt" for one in coded]
    articles, _ = corpus.read(texts)
    paragraphs = corpus.paragraphs(articles)
    sentences = corpus.sentences(articles, paragraphs)
    parts = []
    for engine in (*attribution.ENGINES, GIVEN):
        if engine == GIVEN:
            found, spans = _given(coded, articles)
        else:
            found, spans = attribution.find(articles, paragraphs, sentences, engine=engine)
        said: dict[str, list[Coded]] = {}
        for row in lines.attributions(found, spans, *identify(articles, paragraphs, found, spans)):
            said.setdefault(row["article"], []).append(row)
        parts.append(shares(engine, chain.from_iterable(_compare(one, said.get(one["article"], [])) for one in coded)))
    people = list(between_people(folder))
    return pd.concat([*parts, *([shares("people", people)] if people else [])], ignore_index=True)


def between_people(folder: Path) -> Iterator[Share]:
    """Count what of one annotator's attributions another found, two by two, either way."""
    for name, _, read in copies(folder / "polnear"):
        for one, other in permutations(read, 2):
            yield Share(name, "all", "found", len(paired(one, list(map(_as_found, other)))), len(one))


def _as_found(one: Attribution) -> Coded:
    """Write an annotator's attribution as a program writes what it found."""
    spans = {role: [{"start": start, "end": end} for start, end in of] for role, of in one.items()}
    return spans | {"cue": next(iter(spans["cue"]), None)}


def _given(coded: list[Coded], articles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the tables that an engine would that finds what the annotators marked."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    found, spans = [], []
    for article in coded:
        for n, one in enumerate(article["attributions"]):
            key = {"article": article["article"], "attribution": n}
            found.append(key | {"act": "statement", "form": "indirect", "confidence": 1.0, "role": "body"})
            spans += [
                key | {"role": role, "start": start, "end": end, "text": texts[article["article"]][start:end]}
                for role in ROLES
                for start, end in one[role]
            ]
    return schema.frame("attributions", found), schema.frame("spans", spans)


def _compare(article: Coded, said: list[Coded]) -> Iterator[Share]:
    name, coded = article["article"], article["attributions"]
    pairs = paired(coded, said)
    for part in ("all", "sure"):
        kept = [part == "all" or not one["unsure"] for one in coded]
        dropped = {j for i, j in pairs if not kept[i]}
        left = [(coded[i], said[j]) for i, j in pairs if kept[i]]
        for figure, hits, of in _figures(left, [one for one, ok in zip(coded, kept, strict=True) if ok]):
            yield Share(name, part, figure, hits, of)
        alone = set(range(len(said))) - {j for _, j in pairs}
        yield Share(name, part, "unnamed extra", sum(said[j]["unnamed"] for j in alone), 1)
        rest = [one["unnamed"] for j, one in enumerate(said) if j not in dropped]
        true = [_unnamed(one) for one, ok in zip(coded, kept, strict=True) if ok]
        if true:
            yield Share(name, part, "share error", 100 * abs(_mean(rest) - _mean(true)), 1)


def _figures(pairs: list[tuple[Coded, Coded]], coded: list[Coded]) -> Iterator[tuple[str, int, int]]:
    named = [(one, other) for one, other in pairs if one["type"] == "named_person"]
    both = sum(_unnamed(one) and other["unnamed"] for one, other in pairs)
    yield "found", len(pairs), len(coded)
    yield "type", sum(one["type"] == other["source_type"] for one, other in pairs), len(pairs)
    yield "unnamed precision", both, sum(other["unnamed"] for _, other in pairs)
    yield "unnamed recall", both, sum(map(_unnamed, coded))
    yield "name", sum(same_name(one["speaker"], other["speaker"]) for one, other in named), len(named)


def _unnamed(one: Coded) -> bool:
    return one["type"] in schema.UNNAMED


def _mean(values: list[bool]) -> float:
    return sum(values) / max(len(values), 1)


def paired(coded: list[Coded], said: list[Coded]) -> list[tuple[int, int]]:
    """Pair one to one, best fit first: contents that cover one another by half, or cues where there is no content."""
    fits = sorted(
        ((_fit(one, other), i, j) for i, one in enumerate(coded) for j, other in enumerate(said)), reverse=True
    )
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for fit, i, j in fits:
        if fit >= 0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((i, j))
    return found


def _fit(coded: Coded, said: Coded) -> float:
    if not coded["content"]:
        cue = [said["cue"]] if said["cue"] else []
        return float(bool(_places(coded["cue"]) & {i for s in cue for i in range(s["start"], s["end"])}))
    one, other = _places(coded["content"]), {i for s in said["content"] for i in range(s["start"], s["end"])}
    return len(one & other) / len(one | other)


def _places(spans: list[list[int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def same_name(coded: str | None, said: str | None) -> bool:
    """Whether each coded name has a said one with all its words and two more at most, and none is said too many.

    >>> same_name("Mara Lund", "Port Director Mara Lund"), same_name("Mara Lund", "Lund")
    (True, False)
    """
    true, guess = (
        [words for name in (of or "").split(";") if (words := set(re.findall(r"\w+", name.lower())) - _TITLES)]
        for of in (coded, said)
    )
    whole = all(any(one <= other and len(other) <= len(one) + 2 for other in guess) for one in true)
    return bool(true) and whole and len(guess) <= len(true)
