"""The accurate engine: a small pretrained encoder, fine-tuned to score words, run on the CPU."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import resources
from analysis.attribution import decode, keys

WINDOW_PIECES = 224
LONGEST_WORD_PIECES = 8
# The vocabulary knows no capitals, and a window may begin within a quotation: both are told beside each piece.
SHAPES, STATES = 4, 4
MARKS = 1 + SHAPES * STATES
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
    read = pieces(words)
    for window in windows(words, read.starts):
        # Eight-bit arithmetic takes its scale from all that is read at once; window by window, an article's scores do
        # not depend on what other articles are read with it.
        page = layout([window], read)
        found[window.rows] = resources.session("accurate").run(None, page.inputs())[0][0, page.places[0]]
    return found


class Window(NamedTuple):
    """Words that are read together: their rows, and which of them end a paragraph."""

    rows: np.ndarray
    ends: np.ndarray


class Pieces(NamedTuple):
    """All pieces in a row, the mark of each, and where each word's begin, one entry more than words."""

    ids: np.ndarray
    marks: np.ndarray
    starts: np.ndarray


def pieces(words: pd.DataFrame) -> Pieces:
    """Split words into word pieces, each marked with its word's capitals and place towards quotation marks.

    Parameters
    ----------
    words : DataFrame
        As `words.read` gives them.
    """
    kinds = list(words["word"].cat.categories)
    encoded = resources.splitter().encode_batch(kinds, add_special_tokens=False)
    lists = [e.ids[:LONGEST_WORD_PIECES] or [_UNKNOWN] for e in encoded]
    codes = words["word"].cat.codes.to_numpy()
    lengths = np.array([len(ids) for ids in lists], dtype=np.int64)[codes] if len(codes) else np.zeros(0, np.int64)
    flat = np.array([piece for code in codes for piece in lists[code]], dtype=np.int64)
    shapes = np.array([_shape(word) for word in kinds] or [0])[codes]
    marks = 1 + STATES * shapes + words["state"].to_numpy()
    return Pieces(flat, np.repeat(marks, lengths).astype(np.int64), np.r_[0, np.cumsum(lengths)].astype(np.int64))


def _shape(word: str) -> int:
    if any(c.isdigit() for c in word):
        return 3
    if word.isupper() and len(word) > 1:
        return 2
    return int(word[:1].isupper())


def windows(words: pd.DataFrame, starts: np.ndarray, longest: int = WINDOW_PIECES) -> list[Window]:
    """Pack paragraphs of one article that follow one another; one longer than a window is cut.

    Parameters
    ----------
    words : DataFrame
        As `words.read` gives them.
    starts : ndarray of int
        Where each word's pieces begin.
    longest : int
        Pieces of a window at most.
    """
    ends = np.zeros(len(words), dtype=bool)
    last_of = np.flatnonzero(np.diff(keys.runs(words, "paragraph"), append=-1)).tolist()
    ends[last_of] = True
    article = words["article"].to_numpy()
    cuts, first, begin = [], 0, 0
    for last in last_of:
        if begin > first and (article[last] != article[first] or starts[last + 1] - starts[first] > WINDOW_PIECES):
            cuts.append((first, begin))
            first = begin
        while starts[last + 1] - starts[first] > longest:
            cut = int(np.searchsorted(starts, starts[first] + longest, side="right")) - 1
            cuts.append((first, cut))
            first = cut
        begin = last + 1
    if begin > first:
        cuts.append((first, begin))
    return [Window(np.arange(a, b), ends[a:b]) for a, b in cuts]


class Layout(NamedTuple):
    """Windows as the encoder reads them: pieces, mask and marks, windows × pieces; where each word's first piece is."""

    ids: np.ndarray
    mask: np.ndarray
    marks: np.ndarray
    places: list[np.ndarray]

    def inputs(self) -> dict[str, np.ndarray]:
        """Name the arrays as the network does; a window that is read alone needs no mask."""
        return {"ids": self.ids, "marks": self.marks}


def layout(batch: list[Window], read: Pieces) -> Layout:
    """Lay out windows: a mark at the start and after each paragraph, padded to one length."""
    starts = read.starts
    ids, marks = [], []
    for rows, ends in batch:
        own = slice(starts[rows[0]], starts[rows[-1] + 1])
        stops = starts[rows[ends] + 1] - starts[rows[0]]
        ids.append(np.r_[_START, np.insert(read.ids[own], stops, _END)])
        marks.append(np.r_[0, np.insert(read.marks[own], stops, 0)])
    lengths = np.array([len(row) for row in ids])
    mask = (np.arange(lengths.max()) < lengths[:, None]).astype(np.int64)
    places = [1 + starts[r] - starts[r[0]] + np.r_[0, np.cumsum(e)[:-1]] for r, e in batch]
    return Layout(_padded(ids, mask), mask, _padded(marks, mask), places)


def _padded(rows: list[np.ndarray], mask: np.ndarray) -> np.ndarray:
    found = np.zeros(mask.shape, dtype=np.int64)
    for i, row in enumerate(rows):
        found[i, : len(row)] = row
    return found
