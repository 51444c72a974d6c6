"""Figures: the words that articles share, and the media that they credit."""

import pandas as pd

from analysis.charts import compared, counts, rows
from analysis.charts.labels import event_names, labels
from analysis.charts.speaking import _each_column, filled, with_labels
from analysis.charts.style import Chart, shorten
from analysis.charts.words import several, verb


def shared_words(articles: pd.DataFrame, paragraphs: pd.DataFrame, shared: pd.DataFrame, most: int = 9) -> Chart:
    """Draw how many words of each article stand in passages it shares with each other article.

    That two articles share words does not say who took them from whom; both may have a third source.

    Parameters
    ----------
    articles, paragraphs, shared : DataFrame
        The tables of these names.
    most : int
        Columns, those that share most; all pairs stand in the data.
    """
    table = compared.shared_words(articles, paragraphs, shared)
    named = labels(articles)
    names = dict(zip(named["article"], named["label"], strict=True))
    order = [a for a in named["article"] if a in set(table["column"])]
    if len(order) > most:
        top = table.groupby("column")["n"].sum().sort_values(ascending=False, kind="stable").index[:most]
        order = [a for a in order if a in set(top)]
    heads = {a: names[a] for a in order or list(named["article"][:1])}
    title = "No two articles share a passage"
    if len(table):
        best = table.sort_values(["n", "article", "column"], ascending=[False, True, True]).iloc[0]
        here, there = (shorten(names[best[c]], 34, 1) for c in ("article", "column"))
        stand = verb(best["n"], "stands", "stand")
        title = f"{several(int(best['n']), 'word')} of the article by {here} also {stand} in the one by {there}"
    pairs = len({tuple(sorted(pair)) for pair in zip(table["article"], table["column"], strict=True)})
    subtitle = (
        "Words that the article in the row has in common with the one in the column, in passages that both have; "
    )
    subtitle += f"{several(pairs, 'pair')} of {len(articles)} articles {verb(pairs, 'shares', 'share')} any"
    cells = filled(table, named, heads)
    cells = cells[cells["article"] != cells["column"]]
    figure = rows.tiles(cells, named, event_names(articles), heads, title, subtitle)
    data = with_labels(table, named, other="column", shared_words="n", share="share", quoted="quoted").round(4)
    return Chart(figure, data, f"{title}. {_each_column(named, table, heads)}", "shared-words")


def credited(articles: pd.DataFrame, paragraphs: pd.DataFrame, most: int = 7) -> Chart:
    """Draw which other outlets each article names as the origin of what it tells, and how often.

    Parameters
    ----------
    articles, paragraphs : DataFrame
        The tables of these names.
    most : int
        Columns; outlets beyond them stand in the data alone.
    """
    table = counts.credited(articles, paragraphs)
    sums = table.groupby("column").agg(n=("n", "sum"), articles=("article", "nunique")).reset_index()
    sums = sums.sort_values(["n", "column"], ascending=[False, True])
    heads = {c: c for c in sums["column"].head(most)} or {"": "no outlet named"}
    title = "No article credits another outlet"
    if len(sums):
        top = sums.iloc[0]
        times = f"{several(int(top['n']), 'time')}, in {several(int(top['articles']), 'article')}"
        title = f"{shorten(top['column'], 34, 1)} is credited {times}"
    n = int(table["n"].sum())
    subtitle = "How often an article names another outlet as the origin of what it tells, an excerpt once a paragraph"
    subtitle += f"; {several(n, 'time')}"
    named = labels(articles)
    each = table.groupby(["article", "column"], as_index=False)["n"].sum()
    figure = rows.tiles(filled(each, named, heads), named, event_names(articles), heads, title, subtitle)
    data = with_labels(table, named, credited="column", kind="kind", times="n")
    return Chart(figure, data, f"{title}. {_each_column(named, each, heads)}", "credited")
