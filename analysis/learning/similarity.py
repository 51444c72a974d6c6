"""Learn how passages are compared: rarity of words in news, and what says the same."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import similarity, text
from analysis.learning import shipping

LEARNED_FROM = ("msr-para-train.tsv", "2012-SMTnews.test.tsv", "2012-MSRpar.train.tsv")
SCORED = ("msr-para-val.tsv", "2013-headlines.test.tsv", "2014-headlines.test.tsv")


def run(corpus_dir: str | Path, seed: int = 0) -> dict[str, Any]:
    """Learn the weights `similarity` and write them, with their card, beside the package.

    Parameters
    ----------
    corpus_dir : path
        Holds polnear/train/text and pairs.
    seed : int
        Kept for symmetry with the other learners; nothing here is drawn by chance.

    Returns
    -------
    dict
        The card.
    """
    folder = Path(corpus_dir)
    stems, idf = background(folder / "polnear" / "train" / "text")
    learned = {"stems": stems, "idf": idf, "evidence": np.array(similarity.EVIDENCE)}
    _write(learned | {"same": np.zeros(len(similarity.EVIDENCE) + 1)})
    same = learn_from(folder / "pairs", LEARNED_FROM, SCORED)
    _write(learned | {"same": same})
    card = {"seed": seed, **_CARD, "scores": "see the benchmark pairs"}
    shipping.card("similarity", card)
    return card


def learn_from(folder: Path, names: Sequence[str], scored: Sequence[str]) -> np.ndarray:
    """Learn the weights `same` from files of pairs, without those that share a sentence with what is scored.

    Parameters
    ----------
    folder : path
        Holds the files.
    names, scored : sequences of str
        Files that are learned from, and files that what was learned is scored on.

    Returns
    -------
    array
        One weight a column of `similarity.EVIDENCE`, the intercept last.
    """
    known = {_plain(s) for name in scored for side in read(folder / name)[:2] for s in side}
    parts = []
    for name in names:
        one, two, answer = read(folder / name)
        free = [i for i, pair in enumerate(zip(one, two, strict=True)) if known.isdisjoint(map(_plain, pair))]
        parts.append(evidence([one[i] for i in free], [two[i] for i in free], answer[free]))
    return learn_same(pd.concat(parts, ignore_index=True))


def _plain(sentence: str) -> str:
    return "".join(c for c in sentence.lower() if c.isalnum())


def _write(arrays: dict[str, np.ndarray]) -> None:
    from analysis.similarity import words

    shipping.weights("similarity", **arrays)
    words._background.cache_clear()


def background(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Count in how many sentences of news each term stands; terms in fewer than three are left out."""
    held: Counter = Counter()
    n = 0
    for path in sorted(folder.glob("*.txt")):
        article = path.read_text(encoding="utf-8")
        for start, end in text.paragraphs(article):
            for a, b in text.sentences(article, start, end):
                n += 1
                held.update({t.key for t in similarity.terms(article[a:b]) if t.kind != "negation"})
    keys = sorted(k for k, c in held.items() if c >= 3)
    return np.array(keys), np.array([np.log((n + 1) / (held[k] + 1)) for k in keys], dtype=np.float16)


def read(path: Path) -> tuple[list[str], list[str], np.ndarray]:
    """Read pairs of sentences and how much they say the same, from 0 to 1."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [r for r in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(r) > 2]
    if rows[0][0] == "Quality":
        return [r[3] for r in rows[1:]], [r[4] for r in rows[1:]], np.array([float(r[0]) for r in rows[1:]])
    return [r[1] for r in rows], [r[2] for r in rows], np.array([float(r[0]) / 5 for r in rows])


def evidence(left: list[str], right: list[str], answer: np.ndarray) -> pd.DataFrame:
    """Compare passages two by two, in both directions."""
    passages, n = [*left, *right], len(left)
    ready = similarity.prepare(passages, vectors=similarity.vectors(passages))
    there, back = np.arange(n), np.arange(n) + n
    pairs = pd.DataFrame({"left": np.r_[there, back], "right": np.r_[back, there]})
    return similarity.evidence(ready, pairs).assign(answer=np.r_[answer, answer])


def learn_same(compared: pd.DataFrame) -> np.ndarray:
    """Fit one logistic answer; of a pair graded 4 of 5, four parts of five count as the same."""
    return fit_share(compared[list(similarity.EVIDENCE)].to_numpy(dtype=float), compared["answer"].to_numpy())


def fit_share(x: np.ndarray, share: np.ndarray, strength: float = 0.3) -> np.ndarray:
    """Fit as `fit` does to answers between 0 and 1: each row counts by its share as a yes and by the rest as a no."""
    answer = np.concatenate([np.ones(len(x)), np.zeros(len(x))]).astype(int)
    return fit(np.vstack([x, x]), answer, np.concatenate([share, 1 - share]), strength)


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, strength: float = 0.3) -> np.ndarray:
    """Fit a logistic model on columns of unit spread; return weights for the columns as they are, intercept last."""
    from sklearn.linear_model import LogisticRegression

    spread = x.std(axis=0)
    spread[spread == 0] = 1
    model = LogisticRegression(C=strength, max_iter=2000).fit((x - x.mean(axis=0)) / spread, y, sample_weight=weight)
    coefficients = model.coef_[0] / spread
    return np.append(coefficients, model.intercept_[0] - coefficients @ x.mean(axis=0))


def probability(table: pd.DataFrame, columns: tuple[str, ...], learned: np.ndarray) -> np.ndarray:
    """Apply learned weights, the intercept last."""
    return 1 / (1 + np.exp(-(table[list(columns)].to_numpy(dtype=float) @ learned[:-1] + learned[-1])))


_CARD = {
    "name": "similarity",
    "what": ["rarity of terms in news", "weights of a logistic answer: does one passage say what another says"],
    "corpus": {
        "stems, idf": "PolNeAR 1.0, training part: in how many of its sentences each stem stands (no licence stated)",
        "same": [
            "the training part of the Microsoft Research Paraphrase Corpus (research use)",
            "MSRpar, training part, and SMTnews of SemEval 2012, graded (research use)",
        ],
    },
    "split": "pairs that share a sentence with msr-para-val or the headlines were left out of what is learned from",
    "date": "2026-11-22",
    "limits": "English news; learned from pairs that were picked because they look alike",
    "licence": "the weights are this project's; they hold no text",
    "command": "python -m analysis.learning similarity --corpus DIR",
}
