"""Which columns, of which neighbours, make one feature each."""

import numpy as np

from analysis.attribution.keys import Columns, mix

Template = tuple[tuple[str, int], ...]


def _templates() -> list[Template]:
    found: list[Template] = [()]
    for name, reach in (("word", 3), ("stem", 3), ("kind", 3), ("cue", 4), ("shape", 1), ("ending", 1), ("state", 2)):
        found += [((name, k),) for k in range(-reach, reach + 1)]
    found += [(("start", 0),), (("class", -4), ("class", -3)), (("class", 3), ("class", 4))]
    found += [(("word", k), ("word", k + 1)) for k in (-2, -1, 0, 1)]
    found += [(("stem", -1), ("stem", 1)), (("stem", -1), ("stem", 0), ("stem", 1))]
    found += [tuple(("kind", k) for k in range(a, a + 3)) for a in (-3, -2, -1, 0, 1)]
    found += [tuple(("class", k) for k in range(a, a + n)) for a, n in ((-4, 4), (-2, 5), (-1, 4), (0, 5), (-3, 4))]
    found += [(("state", 0), ("kind", k)) for k in (-1, 0, 1)]
    found += [(("state", -1), ("state", 0), ("state", 1))]
    for side in ("before", "after"):
        for near in ("", "other_", "far_"):
            cue, far = f"{near}{side}", f"{near}{side}_far"
            found += [((cue, 0),), ((cue, 0), (far, 0)), ((far, 0), ("state", 0)), ((far, 0), ("kind", 0))]
        found += [
            ((side, 0), ("kind", 0)),
            ((side, 0), ("kind", 0), ("kind", -1)),
            ((side, 0), ("kind", 0), ("kind", 1)),
        ]
        found += [((f"{side}_far", 0), ("class", 0), ("class", -1)), ((f"{side}_far", 0), ("class", 0), ("class", 1))]
    found += [(("before_far", 0), ("after_far", 0)), (("before", 0), ("after", 0))]
    found += [(("before_far", 0), ("after_far", 0), ("kind", 0))]
    found += [(("from_start", 0), ("kind", 0)), (("to_end", 0), ("kind", 0)), (("from_start", 0), ("to_end", 0))]
    found += [(("nth", 0), ("from_start", 0)), (("length", 0), ("from_start", 0))]
    for name in ("segment", "segment_before", "segment_after", "segment_coarse"):
        found += [((name, 0),), ((name, 0), ("in_segment", 0))]
    found += [(("segment_coarse", 0), ("segment_before", 0)), (("segment_coarse", 0), ("segment_after", 0))]
    found += [(("segment_coarse", 0), ("in_segment", 0), ("segment_after", 0))]
    found += [(("segment_coarse", 0), ("in_segment", 0), ("segment_before", 0))]
    found += [(("segment_after", 0), ("next_mark", 0), ("state", 0)), (("segment_after", 1), ("kind", 0), ("kind", 1))]
    found += [(("segment_before", -1), ("kind", -1), ("kind", 0)), (("segment_cue", 0), ("kind", 0), ("in_segment", 0))]
    found += [(("line", 0),), (("line", 0), ("line_before", 0)), (("line", 0), ("line_after", 0))]
    found += [
        (("line", 0), ("state", 0), ("line_before", 0)),
        (("line", 0), ("from_start", 0)),
        (("line", 0), ("kind", 0)),
    ]
    found += [(("quoted", 0),), (("quoted", 0), ("quoted_before", 0)), (("quoted", 0), ("quoted_after", 0))]
    found += [(("quoted_before", 0), ("state", 0)), (("quoted_after", 0), ("state", 0))]
    return found


TEMPLATES = _templates()


def keys(columns: Columns, sequence: np.ndarray, start: int = 0, end: int | None = None) -> np.ndarray:
    """Make one 32-bit key for every word and template.

    Parameters
    ----------
    columns : dict of str to ndarray
        As `features.columns` gives them.
    sequence : ndarray of int
        Number of the paragraph of each word; neighbours in another one are not seen.
    start, end : int
        The words to make keys for; all by default.

    Returns
    -------
    ndarray of uint32, with shape (number of words, number of templates)
    """
    end = len(sequence) if end is None else end
    index = {k: _neighbour(sequence, k, start, end) for k in range(-4, 5)}
    wide = {name: np.append(column, np.uint64(0x9E37)) for name, column in columns.items()}
    shifted: dict[tuple[str, int], np.ndarray] = {}
    found = np.empty((end - start, len(TEMPLATES)), dtype=np.uint32)
    for number, template in enumerate(TEMPLATES):
        parts = []
        for name, k in template:
            if (name, k) not in shifted:
                shifted[name, k] = wide[name][index[k]]
            parts.append(shifted[name, k])
        mixed = mix(*parts, number + 1)
        found[:, number] = mixed >> np.uint64(32)
    return found


def _neighbour(sequence: np.ndarray, k: int, start: int, end: int) -> np.ndarray:
    """Index of the word k places further, or of the pad behind the last one."""
    n = len(sequence)
    at = np.arange(start, end) + k
    held = np.clip(at, 0, max(n - 1, 0))
    return np.where((held == at) & (sequence[held] == sequence[start:end]), held, n)
