"""How many words articles share; the rows of the command line."""

from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import pandas as pd

from analysis import schema
from analysis.reuse import words

_OWN = ["article", "words", "common", "excerpted", "share_common", "share_excerpted", "share_own"]


def _alike(shared: pd.DataFrame, read: dict[str, words.Words]) -> pd.DataFrame:
    """Give every word that two articles have in common, from either side: article, other, word, quoted in both."""
    found: list[tuple[str, str, int, bool]] = []
    columns = ("article", "start", "end", "other", "other_start", "other_end")
    for article, start, end, other, other_start, other_end in schema.rows(shared, *columns):
        one, two = read[article], read[other]
        here, there = _inside(one, start, end), _inside(two, other_start, other_end)
        left, right = (own.words[at.start : at.stop] for own, at in ((one, here), (two, there)))
        for i, j, n in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
            for a, b in zip(here[i : i + n], there[j : j + n], strict=True):
                both = one.quoted[a] and two.quoted[b]
                found += [(article, other, a, both), (other, article, b, both)]
    table = pd.DataFrame(found, columns=["article", "other", "word", "quoted"])
    return table.groupby(["article", "other", "word"], as_index=False)["quoted"].max()


def _inside(read: words.Words, start: int, end: int) -> range:
    """Number the words of an article that begin inside a passage."""
    return range(bisect_left(read.spans, (start,)), bisect_left(read.spans, (end,)))


def overlap(shared: pd.DataFrame, articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Measure for each two articles that share passages how much of either stands in them.

    Parameters
    ----------
    shared, articles, paragraphs : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        One row a pair and direction, of articles that share something: article, other, words (that
        both have in their shared passages, each once), quoted (those that both have in quotation marks), share (words
        over all words of the article's body and excerpts), passages, reordered (those in another order than the pair's
        others).

    Examples
    --------
    >>> from analysis import schema
    >>> overlap(*(schema.frame(t, []) for t in ("shared", "articles", "paragraphs"))).empty
    True
    """
    read = words.read(articles, paragraphs)
    pairs = _alike(shared, read).groupby(["article", "other"])["quoted"].agg(words="size", quoted="sum")
    sides = [shared, shared.rename(columns={"article": "other", "other": "article"})]
    passages = pd.concat(sides).groupby(["article", "other"])["reordered"].agg(passages="size", reordered="sum")
    table = pairs.join(passages).reset_index().astype({"quoted": "int64", "reordered": "int64"})
    total = table["article"].map({article: max(len(own.words), 1) for article, own in read.items()})
    table.insert(4, "share", table["words"] / total)
    return table


def own_words(shared: pd.DataFrame, articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Measure how much of each article stands in no other article of the story and in no excerpt.

    Own words are not own reporting: a passage may be told in other words, or be taken from a text outside the story.

    Returns
    -------
    DataFrame
        One row an article: article, words (of body and excerpts), common (those in any shared passage, each once),
        excerpted (those of excerpts that are not in common), share_common, share_excerpted and share_own, which add up
        to 1; missing for an article without words.
    """
    read = words.read(articles, paragraphs)
    alike = {str(a): set(rows["word"]) for a, rows in _alike(shared, read).groupby("article")}
    taken = paragraphs[paragraphs["role"].eq("excerpt")]
    rows = []
    for article in articles["article"]:
        own, common = read[article], alike.get(article, set())
        parts = taken[taken["article"].eq(article)]
        inside = {i for s, e in zip(parts["start"], parts["end"], strict=True) for i in _inside(own, s, e)} - common
        counts = {"common": len(common), "excerpted": len(inside)}
        counts["own"] = len(own.words) - len(common) - len(inside)
        shares = {f"share_{name}": n / len(own.words) if own.words else float("nan") for name, n in counts.items()}
        rows.append({"article": article, "words": len(own.words)} | counts | shares)
    return pd.DataFrame(rows, columns=_OWN)


def lines(shared: pd.DataFrame, articles: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Give one row a shared passage, as the command line prints it.

    Yields
    ------
    dict
        article, start, end, other, other_start, other_end, kind, words, quoted, credited, reordered, text, other_text.
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    for row in shared.to_dict("records"):
        said = {"text": texts[row["article"]][row["start"] : row["end"]]}
        yield {**row, **said, "other_text": texts[row["other"]][row["other_start"] : row["other_end"]]}
