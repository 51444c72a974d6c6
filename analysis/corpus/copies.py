"""Lines that stand in an article twice: which of the two copies is outside the flow of the body."""

from collections import Counter, defaultdict
from itertools import accumulate, chain

import numpy as np

from analysis.corpus.lines import Line

# Shares of three-word runs; below it two lines merely speak of the same thing.
SAME = 0.6
_FEWEST_WORDS = 6
_MOST_WORDS = 90
# A line of more words is compared with no other.
_LONGEST = 2000
# A run of words that stands in more paragraphs than this tells nothing, and looking it up would not stay linear.
_MOST_PLACES = 8
_MIX = np.int64(0x5851F42D4C957F2D)
_OUTSIDE = ("headline", "deck", "boilerplate", "credit", "byline")


def mark_repeats(found: list[Line]) -> None:
    """Give the role `repeat` to each line that says again, nearly word for word, what another paragraph says.

    Of the two, the copy is the one without a full stop; failing that the one whose words are only a part of the
    other's; failing that the one that stands next to other lines outside the flow; failing that the later one.
    """
    run, twice, edges = _runs(found)
    likely = _likely(found, twice, edges)
    places = _places(found, run, twice, edges) if likely else {}
    for n in sorted(likely, key=lambda n: (found[n].stopped, -n)):
        mine = set(run[slice(*edges[n])].tolist())
        again = [at[:_MOST_PLACES] for at in map(places.get, mine) if at is not None and len(at) > 1]
        enough = SAME * len(mine)
        other = _same(n, found, again, enough) if len(again) >= enough else None
        if other is not None and _is_copy(n, other, found):
            # A first line without a headline above it that the text says again is the headline.
            found[n].role = "headline" if n == 0 else "repeat"


def _runs(found: list[Line]) -> tuple[np.ndarray, np.ndarray, list[tuple[int, int]]]:
    """Give the runs of all lines in a row, which of them stand there twice, and between which two each line's own are.

    A run of words is told from others by a hash of 64 bits.
    """
    words = chain.from_iterable(line.written for line in found)
    code = np.fromiter(map(hash, map(str.lower, words)), dtype=np.int64)
    run = (code[:-2] * _MIX + code[1:-1]) * _MIX + code[2:]
    order = np.argsort(run)
    ordered = run[order]
    same = ordered[1:] == ordered[:-1]
    twice = np.zeros(len(run), dtype=bool)
    twice[order[1:][same]] = twice[order[:-1][same]] = True
    starts = accumulate((line.words for line in found), initial=0)
    edges = [
        (at, at + max(line.words - 2, 0) * (line.words < _LONGEST)) for at, line in zip(starts, found, strict=False)
    ]
    return run, twice, edges


def _likely(found: list[Line], twice: np.ndarray, edges: list[tuple[int, int]]) -> list[int]:
    """Find the lines that may be copies, most of whose runs stand elsewhere too; most articles have none."""
    before = [0, *np.cumsum(twice).tolist()]
    likely = []
    for n, (line, (first, last)) in enumerate(zip(found, edges, strict=True)):
        fits = line.role in ("", "caption") and _FEWEST_WORDS + 2 * line.stopped <= line.words <= _MOST_WORDS
        if fits and before[last] - before[first] >= SAME * (last - first):
            likely.append(n)
    return likely


def _places(
    found: list[Line], run: np.ndarray, twice: np.ndarray, edges: list[tuple[int, int]]
) -> dict[int, list[int]]:
    """Say of each run that stands in the text twice in which of the lines that may be repeated it stands."""
    places: dict[int, list[int]] = defaultdict(list)
    for n, (first, last) in enumerate(edges):
        if found[n].role not in _OUTSIDE:
            for one in set(run[first:last][twice[first:last]].tolist()):
                places[one].append(n)
    return places


def _same(n: int, found: list[Line], places: list[list[int]], enough: float) -> int | None:
    """Find the paragraph that holds most of this line's words in their order, by where each of its runs stands."""
    counts = Counter(chain.from_iterable(places))
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
