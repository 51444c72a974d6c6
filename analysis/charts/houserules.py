"""Figures: what statements of unnamed sources would need under the published rules of each of four houses."""

import pandas as pd

from analysis import resources, schema
from analysis.charts import counts, rows
from analysis.charts.labels import event_names, labels
from analysis.charts.speaking import _each_column, filled, with_labels
from analysis.charts.style import Chart
from analysis.charts.words import listed, several

_WITH_ARTICLE = ("Associated Press", "New York Times")


def house_needs(
    articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame, house_needs: pd.DataFrame
) -> list[Chart]:
    """Draw, a figure a house, how many statements of unnamed sources would need what under its rules.

    Parameters
    ----------
    articles, attributions, attributed, house_needs : DataFrame
        The tables of these names.
    """
    said = counts.counted(attributions, attributed)
    n = int((said["act"].eq("statement") & said["source_type"].isin(schema.UNNAMED)).sum())
    rules = resources.lexicon("houserules")
    rules = rules[rules["asks"].ne("")]
    return [
        _one(articles, house_needs[house_needs["house"].eq(str(house))], mine, n)
        for house, mine in rules.groupby("house", sort=False)
    ]


def _one(articles: pd.DataFrame, needs: pd.DataFrame, rules: pd.DataFrame, n: int) -> Chart:
    """Draw one house's rules over all articles."""
    house, named = rules["house"].iloc[0], labels(articles)
    heads = dict(zip(rules["rule"], rules["rule"], strict=True))
    table = needs.groupby(["article", "rule"]).agg(n=("attribution", "size"), lens=("lens", "first")).reset_index()
    table = table.rename(columns={"rule": "column"}).astype({"n": "int64", "column": "str"})
    many = len(needs.drop_duplicates(["article", "attribution"]))
    the = "the " if house in _WITH_ARTICLE else ""
    title = (
        f"Under rules of {the}{house}, {many or 'none'} of {several(n, 'statement')} of unnamed sources would need more"
    )
    title = title if n else "No article rests a statement on an unnamed source"
    subtitle = f"As reported ({', '.join(sorted(set(rules['when'])))}); {_whose(needs, named)}"
    figure = rows.tiles(filled(table, named, heads), named, event_names(articles), heads, title, subtitle)
    data = with_labels(table.assign(house=house), named, house="house", rule="column", lens="lens", statements="n")
    slug = f"house-{house.lower().replace(' ', '-')}"
    return Chart(figure, data, f"{title}. {_each_column(named, table, heads)}", slug)


def _whose(needs: pd.DataFrame, named: pd.DataFrame) -> str:
    """Say for which articles the rules are the house's own, and that they are a lens for all others."""
    own = named.loc[named["article"].isin(needs.loc[needs["lens"].eq("own"), "article"]), "label"]
    if own.empty:
        return "a lens for all of these articles, none of which is known to be the house’s own"
    return f"the house’s own for {listed(own)}, a lens for all others"
