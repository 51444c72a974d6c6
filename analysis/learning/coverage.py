"""Learn how likely an article reports a statement, from events of which readers noted who reports what."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pandas as pd

from analysis import facts, resources, reuse, schema, text
from analysis.facts import coverage, evidence, matching
from analysis.learning.similarity import fit, probability

COLUMNS = {"fast": evidence.WORDS, "accurate": evidence.WORDS + evidence.MEANING}
_STRENGTH = 0.02
_CUTS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)


def run(corpus_dir: str | Path, seed: int = 0) -> dict[str, Any]:
    """Learn the weights `coverage` and write them, with their card, beside the package.

    Parameters
    ----------
    corpus_dir : path
        Holds facts.
    seed : int
        Kept for symmetry with the other learners; nothing here is drawn by chance.

    Returns
    -------
    dict
        The scores on the card.
    """
    models = Path(resources.__file__).parent / "models"
    cells = pd.concat([learned_from(d) for d in _events(corpus_dir)], ignore_index=True)
    np.savez_compressed(models / "coverage.npz", **weights(cells))  # type: ignore[arg-type]
    resources.weights.cache_clear()
    scores = {"events": cells["event"].nunique(), "cells": len(cells)}
    scores |= {engine: _scores(cells, engine) for engine in COLUMNS}
    card = {"seed": seed, **_CARD, "scores": scores}
    (models / "coverage.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return scores


def _events(corpus_dir: str | Path) -> list[Path]:
    return [d for d in sorted((Path(corpus_dir) / "facts").iterdir()) if d.is_dir()]


def tables(folder: Path) -> tuple[dict[str, Any], pd.DataFrame, pd.DataFrame]:
    """Read an event of corpora/facts: its gold, and the tables articles and sentences; the first line is headline."""
    gold = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    about = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    articles: list[dict] = []
    sentences: list[dict] = []
    for name in sorted(gold["articles"].values()):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            content = file.read()
        article = Path(name).stem
        known = {"outlet": about[article]["outlet"], "published": about[article]["date"], "event": "e1"}
        fixed = {"story": folder.name, "genre": "news", "words": 0, "file": name, "sha256": "", "encoding": "utf-8"}
        articles.append({"article": article, "text": content, **known, **fixed})
        for i, (start, end) in enumerate(text.paragraphs(content)):
            role = "body" if i else "headline"
            for s, e in text.sentences(content, start, end):
                one = {"article": article, "paragraph": i, "sentence": len(sentences), "start": s, "end": e}
                sentences.append(one | {"role": role})
    return gold, schema.frame("articles", articles), schema.frame("sentences", sentences)


def learned_from(folder: Path) -> pd.DataFrame:
    """Give the cells of one event that readers decided, with the share of their facts that the article lacks.

    Twice: once for the statements of its articles, once for the readers' own sentences, which say one fact each.
    """
    gold, articles, sentences = tables(folder)
    statements = facts.units(articles, sentences, schema.frame("attributions", []), schema.frame("spans", []))
    told = _told(gold, articles, statements)
    n = len(statements)
    own = pd.DataFrame([{"text": f["fact"], "article": "(readers)", "event": "e1"} for f in gold["facts"]])
    own = own.assign(start=0, end=own["text"].str.len(), whole=np.arange(len(own)) + n)
    added = evidence.cells(pd.concat([statements, own], ignore_index=True))
    added = added[(added["left"] >= n) & (added["article"] != "(readers)")]
    cells = pd.concat([evidence.cells(statements), added], ignore_index=True)
    facts_of = [*told, *({f["id"]} for f in gold["facts"])]
    absent = {
        Path(gold["articles"][k]).stem: {f["id"] for f in gold["facts"] if f["found"][k] is None}
        for k in gold["articles"]
    }
    cells = cells[[bool(facts_of[i]) for i in cells["left"]]]
    pairs = list(zip(cells["left"], cells["article"], strict=True))
    share = [len(facts_of[i] & absent[a]) / len(facts_of[i]) for i, a in pairs]
    return cells.assign(absent=share, event=folder.name, statement=cells["left"] < n)


def _told(gold: dict[str, Any], articles: pd.DataFrame, statements: pd.DataFrame) -> list[set[str]]:
    """Say which gold facts each statement holds an anchor of."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    told: list[set[str]] = [set() for _ in range(len(statements))]
    for fact in gold["facts"]:
        for key, anchor in fact["found"].items():
            if anchor is not None:
                article = Path(gold["articles"][key]).stem
                at = texts[article].index(anchor)
                hit = (statements["article"] == article) & (statements["start"] < at + len(anchor))
                for i in statements.index[hit & (statements["end"] > at)]:
                    told[i].add(fact["id"])
    return told


def weights(cells: pd.DataFrame) -> dict[str, np.ndarray]:
    """Learn the weights of both engines."""
    found: dict[str, np.ndarray] = {}
    for engine, columns in COLUMNS.items():
        found |= {f"{engine}_evidence": np.array(columns), engine: learn(cells, columns)}
    return found


