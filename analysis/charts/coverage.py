"""Figures: which facts each article reports, and which of the others' facts are not found in it."""

import textwrap
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts import compared, rows
from analysis.charts.briefs import LETTERS, briefs
from analysis.charts.headlines import headlines
from analysis.charts.labels import event_names, labels
from analysis.charts.speaking import _each, with_labels
from analysis.charts.style import GREY, INK, MARGIN, WIDTH, Chart, context, page, sentence, shorten
from analysis.charts.words import several, verb
from analysis.facts import expected

CELL, TWO = 0.27, 0.37
SIGNS = {
    "reported": "reported",
    "partly": "in part",
    "unclear": "unclear",
    "not_found": "not found",
    "not_comparable": "not comparable",
}


def matrices(articles: pd.DataFrame, facts: pd.DataFrame, covered: pd.DataFrame, most: int = 20) -> list[Chart]:
    """Draw for each event that several articles report which facts stand in which article.

    Parameters
    ----------
    articles, facts : DataFrame
        The tables of these names.
    covered : DataFrame
        Table `coverage`.
    most : int
        Facts drawn, those that most articles report first, and the first of those that have one headline, or stand at
        one place in all articles that report both; all stand in the data. Facts of one article alone are counted,
        not drawn, unless there are no others.

    Returns
    -------
    list of Chart
        Events are never mixed. Where no event has two articles, one chart that says so.
    """
    table = compared.coverage(articles, facts, covered)
    sizes = articles.groupby("event").size()
    charts = [
        _matrix(str(event), articles, facts, table[table["event"].eq(event)], covered, most)
        for event in sizes[sizes > 1].index
    ]
    return charts or [_nothing(articles)]


def _nothing(articles: pd.DataFrame) -> Chart:
    title = "Each article reports an event of its own, so there is nothing to compare"
    named = labels(articles)
    data = pd.DataFrame({"article": named["article"], "part": 0, "whole": 0, "note": "alone on its event"})
    figure = rows.parts(data, named, event_names(articles), title, f"{several(len(articles), 'article')}")
    return Chart(figure, with_labels(data, named, note="note"), title, "coverage")


def _matrix(
    event: str, articles: pd.DataFrame, facts: pd.DataFrame, table: pd.DataFrame, covered: pd.DataFrame, most: int
) -> Chart:
    mine = articles[articles["event"].eq(event)]
    named = labels(articles)
    named = named[named["event"].eq(event)].reset_index(drop=True)
    told = table[table["status"].eq("reported")].groupby("fact").size()
    order = told.sort_values(ascending=False, kind="stable").index
    common = [fact for fact in order if told[fact] > 1]
    short, long = briefs(facts), headlines(facts)
    first = {long[fact]: fact for fact in reversed(common or list(order))}
    drawn = _apart([fact for fact in common or list(order) if first[long[fact]] == fact], covered, most)
    every = int((told == len(mine)).sum())
    both = f"in all {len(mine)} articles" if len(mine) > 2 else "in both articles"
    title = f"{sentence(several(every, 'fact'))} of {len(told)} {verb(every, 'stands', 'stand')} {both}"
    title += f"; {len(common)} in at least two" if len(mine) > 2 else ""
    subtitle = f"{sentence(event_names(articles).get(event, event))}: {several(len(drawn), 'fact')} drawn"
    subtitle += " of those in two articles or more" if common else ", each in one article"
    with context():
        figure, spare = (_grid(title, subtitle, table, drawn, named, words) for words in (long, short))
    data = with_labels(table.drop(columns="event"), named, fact="fact", status="status", confidence="confidence")
    data = data.assign(fact_words=data["fact"].map(short)).round(3)
    counts = table[table["status"].eq("reported")].groupby("article").size()
    said = [f"{row.label}: {counts.get(row.article, 0)} reported" for row in named.itertuples()]
    return Chart(figure, data, f"{title}. {'; '.join(said[:12])}.", f"coverage-{event}", spare)


def _apart(order: list[str], covered: pd.DataFrame, most: int) -> list[str]:
    """Choose facts that do not stand at one place in all articles that report both."""
    told = covered[covered["status"].eq("reported") & covered["fact"].isin(order)]
    places: dict[str, dict[str, tuple[int, int]]] = {fact: {} for fact in order}
    for row in told.itertuples():
        places[row.fact][row.article] = (row.start, row.end)
    kept: list[str] = []
    for fact in order:
        if len(kept) < most and not any(_one_place(places[fact], places[other]) for other in kept):
            kept.append(fact)
    return kept


def _one_place(one: dict[str, tuple[int, int]], other: dict[str, tuple[int, int]]) -> bool:
    both = one.keys() & other.keys()
    return len(both) > 1 and all(one[a][0] < other[a][1] and other[a][0] < one[a][1] for a in both)


def _grid(title: str, subtitle: str, table: pd.DataFrame, drawn: list[str], named: pd.DataFrame, words: dict[str, str]):
    """Draw facts down and articles across, one cell each, and the key below."""
    left = 2.7
    wrapped = {fact: textwrap.fill(words[fact], LETTERS) for fact in drawn}
    tall = TWO if any("\n" in name for name in wrapped.values()) else CELL
    width = min(0.42, (WIDTH - left - MARGIN - 0.5) / max(len(named), 1))
    longest = max((min(len(label), 24) for label in named["label"]), default=0)
    above = 0.3 + 0.06 * longest if len(named) <= 16 else 0.25
    figure, axes = page(title, subtitle, tall * len(drawn) + above, 0.72, left)
    axes.set_xlim(0, WIDTH - left - MARGIN)
    axes.set_ylim(tall * len(drawn), -above)
    down = {fact: (i + 0.5) * tall for i, fact in enumerate(drawn)}
    across = {a: (i + 0.5) * width for i, a in enumerate(named["article"])}
    colour = dict(zip(named["article"], named["colour"], strict=True))
    for fact, y in down.items():
        axes.annotate(
            wrapped[fact], (0, y), (-6, 0), textcoords="offset points", ha="right", va="center", size=9, linespacing=1.1
        )
    _across(axes, named, across)
    for row in table[table["fact"].isin(drawn)].itertuples():
        cell(axes, across[row.article], down[row.fact], min(width, CELL) * 0.8, row.status, colour[row.article])
    _key(axes, tall * len(drawn) + 0.2, left)
    axes.axis("off")
    return figure


