"""The words that set one outlet's telling of an event apart from the others'."""

from functools import cache

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import resources
from analysis.text import quotations, stem
from analysis.wording import scan, voice

PRIOR_WORDS = 500.0
RESAMPLES = 400
SEED = 20240501
ARTICLES_FOR_INTERVAL = 5
_COLUMNS = ["event", "who", "word", "n", "others", "log_odds", "z", "low", "high", "resampled"]


def distinctive(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    spans: pd.DataFrame,
    least: int = 2,
    resamples: int = RESAMPLES,
) -> pd.DataFrame:
    """Compare the words of each outlet's own voice with those of the others on the same event.

    The log odds of a word, with the event's words as a prior, are divided by their standard error: common words do not
    crowd out the others, nor do words used once. What is distinctive need not be loaded: it can be a topic that the
    others pass over. Names, numbers and words of grammar are left out; words are counted by their stem. Do not compare
    values between events.

    Parameters
    ----------
    articles, paragraphs, sentences, spans : DataFrame
        The tables of these names; articles need their event. Body paragraphs count, quotations do not.
    least : int
        Uses by the outlet below which a word is passed over.
    resamples : int
        How often to resample for the intervals.

    Returns
    -------
    DataFrame
        event, who (the outlet, or the article where the outlet is not known), word (its commonest form), n, others
        (uses by the others), log_odds, z, low and high (95 % interval of the log odds), resampled: "articles" where the
        outlet has five on the event, else "sentences", and the interval then says how much hangs on single sentences of
        this article. The most distinctive first. Empty for events with a single outlet.

    References
    ----------
    .. [1] Monroe, B. L., Colaresi, M. P., Quinn, K. M. 2008. Fightin' words: lexical feature selection and evaluation
       for identifying the content of political conflict. Political Analysis 16, 372-403.

    Examples
    --------
    >>> texts = ["The plan was reckless. A reckless plan failed.", "The plan was sound. The plan failed."]
    >>> articles = pd.DataFrame({"article": ["a", "b"], "event": "e1", "outlet": ["Post", "Wire"], "text": texts})
    >>> rows = [("a", 0, 22), ("a", 23, 46), ("b", 0, 19), ("b", 20, 36)]
    >>> lines = pd.DataFrame(rows, columns=["article", "start", "end"]).assign(role="body")
    >>> none = pd.DataFrame({"article": [], "role": [], "start": [], "end": []})
    >>> distinctive(articles, lines, lines, none)["word"].tolist()
    ['reckless', 'plan']
    """
    names = articles["outlet"].where(articles["outlet"].notna(), articles["article"])
    known = articles.assign(who=names).dropna(subset=["event"])
    found = []
    for event, group in known.groupby("event"):
        used = own_words(group, paragraphs, sentences, spans).merge(group[["article", "who"]], on="article")
        if len(set(used["who"])) > 1:
            found.append(_event(used, least, resamples).assign(event=event))
    if not found:
        return pd.DataFrame(columns=_COLUMNS)
    return pd.concat(found, ignore_index=True)[_COLUMNS]


def own_words(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame, spans: pd.DataFrame
) -> pd.DataFrame:
    """List the telling words of each article's own voice in its body: no names, numbers or words of grammar.

    Returns
    -------
    DataFrame
        article, sentence (its number among those of the body), form, stem; one row a use.
    """
    said = voice.contents(spans)
    bodies = dict(iter(sentences[sentences["role"].eq("body")].groupby("article")))
    places = {a: list(zip(g["start"], g["end"], strict=True)) for a, g in paragraphs.groupby("article")}
    parts = []
    for article, text in zip(articles["article"], articles["text"], strict=True):
        if article not in bodies:
            continue
        bounds = sorted(set(zip(bodies[article]["start"].tolist(), bodies[article]["end"].tolist(), strict=True)))
        marks = quotations(text, places[article])
        words = scan.words(text, places[article], bounds, marks)
        own = ~voice.inside(words.start, voice.spoken(text, places[article], said.get(article, []), marks))
        telling = np.array([tells(form) for form in words.forms], dtype=bool)[words.code]
        at = np.flatnonzero(own & telling & ~words.proper)
        forms = [words.forms[c] for c in words.code[at].tolist()]
        parts.append(pd.DataFrame({"article": article, "sentence": words.sentence[at], "form": forms}))
    table = pd.concat(parts) if parts else pd.DataFrame({"article": [], "sentence": [], "form": []})
    table = table.astype({"article": "str", "sentence": "int64", "form": "str"}).reset_index(drop=True)
    return table.assign(stem=table["form"].map(stem).astype("str"))


