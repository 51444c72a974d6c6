"""Passages that articles share, who credits whom, and how much of an article is its own."""

import pandas as pd

from analysis import schema
from analysis.reuse import matches, words
from analysis.reuse.credit import crediting, from_excerpt, named, names_other, origins
from analysis.reuse.indexing import index
from analysis.reuse.quotations import quotations
from analysis.reuse.reporting import own_reporting
from analysis.reuse.summary import lines, overlap, own_words
from analysis.reuse.upstream import edges

__all__ = ["crediting", "edges", "lines", "overlap", "own_reporting", "own_words", "quotations", "shared"]

LEAST = 8
LEAST_QUOTED = 5
_DENSE = 0.6
_CONTENT = 3
# Eight or nine words may be equal by chance, unless they are quoted or almost all that the passage has.
_SHORT, _DENSE_SHORT = 10, 0.8


def shared(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, spans: pd.DataFrame, sources: pd.DataFrame
) -> pd.DataFrame:
    """Find the passages that two articles share, word for word or lightly edited.

    A passage is eight equal words or more (five in a quotation) with few others among them, within one paragraph of
    body or excerpt; captions, repeated lines, boilerplate and stock phrases ("did not immediately respond to a request
    for comment") are left out. A shared passage does not by itself tell who took it from whom, nor that it was taken:
    both may quote the same statement, which is what `quoted` shows, or run the same agency's copy. A passage is
    credited where either article names the other's outlet or agency, or where it is one's excerpt of a report that the
    other names.

    Parameters
    ----------
    articles, paragraphs, spans, sources : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        Table `shared`: each passage once, with article < other.

    References
    ----------
    Clough, P., et al. (2002). METER: measuring text reuse. ACL 2002.

    Examples
    --------
    >>> shared(*(schema.frame(t, []) for t in ("articles", "paragraphs", "spans", "sources"))).empty
    True
    """
    read = words.read(articles, paragraphs)
    indexed = index(read)
    told, excerpts = named(articles, paragraphs, sources), origins(paragraphs)
    pairs = names_other(articles, told)
    rows: list[dict] = []
    for a, b in indexed.pairs:
        either = (a, b) in pairs or (b, a) in pairs
        for m in matches.match(indexed.articles[a], indexed.articles[b], LEAST_QUOTED):
            row = _row(m, read[a], read[b])
            if row:
                here = from_excerpt(row["start"], excerpts.get(a, []), told[b])
                there = from_excerpt(row["other_start"], excerpts.get(b, []), told[a])
                rows.append({"article": a, "other": b, "credited": either or here or there, **row})
    return schema.frame("shared", _ordered(rows))


def _ordered(rows: list[dict]) -> list[dict]:
    """Mark the passages of each two articles that stand in another order than the others: as few words as possible."""
    by: dict[tuple[str, str], list[dict]] = {}
    for row in rows:
        by.setdefault((row["article"], row["other"]), []).append(row)
    for group in by.values():
        group.sort(key=lambda row: (row["start"], row["other_start"]))
        kept = _longest(group)
        for n, row in enumerate(group):
            row["reordered"] = n not in kept
    return rows


def _longest(group: list[dict]) -> set[int]:
    """Give the passages that stand in one order in both articles and have most words."""
    best: list[tuple[int, int]] = []
    for i, row in enumerate(group):
        before = [(best[j][0], j) for j in range(i) if group[j]["other_start"] <= row["other_start"]]
        words, last = max(before, default=(0, -1))
        best.append((words + row["words"], last))
    at = max(range(len(group)), key=lambda i: best[i][0]) if group else -1
    kept = set()
    while at >= 0:
        kept.add(at)
        at = best[at][1]
    return kept


def _row(m: matches.Match, one: words.Words, two: words.Words) -> dict | None:
    """Make the row of a passage that is long and dense enough, or nothing."""
    longest = max(m.end - m.start, m.other_end - m.other_start)
    content = sum(one.content[m.start : m.end])
    here, there = one.quoted[m.start : m.end], two.quoted[m.other_start : m.other_end]
    quoted = sum(here) * 2 > len(here) and sum(there) * 2 > len(there)
    if m.words < (LEAST_QUOTED if quoted else LEAST) or m.words < _DENSE * longest or content < _CONTENT - quoted:
        return None
    same = one.words[m.start : m.end] == two.words[m.other_start : m.other_end]
    if not same and not quoted and m.words < min(_SHORT, _DENSE_SHORT * longest):
        return None
    return {
        "start": one.spans[m.start][0],
        "end": one.spans[m.end - 1][1],
        "other_start": two.spans[m.other_start][0],
        "other_end": two.spans[m.other_end - 1][1],
        "kind": "verbatim" if same else "edited",
        "words": m.words,
        "quoted": quoted,
    }
