"""How many words articles share; the rows of the command line."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.reuse import words


def _places(table: pd.DataFrame) -> pd.DataFrame:
    """Give every shared passage from either side: article, start, end, other, quoted, reordered."""
    back = {"article": "other", "start": "other_start", "end": "other_end", "other": "article"}
    kept = ["quoted", "reordered"]
    sides = [table[["article", "start", "end", "other", *kept]]]
    sides.append(table[[*back.values(), *kept]].set_axis([*back, *kept], axis=1))
    return pd.concat(sides, ignore_index=True)


def _held(read: words.Words, spans: list[tuple[int, int]]) -> int:
    """Count the words of an article that stand in any of some spans."""
    if not spans:
        return 0
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    starts = pd.IntervalIndex.from_tuples([(s, e) for s, e in merged], closed="left")
    return int((starts.get_indexer([s for s, _ in read.spans]) >= 0).sum())


def overlap(shared: pd.DataFrame, articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Measure for each two articles that share passages how much of either stands in them.

    Parameters
    ----------
    shared, articles, paragraphs : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        One row a pair and direction, of articles that share something: article, other, words (of the article in shared
        passages, each word once), quoted (those in passages that both quote), share (words over all words of the
        article's body and excerpts), passages, reordered (those in another order than the pair's others).

    Examples
    --------
    >>> from analysis import schema
    >>> overlap(*(schema.frame(t, []) for t in ("shared", "articles", "paragraphs"))).empty
    True
    """
    read = words.read(articles, paragraphs)
    rows = []
    for (article, other), group in _places(shared).groupby(["article", "other"]):
        spans = list(zip(group["start"], group["end"], strict=True))
        quoted = group[group["quoted"]]
        n = _held(read[article], spans)
        rows.append(
            {
                "article": article,
                "other": other,
                "words": n,
                "quoted": _held(read[article], list(zip(quoted["start"], quoted["end"], strict=True))),
                "share": n / max(len(read[article].words), 1),
                "passages": len(group),
                "reordered": int(group["reordered"].sum()),
            }
        )
    return pd.DataFrame(rows, columns=["article", "other", "words", "quoted", "share", "passages", "reordered"])


def own_words(shared: pd.DataFrame, articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Measure how much of each article stands in no other article of the story.

    Own words are not own reporting: a passage may be told in other words, or be taken from a text outside the story.

    Returns
    -------
    DataFrame
        One row an article: article, words (of body and excerpts), common (those in any shared passage, each once),
        share_common and share_own, which add up to 1; missing for an article without words.
    """
    read = words.read(articles, paragraphs)
    spans = {a: list(zip(g["start"], g["end"], strict=True)) for a, g in _places(shared).groupby("article")}
    rows = []
    for article in articles["article"]:
        total = len(read[article].words)
        common = _held(read[article], spans.get(article, []))
        share = common / total if total else float("nan")
        one = {"article": article, "words": total, "common": common}
        rows.append(one | {"share_common": share, "share_own": 1 - share})
    return pd.DataFrame(rows, columns=["article", "words", "common", "share_common", "share_own"])


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
