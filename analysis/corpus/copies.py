"""Lines that stand in an article twice: which of the two copies is outside the flow of the body."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from analysis.corpus.lines import Line

# Shares of three-word runs; below it two lines merely speak of the same thing.
SAME = 0.6
_FEWEST_WORDS = 6
_MOST_WORDS = 90
# A run of words that stands in more paragraphs than this tells nothing, and looking it up would not stay linear.
_MOST_PLACES = 8
Run = tuple[str, str, str]
_OUTSIDE = ("headline", "deck", "boilerplate", "credit", "byline")


def mark_repeats(found: list[Line]) -> None:
    """Give the role `repeat` to each line that says again, nearly word for word, what another paragraph says.

    Of the two, the copy is the one without a full stop; failing that the one whose words are only a part of the
    other's; failing that the one that stands next to other lines outside the flow; failing that the later one.
    """
    runs = [_runs(line) for line in found]
    looked_at = [n for n, line in enumerate(found) if line.role not in _OUTSIDE]
    times = Counter(chain.from_iterable(runs[n] for n in looked_at))
    twice = {run for run, count in times.items() if count > 1}
    again = [mine & twice for mine in runs]
    places: dict[Run, list[int]] = defaultdict(list)
    for n in looked_at:
        for run in again[n]:
            places[run].append(n)
    for n in sorted(range(len(found)), key=lambda n: (found[n].stopped, -n)):
        line = found[n]
        least = _FEWEST_WORDS + 2 * line.stopped
        enough = SAME * len(runs[n])
        if line.role in ("", "caption") and least <= line.words <= _MOST_WORDS and len(again[n]) >= enough:
            other = _same(n, found, (places[run] for run in again[n]), enough)
            if other is not None and _is_copy(n, other, found):
                # A first line without a headline above it that the text says again is the headline.
                line.role = "headline" if n == 0 else "repeat"


def _runs(line: Line) -> frozenset[Run]:
    words = " ".join(line.written).lower().split() if line.words < 2000 else []
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _same(n: int, found: list[Line], places: Iterable[list[int]], enough: float) -> int | None:
    """Find the paragraph that holds most of this line's words in their order, by where each of its runs stands."""
    counts = Counter(chain.from_iterable(at[:_MOST_PLACES] for at in places)).items()
    shared = {other: count for other, count in counts if other != n and found[other].role != "repeat"}
    best = max(shared, key=lambda other: (shared[other], -other), default=None)
    return best if best is not None and shared[best] >= enough else None


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
