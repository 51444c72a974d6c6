"""Who speaks first and last, how much of what is said each kind of source says, and how evenly it is spread."""

from collections import Counter
from collections.abc import Sequence
from math import comb, exp, log, nan

import numpy as np
import pandas as pd

from analysis import schema
from analysis.text import Quotation, Span, quotations, read_words

_TYPES = list(schema.SOURCE_TYPES)
DRAWN = 10
_NEVER = np.iinfo(np.int64).max


def voices(
    articles: pd.DataFrame,
    rows: pd.DataFrame,
    statements: dict[str, Counter],
    sources: pd.DataFrame,
    spans: pd.DataFrame,
    paragraphs: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Measure how an article gives the word to its sources.

    All of it counts statements and non-responses as `counted` keeps them, each by the source that it goes by. A word
    that stands in two contents is counted once, to the shorter. First and last are those whose statement, or its source
    or cue, starts first and last; who is not credited at all, or gives no answer, does not speak. The number of sources
    among ten statements is what ten drawn at random would have on average, so that long and short articles can be
    compared; it is absent below ten.

    Parameters
    ----------
    articles, sources, spans, paragraphs : DataFrame
        The tables of these names.
    rows : DataFrame
        As `profile.by_principal` gives them, of these articles.
    statements : dict of str to Counter
        By article, how many of them each source has.

    Returns
    -------
    DataFrame
        By article: attributed_words, and for each source type TYPE_words and TYPE_share_of_attributed_words;
        quoted_words, those of them in quotation marks; first_speaker_type, first_speaker, last_speaker_type,
        last_speaker; effective_sources (the exponential of Shannon's entropy over distinct sources, by statements),
        top_source_share_of_credited_statements and sources_of_10_statements.

    References
    ----------
    .. [1] Hill, M. O. 1973. Diversity and evenness: a unifying notation and its consequences. Ecology 54.
    .. [2] Hurlbert, S. H. 1971. The nonconcept of species diversity: a critique and alternative parameters. Ecology 52.
    """
    index = pd.Index(articles["article"].tolist(), name="article")
    article, other = (number_in(index, table["article"]) for table in (rows, spans))
    keys, each = (at << 32 | t["attribution"].to_numpy() for at, t in ((article, rows), (other, spans)))
    of = pd.Index(keys).get_indexer(each)
    marks = _marks(articles, set(rows["article"]), paragraphs)
    table = _words(articles["text"].tolist(), index, rows, spans.assign(of=of, at=other)[of >= 0], marks)
    table = table.join(_ends(rows, article, sources, spans, of))
    counts = {article: sorted(each.values(), reverse=True) for article, each in statements.items()}
    for name, measure in _SPREAD.items():
        table[name] = pd.Series({article: measure(each) for article, each in counts.items()}, dtype="float64")
    return table


def number_in(known: pd.Index, values: pd.Series) -> np.ndarray:
    """Say which of the known values each value is, -1 where none. Values repeat: each is looked up once.

    >>> number_in(pd.Index(["a", "b"]), pd.Series(["b", "b", "c"])).tolist()
    [1, 1, -1]
    """
    code, distinct = pd.factorize(values, use_na_sentinel=False)
    return known.get_indexer(distinct)[code]


def _words(
    texts: list[str], index: pd.Index, rows: pd.DataFrame, spans: pd.DataFrame, marks: list[list[Quotation]]
) -> pd.DataFrame:
    """Count the words of contents by the type of their source, each word once, and those in quotation marks.

    All texts are put one behind the other, so that each place is looked up among all words.
    """
    base = np.cumsum([0, *map(len, texts)])
    found = [read_words(text).start for text in texts]
    words = np.concatenate([base[:0], *(start + at for start, at in zip(found, base.tolist(), strict=False))])
    article = np.repeat(np.arange(len(texts)), list(map(len, found)))
    owner = _owners(words, base, rows, spans[spans["role"] == "content"])
    quoted = [(start + at, end + at) for at, own in zip(base.tolist(), marks, strict=False) for start, end, *_ in own]
    told = owner >= 0
    counts = np.bincount((article * len(_TYPES) + owner)[told], minlength=len(texts) * len(_TYPES))
    table = pd.DataFrame(counts.reshape(-1, len(_TYPES)), columns=[f"{t}_words" for t in _TYPES], index=index)
    total = table.sum(axis=1)
    shares = table.div(total.where(total > 0), axis=0)
    shares.columns = [f"{t}_share_of_attributed_words" for t in _TYPES]
    both = np.bincount(article[told & _covered(words, quoted)], minlength=len(texts))
    return table.assign(attributed_words=total, quoted_words=both).join(shares)


def _owners(words: np.ndarray, base: np.ndarray, rows: pd.DataFrame, contents: pd.DataFrame) -> np.ndarray:
    """Give the number of the type of the source of each word, -1 where it stands in no content."""
    owner = np.full(len(words), -1)
    kind = number_in(pd.Index(_TYPES), rows["source_type"])
    places = contents[["start", "end"]].to_numpy().T + base[contents["at"]]
    longest_first = np.argsort(places[0] - places[1], kind="stable")
    first, last = np.searchsorted(words, places[:, longest_first]).tolist()
    for a, b, own in zip(first, last, kind[contents["of"]][longest_first].tolist(), strict=True):
        owner[a:b] = own
    return owner


def _marks(articles: pd.DataFrame, told: set[str], paragraphs: pd.DataFrame | None) -> list[list[Quotation]]:
    """Find the quotations of the articles in which somebody speaks."""
    places = {} if paragraphs is None else schema.by_article(paragraphs, "start", "end")
    each = schema.rows(articles, "article", "text")
    return [quotations(text, places.get(article)) if article in told else [] for article, text in each]


def _covered(words: np.ndarray, spans: list[Span]) -> np.ndarray:
    """Tell which of the words, given by their starts, lie in one of the spans."""
    first, last = np.searchsorted(words, np.array(spans, dtype=np.int64).reshape(-1, 2).T)
    size = len(words) + 1
    return np.cumsum(np.bincount(first, minlength=size) - np.bincount(last, minlength=size))[:-1] > 0


def _ends(
    rows: pd.DataFrame, article: np.ndarray, sources: pd.DataFrame, spans: pd.DataFrame, of: np.ndarray
) -> pd.DataFrame:
    """Name who speaks first and last in each article, and what kind of source it is."""
    start = np.full(len(rows), _NEVER)
    np.minimum.at(start, of[of >= 0], spans["start"].to_numpy()[of >= 0])
    said = np.flatnonzero(rows["act"].eq("statement") & rows["source_type"].ne("unattributed") & (start < _NEVER))
    order = said[np.lexsort((rows["attribution"].to_numpy()[said], start[said], article[said]))]
    names = dict(zip(schema.rows(sources, "article", "source"), sources["name"].tolist(), strict=True))
    found: dict[str, pd.Series] = {}
    for end, turned in (("first", order), ("last", order[::-1])):
        one = rows.iloc[turned[np.unique(article[turned], return_index=True)[1]]].set_index("article", drop=False)
        called = [names.get(key) for key in schema.rows(one, "article", "source")]
        found |= {
            f"{end}_speaker_type": one["source_type"],
            f"{end}_speaker": pd.Series(called, one.index, dtype="str"),
        }
    return pd.DataFrame(found)


def _effective(counts: Sequence[int]) -> float:
    """Give the effective number of sources, by how many statements each has.

    >>> _effective([2, 2])
    2.0
    """
    total = sum(counts)
    return round(exp(-sum([n / total * log(n / total) for n in counts])), 6)


def top_share(counts: Sequence[int]) -> float:
    """Give the share of statements that go by the source with the most of them.

    >>> top_share([3, 1])
    0.75
    """
    return max(counts) / sum(counts)


def rarefied(counts: Sequence[int], drawn: int = DRAWN) -> float:
    """Give how many sources a number of statements drawn at random would have on average; nan where there are fewer.

    >>> rarefied([2, 2], drawn=2)
    1.666667
    """
    total = sum(counts)
    if total < drawn:
        return nan
    # Of all ways to draw, those without a source.
    absent = [comb(total - n, drawn) / comb(total, drawn) for n in counts]
    return round(len(counts) - sum(absent), 6)


_SPREAD = {
    "effective_sources": _effective,
    "top_source_share_of_credited_statements": top_share,
    "sources_of_10_statements": rarefied,
}
