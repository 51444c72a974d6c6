"""An article's own reporting: what its outlet was told, saw and asked itself."""

import re

import pandas as pd

from analysis import events, schema
from analysis.reuse.summary import own_words

_COLUMNS = ["article", "words", "common", "share_common", "share_own", "statements", "told_it", "told_others"]
_COLUMNS += ["own_documents", "own_calls"]


def own_reporting(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
    attributed: pd.DataFrame,
    shared: pd.DataFrame,
) -> pd.DataFrame:
    """Count the signs that an article reports itself, beside the share of words that no other article has.

    An article does its own reporting where its outlet, or the agency whose copy it runs, is named as the one that was
    told, that saw a document or that asked for comment. Outlets differ in how often they say so: a low count is no
    proof that an article reports nothing itself, and words in excerpts are never its own. An article whose outlet is
    not known has none of these counts.

    Parameters
    ----------
    articles, paragraphs, attributions, spans, attributed, shared : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        One row an article: article, words, common, share_common, share_own (as `own_words`), statements (statements and
        non-responses of its body), told_it (those told to its outlet or agency), told_others (to another outlet),
        own_documents (those of a document that its outlet is said to have seen), own_calls (sources that gave no answer
        to its outlet or agency); the last four missing where the outlet is not known.

    Examples
    --------
    >>> names = ("articles", "paragraphs", "attributions", "spans", "attributed", "shared")
    >>> own_reporting(*(schema.frame(name, []) for name in names)).empty
    True
    """
    rows = attributions[attributions["act"].isin(schema.SOURCING_ACTS) & attributions["role"].eq("body")]
    extent = spans.groupby(["article", "attribution"]).agg(start=("start", "min"), end=("end", "max")).reset_index()
    kinds = attributed.drop_duplicates(["article", "attribution"])[["article", "attribution", "source_type"]]
    rows = rows.merge(extent, on=["article", "attribution"]).merge(kinds, on=["article", "attribution"], how="left")
    by = {str(article): group for article, group in rows.groupby("article")}
    found = []
    for article, content, *names in zip(*(articles[c] for c in ("article", "text", "outlet", "agency")), strict=True):
        mine = by.get(str(article), rows.iloc[:0])
        found.append({"article": article, "statements": len(mine)} | _signs(mine, content, names))
    kept = dict.fromkeys(["told_it", "told_others", "own_documents", "own_calls"], "Int64")
    signs = pd.DataFrame(found, columns=["article", "statements", *kept]).astype({"article": "str"} | kept)
    return own_words(shared, articles, paragraphs).astype({"article": "str"}).merge(signs, on="article")[_COLUMNS]


def _signs(rows: pd.DataFrame, content: str, names: list[object]) -> dict[str, int]:
    """Count the signs of one article; none where neither outlet nor agency is known."""
    own = [name for name in names if isinstance(name, str)]
    if not own:
        return {}
    told = [_is_own(channel, own) for channel in rows["channel"].dropna()]
    parts = [_names_own(content, start, end, own) for start, end in zip(rows["start"], rows["end"], strict=True)]
    seen = [p and kind == "document" for p, kind in zip(parts, rows["source_type"], strict=True)]
    asked = [p and act == "non_response" for p, act in zip(parts, rows["act"], strict=True)]
    return {
        "told_it": sum(told),
        "told_others": len(told) - sum(told),
        "own_documents": sum(seen),
        "own_calls": sum(asked),
    }


def _is_own(name: str, own: list[str]) -> bool:
    return any(events.same_outlet(name, mine) for mine in own)


def _names_own(content: str, start: int, end: int, own: list[str]) -> bool:
    """Whether the sentence of an attribution names the outlet, in full or by its last word or its first."""
    last = re.search(r"[.!?][”\"’]?(?:\s|$)", content[end:])
    stretch = content[content.rfind("\n", 0, start) + 1 : end + (last.start() if last else 0)]
    words = {
        w for name in own for w in (name, re.sub("^[Tt]he ", "", name), name.split()[-1], name.split()[0]) if len(w) > 3
    }
    return any(re.search(rf"\b{re.escape(word)}\b", stretch) for word in words)
