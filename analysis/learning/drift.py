"""Learn whether two passages make the same claim, for drift, from candidates that were judged by reading.

349 pairs of passages of the 74 events of BASIL that name different authorities and share anything: language models read
each with what stands around it. claim: same or other; authority: right (those named for both are right, and differ) or
wrong. A source described in two ways was not counted as a difference by all of them.
"""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import corpus, flow
from analysis.facts.claims import EVIDENCE, SAME, compared, describe
from analysis.facts.pairs import Passage
from analysis.facts.voices import Voices
from analysis.learning import matrices, shipping
from analysis.learning.similarity import fit_share, probability

JUDGED = Path(__file__).with_name("drift.csv")
_STRENGTH = 0.1
_TABLES = ("articles", "paragraphs", "attributions", "spans", "attributed", "sources")


def run(corpus_dir: str | Path, seed: int = 0) -> dict[str, Any]:
    """Learn the weights `drift` and write them, with their card, beside the package.

    Parameters
    ----------
    corpus_dir : path
        Holds basil.
    seed : int
        Kept for symmetry with the other learners; nothing here is drawn by chance.

    Returns
    -------
    dict
        The scores on the card.
    """
    from sklearn.metrics import roc_auc_score

    pairs = _pairs(corpus_dir)
    parts = []
    for left in matrices.tenths(pairs["event"]):
        own, others = (pairs[pairs["event"].isin(left) == held] for held in (True, False))
        parts.append(own.assign(p=probability(own, EVIDENCE, _learn(others))))
    held = pd.concat(parts)
    above = held[held["p"] >= SAME]
    scores = {
        "pairs": len(held),
        "same claim": round(held["same"].mean(), 3),
        "area under the curve": round(roc_auc_score(held["same"], held["p"]), 3),
        f"likely at {SAME} or more": len(above),
        "of these the same claim": round(above["same"].mean(), 3),
    }
    shipping.weights("drift", same=_learn(pairs))
    shipping.card("drift", {"seed": seed, **_CARD, "scores": scores})
    return scores


def _learn(pairs: pd.DataFrame) -> np.ndarray:
    return fit_share(pairs[list(EVIDENCE)].to_numpy(dtype=float), pairs["same"].to_numpy(dtype=float), _STRENGTH)


def _pairs(corpus_dir: str | Path) -> pd.DataFrame:
    """Describe the judged pairs: columns of `EVIDENCE`, event, and same (whether they make the same claim)."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = pd.DataFrame(csv.DictReader(file)).astype(
            dict.fromkeys(("start", "end", "other_start", "other_end"), int)
        )
    judged = judged.assign(event=judged["article"].str.rpartition("_")[0])
    rows: list[tuple] = []
    for event, own in judged.groupby("event"):
        voices = _voices(sorted((Path(corpus_dir) / "basil" / "articles").glob(f"*/{event}_*.json")))
        for row in own.itertuples():
            a = Passage("", row.article, row.start, row.end, 1.0)
            b = Passage("", row.other, row.other_start, row.other_end, 1.0)
            rows.append((event, row.claim == "same", *describe(voices, a, b, compared(voices, a, b))))
    return pd.DataFrame(rows, columns=["event", "same", *EVIDENCE])


def _voices(paths: list[Path]) -> Voices:
    """Read the articles of one event, and who says what in them."""
    rows = []
    for path in paths:
        one = json.loads(path.read_text(encoding="utf-8"))
        body = "\n".join(" ".join(paragraph) for paragraph in one["body-paragraphs"])
        about = {"id": path.stem, "text": f"{one['title']}\n{body}", "outlet": one["source"], "event": "e1"}
        rows.append(about | {"published": one["date"]})
    told = flow.voices(corpus.from_rows(pd.DataFrame(rows), "basil")[0])
    return Voices(*(told[table] for table in _TABLES))


_CARD = {
    "name": "drift",
    "what": "weights of a logistic answer: do two passages make the same claim, by what they share in words",
    "corpus": [
        "349 pairs of passages of 74 events of BASIL, judged for this project (analysis/learning/drift.csv)",
    ],
    "split": "scored with a tenth of the events left out; the shipped weights learn from all",
    "date": "2026-11-23",
    "chosen on the same pairs": "the evidence, and the cut; the cut with rows of NewsWCL50 in view, too",
    "limits": "English political news; only pairs that the rules of drift credit to two authorities were judged",
    "licence": "the weights are this project's; they hold no text",
    "command": "python -m analysis.learning drift --corpus DIR",
}
