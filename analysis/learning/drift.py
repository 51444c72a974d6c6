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
from analysis.facts import claims, reader
from analysis.facts.claims import READ, SAME, SAME_READ, WORDS
from analysis.facts.pairs import Passage
from analysis.facts.voices import Voices
from analysis.learning import halves, matrices, shipping
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
    pairs = _read(_pairs(corpus_dir), {event.name for event in matrices.coded(corpus_dir)})
    scores: dict[str, Any] = {"pairs": len(pairs), "same claim": round(pairs["same"].mean(), 3)}
    for name, columns, cut in (("words", WORDS, SAME), ("read", READ, SAME_READ)):
        scores |= {f"{name}, {figure}": value for figure, value in _scores(pairs, columns, cut).items()}
    shipping.weights("drift", words=_learn(pairs, WORDS), read=_learn(pairs, READ))
    shipping.card("drift", {"seed": seed, **_CARD, "scores": scores})
    return scores


def beside(corpus_dir: str | Path) -> pd.DataFrame:
    """Give the judged pairs as `reader` reads them, either passage first.

    Returns
    -------
    DataFrame
        Columns event and pieces.
    """
    pairs = _judged(corpus_dir)
    said = [*pairs["said"], *((there, here) for here, there in pairs["said"])]
    return pd.DataFrame({"event": [*pairs["event"]] * 2, "pieces": [reader.pieces(*pair) for pair in said]})


def _scores(pairs: pd.DataFrame, columns: tuple[str, ...], cut: float) -> dict[str, Any]:
    """Score weights on the pairs of a tenth of the events after another, learned on the others."""
    from sklearn.metrics import roc_auc_score

    parts = []
    for left in matrices.tenths(pairs["event"]):
        own, others = (pairs[pairs["event"].isin(left) == held] for held in (True, False))
        parts.append(own.assign(p=probability(own, columns, _learn(others, columns))))
    held = pd.concat(parts)
    above = held[held["p"] >= cut]
    return {
        "area under the curve": round(roc_auc_score(held["same"], held["p"]), 3),
        f"likely at {cut} or more": len(above),
        "of these the same claim": round(above["same"].mean(), 3),
    }


def _learn(pairs: pd.DataFrame, columns: tuple[str, ...]) -> np.ndarray:
    return fit_share(pairs[list(columns)].to_numpy(dtype=float), pairs["same"].to_numpy(dtype=float), _STRENGTH)


def _read(pairs: pd.DataFrame, coded: set[str]) -> pd.DataFrame:
    """Read the pairs by networks that did not learn from their events."""
    known = pairs["event"].isin(coded)
    found = np.zeros((len(pairs), 2))
    with halves.held_out():
        found[known] = claims.both_ways(pairs["said"][known].tolist())
    found[~known] = claims.both_ways(pairs["said"][~known].tolist())
    return pairs.assign(read_least=found[:, 0], read_most=found[:, 1])


def _pairs(corpus_dir: str | Path) -> pd.DataFrame:
    """Describe the judged pairs: columns of `WORDS`, event, said, and same (whether they make the same claim)."""
    rows: list[np.ndarray] = []
    judged = _judged(corpus_dir)
    for event, own in judged.groupby("event"):
        voices = _voices(_articles(corpus_dir, str(event)))
        for row in own.itertuples():
            a = Passage("", row.article, row.start, row.end, 1.0)
            b = Passage("", row.other, row.other_start, row.other_end, 1.0)
            rows.append(claims.describe(voices, a, b, claims.compared(voices, a, b)))
    values = pd.DataFrame(rows, columns=list(WORDS), index=judged.index)
    return pd.concat([judged[["event", "said"]], values], axis=1).assign(same=judged["claim"].eq("same"))


def _judged(corpus_dir: str | Path) -> pd.DataFrame:
    """Read what was judged, event by event: columns of the file, event, and said (both passages)."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = pd.DataFrame(csv.DictReader(file)).astype(
            dict.fromkeys(("start", "end", "other_start", "other_end"), int)
        )
    judged = judged.assign(event=judged["article"].str.rpartition("_")[0])
    judged = judged.sort_values("event", kind="stable", ignore_index=True)
    paths = [path for event in judged["event"].unique() for path in _articles(corpus_dir, event)]
    texts = {row["id"]: row["text"] for row in map(_row, paths)}
    said = [
        (texts[r.article][r.start : r.end], texts[r.other][r.other_start : r.other_end]) for r in judged.itertuples()
    ]
    return judged.assign(said=said)


def _articles(corpus_dir: str | Path, event: str) -> list[Path]:
    return sorted((Path(corpus_dir) / "basil" / "articles").glob(f"*/{event}_*.json"))


def _row(path: Path) -> dict[str, str]:
    one = json.loads(path.read_text(encoding="utf-8"))
    body = "\n".join(" ".join(paragraph) for paragraph in one["body-paragraphs"])
    about = {"id": path.stem, "text": f"{one['title']}\n{body}", "outlet": one["source"], "event": "e1"}
    return about | {"published": one["date"]}


def _voices(paths: list[Path]) -> Voices:
    """Read the articles of one event, and who says what in them."""
    told = flow.voices(corpus.from_rows(pd.DataFrame(map(_row, paths)), "basil")[0])
    return Voices(*(told[table] for table in _TABLES))


_CARD = {
    "name": "drift",
    "what": "weights of a logistic answer: do two passages make the same claim, by what they share in words, and by "
    "how the network `reader` reads either beside the other",
    "corpus": [
        "349 pairs of passages of 74 events of BASIL, judged for this project (analysis/learning/drift.csv)",
    ],
    "split": "scored with a tenth of the events left out, read by networks that did not learn from the event; the "
    "shipped weights learn from all",
    "date": "2026-11-24",
    "chosen on the same pairs": "the evidence, and the cuts; the cuts with rows of NewsWCL50 in view, too",
    "limits": "English political news; only pairs that the rules of drift credit to two authorities were judged",
    "licence": "the weights are this project's; they hold no text",
    "command": "python -m analysis.learning drift --corpus DIR",
}
