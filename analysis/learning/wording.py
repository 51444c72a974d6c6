"""Learn which words readers find loaded."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy.ndimage import uniform_filter1d

from analysis import schema, text
from analysis.learning import linear, shipping, vectors
from analysis.learning.curves import auc_within, best_cut
from analysis.learning.marked import Document, kept, read
from analysis.wording import encoded, loaded, model

FOLDS = 10
CUTS = 1 / (1 + np.exp(-np.linspace(-10.0, 2.0, 241)))
BESIDE = 21


class Scored(NamedTuple):
    """What the models that did not learn from a document make of its words: logits of either engine, and its fold."""

    fast: dict[int, np.ndarray]
    accurate: dict[int, np.ndarray]
    fold: np.ndarray
    weights: list[dict[str, np.ndarray]]


def run(corpus_dir: str | Path, seed: int = 0) -> dict[str, Any]:
    """Learn the weights `wording` on what the network `encoder` gives, and write them, with their card.

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
    words, read_vectors = linear.matrices(documents), vectors.vectors(documents)
    scored = crossval(documents, words, read_vectors, seed)
    fast = common_cut(documents, scored.fast)
    cuts = {name: cut(name, documents, scored.accurate) for name in encoded.READERS}
    all_of = np.ones(len(documents), dtype=bool)
    learned = linear.fit(words, all_of) | vectors.fit(read_vectors, all_of)
    _move(learned, fast, list(cuts.values()))
    forms = sorted({form for d in documents for form in d.words.forms})
    learned["forms"] = np.frombuffer("\n".join(forms).encode("utf-8"), dtype=np.uint8)
    learned["table"] = np.array(model.form_weights(forms, learned), dtype=np.float32)
    shipping.weights("wording", **learned)
    scores = {"fast": quality(documents, scored.fast), "accurate": quality(documents, scored.accurate)}
    card = {"seed": seed, **_CARD, "cuts": {"fast": fast, **cuts}, "scores": scores}
    shipping.card("wording", card)
    return card


def crossval(documents: list[Document], words: linear.Matrices, read_vectors: vectors.Vectors, seed: int = 0) -> Scored:
    """Score BABE and BASIL with whole outlets and triplets held out, one of ten parts of both at a time."""
    fold = np.full(len(documents), -1)
    for name in encoded.READERS:
        groups = sorted({d.group for d in documents if d.corpus == name})
        order = np.random.default_rng(seed).permutation(len(groups))
        part = {groups[i]: n % FOLDS for n, i in enumerate(order)}
        for number, d in enumerate(documents):
            fold[number] = part[d.group] if d.corpus == name else fold[number]
    fast, accurate, weights = {}, {}, []
    for k in range(FOLDS):
        learned = linear.fit(words, fold != k) | vectors.fit(read_vectors, fold != k, seed)
        weights.append(learned)
        for number in np.flatnonzero(fold == k).tolist():
            d = documents[number]
            fast[number] = model.logits(d.words, learned)
            accurate[number] = vectors.logits(read_vectors, number, d, fast[number], learned)
    return Scored(fast, accurate, fold, weights)


def _move(learned: dict[str, np.ndarray], fast: float, accurate: list[float]) -> None:
    """Move the scale of both engines so that the cut stands at .5."""
    learned["mix"][2] -= _logit(fast)
    # The logit of the linear model is a part of the other, whose cut was chosen before it was moved.
    learned["encoded_mix"][:, 3] += learned["encoded_mix"][:, 0] * _logit(fast) - np.array(
        [_logit(c) for c in accurate]
    )


def _logit(p: float) -> float:
    return float(np.log(p / (1 - p)))


def _scores(documents: list[Document], logits: dict[int, np.ndarray], rows: list[int]) -> tuple[np.ndarray, ...]:
    """Give score and truth of each word, then of each sentence, whose score is that of its best word.

    Words of grammar, names and what is denied score 0, since they are no candidates.
    """
    score, top = [], []
    for number in rows:
        d = documents[number]
        candidates = kept(d.words) & ~d.words.proper & ~d.words.negated
        score.append(np.where(candidates, 1 / (1 + np.exp(-logits[number])), 0.0))
        best = np.zeros(len(d.sentences))
        np.maximum.at(best, d.words.sentence, score[-1])
        top.append(best)
    loaded_words = np.concatenate([documents[i].loaded for i in rows])
    marked = np.concatenate([documents[i].sentences for i in rows]).astype(bool)
    return np.concatenate(score), loaded_words, np.concatenate(top), marked


def cut(name: str, documents: list[Document], logits: dict[int, np.ndarray], passed: np.ndarray | None = None) -> float:
    """Choose the cut of one corpus: best for F1 over its words and over its sentences, each as a part of its best.

    Parameters
    ----------
    name : {"babe", "basil"}
        The corpus; over sentences BABE has the mean of the F1 of both classes, half of them being marked.
    documents, logits : list and dict
        The documents, and the logits of words by the number of their document.
    passed : array of bool, optional
        Documents to pass over.
    """
    rows = [i for i in logits if documents[i].corpus == name and not (passed is not None and passed[i])]
    score, truth, top, marked = _scores(documents, logits, rows)
    words = np.array([_f1(score >= c, truth) for c in CUTS])
    lines = np.array([_f1(top >= c, marked) for c in CUTS])
    if name == "babe":
        lines = (lines + np.array([_f1(top < c, ~marked) for c in CUTS])) / 2
    return _top(words / words.max() + lines / lines.max())


