"""One line under every figure that rests on a learned measure: how accurate that measure is."""

import textwrap
from dataclasses import replace

from matplotlib.figure import Figure

from analysis import resources
from analysis.charts.style import GREY, MARGIN, WIDTH, Chart, context
from analysis.charts.words import verb

ENGINE = "accurate"
# What the figures of these names, or names that begin so, rest on.
RESTS_ON = {
    "source-mix": "kinds", "told": "said", "words-by-kind": "kinds", "cues-by": "said",
    "unnamed": "unnamed", "descriptors": "unnamed", "house-": "unnamed", "specifications-unnamed": "unnamed",
    "loaded": "wording", "specifications-loaded": "wording",
    "coverage": "facts", "left-out": "facts", "drift": "drift", "specifications-left": "facts",
}  # fmt: skip
# Claims of which fewer give no rate.
FEW = 20
# Points, inches a line, and letters an inch.
SIZE, LINE, LETTERS = 8, 0.155, 16.5


def named(chart: Chart) -> Chart:
    """Write the accuracy of the measure that a figure rests on below it; one that rests on none stays as it is.

    Parameters
    ----------
    chart : Chart
        A figure as its function drew it; it is drawn on.

    Returns
    -------
    Chart
        With the line in the figure and at the end of the alternative text.
    """
    words = line(chart.slug)
    if not words or chart.alt.endswith(words):
        return chart
    with context():
        for figure in filter(None, (chart.figure, chart.spare)):
            _below(figure, textwrap.wrap(words, int(LETTERS * WIDTH)))
    return replace(chart, alt=f"{chart.alt} {words}")


def line(slug: str) -> str:
    """Say how accurate the measure behind a figure is, by the figure's name; empty where none is learned."""
    kind = next((of for start, of in RESTS_ON.items() if slug.startswith(start)), "")
    said = {"said": _said, "kinds": _kinds, "unnamed": _unnamed, "wording": _wording, "facts": _facts, "drift": _drift}
    words = said[kind]() if kind else ""
    return f"Accuracy of the program, see “How far to trust this?”: {words}." if words else ""


def _figure(benchmark: str, part: str, figure: str) -> str:
    table = resources.accuracy(benchmark)
    rows = table[table["system"].eq(ENGINE) & table["part"].eq(part) & table["figure"].eq(figure)]
    return f"{rows['value'].iloc[0]:.2f} ({rows['low'].iloc[0]:.2f}–{rows['high'].iloc[0]:.2f})" if len(rows) else ""


def _said() -> str:
    pair = _figure("attributions", "pair", "F1")
    return pair and f"who said what, F1 {pair}"


def _kinds() -> str:
    kind = _figure("sources", "all", "type")
    return "; ".join(filter(None, [_said(), kind and f"kind of source right, of those found, {kind}"]))


def _unnamed() -> str:
    right, found = (_figure("sources", "all", f"unnamed {figure}") for figure in ("precision", "recall"))
    return right and f"unnamed sources, precision {right}, recall {found}"


def _wording() -> str:
    single, whole = (_figure("wording", f"{name}, words", "F1") for name in ("BABE", "BASIL"))
    return single and f"loaded words, F1 {single} in single sentences, {whole} in articles; readers agree little too"


def _facts() -> str:
    right, found = (_figure("facts", "reported", figure) for figure in ("precision", "recall"))
    absent, any_row = _figure("facts", "omission", "precision"), _figure("facts", "passages", "reported, right")
    of_note = right and f"reported facts of note, precision {right}, recall {found}; not found, precision {absent}"
    return of_note and f"{of_note}; of all that is called reported, {any_row} rightly"


def _drift() -> str:
    """Say in counts how seldom drift speaks and how often rightly: shares of so few would claim too much."""
    table = resources.accuracy("facts")
    rows = table[table["system"].eq(ENGINE) & table["part"].eq("drift")].set_index("figure")
    if not {"events", "right", "found"} <= set(rows.index):
        return ""
    claimed, noted = int(rows["of"]["right"]), int(rows["of"]["found"])
    right, found = round(claimed * rows["value"]["right"]) if claimed else 0, round(noted * rows["value"]["found"])
    seen = f"of {noted} differences of authority that readers noted on {rows['of']['events']} events"
    told = f"{found or 'none'} {verb(found, 'is', 'are')} found; of {claimed or 'none'} claimed"
    rightly = f"{right or 'none'} {verb(right, 'is', 'are')} right"
    return f"{seen}, {told}, {rightly}{'; too few to say how often it errs' if claimed < FEW else ''}"


def _below(figure: Figure, lines: list[str]) -> None:
    """Make room at the foot of a figure and write there."""
    width, height = figure.get_size_inches()
    extra = LINE * len(lines) + 0.1
    for axes in figure.axes:
        box = axes.get_position()
        share = (height * box.y0 + extra) / (height + extra)
        axes.set_position((box.x0, share, box.width, box.height * height / (height + extra)))
    for text in figure.texts:
        x, y = text.get_position()
        text.set_position((x, (height * y + extra) / (height + extra)))
    figure.set_size_inches(width, height + extra)
    at = (MARGIN / WIDTH, 0.06 / (height + extra))
    figure.text(*at, "\n".join(lines), size=SIZE, color=GREY, va="bottom", linespacing=1.25)
