"""Do two sentences say the same? On pairs that readers judged, beside TF-IDF and MiniLM alone, in one run."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import similarity
from analysis.benchmark.figures import COLUMNS, resample

LEVELS_FROM = "msr-para-train.tsv"
JUDGED = "msr-para-val.tsv"
GRADED = {
    "headlines 2013": "2013-headlines.test.tsv",
    "headlines 2014": "2014-headlines.test.tsv",
    "MSRpar": "2012-MSRpar.test.tsv",
}


def pairs(gold: Path) -> pd.DataFrame:
    """Score `similarity.same` on pairs of news sentences, and beside it TF-IDF of these sentences and MiniLM alone.

    Accuracy is that of a yes from a level on that is set on msr-para-train, for all alike. Nearly all pairs of MSRpar
    share a sentence with msr-para-train: there the weights are learned anew without it. Not to be compared with figures
    on the test part of the paraphrase corpus, nor with systems that learn from headlines.

    Parameters
    ----------
    gold : Path
        The gold corpora; holds pairs.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`; intervals by resampling pairs. Parts: msr-para-val (accuracy), headlines 2013,
        headlines 2014 and MSRpar (Pearson).

    References
    ----------
    Dolan, W. and Brockett, C. (2005). Automatically constructing a corpus of sentential paraphrases. IWP; Agirre, E.,
    et al. (2012, 2013, 2014). SemEval: semantic textual similarity.
    """
    from analysis.learning.similarity import read

    folder = gold / "pairs"
    one, two, truth = read(folder / LEVELS_FROM)
    levels = {name: _level(values, truth > 0.5) for name, values in _answers(one, two).items()}
    one, two, truth = read(folder / JUDGED)
    right = {name: (v >= levels[name]) == (truth > 0.5) for name, v in _answers(one, two).items()}
    right["always yes"] = truth > 0.5
    rows = [
        _row(name, "msr-para-val", "accuracy", np.column_stack([hits, np.ones(len(hits))]), _mean)
        for name, hits in right.items()
    ]
    for part, file in GRADED.items():
        one, two, truth = read(folder / file)
        for name, values in _answers(one, two, _without(folder, file) if part == "MSRpar" else None).items():
            rows.append(_row(name, part, "Pearson", _moments(values, truth), _pearson))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _answers(left: list[str], right: list[str], learned: np.ndarray | None = None) -> dict[str, np.ndarray]:
    """Compare passages two by two: this project's answer, TF-IDF of these passages, the encoder alone."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(sublinear_tf=True).fit_transform([*left, *right])
    table, n = similarity.alike(left, right, learned), len(left)
    return {
        "this project": table["same"].to_numpy(),
        "TF-IDF": np.asarray(rows[:n].multiply(rows[n:]).sum(axis=1)).ravel(),
        "MiniLM": table["meaning"].to_numpy(),
    }


def _without(folder: Path, scored: str) -> np.ndarray:
    """Learn without the paraphrase corpus, of which the scored pairs are a part."""
    from analysis.learning.similarity import LEARNED_FROM, learn_from

    return learn_from(folder, [name for name in LEARNED_FROM if name != LEVELS_FROM], [scored])


def _level(values: np.ndarray, truth: np.ndarray) -> float:
    """Find the level at which most answers are right."""
    order = np.argsort(-values, kind="stable")
    right = np.cumsum(truth[order]) - np.cumsum(~truth[order])
    return float(values[order][int(np.argmax(right))])


def _row(
    system: str, part: str, figure: str, sums: np.ndarray, statistic: Callable[[np.ndarray], np.ndarray]
) -> tuple[str, str, str, float, float, float, int]:
    value, low, high = resample(sums, statistic)
    return system, part, figure, float(value), float(low), float(high), len(sums)


def _mean(sums: np.ndarray) -> np.ndarray:
    return sums[..., 0] / sums[..., 1]


def _moments(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    return np.column_stack([np.ones(len(one)), one, two, one * two, one**2, two**2])


def _pearson(sums: np.ndarray) -> np.ndarray:
    n, x, y, xy, xx, yy = np.moveaxis(sums, -1, 0)
    return (n * xy - x * y) / np.sqrt((n * xx - x**2) * (n * yy - y**2))
