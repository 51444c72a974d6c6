"""How well a score tells what readers marked."""

import numpy as np


def auc_within(score: np.ndarray, truth: np.ndarray, group: np.ndarray) -> float:
    """Give the area under the curve within groups, weighted by their size: the group alone cannot earn it."""
    from sklearn.metrics import roc_auc_score

    parts = [
        (roc_auc_score(truth[group == g], score[group == g]), (group == g).sum())
        for g in np.unique(group)
        if 0 < truth[group == g].mean() < 1
    ]
    return float(sum(a * n for a, n in parts) / sum(n for _, n in parts))


def best_cut(score: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Find the cut of a score at which F1 is best, and that F1."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(truth[order])
    f1 = 2 * hits / (np.arange(len(order)) + 1 + truth.sum())
    best = int(np.argmax(f1))
    return float(score[order][best]), float(f1[best])
