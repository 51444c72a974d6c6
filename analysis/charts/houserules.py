"""Figure: what statements of unnamed sources would need under the published rules of four houses."""

import pandas as pd

from analysis import resources, schema
from analysis.charts import counts, rows
from analysis.charts.labels import event_names, labels
from analysis.charts.speaking import _each_column, filled, with_labels
from analysis.charts.style import Chart
from analysis.charts.words import listed, several

SHORT = {"Associated Press": "AP", "New York Times": "NYT"}


def house_needs(
    articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame, house_needs: pd.DataFrame
) -> Chart:
    """Draw for each article how many statements of unnamed sources would need what under which house's rules.

    Parameters
    ----------
    articles, attributions, attributed, house_needs : DataFrame
        The tables of these names.
    """
    said = counts.counted(attributions, attributed)
    n = int((said["act"].eq("statement") & said["source_type"].isin(schema.UNNAMED)).sum())
    table = house_needs.assign(column=house_needs["house"] + ": " + house_needs["rule"])
    table = table.groupby(["article", "column"]).agg(n=("attribution", "size"), lens=("lens", "first")).reset_index()
    title = _title(house_needs, n) if n else "No article rests a statement on an unnamed source"
    named = labels(articles)
    subtitle = f"Rules that a text can show, laid over every article as a lens; {several(n, 'statement')}. "
    subtitle += _own(table, named)
    heads = columns()
    figure = rows.bubbles(filled(table, named, heads), named, event_names(articles), heads, title, subtitle)
    parts = table["column"].str.split(": ", n=1)
    data = with_labels(
        table.assign(house=parts.str[0], rule=parts.str[1]),
        named,
        house="house",
        rule="rule",
        lens="lens",
        statements="n",
    )
    return Chart(figure, data, f"{title}. {_each_column(named, table, heads)}", "house-needs")


def columns() -> dict[str, str]:
    """Give each rule that a text can show its heading."""
    table = resources.lexicon("houserules")
    table = table[table["asks"].ne("")]
    return {
        f"{house}: {rule}": f"{SHORT.get(house, house)}: {rule}"
        for house, rule in zip(table["house"], table["rule"], strict=True)
    }


def _title(needs: pd.DataFrame, n: int) -> str:
    """Say how many statements would need something more, house by house."""
    many = needs.drop_duplicates(["house", "article", "attribution"])["house"].value_counts()
    houses = list(dict.fromkeys(resources.lexicon("houserules")["house"]))
    parts = [f"{SHORT.get(house, house)} {many.get(house, 0)}" for house in houses]
    return f"Of {several(n, 'statement')} of unnamed sources, so many would need something more: by {listed(parts)}"


def _own(table: pd.DataFrame, named: pd.DataFrame) -> str:
    """Name the articles for which a house's rules are their own."""
    own = table[table["lens"].eq("own")]
    label = named.set_index("article")["label"]
    pairs = dict.fromkeys(
        (SHORT.get(c.split(":")[0], c.split(":")[0]), label[a])
        for c, a in zip(own["column"], own["article"], strict=True)
    )
    if not pairs:
        return "None is the article’s own house."
    return f"Own rules: {listed(f'{house} for {who}' for house, who in pairs)}."
