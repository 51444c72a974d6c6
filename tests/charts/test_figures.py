"""Every figure, on ordinary and on awkward stories."""

import itertools
from functools import cache

import made
import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex

from analysis import charts
from analysis.charts.style import context


def every(s) -> list[charts.Chart]:
    said = (s.articles, s.attributions, s.attributed)
    facts = (s.articles, s.facts, s.coverage)
    return [
        charts.measured_words(s.articles, s.paragraphs),
        charts.source_mix(*said),
        charts.told(*said),
        charts.words_by_type(*said, s.sources, s.spans),
        charts.stances_by_outlet(*said),
        charts.stances_by_kind(*said[1:]),
        charts.unnamed_share(*said),
        charts.unnamed_counts(*said),
        charts.descriptors(*said),
        charts.content_kinds(*said),
        charts.places(*said),
        *charts.house_needs(*said, s.house_needs),
        charts.loaded_rate(s.articles, s.paragraphs, s.sentences, s.spans, s.loaded),
        charts.categories(s.articles, s.loaded),
        *charts.matrices(*facts),
        charts.left_out(s.articles, s.facts, s.mentions, s.coverage, s.shared),
        charts.drifted(s.articles, s.facts, s.drift),
        charts.upstream(s.articles, s.paragraphs, s.sources, s.shared),
        charts.shared_words(s.articles, s.paragraphs, s.shared),
        charts.credited(s.articles, s.paragraphs),
    ]


AWKWARD = {
    "small": made.story,
    "one article": lambda: made.only("a1-harbor"),
    "no text": lambda: made.empty("articles"),
    "no attributions": lambda: made.empty("articles", "paragraphs", "sentences", "loaded", "facts", "coverage"),
    "twenty long names": lambda: made.crowd(20),
    "six outlets": lambda: made.crowd(6, "Brenn Post"),
}


@cache
def of(name: str) -> list[charts.Chart]:
    return every(AWKWARD[name]())


@pytest.fixture(scope="module", params=AWKWARD)
def drawn(request) -> list[charts.Chart]:
    return of(request.param)


@pytest.fixture(scope="module")
def places(drawn) -> list[tuple]:
    """Draw each figure once: its name, its page, and where its words and its marks stand."""
    found = []
    for chart in drawn:
        with context():
            renderer = FigureCanvasAgg(chart.figure).get_renderer()
            chart.figure.draw(renderer)
            texts = [t for t in chart.figure.findobj(mpl.text.Text) if t.get_text().strip()]
            words = [(t.get_text(), t.get_rotation(), t.get_window_extent(renderer)) for t in texts]
            marks = [p.get_window_extent(renderer) for axes in chart.figure.axes for p in axes.patches]
        found.append((chart.slug, chart.figure.bbox, words, marks))
    return found


def test_nothing_is_cut_off_at_the_edge(places):
    for slug, page, words, marks in places:
        for box in [*(box for *_, box in words), *marks]:
            inside = (box.x0 >= -1, box.x1 <= page.x1 + 1, box.y0 >= -1, box.y1 <= page.y1 + 1)
            assert all(inside), (slug, box, page.bounds)


def test_headings_and_labels_do_not_run_into_each_other(places):
    for slug, _, words, _ in places:
        level = [(text, box) for text, turned, box in words if not turned]
        for (one, a), (two, b) in itertools.combinations(level, 2):
            across = min(a.x1, b.x1) - max(a.x0, b.x0)
            down = min(a.y1, b.y1) - max(a.y0, b.y0)
            assert across < 2 or down < 3, (slug, one, two)


def test_alternative_text_states_the_finding_of_the_title(drawn):
    for chart in drawn:
        title = chart.figure.texts[0].get_text().replace("\n", " ")
        assert chart.alt.startswith(title)
        assert "\n" not in chart.alt


def test_names_of_files_are_different(drawn):
    slugs = [chart.slug for chart in drawn]
    assert len(set(slugs)) == len(slugs)


def test_nothing_is_called_biased(drawn):
    for chart in drawn:
        assert "bias" not in chart.alt.lower()


