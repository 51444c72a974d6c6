"""A story's tables, computed once, in the order of the flow."""

from dataclasses import dataclass, fields

import pandas as pd

from analysis import attribution, corpus, events, facts, features, reuse, sources, wording


@dataclass(frozen=True)
class Story:
    """The tables of one story; each is named and described in `analysis.schema`."""

    name: str
    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    sentences: pd.DataFrame
    attributions: pd.DataFrame
    spans: pd.DataFrame
    attributed: pd.DataFrame
    sources: pd.DataFrame
    shared: pd.DataFrame
    facts: pd.DataFrame
    mentions: pd.DataFrame
    coverage: pd.DataFrame
    loaded: pd.DataFrame
    features: pd.DataFrame

    def tables(self) -> dict[str, pd.DataFrame]:
        """Name every table."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "name"}

    def _repr_html_(self) -> str:
        columns = ["article", "outlet", "published", "event", "headline", "words"]
        return self.articles[columns].fillna("unknown").to_html(index=False, border=0)


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
        A story without articles has empty tables.
    """
    paragraphs = corpus.paragraphs(articles, corrections)
    articles = corpus.describe(articles, paragraphs)
    sentences = corpus.sentences(articles, paragraphs)
    attributions, spans = attribution.find(articles, paragraphs, sentences, engine=engine)
    attributed, people = sources.identify(articles, paragraphs, attributions, spans)
    articles = events.group(articles, paragraphs, people, corrections)
    shared = reuse.shared(articles, paragraphs, spans, people)
    told, mentions, coverage = facts.compare(articles, sentences, attributions, spans, shared, engine)
    loaded = wording.loaded(articles, paragraphs, sentences, attributions, spans)
    tables = {
        "articles": articles,
        "paragraphs": paragraphs,
        "sentences": sentences,
        "attributions": attributions,
        "spans": spans,
        "attributed": attributed,
        "sources": people,
        "shared": shared,
        "facts": told,
        "mentions": mentions,
        "coverage": coverage,
        "loaded": loaded,
    }
    name = articles["story"].iloc[0] if len(articles) else ""
    return Story(name, **tables, features=features.features(tables))
