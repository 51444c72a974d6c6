"""How much of an outlet's own wording is loaded, and each loaded term in its context."""

import re
from bisect import bisect_left
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis import schema
from analysis.wording import scan, voice
from analysis.wording.loaded import CUT, counted

RESAMPLES = 1000
SEED = 20240501
CONTEXT_WORDS = 5
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
    rows = []
    for article, text in schema.rows(articles, "article", "text"):
        words, count = np.zeros(0), np.zeros(0)
        if article in lines:
            bounds = sorted(lines[article])
            words = _own_words(text, places[article], bounds, said.get(article, []))
            at = [bisect_left(bounds, (start + 1,)) - 1 for (start,) in hits.get(article, [])]
            count = np.bincount([i for i in at if i >= 0], minlength=len(bounds)).astype(float)
        low, high = interval(count, words)
        total = float(words.sum())
        rows.append({
            "article": article, "words_own_voice": int(total), "loaded_own_voice": int(count.sum()),
            "loaded_per_1000_words_own_voice": 1000 * float(count.sum()) / total if total else np.nan,
            "low": low, "high": high,
        })  # fmt: skip
    columns = ["article", "words_own_voice", "loaded_own_voice", "loaded_per_1000_words_own_voice", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def _own_words(text: str, places: list[Span], bounds: list[Span], contents: list[Span]) -> np.ndarray:
    """Count the words of each sentence that no source is quoted with."""
    starts = scan.starts(text)
    starts = starts[voice.inside(starts, bounds)]
    own = starts[~voice.inside(starts, voice.spoken(text, places, contents))]
    sentence = np.searchsorted([start for start, _ in bounds], own, side="right") - 1
    return np.bincount(sentence, minlength=len(bounds)).astype(float)


def interval(count: np.ndarray, words: np.ndarray, resamples: int = RESAMPLES, seed: int = SEED) -> tuple[float, float]:
    """Give the middle 95 % of the rate per 1,000 words over resampled sentences.

    Where nothing was found resampling shows no spread: the upper end is then that of a Poisson count of zero.

    >>> interval(np.array([1.0, 1.0]), np.array([10.0, 10.0]))
    (100.0, 100.0)
    """
    if len(words) < 2 or not words.sum():
        return np.nan, np.nan
    if not count.any():
        return 0.0, float(1000 * NONE_FOUND / words.sum())
    times = (_times_drawn if len(words) <= _MOST_KEPT else _times_drawn.__wrapped__)(len(words), resamples, seed)
    total, hits = times @ words, times @ count
    rate = 1000 * hits[total > 0] / total[total > 0]
    low, high = np.percentile(rate, [2.5, 97.5])
    return float(low), float(high)


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
