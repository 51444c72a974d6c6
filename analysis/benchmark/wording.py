"""Loaded wording against BABE and BASIL, out of fold, and how fast it is found."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis import corpus, schema, text
from analysis import wording as found_wording
from analysis.benchmark.comparing import Count
from analysis.benchmark.figures import COLUMNS, plain, resample, scores

if TYPE_CHECKING:
    from analysis.learning.marked import Document

ENGINES = ("fast", "accurate")
SETS = {"babe": "BABE", "basil": "BASIL"}
REPEATS = 5
TIMED = {"fast": 84, "accurate": 10}
"""Articles that each engine is timed on."""


def wording(folder: Path) -> pd.DataFrame:
    """Score both engines on sentences and words that readers marked, each with its outlet or triplet held out.

    Weights are learned anew for each of ten parts, and the cut of each set is chosen on the other nine; layers,
    penalties and the mix of models were chosen on these scores, so expect a little less on other text. Do not compare
    with scores on random sentences of BABE: there the outlet alone tells half. Readers agree little on single words.

    Parameters
    ----------
    folder : Path
        The gold corpora; holds ``babe``, ``basil`` and ``ptc``.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`, with intervals by resampling outlets of BABE and triplets of BASIL. Parts: of each
        set sentences (F1, of BABE the mean over both classes, and the area under the curve, of BABE within outlets)
        and words (F1); speed, in words per CPU second, on PolNeAR's development part or else on PTC.
    """
    # Learning is no part of the flow: only what is asked for here needs it.
    from analysis.learning import wording as learning

    documents, scored = learning.held_out(folder)
    parts = []
    for engine in ENGINES:
        for name in SETS:
            told = [
                (document, _scores(document, rows))
                for document, rows in learning.found(name, documents, scored, engine)
            ]
            parts.append(_quality(engine, name, told))
        parts.append(speed(engine, _texts(folder)))
    return pd.concat(parts, ignore_index=True)


def _scores(document: "Document", rows: pd.DataFrame) -> np.ndarray:
    """Give each word the score of the candidate that it is a part of, 0 where it is none."""
    found = np.zeros(len(document.words.start))
    for start, end, score in zip(rows["start"], rows["end"], rows["score"], strict=True):
        a, b = np.searchsorted(document.words.end, start, side="right"), np.searchsorted(document.words.start, end)
        found[a:b] = np.maximum(found[a:b], score)
    return found


def _quality(engine: str, name: str, told: list[tuple["Document", np.ndarray]]) -> pd.DataFrame:
    from analysis.learning.curves import auc_within

    top = [_best(document, score) for document, score in told]
    marked = [document.sentences.astype(bool) for document, _ in told]
    group = [document.group for document, _ in told]
    each = list(zip(group, top, marked, strict=True))
    within = np.repeat(group if name == "babe" else ["all"] * len(group), [len(lines) for lines in marked])
    area = auc_within(np.concatenate(top), np.concatenate(marked), within)
    lines = f"{SETS[name]}, sentences"
    curve = "AUC within outlets" if name == "babe" else "AUC"
    sentences = _macro(engine, lines, each) if name == "babe" else _f1(engine, lines, each)
    counted = zip(group, *zip(*(_words(name, *one) for one in told), strict=True), strict=True)
    return pd.concat(
        [
            sentences,
            plain(engine, lines, {curve: area}, sum(map(len, marked))),
            _f1(engine, f"{SETS[name]}, words", list(counted)),
        ],
        ignore_index=True,
    )


def _best(document: "Document", score: np.ndarray) -> np.ndarray:
    """Give each sentence the score of its best word."""
    found = np.zeros(len(document.sentences))
    np.maximum.at(found, document.words.sentence, score)
    return found


def _words(name: str, document: "Document", score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give score and truth of the words that are compared: of BABE, which marks forms, not those of grammar."""
    from analysis.learning.marked import STOP

    if name != "babe":
        return score, document.loaded
    kept = np.array([form not in STOP for form in document.words.forms], dtype=bool)[document.words.code]
    return score[kept], document.loaded[kept]


def _counts(part: str, each: list[tuple[str, np.ndarray, np.ndarray]], positive: bool = True) -> Iterator[Count]:
    for group, score, truth in each:
        said, true = (score >= found_wording.CUT) == positive, truth == positive
        hits = float((said & true).sum())
        yield Count(group, part, hits, float(said.sum()), hits, float(true.sum()))


def _f1(engine: str, part: str, each: list[tuple[str, np.ndarray, np.ndarray]]) -> pd.DataFrame:
    return scores(engine, list(_counts(part, each)))


def _macro(engine: str, part: str, each: list[tuple[str, np.ndarray, np.ndarray]]) -> pd.DataFrame:
    """Give the mean of the F1 of loaded and of other sentences."""
    classes = [pd.DataFrame(_counts(part, each, positive)) for positive in (True, False)]
    sums = [rows.groupby("article")[["right_found", "found", "true"]].sum().to_numpy() for rows in classes]
    value, low, high = resample(np.stack(sums, axis=-1), _mean_f1)
    row = (engine, part, "macro F1", float(value), float(low), float(high), sum(len(score) for _, score, _ in each))
    return pd.DataFrame([row], columns=list(COLUMNS))


def _mean_f1(sums: np.ndarray) -> np.ndarray:
    right, found, true = np.moveaxis(sums, -2, 0)
    return (2 * right / np.maximum(found + true, 1.0)).mean(axis=-1)


def _texts(folder: Path) -> list[Path]:
    places = (folder / "polnear" / "dev" / "text", folder / "ptc" / "articles")
    return next((sorted(place.glob("*.txt")) for place in places if place.is_dir()), [])


def speed(engine: str, paths: list[Path], repeats: int = REPEATS) -> pd.DataFrame:
    """Time finding loaded words in articles that are cut into sentences already; the fastest of some runs counts."""
    if not paths:
        return pd.DataFrame(columns=list(COLUMNS))
    rows = [{"id": path.name, "text": path.read_text(encoding="utf-8")} for path in paths[: TIMED[engine]]]
    articles, _ = corpus.from_rows(pd.DataFrame(rows), "timed")
    paragraphs = corpus.paragraphs(articles)
    sentences = corpus.sentences(articles, paragraphs)
    none = schema.frame("attributions", []), schema.frame("spans", [])
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        found_wording.loaded(articles, paragraphs, sentences, *none, engine=engine)
        taken.append(time.process_time() - start)
    words = sum(map(text.count_words, articles["text"]))
    return plain(engine, "loaded words", {"words per CPU second": words / max(min(taken), 1e-9)}, words)
