"""The candidates of a text: listed terms and words that readers were found to mark."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import resources, schema
from analysis.text import Quotation, quotations
from analysis.wording import encoded, model, scan, terms, voice

CUT = 0.5
"""The score from which a candidate counts; chosen on the training corpora, see the card of the weights."""

FLOOR = 0.1
"""Words on no list are candidates from this score on."""

SUBJECT = 3
"""A word on no list that an article uses this often is its subject, not a choice of tone."""

BATCH_ARTICLES, BATCH_CHARACTERS = 64, 2_000_000

_PASSED_OVER = ("boilerplate", "byline", "credit", "repeat")
_KINDS = (np.int64, np.int64, object, object, np.float64)
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
    engine: str = "fast",
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
    engine : {"fast", "accurate"}
        What scores a word: the linear model alone, for corpora, or an encoder of its sentence with it, for a story.

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
    said = voice.contents(spans)
    pages = _pages(articles, _by_article(paragraphs), _by_article(sentences))
    found = [_batch(batch, said, weights, engine) for batch in _batches(pages)]
    if not found:
        return schema.frame("loaded", [])
    columns = {name: np.concatenate([part[name] for part in found]) for name in found[0]}
    return schema.frame("loaded", pd.DataFrame(columns))


def counted(candidates: pd.DataFrame, cut: float = CUT) -> pd.DataFrame:
    """Keep the candidates that count: score from the cut on."""
    return candidates[candidates["score"] >= cut].reset_index(drop=True)


class _Page(NamedTuple):
    """An article that is read: start, end and role of its paragraphs and of its sentences."""

    article: str
    text: str
    places: tuple[np.ndarray, np.ndarray, np.ndarray]
    lines: tuple[np.ndarray, np.ndarray, np.ndarray]


def _by_article(table: pd.DataFrame) -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Give start, end and role of the spans of each article that are read."""
    read = table[~table["role"].isin(_PASSED_OVER)].sort_values(["article", "start"], kind="stable")
    names, columns = read["article"].to_numpy(dtype=object), (read["start"], read["end"], read["role"].astype(object))
    first = np.flatnonzero(np.append(True, names[1:] != names[:-1])) if len(names) else np.zeros(0, dtype=np.int64)
    parts = zip(*(np.split(column.to_numpy(), first[1:]) for column in columns), strict=True)
    return dict(zip(names[first].tolist(), parts, strict=False))


def _pages(articles: pd.DataFrame, places: dict, lines: dict) -> Iterator[_Page]:
    for article, text in zip(articles["article"], articles["text"], strict=True):
        if article in places and article in lines:
            yield _Page(article, text, places[article], lines[article])


def _batches(pages: Iterable[_Page]) -> Iterator[list[_Page]]:
    """Gather articles that are scored together."""
    batch: list[_Page] = []
    for page in pages:
        batch.append(page)
        if len(batch) == BATCH_ARTICLES or sum(len(p.text) for p in batch) > BATCH_CHARACTERS:
            yield batch
            batch = []
    if batch:
        yield batch


def _batch(
    pages: list[_Page], said: dict[str, list[voice.Span]], weights: dict[str, np.ndarray] | None, engine: str
) -> dict[str, np.ndarray]:
    """Find the candidates of several articles, their texts joined to one."""
    text = "\n\n".join(page.text for page in pages)
    base = np.cumsum([0, *(len(page.text) + 2 for page in pages[:-1])])
    spans: list[voice.Span] = []
    marks: list[Quotation] = []
    spoken: list[voice.Span] = []
    for page, at in zip(pages, base.tolist(), strict=True):
        own = list(zip(page.places[0].tolist(), page.places[1].tolist(), strict=True))
        quoted = quotations(page.text, own)
        spans += [(s + at, e + at) for s, e in own]
        marks += [q._replace(start=q.start + at, end=q.end + at) for q in quoted]
        spoken += [(s + at, e + at) for s, e in voice.spoken(page.text, own, said.get(page.article, []), quoted)]
    bounds = [
        (s + at, e + at)
        for page, at in zip(pages, base.tolist(), strict=True)
        for s, e in sorted(set(zip(page.lines[0].tolist(), page.lines[1].tolist(), strict=True)))
    ]
    words = scan.words(text, spans, bounds, marks, pages=base)
    logit = model.logits(words, weights)
    if engine == "accurate":
        logit = encoded.logits(text, bounds, words, logit, weights)
    score = 1.0 / (1.0 + np.exp(-logit))
    at = np.searchsorted(np.array([s for s, _ in spans], dtype=np.int64), words.start, side="right") - 1
    role = np.concatenate([page.places[2] for page in pages])
    own = ~voice.inside(words.start, spoken) & (role != "excerpt")[at]
    first, last, term, category, value = _candidates(words, score, own)
    of, roles = words.page[first], role[at[first]]
    names = np.array([page.article for page in pages], dtype=object)
    return {
        "article": names[of], "start": words.start[first] - base[of], "end": words.end[last] - base[of],
        "term": term, "category": category, "voice": voice.of(words.start[first], roles, spoken), "score": value.round(4), "role": roles,
    }  # fmt: skip


def _candidates(words: scan.Words, score: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, ...]:
    """Give first and last word, term, category and score of each candidate, in the order of the text."""
    phrases, singles = _phrases(words, score), _singles(words, score, own)
    first, last, term, category, value = (np.concatenate(pair) for pair in zip(phrases, singles, strict=True))
    order = np.argsort(first, kind="stable")
    return first[order], last[order], term[order], category[order], value[order]


def _phrases(words: scan.Words, score: np.ndarray) -> tuple[np.ndarray, ...]:
    """Give listed phrases: each scores as its best word does."""
    rows = [
        (first, first + count - 1, term, category, float(score[first : first + count].max()))
        for first, count, term, category in words.phrase
        if not words.proper[first : first + count].any() and not words.negated[first]
    ]
    columns = list(zip(*rows, strict=True)) or [()] * 5
    return tuple(np.array(column, dtype=kind) for column, kind in zip(columns, _KINDS, strict=True))


def _singles(words: scan.Words, score: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, ...]:
    """Give single words: listed ones, scare quotes, and those that score well on no list."""
    listed = terms.listed().single
    entry = [listed.get(form) for form in words.forms]
    is_listed = np.array([e is not None for e in entry], dtype=bool)[words.code]
    is_label = np.array([e is not None and e[1] == "label" for e in entry], dtype=bool)[words.code]
    telling = np.array([_tells(form) for form in words.forms], dtype=bool)[words.code]
    form = words.per_page()
    subject = (np.bincount(form) >= SUBJECT)[form]
    scare = words.scare & own
    candidate = ~words.inside & (is_listed | scare | ((score >= FLOOR) & ~subject)) & ~words.negated
    at = np.flatnonzero(candidate & (is_label | ~words.proper & telling))
    forms = [words.forms[c] for c in words.code[at].tolist()]
    known = [
        listed.get(form) or (form, "scare_quote" if quoted else _category(form))
        for form, quoted in zip(forms, scare[at].tolist(), strict=True)
    ]
    term, category = (np.array([k[i] for k in known], dtype=object) for i in (0, 1))
    return at, at, term, category, score[at]


@cache
def _tells(form: str) -> bool:
    """Whether a form can be a choice of tone at all: no word of grammar, no number, no stump."""
    return form not in _stopwords() and not form.isdigit() and len(form) > 2


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(resources.lexicon("stopwords").iloc[:, 0])


@cache
def _category(form: str) -> str:
    """Guess the class of a word on no list by its ending."""
    return next((name for name, ending in _ENDINGS if ending.search(form)), "unlisted")
