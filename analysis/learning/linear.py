"""Learn the linear models of loaded wording: one over words in their place, one over sentences."""

from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from analysis.learning.marked import CORPORA, Document, kept
from analysis.wording import model, terms

WORD_PENALTY, SENTENCE_PENALTY, MIX = 0.08, 0.3, (1.0, 0.3)


class Matrices(NamedTuple):
    """Everything that is learned from, computed once: one row a word, or a sentence."""

    words: sparse.csr_matrix
    sentences: sparse.csr_matrix
    loaded: np.ndarray
    marked: np.ndarray
    kept: np.ndarray
    word_of: np.ndarray
    sentence_of: np.ndarray
    weight: np.ndarray


def matrices(documents: list[Document]) -> Matrices:
    """Compute the features of all documents."""
    places = range(len(documents))
    return Matrices(
        word_matrix(documents),
        sentence_matrix(documents),
        np.concatenate([d.loaded for d in documents]),
        np.concatenate([d.sentences for d in documents]),
        np.concatenate([kept(d.words) for d in documents]),
        np.repeat(places, [len(d.words.code) for d in documents]),
        np.repeat(places, [len(d.sentences) for d in documents]),
        np.array([d.weight for d in documents]),
    )


def _forms(documents: list[Document]) -> tuple[list[str], np.ndarray]:
    """Give the distinct forms of all documents, and which of them each word has."""
    known: dict[str, int] = {}
    codes = [np.array([known.setdefault(f, len(known)) for f in d.words.forms], int)[d.words.code] for d in documents]
    return list(known), np.concatenate(codes)


def _rows(features: list[list[int]]) -> sparse.csr_matrix:
    """Give one row a form, with the number of times each feature is on."""
    ends = np.cumsum([0, *map(len, features)])
    columns = np.concatenate([np.array(f, dtype=np.int64) for f in features])
    made = sparse.csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(features), model.SIZE))
    made.sum_duplicates()
    return made


def corpus_flags(documents: list[Document], of: np.ndarray) -> np.ndarray:
    """Tell by three columns which corpus each row is of; they take up how much readers mark in it."""
    which = np.array([CORPORA.index(d.corpus) for d in documents])
    return 3 * np.eye(len(CORPORA), dtype=np.float32)[which[of]]


def word_matrix(documents: list[Document]) -> sparse.csr_matrix:
    """Give one row a word: its own, its neighbours' and its place's features, then the corpus."""
    forms, code = _forms(documents)
    matrix = _rows([model.word_features(f) for f in forms])[code]
    base = np.cumsum([0, *(len(d.words.code) for d in documents)])
    for side, which in (("L", 0), ("R", 1)):
        beside = _rows([*(model.side_features(f, side) for f in forms), []])
        near = [model.neighbours(d.words)[which] for d in documents]
        at = np.concatenate([np.where(n >= 0, n + b, -1) for n, b in zip(near, base, strict=False)])
        matrix = matrix + beside[np.where(at >= 0, code[at], len(forms))]
    flags = np.concatenate([model.flag_matrix(d.words) for d in documents])
    of = np.repeat(np.arange(len(documents)), np.diff(base))
    return sparse.hstack([matrix, sparse.csr_matrix(flags), sparse.csr_matrix(corpus_flags(documents, of))]).tocsr()


def sentence_matrix(documents: list[Document]) -> sparse.csr_matrix:
    """Give one row a sentence: the features of its forms over the root of their number, then the corpus."""
    forms, code = _forms(documents)
    base = np.cumsum([0, *(len(d.sentences) for d in documents)])
    number = np.concatenate([d.words.sentence + b for d, b in zip(documents, base, strict=False)])
    count = np.bincount(number, minlength=base[-1])
    value = (1.0 / np.sqrt(count[number])).astype(np.float32)
    held = sparse.csr_matrix((value, (number, code)), shape=(base[-1], len(forms)))
    matrix = held @ _rows([model.sentence_features(f) for f in forms])
    of = np.repeat(np.arange(len(documents)), np.diff(base))
    return sparse.hstack([matrix, sparse.csr_matrix(corpus_flags(documents, of))]).tocsr()


def fit(m: Matrices, train: np.ndarray, corpus: str = "basil") -> dict[str, np.ndarray]:
    """Fit both models on the documents of `train`; the intercept is that of `corpus`."""
    rows = np.flatnonzero(train[m.word_of] & m.kept)
    weight = m.weight[m.word_of[rows]]
    words = LogisticRegression(C=WORD_PENALTY, max_iter=60).fit(m.words[rows], m.loaded[rows], weight)
    rows = np.flatnonzero(train[m.sentence_of])
    lines = LogisticRegression(C=SENTENCE_PENALTY, max_iter=60).fit(
        m.sentences[rows], m.marked[rows], m.weight[m.sentence_of[rows]]
    )
    which = CORPORA.index(corpus) - len(CORPORA)
    offset = float(words.intercept_[0] + 3 * words.coef_[0][which])
    base = float(lines.intercept_[0] + 3 * lines.coef_[0][which])
    size, flags = model.SIZE, len(model.PLACE) + len(terms.categories())
    # Sentence weights are shipped without their intercept, which the last term of the mix takes up.
    return {
        "word": words.coef_[0][:size].astype(np.float16),
        "sentence": lines.coef_[0][:size].astype(np.float16),
        "flags": words.coef_[0][size : size + flags].astype(np.float32),
        "mix": np.array([*MIX, MIX[0] * offset + MIX[1] * base], dtype=np.float32),
    }
