"""Learn which words readers find loaded."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from analysis import resources, schema, text
from analysis.learning.curves import auc_within, best_cut
from analysis.learning.marked import STOP, Document, read
from analysis.wording import loaded, model, scan, terms

WORD_PENALTY, SENTENCE_PENALTY, MIX = 0.08, 0.3, (1.0, 0.3)


def run(corpus_dir: str | Path, seed: int = 0) -> dict[str, Any]:
    """Learn the weights `wording` and write them, with their card, beside the package.

    Parameters
    ----------
    corpus_dir : path
        Holds babe, basil and ptc.
    seed : int
        Sets the folds.

    Returns
    -------
    dict
        The card.
    """
    documents = read(Path(corpus_dir))
    given = matrices(documents)
    out = {name: crossval(name, documents, seed, given) for name in ("babe", "basil")}
    cut = common_cut(documents, out)
    shift = -_logit(cut)
    out = {name: {key: _moved(value, shift) for key, value in found.items()} for name, found in out.items()}
    scores: dict[str, float] = {}
    for name, found in out.items():
        scores |= quality(name, documents, found)
    learned = learn(documents, given)
    learned["mix"][2] += shift
    models = Path(resources.__file__).parent / "models"
    np.savez_compressed(models / "wording.npz", **learned)  # type: ignore[arg-type]
    resources.weights.cache_clear()
    card = {"seed": seed, **_CARD, "shift": round(cut, 4), "scores": {k: round(v, 3) for k, v in scores.items()}}
    (models / "wording.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return card


def common_cut(documents: list[Document], out: dict[str, dict[str, np.ndarray]]) -> float:
    """Choose one cut for all corpora: that at which each comes nearest to its own best F1 over words, on average."""
    cuts = np.linspace(0.01, 0.6, 119)
    total = np.zeros(len(cuts))
    for name, found in out.items():
        rows = [d for d in documents if d.corpus == name]
        score = np.concatenate([np.where(_kept(d.words), found[d.name], 0.0) for d in rows])
        loaded = np.concatenate([d.loaded for d in rows])
        f1 = np.array([2 * (loaded & (score >= c)).sum() / ((score >= c).sum() + loaded.sum()) for c in cuts])
        total += f1 / f1.max()
    return float(cuts[int(np.argmax(total))])


def _logit(p: float) -> float:
    return float(np.log(p / (1 - p)))


def _moved(score: np.ndarray, shift: float) -> np.ndarray:
    """Move scores on the logit scale."""
    odds = np.clip(score, 1e-9, 1 - 1e-9)
    return 1 / (1 + np.exp(-(np.log(odds / (1 - odds)) + shift)))


@cache
def _content(form: str) -> bool:
    listed = resources.lexicon("stopwords").iloc[:, 0]
    return form not in frozenset(listed) and form not in STOP


_KEEP: dict[str, bool] = {}


def _kept(words: scan.Words) -> np.ndarray:
    for form in words.form:
        if form not in _KEEP:
            _KEEP[form] = _content(form)
    return np.array([_KEEP[f] for f in words.form], dtype=bool)


def word_matrix(documents: list[Document]) -> sparse.csr_matrix:
    """Give one row a word: its own, its neighbours' and its place's features, then the corpus."""
    parts = []
    for d in documents:
        n = len(d.words.form)
        before, behind = model.neighbours(d.words)
        rows: list[int] = []
        columns: list[int] = []
        for i, form in enumerate(d.words.form):
            found = list(model.word_features(form))
            if before[i] >= 0:
                found += model.side_features(d.words.form[before[i]], "L")
            if behind[i] >= 0:
                found += model.side_features(d.words.form[behind[i]], "R")
            rows += [i] * len(found)
            columns += found
        hashed = sparse.csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=(n, model.SIZE))
        corpus = np.tile([d.corpus == c for c in ("babe", "basil", "ptc")], (n, 1)).astype(np.float32)
        parts.append(
            sparse.hstack(
                [hashed, sparse.csr_matrix(model.flag_matrix(d.words)), sparse.csr_matrix(corpus * 3)]
            ).tocsr()
        )
    return sparse.vstack(parts).tocsr()


def sentence_matrix(documents: list[Document]) -> sparse.csr_matrix:
    """Give one row a sentence: the features of its forms over the root of their number, then the corpus."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    corpus: list[list[bool]] = []
    base = 0
    for d in documents:
        count = np.bincount(d.words.sentence, minlength=len(d.sentences))
        for form, number in zip(d.words.form, d.words.sentence.tolist(), strict=True):
            found = model.sentence_features(form)
            rows += [base + number] * len(found)
            columns += found
            values += [1.0 / np.sqrt(count[number])] * len(found)
        corpus += [[d.corpus == c for c in ("babe", "basil", "ptc")]] * len(d.sentences)
        base += len(d.sentences)
    hashed = sparse.csr_matrix((values, (rows, columns)), shape=(base, model.SIZE), dtype=np.float32)
    return sparse.hstack([hashed, sparse.csr_matrix(np.array(corpus, dtype=np.float32) * 3)]).tocsr()


