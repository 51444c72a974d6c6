"""Figure: who stands upstream of whom."""

import math
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis import reuse
from analysis.charts import lanes
from analysis.charts.labels import labels
from analysis.charts.speaking import with_labels
from analysis.charts.style import GREY, INK, MARGIN, WIDTH, Chart, context, page, shorten
from analysis.charts.words import several, verb

LEFT, BAR = 1.95, 0.09
# Outlets drawn and arrows tried at most; inches for lanes, and for a digit.
MOST, CONSIDERED = 14, 40
ROOM, DIGIT = WIDTH - LEFT - MARGIN - 0.25, 0.068
PALER = "#b4b4b4"


def upstream(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sources: pd.DataFrame, shared: pd.DataFrame, least: int = 20
) -> Chart:
    """Draw which articles follow which: an arrow from an origin to the article that credits it or came later.

    Arrows are drawn where the direction is known by a credit (full) or by the day of publication (broken); a grey line
    without a head joins articles that share words in a direction that is not known. An earlier day makes taking
    possible and does not prove it. Where there are more than can be told apart, those with a credit and most words are
    drawn; all stand in the data.

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
    nodes, drawn = _chosen(kept, named)
    credit = table[table["known_by"].eq("credit")]
    n = credit["article"].nunique()
    title = "No article credits another outlet or shares a passage with another article"
    if len(table):
        title = f"{several(n, 'article')} of {len(articles)} {verb(n, 'names', 'name')} another outlet as an origin"
    shares = int(table["words"].gt(0).sum())
    subtitle = "Arrows lead from the origin, dashed ones from what came out before; numbers are shared words. "
    subtitle += f"{several(shares, 'pair')} of articles {verb(shares, 'shares', 'share')} passages"
    subtitle += ". Grey: an outlet without an article here"
    if len(drawn) < len(kept):
        subtitle += f". Drawn: {len(drawn)} of {len(kept)}"
    with context():
        figure = _graph(title, subtitle, drawn, nodes, named)
    data = table.assign(upstream=table["other"].map(names).fillna(table["outlet"]).astype("str")).drop(columns="outlet")
    kept_columns = ["upstream", "known_by", "words", "quoted", "share", "passages", "reordered", "credits"]
    data = with_labels(data, named, other="other", **{c: c for c in kept_columns}).round(4)
    said = [_said(row, names) for row in kept[kept["known_by"].ne("unknown")].itertuples()]
    return Chart(figure, data, f"{title}. {'; '.join(said[:10])}".rstrip(". ") + ".", "upstream")


def _said(row: Any, names: dict[str, str]) -> str:
    origin = names.get(row.other, row.outlet)
    how = "credits" if row.known_by == "credit" else "came after"
    return f"{names[row.article]} {how} {origin} ({several(row.words, 'shared word')})"


def _chosen(kept: pd.DataFrame, named: pd.DataFrame) -> tuple[list[str], pd.DataFrame]:
    """Give the articles and outlets drawn, origins first, and as many rows as have room, the weightiest first."""
    kept = kept.assign(weight=kept["words"] + 50 * kept["credits"])
    kept = kept.sort_values(["weight", "article", "source"], ascending=[False, True, True], ignore_index=True)
    weight: dict[str, int] = {}
    for row in kept.itertuples():
        for node in (row.article, row.source):
            weight[node] = weight.get(node, 0) + row.weight
    top = set(sorted(weight, key=lambda node: (-weight[node], node))[:MOST])
    kept = kept[kept["article"].isin(top) & kept["source"].isin(top)].head(CONSIDERED)
    chosen = kept.iloc[:0]
    for i in range(len(kept)):
        more = pd.concat([chosen, kept.iloc[i : i + 1]]) if i else kept.iloc[:1]
        widest = max(arc.lane for arc in _arcs(more, _ordered(more, named))) + 1
        chosen = more if widest * _apart(kept) <= ROOM else chosen
    return _ordered(chosen, named) if len(chosen) else list(named["article"].head(MOST)), chosen


def _apart(kept: pd.DataFrame) -> float:
    """Give how far apart lanes must lie for the widest number."""
    return 0.1 + DIGIT * len(f"{kept['words'].max():,}")


def _arcs(kept: pd.DataFrame, nodes: list[str]) -> list[lanes.Arc]:
    place = {node: i for i, node in enumerate(nodes)}
    return lanes.routes([(place[u], place[d]) for u, d in zip(kept["source"], kept["article"], strict=True)])


def _ordered(kept: pd.DataFrame, named: pd.DataFrame) -> list[str]:
    """Order who is joined by arrows: each group apart, in it origins before those that follow them."""
    order = {a: i for i, a in enumerate(named["article"])}
    nodes = sorted({*kept["article"], *kept["source"]}, key=lambda node: (order.get(node, -1), node))
    group, step = {node: i for i, node in enumerate(nodes)}, dict.fromkeys(nodes, 0)
    pairs = list(zip(kept["article"], kept["source"], kept["known_by"], strict=True))
    for _ in nodes:
        for down, up, known in pairs:
            group[down] = group[up] = min(group[down], group[up])
            if known != "unknown":
                step[down] = min(max(step[down], step[up] + 1), len(nodes))
    return sorted(nodes, key=lambda node: (group[node], step[node], order.get(node, -1), node))


def _graph(title: str, subtitle: str, kept: pd.DataFrame, nodes: list[str], named: pd.DataFrame):
    """Draw outlets down and the arrows between them at their right."""
    tall = lanes.ROW * max(len(nodes), 1)
    figure, axes = page(title, subtitle, tall, 0.42, 0.0)
    axes.set_xlim(0, WIDTH - MARGIN)
    axes.set_ylim(tall, 0)
    arcs = _arcs(kept, nodes)
    known = named.set_index("article")
    for i, node in enumerate(nodes):
        inside, y = node in known.index, (i + 0.5) * lanes.ROW
        mark = lanes.height(i, arcs)
        colour = known.loc[node, "colour"] if inside else "#bdbdbd"
        axes.add_patch(Rectangle((LEFT - BAR, y - mark / 2), BAR, mark, color=colour, lw=0, clip_on=False))
        label = str(known.loc[node, "label"] if inside else node.lstrip("\0"))
        axes.text(
            LEFT - BAR - 0.08, y, shorten(label, 24, 2), va="center", ha="right", size=9, linespacing=1.1,
            color=INK if inside else GREY,
        )  # fmt: skip
    _arrows(axes, kept, arcs)
    _key(axes, tall)
    axes.axis("off")
    return figure


def _arrows(axes: Axes, kept: pd.DataFrame, arcs: list[lanes.Arc]) -> None:
    """Draw each arrow in its lane, as wide as words are shared, with their number."""
    most = max(kept["words"].max() if len(kept) else 1, 1)
    apart = min(0.5, ROOM / (1 + max((arc.lane for arc in arcs), default=0)))
    for row, arc in zip(kept.itertuples(), arcs, strict=True):
        style, colour, order = {"credit": ("-", INK, 3), "date": ((0, (3, 2)), GREY, 2)}.get(
            row.known_by, ("-", PALER, 1)
        )
        x = LEFT + 0.25 + (arc.lane + 0.5) * apart
        look = {"edgecolor": colour, "linestyle": style, "lw": 0.8 + 2.0 * math.sqrt(row.words / most), "zorder": order}
        lanes.draw(axes, arc, LEFT + 0.03, x, row.known_by != "unknown", look)
        if row.words:
            axes.text(
                x, arc.label, f"{row.words:,}", size=8.5, color=INK if order == 3 else GREY, ha="center", va="center",
                zorder=6, bbox={"boxstyle": "square,pad=0.12", "fc": "white", "ec": "none"},
            )  # fmt: skip


def _key(axes: Axes, top: float) -> None:
    parts = (
        ("credits it", "-", INK, 0.95),
        ("came later", (0, (3, 2)), GREY, 1.0),
        ("not known which", "-", PALER, 1.5),
    )
    x = MARGIN
    for words, line, colour, room in parts:
        axes.plot([x, x + 0.28], [top + 0.24] * 2, color=colour, lw=1.6, linestyle=line, clip_on=False)
        axes.text(x + 0.34, top + 0.24, words, va="center", size=9, color=GREY)
        x += 0.34 + room
