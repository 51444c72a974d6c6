"""Learn where a clause begins, from the segments of the GUM corpus that tell a thing of their own."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from analysis.facts import clauses
from analysis.learning import shipping
from analysis.learning.curves import best_cut

GENRES = ("news", "interview", "speech", "bio", "essay", "letter", "academic", "court")
# What is said is kept with who says it, and what is done with how and what for: these are no facts of their own.
WITH_THE_REST = ("purpose-", "mode-", "attribution-")
_STRENGTH = 0.6


def run(corpus_dir: str | Path, seed: int = 0) -> dict[str, Any]:
    """Learn the weights `clauses` and write them, with their card, beside the package.

    Parameters
    ----------
    corpus_dir : path
        Holds gum.
    seed : int
        Kept for symmetry with the other learners; nothing here is drawn by chance.

    Returns
    -------
    dict
        How well a quarter of the documents is told by weights learned on the others.
    """
    paths = [p for genre in GENRES for p in sorted((Path(corpus_dir) / "gum").glob(f"GUM_{genre}_*.conllu"))]
    rows, answer, document = [], [], []
    for number, path in enumerate(paths):
        for words, begins in _sentences(path):
            for i, features in clauses.places(words):
                rows.append(features)
                answer.append(begins[i])
                document.append(number)
    truth, held = np.array(answer), np.array(document) % 4 == 0
    names, matrix = _matrix(rows)
    learned = _fit(matrix[~held], truth[~held])
    p = 1 / (1 + np.exp(-(matrix[held] @ learned[:-1] + learned[-1])))
    scores = {"documents": len(paths), "places": len(rows), "F1 at the best cut": round(best_cut(p, truth[held])[1], 3)}
    at = p >= clauses.CUT
    scores["precision at the cut used"] = round(float(truth[held][at].mean()), 3)
    scores["recall at the cut used"] = round(float(at[truth[held]].mean()), 3)
    _write(names, _fit(matrix, truth), {**_CARD, "seed": seed, "scores": scores})
    return scores


def _sentences(path: Path) -> Iterator[tuple[list[str], list[bool]]]:
    """Give the words of each sentence, and which of them begin a clause."""
    words: list[str] = []
    begins: list[bool] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            kind = re.search(r"Discourse=([A-Za-z-]*)", cells[9])
            words.append(cells[1].lower())
            begins.append(kind is not None and not kind[1].startswith(WITH_THE_REST))
        elif not line and words:
            yield words, begins
            words, begins = [], []


def _matrix(rows: list[list[str]]) -> tuple[list[str], Any]:
    from scipy import sparse

    columns: dict[str, int] = {}
    at = [[columns.setdefault(f, len(columns)) for f in row] for row in rows]
    starts = np.cumsum([0, *map(len, at)]).astype(np.int32)
    flat = np.array([c for row in at for c in row], dtype=np.int32)
    return list(columns), sparse.csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(columns)))


def _fit(matrix: Any, truth: np.ndarray) -> np.ndarray:
    """Fit a logistic model in which most weights are zero; the intercept comes last."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=_STRENGTH, solver="liblinear", l1_ratio=1, random_state=0).fit(matrix, truth)
    return np.append(model.coef_[0], model.intercept_[0])


def _write(names: list[str], learned: np.ndarray, card: dict[str, Any]) -> None:
    kept = np.flatnonzero(np.abs(learned[:-1]) > 1e-3)
    shipping.weights(
        "clauses",
        features=np.array([names[i] for i in kept]),
        weights=learned[kept].astype(np.float32),
        intercept=learned[-1:].astype(np.float32)[0],
    )
    clauses._weights.cache_clear()
    shipping.card("clauses", card)


_CARD = {
    "name": "clauses",
    "what": "weights of a logistic answer: does a clause that tells a thing of its own begin at this word",
    "corpus": "GUM, segments of its discourse trees in eight genres (annotations CC BY 4.0)",
    "split": "scored on every fourth document, learned on the others; the shipped weights learn from all",
    "date": "2026-11-22",
    "limits": "English; words and marks alone; a list of things is one clause",
    "licence": "the weights are this project's; single words and word pairs, no text",
    "command": "python -m analysis.learning clauses --corpus DIR",
}
