"""Figure: who stands upstream of whom."""

import math
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis import reuse
from analysis.charts.labels import labels
from analysis.charts.speaking import with_labels
from analysis.charts.style import GREY, INK, MARGIN, WIDTH, Chart, context, page, shorten
from analysis.charts.words import several, verb

_ROW, _LEFT = 0.62, 0.1
_MOST = 14
_LAYERS = 3


def upstream(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sources: pd.DataFrame, shared: pd.DataFrame, least: int = 20
) -> Chart:
    """Draw which articles follow which: an arrow from an origin to the article that credits it or came later.

    Arrows are drawn where the direction is known by a credit (full) or by the day of publication (broken); a thin line
    without a head joins articles that share words in a direction that is not known. An earlier day makes taking
    possible and does not prove it.

    Parameters
    ----------
    articles, paragraphs, sources, shared : DataFrame
        The tables of these names.
    least : int
        Shared words below which a pair without a credit is left to the data.
    """
    table = reuse.edges(articles, paragraphs, sources, shared)
    named = labels(articles)
    kept = table[table["known_by"].eq("credit") | table["words"].ge(least)]
    names = dict(zip(named["article"], named["label"], strict=True))
    kept = kept.assign(source=kept["other"].where(kept["other"].notna(), "\0" + kept["outlet"].fillna("")))
    nodes = _nodes(kept, named)
    credit = table[table["known_by"].eq("credit")]
    n = credit["article"].nunique()
    title = "No article credits another outlet or shares a passage with another article"
    if len(table):
        title = f"{several(n, 'article')} of {len(articles)} {verb(n, 'names', 'name')} another outlet as an origin"
    shares = int(table["words"].gt(0).sum())
    subtitle = f"Arrows lead from the origin; numbers are shared words. {several(shares, 'pair')} of articles"
    subtitle += f" {verb(shares, 'shares', 'share')} passages. Grey: an outlet without an article here"
    with context():
        figure = _graph(title, subtitle, kept[kept["article"].isin(nodes) & kept["source"].isin(nodes)], nodes, named)
    data = table.assign(upstream=table["other"].map(names).fillna(table["outlet"]).astype("str")).drop(columns="outlet")
    kept_columns = ["upstream", "known_by", "words", "quoted", "share", "passages", "reordered", "credits"]
    data = with_labels(data, named, other="other", **{c: c for c in kept_columns}).round(4)
    said = [_said(row, names) for row in kept[kept["known_by"].ne("unknown")].itertuples()]
    return Chart(figure, data, f"{title}. {'; '.join(said[:10])}".rstrip(". ") + ".", "upstream")


def _said(row: Any, names: dict[str, str]) -> str:
    origin = names.get(row.other, row.outlet)
    how = "credits" if row.known_by == "credit" else "came after"
    return f"{names[row.article]} {how} {origin} ({several(row.words, 'shared word')})"


def _nodes(kept: pd.DataFrame, named: pd.DataFrame) -> dict[str, int]:
    """Give the articles and outlets drawn, each with its layer: how many steps downstream it stands at most."""
    weight: dict[str, int] = {}
    for row in kept.itertuples():
        for node in (row.article, row.source):
            weight[node] = weight.get(node, 0) + row.words + 50 * row.credits
    order = {a: i for i, a in enumerate(named["article"])}
    top = sorted(weight, key=lambda node: (-weight[node], order.get(node, -1), node))[:_MOST]
    known = kept[kept["known_by"].ne("unknown") & kept["article"].isin(top) & kept["source"].isin(top)]
    layer = dict.fromkeys(top, 0)
    for _ in range(_LAYERS - 1):
        for down, up in zip(known["article"], known["source"], strict=True):
            layer[down] = min(max(layer[down], layer[up] + 1), _LAYERS - 1)
    told = {*known["article"], *known["source"]}
    for row in kept[kept["known_by"].eq("unknown")].itertuples():
        # Left and right say who follows whom: where nothing tells, a pair stands in one column.
        for node, beside in ((row.article, row.source), (row.source, row.article)):
            if node not in told and node in layer and beside in told & set(layer):
                layer[node] = layer[beside]
    if not layer:
        layer = dict.fromkeys(named["article"].head(_MOST), 0)
    return {node: layer[node] for node in sorted(layer, key=lambda node: (layer[node], order.get(node, -1), node))}


