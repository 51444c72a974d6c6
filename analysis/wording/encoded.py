"""How loaded a word is where it stands: what a small encoder makes of it in its sentence, weighed by a linear model.

The encoder is as it was pretrained; only the weights of its outputs were learned, so that few marked words suffice.
"""

from itertools import pairwise

import numpy as np

from analysis import resources
from analysis.wording.scan import Words

LAYERS = (2, 4)
"""Those whose outputs tell most; of the six, the last tell least of single words."""

READERS = ("babe", "basil")
"""Whose judgement a score foresees: readers of a sentence alone, or readers of an article."""

WHOLE = 8
"""A text of so many sentences is an article; a shorter one lies between an article and a sentence alone."""

WINDOW_PIECES = 126
_START, _END = 101, 102
_PARTS = ("word", "sentence", "mix")


def logits(
    text: str,
    words: Words,
    linear: np.ndarray,
    weights: dict[str, np.ndarray] | None = None,
) -> np.ndarray:
    """Score every word by its own vector, that of its sentence, and the linear model's score.

    A sentence alone is judged as the readers of BABE judged, who saw nothing else; an article as those of BASIL, who
    read articles and mark far less; a passage of a few sentences in between, by their number.

    Parameters
    ----------
    text : str
        The article.
    words : Words
        Its words, as `scan.words` gives them.
    linear : array
        The linear model's logit of each word, as `model.logits` gives it.
    weights : dict, optional
        Arrays encoded_word, encoded_sentence (one weight a dimension of the vectors) and encoded_mix (the weights of
        the three logits, then the intercept), a row for each of `READERS`; those shipped by default.

    Returns
    -------
    array
        One logit a word.

    References
    ----------
    Wang et al. (2020), MiniLM: deep self-attention distillation, NeurIPS; Daumé (2007), Frustratingly easy domain
    adaptation, ACL.
    """
    weights = weights or resources.weights("wording")
    found = np.zeros(len(words.code))
    shares = article_share(words)
    for first, stop in runs(words):
        own, line = vectors(*within(text, words, first, stop))
        word, whole, mix = (between(weights[f"encoded_{part}"], shares[first]) for part in _PARTS)
        found[first:stop] = mix[0] * linear[first:stop] + mix[1] * (own @ word) + mix[2] * (line @ whole) + mix[3]
    return found


def runs(words: Words) -> list[tuple[int, int]]:
    """Give the first word of each sentence that has words, and that behind its last."""
    edges = np.flatnonzero(np.diff(words.sentence, prepend=-1, append=-1) != 0)
    return list(pairwise(edges.tolist()))


def within(text: str, words: Words, first: int, stop: int) -> tuple[str, np.ndarray]:
    """Give what `vectors` reads of a sentence: from its first word to the mark behind its last; where its words start.

    Learning and scoring read the same: with other marks at its ends the same sentence would have other vectors.
    """
    start = int(words.start[first])
    return text[start : words.end[stop - 1] + 1], words.start[first:stop] - start


def article_share(words: Words) -> np.ndarray:
    """Say how far each word stands in an article rather than in a sentence alone: from 0 to 1, by its text's length.

    >>> from analysis.wording import scan
    >>> text = "A plan. A vote."
    >>> article_share(scan.words(text, [(0, 15)])).round(2).tolist()
    [0.14, 0.14, 0.14, 0.14]
    """
    opens = np.diff(words.sentence, prepend=-1) != 0
    count = np.bincount(words.page[opens])
    return np.clip((count - 1) / (WHOLE - 1), 0.0, 1.0)[words.page]


def between(rows: np.ndarray, share: float) -> np.ndarray:
    """Give the weights between those for a sentence alone and those for an article."""
    return (1 - share) * rows[0] + share * rows[1]


def vectors(sentence: str, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the vector of each word of a sentence, and that of the sentence, the mean over its pieces.

    Each sentence is read for itself, so that its scores do not depend on what else is read.

    Parameters
    ----------
    sentence : str
        A sentence; a long one is read in several windows.
    starts : array of int
        Where its words start.

    Returns
    -------
    (array, array)
        Words × dimensions, and dimensions.
    """
    encoded = resources.splitter().encode(sentence, add_special_tokens=False)
    at = np.array([s for s, _ in encoded.offsets], dtype=np.int64)
    read = [_read(encoded.ids[i : i + WINDOW_PIECES]) for i in range(0, len(at), WINDOW_PIECES)]
    if not read:
        return np.zeros((len(starts), 0)), np.zeros(0)
    hidden = np.concatenate(read)
    piece = np.minimum(np.searchsorted(at, starts), len(at) - 1)
    return hidden[piece], hidden.mean(axis=0)


def _read(pieces: list[int]) -> np.ndarray:
    ids = np.array([[_START, *pieces, _END]], dtype=np.int64)
    # The vectors come from lower layers: those above need not be computed.
    return resources.session("encoder").run(["vectors"], {"ids": ids}, resources.asked_only())[0][0, 1:-1]
