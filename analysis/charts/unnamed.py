"""Figures: who is left unnamed, how often, and how they are described."""

import pandas as pd

from analysis.charts import counts, rows
from analysis.charts.labels import event_names, labels
from analysis.charts.speaking import _each, _each_column, filled, with_labels
from analysis.charts.style import Chart
from analysis.charts.words import percent, several, verb

LEVELS = {"0": "nothing", "1": "a role", "2": "a role and a body", "3": "how they know", "4": "what is at stake"}
TOLD = {"fact": "information", "evaluation": "judgement", "speculation": "speculation"}
PLACES = {"headline": "headline", "deck": "deck", **{str(i): f"{10 * i - 10}–{10 * i} %" for i in range(1, 11)}}
WAYS = {"mentions": "mentions", "sources": "distinct sources", "persons": "persons stated"}


def unnamed_share(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame) -> Chart:
    """Draw what share of each article's statements rests on unnamed sources, with its interval.

    Parameters
    ----------
    articles, attributions, attributed : DataFrame
        The tables of these names.
    """
    data = counts.unnamed_share(articles, attributions, attributed)
    data["note"] = [
        f"{row.unnamed} of {row.statements}" + (f"\n{row.officials} officials" if row.officials != row.unnamed else "")
        if row.statements
        else "no statements"
        for row in data.itertuples()
    ]
    n, unnamed = int(data["statements"].sum()), int(data["unnamed"].sum())
    title = f"{unnamed or 'None'} of {several(n, 'statement')} {verb(unnamed, 'rests', 'rest')} on unnamed sources"
    title += f", {percent(unnamed / n)}" if n and unnamed else ""
    title = title if n else "No article credits a statement to anyone"
    subtitle = (
        f"Share of each article’s statements, with 95 % interval from within the article; {several(n, 'statement')}"
    )
    named = labels(articles)
    figure = rows.intervals(data, named, event_names(articles), title, subtitle, "share of statements", percent=True)
    columns = ["statements", "unnamed", "officials", "value", "low", "high"]
    table = with_labels(data, named, **{c if c != "value" else "share_unnamed": c for c in columns}).round(4)
    return Chart(figure, table, f"{title}. {_each(named, data, 'note')}", "unnamed-share")


def unnamed_counts(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame) -> Chart:
    """Draw the three counts of unnamed sources for each article: mentions, distinct sources, persons stated.

    Parameters
    ----------
    articles, attributions, attributed : DataFrame
        The tables of these names.
    """
    table = counts.unnamed_counts(attributions, attributed)
    sums = table.groupby("column")["n"].sum().reindex(list(WAYS), fill_value=0)
    many, persons = several(int(sums["sources"]), "unnamed source"), int(sums["persons"])
    title = f"{several(int(sums['mentions']), 'mention')} of {many}; "
    title += f"the numbers stated add up to {several(persons, 'person')}" if persons else "no number is stated for any"
    title = title if sums["mentions"] else "No article rests a statement on an unnamed source"
    subtitle = "Three counts that are not to be mixed: mentions, distinct sources within the article, persons stated"
    named = labels(articles)
    figure = rows.tiles(filled(table, named, WAYS), named, event_names(articles), WAYS, title, subtitle)
    data = with_labels(table, named, count="column", n="n")
    return Chart(figure, data, f"{title}. {_each_column(named, table, WAYS)}", "unnamed-counts")


def descriptors(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame) -> Chart:
    """Draw how closely unnamed sources are described, from nothing at all to what they have at stake.

    Parameters
    ----------
    articles, attributions, attributed : DataFrame
        The tables of these names.
    """
    table = counts.described(attributions, attributed, "descriptor_level")
    n = int(table["n"].sum())
    known = int(table.loc[table["column"].isin(["3", "4"]), "n"].sum())
    title = (
        f"How unnamed sources know what they say is told for {known if known else 'none'} of {several(n, 'mention')}"
    )
    title = title if n else "No article rests a statement on an unnamed source"
    subtitle = f"What the article says of the unnamed sources, at most; {several(n, 'mention')}"
    named = labels(articles)
    figure = rows.tiles(filled(table, named, LEVELS), named, event_names(articles), LEVELS, title, subtitle)
    data = with_labels(table, named, descriptor_level="column", mentions="n")
    return Chart(figure, data, f"{title}. {_each_column(named, table, LEVELS)}", "descriptors")


def content_kinds(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame) -> Chart:
    """Draw whether what unnamed sources say is, by its words, information, judgement or speculation.

    Parameters
    ----------
    articles, attributions, attributed : DataFrame
        The tables of these names.
    """
    table = counts.described(attributions, attributed, "content_kind")
    n = int(table["n"].sum())
    other = n - int(table.loc[table["column"].eq("fact"), "n"].sum())
    title = f"{other or 'None'} of {several(n, 'statement')} of unnamed sources {verb(other, 'is', 'are')}"
    title += " judgement or speculation by the words"
    title = title if n else "No unnamed source is said to say anything"
    subtitle = (
        f"What unnamed sources say, told by listed words alone: the softest of the codes; {several(n, 'statement')}"
    )
    named = labels(articles)
    figure = rows.tiles(filled(table, named, TOLD), named, event_names(articles), TOLD, title, subtitle)
    data = with_labels(table, named, content_kind="column", statements="n")
    return Chart(figure, data, f"{title}. {_each_column(named, table, TOLD)}", "unnamed-content")


def places(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame) -> Chart:
    """Draw where in each article unnamed sources speak, from the headline to the last tenth.

    Parameters
    ----------
    articles, attributions, attributed : DataFrame
        The tables of these names.
    """
    table = counts.places(attributions, attributed)
    n = int(table["n"].sum())
    early = int(table.loc[table["column"].isin(["headline", "deck", "1", "2"]), "n"].sum())
    title = f"{early or 'None'} of {several(n, 'mention')} of unnamed sources {verb(early, 'stands', 'stand')} "
    title += "in headline, deck or the first fifth of the text"
    title = title if n else "No article rests a statement on an unnamed source"
    subtitle = f"Mentions by the tenth of the article’s text that they start in; {several(n, 'mention')}"
    named = labels(articles)
    figure = rows.tiles(filled(table, named, PLACES), named, event_names(articles), PLACES, title, subtitle)
    data = with_labels(table, named, place="column", mentions="n")
    return Chart(figure, data, f"{title}. {_each_column(named, table, PLACES)}", "unnamed-places")
