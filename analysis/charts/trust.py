"""How far to trust the measures: accuracy on gold, calibration, and what errors of measurement alone can make."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis import resources, statistics
from analysis.charts.style import GREY, INK, Chart, context, page, tint
from analysis.charts.words import percent

ENGINE = "accurate"
COLOUR = "#2f6f3e"
SHADES = ("#b07d00", "#2f6f3e", "#9a5bc0")
# Heading, then label, benchmark, part and figure.
MEASURES: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "who said what: source and content right (F1)": (
        ("all attributions", "attributions", "pair", "F1"),
        ("quoted in full", "trust", "form: direct", "F1"),
        ("quoted in part", "trust", "form: mixed", "F1"),
        ("not quoted", "trust", "form: indirect", "F1"),
        ("of newspapers", "trust", "outlets: newspapers", "F1"),
        ("of online outlets", "trust", "outlets: online outlets", "F1"),
    ),
    "content found, in text of another kind": (
        ("Wikinews", "gum", "news, content found", "recall"),
        ("interviews", "gum", "interview, content found", "recall"),
    ),
    "who the source is": (
        ("kind right, of those found", "sources", "all", "type"),
        ("name right, of those found", "sources", "all", "name"),
        ("unnamed: right, of found", "sources", "all", "unnamed precision"),
        ("unnamed: found, of all", "sources", "all", "unnamed recall"),
    ),
    "unnamed sources, found of all of a kind": (
        ("quoted in full", "trust", "unnamed, form: direct", "recall"),
        ("quoted in part", "trust", "unnamed, form: mixed", "recall"),
        ("not quoted", "trust", "unnamed, form: indirect", "recall"),
        ("of newspapers", "trust", "unnamed, outlets: newspapers", "recall"),
        ("of online outlets", "trust", "unnamed, outlets: online outlets", "recall"),
    ),
    "what is loaded": (
        ("words of single sentences", "wording", "BABE, words", "F1"),
        ("single sentences", "wording", "BABE, sentences", "macro F1"),
        ("words of articles", "wording", "BASIL, words", "F1"),
        ("sentences of articles", "wording", "BASIL, sentences", "F1"),
    ),
    "who reports which fact of note": (
        ("called reported, rightly", "facts", "reported", "precision"),
        ("reported, and so called", "facts", "reported", "recall"),
        ("called not found, rightly", "facts", "omission", "precision"),
        ("not there, and so called", "facts", "omission", "recall"),
    ),
    "which passage tells a statement, whatever it says": (
        ("called reported, rightly", "facts", "passages", "reported, right"),
        ("called partly, rightly", "facts", "passages", "partly, right"),
    ),
}
ROW, HEAD, LEAST = 0.25, 0.34, 5


def figures(name: str) -> pd.DataFrame:
    """Give the default engine's figures of a benchmark; empty where it was not run."""
    table = resources.accuracy(name)
    return table[table["system"].eq(ENGINE)].reset_index(drop=True)


def measured() -> pd.DataFrame:
    """List what is known of the accuracy of each measure.

    Returns
    -------
    DataFrame
        group, measure, value, low, high (95 % interval, articles resampled), of (how many it rests on).
    """
    rows = []
    for group, entries in MEASURES.items():
        for label, name, part, figure in entries:
            known = figures(name)
            one = known[known["part"].eq(part) & known["figure"].eq(figure)]
            rows += [(group, label, *one.iloc[0][["value", "low", "high", "of"]])] if len(one) else []
    return pd.DataFrame(rows, columns=["group", "measure", "value", "low", "high", "of"])


def accuracy() -> Chart:
    """Draw the accuracy of each measure on gold, by quotation form and kind of outlet, with intervals."""
    data = measured()
    people = resources.accuracy("people")
    pair = people.loc[people["part"].eq("pair"), "value"]
    title = "How well the program does, where a reader has done it too"
    if len(data) and len(pair):
        one = data.iloc[0]
        title = f"F1 of {one['value']:.2f} on who said what; two readers reach {pair.iloc[0]:.2f} with one another"
    subtitle = "Figures from 0 to 1 with 95 % interval, articles resampled, and on how many cases each rests"
    height = ROW * len(data) + HEAD * data["group"].nunique()
    with context():
        figure, axes = page(title, subtitle, max(height, ROW), 0.5, 2.0)
        axes.set_ylim(max(height, ROW), 0)
        axes.set_xlim(0, 1.62)
        down = 0.0
        for group, rows in data.groupby("group", sort=False):
            _heading(axes, str(group), down + HEAD * 0.6)
            down += HEAD
            for row in rows.itertuples():
                _one(axes, row, down + ROW / 2)
                down += ROW
        ticks = [0, 0.25, 0.5, 0.75, 1]
        axes.set_xticks(ticks, [f"{t:g}" for t in ticks])
        axes.spines["bottom"].set_bounds(0, 1)
        axes.vlines(ticks, 0, max(height, ROW), color="#e6e6e6", lw=0.6, zorder=0)
    each = "; ".join(f"{r.group}, {r.measure}: {r.value:.2f}" for r in data.itertuples())
    return Chart(figure, data.round(4), f"{title}. {each}", "accuracy")


def _heading(axes: Axes, words: str, y: float) -> None:
    axes.annotate(
        words[0].upper() + words[1:], (0, y), (-135, 0), ("axes fraction", "data"), "offset points",
        size=9, weight="bold", color=GREY, va="center",
    )  # fmt: skip


