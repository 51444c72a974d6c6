"""Which words carry a difference, and what a reader's own list or a category left out would change."""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from analysis import schema
from analysis.text import quotations
from analysis.wording import scan, terms, voice
from analysis.wording.loaded import CUT, counted


def influence(candidates: pd.DataFrame, rates: pd.DataFrame, cut: float = CUT) -> pd.DataFrame:
    """Leave out one word at a time: which words carry an article's difference from the others?

    Parameters
    ----------
    candidates : DataFrame
        Table `loaded`.
    rates : DataFrame
        As `rates` gives them, for the articles that are compared: those of one event.
    cut : float
        The score from which a candidate counts.

    Returns
    -------
    DataFrame
        article, term, category, n (its counted uses in the own voice of the article's body), difference (the article's
        rate minus that of all others together, per 1,000 words), without (the same, the term left out everywhere) and
        change (difference minus without: what the term carries). By article, the largest change first.

    Examples
    --------
    >>> hit = {"start": 0, "end": 1, "category": "label", "voice": "outlet", "role": "body", "score": 0.9}
    >>> rows = [hit | {"article": "a", "term": "thug"}, hit | {"article": "b", "term": "thug"},
    ...         hit | {"article": "a", "term": "mob"}]
    >>> rates = pd.DataFrame({"article": ["a", "b"], "words_own_voice": [100, 100]})
    >>> influence(pd.DataFrame(rows), rates)[["term", "difference", "without"]].iloc[:1].to_numpy().tolist()
    [['mob', 10.0, 0.0]]
    """
    own = counted(candidates, cut)
    own = own[own["voice"].eq("outlet") & own["role"].eq("body") & own["article"].isin(rates["article"])]
    words = rates.set_index("article")["words_own_voice"].astype(float)
    uses = own.pivot_table(index=["term", "category"], columns="article", values="score", aggfunc="size", fill_value=0)
    uses = uses.reindex(columns=words.index, fill_value=0)
    total = uses.sum().to_numpy(dtype=float)
    each = uses.to_numpy(dtype=float)
    whole = _difference(total[None, :], words.to_numpy())[0]
    without = _difference(total[None, :] - each, words.to_numpy())
    term, article = np.nonzero(each)
    names = uses.index.to_frame(index=False)
    found = pd.DataFrame(
        {
            "article": words.index.to_numpy()[article],
            "term": names["term"].to_numpy()[term],
            "category": names["category"].to_numpy()[term],
            "n": each[term, article].astype("int64"),
            "difference": whole[article],
            "without": without[term, article],
        }
    )
    found["change"] = found["difference"] - found["without"]
    order = found["change"].abs().rank(method="dense", ascending=False)
    return found.assign(order=order).sort_values(["article", "order", "term"], ignore_index=True).drop(columns="order")


def _difference(counts: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Give the rate of each article minus that of all others together, per 1,000 words."""
    rest = words.sum() - words
    with np.errstate(divide="ignore", invalid="ignore"):
        return 1000 * (counts / words - (counts.sum(axis=1, keepdims=True) - counts) / rest)


def edited(
    candidates: pd.DataFrame,
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    spans: pd.DataFrame,
    more: Mapping[str, str] | None = None,
    without: Collection[str] = (),
) -> pd.DataFrame:
    """Add a reader's own terms to what was found, and leave categories out.

    Parameters
    ----------
    candidates : DataFrame
        Table `loaded`.
    articles, paragraphs, sentences, spans : DataFrame
        The tables of these names.
    more : mapping of str to str, optional
        Term to category, which may be a new one. Their regular inflections count too; names and what a negation denies
        do not. A term of the reader's own goes before what was found in its place, and always counts.
    without : collection of str
        Categories to leave out.

    Returns
    -------
    DataFrame
        Table `loaded`.
    """
    kept = candidates[~candidates["category"].isin(list(without))]
    if not more:
        return kept.reset_index(drop=True)
    listed = terms.index(pd.DataFrame({"term": list(more), "category": list(more.values())}))
    said = voice.contents(spans)
    parts = []
    for article, text in zip(articles["article"], articles["text"], strict=True):
        places, lines = (t[t["article"].eq(article) & t["role"].ne("boilerplate")] for t in (paragraphs, sentences))
        parts += _own_terms(article, text, places, lines, said.get(article, []), listed)
    own = schema.frame("loaded", parts)
    over = _overlaps(kept, own)
    both = pd.concat([kept[~over], own[~own["category"].isin(list(without))]])
    return schema.frame("loaded", both.sort_values(["article", "start"]))


def _own_terms(
    article: str, text: str, places: pd.DataFrame, lines: pd.DataFrame, said: list, listed: terms.Listed
) -> list[dict]:
    """Find a reader's terms in one article."""
    spans, bounds = (sorted(set(zip(t["start"].tolist(), t["end"].tolist(), strict=True))) for t in (places, lines))
    marks = quotations(text, spans)
    words = scan.words(text, spans, bounds, marks, listed)
    hits = [(i, i, *listed.single[words.forms[c]]) for i, c in enumerate(words.code) if words.forms[c] in listed.single]
    hits = [hit for hit in hits if not words.inside[hit[0]]] + [(i, i + n - 1, t, c) for i, n, t, c in words.phrase]
    at = np.searchsorted(places["start"].sort_values().to_numpy(), words.start, side="right") - 1
    roles = places.sort_values("start")["role"].to_numpy(dtype=object)[np.maximum(at, 0)] if len(places) else at
    voices = voice.of(words.start, roles, voice.spoken(text, spans, said, marks))
    return [
        {
            "article": article, "start": int(words.start[i]), "end": int(words.end[j]), "term": term,
            "category": category, "voice": voices[i], "score": 1.0, "role": roles[i],
        }
        for i, j, term, category in sorted(hits)
        if not words.proper[i : j + 1].any() and not words.negated[i]
    ]  # fmt: skip


def _overlaps(rows: pd.DataFrame, others: pd.DataFrame) -> np.ndarray:
    """Tell which rows share a character with one of the others, which do not overlap each other."""
    found = np.zeros(len(rows), dtype=bool)
    for article, group in others.groupby("article"):
        here = rows["article"].eq(article).to_numpy()
        starts, ends = group["start"].to_numpy(), group["end"].to_numpy()
        before = np.searchsorted(starts, rows["end"].to_numpy(), side="left") - 1
        found |= here & (before >= 0) & (ends[np.maximum(before, 0)] > rows["start"].to_numpy())
    return found
