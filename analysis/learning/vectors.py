"""Learn what the vectors of a small pretrained encoder say of loaded wording; the encoder stays as it is.

Each corpus has weights of its own beside those that all share, since its readers were asked for different things (after
Daumé 2007, frustratingly easy domain adaptation).
"""

from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from analysis.learning.marked import CORPORA, Document, kept
from analysis.wording import encoded

WORD_PENALTY, SENTENCE_PENALTY, MIX = 0.0015, 0.002, (0.5, 1.0, 0.7)
PTC_WORDS, PTC_PLAIN = 0.3, 0.13
"""Of PTC the weight of a word, and the share of the words of its sentences without a mark that are learned from.

It marks much besides single words, and more than the readers whose judgement is foretold.
"""
STEPS = 40


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
        for a, b in encoded.runs(d.words):
            each, whole = encoded.vectors(*encoded.within(d.text, d.words, a, b))
            words.append(each[keep[a:b]].astype(np.float16))
            lines.append(whole)
            loaded.append(d.loaded[a:b][keep[a:b]])
            marked.append(d.sentences[d.words.sentence[a]])
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
    of = v.corpus[v.word_of]
    ptc = of == CORPORA.index("ptc")
    plain = ptc & ~v.marked[v.line]
    drawn = ~plain | (np.random.default_rng(seed).random(len(plain)) < PTC_PLAIN)
    rows = np.flatnonzero(train[v.word_of] & drawn)
    weight = v.weight[v.word_of] * np.where(ptc, PTC_WORDS, 1.0)
    word, word_base = _heads(v.words[rows], v.loaded[rows], of[rows], weight[rows], WORD_PENALTY)
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
    """Learn shared weights and each corpus's own; give their sums, and the intercepts, for those who are asked for.

    The logistic loss, with the squares of both kinds of weights as a penalty, none on the intercepts.
    """
    rows = rows.astype(np.float32)
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    rows -= middle
    rows /= spread
    parts = [np.flatnonzero(corpus == i) for i in range(len(CORPORA))]
    data = [(rows[part], truth[part].astype(np.float32), weight[part].astype(np.float32)) for part in parts]
    size = rows.shape[1]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        heads, base = flat[: -len(CORPORA)].reshape(-1, size), flat[-len(CORPORA) :]
        slope, slope_base, total = heads.copy(), np.zeros(len(CORPORA)), 0.5 * float((heads**2).sum())
        for i, (x, y, w) in enumerate(data):
            logit = x @ (heads[0] + heads[1 + i]).astype(np.float32) + np.float32(base[i])
            total += penalty * float((w * (np.logaddexp(0, logit) - y * logit)).sum(dtype=np.float64))
            error = w * (1 / (1 + np.exp(-logit)) - y)
            step = penalty * (error @ x)
            slope[0] += step
            slope[1 + i] += step
            slope_base[i] = penalty * error.sum()
        return total, np.concatenate([slope.ravel(), slope_base])

    start = np.zeros((1 + len(CORPORA)) * size + len(CORPORA))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    heads, base = found[: -len(CORPORA)].reshape(-1, size), found[-len(CORPORA) :]
    asked = [CORPORA.index(name) for name in encoded.READERS]
    both = (heads[0] + heads[1:][asked]) / spread
    return both, base[asked] - both @ middle
