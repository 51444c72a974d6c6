"""The three forms that the figures take: intervals, parts of a whole, and a table of tiles; one row an article."""

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.charts.style import GREY, INK, LABEL, MARGIN, PALE, WIDTH, context, page, sentence, shorten, tint

ROW, HEADER, TILE = 0.46, 0.3, 0.34


def places(named: pd.DataFrame, events: dict[str, str]) -> tuple[dict[str, float], list[tuple[float, str]], float]:
    """Place the rows of a figure, with a heading over each event where there are several.

    Returns
    -------
    (dict, list of (float, str), float)
        Article to inches from the top; headings likewise; the height of all.
    """
    down, where, heads = 0.0, {}, []
    several = len(set(named["event"])) > 1
    for event, group in named.groupby("event", sort=False):
        if several:
            heads.append((down + HEADER / 2, events.get(str(event), str(event))))
            down += HEADER
        for article in group["article"]:
            where[article] = down + ROW / 2
            down += ROW
    return where, heads, max(down, ROW)


def _start(
    title: str, subtitle: str, named: pd.DataFrame, events: dict[str, str], foot: float, above: float = 0.0
) -> tuple[Figure, Axes, dict[str, float]]:
    """Open a page with labels and headings; the axes' unit is the inch downwards."""
    where, heads, height = places(named, events)
    figure, axes = page(title, subtitle, height + above, foot)
    axes.set_ylim(height, -above)
    for row in named.itertuples():
        axes.annotate(
            shorten(row.label), (0, where[row.article]), (-8, 0), ("axes fraction", "data"), "offset points",
            ha="right", va="center", size=9.5, linespacing=1.05, color=INK,
        )  # fmt: skip
    for y, head in heads:
        at = ((MARGIN - LABEL) / (WIDTH - LABEL - MARGIN), y)
        axes.annotate(
            sentence(head), at, xycoords=("axes fraction", "data"), va="center", size=9.5, color=GREY, weight="bold"
        )  # fmt: skip
    return figure, axes, where


def intervals(
    data: pd.DataFrame, named: pd.DataFrame, events: dict[str, str], title: str, subtitle: str, axis: str, percent: bool
) -> Figure:
    """Draw a value with its interval for each article, and what it rests on written beside it.

    Parameters
    ----------
    data : DataFrame
        article, value, low, high, note; value is absent where there is nothing to measure, low and high where the
        interval is not known.
    named, events : DataFrame and dict
        As `labels` and `event_names` give them.
    """
    with context():
        figure, axes, where = _start(title, subtitle, named, events, 0.58)
        rows = data.set_index("article")
        top = 1.0 if percent else _ceiling(rows[["value", "high"]].max().max())
        axes.set_xlim(0, top * 1.42)
        for row in named.itertuples():
            _interval(axes, rows.loc[row.article], where[row.article], row.colour, top)
        axes.set_xlabel(axis, size=9.5, loc="left")
        ticks = [0, 0.25, 0.5, 0.75, 1] if percent else [top * i / 4 for i in range(5)]
        axes.set_xticks(ticks, [f"{t:.0%}" if percent else f"{t:g}" for t in ticks])
        axes.spines["bottom"].set_bounds(0, top)
        axes.vlines(ticks, *axes.get_ylim(), color="#e6e6e6", lw=0.6, zorder=0)
    return figure


def _interval(axes: Axes, row: pd.Series, y: float, colour: str, top: float) -> None:
    if pd.isna(row["value"]):
        axes.text(0.02 * top, y, row["note"], va="center", size=9.5, color=GREY)
        return
    if not pd.isna(row["low"]):
        axes.plot([row["low"], row["high"]], [y, y], color=tint(colour, 0.55), lw=5, solid_capstyle="butt", zorder=2)
    axes.plot([row["value"]], [y], "o", ms=8.5, color=colour, mec="white", mew=1, zorder=3, clip_on=False)
    axes.text(1.05 * top, y, row["note"], va="center", size=9.5, linespacing=1.1)


