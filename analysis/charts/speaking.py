"""Figures: how much of each file is measured, who speaks, and who was told."""

import pandas as pd

from analysis import corpus, schema
from analysis import text as texts
from analysis.charts import counts, rows
from analysis.charts.labels import event_names, labels
from analysis.charts.style import Chart
from analysis.charts.words import listed, percent, several, verb

KINDS = {
    "named_person": "named person",
    "named_institution": "named institution",
    "document": "document",
    "media": "other medium",
    "anonymous_official": "unnamed official",
    "anonymous_other": "other unnamed source",
    "unattributed": "nobody in particular",
}
# For headings of columns, where room is short.
SHORT = {"anonymous_other": "other unnamed", "unattributed": "nobody"}


def plural(kind: str) -> str:
    """Name several sources of a kind.

    >>> plural("named_person"), plural("media")
    ('named persons', 'other media')
    """
    odd = {"media": "other media", "unattributed": KINDS["unattributed"]}
    return odd.get(kind, f"{KINDS[kind]}s")


def words_by_role(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Count each article's words by the role of their paragraph.

    Returns
    -------
    DataFrame
        article, column (the role), n; every article has every role.
    """
    text = dict(zip(articles["article"], articles["text"], strict=True))
    table = paragraphs[["article", "role"]].copy()
    spans = zip(paragraphs["article"], paragraphs["start"], paragraphs["end"], strict=True)
    table["n"] = [texts.count_words(text[a][s:e]) for a, s, e in spans]
    index = pd.MultiIndex.from_product([articles["article"], schema.ROLES], names=["article", "column"])
    sums = table.groupby(["article", "role"])["n"].sum().reindex(index, fill_value=0)
    return sums.astype("int64").reset_index()


def measured_words(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> Chart:
    """Draw how many of each file's words are article text, and so measured; files not in English are left out.

    Parameters
    ----------
    articles, paragraphs : DataFrame
        The tables of these names.
    """
    articles = articles[corpus.supported(articles)]
    paragraphs = paragraphs[paragraphs["article"].isin(articles["article"])]
    by_role = words_by_role(articles, paragraphs)
    part = by_role[by_role["column"].isin(schema.COUNTED)].groupby("article")["n"].sum()
    data = (
        pd.DataFrame({"part": part, "whole": by_role.groupby("article")["n"].sum()})
        .rename_axis("article")
        .reset_index()
    )
    data["note"] = [f"{p:,} of {w:,}" for p, w in zip(data["part"], data["whole"], strict=True)]
    total, kept = int(data["whole"].sum()), int(data["part"].sum())
    title = f"{kept:,} of {total:,} words are measured; the rest is set aside"
    title = "No file holds any words" if not total else title if kept < total else f"All {total:,} words are measured"
    subtitle = f"Words in body and excerpts, of all words of the file; {several(len(articles), 'article')}"
    named = labels(articles)
    figure = rows.parts(data, named, event_names(articles), title, subtitle)
    alt = f"{title}. {_each(named, data, 'note')}"
    return Chart(figure, with_labels(by_role, named, role="column", words="n"), alt, "measured-words")


def source_mix(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame) -> Chart:
    """Draw how many statements each article takes from which kind of source.

    Parameters
    ----------
    articles, attributions, attributed : DataFrame
        The tables of these names.
    """
    mix = counts.source_mix(attributions, attributed)
    n = len(counts.counted(attributions, attributed))
    sums = mix.groupby("column")["n"].sum().sort_values(ascending=False, kind="stable")
    if not n:
        title = "No article credits a statement to anyone"
    else:
        first = list(sums[sums == sums.max()].index)
        who = listed([plural(k) for k in KINDS if k in first])
        title = f"{int(sums.max())} of {several(n, 'statement')} {verb(sums.max(), 'comes', 'come')} from {who}"
        title += ", more than from any other kind of source" if len(first) == 1 and len(sums) > 1 else ""
    total = f"{several(n, 'statement')} in {several(len(articles), 'article')}"
    subtitle = f"Statements and non-responses by kind of source; {total}"
    named = labels(articles)
    heads = {k: SHORT.get(k, v) for k, v in KINDS.items() if k in set(mix["column"])} or {
        "named_person": "named person"
    }
    figure = rows.tiles(filled(mix, named, heads), named, event_names(articles), heads, title, subtitle)
    alt = f"{title}. {_each_column(named, mix, heads)}"
    return Chart(figure, with_labels(mix, named, source_type="column", statements="n"), alt, "source-mix")


def words_by_type(
    articles: pd.DataFrame,
    attributions: pd.DataFrame,
    attributed: pd.DataFrame,
    sources: pd.DataFrame,
    spans: pd.DataFrame,
) -> Chart:
    """Draw how many of the words that each article reports as said are whose.

    Parameters
    ----------
    articles, attributions, attributed, sources, spans : DataFrame
        The tables of these names.
    """
    table = counts.words_by_type(articles, attributions, attributed, sources, spans)
    sums = table.groupby("column")["n"].sum()
    n, unnamed = int(sums.sum()), int(sums.reindex(list(schema.UNNAMED), fill_value=0).sum())
    title = f"Of {several(n, 'word')} that articles report as said, {percent(unnamed / max(1, n))} are unnamed sources’"
    title = title if n else "No article reports what anyone says"
    whole = int(articles["words"].sum())
    subtitle = f"Words of statements, quoted or not, by kind of source; {several(n, 'word')} of {whole:,}"
    named = labels(articles)
    heads = {k: SHORT.get(k, v) for k, v in KINDS.items() if sums.get(k, 0)} or {"named_person": "named person"}
    figure = rows.tiles(filled(table, named, heads), named, event_names(articles), heads, title, subtitle)
    data = with_labels(table, named, source_type="column", words="n")
    return Chart(figure, data, f"{title}. {_each_column(named, table, heads)}", "words-by-kind")


def told(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame, most: int = 7) -> Chart:
    """Draw for each article which outlets were told what it reports.

    Parameters
    ----------
    articles, attributions, attributed : DataFrame
        The tables of these names.
    most : int
        Columns; outlets beyond them stand in the data alone.
    """
    table = counts.channels(attributions, attributed, articles)
    n = len(counts.counted(attributions, attributed))
    sums = table.groupby("column")["n"].sum().reset_index().sort_values(["n", "column"], ascending=[False, True])
    heads = {c: c for c in sums["column"].head(most)} or {"": "no outlet named"}
    total, own = int(table["n"].sum()), int(table.loc[table["own"], "n"].sum())
    title = f"{several(total, 'statement')} {verb(total, 'names', 'name')} the outlet that was told; "
    title += f"{own or 'none'} the article’s own"
    title = title if total else "No statement names an outlet that was told"
    subtitle = f"Statements that name who was told, by outlet; {several(total, 'statement')} of {n:,}"
    named = labels(articles)
    figure = rows.tiles(filled(table, named, heads), named, event_names(articles), heads, title, subtitle)
    data = with_labels(table, named, told="column", statements="n", own="own")
    return Chart(figure, data, f"{title}. {_each_column(named, table, heads)}".strip(), "told")


def filled(table: pd.DataFrame, named: pd.DataFrame, heads: dict[str, str]) -> pd.DataFrame:
    """Add a zero for each article and column that the table lacks."""
    index = pd.MultiIndex.from_product([named["article"], list(heads)], names=["article", "column"])
    return table.set_index(["article", "column"])["n"].reindex(index, fill_value=0).reset_index()


def with_labels(table: pd.DataFrame, named: pd.DataFrame, **columns: str) -> pd.DataFrame:
    """Put the outlet before each row and give the columns the names that the csv shows."""
    table = named[["article", "label", "event"]].merge(table, on="article")
    kept = table.rename(columns={old: new for new, old in columns.items()} | {"label": "outlet"})
    return kept[["article", "outlet", "event", *columns]]


def _each(named: pd.DataFrame, data: pd.DataFrame, column: str, most: int = 12) -> str:
    """Say each article's value, for the text that stands in for the figure."""
    notes = dict(zip(data["article"], data[column].astype("str"), strict=True))
    said = [
        f"{row.label}: {notes[row.article]}".replace("\n", ", ") for row in named.itertuples() if row.article in notes
    ]
    return _ended(said, most)


def _each_column(named: pd.DataFrame, data: pd.DataFrame, heads: dict[str, str], most: int = 12) -> str:
    said = []
    for row in named.itertuples():
        mine = data[data["article"].eq(row.article)].set_index("column")["n"]
        parts = [f"{mine[c]} {heads[c]}" for c in heads if mine.get(c, 0)]
        said.append(f"{row.label}: {', '.join(parts) if parts else 'none'}")
    return _ended(said, most)


def _ended(said: list[str], most: int) -> str:
    more = [f"{len(said) - most} more in the data"] if len(said) > most else []
    return "; ".join(said[:most] + more) + "." if said else ""


def share_note(share: float, low: float, high: float) -> str:
    r"""Write a share with its interval.

    >>> share_note(0.5, 0.2, 0.8).replace("\xa0", " ")
    '50 % (95 % interval 20 % to 80 %)'
    """
    return f"{percent(share)} (95\u00a0% interval {percent(low)} to {percent(high)})"