def common_cut(documents: list[Document], logits: dict[int, np.ndarray]) -> float:
    """Choose one cut for both corpora: that at which each comes nearest to its own best F1 over words, on average."""
    total = np.zeros(len(CUTS))
    for name in encoded.READERS:
        score, truth, *_ = _scores(documents, logits, [i for i in logits if documents[i].corpus == name])
        f1 = np.array([_f1(score >= c, truth) for c in CUTS])
        total += f1 / f1.max()
    return _top(total)


def _top(quality: np.ndarray) -> float:
    """Give the cut at which the quality is best; a mean over the cuts beside each keeps chance peaks out."""
    return float(CUTS[int(np.argmax(uniform_filter1d(quality, BESIDE)))])


def _f1(said: np.ndarray, truth: np.ndarray) -> float:
    return float(2 * (said & truth).sum() / max(1, said.sum() + truth.sum()))


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
        article, start, end, category, voice, score, as the command `wording` prints them; scores as `found` moves them.
    """
    for document, rows in found(name, *held_out(Path(corpus_dir), seed)):
        told = rows[["start", "end", "category", "voice", "score"]].to_dict("records")
        yield from ({"article": document.name, **row} for row in told)


def held_out(corpus_dir: Path, seed: int = 0) -> tuple[list[Document], Scored]:
    """Read the corpora and score BABE and BASIL out of fold."""
    documents = read(corpus_dir)
    return documents, crossval(documents, linear.matrices(documents), vectors.vectors(documents), seed)


def found(
    name: str, documents: list[Document], scored: Scored, engine: str = "accurate"
) -> Iterator[tuple[Document, pd.DataFrame]]:
    """Give each document of a corpus with its candidates, table `loaded`, scored out of fold.

    Scores are moved so that .5 is the cut chosen on the other parts of the corpus. No attributions are given, so that a
    quotation of more than three words is taken for a source's.
    """
    for k, learned in enumerate(scored.weights):
        chosen = cut(name, documents, scored.fast if engine == "fast" else scored.accurate, scored.fold == k)
        fast, accurate = (chosen, 0.5) if engine == "fast" else (0.5, chosen)
        moved = {part: array.copy() for part, array in learned.items()}
        _move(moved, fast, [accurate] * len(encoded.READERS))
        for number in np.flatnonzero(scored.fold == k).tolist():
            if documents[number].corpus == name:
                yield documents[number], _candidates(documents[number], moved, engine)


def _candidates(document: Document, learned: dict[str, np.ndarray], engine: str) -> pd.DataFrame:
    base = {"article": document.name, "role": "body"}
    numbered = [
        base | {"paragraph": i, "start": s, "end": e} for i, (s, e) in enumerate(text.paragraphs(document.text))
    ]
    lines = [base | {"paragraph": 0, "sentence": i, "start": s, "end": e} for i, (s, e) in enumerate(document.bounds)]
    return loaded(
        pd.DataFrame({"article": [document.name], "text": [document.text]}),
        schema.frame("paragraphs", numbered),
        schema.frame("sentences", lines),
        schema.frame("attributions", []),
        schema.frame("spans", []),
        learned,
        engine=engine,
    )


def quality(documents: list[Document], logits: dict[int, np.ndarray]) -> dict[str, float]:
    """Give for each corpus the area under the curve over sentences, within outlets for BABE, and the best F1 values."""
    found = {}
    for name in encoded.READERS:
        rows = [i for i in logits if documents[i].corpus == name]
        score, truth, top, marked = _scores(documents, logits, rows)
        outlets = np.array([documents[i].group if name == "babe" else "all" for i in rows])
        group = np.repeat(outlets, [len(documents[i].sentences) for i in rows])
        found[f"{name}.sentence.auc"] = auc_within(top, marked, group)
        found[f"{name}.sentence.f1"] = best_cut(top, marked)[1]
        found[f"{name}.word.f1"] = best_cut(score, truth)[1]
    return {key: round(value, 3) for key, value in found.items()}


_CARD = {
    "model": "fast: two linear models over words, one of a word in place, one of its sentence; accurate: these, and "
    "logistic models over the outputs of layers 2 and 4 of MiniLM (encoder.onnx, as pretrained, int8), a row of "
    "weights for readers of sentences alone (BABE), one for readers of articles (BASIL); a passage of a few sentences "
    "lies in between",
    "corpus": "BABE (SG2, original labels; AGPL-3.0), BASIL (no licence stated), PTC (no licence stated): "
    "weights learned from them, no text",
    "split": "scores out of fold: BABE by outlet, BASIL by triplet, ten folds; shipped weights learn from all",
    "date": "2026-11-22",
    "cut": "the scale is moved so that .5 is the cut: fast, that at which both corpora come nearest to their best F1 "
    "over words; accurate, for each kind of readers, that best for F1 over words and sentences together; smoothed over "
    "the cuts beside it",
    "limits": "English political news of 2010 to 2020; readers agree little on single words; scores rank, not decide",
    "licence": "base weights and vocabulary Apache-2.0, see NOTICE; the corpora state what stands above: weights only",
    "command": "python -m analysis.learning wording --corpus DIR --seed 0",
}