def _one(axes: Axes, row, y: float) -> None:
    axes.annotate(
        row.measure, (0, y), (-8, 0), ("axes fraction", "data"), "offset points", ha="right", va="center", size=9
    )
    if row.of < LEAST:
        axes.text(0.02, y, f"too few to say: {int(row.of)}", va="center", size=9, color=GREY)
        return
    if row.low == row.low:
        axes.plot([row.low, row.high], [y, y], color=tint(COLOUR, 0.55), lw=5, solid_capstyle="butt", zorder=2)
    axes.plot([row.value], [y], "o", ms=7, color=COLOUR, mec="white", mew=1, zorder=3)
    axes.text(1.04, y, f"{row.value:.2f} of {int(row.of):,}", va="center", size=9)


def calibration() -> Chart:
    """Draw how often the program is right where it says how sure it is."""
    known = figures("trust")
    known = known[known["part"].str.startswith("confidence: ")]
    wide = known.pivot_table(index="part", columns="figure", values="value").rename(columns={"mean confidence": "sure"})
    right = known[known["figure"].eq("right")].set_index("part")
    data = wide.join(right[["low", "high", "of"]]).reset_index().rename(columns={"part": "confidence"})
    data = data if len(data) else pd.DataFrame(columns=["confidence", "sure", "right", "low", "high", "of"])
    gap = float(((data["sure"] - data["right"]).abs() * data["of"]).sum() / max(data["of"].sum(), 1))
    title = f"Confidence is {100 * gap:.0f} points off on average" if len(data) else "Calibration was not measured"
    subtitle = "How often source and content are right, by how sure the program says it is; 95 % interval, and n"
    with context():
        figure, axes = page(title, subtitle, 2.9, 0.6, 0.75)
        axes.set(xlim=(0, 1), ylim=(0, 1.02), xlabel="confidence", aspect="auto")
        axes.plot([0, 1], [0, 1], color="#b0b0b0", lw=0.8, zorder=1)
        axes.text(0.98, 0.05, "on the line: as sure as right", size=9, color=GREY, ha="right")
        for row in data.itertuples():
            axes.plot([row.sure, row.sure], [row.low, row.high], color=tint(COLOUR, 0.55), lw=4, solid_capstyle="butt")
            axes.plot([row.sure], [row.right], "o", ms=7, color=COLOUR, mec="white", zorder=3)
            axes.annotate(
                f"{int(row.of)}", (row.sure, row.right), (7, -9), textcoords="offset points", size=8.5, color=INK
            )
        for tick in (0, 0.25, 0.5, 0.75, 1):
            axes.annotate(
                percent(tick), (0, tick), (-6, 0), textcoords="offset points", ha="right", va="center", size=9
            )
            axes.axhline(tick, color="#e6e6e6", lw=0.6, zorder=0)
    each = "; ".join(f"sure {r.sure:.2f}, right {r.right:.2f} of {int(r.of)}" for r in data.itertuples())
    return Chart(figure, data.round(4), f"{title}. {each}", "calibration")


def errors() -> statistics.Errors | None:
    """Give the rates of error that were measured; None where they were not."""
    known = figures("trust")
    rates = known[known["part"].eq("unnamed")].set_index("figure")["value"]
    return statistics.Errors(*(float(rates[n]) for n in statistics.Errors._fields)) if len(rates) else None


def by_error() -> Chart:
    """Draw how large a difference in shares errors of measurement alone make between outlets that do not differ."""
    rates = errors()
    columns = ["share", "articles", "difference", "kept"]
    data = statistics.differences_by_error(rates) if rates else pd.DataFrame(columns=columns, dtype="float64")
    title = "Errors of measurement were not measured"
    if len(data):
        at = data[data["share"].eq(0.25)].set_index("articles")["difference"]
        title = f"Between single articles a difference of {at[1]:.0f} points can be error alone; between outlets of "
        title += f"20 articles, {at[20]:.0f} points"
    subtitle = "Points of difference in the share of unnamed sources that 95 % of simulated pairs of outlets stay "
    subtitle += "below that do not differ, by the true share; 20 statements an article"
    with context():
        figure, axes = page(title, subtitle, 2.6, 0.6, 0.75)
        top = max(10.0, float(np.ceil(data["difference"].max() / 10) * 10)) if len(data) else 10.0
        axes.set_xscale("log")
        axes.set(xlim=(0.9, 220), ylim=(0, top), xlabel="articles of each outlet")
        for colour, (_, rows) in zip(SHADES, data.groupby("share"), strict=False):
            axes.plot(rows["articles"], rows["difference"], "o-", ms=5, color=colour, mec="white")
        _ends(axes, data, top)
        ticks = sorted(data["articles"].unique())
        axes.set_xticks(ticks, [str(int(t)) for t in ticks])
        axes.minorticks_off()
        for tick in np.arange(0, top + 1, 10):
            axes.annotate(
                f"{tick:g}", (0.9, tick), (-6, 0), textcoords="offset points", ha="right", va="center", size=9
            )
            axes.axhline(tick, color="#e6e6e6", lw=0.6, zorder=0)
    each = "; ".join(f"{percent(r.share)}, {r.articles} articles: {r.difference:.0f}" for r in data.itertuples())
    return Chart(figure, data.round(3), f"{title}. {each}", "error-of-measurement")


def _ends(axes: Axes, data: pd.DataFrame, top: float) -> None:
    """Name each line at its end, apart from one another."""
    last = data[data["articles"].eq(data["articles"].max())].sort_values("difference") if len(data) else data
    below = -1.0
    for row in last.itertuples():
        y = max(row.difference, below + 0.075 * top)
        below = y
        colour = SHADES[sorted(data["share"].unique()).index(row.share)]
        axes.annotate(
            percent(row.share), (row.articles, y), (8, 0), textcoords="offset points", va="center", size=9.5,
            color=colour, weight="bold",
        )  # fmt: skip
