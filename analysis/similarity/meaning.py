"""What passages mean, as vectors: a small encoder reads each sentence once, on the CPU."""

from collections.abc import Sequence

import numpy as np

from analysis import resources

SIZE = 384
_LONGEST = 254
_START, _END = 101, 102


def vectors(passages: Sequence[str], parts: Sequence[tuple[int, int, int]] | None = None) -> np.ndarray:
    """Give the direction in which each passage, or part of a passage, points in the space of meanings.

    A part is read within its passage, so that "he resigned" is told by what stands around it. Near vectors mean that
    two passages are about like things, not that they say the same: a number or a negation moves them little.

    Parameters
    ----------
    passages : sequence of str
        Sentences; what lies beyond about 250 word pieces is not read.
    parts : sequence of (int, int, int), optional
        The number of a passage, and where a part of it starts and ends; every passage as a whole where left out.

    Returns
    -------
    ndarray of float32, with shape (number of parts, 384)
        Rows of length 1; zero where a part holds no word.

    References
    ----------
    Reimers, N. and Gurevych, I. (2019). Sentence-BERT. EMNLP; Wang, W., et al. (2020). MiniLM. NeurIPS.

    Examples
    --------
    >>> near, far = vectors(["The strike shut the port.", "Dockers closed the harbor.", "Rye bread is tasty."])[1:] @ (
    ...     vectors(["The strike shut the port."])[0]
    ... )
    >>> bool(near > far)
    True
    """
    if parts is None:
        parts = [(i, 0, len(p)) for i, p in enumerate(passages)]
    found = np.zeros((len(parts), SIZE), dtype=np.float32)
    wanted: dict[int, list[int]] = {}
    for row, (i, _, _) in enumerate(parts):
        wanted.setdefault(i, []).append(row)
    for i, rows in wanted.items():
        starts, ends, states = _read(passages[i])
        for row in rows:
            inside = (starts < parts[row][2]) & (ends > parts[row][1])
            if inside.any():
                found[row] = states[inside].mean(axis=0)
    return unit(found)


def unit(rows: np.ndarray) -> np.ndarray:
    """Bring rows to length 1; rows of zeros stay."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def _read(passage: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Read one passage: where its word pieces start and end, and their states.

    Eight-bit arithmetic takes its scale from all that is read at once: one by one, the vectors of a passage do not
    depend on what is read with it.
    """
    pieces = resources.splitter().encode(passage[: 20 * _LONGEST], add_special_tokens=False)
    offsets = np.array(pieces.offsets[:_LONGEST], dtype=np.int64).reshape(-1, 2)
    ids = np.array([[_START, *pieces.ids[:_LONGEST], _END]], dtype=np.int64)
    states = resources.session("encoder").run(["states"], {"ids": ids})[0][0, 1:-1]
    return offsets[:, 0], offsets[:, 1], states