class Matrices(NamedTuple):
    """Everything that is learned from, computed once."""

    documents: list[Document]
    words: sparse.csr_matrix
    sentences: sparse.csr_matrix
    word_of: np.ndarray
    sentence_of: np.ndarray
    kept: np.ndarray


def matrices(documents: list[Document]) -> Matrices:
    """Compute the features of all documents."""
    word_of = np.repeat(np.arange(len(documents)), [len(d.words.form) for d in documents])
    sentence_of = np.repeat(np.arange(len(documents)), [len(d.sentences) for d in documents])
    kept = np.concatenate([_kept(d.words) for d in documents])
    return Matrices(documents, word_matrix(documents), sentence_matrix(documents), word_of, sentence_of, kept)


def learn(
    documents: list[Document], given: Matrices | None = None, train: np.ndarray | None = None, corpus: str = "basil"
) -> dict[str, np.ndarray]:
    """Fit both models on the documents of `train`; the intercept is that of `corpus`."""
    m = given or matrices(documents)
    train = np.ones(len(documents), dtype=bool) if train is None else train
    weight = np.array([d.weight for d in documents])
    w_rows = np.flatnonzero(train[m.word_of] & m.kept)
    loaded = np.concatenate([d.loaded for d in documents])
    words = LogisticRegression(C=WORD_PENALTY, max_iter=60, solver="lbfgs").fit(
        m.words[w_rows], loaded[w_rows], weight[m.word_of[w_rows]]
    )
    s_rows = np.flatnonzero(train[m.sentence_of])
    marked = np.concatenate([d.sentences for d in documents])
    lines = LogisticRegression(C=SENTENCE_PENALTY, max_iter=60, solver="lbfgs").fit(
        m.sentences[s_rows], marked[s_rows], weight[m.sentence_of[s_rows]]
    )
    which = ("babe", "basil", "ptc").index(corpus)
    size, flags = model.SIZE, len(model.PLACE) + len(terms.categories())
    offset = float(words.intercept_[0] + 3 * words.coef_[0][size + flags + which])
    base = float(lines.intercept_[0] + 3 * lines.coef_[0][size + which])
    # Sentence weights are shipped without their intercept, which the last term of the mix takes up.
    return {
        "word": words.coef_[0][:size].astype(np.float16),
        "sentence": lines.coef_[0][:size].astype(np.float16),
        "flags": words.coef_[0][size : size + flags].astype(np.float32),
        "mix": np.array([MIX[0], MIX[1], MIX[0] * offset + MIX[1] * base], dtype=np.float32),
    }


def folds(name: str, documents: list[Document], seed: int = 0) -> Iterator[np.ndarray]:
    """Part a corpus into five, by outlet or triplet: which documents are held out, fold by fold."""
    groups = sorted({d.group for d in documents if d.corpus == name})
    order = np.random.default_rng(seed).permutation(len(groups))
    for k in range(5):
        held = {groups[i] for i in order[k::5]}
        yield np.array([d.corpus == name and d.group in held for d in documents])


