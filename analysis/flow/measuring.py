"""A story's tables, computed once, in the order of the flow."""

import pandas as pd

from analysis import attribution, corpus, events, facts, features, reuse, schema, sources, wording
from analysis.flow import correcting
from analysis.flow.container import Story


def _in_english(articles: pd.DataFrame, *tables: pd.DataFrame) -> list[pd.DataFrame]:
    """Keep the articles that can be measured, and their rows of other tables."""
    measured = corpus.supported(articles)
    if measured.all():
        return [articles, *tables]
    kept = articles[measured].reset_index(drop=True)
    return [kept, *(table[table["article"].isin(kept["article"])].reset_index(drop=True) for table in tables)]


def voices(
    articles: pd.DataFrame, corrections: pd.DataFrame | None = None, engine: str = "accurate"
) -> dict[str, pd.DataFrame]:
    """Compute who said what: the tables from `articles` to `sources`, before anything is compared.

    Parameters
    ----------
    articles, corrections, engine
        As `measure` takes them.

    Returns
    -------
    dict of str to DataFrame
        articles, paragraphs, sentences, attributions, spans, attributed, sources, corrections. Articles in another
        language than English stand in the first three alone.
    """
    log: list[pd.DataFrame] = []
    articles = correcting.set_right("articles", articles, corrections, log)
    paragraphs = correcting.set_right("paragraphs", corpus.paragraphs(articles), corrections, log)
    articles = corpus.describe(articles, paragraphs)
    sentences = corpus.sentences(articles, paragraphs)
    english, parts, lines = _in_english(articles, paragraphs, sentences)
    attributions, spans = attribution.find(english, parts, lines, engine=engine)
    places = None if corrections is None else corpus.of_attributions(attributions, spans)
    attributions = correcting.set_right("attributions", attributions, corrections, log, places)
    attributions, spans = correcting.without_none(attributions, spans)
    attributed, people = sources.identify(english, parts, attributions, spans, lines)
    log.append(correcting.noted(attributed, spans, corrections, late=False))
    attributed = correcting.coded(attributed, spans, corrections)
    return {
        "articles": articles,
        "paragraphs": paragraphs,
        "sentences": sentences,
        "attributions": attributions,
        "spans": spans,
        "attributed": attributed,
        "sources": people,
        "corrections": pd.concat([*log, schema.frame("corrections", [])], ignore_index=True),
    }


def apart(
    articles: pd.DataFrame, corrections: pd.DataFrame | None = None, engine: str = "accurate"
) -> dict[str, pd.DataFrame]:
    """Compute what can be told of each article by itself: `voices`, the codes, the needs of house rules, the wording.

    Parameters
    ----------
    articles, corrections, engine
        As `measure` takes them; the articles may be of several stories.

    Returns
    -------
    dict of str to DataFrame
        What is told of an article does not hang on articles of other stories.
    """
    return worded(coded(voices(articles, corrections, engine), corrections, engine), corrections, engine)


def coded(
    tables: dict[str, pd.DataFrame], corrections: pd.DataFrame | None = None, engine: str = "accurate"
) -> dict[str, pd.DataFrame]:
    """Add the codes of attributions and the needs of house rules to the tables of `voices`; no feature needs them."""
    attributions, spans = tables["attributions"], tables["spans"]
    english, parts, lines = _in_english(tables["articles"], tables["paragraphs"], tables["sentences"])
    attributed = sources.code(english, parts, lines, attributions, spans, tables["attributed"], engine)
    log = [tables["corrections"], correcting.noted(attributed, spans, corrections, late=True)]
    attributed = correcting.coded(attributed, spans, corrections)
    return tables | {
        "attributed": attributed,
        "house_needs": sources.house_needs(english, lines, attributions, attributed, spans),
        "corrections": pd.concat(log, ignore_index=True),
    }


def worded(
    tables: dict[str, pd.DataFrame], corrections: pd.DataFrame | None = None, engine: str = "accurate"
) -> dict[str, pd.DataFrame]:
    """Add the loaded wording to the tables of `voices`: all that the features of an article by itself need."""
    english, parts, lines = _in_english(tables["articles"], tables["paragraphs"], tables["sentences"])
    log = [tables["corrections"]]
    loaded = wording.loaded(english, parts, lines, tables["attributions"], tables["spans"], engine=engine)
    loaded = correcting.set_right("loaded", loaded, corrections, log)
    return tables | {"loaded": loaded, "corrections": pd.concat(log, ignore_index=True)}


def compared(
    tables: dict[str, pd.DataFrame], corrections: pd.DataFrame | None = None, engine: str = "accurate"
) -> dict[str, pd.DataFrame]:
    """Compare the articles of one story: events, shared passages, facts and what differs in them.

    Parameters
    ----------
    tables : dict of str to DataFrame
        As `apart` gives them, of one story.
    corrections, engine
        As `measure` takes them.

    Returns
    -------
    dict of str to DataFrame
        articles (with their events), shared, quotations, facts, mentions, coverage, discrepancies, drift,
        corrections.
    """
    articles, attributions, spans = tables["articles"], tables["attributions"], tables["spans"]
    attributed, people = tables["attributed"], tables["sources"]
    english, parts, lines = _in_english(articles, tables["paragraphs"], tables["sentences"])
    english = events.group(english, parts, people, corrections)
    shared = reuse.shared(english, parts, spans, people)
    quotations = reuse.quotations(english, parts, spans, attributed, people)
    told, mentions, coverage = facts.compare(english, lines, attributions, spans, shared, quotations, engine)
    log = [tables["corrections"]]
    coverage = correcting.set_right("coverage", coverage, corrections, log, corpus.of_cells(coverage, mentions))
    known = (attributions, spans, attributed, people, mentions, coverage)
    discrepancies = facts.discrepancies(english, lines, *known, quotations)
    event = {a: e for of in (articles, english) for a, e in zip(of["article"], of["event"], strict=True)}
    return {
        "articles": articles.assign(
            event=pd.Series([event[a] for a in articles["article"]], articles.index, dtype="str")
        ),
        "shared": shared,
        "quotations": quotations,
        "facts": facts.noted(told, discrepancies, mentions),
        "mentions": mentions,
        "coverage": coverage,
        "discrepancies": discrepancies,
        "drift": facts.drift(english, parts, *known, engine=engine),
        "corrections": pd.concat(log, ignore_index=True),
    }


def measure(articles: pd.DataFrame, corrections: pd.DataFrame | None = None, engine: str = "accurate") -> Story:
    """Compute every table of a story from its articles.

    Parameters
    ----------
    articles : DataFrame
        Table `articles`, as `corpus.read` gives it.
    corrections : DataFrame, optional
        What a reader set right: columns table, article, start, end, column, value, note.
    engine : {"fast", "accurate"}
        What finds the attributions, and whether facts are compared by words alone or by their meaning too.

    Returns
    -------
    Story
        A story without articles has empty tables. Articles in another language than English stand in articles,
        paragraphs and sentences alone, without an event, and have no features.
    """
    tables = apart(articles, corrections, engine)
    tables |= compared(tables, corrections, engine)
    name = articles["story"].iloc[0] if len(articles) else ""
    return Story(name, **tables, features=features.features(tables))
