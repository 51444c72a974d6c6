"""The candidates of a text: listed terms and words that readers were found to mark."""

import re
from functools import cache
from itertools import compress

import numpy as np
import pandas as pd

from analysis import resources, schema
from analysis.wording import encoded, model, pages, scan, terms, voice

CUT = 0.5
"""The score from which a candidate counts; chosen on the training corpora, see the card of the weights."""

FLOOR = 0.05
"""Words on no list are candidates from this score on."""

SUBJECT = 3
"""A word on no list that an article uses this often is its subject, not a choice of tone."""

METAPHORS = ("violence_metaphor", "motion_metaphor")
ODDS_OF_METAPHORS = 7.4
"""By how much more a listed metaphor of several words is loaded than the best of its words, which are plain alone.

Chosen as what changes neither F1 on the training corpora, where few such phrases stand.
"""

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
    >>> counted(loaded(articles, pd.DataFrame([row]), pd.DataFrame([row]), said, spans))["term"].tolist()
    ['slammed']
    """
    found = [_batch(batch, weights, engine) for batch in pages.batches(articles, paragraphs, sentences, spans)]
    if not found:
        return schema.frame("loaded", [])
    columns = {name: np.concatenate([part[name] for part in found]) for name in found[0]}
    return schema.frame("loaded", pd.DataFrame(columns))


def counted(candidates: pd.DataFrame, cut: float = CUT) -> pd.DataFrame:
    """Keep the candidates that count: score from the cut on."""
    return candidates[candidates["score"] >= cut].reset_index(drop=True)


def _batch(batch: list[pages.Page], weights: dict[str, np.ndarray] | None, engine: str) -> dict[str, np.ndarray]:
    """Find the candidates of several articles at once."""
    joined = pages.join(batch)
    words = scan.words(
        joined.text, joined.paragraphs, joined.sentences, joined.marks, pages=joined.starts, written=joined.written
    )
    logit = model.logits(words, weights)
    if engine == "accurate":
        logit = encoded.logits(joined.text, words, logit, weights)
    score = 1.0 / (1.0 + np.exp(-logit))
    at = np.searchsorted([start for start, _ in joined.paragraphs], words.start, side="right") - 1
    own = ~voice.inside(words.start, joined.spoken) & (joined.role != "excerpt")[at]
    first, last, term, category, value = _candidates(words, score, own)
    of, role = words.page[first], joined.role[at[first]]
    return {
        "article": np.array([page.article for page in batch], dtype=object)[of],
        "start": words.start[first] - joined.starts[of],
        "end": words.end[last] - joined.starts[of],
        "term": term,
        "category": category,
        "voice": voice.of(words.start[first], role, joined.spoken),
        "score": value.round(4),
        "role": role,
    }


def _candidates(words: scan.Words, score: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, ...]:
    """Give first and last word, term, category and score of each candidate, in the order of the text."""
    phrases, singles = _phrases(words, score), _singles(words, score, own)
    first, last, term, category, value = (np.concatenate(pair) for pair in zip(phrases, singles, strict=True))
    order = np.argsort(first, kind="stable")
    return first[order], last[order], term[order], category[order], value[order]


def _phrases(words: scan.Words, score: np.ndarray) -> tuple[np.ndarray, ...]:
    """Give listed phrases: each scores as its best word does, a metaphor higher."""
    rows = [
        (first, first + count - 1, term, category, _of_phrase(float(score[first : first + count].max()), category))
        for first, count, term, category in words.phrase
        if not words.proper[first : first + count].any() and not words.negated[first]
    ]
    columns = list(zip(*rows, strict=True)) or [()] * 5
    return tuple(np.array(column, dtype=kind) for column, kind in zip(columns, _KINDS, strict=True))


def _of_phrase(best: float, category: str) -> float:
    odds = ODDS_OF_METAPHORS if category in METAPHORS else 1.0
    return odds * best / (1.0 + (odds - 1.0) * best)


def _singles(words: scan.Words, score: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, ...]:
    """Give single words: listed ones, scare quotes, and those that score well on no list."""
    listed, forms = terms.listed().single, words.forms
    is_listed, is_label, telling = (
        np.fromiter(map(of, forms), bool, len(forms))[words.code]
        for of in (listed.__contains__, _labels().__contains__, _tells)
    )
    form = words.per_page()
    subject = (np.bincount(form) >= SUBJECT)[form]
    scare = words.scare & own
    candidate = ~words.inside & (is_listed | scare | ((score >= FLOOR) & ~subject)) & ~words.negated
    at = np.flatnonzero(candidate & (is_label | ~words.proper & telling))
    code = words.code[at]
    used = np.bincount(code) > 0
    known = [listed.get(form) or (form, _category(form)) for form in compress(forms, used.tolist())]
    which = np.cumsum(used)[code] - 1
    term, category = (np.array([entry[i] for entry in known], dtype=object)[which] for i in (0, 1))
    category[scare[at] & ~is_listed[at]] = "scare_quote"
    return at, at, term, category, score[at]


@cache
def _labels() -> frozenset[str]:
    return frozenset(form for form, (_, category) in terms.listed().single.items() if category == "label")


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