def learn(cells: pd.DataFrame, columns: tuple[str, ...]) -> np.ndarray:
    """Fit how likely an article reports a statement; one of several gold facts counts by its share."""
    x = cells[list(columns)].to_numpy(dtype=float)
    answer = np.concatenate([np.ones(len(x)), np.zeros(len(x))]).astype(int)
    weight = np.concatenate([1 - cells["absent"], cells["absent"]])
    return fit(np.vstack([x, x]), answer, weight, _STRENGTH)


def _scores(cells: pd.DataFrame, engine: str) -> dict[str, Any]:
    """Score the statements' cells by weights learned on the other events, and show what each cut would claim."""
    from sklearn.metrics import roc_auc_score

    columns = COLUMNS[engine]
    parts = [(learn(cells[cells["event"] != e], columns), cells[cells["event"] == e]) for e in cells["event"].unique()]
    held = pd.concat([part.assign(p=probability(part, columns, learned)) for learned, part in parts])
    held = held[held["absent"].isin([0, 1])]
    said, readers = held[held["statement"]], held[~held["statement"]]
    curve = {}
    for cut in _CUTS:
        below = said[said["p"] < cut]
        false = int((below["absent"] == 0).sum())
        lacking = int((said["absent"] == 1).sum())
        found = {"claims": len(below), "false": round(false / max(len(below), 1), 3)}
        curve[str(cut)] = found | {"recall": round((len(below) - false) / lacking, 3)}
    return {
        "area under the curve, statements": round(roc_auc_score(said["absent"] == 0, said["p"]), 3),
        "area under the curve, readers' sentences": round(roc_auc_score(readers["absent"] == 0, readers["p"]), 3),
        "not found below, statements": curve,
    }


def crossval(corpus_dir: str | Path, out: str | Path, engine: str = "accurate") -> None:
    """Write who reports which fact for each event of corpora/facts, by weights learned on the other events.

    One file an event, in the form that the command `facts` prints.
    """
    Path(out).mkdir(parents=True, exist_ok=True)
    for name, _, made in left_out(corpus_dir, engine):
        rows = [json.dumps(row, ensure_ascii=False) for row in facts.lines(*made, schema.frame("spans", []))]
        (Path(out) / f"{name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


def left_out(
    corpus_dir: str | Path, engine: str, cuts: tuple[float, ...] = (coverage.NOT_FOUND,)
) -> Iterator[tuple[str, float, tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]]]:
    """Compare the articles of each event by weights learned on the other events, with each cut for "not found".

    Yields
    ------
    (str, float, (facts, mentions, coverage))
        The event, the cut, and the tables.
    """
    folders = _events(corpus_dir)
    cells = pd.concat([learned_from(d) for d in folders], ignore_index=True)
    empty = {name: schema.frame(name, []) for name in ("attributions", "spans", "sources")}
    for folder in folders:
        learned = weights(cells[cells["event"] != folder.name])
        _, articles, sentences = tables(folder)
        parts = sentences.drop_duplicates(["article", "paragraph"]).drop(columns="sentence")
        ends = sentences.groupby(["article", "paragraph"])["end"].transform("max")
        paragraphs = schema.frame("paragraphs", parts.assign(end=ends.loc[parts.index]))
        shared = reuse.shared(articles, paragraphs, empty["spans"], empty["sources"])
        for cut, settled in _settled(learned, cuts):
            with settled:
                made = facts.compare(articles, sentences, empty["attributions"], empty["spans"], shared, engine)
            yield folder.name, cut, made


def _settled(learned: dict[str, np.ndarray], cuts: tuple[float, ...]) -> Iterator[tuple[float, ExitStack]]:
    """Put other weights and another cut in the place of those shipped; look for statements only once."""
    seen: list[pd.DataFrame] = []
    look = evidence.parts

    def parts(statements: pd.DataFrame, engine: str = "accurate") -> list[pd.DataFrame]:
        seen.extend(look(statements, engine) if not seen else ())
        return seen

    def reports(cells: pd.DataFrame, engine: str = "accurate") -> np.ndarray:
        return probability(cells, COLUMNS[engine], learned[engine])

    for cut in cuts:
        settled = ExitStack()
        settled.enter_context(patch.object(evidence, "parts", parts))
        settled.enter_context(patch.object(matching, "reports", reports))
        settled.enter_context(patch.object(coverage, "NOT_FOUND", cut))
        yield cut, settled


_CARD = {
    "name": "coverage",
    "what": "weights of a logistic answer: does an article report a statement; with words alone, and with meaning",
    "corpus": [
        "six events of three outlets, 240 facts: who reports which (matrices free; texts of BASIL, no licence stated)",
        "the readers' own sentences for these facts beside the statements of the articles",
    ],
    "split": "scored with whole events left out; the shipped weights learn from all six",
    "date": "2026-11-22",
    "chosen on the same events": "the cuts, and which evidence is weighed",
    "limits": "English political news; six events are few; a statement that says more than a fact is hard to judge",
    "licence": "the weights are this project's; they hold no text",
    "command": "python -m analysis.learning coverage --corpus DIR",
}