def crossval(name: str, documents: list[Document], seed: int, given: Matrices) -> dict[str, np.ndarray]:
    """Score the words of one corpus with whole groups held out in training."""
    found: dict[str, np.ndarray] = {}
    for out in folds(name, documents, seed):
        learned = learn(documents, given, ~out)
        found |= {documents[i].name: model.probabilities(documents[i].words, learned) for i in np.flatnonzero(out)}
    return found


def predictions(name: str, corpus_dir: str | Path, seed: int = 0) -> Iterator[dict[str, Any]]:
    """Give every candidate of a corpus, scored with its outlet or triplet held out in training.

    Parameters
    ----------
    name : {"babe", "basil"}
        The corpus.
    corpus_dir : path
        Holds babe, basil and ptc.
    seed : int
        Sets the folds.

    Yields
    ------
    dict
        article, start, end, category, voice, score, as the command `wording` prints them. No attributions are given,
        so that a quotation of more than three words is taken for a source's.
    """
    documents = read(Path(corpus_dir))
    given = matrices(documents)
    shift = -_logit(float(resources.card("wording")["shift"]))
    for out in folds(name, documents, seed):
        learned = learn(documents, given, ~out)
        learned["mix"][2] += shift
        for i in np.flatnonzero(out):
            articles, places, lines, said, spans = _tables(documents[i])
            for row in loaded(articles, places, lines, said, spans, learned).itertuples():
                keys = ("article", "start", "end", "category", "voice", "score")
                yield {key: getattr(row, key) for key in keys}


def _tables(document: Document) -> tuple[pd.DataFrame, ...]:
    """Give the tables of one document."""
    base = {"article": document.name, "role": "body"}
    spans = text.paragraphs(document.text)
    lines = [s for a, b in spans for s in text.sentences(document.text, a, b)]
    lines = [(0, len(document.text))] if document.corpus == "babe" else lines
    numbered = [base | {"paragraph": i, "start": s, "end": e} for i, (s, e) in enumerate(spans)]
    cut = [base | {"paragraph": 0, "sentence": i, "start": s, "end": e} for i, (s, e) in enumerate(lines)]
    return (
        pd.DataFrame({"article": [document.name], "text": [document.text]}),
        schema.frame("paragraphs", numbered),
        schema.frame("sentences", cut),
        schema.frame("attributions", []),
        schema.frame("spans", []),
    )


def quality(name: str, documents: list[Document], scores: dict[str, np.ndarray]) -> dict[str, float]:
    """Give the area under the curve over sentences, and the best F1 over words with its cut."""
    rows = [d for d in documents if d.corpus == name]
    truth, best, group = [], [], []
    for d in rows:
        at = np.where(_kept(d.words), scores[d.name], 0.0)
        top = np.zeros(len(d.sentences))
        np.maximum.at(top, d.words.sentence, at)
        truth += d.sentences.tolist()
        best += top.tolist()
        group += [d.group if name == "babe" else "all"] * len(d.sentences)
    words = np.concatenate([np.where(_kept(d.words), scores[d.name], 0.0) for d in rows])
    loaded = np.concatenate([d.loaded for d in rows])
    cut, f1 = best_cut(words, loaded)
    s_cut, s_f1 = best_cut(np.array(best), np.array(truth))
    return {
        f"{name}.sentence.auc": auc_within(np.array(best), np.array(truth), np.array(group)),
        f"{name}.sentence.f1": s_f1, f"{name}.sentence.cut": s_cut, f"{name}.word.f1": f1, f"{name}.word.cut": cut,
    }  # fmt: skip


_CARD = {
    "model": "two linear models over words: one scores a word in its place, one its sentence",
    "corpus": "BABE (SG2, original labels; AGPL-3.0), BASIL (no licence stated), PTC (no licence stated): "
    "weights learned from them, no text",
    "split": "scores out of fold: BABE by outlet, BASIL by triplet, five folds each; shipped weights learn from all",
    "cut": "the scale is moved so that .5 is the cut at which both corpora come nearest to their best F1 over words",
    "limits": "English political news of 2010 to 2020; readers agree little on single words; scores rank, not decide",
}
