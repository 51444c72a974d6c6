"""Articles to attributions: words, tags, spans, pairs, and what each attribution is."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce

import numpy as np
import pandas as pd

from analysis import resources, schema
from analysis.attribution import accurate, confidence, decode, fast, gather, keys, pairing, within, words
from analysis.attribution.drafts import Draft, Page

# What is less likely to be right is let go: on PolNeAR's development part four of five of those were wrong. A higher
# bound loses more of what is said than it gains in precision.
LEAST = 0.05

SCORERS: dict[str, Callable[[pd.DataFrame], np.ndarray]] = {"fast": fast.scores, "accurate": accurate.scores}
# An engine adds up what its scorers say, each by its share. The encoder and the linear model err in different places:
# of the shares 0, .1, .15, .2 and .25, the third was best on PolNeAR's development part.
ENGINES: dict[str, dict[str, float]] = {"fast": {"fast": 1.0}, "accurate": {"accurate": 1.0, "fast": 0.15}}

# Engines that read a second time what stands inside contents; corpora are read once, for the time it takes.
WITHIN = frozenset(("accurate",))


def find(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame, engine: str = "fast"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find who is reported to have said, thought, wanted or declined to say what.

    Headline, deck, subheads, body, excerpts and captions are read, each attribution with the role of its paragraph;
    sourcing counts body and excerpts alone. The accurate engine also finds whom a source says to have said something.
    Learned on political news of the United States of 2015 and 2016: other genres and other English are read less well,
    other languages not at all.

    Parameters
    ----------
    articles, paragraphs, sentences : DataFrame
        Tables of the schema.
    engine : {"fast", "accurate"}
        What scores the words.

    Returns
    -------
    attributions, spans : DataFrame
        Tables of the schema. Attributions are numbered in the order of the text. A source or a content can be absent:
        nobody is credited in "reportedly", "no comment" has no content.

    Raises
    ------
    ValueError
        If there is no such engine.

    References
    ----------
    Pareti (2016), PARC 3.0: a corpus of attribution relations; Newell, Margolin, Ruths (2018), An attribution relations
    corpus for political news (PolNeAR).
    """
    if engine not in ENGINES:
        raise ValueError(f"no engine {engine!r}; available: {', '.join(ENGINES)}")
    with uncollected():
        pages, drafts = _drafted(articles, paragraphs, sentences, engine)
        if engine in WITHIN:
            pieces = within.pieces(pages, drafts)
            if pieces:
                within.add(drafts, pieces, *_drafted(*within.tables(pages, pieces), engine))
        attributions, spans = _tables(articles, pages, drafts)
        trust = resources.weights(engine)["confidence"]
        attributions["confidence"] = confidence.estimate(attributions["evidence"].tolist(), trust)
        kept = attributions["certain"].to_numpy(dtype=bool) | (attributions["confidence"].to_numpy() >= LEAST)
        attributions, spans = _renumber(attributions, spans, kept)
    return schema.frame("attributions", attributions), schema.frame("spans", spans)


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the search for cycles of garbage: among the many small rows made here, it finds none and takes a tenth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _drafted(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame, engine: str
) -> tuple[list[Page], list[list[Draft]]]:
    read = words.read(articles, paragraphs, sentences)
    spans, pairs = _paired(read, *_pooled(read, ENGINES[engine]))
    return gather.drafted(articles, paragraphs, sentences, spans, pairs)


def _paired(read: pd.DataFrame, scores: np.ndarray, chain: decode.Chain) -> tuple[pd.DataFrame, pd.DataFrame]:
    tags, sure = decode.tag(scores, keys.runs(read, "paragraph"), chain)
    spans = decode.spans(read, tags, sure)
    return spans, pairing.pair(read, spans)


def _pooled(read: pd.DataFrame, shares: dict[str, float]) -> tuple[np.ndarray, decode.Chain]:
    """Add up the scores of several scorers, and their chains."""
    scores = reduce(np.add, (share * SCORERS[name](read) for name, share in shares.items()))
    weights = {name: resources.weights(name) for name in shares}
    links = [sum(share * weights[name][link] for name, share in shares.items()) for link in decode.Chain._fields]
    return scores, decode.Chain(*map(np.asarray, links))


def _renumber(attributions: pd.DataFrame, spans: pd.DataFrame, kept: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Number the attributions kept without gaps; one whose outer attribution is gone stands alone."""
    # Of each attribution, the row of its article's first; and how many are kept above it.
    first = np.arange(len(kept)) - attributions["attribution"].to_numpy(dtype=np.int64)
    above = np.cumsum(kept) - kept
    number = np.where(kept, above - above[first], np.nan)
    parent = attributions["parent"].to_numpy(dtype=float)
    outer = np.where(np.isnan(parent), np.nan, number[first + np.nan_to_num(parent).astype(np.int64)])
    own = number[spans["row"].to_numpy(dtype=np.int64)]
    spans = spans.assign(attribution=own)[~np.isnan(own)]
    both = attributions["parent_counts"].mask(np.isnan(outer), None)
    return attributions.assign(attribution=number, parent=outer, parent_counts=both)[kept], spans


def assemble(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    read: pd.DataFrame,
    scores: np.ndarray,
    chain: decode.Chain,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make attributions of tag scores, whatever engine gave them.

    Parameters
    ----------
    articles, paragraphs, sentences : DataFrame
        Tables of the schema.
    read : DataFrame
        Their words, as `words.read` gives them.
    scores : ndarray, with shape (number of words, number of `decode.TAGS`)
    chain : Chain
        How tags follow one another under that engine.

    Returns
    -------
    attributions, spans : DataFrame
        Rows of the schema's tables; attributions have a column evidence in place of confidence, spans the row of
        their attribution.
    """
    return _tables(articles, *gather.drafted(articles, paragraphs, sentences, *_paired(read, scores, chain)))


def _tables(articles: pd.DataFrame, pages: list[Page], drafts: list[list[Draft]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows, pieces = gather.tabulate(articles, pages, drafts)
    found, parts = _table(rows, gather.COLUMNS), _table(pieces, gather.PARTS)
    for name in ("article", "attribution"):
        parts[name] = found[name].array.take(parts["row"].to_numpy(dtype=np.int64))
    return found, parts


def _table(rows: list[tuple], columns: tuple[str, ...]) -> pd.DataFrame:
    """Make a table column by column: of rows, or of lists of numbers, it would take several times as long."""
    values = zip(*rows, strict=True) if rows else [()] * len(columns)
    return pd.DataFrame({name: _column(column) for name, column in zip(columns, values, strict=True)})


def _column(values: tuple) -> np.ndarray | list:
    return np.array(values) if values and isinstance(values[0], int) else list(values)
