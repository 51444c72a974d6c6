"""A story's tables, computed once, in the order of the flow."""

from dataclasses import dataclass, fields, replace

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
    house_needs: pd.DataFrame
    shared: pd.DataFrame
    quotations: pd.DataFrame
    facts: pd.DataFrame
    mentions: pd.DataFrame
    coverage: pd.DataFrame
    discrepancies: pd.DataFrame
    drift: pd.DataFrame
    loaded: pd.DataFrame
    features: pd.DataFrame

    def tables(self) -> dict[str, pd.DataFrame]:
        """Name every table."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "name"}

    def measured(self) -> "Story":
        """Give the story without the articles that are in another language than English, for what compares measures."""
        kept = set(self.articles.loc[corpus.supported(self.articles), "article"])
        if len(kept) == len(self.articles):
            return self
        named = {name: table for name, table in self.tables().items() if "article" in table}
        return replace(
            self, **{n: table[table["article"].isin(kept)].reset_index(drop=True) for n, table in named.items()}
        )

    def _repr_html_(self) -> str:
        columns = ["article", "outlet", "published", "event", "headline", "words"]
        return self.articles[columns].fillna("unknown").to_html(index=False, border=0)


def _in_english(articles: pd.DataFrame, *tables: pd.DataFrame) -> list[pd.DataFrame]:
    """Keep the articles that can be measured, and their rows of other tables."""
    kept = articles[corpus.supported(articles)].reset_index(drop=True)
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
        articles, paragraphs, sentences, attributions, spans, attributed, sources. Articles in another language than
        English stand in the first three alone.
    """
    paragraphs = corpus.paragraphs(articles, corrections)
    articles = corpus.describe(articles, paragraphs)
    sentences = corpus.sentences(articles, paragraphs)
    english, parts, lines = _in_english(articles, paragraphs, sentences)
    attributions, spans = attribution.find(english, parts, lines, engine=engine)
    attributed, people = sources.identify(english, parts, attributions, spans)
    return {
        "articles": articles,
        "paragraphs": paragraphs,
        "sentences": sentences,
        "attributions": attributions,
        "spans": spans,
        "attributed": attributed,
        "sources": people,
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
    said = voices(articles, corrections, engine)
    articles, attributions, spans, people = (said[name] for name in ("articles", "attributions", "spans", "sources"))
    english, parts, lines = _in_english(articles, said["paragraphs"], said["sentences"])
    attributed = sources.code(english, parts, lines, attributions, spans, said["attributed"])
    english = events.group(english, parts, people, corrections)
    shared = reuse.shared(english, parts, spans, people)
    quotations = reuse.quotations(english, parts, spans, attributed)
    told, mentions, coverage = facts.compare(english, lines, attributions, spans, shared, engine)
    compared = (attributions, spans, attributed, people, mentions, coverage)
    discrepancies = facts.discrepancies(english, lines, *compared, quotations)
    drift = facts.drift(english, parts, *compared)
    loaded = wording.loaded(english, parts, lines, attributions, spans, engine=engine)
    event = {a: e for of in (articles, english) for a, e in zip(of["article"], of["event"], strict=True)}
    articles = articles.assign(event=pd.Series([event[a] for a in articles["article"]], articles.index, dtype="str"))
    tables = {
        **said,
        "articles": articles,
        "attributed": attributed,
        "house_needs": sources.house_needs(english, lines, attributions, attributed, spans),
        "shared": shared,
        "quotations": quotations,
        "facts": facts.noted(told, discrepancies, mentions),
        "mentions": mentions,
        "coverage": coverage,
        "discrepancies": discrepancies,
        "drift": drift,
        "loaded": loaded,
    }
    name = articles["story"].iloc[0] if len(articles) else ""
    return Story(name, **tables, features=features.features(tables))
