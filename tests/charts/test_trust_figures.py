"""Figures on how far to trust it: whole on any story, and honest where nothing was measured."""

import itertools
import re

import made
import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis import charts, resources, specifications
from analysis.charts import accuracy_line, trust
from analysis.charts.style import context

STORIES = {
    "small": made.story,
    "one article": lambda: made.only("a1-harbor"),
    "no text": lambda: made.empty("articles"),
    "twenty long names": lambda: made.crowd(20),
}


def curves(s) -> list[charts.Chart]:
    return [charts.curve(getattr(specifications, f)(s), s.articles, f) for f in specifications.DIMENSIONS]


def boxes(chart: charts.Chart):
    with context():
        renderer = FigureCanvasAgg(chart.figure).get_renderer()
        chart.figure.draw(renderer)
        texts = [t for t in chart.figure.findobj(mpl.text.Text) if t.get_text().strip()]
        return chart.figure.bbox, [(t.get_text(), t.get_window_extent(renderer)) for t in texts]


def whole(chart: charts.Chart) -> None:
    page, found = boxes(chart)
    for words, box in found:
        assert box.x0 >= -1 and box.x1 <= page.x1 + 1 and box.y0 >= -1 and box.y1 <= page.y1 + 1, (chart.slug, words)
    for (one, a), (two, b) in itertools.combinations(found, 2):
        across, down = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        assert across < 2 or down < 3.5, (chart.slug, one, two)
    assert chart.alt.startswith(chart.figure.texts[0].get_text().replace("\n", " "))


@pytest.mark.parametrize("name", STORIES)
def test_specification_curves_are_whole_and_apart(name):
    for chart in curves(STORIES[name]()):
        whole(accuracy_line.named(chart))


def test_figures_of_accuracy_are_whole_and_hold_what_the_benchmarks_found():
    for chart in (charts.accuracy(), charts.calibration(), charts.by_error()):
        whole(chart)
        assert len(chart.data)
    pair = resources.accuracy("attributions").query("system == 'accurate' and part == 'pair' and figure == 'F1'")
    assert charts.accuracy().data["value"].iloc[0] == pytest.approx(pair["value"].iloc[0])


def test_where_nothing_was_measured_that_is_said(monkeypatch):
    empty = pd.DataFrame(columns=["system", "part", "figure", "value", "low", "high", "of"])
    monkeypatch.setattr(resources, "accuracy", lambda name: empty)
    assert trust.errors() is None
    for chart in (charts.accuracy(), charts.calibration(), charts.by_error()):
        assert chart.data.empty
    assert "not measured" in charts.by_error().alt
    assert accuracy_line.line("source-mix") == ""


def test_every_figure_that_rests_on_a_learned_measure_names_its_accuracy():
    s = made.story()
    said = (s.articles, s.attributions, s.attributed)
    share = charts.unnamed_share(*said)
    height = share.figure.get_size_inches()[1]
    found = accuracy_line.named(share)
    assert "precision 0." in found.alt and found.figure.get_size_inches()[1] > height
    assert accuracy_line.named(found) is found
    whole(found)
    counted = charts.shared_words(s.articles, s.paragraphs, s.shared)
    assert accuracy_line.named(counted) is counted


def test_the_line_under_drift_counts_drift_s_own_claims_and_gives_no_rate_of_a_few(monkeypatch):
    line = accuracy_line.line("drift")
    assert re.search(r"of 28 differences of authority that readers noted on 6 events, \d+ (is|are) found", line)
    assert "too few to say how often it errs" in line and "0." not in line

    rows = [("events", 6.0, 6), ("right", 0.75, 40), ("found", 0.5, 60)]
    table = pd.DataFrame(rows, columns=["figure", "value", "of"]).assign(system="accurate", part="drift")
    monkeypatch.setattr(resources, "accuracy", lambda name: table)
    assert accuracy_line.line("drift").endswith("30 are found; of 40 claimed, 30 are right.")


@pytest.mark.parametrize(
    "slug", "source-mix told unnamed-share descriptors house-npr loaded-rate loaded-kinds coverage-e1 left-out".split()
)
def test_the_line_has_a_number(slug):
    assert "0." in accuracy_line.line(slug)
