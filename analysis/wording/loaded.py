"""The candidates of a text: listed terms and words that readers were found to mark."""

import re
from collections import Counter
from functools import cache

import numpy as np
import pandas as pd

from analysis import resources, schema
from analysis.wording import model, scan, terms, voice

CUT = 0.5
"""The score from which a candidate counts; chosen on the training corpora, see the card of the weights."""

FLOOR = 0.1
"""Words on no list are candidates from this score on."""

SUBJECT = 3
"""A word on no list that an article uses this often is its subject, not a choice of tone."""

_PASSED_OVER = ("boilerplate", "byline", "credit", "repeat")
_ENDINGS = (
    ("editorial_adverb", re.compile(r"ly$")),
    ("subjective_adjective", re.compile(r"(?:ous|ive|ful|less|able|ible|ish|esque|ic|ical|some|worthy|ridden|laden)$")),
    ("label", re.compile(r"(?:ist|ists|monger|mongers|phobe|phobes|ite|ites|winger|wingers|phile|addict)$")),
)


def loaded(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
    weights: dict[str, np.ndarray] | None = None,
) -> pd.DataFrame:
    """Find the words and phrases that may choose a side or a tone, each with a score and the voice that it is in.

    The score is how likely readers of the training corpora would mark the word where it stands; `counted` keeps those
    from `CUT` on. Names do not count, nor what a negation denies, nor listed words that readers did not mark. Readers
    agree little on single words, so compare rates over many words, not single hits, and only in English.

    Parameters
    ----------
    articles, paragraphs, sentences, attributions, spans : DataFrame
        The tables of these names; paragraphs that are no wording of the article's own (boilerplate, byline, credit) and
        repeated lines are passed over.
    weights : dict of array, optional
        What to score with instead of the shipped weights.

    Returns
    -------
    DataFrame
        Table `loaded`, in the order of the text. Phrases are one row, and rows do not overlap.

    References
    ----------
    .. [1] Recasens, M., Danescu-Niculescu-Mizil, C., Jurafsky, D. 2013. Linguistic models for analyzing and detecting
       biased language. ACL.

    Examples
    --------
    >>> line = "Brenn slammed the harbor plan."
    >>> articles = pd.DataFrame({"article": ["a"], "text": [line]})
    >>> row = {"article": "a", "paragraph": 0, "sentence": 0, "start": 0, "end": 30, "role": "body"}
    >>> said, spans = schema.frame("attributions", []), schema.frame("spans", [])
    >>> loaded(articles, pd.DataFrame([row]), pd.DataFrame([row]), said, spans)["term"].tolist()
    ['slammed']
    """
    places, lines = (
        dict(iter(table[~table["role"].isin(_PASSED_OVER)].groupby("article", sort=False)))
        for table in (paragraphs, sentences)
    )
    said = voice.contents(spans)
    found: list[dict] = []
    for article, text in zip(articles["article"], articles["text"], strict=True):
        if article in places and article in lines:
            found += _one(article, text, places[article], lines[article], said.get(article, []), weights)
    return schema.frame("loaded", found)


def counted(candidates: pd.DataFrame, cut: float = CUT) -> pd.DataFrame:
    """Keep the candidates that count: score from the cut on."""
    return candidates[candidates["score"] >= cut].reset_index(drop=True)


def _one(
    article: str,
    text: str,
    places: pd.DataFrame,
    lines: pd.DataFrame,
    contents: list[tuple[int, int]],
    weights: dict[str, np.ndarray] | None,
) -> list[dict]:
    """Find the candidates of one article."""
    spans = list(zip(places["start"].tolist(), places["end"].tolist(), strict=True))
    bounds = sorted(set(zip(lines["start"].tolist(), lines["end"].tolist(), strict=True)))
    words = scan.words(text, spans, bounds)
    if not words.form:
        return []
    score = model.probabilities(words, weights)
    roles = _roles(words.start, places)
    quoted = voice.spoken(text, spans, contents)
    voices = voice.of(words.start, roles, quoted)
    rows = _phrases(words, score) + _singles(words, score, voices)
    found = []
    for first, last, term, category, value in sorted(rows):
        start, end = int(words.start[first]), int(words.end[last])
        found.append({
            "article": article, "start": start, "end": end, "term": term, "category": category,
            "voice": voices[first], "score": round(float(value), 4), "role": roles[first],
        })  # fmt: skip
    return found


def _roles(starts: np.ndarray, places: pd.DataFrame) -> np.ndarray:
    """Give the role of the paragraph of each word."""
    ordered = places.sort_values("start")
    at = np.searchsorted(ordered["start"].to_numpy(), starts, side="right") - 1
    return ordered["role"].to_numpy(dtype=object)[np.maximum(at, 0)]


def _phrases(words: scan.Words, score: np.ndarray) -> list[tuple[int, int, str, str, float]]:
    """Give listed phrases: each scores as its best word does."""
    found = []
    for first, count, term, category in words.phrase:
        last = first + count - 1
        if not words.proper[first : last + 1].any() and not words.negated[first]:
            found.append((first, last, term, category, float(score[first : last + 1].max())))
    return found


def _singles(words: scan.Words, score: np.ndarray, voices: np.ndarray) -> list[tuple[int, int, str, str, float]]:
    """Give single words: listed ones, scare quotes, and those that score well on no list."""
    listed = terms.single()
    found = []
    scare = words.scare & (voices == "outlet")
    is_listed = np.array([f in listed for f in words.form])
    often = Counter(words.form)
    subject = np.array([often[f] >= SUBJECT for f in words.form])
    candidates = ~words.inside & (is_listed | scare | ((score >= FLOOR) & ~subject))
    for i in np.flatnonzero(candidates):
        form = words.form[i]
        term, category = listed.get(form, (form, ""))
        if category != "label" and (words.proper[i] or not _is_content(form)):
            continue
        if words.negated[i] or form.isdigit() or len(form) < 3:
            continue
        category = category or ("scare_quote" if scare[i] else _category(form))
        found.append((int(i), int(i), term, category, float(score[i])))
    return found


@cache
def _is_content(form: str) -> bool:
    return form not in _stopwords()


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(resources.lexicon("stopwords").iloc[:, 0])


def _category(form: str) -> str:
    """Guess the class of a word on no list by its ending."""
    return next((name for name, ending in _ENDINGS if ending.search(form)), "one_sided_term")
