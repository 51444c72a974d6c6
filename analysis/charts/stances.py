"""Figures: with which verbs what is said is passed on, by outlet and by kind of source."""

import pandas as pd

from analysis import schema, statistics
from analysis.charts import counts, rows
from analysis.charts.labels import OTHER, event_names, labels
from analysis.charts.speaking import KINDS, SHORT, _each_column, filled, with_labels
from analysis.charts.style import Chart
from analysis.charts.words import several, verb

STANCES = {
    "neutral": "neutral: said",
    "assertive": "assertive: argued",
    "directive": "directive: urged",
    "endorsing": "endorsing: noted",
    "approving": "approving: praised",
    "doubting": "doubting: claimed",
    "conceding": "conceding: admitted",
    "confrontational": "attacking: slammed",
    "none": "another, or none",
}


def stances_by_outlet(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame) -> Chart:
    """Draw how often each article's cues are neutral, and how often they take a stance to what is said.

    Parameters
    ----------
    articles, attributions, attributed : DataFrame
        The tables of these names.
    """
    said = counts.stances(attributions, attributed)
    named = labels(articles)
    table = _table(said, "article")
    events = said["article"].map(named.set_index("article")["event"])
    title = _title(said, "articles on one event", statistics.shuffled(said["article"], said["judging"], events))
    heads = _heads(table)
    figure = rows.tiles(filled(table, named, heads), named, event_names(articles), heads, title, _under(said))
    data = with_labels(table, named, stance="column", statements="n")
    return Chart(figure, data, f"{title}. {_each_column(named, table, heads)}".strip(), "cues-by-outlet")


def stances_by_kind(attributions: pd.DataFrame, attributed: pd.DataFrame) -> Chart:
    """Draw how often the cues of each kind of source are neutral, and how often they take a stance.

    Parameters
    ----------
    attributions, attributed : DataFrame
        The tables of these names.
    """
    said = counts.stances(attributions, attributed)
    kinds = [kind for kind in schema.SOURCE_TYPES if kind in set(said["source_type"])]
    named = pd.DataFrame(
        {"article": kinds, "event": "", "label": [SHORT.get(k, KINDS[k]) for k in kinds], "colour": OTHER}, dtype="str"
    )
    table = _table(said, "source_type")
    title = _title(said, "kinds of source", statistics.shuffled(said["source_type"], said["judging"]))
    heads = _heads(table)
    figure = rows.tiles(filled(table, named, heads), named, {}, heads, title, _under(said))
    data = table.rename(columns={"article": "source_type", "column": "stance", "n": "statements"})
    return Chart(figure, data, f"{title}. {_each_column(named, table, heads)}".strip(), "cues-by-kind")


def _table(said: pd.DataFrame, by: str) -> pd.DataFrame:
    """Count statements by row of the figure and stance; what is rare stands under "none"."""
    stance = said["stance"].where(said["stance"].isin(list(STANCES)), "none")
    table = said.assign(row=said[by], column=stance).groupby(["row", "column"]).size().rename("n").reset_index()
    return table.rename(columns={"row": "article"}).astype({"article": "str", "column": "str", "n": "int64"})


def _heads(table: pd.DataFrame) -> dict[str, str]:
    """Give the headings of the stances that occur."""
    return {k: head for k, head in STANCES.items() if k in set(table["column"]) | {"neutral"}}


def _title(said: pd.DataFrame, whose: str, chance: float) -> str:
    """State the finding, and that it is none where chance does as much."""
    n, judging = len(said), int(said["judging"].sum())
    if not n:
        return "No article credits a statement to anyone"
    return found_in(n, judging, whose, chance)


def found_in(n: int, judging: int, whose: str, chance: float) -> str:
    r"""Say how many cues take a stance, and whether rows differ in it beyond chance.

    >>> found_in(40, 3, "articles", 0.4312)
    '3 of 40 cues endorse, doubt or concede what is said; articles do not differ beyond chance (p\xa0=\xa00.43)'
    """
    found = f"{judging or 'Not one'} of {several(n, 'cue')} {verb(max(1, judging), 'endorses', 'endorse')}, "
    found += (
        f"{verb(max(1, judging), 'doubts', 'doubt')} or {verb(max(1, judging), 'concedes', 'concede')} what is said"
    )
    if chance != chance:
        return found
    differ = "do not differ" if chance >= 0.05 else "differ"
    return f"{found}; {whose} {differ} beyond chance ({probability(chance)})"


def probability(chance: float) -> str:
    r"""Write how often chance does as much.

    >>> probability(0.4312), probability(0.0004998)
    ('p\xa0=\xa00.43', 'p\xa0<\xa00.001')
    """
    return f"p\u00a0=\u00a0{chance:.2g}" if chance >= 0.001 else "p\u00a0<\u00a00.001"


def _under(said: pd.DataFrame) -> str:
    return f"Verbs and phrases of saying, by what they imply; {several(len(said), 'statement')}, refusals left out"
