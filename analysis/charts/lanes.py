"""Arrows between the rows of a list: each runs in a lane of its own, so that no name and no number lies on another."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

ROW = 0.54
# Inches: how far apart lines meet a row, how far from its middle at most, and how round their corners are.
PORT, REACH, ROUND = 0.09, 0.17, 0.08


class Arc(NamedTuple):
    """One arrow: the rows it joins, its lane from 0 on, and where on the rows it begins and ends, in inches."""

    up: int
    down: int
    lane: int
    start: float
    end: float

    @property
    def label(self) -> float:
        """Where its number stands: midway between two rows, as near its middle as can be."""
        return (min(self.up, self.down) + (abs(self.up - self.down) + 1) // 2) * ROW


def routes(pairs: Sequence[tuple[int, int]]) -> list[Arc]:
    """Give each arrow a lane and its places on the rows it joins.

    Arrows in one lane never run side by side; short ones lie inside long ones, and those that meet one row meet it in
    the order of their lanes, so that they do not cross there.

    Parameters
    ----------
    pairs : sequence of (int, int)
        From which row to which, counted from 0.

    Returns
    -------
    list of Arc
        In the order given.

    Examples
    --------
    >>> [arc.lane for arc in routes([(0, 2), (0, 1), (1, 2)])]
    [1, 0, 0]
    """
    lanes: dict[int, int] = {}
    taken: list[list[tuple[int, int]]] = []
    for i in sorted(range(len(pairs)), key=lambda i: (abs(pairs[i][0] - pairs[i][1]), min(pairs[i]), i)):
        low, high = sorted(pairs[i])
        free = (n for n, used in enumerate(taken) if all(high <= a or b <= low for a, b in used))
        lanes[i] = next(free, len(taken))
        taken += [[]] * (lanes[i] == len(taken))
        taken[lanes[i]] = [*taken[lanes[i]], (low, high)]
    places = _places(pairs, lanes)
    return [Arc(a, b, lanes[i], places[i, a], places[i, b]) for i, (a, b) in enumerate(pairs)]


def _places(pairs: Sequence[tuple[int, int]], lanes: dict[int, int]) -> dict[tuple[int, int], float]:
    """Say where each arrow meets its rows: those from above first, the inner ones first; then those from below."""
    found = {}
    for row in {row for pair in pairs for row in pair}:
        ends = [(i, b if a == row else a) for i, (a, b) in enumerate(pairs) if row in (a, b)]
        ends.sort(key=lambda end: (end[1] > row, lanes[end[0]] if end[1] < row else -lanes[end[0]]))
        apart = min(PORT, 2 * REACH / max(len(ends), 1))
        for k, (i, _) in enumerate(ends):
            found[i, row] = (row + 0.5) * ROW + (k - (len(ends) - 1) / 2) * apart
    return found


def height(row: int, arcs: Sequence[Arc]) -> float:
    """Give how tall the mark of a row is that its arrows meet."""
    met = [y for arc in arcs for r, y in ((arc.up, arc.start), (arc.down, arc.end)) if r == row]
    return max(0.2, max(met, default=0) - min(met, default=0) + 0.1)


def draw(axes: Axes, arc: Arc, left: float, lane: float, head: bool, look: dict[str, Any]) -> None:
    """Draw an arrow, or a line without a head; the head is full where the line is broken."""
    size = min(0.075 + 0.015 * look["lw"], 0.11) if head else 0.0
    turn = ROUND if arc.end > arc.start else -ROUND
    begin, tip = (left, arc.start), (left + 0.8 * size, arc.end)
    points = [
        begin, (lane - ROUND, arc.start), (lane, arc.start), (lane, arc.start + turn),
        (lane, arc.end - turn), (lane, arc.end), (lane - ROUND, arc.end), tip,
    ]  # fmt: skip
    codes = [Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE3, Path.LINETO, Path.CURVE3, Path.CURVE3, Path.LINETO]
    axes.add_patch(PathPatch(Path(points, codes), fill=False, capstyle="butt", clip_on=False, **look))
    if head:
        ends = [(left, arc.end), (left + size, arc.end - size / 2), (left + size, arc.end + size / 2)]
        axes.add_patch(Polygon(ends, color=look["edgecolor"], lw=0, zorder=look["zorder"], clip_on=False))