@cache
def tells(form: str) -> bool:
    """Tell whether a form can be a choice of words: no number, no word of grammar."""
    return len(form) > 2 and form.isascii() and not any(c.isdigit() for c in form) and form not in _grammar()


@cache
def _grammar() -> frozenset[str]:
    return frozenset(resources.lexicon("stopwords").iloc[:, 0]) | frozenset(
        resources.lexicon("closed_class").iloc[:, 0]
    )


def log_odds(mine: np.ndarray, others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the log odds ratio of each word with an informative Dirichlet prior, and its standard error.

    Parameters
    ----------
    mine, others : array
        Uses of each word, last axis words.

    Returns
    -------
    (array, array)
        Above 0 where `mine` uses it more.

    Examples
    --------
    >>> ratio, error = log_odds(np.array([8.0, 2.0]), np.array([2.0, 8.0]))
    >>> (ratio > 0).tolist()
    [True, False]
    """
    prior = mine + others
    prior = PRIOR_WORDS * prior / np.maximum(prior.sum(axis=-1, keepdims=True), 1.0) + 1e-9
    a, b = mine + prior, others + prior
    odds = [np.log(x / np.maximum(x.sum(axis=-1, keepdims=True) - x, 1e-9)) for x in (a, b)]
    return odds[0] - odds[1], np.sqrt(1 / a + 1 / b)


def _event(used: pd.DataFrame, least: int, resamples: int) -> pd.DataFrame:
    """Compare every outlet of one event with all others."""
    words, column = np.unique(used["stem"].to_numpy(dtype=object), return_inverse=True)
    shown = used.groupby("stem")["form"].agg(lambda forms: forms.value_counts().sort_index().idxmax())
    parts = []
    for who in sorted(used["who"].unique()):
        mine = (used["who"] == who).to_numpy()
        by_article = used.loc[mine, "article"].nunique() >= ARTICLES_FOR_INTERVAL
        kind = "articles" if by_article else "sentences"
        count, rest = (np.bincount(column[rows], minlength=len(words)).astype(float) for rows in (mine, ~mine))
        ratio, error = log_odds(count, rest)
        low, high = _interval(used, column, mine, ["article"] if by_article else ["article", "sentence"], resamples)
        rows = pd.DataFrame({
            "who": who, "word": shown.loc[words].to_numpy(), "n": count.astype("int64"), "others": rest.astype("int64"),
            "log_odds": ratio, "z": ratio / error, "low": low, "high": high, "resampled": kind,
        })  # fmt: skip
        parts.append(rows[rows["n"].ge(least) & rows["z"].gt(0)].sort_values(["z", "word"], ascending=[False, True]))
    return pd.concat(parts, ignore_index=True)


def _interval(
    used: pd.DataFrame, column: np.ndarray, mine: np.ndarray, unit: list[str], resamples: int
) -> tuple[np.ndarray, np.ndarray]:
    """Resample the units of either side, and give the middle 95 % of the log odds of each word."""
    rng = np.random.default_rng(SEED)
    drawn = []
    for side in (mine, ~mine):
        number = used[side].groupby(unit, sort=True).ngroup().to_numpy()
        units, words = int(number.max()) + 1, int(column.max()) + 1
        counts = sparse.csr_matrix((np.ones(len(number)), (number, column[side])), shape=(units, words))
        times = rng.multinomial(units, np.full(units, 1 / units), size=resamples)
        drawn.append(times @ counts)
    ratio, _ = log_odds(*drawn)
    low, high = np.percentile(ratio, [2.5, 97.5], axis=0)
    return low, high
