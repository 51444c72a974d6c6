"""Figures: loaded wording in the outlets' own voice."""

import pandas as pd

from analysis.charts import compared, rows
from analysis.charts.labels import event_names, labels
from analysis.charts.speaking import _each, _each_column, filled, with_labels
from analysis.charts.style import Chart, sentence
from analysis.charts.words import kind, several, verb


def loaded_rate(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame, spans: pd.DataFrame, loaded: pd.DataFrame
) -> Chart:
    """Draw loaded words per 1,000 words of each article's own voice, with their interval.

    Parameters
    ----------
    articles, paragraphs, sentences, spans : DataFrame
        The tables of these names.
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.
    """
    data = compared.loaded_rates(articles, paragraphs, sentences, spans, loaded)
    data["note"] = [
        f"{row.loaded} in\n{row.own_words:,} words" if row.own_words else "no words of its own"
        for row in data.itertuples()
    ]
    n, words = int(data["loaded"].sum()), int(data["own_words"].sum())
    named = labels(articles)
    title = f"{sentence(several(n, 'loaded word'))} in {words:,} words of the outlets’ own"
    rates = data["value"].dropna()
    if n and len(rates) > 1:
        title += f"; {rates.min():.0f} to {rates.max():.0f} per 1,000 in these articles"
    subtitle = "Loaded words per 1,000 words outside quotation marks and excerpts, with 95 % intervals"
    figure = rows.intervals(data, named, event_names(articles), title, subtitle, "per 1,000 own words", percent=False)
    columns = {
        "loaded": "loaded",
        "own_words": "own_words",
        "loaded_per_1000_own_words": "value",
        "low": "low",
        "high": "high",
    }
    table = with_labels(data, named, **columns).round(3)
    return Chart(figure, table, f"{title}. {_each(named, data, 'note')}", "loaded-rate")


def categories(articles: pd.DataFrame, loaded: pd.DataFrame, most: int = 8) -> Chart:
    """Draw which kinds of loaded wording each article uses in its own voice.

    Parameters
    ----------
    articles : DataFrame
        Table `articles`.
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.
    most : int
        Columns; kinds beyond them stand in the data alone.
    """
    own = loaded[loaded["voice"].eq("outlet")].assign(column=lambda t: t["category"])
    table = own.groupby(["article", "column"]).size().rename("n").reset_index()
    sums = own.groupby("column").size().rename("n").reset_index().sort_values(["n", "column"], ascending=[False, True])
    heads = {c: kind(c) for c in sums["column"].head(most)} or {"": "no loaded words"}
    title = "No loaded words in the outlets’ own voice"
    if len(sums):
        top = sums.iloc[0]
        most_are = f"{top['n']} {verb(top['n'], 'is', 'are')} of the kind “{heads[top['column']]}”"
        title = f"Of {several(len(own), 'loaded word')} in the outlets’ own voice, {most_are}"
    quoted = int(loaded["voice"].eq("quoted").sum())
    more = f"{several(quoted, 'more', 'more')} inside quotations {verb(quoted, 'is', 'are')} the sources’"
    subtitle = f"Loaded words in the own voice by kind; {more}"
    named = labels(articles)
    figure = rows.tiles(filled(table, named, heads), named, event_names(articles), heads, title, subtitle)
    data = with_labels(table, named, category="column", loaded="n")
    return Chart(figure, data, f"{title}. {_each_column(named, table, heads)}", "loaded-kinds")
