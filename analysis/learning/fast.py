"""Learn the fast engine: a linear-chain model of tags, and how far to trust what it finds, from PolNeAR."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis import benchmark
from analysis.attribution import confidence, fast, features, finding, keys, templates, words
from analysis.attribution.decode import Chain
from analysis.learning import chain as chains
from analysis.learning import matching, polnear, shipping

FOLDS = 3
RUNS = 3
SETTINGS = chains.Settings()
# A table of slots is at least eight times as long as its keys.
_SPARE_BITS = 3
_CARD: dict[str, Any] = {
    "name": "fast",
    "what": "a linear-chain conditional random field that tags words as source, cue, content; weights of confidence",
    "corpus": "PolNeAR 1.0, political news of seven US outlets",
    "split": "learned on train, first annotator's copies; settings chosen and scored on dev; confidence out of fold",
    "date": "2026-11-22",
    "limits": "US political news of 2015 and 2016; annotators there count plans, support and rules as attributions too",
    "licence": "PolNeAR 1.0 states no licence; weights only, no text",
    "command": "python -m analysis.learning fast --corpus DIR --seed 0",
}


class Learned(NamedTuple):
    """What the engine needs: arrays as `attribution.fast.lay_out` takes them, and how tags follow one another."""

    arrays: dict[str, Any]
    chain: Chain


def run(corpus: Path, seed: int = 0) -> dict[str, float]:
    """Learn the weights `fast` and write them with their card; needs the weights `pairing`.

    Returns
    -------
    dict
        Scores on dev.
    """
    part = _read(Path(corpus) / "polnear" / "train")
    trust = _confidence(part, seed)
    learned = _learn(part, np.ones(len(part.tags), dtype=bool), seed, RUNS)
    chain = {name: array.astype(np.float32) for name, array in learned.chain._asdict().items()}
    shipping.weights("fast", confidence=trust, **learned.arrays, **chain)
    fast.forget()
    scores = score(Path(corpus) / "polnear" / "dev")
    card = {
        **_CARD,
        "seed": seed,
        "settings": SETTINGS._asdict(),
        "folds": FOLDS,
        "runs averaged": RUNS,
        "scores": scores,
    }
    shipping.card("fast", card)
    return scores


class Part(NamedTuple):
    """A part of the corpus, read and described."""

    articles: pd.DataFrame
    gold: list[list[polnear.Attribution]]
    words: pd.DataFrame
    keys: list[np.ndarray]
    tags: np.ndarray
    sequence: np.ndarray


def _read(folder: Path) -> Part:
    articles, gold = polnear.read(folder)
    first = ~articles["name"].duplicated()
    articles, gold = articles[first].reset_index(drop=True), [g for g, kept in zip(gold, first, strict=True) if kept]
    read = words.read(articles, *polnear.tables(articles))
    made = templates.keys(features.describe(read))
    tags = polnear.tags(polnear.word_spans(read, gold), len(read))
    return Part(articles, gold, read, made, tags, keys.runs(read, "paragraph"))


def _learn(part: Part, chosen: np.ndarray, seed: int, passes: int = 1) -> Learned:
    """Learn from the chosen words, averaged over passes."""
    made, sequence = [one[chosen] for one in part.keys], part.sequence[chosen]
    known = [chains.vocabulary(one, SETTINGS.least * one.shape[1]) for one in made]
    sizes = np.array([len(rows) * one.shape[1] for rows, one in zip(known, made, strict=True)])
    starts = np.cumsum(sizes) - sizes
    ids = np.column_stack([chains.rows(*each) for each in zip(made, known, starts, strict=True)])
    state = chains.states(part.tags[chosen], sequence)
    runs = [chains.learn(ids, state, sequence, int(sizes.sum()), SETTINGS, seed + n) for n in range(passes)]
    weights = SETTINGS.strength * np.mean([w for w, _ in runs], axis=0)
    chain = Chain(*(np.mean(each, axis=0) for each in zip(*(c for _, c in runs), strict=True)))
    return Learned(_arrays(known, np.split(weights, starts[1:])), chain)


def _arrays(known: list[np.ndarray], weights: list[np.ndarray]) -> dict[str, Any]:
    """Lay out weights for the engine; of the keys that would share a slot, those that weigh least are let go."""
    bits = [max(len(one).bit_length() + _SPARE_BITS, 4) for one in known]
    parts, kept = [], []
    for one, rows, width in zip(known, weights, bits, strict=True):
        by_place = rows.reshape(-1, len(one), rows.shape[1])
        weight = np.abs(by_place - by_place.mean(axis=2, keepdims=True)).max(axis=(0, 2))
        slot = fast.slot(one, width)
        order = np.lexsort((-weight, slot))
        first = np.sort(order[np.diff(slot[order].astype(np.int64), prepend=-1) != 0])
        kept.append(one[first])
        parts.append(by_place[:, first].reshape(-1, rows.shape[1]))
    scale = np.float32(max(np.abs(rows).max(initial=0) for rows in parts) / 127)
    small = np.clip(np.round(np.concatenate(parts) / scale), -127, 127).astype(np.int8)
    sizes = np.array([len(one) for one in kept])
    return {"keys": np.concatenate(kept), "sizes": sizes, "bits": np.array(bits), "weights": small, "scale": scale}


def _confidence(part: Part, seed: int) -> np.ndarray:
    """Learn how likely what is found is right, on articles that the tagger did not learn from."""
    from sklearn.linear_model import LogisticRegression

    fold = part.words["article"].to_numpy() % FOLDS
    evidence, right = [], []
    for number in range(FOLDS):
        learned = _learn(part, fold != number, seed)
        found, spans = _find(part, fold == number, learned)
        outer = found["parent"].isna()
        match = matching.right(found[outer], spans, part.articles["article"].tolist(), part.gold)
        evidence += found.loc[outer, "evidence"].tolist()
        right += match.tolist()
    model = LogisticRegression(fit_intercept=False, max_iter=1000).fit(confidence.lay_out(evidence), np.array(right))
    return model.coef_[0]


def _find(part: Part, chosen: np.ndarray, learned: Learned) -> tuple[pd.DataFrame, pd.DataFrame]:
    numbers = np.unique(part.words["article"].to_numpy()[chosen])
    articles = part.articles.iloc[numbers].reset_index(drop=True)
    paragraphs, sentences = polnear.tables(articles)
    read = words.read(articles, paragraphs, sentences)
    scores = fast.sum_weights(features.describe(read), fast.lay_out(learned.arrays))
    return finding.assemble(articles, paragraphs, sentences, read, scores, learned.chain)


def score(folder: Path, engine: str = "fast") -> dict[str, float]:
    """Score an engine on a part of the corpus: spans as `analysis.benchmark` compares them, pairs, calibration."""
    table = benchmark.span_accuracy(folder, engine)
    scores = {f"{row.role}, {row.match} F1": round(row.f1, 3) for row in table.itertuples()}
    articles, gold = polnear.read(folder)
    found, spans = finding.find(articles, *polnear.tables(articles), engine=engine)
    outer = found[found["parent"].isna()]
    right = matching.right(outer, spans, articles["article"].tolist(), gold)
    total = sum(map(len, gold))
    scores["pair, F1"] = round(2 * int(right.sum()) / max(len(outer) + total, 1), 3)
    scores["expected calibration error"] = round(calibration_error(outer["confidence"], right), 3)
    return scores


def calibration_error(confidence: pd.Series, right: pd.Series, bins: int = 10) -> float:
    """Mean gap between confidence and share right, over bins of equal width, weighted by their size."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = (confidence - right.astype(float)).groupby(place).agg(["mean", "size"])
    return float((gaps["mean"].abs() * gaps["size"]).sum() / max(gaps["size"].sum(), 1))
