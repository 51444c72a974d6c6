"""The specification curve: a finding under every combination of choices, and which choices each combination makes."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis import specifications
from analysis.charts.labels import labels
from analysis.charts.style import GREY, INK, MARGIN, WIDTH, Chart, context, page, shorten
from analysis.charts.words import listed, percent, several

CURVE, STEP, LEFT = 2.1, 0.165, 2.0
FINDINGS = {
    "unnamed_share": ("statements that rest on unnamed sources", "share of statements on unnamed sources", 1),
    "loaded_rate": ("loaded words", "loaded words per 1,000 words of its own voice", 1000),
    "left_out": ("facts not found", "share of others’ facts not found in it", 1),
}


def curve(table: pd.DataFrame, articles: pd.DataFrame, finding: str) -> Chart:
    """Draw a finding under every combination of choices, ordered by the mean over articles; the report's own is marked.

    Parameters
    ----------
    table : DataFrame
        As the function of `analysis.specifications` of that name gives it.
    articles : DataFrame
        Table `articles`.
    finding : {"unnamed_share", "loaded_rate", "left_out"}
        Which.
    """
    what, axis, scale = FINDINGS[finding]
    named = labels(articles)
    many = int(table["specification"].nunique())
    ranges = specifications.ranges(table).set_index("article")
    title, note = _title(table, articles, what, scale, many)
    subtitle = f"{axis[0].upper()}{axis[1:]}, each article under {many} combinations of choices. Line: as reported"
    order = _order(table)
    rows = _rows(finding)
    with context():
        figure, axes = page(title, subtitle, CURVE + STEP * len(rows) + 0.2, 0.1, LEFT)
        axes.set_xlim(-1, len(order))
        axes.set_ylim(CURVE + STEP * len(rows) + 0.2, 0)
        top = _top(ranges["high"].max() if len(ranges) else np.nan, scale)
        _values(axes, table, named, order, top)
        _scale(axes, top, scale, len(order))
        _choices(axes, table, rows, order)
        _names(axes, named[named["article"].isin(ranges.index)])
        axes.axis("off")
    label = dict(zip(named["article"], named["label"], strict=True))
    each = "; ".join(f"{label[a]} {_span(row, scale)}" for a, row in ranges.iterrows())
    data = ranges.rename_axis("article").reset_index().assign(outlet=lambda t: t["article"].map(label)).round(4)
    return Chart(
        figure, data, f"{title}. {note} {each or 'No article has a value'}.", f"specifications-{slug(finding)}"
    )


def slug(finding: str) -> str:
    """Name a finding's file.

    >>> slug("left_out")
    'left-out'
    """
    return finding.replace("_", "-")


def _title(table: pd.DataFrame, articles: pd.DataFrame, what: str, scale: int, many: int) -> tuple[str, str]:
    """Say which orders of articles hold under all choices, or how far values move where there is nothing to compare."""
    events = dict(zip(articles["article"], articles["event"].astype("str"), strict=True))
    pairs = specifications.orders(table, {a: e for a, e in events.items() if e and e != "nan"})
    if pairs.empty:
        return f"No two articles on one event differ in {what} as reported", f"{many} combinations."
    held = int((pairs["turned"] == 0).sum())
    title = f"Of {several(len(pairs), 'difference')} in {what} between two articles on one event, "
    title += f"{held or 'none'} {'hold' if held > 1 else 'holds'} under all other choices"
    turned = pairs[pairs["turned"] > 0]
    label = dict(zip(labels(articles)["article"], labels(articles)["label"], strict=True))
    told = [f"{label[p.article]} over {label[p.other]} in {p.turned} of {p.of}" for p in turned.itertuples()]
    return title, f"Turned round: {listed(told, 6)}." if told else "None is turned round."


def _order(table: pd.DataFrame) -> dict[int, int]:
    """Place the specifications from the lowest mean to the highest; those without any value last."""
    means = table.groupby("specification")["value"].mean().sort_values(kind="stable", na_position="last")
    return {int(number): place for place, number in enumerate(means.index)}


def _rows(finding: str) -> list[tuple[str, str]]:
    """List what stands below the curve: each choice's name, and its values, one a row."""
    return [(name, value) for name, values in specifications.DIMENSIONS[finding].items() for value in ("", *values)]


def _top(high: float, scale: int) -> float:
    if not high > 0:
        return 1.0
    return min(1.0, np.ceil(high * 10) / 10) if scale == 1 else float(np.ceil(high / 5) * 5)


def _values(axes: Axes, table: pd.DataFrame, named: pd.DataFrame, order: dict[int, int], top: float) -> None:
    own = order.get(0, 0)
    axes.plot([own, own], [0.05, axes.get_ylim()[0]], color="#b0b0b0", lw=0.8, zorder=1)
    for row in named.itertuples():
        mine = table[table["article"].eq(row.article)].dropna(subset="value")
        x, y = mine["specification"].map(order), _height(mine["value"], top)
        axes.plot(x, y, "o", ms=1.7, mew=0, color=row.colour, alpha=0.75, zorder=2)
        own_is = mine["specification"].eq(0)
        axes.plot(x[own_is], y[own_is], "o", ms=7, color=row.colour, mec="white", zorder=3)


def _height(value: pd.Series, top: float) -> pd.Series:
    return CURVE - 0.1 - (CURVE - 0.25) * value / top


def _scale(axes: Axes, top: float, scale: int, many: int) -> None:
    for part in (0, 0.5, 1):
        y = _height(pd.Series([part * top]), top).iloc[0]
        axes.plot([0, many - 1], [y, y], color="#e6e6e6", lw=0.6, zorder=0)
        words = percent(part * top) if scale == 1 else f"{part * top:g}"
        axes.annotate(words, (0, y), (-6, 0), textcoords="offset points", ha="right", va="center", size=8.5, color=GREY)


def _choices(axes: Axes, table: pd.DataFrame, rows: list[tuple[str, str]], order: dict[int, int]) -> None:
    one = table.drop_duplicates("specification")
    for n, (name, value) in enumerate(rows):
        y = CURVE + 0.2 + STEP * (n + 0.3)
        head = not value
        words = name if head else shorten(value.replace("_", " "), 27, 1)
        axes.annotate(
            words, (0, y), (-6, 0), textcoords="offset points", ha="right", va="center", size=8.5,
            color=GREY if head else INK, weight="bold" if head else "normal",
        )  # fmt: skip
        if not head:
            x = one.loc[one[name].eq(value), "specification"].map(order)
            axes.plot(x, np.full(len(x), y), "|", ms=5.5, mew=0.7, color=INK)


def _names(axes: Axes, named: pd.DataFrame, most: int = 7) -> None:
    """Name the articles beside the curve, in their colours."""
    shown = named.head(most)
    for n, row in enumerate(shown.itertuples()):
        axes.annotate(
            shorten(row.label, 17, 1), ((MARGIN - LEFT) / (WIDTH - LEFT - MARGIN), 0.16 + 0.24 * n),
            xycoords=("axes fraction", "data"), va="center", size=8.5, color=row.colour, weight="bold",
        )  # fmt: skip
    if len(named) > most:
        at = ((MARGIN - LEFT) / (WIDTH - LEFT - MARGIN), 0.16 + 0.24 * most)
        axes.annotate(f"and {len(named) - most} others", at, xycoords=("axes fraction", "data"), va="center", size=8.5)


def _span(row: pd.Series, scale: int) -> str:
    if scale == 1:
        return f"{percent(row['own'])}, from {percent(row['low'])} to {percent(row['high'])}"
    return f"{row['own']:.1f}, from {row['low']:.1f} to {row['high']:.1f}"
