"""Learn how passages are compared: rarity of words in news, what says the same, what an article reports."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import schema, similarity, text




def run(corpus_dir: str | Path, seed: int = 0) -> dict[str, Any]:
    """Learn the weights `similarity` and write them, with their card, beside the package.

    Parameters
    ----------
    corpus_dir : path
        Holds polnear/train/text, facts and pairs.
    seed : int
        Kept for symmetry with the other learners; nothing here is drawn by chance.

    Returns
    -------
    dict
        The scores on the card.
    """
    folder, models = Path(corpus_dir), Path(similarity.__file__).parents[1] / "models"
    stems, idf = background(folder / "polnear" / "train" / "text")
    empty = {"evidence": np.array(similarity.EVIDENCE), "same": np.zeros(len(similarity.EVIDENCE) + 1)}
    empty |= {"cell_evidence": np.array(matching.CELL), "cell": np.zeros(len(matching.CELL) + 1)}
    _write(models, {"stems": stems, "idf": idf, **empty})
    stories = {d.name: story(d) for d in sorted((folder / "facts").iterdir()) if d.is_dir()}
    para = paraphrases(folder / "pairs" / "msr-para-train.tsv")
    pairs = pd.concat([s["pairs"].assign(event=name) for name, s in stories.items()], ignore_index=True)
    same = learn_same(pairs, para)
    cells = pd.concat([_out_of_event(name, stories, pairs, para) for name in stories], ignore_index=True)
    cell = learn_cell(cells)
    learned = {"stems": stems, "idf": idf, **empty, "same": same, "cell": cell}
    _write(models, learned)
    scores = _scores(folder, pairs, para, cells)
    card = {"seed": seed, **_CARD, "scores": scores}
    (models / "similarity.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return scores


def _write(models: Path, arrays: dict[str, np.ndarray]) -> None:
    from analysis import resources
    from analysis.similarity import words

    np.savez_compressed(models / "similarity.npz", **arrays)  # type: ignore[arg-type]
    resources.weights.cache_clear()
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


def paraphrases(path: Path) -> pd.DataFrame:
    """Read pairs of sentences and whether they are paraphrases, with the evidence in both directions."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    table = similarity.alike([r[3] for r in rows], [r[4] for r in rows])
    back = similarity.alike([r[4] for r in rows], [r[3] for r in rows])
    answer = [r[0] == "1" for r in rows]
    return pd.concat([table.assign(answer=answer), back.assign(answer=answer)], ignore_index=True)


def learn_same(pairs: pd.DataFrame, para: pd.DataFrame) -> np.ndarray:
    """Fit one logistic answer; paraphrases have a level of their own, since those pairs were picked to look alike."""
    known = pairs[pairs["known"]]
    x = np.vstack([known[list(similarity.EVIDENCE)], para[list(similarity.EVIDENCE)]]).astype(float)
    y = np.concatenate([known["answer"], para["answer"]]).astype(int)
    picked = np.concatenate([np.zeros(len(known)), np.ones(len(para))])
    weight = np.concatenate([np.ones(len(known)), np.full(len(para), PARA_WEIGHT)])
    return fit(np.column_stack([x, picked]), y, weight)[[*range(x.shape[1]), -1]]


PARA_WEIGHT = 0.02


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


def _scores(folder: Path, pairs: pd.DataFrame, para: pd.DataFrame, cells: pd.DataFrame) -> dict[str, Any]:
    """Score what was learned: whole events left out, and paraphrases of the validation part."""
    from sklearn.metrics import average_precision_score, roc_auc_score

    within = []
    for name, group in pairs.groupby("event"):
        p = probability(group, similarity.EVIDENCE, learn_same(pairs[pairs["event"] != name], para))
        within.append(average_precision_score(group["answer"], p))
    held = []
    for name, group in cells.groupby("event"):
        p = probability(group, matching.CELL, learn_cell(cells[cells["event"] != name]))
        held.append(group.assign(p=p))
    out = pd.concat(held)
    sure = out[out["absent"].isin([0, 1])]
    scores = {
        "events": len(within),
        "same, average precision over candidate pairs, events left out": round(float(np.mean(within)), 3),
        "reports, area under the curve, events left out": round(roc_auc_score(sure["absent"] == 0, sure["p"]), 3),
    }
    return scores | _paraphrase_scores(folder / "pairs", para)


def _paraphrase_scores(folder: Path, para: pd.DataFrame) -> dict[str, Any]:
    """Accuracy on msr-para-val with the level set on msr-para-train, and correlation with graded headlines."""
    level = np.quantile(_p(para), 1 - para["answer"].mean())
    held = paraphrases(folder / "msr-para-val.tsv")
    scores: dict[str, Any] = {
        "msr-para-val, accuracy": round(float(((_p(held) >= level) == held["answer"]).mean()), 3),
        "msr-para-val, always yes": round(float(held["answer"].mean()), 3),
    }
    for year in ("2013", "2014"):
        rows = [line.split("\t") for line in (folder / f"{year}-headlines.test.tsv").open(encoding="utf-8")]
        p = np.log(similarity.alike([r[1] for r in rows], [r[2] for r in rows])["same"])
        scores[f"headlines {year}, Pearson"] = round(float(np.corrcoef(p, [float(r[0]) for r in rows])[0, 1]), 3)
    return scores


def _p(table: pd.DataFrame) -> np.ndarray:
    return similarity.same(table)


_CARD = {
    "name": "similarity",
    "what": [
        "rarity of terms in news",
        "weights of two logistic answers: does one statement say what another says, does an article report a statement",
    ],
    "corpus": {
        "stems, idf": "PolNeAR 1.0, training part: in how many of its sentences each stem stands (no licence stated)",
        "same": [
            "who reports which fact: six events of three outlets (matrices free; texts of BASIL, no licence stated)",
            "the training part of the Microsoft Research Paraphrase Corpus (research use)",
        ],
        "cell": "the same six events; evidence taken from weights learned without the event",
    },
    "limits": "English political news; words alone, so a paraphrase without common words is missed; six events are few",
    "licence": "the weights are this project's; they hold no text",
}
