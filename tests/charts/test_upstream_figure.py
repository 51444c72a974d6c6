"""Who stands upstream of whom: every name and number can be read, whatever the arrows."""

import itertools

import made
import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis import charts, reuse
from analysis.charts import lanes
from analysis.charts.style import context

KNOWN = ("credit", "date", "unknown")


def edges(count: int, every: int = 1) -> pd.DataFrame:
    """Make rows of so many outlets: each follows those before it, and the last credits an outlet without an article."""
    pairs = [(a, b) for a, b in itertools.combinations(range(count), 2) if (a + b) % every == 0]
    rows = [
        {"article": f"x{b:03}", "other": f"x{a:03}", "outlet": f"Post {a}", "known_by": KNOWN[(a + b) % 3]}
        | {"words": 7 + 211 * a + 13 * b, "quoted": 0, "share": 0.1, "passages": 1, "reordered": 0}
        | {"credits": int((a + b) % 3 == 0)}
        for a, b in pairs
    ]
    outside = {"other": None, "outlet": "The Far Away Evening Courier", "known_by": "credit", "words": 0, "credits": 2}
    return pd.DataFrame([*rows, rows[-1] | outside])


def drawn(count: int, every: int, monkeypatch) -> charts.Chart:
    monkeypatch.setattr(reuse, "edges", lambda *tables: edges(count, every))
    s = made.crowd(count, "Upper Brenn Post")
    return charts.upstream(s.articles, s.paragraphs, s.sources, s.shared)


@pytest.mark.parametrize(("count", "every"), [(3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1), (8, 2)])
def test_no_name_or_number_lies_on_an_arrow_or_on_another(count, every, monkeypatch):
    chart = drawn(count, every, monkeypatch)
    with context():
        renderer = FigureCanvasAgg(chart.figure).get_renderer()
        chart.figure.draw(renderer)
        (axes,) = chart.figure.axes
        boxes = [t.get_window_extent(renderer) for t in axes.texts]
        lines = [p for p in axes.patches if isinstance(p, mpl.patches.PathPatch)]
        paths = [p.get_transform().transform_path(p.get_path()).interpolated(40).vertices for p in lines]
    assert len(lines) >= count - 1
    for one, two in itertools.combinations(boxes, 2):
        assert not one.overlaps(two)
    for text, box in zip(axes.texts, boxes, strict=True):
        held = [np.any([box.contains(*point) for point in path]) for path in paths]
        # A number stands on its own arrow, a name on none.
        assert sum(held) == text.get_text().replace(",", "").isdigit(), text.get_text()


def test_what_has_no_room_is_left_to_the_data_and_that_is_said(monkeypatch):
    chart = drawn(8, 1, monkeypatch)
    (axes,) = chart.figure.axes
    lines = sum(isinstance(p, mpl.patches.PathPatch) for p in axes.patches)
    assert lines < len(chart.data) == 29
    assert f"Drawn: {lines} of 29" in chart.figure.texts[1].get_text().replace("\n", " ")


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] != p[1]), max_size=20))
def test_arrows_in_one_lane_never_run_side_by_side_and_meet_a_row_apart(pairs):
    arcs = lanes.routes(pairs)
    for one, two in itertools.combinations(arcs, 2):
        (a, b), (c, d) = sorted([one.start, one.end]), sorted([two.start, two.end])
        assert one.lane != two.lane or b < c or d < a
        ends = {(one.up, one.start), (one.down, one.end)} & {(two.up, two.start), (two.down, two.end)}
        assert not ends
    for arc in arcs:
        assert abs(arc.start - (arc.up + 0.5) * lanes.ROW) <= lanes.REACH + 1e-9
        assert min(arc.up, arc.down) < arc.label / lanes.ROW <= max(arc.up, arc.down)
