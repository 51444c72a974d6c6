"""Figure: on whose authority each outlet tells the same fact."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.briefs import briefs
from analysis.charts.headlines import headlines
from analysis.charts.labels import labels
from analysis.charts.speaking import with_labels
from analysis.charts.style import GREY, INK, MARGIN, PALE, WIDTH, Chart, context, page, shorten
from analysis.charts.words import listed, several, verb

# From the outlet itself to a source that a reader could ask.
STEPS = {
    "own_voice": "own voice",
    "unattributed": "hearsay",
    "anonymous_other": "unnamed, other",
    "anonymous_official": "unnamed official",
    "media": "a news outlet",
    "document": "document",
    "named_institution": "institution",
    "named_person": "named person",
}
_ROW, _LEFT, _HEAD = 0.4, 2.34, 0.95
_ACROSS = 4


def told_by(drift: pd.DataFrame) -> pd.DataFrame:
    """Give for each fact that drifts each article's authority for it.

    Returns
    -------
    DataFrame
        fact, article, voice, source: one row a fact and article, in the order of the table.
    """
    sides = [drift[["fact", "article", "voice", "source"]]]
    sides.append(drift[["fact", "other", "other_voice", "other_source"]].set_axis(sides[0].columns, axis=1))
    every = pd.concat(sides, ignore_index=True).sort_values(["fact", "article", "voice"], kind="stable")
    return every.drop_duplicates(["fact", "article"], ignore_index=True)


def drifted(articles: pd.DataFrame, facts: pd.DataFrame, drift: pd.DataFrame, most: int = 14) -> Chart:
    """Draw for each fact that outlets tell on different authority where each of them stands.

    Only facts for which a difference was found are drawn, and only the articles it was found between; an article that
    is not there may tell the fact all the same.

    Parameters
    ----------
    articles, facts, drift : DataFrame
        The tables of these names.
    most : int
        Facts drawn, those of most articles first; all stand in the data.
    """
    table = told_by(drift)
    named = labels(articles)
    short = briefs(facts)
    size = table.groupby("fact").agg(articles=("article", "nunique"), voices=("voice", "nunique")).reset_index()
    size = size.sort_values(["articles", "voices", "fact"], ascending=[False, False, True])
    drawn = list(size["fact"].head(most))
    several_voices = table.groupby("fact")["voice"].agg(set)
    own = sum("own_voice" in voices and len(voices) > 1 for voices in several_voices)
    title = "No fact was found to rest on different authority in two articles"
    if len(size):
        rest = verb(len(size), "rests", "rest")
        title = f"{several(len(size), 'fact')} {rest} on other authority from outlet to outlet"
        title += f"; {own} that one attributes {verb(own, 'is', 'are')} told by another in its own voice" if own else ""
    subtitle = "On whose authority each article tells the same fact; a line joins those that differ"
    if (drift["voice"] == drift["other_voice"]).any():
        subtitle += ". Two dots in one column: one kind of source, told of otherwise"
    shown = table[table["fact"].isin(drawn)]
    with context():
        figure, spare = (_ladder(title, subtitle, shown, drawn, named, words) for words in (headlines(facts), short))
    data = with_labels(table, named, fact="fact", voice="voice", source="source")
    data = data.assign(fact_words=data["fact"].map(short))
    kinds = [f"{STEPS[v]} ({n})" for v, n in table["voice"].value_counts().items()] if len(table) else []
    return Chart(figure, data, f"{title}. {listed(kinds, 8)}".rstrip(". ") + ".", "drift", spare)


def _ladder(
    title: str, subtitle: str, table: pd.DataFrame, drawn: list[str], named: pd.DataFrame, short: dict[str, str]
):
    """Draw facts down and kinds of authority across, a dot an article, and whose dot is whose below."""
    present = [a for a in named["article"] if a in set(table["article"])]
    key = _key_rows(named, present)
    height = _ROW * max(len(drawn), 1)
    figure, axes = page(title, subtitle, height + _HEAD, 0.12 + 0.22 * len(key), _LEFT)
    axes.set_xlim(0, WIDTH - _LEFT - MARGIN)
    axes.set_ylim(height, -_HEAD)
    step = (WIDTH - _LEFT - MARGIN - 0.42) / len(STEPS)
    across = {voice: (i + 0.5) * step for i, voice in enumerate(STEPS)}
    for voice, words in STEPS.items():
        axes.text(
            across[voice] - 0.04, -0.08, words, rotation=52, ha="left", va="bottom", rotation_mode="anchor", size=9
        )
        axes.vlines(across[voice], 0, height, color="#ececec", lw=0.8, zorder=0)
    colour = dict(zip(named["article"], named["colour"], strict=True))
    for i, fact in enumerate(drawn):
        _row(axes, (i + 0.5) * _ROW, table[table["fact"].eq(fact)], across, colour, short.get(fact, fact))
    _key(axes, height, key, colour)
    axes.axis("off")
    return figure


def _row(
    axes: Axes, y: float, rows: pd.DataFrame, across: dict[str, float], colour: dict[str, str], words: str
) -> None:
    """Draw one fact: a line over the kinds of authority it has, and a dot for each article."""
    axes.annotate(shorten(words, 30, 2), (0, y), (-8, 0), textcoords="offset points", ha="right", va="center", size=9)
    places = [across[v] for v in rows["voice"]]
    axes.plot([min(places), max(places)], [y, y], color="#bdbdbd", lw=2.2, zorder=1, solid_capstyle="round")
    for voice, group in rows.groupby("voice"):
        x, articles = across[str(voice)], list(group["article"])
        if len(articles) > _ACROSS:
            axes.plot([x], [y], "o", ms=11, color=PALE, mec="white", mew=1, zorder=3)
            axes.text(x, y, str(len(articles)), ha="center", va="center", size=8.5, color=INK, zorder=4)
            continue
        for k, article in enumerate(articles):
            up = (k - (len(articles) - 1) / 2) * 0.1
            axes.plot([x], [y + up], "o", ms=7.5, color=colour[article], mec="white", mew=0.8, zorder=3)


def _key_rows(named: pd.DataFrame, present: list[str], most: int = 12) -> list[list[tuple[str, str]]]:
    """Set the names of the articles drawn in lines that fit the page; more than twelve are left to the data."""
    label = dict(zip(named["article"], named["label"], strict=True))
    lines: list[list[tuple[str, str]]] = []
    room = 0.0
    for article in present if len(present) <= most else []:
        name = shorten(label[article], 34, 1)
        need = 0.3 + 0.078 * len(name)
        if not lines or need > room:
            lines.append([])
            room = WIDTH - 2 * MARGIN
        lines[-1].append((article, name))
        room -= need
    return lines


def _key(axes: Axes, top: float, lines: list[list[tuple[str, str]]], colour: dict[str, str]) -> None:
    for i, line in enumerate(lines):
        x, y = MARGIN - _LEFT + 0.06, top + 0.13 + 0.22 * i
        for article, name in line:
            axes.plot([x], [y], "o", ms=7, color=colour[article], clip_on=False)
            axes.text(x + 0.1, y, name, va="center", size=9, color=GREY)
            x += 0.3 + 0.078 * len(name)
