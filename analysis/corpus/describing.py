"""What the paragraphs tell about their articles; and their sentences."""

import re
from itertools import chain

import numpy as np
import pandas as pd

from analysis import schema
from analysis.text import read_words
from analysis.text import sentences as split

_BY = re.compile(r"(?:(?:words|story|text|report)\s+)?by:?\s+", re.I)


def describe(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Fill in an article's headline and byline from its paragraphs where nothing else states them, and count its words.

    Parameters
    ----------
    articles, paragraphs : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        Table `articles`; `words` counts paragraphs with role body or excerpt. A headline that is neither stated nor
        found above the body stays absent.

    Examples
    --------
    >>> line = {"article": "a", "story": "s", "genre": "news", "text": "Port closes", "words": 0, "file": "a.txt"}
    >>> told = {"article": "a", "paragraph": 0, "start": 0, "end": 11, "role": "headline"}
    >>> articles = schema.frame("articles", [line | {"sha256": "", "encoding": "utf-8"}])
    >>> describe(articles, schema.frame("paragraphs", [told])).loc[0, "headline"]
    'Port closes'
    """
    described = articles.copy()
    texts = dict(schema.rows(articles, "article", "text"))
    first = paragraphs.drop_duplicates(["article", "role"])
    for column in ("headline", "byline"):
        rows = first[first["role"] == column]
        spans = schema.rows(rows, "article", "start", "end")
        found = {article: " ".join(texts[article][start:end].split()) for article, start, end in spans}
        if column == "byline":
            found = {article: _BY.sub("", line, count=1) for article, line in found.items()}
        described[column] = described[column].fillna(described["article"].map(found).astype("str"))
    counted = schema.by_article(paragraphs[paragraphs["role"].isin(schema.COUNTED)], "start", "end")
    words = {article: _count(texts[article], spans) for article, spans in counted.items()}
    described["words"] = [words.get(article, 0) for article in described["article"].tolist()]
    return schema.frame("articles", described)


def _count(text: str, spans: list[tuple]) -> int:
    """Count the words of some paragraphs of a text."""
    first, last = np.searchsorted(read_words(text).start, np.array(spans).T)
    return int((last - first).sum())


def sentences(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Split every paragraph but boilerplate into sentences.

    Parameters
    ----------
    articles, paragraphs : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        Table `sentences`, numbered within the article; each lies within one paragraph.

    Examples
    --------
    >>> articles = pd.DataFrame([{"article": "a", "text": "It closed. Nobody knew."}])
    >>> row = {"article": "a", "paragraph": 0, "start": 0, "end": 23, "role": "body"}
    >>> sentences(articles, schema.frame("paragraphs", [row]))[["start", "end"]].to_numpy().tolist()
    [[0, 10], [11, 23]]
    """
    texts = dict(schema.rows(articles, "article", "text"))
    kept = paragraphs[paragraphs["role"] != "boilerplate"]
    found = [split(texts[article], start, end) for article, start, end in schema.rows(kept, "article", "start", "end")]
    held = kept[["article", "paragraph", "role"]].take(np.repeat(np.arange(len(kept)), list(map(len, found))))
    spans = np.array(list(chain.from_iterable(found)), dtype=np.int64).reshape(-1, 2)
    number = held.groupby("article", sort=False).cumcount().to_numpy()
    return schema.frame("sentences", held.assign(sentence=number, start=spans[:, 0], end=spans[:, 1]))