def test_equal_stories_give_equal_bytes():
    first, second = (charts.source_mix(s.articles, s.attributions, s.attributed) for s in (made.story(), made.story()))
    assert first.svg() == second.svg() == first.svg()
    assert first.png() == second.png()


def test_the_order_of_the_rows_does_not_matter():
    turned = made.story(**{name: table.iloc[::-1].reset_index(drop=True) for name, table in made.tables().items()})
    for one, two in zip(of("small"), every(turned), strict=True):
        assert one.alt == two.alt
        columns = [c for c in one.data.columns if one.data[c].dtype != float]
        pd.testing.assert_frame_equal(
            one.data.sort_values(columns, ignore_index=True), two.data.sort_values(columns, ignore_index=True)
        )


def test_drawing_changes_no_setting_of_the_user():
    before = dict(mpl.rcParams)
    s = made.story()
    charts.source_mix(s.articles, s.attributions, s.attributed).svg()
    assert {k: v for k, v in mpl.rcParams.items() if before[k] != v} == {}


def marks(chart) -> list:
    return [artist for axes in chart.figure.axes for artist in (*axes.patches, *axes.lines)]


def used(artist) -> str:
    return to_hex(artist.get_facecolor() if hasattr(artist, "get_facecolor") else artist.get_color())


def test_an_outlet_has_one_colour_in_every_figure():
    s = made.story()
    colours = dict(charts.labels(s.articles)[["label", "colour"]].itertuples(index=False))
    assert len(set(colours.values())) == len(colours)
    drawn = [chart for chart in of("small") if any(used(artist) == colours["Daily Ledger"] for artist in marks(chart))]
    assert len(drawn) >= 4


def test_the_matrix_shows_no_other_event():
    s = made.story()
    (chart,) = charts.matrices(s.articles, s.facts, s.coverage)
    assert chart.slug == "coverage-e1"
    assert set(chart.data["article"]) == {"a1-harbor", "b2-ledger"}
    assert chart.alt.startswith("1 fact of 3 stands in both articles")


def test_what_is_alone_on_its_event_is_not_compared():
    s = made.only("a1-harbor")
    (chart,) = charts.matrices(s.articles, s.facts, s.coverage)
    assert "nothing to compare" in chart.alt


def test_a_rate_of_nothing_found_still_has_a_width():
    s = made.story()
    chart = charts.loaded_rate(s.articles, s.paragraphs, s.sentences, s.spans, s.loaded)
    row = chart.data.set_index("article").loc["a1-harbor"]
    assert (row["loaded"], row["low"]) == (0, 0)
    assert row["high"] == pytest.approx(1000 * -np.log(0.025) / row["own_words"], rel=1e-3)


def test_rules_of_a_house_are_called_a_lens_for_all_but_its_own_articles():
    s = made.story()
    s.articles.loc[s.articles["outlet"].eq("Daily Ledger"), "agency"] = "Reuters"
    own = s.house_needs["article"].eq("b2-ledger") & s.house_needs["house"].eq("Reuters")
    s.house_needs.loc[own, "lens"] = "own"
    drawn = {c.slug: c for c in charts.house_needs(s.articles, s.attributions, s.attributed, s.house_needs)}
    assert set(drawn) == {"house-associated-press", "house-new-york-times", "house-reuters", "house-npr"}
    said = {slug: " ".join(t.get_text() for t in c.figure.texts).replace("\n", " ") for slug, c in drawn.items()}
    assert "the house’s own for Daily Ledger, a lens for all others" in said["house-reuters"]
    assert "a lens for all of these articles" in said["house-npr"]
    assert not any("violat" in words for words in said.values())


def test_that_outlets_do_not_differ_is_said():
    s = made.crowd(6, "Brenn Post")
    chart = charts.stances_by_outlet(s.articles, s.attributions, s.attributed)
    assert chart.alt.startswith("Not one of")
    s.attributions["stance"] = "endorsing"
    s.attributions.loc[s.attributions.index[::4], "stance"] = "neutral"
    chart = charts.stances_by_outlet(s.articles, s.attributions, s.attributed)
    assert "articles on one event do not differ beyond chance (p = 1)" in chart.alt.replace("\u00a0", " ")