def _across(axes: Axes, named: pd.DataFrame, across: dict[str, float]) -> None:
    """Head the columns with the outlets, or, where there are too many, with every fifth number."""
    many = len(named) > 16
    for number, row in enumerate(named.itertuples(), 1):
        if many and number % 5 and number > 1:
            continue
        axes.text(
            across[row.article], -0.08, str(number) if many else shorten(row.label, 24, 1), rotation=0 if many else 48,
            ha="center" if many else "left", va="bottom", rotation_mode="anchor", size=9.5,
        )  # fmt: skip


def cell(axes: Axes, x: float, y: float, size: float, status: str, colour: str) -> None:
    """Draw one status: full, half, a question mark, an empty frame, or a dash."""
    half = size / 2
    if status == "reported":
        axes.add_patch(Rectangle((x - half, y - half), size, size, color=colour, lw=0, clip_on=False))
    elif status in ("partly", "not_found", "unclear"):
        axes.add_patch(Rectangle((x - half, y - half), size, size, fc="white", ec="#8a8a8a", lw=0.8, clip_on=False))
    if status == "partly":
        axes.add_patch(Rectangle((x - half, y), size, half, color=colour, lw=0, clip_on=False))
    elif status == "unclear":
        axes.text(x, y, "?", ha="center", va="center", size=8, color="#444444")
    elif status == "not_comparable":
        axes.text(x, y, "–", ha="center", va="center", size=9, color=GREY)


def _key(axes: Axes, y: float, left: float) -> None:
    """Explain the cells in one or two lines below the grid."""
    x = -left + 0.22
    for status, words in SIGNS.items():
        room = 0.24 + 0.085 * len(words)
        if x + room > WIDTH - left - MARGIN:
            x, y = -left + 0.22, y + 0.25
        cell(axes, x, y, 0.15, status, "#5f5f5f")
        axes.text(x + 0.13, y, words, va="center", size=9, color=GREY)
        x += room + 0.08


def left_out(
    articles: pd.DataFrame, facts: pd.DataFrame, mentions: pd.DataFrame, covered: pd.DataFrame, shared: pd.DataFrame
) -> Chart:
    """Draw how many of the facts that others report on the same event are not found in each article.

    A bracket shows what the article's length alone lets expect; see `analysis.facts.expected`.

    Parameters
    ----------
    articles, facts, mentions, shared : DataFrame
        The tables of these names.
    covered : DataFrame
        Table `coverage`.
    """
    data = compared.left_out(articles, facts, mentions, covered)
    beside = expected(covered, facts, mentions, articles, shared)
    data = data.merge(beside[["article", *_BESIDE]].astype({"article": "str"}), on="article")
    data = data.assign(part=data["not_found"], whole=data["comparable"])
    alone = articles.groupby("event")["article"].transform("size").eq(1)
    alone = data["article"].map(dict(zip(articles["article"], alone, strict=True)))
    data["note"] = [_note(row, bool(a)) for row, a in zip(data.itertuples(), alone, strict=True)]
    compared_with = data[data["comparable"].gt(0)]
    title = "No article can be compared with another on the same event"
    if len(compared_with):
        few, many = compared_with["not_found"].min(), compared_with["not_found"].max()
        span = f"{few} to {many}" if few < many else str(few or "none")
        where = verb(many if few == many else 2, "is", "are")
        title = f"Of the facts that others report, {span} {where} not found, article by article"
    subtitle = "Facts that others on the same event report, and how many of them are not found in this article. "
    subtitle += "The rest is reported, in part or unclear. Bracket: to be expected by its length alone (95 %)"
    named = labels(articles)
    figure = rows.parts(data, named, event_names(articles), title, subtitle)
    _brackets(figure.axes[0], data, rows.places(named, event_names(articles))[0])
    kept = ["comparable", "reported", "partly", "unclear", "not_found", "exclusive", *_BESIDE]
    made = with_labels(data, named, **{k: k for k in kept}).round(3)
    told = data.assign(note=[_expected(row) for row in data.itertuples()])
    return Chart(figure, made, f"{title}. {_each(named, told, 'note')}", "left-out")


_BESIDE = ["days_after_first", "expected", "low", "high", "weight", "weight_not_found", "weighted_share", "reason"]


def _note(row: Any, alone: bool) -> str:
    if alone:
        return "alone on its event"
    return f"{row.not_found} of {row.comparable} not found, {row.unclear} unclear"


def _expected(row: Any) -> str:
    return row.note if pd.isna(row.expected) else f"{row.note}; {row.low:.0f} to {row.high:.0f} expected"


def _brackets(axes: Axes, data: pd.DataFrame, where: dict[str, float]) -> None:
    """Mark the expected interval on the bar of each article."""
    for row in data.dropna(subset=["expected"]).itertuples():
        y = where[row.article] + 0.08
        for colour, width in (("white", 3.0), (INK, 1.1)):
            axes.plot([row.low, row.high], [y, y], color=colour, lw=width, zorder=5)
            axes.vlines([row.low, row.high], y - 0.05, y + 0.05, color=colour, lw=width, zorder=5)
