"""What surrounds a word: its place, the nearest cues, the stretch between marks, the sentence, the quotation."""

import numpy as np

from analysis.attribution.keys import Columns, Run, bounds, bucket, mix, run
from analysis.attribution.words import CLOSING, OUTSIDE

SEPARATORS = frozenset(", ; : — – -- “ ” \" ( ) . ? ! [ ] '' `` « »".split())
_ONE = np.uint32(1)


def position(sentence: Run) -> Columns:
    """How far a word stands from the ends of its sentence."""
    at = np.arange(len(sentence.number))
    return {"from_start": bucket(at - sentence.first) + _ONE, "to_end": bucket(sentence.last - at) + _ONE}


def _before(is_one: np.ndarray, within: Run) -> np.ndarray:
    """Index of the nearest word of a kind at or before each word of a run; -1 where there is none."""
    at, number = _stretches(is_one)
    before = np.repeat(np.r_[-1, at], number)
    return np.where(before >= within.first, before, -1)


def _after(is_one: np.ndarray, within: Run) -> np.ndarray:
    """Index of the nearest word of a kind after each word of a run; -1 where there is none."""
    at, number = _stretches(is_one)
    after = np.repeat(np.r_[at, len(is_one)], number)
    return np.where(after <= within.last, after, -1)


def _stretches(is_one: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Index of every word of a kind; how many words stand before the first, and from each to before the next."""
    at = np.flatnonzero(is_one)
    return at, np.diff(at, prepend=0, append=len(is_one))


def nearest_cues(c: Columns, speech: np.ndarray, state: np.ndarray, paragraph: Run, sentence: Run) -> Columns:
    """The nearest cue words outside quotation marks, in the sentence and in the paragraph, and how far they are."""
    at = np.arange(len(state))
    speech = speech & (state == OUTSIDE)
    other = (c["cue"] != 0) & (state == OUTSIDE) & ~speech
    nearest = {
        "before": _before(speech, sentence),
        "after": _after(speech, sentence),
        "other_before": _before(other, sentence),
        "far_before": _before(speech, paragraph),
    }
    found: Columns = {}
    for name, index in nearest.items():
        held = index >= 0
        found[name] = np.where(held, c["lemma"].take(index, mode="clip"), 0)
        found[f"{name}_far"] = np.where(held, bucket(np.abs(index - at)) + _ONE, 0)
    return found


def segments(c: Columns, speech: np.ndarray, state: np.ndarray, sentence: Run) -> Columns:
    """What stands between two commas or other marks: its own signature, and those before and after it."""
    at = np.arange(len(state))
    begins = at == sentence.first
    begins[1:] |= c["mark"][:-1] > 0
    segment = run(np.cumsum(begins))
    starts, ends = bounds(segment.number)
    which = segment.number
    kind, outside = c["kind"], state[starts] == OUTSIDE
    any_cue = np.maximum.reduceat(speech, starts) if len(starts) else speech
    size = np.minimum(bucket(ends - starts), 6)
    own = mix(kind[starts], any_cue, size, outside, kind[ends])
    coarse = mix(c["class"][starts], any_cue, outside, size)
    before, after = _neighbours(coarse, sentence.number[starts])
    return {
        "segment": own[which],
        "segment_coarse": coarse[which],
        "segment_before": before[which],
        "segment_after": after[which],
        "in_segment": mix(np.minimum(at - segment.first, 3), np.minimum(segment.last - at, 3)),
        "next_mark": np.where(segment.last > at, kind[segment.last], 0),
        "segment_cue": any_cue[which].astype(np.uint32) + _ONE,
    }


def _neighbours(own: np.ndarray, within: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The key before and the key after each, as far as they stand within the same; else 1."""
    before, after = np.ones_like(own), np.ones_like(own)
    same = within[1:] == within[:-1]
    before[1:][same], after[:-1][same] = own[:-1][same], own[1:][same]
    return before, after


def lines(statement: np.ndarray, state: np.ndarray, paragraph: Run, sentence: Run) -> Columns:
    """Each sentence's signature: quotation marks at its start and end, cue words outside them; and the one before."""
    starts, ends = bounds(sentence.number)
    outside = state == OUTSIDE
    if not len(starts):
        return dict.fromkeys(("line", "line_before"), np.zeros(0, np.uint32))
    count = np.minimum(np.add.reduceat((statement & outside).astype(np.int64), starts), 2)
    share = np.add.reduceat(outside.astype(np.int64), starts) / (ends - starts + 1)
    closes = state[np.maximum(ends - 1, starts)] == OUTSIDE
    own = mix(state[starts], closes, count, np.digitize(share, [0.01, 0.5, 0.999]))
    before, _ = _neighbours(own, paragraph.number[starts])
    return {"line": own[sentence.number], "line_before": before[sentence.number]}


def quotations(number: np.ndarray, c: Columns, state: np.ndarray, paragraph: Run) -> Columns:
    """Each quotation's signature: its length, what stands before it, how it begins and how it ends."""
    n = len(number)
    found = {name: np.zeros(n, np.uint32) for name in ("quoted", "quoted_before", "quoted_after")}
    held = number >= 0
    if not held.any():
        return found
    first, last = bounds(number)
    which = np.cumsum(np.r_[False, number[1:] != number[:-1]])
    ends_with = np.where(state[last] == CLOSING, c["class"][np.maximum(last - 1, 0)], 0)
    left, right = np.maximum(first - 1, 0), np.minimum(last + 1, n - 1)
    here = paragraph.number[first]
    before = np.where((left < first) & (paragraph.number[left] == here), c["kind"][left], 0)
    after = np.where((right > last) & (paragraph.number[right] == here), c["kind"][right], 0)
    own = mix(bucket(last - first), ends_with, c["case"][np.minimum(first + 1, n - 1)])
    for name, column in (("quoted", own), ("quoted_before", before), ("quoted_after", after)):
        found[name] = np.where(held, column[which], 0)
    return found
