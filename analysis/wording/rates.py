"""How much of an outlet's own wording is loaded, and each loaded term in its context."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis import schema
from analysis.wording import scan, voice
from analysis.wording.loaded import CUT, counted

RESAMPLES = 1000
SEED = 20240501
CONTEXT_WORDS = 5
_MOST_AT_ONCE = 64
# Samples are kept for articles of up to so many sentences, since those of one length are resampled alike.
_MOST_KEPT = 128
Span = tuple[int, int]
NONE_FOUND = 3.69  # -ln(.025): the largest expected count with which zero is still likely at 95 %


def rates(
    candidates: pd.DataFrame,
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    spans: pd.DataFrame,
    cut: float = CUT,
) -> pd.DataFrame:
    """Count loaded terms per 1,000 words of each article's own voice, in its body.

    The interval resamples the sentences of the article: it says how much the rate hangs on single sentences, not what
    the outlet's other articles are like. Below some 200 words of own voice it says little.

    Parameters
    ----------
    candidates : DataFrame
        Table `loaded`.
    articles, paragraphs, sentences, spans : DataFrame
        The tables of these names.
    cut : float
        The score from which a candidate counts.

    Returns
    -------
    DataFrame
        One row an article: article, words_own_voice, loaded_own_voice, loaded_per_1000_words_own_voice, and low, high:
        the 95 % interval of the rate.

    Examples
    --------
    >>> from analysis import schema
    >>> text, spans = "Brenn slammed it. Lund went home.", schema.frame("spans", [])
    >>> articles = pd.DataFrame({"article": ["a"], "text": [text]})
    >>> rows = pd.DataFrame({"article": "a", "sentence": [0, 1], "start": [0, 18], "end": [17, 33], "role": "body"})
    >>> hit = {"article": "a", "start": 6, "end": 13, "term": "slam", "category": "label"}
    >>> table = schema.frame("loaded", [hit | {"voice": "outlet", "score": 0.9, "role": "body"}])
    >>> rates(table, articles, rows, rows, spans)[["words_own_voice", "loaded_own_voice"]].values
    array([[6, 1]])
    """
    said = voice.contents(spans)
    own = counted(candidates, cut)
    own = own[(own["voice"] == "outlet") & (own["role"] == "body")]
    hits = schema.by_article(own, "start")
    places = schema.by_article(paragraphs, "start", "end")
    lines = schema.by_article(sentences[sentences["role"] == "body"], "start", "end")
    counts, words = [], []
    for article, text in schema.rows(articles, "article", "text"):
        bounds = sorted(lines.get(article, []))
        quoted = voice.spoken(text, places[article], said.get(article, [])) if bounds else []
        words.append(_own_words(scan.read(text).start, bounds, quoted) if bounds else np.zeros(0))
        at = [bisect_left(bounds, (start + 1,)) - 1 for (start,) in hits.get(article, [])]
        counts.append(np.bincount([i for i in at if i >= 0], minlength=len(bounds)).astype(float))
    total, loaded = (np.array([of.sum() for of in each], dtype=float) for each in (words, counts))
    low, high = np.array(intervals(counts, words), dtype=float).reshape(-1, 2).T
    return pd.DataFrame({
        "article": articles["article"].reset_index(drop=True), "words_own_voice": total.astype("int64"),
        "loaded_own_voice": loaded.astype("int64"),
        "loaded_per_1000_words_own_voice": 1000 * loaded / np.where(total > 0, total, np.nan), "low": low, "high": high,
    })  # fmt: skip


def _own_words(starts: np.ndarray, bounds: list[Span], quoted: list[Span]) -> np.ndarray:
    """Count the words of each sentence that no source is quoted with."""
    own = np.ones(len(starts))
    for first, last in np.searchsorted(starts, np.array(quoted, dtype=np.int64).reshape(-1, 2)).tolist():
        own[first:last] = 0
    until = np.append(0, np.cumsum(own))
    first, last = np.searchsorted(starts, np.array(bounds, dtype=np.int64)).T
    return until[last] - until[first]


def interval(count: np.ndarray, words: np.ndarray, resamples: int = RESAMPLES, seed: int = SEED) -> tuple[float, float]:
    """Give the middle 95 % of the rate per 1,000 words over resampled sentences.

    Where nothing was found resampling shows no spread: the upper end is then that of a Poisson count of zero.

    >>> interval(np.array([1.0, 1.0]), np.array([10.0, 10.0]))
    (100.0, 100.0)
    """
    return intervals([count], [words], resamples, seed)[0]


def intervals(
    counts: list[np.ndarray], words: list[np.ndarray], resamples: int = RESAMPLES, seed: int = SEED
) -> list[tuple[float, float]]:
    """Give what `interval` does for each of many articles; those of one length are resampled together."""
    found = [(np.nan, np.nan)] * len(words)
    alike: dict[int, list[int]] = defaultdict(list)
    for n, (count, of) in enumerate(zip(counts, words, strict=True)):
        if len(of) > 1 and of.sum():
            found[n] = (0.0, float(1000 * NONE_FOUND / of.sum()))
            if count.any():
                alike[len(of)].append(n)
    for size, members in alike.items():
        times = (_times_drawn if size <= _MOST_KEPT else _times_drawn.__wrapped__)(size, resamples, seed)
        for at in (members[n : n + _MOST_AT_ONCE] for n in range(0, len(members), _MOST_AT_ONCE)):
            hits, total = (np.array([each[n] for n in at]) @ times.T for each in (counts, words))
            for n, (low, high) in zip(at, _middle(hits, total), strict=True):
                found[n] = (low, high)
    return found


def _middle(hits: np.ndarray, total: np.ndarray) -> list[list[float]]:
    """Give the middle 95 % of the rates of each row; samples without words have none."""
    if total.all():
        # What is sorted already has its percentiles found in half the time, the sorting included.
        return np.percentile(np.sort(1000 * hits / total), [2.5, 97.5], axis=1).T.tolist()
    each = zip(hits, total, strict=True)
    return [np.percentile(1000 * hit[of > 0] / of[of > 0], [2.5, 97.5]).tolist() for hit, of in each]


@lru_cache(maxsize=_MOST_KEPT)
def _times_drawn(size: int, resamples: int, seed: int) -> np.ndarray:
    """Draw sentences with replacement, and count how often each is in each sample."""
    drawn = np.random.default_rng(seed).integers(0, size, (resamples, size))
    drawn += np.arange(resamples)[:, None] * size
    return np.bincount(drawn.ravel(), minlength=resamples * size).reshape(resamples, size).astype(np.float32)


def concordance(
    candidates: pd.DataFrame, articles: pd.DataFrame, cut: float = CUT, context: int = CONTEXT_WORDS
) -> pd.DataFrame:
    """Show each counted term in its context.

    Parameters
    ----------
    candidates, articles : DataFrame
        Tables `loaded` and `articles`.
    cut : float
        The score from which a candidate counts.
    context : int
        Words on each side, at most.

    Returns
    -------
    DataFrame
        Columns article, start, before, text, after, term, category, voice, role, score; ordered by article and place.

    Examples
    --------
    >>> from analysis import schema
    >>> hit = {"article": "a", "start": 6, "end": 13, "term": "slam", "category": "label"}
    >>> table = schema.frame("loaded", [hit | {"voice": "outlet", "score": 0.9, "role": "body"}])
    >>> concordance(table, pd.DataFrame({"article": ["a"], "text": ["Brenn slammed it."]}))["after"].tolist()
    ['it.']
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    rows = counted(candidates, cut).sort_values(["article", "start"], ignore_index=True)
    before, inner, after = [], [], []
    for article, start, end in zip(rows["article"], rows["start"], rows["end"], strict=True):
        text = texts[article]
        left = re.split(r"[\n\r]", text[max(0, start - 30 * context) : start])[-1]
        right = re.split(r"[\n\r]", text[end : end + 30 * context])[0]
        before.append(" ".join(left.split()[-context:]) if context else "")
        inner.append(" ".join(text[start:end].split()))
        after.append(" ".join(right.split()[:context]))
    columns = ["article", "start", "before", "text", "after", "term", "category", "voice", "role", "score"]
    return rows.assign(before=before, text=inner, after=after)[columns]
