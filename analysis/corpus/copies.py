"""Lines that stand in an article twice: which of the two copies is outside the flow of the body."""

from collections import Counter, defaultdict
from itertools import chain

import numpy as np

from analysis.corpus.lines import Line

# Shares of three-word runs; below it two lines merely speak of the same thing.
SAME = 0.6
_FEWEST_WORDS = 6
_MOST_WORDS = 90
# A run of words that stands in more paragraphs than this tells nothing, and looking it up would not stay linear.
_MOST_PLACES = 8
_MIX = np.int64(0x5851F42D4C957F2D)
_OUTSIDE = ("headline", "deck", "boilerplate", "credit", "byline")


def mark_repeats(found: list[Line]) -> None:
    """Give the role `repeat` to each line that says again, nearly word for word, what another paragraph says.

    Of the two, the copy is the one without a full stop; failing that the one whose words are only a part of the
    other's; failing that the one that stands next to other lines outside the flow; failing that the later one.
    """
    likely, runs = _likely(found)
    if not likely:
        return
    wanted = frozenset(chain.from_iterable(runs[n] for n in likely))
    places: dict[int, list[int]] = defaultdict(list)
    for n, line in enumerate(found):
        if line.role not in _OUTSIDE:
            for run in wanted.intersection(runs[n]):
                places[run].append(n)
    for n in sorted(likely, key=lambda n: (found[n].stopped, -n)):
        mine = set(runs[n])
        again = [at for at in map(places.__getitem__, mine) if len(at) > 1]
        enough = SAME * len(mine)
        other = _same(n, found, again, enough) if len(again) >= enough else None
        if other is not None and _is_copy(n, other, found):
            # A first line without a headline above it that the text says again is the headline.
            found[n].role = "headline" if n == 0 else "repeat"


def _likely(found: list[Line]) -> tuple[list[int], list[list[int]]]:
    """Find the lines that may be copies, most of whose runs stand elsewhere too; and give the runs of every line.

    Most articles have none. A run of words is told from others by a hash of 64 bits.
    """
    words = chain.from_iterable(line.written for line in found)
    code = np.fromiter(map(hash, map(str.lower, words)), dtype=np.int64)
    run = (code[:-2] * _MIX + code[1:-1]) * _MIX + code[2:]
    ordered = np.sort(run)
    twice = set(ordered[:-1][ordered[1:] == ordered[:-1]].tolist())
    every, likely, runs, at = run.tolist(), [], [], 0
    for n, line in enumerate(found):
        own = every[at : at + line.words - 2] if 2 < line.words < 2000 else []
        at += line.words
        runs.append(own)
        fits = line.role in ("", "caption") and _FEWEST_WORDS + 2 * line.stopped <= line.words <= _MOST_WORDS
        if fits and sum(map(twice.__contains__, own)) >= SAME * len(own):
            likely.append(n)
    return likely, runs


def _same(n: int, found: list[Line], places: list[list[int]], enough: float) -> int | None:
    """Find the paragraph that holds most of this line's words in their order, by where each of its runs stands."""
    counts = Counter(chain.from_iterable(at[:_MOST_PLACES] for at in places))
    twins = [m for m, count in counts.items() if count >= enough and m != n and found[m].role != "repeat"]
    return max(twins, key=lambda twin: (counts[twin], -twin), default=None)


def _is_copy(n: int, other: int, found: list[Line]) -> bool:
    line, twin = found[n], found[other]
    if line.stopped != twin.stopped:
        return not line.stopped
    if twin.words >= 1.5 * line.words:
        return True
    if line.words >= 1.5 * twin.words:
        return False
    outside, twin_outside = _outside(n, found), _outside(other, found)
    return outside > twin_outside or (outside == twin_outside and n > other)


def _outside(n: int, found: list[Line]) -> int:
    """Count the neighbours that are no prose."""
    near = [found[i] for i in (n - 1, n + 1) if 0 <= i < len(found)]
    return sum(not line.stopped for line in near)
