"""Counts of wording, facts and shared words for each article, as the figures and readings need them."""

import pandas as pd

from analysis import reuse, schema, wording
from analysis.facts import exclusives, omissions

# The 97.5 % limit of a Poisson mean of which nothing was seen, -ln 0.025.
NONE_FOUND = 3.689


def chosen(loaded: pd.DataFrame) -> pd.DataFrame:
    """Keep what is loaded from the chosen cut on, in body and excerpts."""
    kept = wording.counted(loaded)
    return kept[kept["role"].isin(schema.COUNTED)].reset_index(drop=True)


def loaded_rates(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    spans: pd.DataFrame,
    loaded: pd.DataFrame,
) -> pd.DataFrame:
    """Give each article's rate of loaded words in its own voice, as `analysis.wording.rates` measures it.

    Where nothing is found, resampling would give the interval no width at all: its high end is then that of a Poisson
    count of none.

    Returns
    -------
    DataFrame
        article, loaded, own_words, value, low, high (per 1,000 own words; nan without words).
    """
    names = {"words_own_voice": "own_words", "loaded_own_voice": "loaded", "loaded_per_1000_words_own_voice": "value"}
    table = wording.rates(loaded, articles, paragraphs, sentences, spans).rename(columns=names)
    none = table["loaded"].eq(0) & table["own_words"].gt(0)
    low, high = table["low"].mask(none, 0.0), table["high"].mask(none, 1000 * NONE_FOUND / table["own_words"])
    kinds = {"article": "str", "loaded": "int64", "own_words": "int64", "value": "f8", "low": "f8", "high": "f8"}
    return table.assign(low=low, high=high)[list(kinds)].astype(kinds)


def coverage(articles: pd.DataFrame, facts: pd.DataFrame, covered: pd.DataFrame) -> pd.DataFrame:
    """Give the status of each fact in each article of its event, with the number of other articles that report it.

    Returns
    -------
    DataFrame
        event, fact, article, status, confidence, start, end, others (articles other than this one that report it).
    """
    rows = covered.merge(facts[["fact", "event"]], on="fact")
    rows = rows.merge(articles[["article", "event"]], on=["article", "event"])
    told = rows["status"].eq("reported")
    others = told.groupby(rows["fact"]).transform("sum") - told
    columns = ["event", "fact", "article", "status", "confidence", "start", "end"]
    return rows[columns].assign(others=others.astype("int64"))


def left_out(
    articles: pd.DataFrame, facts: pd.DataFrame, mentions: pd.DataFrame, covered: pd.DataFrame
) -> pd.DataFrame:
    """Count for each article the facts that others report on the same event, and what became of them in it.

    It is relative to the other articles given, never absolute: an article alone on its event has nothing to compare.

    Returns
    -------
    DataFrame
        article, comparable (facts that at least one other reports and that could be compared), reported, partly,
        unclear, not_found, exclusive (facts that it alone reports).
    """
    table = omissions(covered, facts, articles, k=1).rename(columns={"elsewhere": "comparable"})
    alone = exclusives(covered, facts, mentions).groupby("article").size()
    table = table.assign(exclusive=table["article"].map(alone).fillna(0))
    kinds = dict.fromkeys(["comparable", "reported", "partly", "unclear", "not_found", "exclusive"], "int64")
    return table[["article", *kinds]].astype({"article": "str"} | kinds)


def shared_words(articles: pd.DataFrame, paragraphs: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    """Count the words of each article that stand in passages it shares with each other one, each word once.

    Returns
    -------
    DataFrame
        article, column (the other article), n, share (of the words of `article`), quoted (those that both quote).
    """
    table = reuse.overlap(shared, articles, paragraphs).rename(columns={"other": "column", "words": "n"})
    kinds = {"article": "str", "column": "str", "n": "int64", "share": "float64", "quoted": "int64"}
    return table[list(kinds)].astype(kinds)