def _graph(title: str, subtitle: str, kept: pd.DataFrame, nodes: dict[str, int], named: pd.DataFrame):
    """Draw nodes in columns from upstream to downstream, and the arrows between them."""
    columns = [[n for n, at in nodes.items() if at == layer] for layer in range(_LAYERS)]
    columns = [_uncrossed(column, kept, nodes) for column in columns if column]
    deepest = max((len(column) for column in columns), default=1)
    height = _ROW * deepest + 0.25
    figure, axes = page(title, subtitle, height, 0.32, _LEFT)
    room = WIDTH - _LEFT - MARGIN
    axes.set_xlim(0, room)
    axes.set_ylim(height, 0)
    wide = room / max(len(columns), 1)
    where = {}
    for i, column in enumerate(columns):
        for j, node in enumerate(column):
            edge = 0.0 if i in (0, len(columns) - 1) else wide / 2
            at = i * wide + edge + (0.15 if i == 0 else 0.0)
            where[node] = (
                at if i < len(columns) - 1 or not i else room - 0.15,
                (j + 0.5) * height / len(column) + 0.08,
            )
    _arrows(axes, kept, where)
    known = named.set_index("article")
    for node, (x, y) in where.items():
        inside = node in known.index
        axes.plot([x], [y], "o", ms=11, color=known.loc[node, "colour"] if inside else "#bdbdbd", mec="white", zorder=4)
        label = known.loc[node, "label"] if inside else node.lstrip("\0")
        side = "left" if x < room / 3 else "right" if x > room * 2 / 3 else "center"
        shift = {"left": -0.08, "right": 0.08, "center": 0.0}[side]
        axes.text(
            x + shift, y - 0.12, shorten(str(label), 24, 1), va="bottom", ha=side, size=9, zorder=5,
            color=INK if inside else GREY, bbox={"boxstyle": "square,pad=0.05", "fc": "white", "ec": "none"},
        )  # fmt: skip
    _key(axes, height)
    axes.axis("off")
    return figure


def _uncrossed(column: list[str], kept: pd.DataFrame, nodes: dict[str, int]) -> list[str]:
    """Put origins in the order of those that follow them, so that fewer arrows cross."""
    place = {node: i for i, node in enumerate(nodes)}
    after = {up: [place[d] for d, u in zip(kept["article"], kept["source"], strict=True) if u == up] for up in column}
    return sorted(
        column, key=lambda node: (sum(after[node]) / len(after[node]) if after[node] else place[node], place[node])
    )


def _arrows(axes: Axes, kept: pd.DataFrame, where: dict[str, tuple[float, float]]) -> None:
    most = max(kept["words"].max() if len(kept) else 1, 1)
    for row in kept.itertuples():
        start, end = where[row.source], where[row.article]
        bend = 0.35 if start[0] == end[0] else 0.12
        style = {"credit": ("-|>", "-", INK), "date": ("-|>", (0, (3, 2)), GREY), "unknown": ("-", "-", "#c4c4c4")}
        head, line, colour = style[row.known_by]
        axes.annotate(
            "", end, start, zorder=2 + (row.known_by == "credit"),
            arrowprops={
                "arrowstyle": head, "linestyle": line, "color": colour, "shrinkA": 7, "shrinkB": 7,
                "lw": 0.8 + 2.2 * math.sqrt(row.words / most),
                "connectionstyle": f"arc3,rad={bend}", "mutation_scale": 11,
            },
        )  # fmt: skip
        if row.words and row.known_by != "unknown":
            x, y = _along(start, end, bend, 0.74 if end[0] - start[0] > 3 else 0.5)
            axes.text(x, y, str(row.words), size=8.5, color=colour, ha="center", va="center", zorder=6,
                      bbox={"boxstyle": "round,pad=0.1", "fc": "white", "ec": "none"})  # fmt: skip


def _along(start: tuple[float, float], end: tuple[float, float], bend: float, share: float) -> tuple[float, float]:
    """Give a point of the bow that matplotlib draws between two points, whose y runs downwards here."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    middle = ((start[0] + end[0]) / 2 - bend * dy, (start[1] + end[1]) / 2 + bend * dx)
    parts = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
    x, y = (sum(w * p[i] for w, p in zip(parts, (start, middle, end), strict=True)) for i in (0, 1))
    return x, y


def _key(axes: Axes, top: float) -> None:
    parts = (
        ("credits it", "-", INK, 0.95),
        ("came later", (0, (3, 2)), GREY, 1.0),
        ("not known which", "-", "#c4c4c4", 1.5),
    )
    x = 0.05
    for words, line, colour, room in parts:
        axes.plot([x, x + 0.28], [top + 0.16] * 2, color=colour, lw=1.6, linestyle=line, clip_on=False)
        axes.text(x + 0.34, top + 0.16, words, va="center", size=9, color=GREY)
        x += 0.34 + room
