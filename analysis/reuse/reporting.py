"""An article's own reporting: what its outlet was told, saw and asked itself."""

import re

import pandas as pd

from analysis import events, schema
from analysis.reuse.summary import own_words
from analysis.sources import vocabulary

_COLUMNS = ["article", "words", "common", "excerpted", "share_common", "share_excerpted", "share_own"]
_COLUMNS += ["statements", "told_it", "told_others", "own_documents", "own_calls"]
_NO_NAME_BEHIND = "(?![ \u00a0][A-Z])"
_LONGEST_WORD = 40
_CAPITAL_BEFORE = re.compile(r"\b(?!The\b)[A-Z][\w.’'-]*[ \u00a0]$")
_SEEN_BY = r"\b(?:seen|obtained|reviewed|viewed|read|examined) by (?:[Tt]he )?"


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
        One row an article: article, words, common, excerpted and their shares, share_own (as `own_words`), statements
        (statements and non-responses of its body), told_it (statements told to its outlet or agency), told_others (to
        another outlet), own_documents (documents that its outlet is said to have seen, each once), own_calls (sources
        that gave no answer to its outlet or agency); the last four missing where the outlet is not known.

    Examples
    --------
    >>> names = ("articles", "paragraphs", "attributions", "spans", "attributed", "shared")
    >>> own_reporting(*(schema.frame(name, []) for name in names)).empty
    True
    """
    rows = attributions[attributions["act"].isin(schema.SOURCING_ACTS) & attributions["role"].eq("body")]
    extent = spans.groupby(["article", "attribution"]).agg(start=("start", "min"), end=("end", "max")).reset_index()
    kinds = attributed.drop_duplicates(["article", "attribution"])[["article", "attribution", "source", "source_type"]]
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
    around = [_around(content, start, end) for start, end in zip(rows["start"], rows["end"], strict=True)]
    by_it = pd.Series([_names(before + words, own) for before, words in around], index=rows.index, dtype="bool")
    seen = pd.Series([_names(words, own, _SEEN_BY) for _, words in around], index=rows.index, dtype="bool")
    documents, statements = rows["source_type"].eq("document"), rows["act"].eq("statement")
    told = [_is_own(channel, own) for channel in rows.loc[statements & (documents | ~seen), "channel"].dropna()]
    return {
        "told_it": sum(told),
        "told_others": len(told) - sum(told),
        "own_documents": int(rows.loc[(documents & by_it) | (statements & seen), "source"].nunique()),
        # What the outlet itself could not verify is no source that gave no answer.
        "own_calls": int((by_it & ~statements & rows["source_type"].ne("media")).sum()),
    }


def _is_own(name: str, own: list[str]) -> bool:
    return any(events.means(name, mine) for mine in own)


def _around(content: str, start: int, end: int) -> tuple[str, str]:
    """Give the paragraph before an attribution, and its own words to the end of the sentence."""
    last = re.search(r"[.!?][”\"’]?(?:\s|$)", content[end:])
    return content[content.rfind("\n", 0, start) + 1 : start], content[start : end + (last.start() if last else 0)]


def _names(words: str, own: list[str], before: str = "") -> bool:
    """Whether some words name the outlet, in full or by its last word or its first, but no body of a longer name."""
    for name in own:
        full = re.sub("^[Tt]he ", "", name)
        short = {w for w in (full.split()[-1], full.split()[0]) if len(w) > 3 and w.lower() not in vocabulary.places()}
        more = "" if " " in full else _NO_NAME_BEHIND
        if re.search(rf"{before}\b{re.escape(full)}\b{more}", words) or any(
            _alone(words, before, word) for word in short - {full}
        ):
            return True
    return False


def _alone(words: str, before: str, word: str) -> bool:
    """Whether a word stands for itself: "the Post", and not "the Post Office" nor "Brenn Post"."""
    found = re.finditer(rf"{before}\b{re.escape(word)}\b{_NO_NAME_BEHIND}", words)
    return any(not _CAPITAL_BEFORE.search(words, max(0, m.start() - _LONGEST_WORD), m.start()) for m in found)
