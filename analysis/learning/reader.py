"""Learn to read a statement beside the nearest sentences of another article: does it report the statement?

Learned from the 68 events of `matrices.coded`: their statements, and the readers' own sentences for the facts. What is
weighed with its answers is learned from these events, too; so each half of them is read by a network that learned from
the other half alone, and its answers are kept, see `halves`; those for the pairs that `drift` learns from, too.
"""

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import nn

from analysis.facts import reader
from analysis.learning import drift, eightbits, halves, matrices, networks, shipping, steps
from analysis.learning.matrices import Event

_BATCH, _PASSES, _PACE, _WARM, _END = 16, 2, 8e-5, 0.1, 0.02
# A statement may tell more than the facts that readers noted in it.
_WEIGHT_OF_STATEMENTS = 0.7
_CARD: dict[str, Any] = {
    "name": "reader",
    "what": "MiniLM, six layers, reads a statement beside the three sentences of another article that come nearest to "
    "it; gives the log odds that the article reports the statement; int8",
    "corpus": "68 events of three outlets, coded for this project (analysis/learning/reported.csv; texts of BASIL, no "
    "licence stated)",
    "split": "scored by two networks that each learned from one half of the events, on the other half; what ships "
    "learned from all",
    "date": "2026-11-23",
    "limits": "English political news; read by readers of one kind; a statement that says more than the facts noted in "
    "it counts by these alone",
    "licence": "base weights and vocabulary Apache-2.0, see NOTICE; what was learned is this project's",
    "command": "python -m analysis.learning reader --corpus DIR",
}


def run(corpus_dir: Path, seed: int = 0) -> dict[str, Any]:
    """Learn the network `reader`, write it in eight bits with its card, and the answers of the halves.

    Parameters
    ----------
    corpus_dir : path
        Holds basil.
    seed : int
        For the order of steps and the first weights of the last layer.

    Returns
    -------
    dict
        The scores on the card.
    """
    coded = pd.concat([beside(event) for event in matrices.coded(corpus_dir)], ignore_index=True)
    known = coded.dropna(subset="reported", ignore_index=True)
    names = sorted(coded["event"].unique())
    read = pd.concat([coded, drift.beside(corpus_dir)], ignore_index=True)
    odds = pd.Series(np.nan, index=read.index)
    for half in (names[::2], names[1::2]):
        network = _learned(known[~known["event"].isin(half)], seed)
        own = read[read["event"].isin(half)]
        odds[own.index] = _answers(network, own["pieces"].tolist())
    halves.keep(read["pieces"][odds.notna()].tolist(), odds.dropna().to_numpy())
    eightbits.write(_learned(known, seed).eval(), shipping.MODELS / "reader.onnx", ("ids",), "odds")
    scores = _scores(coded.assign(odds=odds[: len(coded)]))
    shipping.card("reader", {**_CARD, "seed": seed, "scores": scores})
    return scores


def beside(event: Event) -> pd.DataFrame:
    """Put the statements of an event, and the readers' sentences, beside what is nearest to them in each other article.

    Returns
    -------
    DataFrame
        Columns event, readers (whether it is a reader's own sentence), reported (the share of the noted facts in it
        that the article reports; none where no fact was noted) and pieces (of both, numbered).
    """
    made, cells = matrices.near(event)
    numbered = [reader.pieces(*pair) for pair in reader.pairs(made, cells)]
    return cells[["event", "readers", "reported"]].assign(pieces=numbered)


def _learned(known: pd.DataFrame, seed: int) -> networks.Reader:
    """Let a network learn from pairs of which it is known whether the article reports the statement."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = networks.reader()
    target = known["reported"].to_numpy(dtype=np.float32)
    weight = np.where(known["readers"], 1.0, _WEIGHT_OF_STATEMENTS).astype(np.float32)
    texts = known["pieces"].tolist()

    def step(rows: np.ndarray) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answer = network(*_padded([texts[i] for i in rows]))
        wanted, counts = torch.from_numpy(target[rows]), torch.from_numpy(weight[rows])
        return nn.functional.binary_cross_entropy_with_logits(answer.float(), wanted, counts)

    parts: list[list[steps.Step]] = [[partial(step, rows) for rows in _batches(texts, rng)] for _ in range(_PASSES)]
    weights = [w for w in network.parameters() if w.requires_grad]
    for _ in steps.walk([(weights, _PACE)], parts, _WARM, _END):
        pass
    return network


def _batches(texts: list[np.ndarray], rng: np.random.Generator) -> list[np.ndarray]:
    """Draw batches of pairs of like length."""
    order = rng.permutation(len(texts))
    found: list[np.ndarray] = []
    for chunk in np.array_split(order, max(1, len(order) // (50 * _BATCH))):
        ranked = np.array(sorted(chunk, key=lambda i: len(texts[i])))
        found += [ranked[i : i + _BATCH] for i in range(0, len(ranked), _BATCH)]
    return [found[i] for i in rng.permutation(len(found))]


def _padded(texts: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor]:
    ids = np.zeros((len(texts), max(map(len, texts))), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, text in enumerate(texts):
        ids[row, : len(text)], mask[row, : len(text)] = text, 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


def _answers(network: networks.Reader, texts: list[np.ndarray]) -> np.ndarray:
    network.eval()
    found, order = np.zeros(len(texts)), np.argsort([len(text) for text in texts])
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for rows in np.array_split(order, max(1, len(order) // 32)):
            found[rows] = network(*_padded([texts[i] for i in rows])).float().numpy()
    return found


def _scores(read: pd.DataFrame) -> dict[str, Any]:
    """Score the answers of the halves, where all facts of a statement are reported or none."""
    from sklearn.metrics import roc_auc_score

    sure = read[read["reported"].isin([0, 1])]
    found: dict[str, Any] = {"events": sure["event"].nunique(), "pairs": len(sure)}
    for name, own in (("statements", sure[~sure["readers"]]), ("readers' sentences", sure[sure["readers"]])):
        found[f"area under the curve, {name}"] = round(roc_auc_score(own["reported"], own["odds"]), 3)
    return found
