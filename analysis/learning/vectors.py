"""Learn what the vectors of a small pretrained encoder say of loaded wording; the encoder stays as it is.

Each corpus has weights of its own beside those that all share, since its readers were asked for different things (after
Daumé 2007, frustratingly easy domain adaptation).
"""

from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.learning.marked import CORPORA, Document, kept
from analysis.wording import encoded

WORD_PENALTY, SENTENCE_PENALTY, MIX = 0.0015, 0.001, (0.5, 1.0, 0.3)
UNMARKED, UNMARKED_PTC = 0.3, 0.04
"""The share of unmarked words that is learned from, drawn at random; of PTC's sentences without a mark less."""


class Vectors(NamedTuple):
    """The vectors of the words that can be loaded and of the sentences, with what readers marked."""

    words: np.ndarray
    lines: np.ndarray
    loaded: np.ndarray
    marked: np.ndarray
    line: np.ndarray
    word_of: np.ndarray
    line_of: np.ndarray
    corpus: np.ndarray
    weight: np.ndarray


def vectors(documents: list[Document]) -> Vectors:
    """Read every sentence of all documents."""
    words, lines, loaded, marked, line_of = [], [], [], [], []
    for number, d in enumerate(documents):
        keep = kept(d.words)
        edges = np.searchsorted(d.words.sentence, np.arange(len(d.sentences) + 1))
        for line, (a, b) in enumerate(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)):
            if a == b:
                continue
            start = int(d.words.start[a])
            each, whole = encoded.vectors(d.text[start : d.words.end[b - 1] + 1], d.words.start[a:b] - start)
            words.append(each[keep[a:b]].astype(np.float16))
            lines.append(whole)
            loaded.append(d.loaded[a:b][keep[a:b]])
            marked.append(d.sentences[line])
            line_of.append(number)
    rows = np.repeat(np.arange(len(words)), [len(each) for each in words])
    return Vectors(
        np.concatenate(words), np.array(lines), np.concatenate(loaded), np.array(marked, dtype=bool), rows,
        np.array(line_of)[rows], np.array(line_of), np.array([CORPORA.index(d.corpus) for d in documents]),
        np.array([d.weight for d in documents]),
    )  # fmt: skip


def logits(
    v: Vectors, number: int, document: Document, linear: np.ndarray, learned: dict[str, np.ndarray]
) -> np.ndarray:
    """Score the words of one document that can be loaded, as `encoded.logits` does, without reading it again."""
    row = encoded.READERS.index(document.corpus)
    words, lines = (slice(*np.searchsorted(of, [number, number + 1])) for of in (v.word_of, v.line_of))
    keep = kept(document.words)
    _, line = np.unique(document.words.sentence, return_inverse=True)
    mix = learned["encoded_mix"][row]
    found = np.full(len(keep), -20.0)
    found[keep] = mix[0] * linear[keep] + mix[1] * (v.words[words] @ learned["encoded_word"][row]) + mix[3]
    found[keep] += mix[2] * (v.lines[lines] @ learned["encoded_sentence"][row])[line[keep]]
    return found


def fit(v: Vectors, train: np.ndarray, seed: int = 0) -> dict[str, np.ndarray]:
    """Fit both models on the documents of `train`: two rows of weights each, for the readers of BABE and of BASIL."""
    sparse = (v.corpus[v.word_of] == CORPORA.index("ptc")) & ~v.marked[v.line]
    share = np.where(sparse, UNMARKED_PTC, UNMARKED)
    drawn = v.loaded | (np.random.default_rng(seed).random(len(v.loaded)) < share)
    rows = np.flatnonzero(train[v.word_of] & drawn)
    weight = v.weight[v.word_of[rows]] / np.where(v.loaded[rows], 1.0, UNMARKED)
    word, word_base = _heads(v.words[rows], v.loaded[rows], v.corpus[v.word_of[rows]], weight, WORD_PENALTY)
    rows = np.flatnonzero(train[v.line_of])
    weight = v.weight[v.line_of[rows]]
    line, line_base = _heads(v.lines[rows], v.marked[rows], v.corpus[v.line_of[rows]], weight, SENTENCE_PENALTY)
    base = MIX[1] * word_base + MIX[2] * line_base
    mix = np.column_stack([np.tile(MIX, (len(base), 1)), base])
    return {
        "encoded_word": word.astype(np.float32),
        "encoded_sentence": line.astype(np.float32),
        "encoded_mix": mix.astype(np.float32),
    }


def _heads(
    rows: np.ndarray, truth: np.ndarray, corpus: np.ndarray, weight: np.ndarray, penalty: float
) -> tuple[np.ndarray, np.ndarray]:
    """Learn shared weights and each corpus's own; give their sums, and the intercepts, for those who are asked for."""
    rows = rows.astype(np.float32)
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    rows = (rows - middle) / spread
    flags = np.eye(len(CORPORA), dtype=np.float32)[corpus]
    own = [rows * flags[:, [i]] for i in range(len(CORPORA))]
    learned = LogisticRegression(C=penalty, max_iter=40).fit(np.hstack([rows, *own, 2 * flags]), truth, weight)
    parts = learned.coef_[0][: -len(CORPORA)].reshape(1 + len(CORPORA), -1)
    asked = [CORPORA.index(name) for name in encoded.READERS]
    heads = (parts[0] + parts[1:][asked]) / spread
    return heads, learned.intercept_[0] + 2 * learned.coef_[0][-len(CORPORA) :][asked] - heads @ middle
