"""Learn how passages are compared: rarity of words in news, what says the same, what an article reports."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import schema, similarity, text
from analysis.facts import matching

_SPREAD = 0.3


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


def tables(folder: Path, gold: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the tables articles and sentences of an event of corpora/facts; the first line is the headline."""
    about = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    articles: list[dict] = []
    sentences: list[dict] = []
    for name in sorted(gold["articles"].values()):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            content = file.read()
        article = Path(name).stem
        known = {"outlet": about[article]["outlet"], "published": about[article]["date"], "event": "e1"}
        fixed = {"story": folder.name, "genre": "news", "words": 0, "file": name, "sha256": "", "encoding": "utf-8"}
        articles.append({"article": article, "text": content, **known, **fixed})
        for i, (start, end) in enumerate(text.paragraphs(content)):
            role = "body" if i else "headline"
            for s, e in text.sentences(content, start, end):
                one = {"article": article, "paragraph": i, "sentence": len(sentences), "start": s, "end": e}
                sentences.append(one | {"role": role})
    return schema.frame("articles", articles), schema.frame("sentences", sentences)


def story(folder: Path) -> dict[str, Any]:
    """Prepare one event: its pairs of statements and which of them report the same gold fact."""
    from analysis.facts.units import units

    gold = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    articles, sentences = tables(folder, gold)
    statements = units(articles, sentences, schema.frame("attributions", []), schema.frame("spans", []))
    told, absent = _told(gold, articles, statements)
    pairs, cells = matching.match(statements)
    right = pairs["right"].to_numpy()
    pairs["known"] = [bool(told[i]) for i in pairs["left"]]
    pairs["answer"] = [bool(told[i] & told[j]) for i, j in zip(pairs["left"], right, strict=True)]
    return {"statements": statements, "told": told, "absent": absent, "pairs": pairs, "cells": cells}


def _told(gold: dict, articles: pd.DataFrame, statements: pd.DataFrame) -> tuple[list[set], dict[str, set]]:
    """Say which gold facts each statement reports, and which facts each article does not."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    stems = {key: Path(name).stem for key, name in gold["articles"].items()}
    told: list[set] = [set() for _ in range(len(statements))]
    absent: dict[str, set] = {article: set() for article in texts}
    for fact in gold["facts"]:
        for key, anchor in fact["found"].items():
            article = stems[key]
            if anchor is None:
                absent[article].add(fact["id"])
                continue
            at = texts[article].index(anchor)
            hit = (statements["article"] == article) & (statements["start"] < at + len(anchor))
            for i in statements.index[hit & (statements["end"] > at)]:
                told[i].add(fact["id"])
    return told, absent


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
    return _fit(np.column_stack([x, picked]), y, weight)[[*range(x.shape[1]), -1]]


PARA_WEIGHT = 0.02


def learn_cell(cells: pd.DataFrame) -> np.ndarray:
    """Fit how likely an article reports a statement; one of several gold facts counts by its share."""
    x = cells[list(matching.CELL)].to_numpy(dtype=float)
    y = np.concatenate([np.ones(len(x)), np.zeros(len(x))]).astype(int)
    return _fit(np.vstack([x, x]), y, np.concatenate([1 - cells["absent"], cells["absent"]]))


def _fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Fit a logistic model on columns of unit spread; return weights for the columns as they are, intercept last."""
    from sklearn.linear_model import LogisticRegression

    spread = x.std(axis=0)
    spread[spread == 0] = 1
    model = LogisticRegression(C=_SPREAD, max_iter=2000).fit((x - x.mean(axis=0)) / spread, y, sample_weight=weight)
    coefficients = model.coef_[0] / spread
    return np.append(coefficients, model.intercept_[0] - coefficients @ x.mean(axis=0))


def probability(table: pd.DataFrame, columns: tuple[str, ...], learned: np.ndarray) -> np.ndarray:
    """Apply learned weights, the intercept last."""
    return 1 / (1 + np.exp(-(table[list(columns)].to_numpy(dtype=float) @ learned[:-1] + learned[-1])))


def _out_of_event(name: str, stories: dict, pairs: pd.DataFrame, para: pd.DataFrame) -> pd.DataFrame:
    """Give the cells of one event, their evidence taken from weights learned on the other events."""
    return cells_with(stories[name], learn_same(pairs[pairs["event"] != name], para)).assign(event=name)


def cells_with(one: dict[str, Any], same: np.ndarray) -> pd.DataFrame:
    """Give the cells of an event under given weights, those with gold facts alone, and the share that is absent."""
    ready = similarity.prepare(list(one["statements"]["text"]), list(one["statements"]["article"]))
    pairs = one["pairs"].assign(same=probability(one["pairs"], similarity.EVIDENCE, same))
    cells = matching._cells(ready, pairs, list(one["statements"]["article"]))
    told, absent = one["told"], one["absent"]
    cells = cells[[bool(told[i]) for i in cells["left"]]]
    share = [len(told[i] & absent[a]) / len(told[i]) for i, a in zip(cells["left"], cells["article"], strict=True)]
    return cells.assign(absent=share)


def crossval(corpus_dir: str | Path, out: str | Path) -> None:
    """Write who reports which fact for each event of corpora/facts, by weights learned on the other events.

    One file an event, in the form that the command `facts` prints.
    """
    from unittest.mock import patch

    from analysis import facts, resources, reuse

    folder, shipped = Path(corpus_dir), dict(resources.weights("similarity"))
    stories = {d.name: story(d) for d in sorted((folder / "facts").iterdir()) if d.is_dir()}
    para = paraphrases(folder / "pairs" / "msr-para-train.tsv")
    pairs = pd.concat([s["pairs"].assign(event=name) for name, s in stories.items()], ignore_index=True)
    empty = {name: schema.frame(name, []) for name in ("attributions", "spans", "sources")}
    Path(out).mkdir(parents=True, exist_ok=True)
    for name in stories:
        rest = pairs[pairs["event"] != name]
        cells = [_out_of_event(other, stories, rest, para) for other in stories if other != name]
        weights = shipped | {"same": learn_same(rest, para), "cell": learn_cell(pd.concat(cells, ignore_index=True))}
        gold = json.loads((folder / "facts" / name / "facts.json").read_text(encoding="utf-8"))
        articles, sentences = tables(folder / "facts" / name, gold)
        parts = sentences.drop_duplicates(["article", "paragraph"]).drop(columns="sentence")
        ends = sentences.groupby(["article", "paragraph"])["end"].transform("max")
        paragraphs = schema.frame("paragraphs", parts.assign(end=ends.loc[parts.index]))
        shared = reuse.shared(articles, paragraphs, empty["spans"], empty["sources"])
        with patch.object(resources, "weights", lambda _, learned=weights: learned):
            made = facts.compare(articles, sentences, empty["attributions"], empty["spans"], shared)
        rows = [json.dumps(row, ensure_ascii=False) for row in facts.lines(*made, empty["spans"])]
        (Path(out) / f"{name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


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
