"""Learn which source and which content go with which cue, from the annotated spans of PolNeAR's training part."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.attribution import pairing, words
from analysis.learning import polnear, shipping

_CARD: dict[str, Any] = {
    "name": "pairing",
    "what": "weights of two logistic models: does this source, does this content belong to this cue",
    "corpus": "PolNeAR 1.0, political news of seven US outlets",
    "split": "learned on train, scored on dev, annotated spans given",
    "date": "2026-11-22",
    "limits": "spans of one paragraph; learned on annotated, not on found spans; US political news of 2015 and 2016",
    "licence": "PolNeAR 1.0 states no licence; weights only, no text",
    "command": "python -m analysis.learning pairing --corpus DIR --seed 0",
}


def run(corpus: Path, seed: int = 0) -> dict[str, float]:
    """Learn the weights `pairing` and write them with their card.

    Returns
    -------
    dict
        Share of sources' and contents' choices that are right on dev.
    """
    from sklearn.linear_model import LogisticRegression

    learned, scores = {}, {}
    train, dev = (_spans(Path(corpus) / "polnear" / part) for part in ("train", "dev"))
    for role, chooser in (("source", "cue"), ("content", "other")):
        made, right, _ = _pairs(*train, role)
        model = LogisticRegression(max_iter=300, random_state=seed).fit(made, right)
        learned[role] = model.coef_[0].astype(np.float32)
        learned[f"{role}_bias"] = model.intercept_.astype(np.float32)
        made, right, pairs = _pairs(*dev, role)
        pairs = pairs.assign(likely=model.predict_proba(made)[:, 1], right=right)
        best = pairs.sort_values("likely").drop_duplicates(chooser, keep="last")
        scores[f"right {role}, of all chosen"] = round(float(best.loc[best["likely"] >= 0.5, "right"].mean()), 4)
    shipping.weights("pairing", **learned)
    shipping.card("pairing", {**_CARD, "seed": seed, "scores": scores})
    return scores


def _spans(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    articles, gold = polnear.read(folder)
    read = words.read(articles, *polnear.tables(articles))
    return read, polnear.word_spans(read, gold)


def _pairs(read: pd.DataFrame, spans: pd.DataFrame, role: str) -> tuple[np.ndarray, np.ndarray, pd.DataFrame]:
    pairs = pairing.candidates(spans, role)
    of = spans["of"].tolist()
    right = np.array([bool(of[a] & of[b]) for a, b in zip(pairs["cue"], pairs["other"], strict=True)])
    return pairing.describe(pairing.look(read), spans, pairs), right, pairs
