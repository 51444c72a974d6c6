"""The accurate engine: a small pretrained encoder, fine-tuned to score words, run on the CPU."""

from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis import resources
from analysis.attribution import decode, keys

WINDOW_PIECES = 224
LONGEST_WORD_PIECES = 8
_START, _END, _UNKNOWN = 101, 102, 100


def scores(words: pd.DataFrame) -> np.ndarray:
    """Score every tag for every word.

    Paragraphs are read with their neighbours, as many as fit into a window, since who is quoted often stands in the
    paragraph before.

    Parameters
    ----------
    words : DataFrame
        As `words.read` gives them.

    Returns
    -------
    ndarray of float32, with shape (number of words, number of `decode.TAGS`)
        Log scores; only their differences count.

    References
    ----------
    Wang et al. (2020), MiniLM: deep self-attention distillation, NeurIPS; Reimers and Gurevych (2019), Sentence-BERT.
    """
    found = np.zeros((len(words), len(decode.TAGS)), dtype=np.float32)
    read, starts = pieces(words)
    for window in windows(words, starts):
        # Eight-bit arithmetic takes its scale from all that is read at once; window by window, an article's scores do
        # not depend on what other articles are read with it.
        ids, mask, (at,) = layout([window], read, starts)
        found[window.rows] = resources.session("accurate").run(None, {"ids": ids, "mask": mask})[0][0, at]
    return found


@cache
def _splitter() -> Any:
    from tokenizers import BertWordPieceTokenizer

    return BertWordPieceTokenizer(resources.wordpieces(), lowercase=True)


class Window(NamedTuple):
    """Words that are read together: their rows, and which of them end a paragraph."""

    rows: np.ndarray
    ends: np.ndarray


def pieces(words: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Split words into word pieces.

    Parameters
    ----------
    words : DataFrame
        As `words.read` gives them.

    Returns
    -------
    (ndarray of int, ndarray of int)
        All pieces in a row, and where each word's begin, one entry more than words.
    """
    kinds = list(words["word"].cat.categories)
    encoded = _splitter().encode_batch(kinds, add_special_tokens=False)
    lists = [e.ids[:LONGEST_WORD_PIECES] or [_UNKNOWN] for e in encoded]
    codes = words["word"].cat.codes.to_numpy()
    lengths = np.array([len(ids) for ids in lists], dtype=np.int64)[codes] if len(codes) else np.zeros(0, np.int64)
    flat = [piece for code in codes for piece in lists[code]]
    return np.array(flat, dtype=np.int64), np.r_[0, np.cumsum(lengths)].astype(np.int64)


def windows(words: pd.DataFrame, starts: np.ndarray) -> list[Window]:
    """Pack paragraphs of one article that follow one another; one longer than a window is cut."""
    ends = np.zeros(len(words), dtype=bool)
    last_of = np.flatnonzero(np.diff(keys.runs(words, "paragraph"), append=-1)).tolist()
    ends[last_of] = True
    article = words["article"].to_numpy()
    cuts, first, begin = [], 0, 0
    for last in last_of:
        if begin > first and (article[last] != article[first] or starts[last + 1] - starts[first] > WINDOW_PIECES):
            cuts.append((first, begin))
            first = begin
        while starts[last + 1] - starts[first] > WINDOW_PIECES:
            cut = int(np.searchsorted(starts, starts[first] + WINDOW_PIECES, side="right")) - 1
            cuts.append((first, cut))
            first = cut
        begin = last + 1
    if begin > first:
        cuts.append((first, begin))
    return [Window(np.arange(a, b), ends[a:b]) for a, b in cuts]


def layout(
    batch: list[Window], read: np.ndarray, starts: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]]:
    """Lay out windows as the encoder reads them: a mark at the start and after each paragraph, padded to one length.

    Returns
    -------
    (ndarray, ndarray, list of ndarray)
        Pieces and mask, both windows × pieces, and for each window where each word's first piece stands.
    """
    rows = []
    for rows_of, ends in batch:
        own = read[starts[rows_of[0]] : starts[rows_of[-1] + 1]]
        rows.append(np.r_[_START, np.insert(own, starts[rows_of[ends] + 1] - starts[rows_of[0]], _END)])
    ids = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = row
    mask = np.arange(ids.shape[1]) < np.array([len(row) for row in rows])[:, None]
    at = [1 + starts[r] - starts[r[0]] + np.r_[0, np.cumsum(e)[:-1]] for r, e in batch]
    return ids, mask.astype(np.int64), at
