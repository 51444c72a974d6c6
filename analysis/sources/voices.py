"""Who speaks first and last, how much of what is said each kind of source says, and how evenly it is spread."""

import numpy as np
import pandas as pd

from analysis import schema
from analysis.sources.profile import by_principal, by_source, ranked
from analysis.text import read_words

KEYS = ["article", "attribution"]
DRAWN = 10


def voices(
    articles: pd.DataFrame,
    attributions: pd.DataFrame,
    attributed: pd.DataFrame,
    sources: pd.DataFrame,
    spans: pd.DataFrame,
) -> pd.DataFrame:
    """Measure how an article gives the word to its sources.

    All of it counts statements and non-responses as `counted` keeps them, each by the source that it goes by. A word
    that stands in two contents is counted once, to the shorter. First and last are those whose statement, or its source
    or cue, starts first and last; who is not credited at all, or gives no answer, does not speak. The number of sources
    among ten statements is what ten drawn at random would have on average, so that long and short articles can be
    compared; it is absent below ten.

    Parameters
    ----------
    articles, attributions, attributed, sources, spans : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        One row an article: attributed_words, and for each source type TYPE_words and TYPE_share_of_attributed_words;
        first_speaker_type, first_speaker, last_speaker_type, last_speaker, top_source_share_of_credited_statements and
        sources_of_10_statements.

    References
    ----------
    Hurlbert, S. H. 1971. The nonconcept of species diversity: a critique and alternative parameters. Ecology 52.
    """
    rows = by_principal(attributions, attributed)
    table = pd.DataFrame({"article": pd.Series(articles["article"].tolist(), dtype="str")}).set_index("article")
    table = table.join(_words(articles, rows, spans)).join(_ends(rows, sources, spans))
    counts = ranked(by_source(rows))
    for name, measure in _SPREAD.items():
        spread = {article: measure(count) for article, count in counts.items()}
        table[name] = pd.Series(spread, dtype="float64").reindex(table.index)
    return table.reset_index()


def _words(articles: pd.DataFrame, rows: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Count the words of contents by the type of their source, each word once."""
    types = list(schema.SOURCE_TYPES)
    contents = spans[spans["role"] == "content"].merge(rows[[*KEYS, "source_type"]], on=KEYS)
    contents = contents.assign(
        length=contents["end"] - contents["start"], type=contents["source_type"].map(types.index)
    )
    longest_first = contents.sort_values("length", ascending=False, kind="stable")
    by_article = schema.by_article(longest_first, "start", "end", "type")
    counts = np.zeros((len(articles), len(types)), dtype=np.int64)
    for i, (article, text) in enumerate(schema.rows(articles, "article", "text")):
        if article in by_article:
            starts = read_words(text).start
            owner = np.full(len(starts), -1, dtype=np.int64)
            start, end, kinds = (list(column) for column in zip(*by_article[article], strict=True))
            first, last = np.searchsorted(starts, [start, end]).tolist()
            for a, b, kind in zip(first, last, kinds, strict=True):
                owner[a:b] = kind
            counts[i] = np.bincount(owner[owner >= 0], minlength=len(types))
    table = pd.DataFrame(counts, columns=[f"{t}_words" for t in types], index=articles["article"].tolist())
    total = table.sum(axis=1)
    shares = table.div(total.where(total > 0), axis=0)
    shares.columns = [f"{t}_share_of_attributed_words" for t in types]
    return table.assign(attributed_words=total).join(shares)


def _ends(rows: pd.DataFrame, sources: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Name who speaks first and last in each article, and what kind of source it is."""
    said = rows[rows["act"].eq("statement") & rows["source_type"].ne("unattributed")]
    start = spans.groupby(KEYS)["start"].min().rename("start").reset_index()
    said = said.merge(start, on=KEYS).merge(
        sources[["article", "source", "name"]], on=["article", "source"], how="left"
    )
    said = said.sort_values(["article", "start", "attribution"], kind="stable")
    ends = {
        end: said.drop_duplicates("article", keep=end).set_index("article")[["source_type", "name"]]  # type: ignore[call-overload]
        for end in ("first", "last")
    }
    return pd.DataFrame(
        {
            f"{end}_speaker{suffix}": table[column]
            for end, table in ends.items()
            for suffix, column in (("_type", "source_type"), ("", "name"))
        }
    )


def top_share(counts: np.ndarray) -> float:
    """Give the share of statements that go by the source with the most of them.

    >>> top_share(np.array([3, 1]))
    0.75
    """
    return float(counts.max() / counts.sum()) if len(counts) else np.nan


def rarefied(counts: np.ndarray, drawn: int = DRAWN) -> float:
    """Give how many sources a number of statements drawn at random would have on average; nan where there are fewer.

    >>> rarefied(np.array([2, 2]), drawn=2)
    1.666667
    """
    total = counts.sum()
    if total < drawn:
        return np.nan
    # The chance that none of the drawn statements is of a source, factor by factor.
    steps = np.arange(drawn)
    absent = np.prod(np.maximum(total - counts[:, None] - steps, 0) / (total - steps), axis=1)
    return round(float((1 - absent).sum()), 6)


_SPREAD = {
    "top_source_share_of_credited_statements": top_share,
    "sources_of_10_statements": rarefied,
}