def _ceiling(value: float) -> float:
    """Round up to an even end of an axis that four steps divide.

    >>> _ceiling(13.1), _ceiling(0)
    (16.0, 1.0)
    """
    if not value > 0:
        return 1.0
    unit = 10 ** math.floor(math.log10(value))
    return float(next(m * unit for m in (1, 1.2, 1.6, 2, 4, 6, 8, 10) if m * unit >= value))


def parts(data: pd.DataFrame, named: pd.DataFrame, events: dict[str, str], title: str, subtitle: str) -> Figure:
    """Draw a part of a whole for each article as one bar in another, with both numbers beside it.

    Parameters
    ----------
    data : DataFrame
        article, part, whole, note.
    """
    with context():
        figure, axes, where = _start(title, subtitle, named, events, 0.12)
        rows = data.set_index("article")
        top = max(1, rows["whole"].max())
        axes.set_xlim(0, top)
        for row in named.itertuples():
            one, y = rows.loc[row.article], where[row.article] + 0.08
            axes.add_patch(Rectangle((0, y - 0.07), one["whole"], 0.14, color=PALE, lw=0))
            axes.add_patch(Rectangle((0, y - 0.07), one["part"], 0.14, color=row.colour, lw=0))
            axes.text(0, y - 0.1, one["note"], va="bottom", size=9.5)
        axes.axis("off")
    return figure


def tiles(
    data: pd.DataFrame, named: pd.DataFrame, events: dict[str, str], columns: dict[str, str], title: str, subtitle: str
) -> Figure:
    """Draw a count for each article and column on a tile that is the darker the higher the count.

    Parameters
    ----------
    data : DataFrame
        article, column, n; a pair that is absent stays empty.
    columns : dict
        Column to its heading, in order.
    """
    with context():
        longest = max((len(h) for h in columns.values()), default=0)
        above = 0.22 + 0.052 * min(longest, 22)
        figure, axes, where = _start(title, subtitle, named, events, 0.1, above)
        width = _column(list(columns.values()))
        axes.set_xlim(0, WIDTH - LABEL - MARGIN)
        across = {c: (i + 0.5) * width for i, c in enumerate(columns)}
        for column, heading in columns.items():
            axes.text(
                across[column] - 0.05, -0.1, shorten(heading, 22, 1),
                rotation=42, ha="left", va="bottom", rotation_mode="anchor", size=9.5,
            )  # fmt: skip
        _tiles(axes, data, named, where, across, min(0.24, 0.46 * width))
        for y in where.values():
            axes.axhline(y + ROW / 2, color="#e6e6e6", lw=0.6, zorder=0)
        axes.axis("off")
    return figure


def _column(headings: list[str], most: float = 0.95) -> float:
    """Give the columns the width that keeps every slanted heading on the page."""
    room = WIDTH - LABEL - MARGIN
    return min([most, *((room - max(0.06 * min(len(head), 22), 0.24)) / (i + 0.5) for i, head in enumerate(headings))])


def _tiles(
    axes: Axes,
    data: pd.DataFrame,
    named: pd.DataFrame,
    where: dict[str, float],
    across: dict[str, float],
    half: float,
) -> None:
    colour = dict(zip(named["article"], named["colour"], strict=True))
    most = max(data["n"].max() if len(data) else 1, 1)
    for row in data.itertuples():
        if row.article not in where or row.column not in across:
            continue
        x, y = across[row.column], where[row.article]
        if row.n:
            shade = tint(colour[row.article], 0.12 + 0.43 * math.sqrt(row.n / most))
            axes.add_patch(Rectangle((x - half, y - TILE / 2), 2 * half, TILE, color=shade, lw=0))
        axes.text(
            x, y, f"{row.n:,}" if row.n else "·", ha="center", va="center", size=9.5, color=INK if row.n else GREY
        )
