"""What surrounds a word: its place, the nearest cues, the stretch between marks, the sentence, the quotation."""

import numpy as np
import pandas as pd

from analysis.attribution.keys import Columns, bucket, first_of, last_of, mix
from analysis.attribution.words import CLOSING, OPENING, OUTSIDE

_SEPARATORS = frozenset(", ; : — – -- “ ” \" ( ) . ? ! [ ] '' `` « »".split())
_SEGMENT = (
    "segment", "segment_coarse", "segment_before", "segment_after", "in_segment", "next_mark", "segment_cue",
)  # fmt: skip


def position(sequence: np.ndarray, sentence: np.ndarray) -> Columns:
    """How far a word stands from the ends of its sentence, and which sentence of the paragraph it is."""
    at = np.arange(len(sentence))
    from_start, to_end = at - first_of(sentence), last_of(sentence) - at
    return {
        "from_start": bucket(from_start) + np.uint64(1),
        "to_end": bucket(to_end) + np.uint64(1),
        "length": bucket(from_start + to_end) + np.uint64(1),
        "nth": np.minimum(sentence - sentence[first_of(sequence)], 2).astype(np.uint64) + np.uint64(1),
    }


def _before_after(is_one: np.ndarray, run: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Index of the nearest word of a kind at or before, and after, each word of a run; -1 where there is none."""
    at = np.arange(len(run))
    before = np.maximum.accumulate(np.where(is_one, at, -1)) if len(run) else at
    before = np.where(before >= first_of(run), before, -1)
    marked = np.where(is_one, at, len(run))
    after = np.minimum.accumulate(marked[::-1])[::-1] if len(run) else at
    after = np.r_[after[1:], len(run)] if len(run) else after
    return before, np.where(after <= last_of(run), after, -1)


def nearest_cues(
    c: Columns, speech: np.ndarray, state: np.ndarray, sequence: np.ndarray, sentence: np.ndarray
) -> Columns:
    """The nearest cue words outside quotation marks, in the sentence and in the paragraph, and how far they are."""
    at = np.arange(len(state))
    speech = speech & (state == OUTSIDE)
    other = (c["cue"] != 0) & (state == OUTSIDE) & ~speech
    found: Columns = {}
    for name, is_one, run in (("", speech, sentence), ("far_", speech, sequence), ("other_", other, sentence)):
        for side, index in zip(("before", "after"), _before_after(is_one, run), strict=True):
            key = np.where(c["lemma"][index] != 0, c["lemma"][index], c["word"][index])
            found[f"{name}{side}"] = np.where(index >= 0, key, 0)
            found[f"{name}{side}_far"] = np.where(index >= 0, bucket(np.abs(index - at)) + np.uint64(1), 0)
    return found


def segments(words: pd.DataFrame, c: Columns, speech: np.ndarray, state: np.ndarray, sentence: np.ndarray) -> Columns:
    """What stands between two commas or other marks: its own signature, and those before and after it."""
    if not len(words):
        return {name: np.zeros(0, np.uint64) for name in _SEGMENT}
    parts = np.array([w in _SEPARATORS for w in words["word"].cat.categories])
    cut = parts[words["word"].cat.codes.to_numpy()] | (state == OPENING) | (state == CLOSING)
    new = np.r_[True, cut[:-1] | (sentence[1:] != sentence[:-1])]
    starts = np.flatnonzero(new)
    ends = np.r_[starts[1:], len(words)] - 1
    run = np.cumsum(new) - 1
    any_cue = np.maximum.reduceat(speech.astype(np.int64), starts)
    kind = c["kind"]
    size = np.minimum(bucket(ends - starts), 6)
    own = mix(kind[starts], any_cue, size, state[starts] == OUTSIDE, kind[ends])
    coarse = mix(c["class"][starts], any_cue, state[starts] == OUTSIDE, size)
    same = np.r_[False, sentence[starts[1:]] == sentence[starts[:-1]]]
    before = np.where(same, np.r_[np.uint64(0), coarse[:-1]], np.uint64(1))
    after = np.where(np.r_[same[1:], False], np.r_[coarse[1:], np.uint64(0)], np.uint64(1))
    at = np.arange(len(words))
    place = mix(np.minimum(at - starts[run], 3), np.minimum(ends[run] - at, 3))
    mark = np.where(ends[run] > at, kind[ends[run]], 0)
    return {
        "segment": own[run],
        "segment_coarse": coarse[run],
        "segment_before": before[run],
        "segment_after": after[run],
        "in_segment": place,
        "next_mark": mark,
        "segment_cue": any_cue[run].astype(np.uint64) + np.uint64(1),
    }


def lines(statement: np.ndarray, state: np.ndarray, sequence: np.ndarray, sentence: np.ndarray) -> Columns:
    """Each sentence's signature: quotation marks at its start and end, cue words outside them; and its neighbours'."""
    if not len(state):
        return {name: np.zeros(0, np.uint64) for name in ("line", "line_before", "line_after")}
    starts = np.flatnonzero(np.r_[True, sentence[1:] != sentence[:-1]])
    ends = np.r_[starts[1:], len(state)] - 1
    outside = state == OUTSIDE
    count = np.minimum(np.add.reduceat((statement & outside).astype(np.int64), starts), 2)
    share = np.add.reduceat(outside.astype(np.int64), starts) / (ends - starts + 1)
    own = mix(
        state[starts], state[np.maximum(ends - 1, starts)] == OUTSIDE, count, np.digitize(share, [0.01, 0.5, 0.999])
    )
    first = sequence[starts]
    same = np.r_[False, first[1:] == first[:-1]]
    before = np.where(same, np.r_[np.uint64(0), own[:-1]], np.uint64(1))
    after = np.where(np.r_[same[1:], False], np.r_[own[1:], np.uint64(0)], np.uint64(1))
    run = sentence - sentence[0]
    return {"line": own[run], "line_before": before[run], "line_after": after[run]}


def quotations(words: pd.DataFrame, c: Columns, state: np.ndarray, sequence: np.ndarray) -> Columns:
    """Each quotation's signature: its length, what stands before it, how it begins and how it ends."""
    number = words["quotation"].to_numpy()
    held = number >= 0
    found = {name: np.zeros(len(words), np.uint64) for name in ("quoted", "quoted_before", "quoted_after")}
    if not held.any():
        return found
    run = np.cumsum(np.r_[True, number[1:] != number[:-1]])
    first, last = first_of(run), last_of(run)
    n = len(words)
    size = bucket(last - first)
    ends_with = np.where(state[last] == CLOSING, c["class"][np.maximum(last - 1, 0)], 0)
    upper = c["shape"][np.minimum(first + 1, n - 1)] % np.uint64(4)
    left, right = np.maximum(first - 1, 0), np.minimum(last + 1, n - 1)
    found["quoted"] = np.where(held, mix(size, ends_with, upper), 0)
    found["quoted_before"] = np.where(held & (left < first) & (sequence[left] == sequence), c["kind"][left], 0)
    found["quoted_after"] = np.where(held & (right > last) & (sequence[right] == sequence), c["kind"][right], 0)
    return found
