"""A story's tables, computed once, in the order of the flow."""

from dataclasses import dataclass, fields, replace

import pandas as pd

from analysis import attribution, corpus, events, facts, features, reuse, schema, sources, wording


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
    corrections: pd.DataFrame

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


def _set_right(
    table: str,
    data: pd.DataFrame,
    corrections: pd.DataFrame | None,
    log: list[pd.DataFrame],
    places: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Lay a reader's corrections over a table, and note what they changed."""
    log.append(corpus.applied(table, data, corrections, places))
    return corpus.correct(table, data, corrections, places)


def _without_none(attributions: pd.DataFrame, spans: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Take away what a reader found to be no attribution."""
    keys = ["article", "attribution"]
    gone = attributions.loc[attributions["act"].eq("none"), keys]
    if gone.empty:
        return attributions, spans
    inside = (
        attributions[["article", "parent"]].set_axis(keys, axis=1).merge(gone.assign(gone=True), on=keys, how="left")
    )
    attributions = attributions.assign(parent=attributions["parent"].mask(inside["gone"].notna().to_numpy()))
    kept = [
        table.merge(gone.assign(gone=True), on=keys, how="left")["gone"].isna().to_numpy()
        for table in (attributions, spans)
    ]
    return attributions[kept[0]].reset_index(drop=True), spans[kept[1]].reset_index(drop=True)


def _noted(attributed: pd.DataFrame, spans: pd.DataFrame, corrections: pd.DataFrame | None, late: bool) -> pd.DataFrame:
    """Note corrected codes before they are laid over: content_kind is told late, all others are known before."""
    rows = corpus.applied("attributed", attributed, corrections, corpus.of_attributions(attributed, spans))
    return rows[rows["column"].eq("content_kind") == late]


def _coded(attributed: pd.DataFrame, spans: pd.DataFrame, corrections: pd.DataFrame | None) -> pd.DataFrame:
    """Lay corrected codes over those of the program; a source that has become a named one is no longer unnamed."""
    places = corpus.of_attributions(attributed, spans)
    if corpus.applied("attributed", attributed, corrections, places)["rows"].sum() == 0:
        return attributed
    found = corpus.correct("attributed", attributed, corrections, places)
    named = ~found["source_type"].isin(schema.UNNAMED) & attributed["source_type"].isin(schema.UNNAMED)
    codes = ["unnamed_kind", "stated_count", "descriptor_level", "reason", "corroborated_by", "documents_seen"]
    found.loc[named, codes] = None
    return found


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
    articles = _set_right("articles", articles, corrections, log)
    paragraphs = _set_right("paragraphs", corpus.paragraphs(articles), corrections, log)
    articles = corpus.describe(articles, paragraphs)
    sentences = corpus.sentences(articles, paragraphs)
    english, parts, lines = _in_english(articles, paragraphs, sentences)
    attributions, spans = attribution.find(english, parts, lines, engine=engine)
    places = corpus.of_attributions(attributions, spans)
    attributions = _set_right("attributions", attributions, corrections, log, places)
    attributions, spans = _without_none(attributions, spans)
    attributed, people = sources.identify(english, parts, attributions, spans)
    log.append(_noted(attributed, spans, corrections, late=False))
    attributed = _coded(attributed, spans, corrections)
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


def measure(articles: pd.DataFrame, corrections: pd.DataFrame | None = None, engine: str = "accurate") -> Story:
    """Compute every table of a story from its articles.

    Parameters
    ----------
    articles : DataFrame
        Table `articles`, as `corpus.read` gives it.
    corrections : DataFrame, optional
        What a reader set right: columns table, article, start, end, column, value, note.
    engine : {"fast", "accurate"}
        What finds the attributions.

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
    log = [said["corrections"], _noted(attributed, spans, corrections, late=True)]
    attributed = _coded(attributed, spans, corrections)
    english = events.group(english, parts, people, corrections)
    shared = reuse.shared(english, parts, spans, people)
    quotations = reuse.quotations(english, parts, spans, attributed)
    told, mentions, coverage = facts.compare(english, lines, attributions, spans, shared)
    coverage = _set_right("coverage", coverage, corrections, log, corpus.of_cells(coverage, mentions))
    compared = (attributions, spans, attributed, people, mentions, coverage)
    discrepancies = facts.discrepancies(english, lines, *compared, quotations)
    drift = facts.drift(english, parts, *compared)
    loaded = wording.loaded(english, parts, lines, attributions, spans, engine=engine)
    loaded = _set_right("loaded", loaded, corrections, log)
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
        "corrections": pd.concat(log, ignore_index=True),
    }
    name = articles["story"].iloc[0] if len(articles) else ""
    return Story(name, **tables, features=features.features(tables))
