"""A story's tables, computed once, in the order of the flow."""

from collections.abc import Iterable
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
    said = voices(articles, corrections, engine)
    found, attributions, spans = said["articles"], said["attributions"], said["spans"]
    english, parts, lines = _in_english(found, said["paragraphs"], said["sentences"])
    attributed = sources.code(english, parts, lines, attributions, spans, said["attributed"])
    return {
        **said,
        "attributed": attributed,
        "house_needs": sources.house_needs(english, lines, attributions, attributed, spans),
        "loaded": wording.loaded(english, parts, lines, attributions, spans, engine=engine),
    }


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
        articles (with their events), shared, quotations, facts, mentions, coverage, discrepancies, drift.
    """
    articles, attributions, spans = tables["articles"], tables["attributions"], tables["spans"]
    attributed, people = tables["attributed"], tables["sources"]
    english, parts, lines = _in_english(articles, tables["paragraphs"], tables["sentences"])
    english = events.group(english, parts, people, corrections)
    shared = reuse.shared(english, parts, spans, people)
    quotations = reuse.quotations(english, parts, spans, attributed)
    told, mentions, coverage = facts.compare(english, lines, attributions, spans, shared, engine)
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
        "drift": facts.drift(english, parts, *known),
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


def measure_all(articles: pd.DataFrame, engine: str = "fast", compare: bool = False) -> dict[str, pd.DataFrame]:
    """Compute the tables of many stories in one call: what `measure` gives for each, one below the other.

    Parameters
    ----------
    articles : DataFrame
        Table `articles`; the column story says what belongs together, and no two articles have the same name.
    engine : {"fast", "accurate"}
        What finds the attributions.
    compare : bool
        Whether to compare the articles of a story. It takes many times longer than all else; without it, and for a
        story of one article, what compares articles is absent.

    Returns
    -------
    dict of str to DataFrame
        features and the other tables by name; with `compare` also those that compare. Names of events and facts begin
        with the story's.

    Examples
    --------
    >>> rows = [{"id": n, "story": n, "text": f"The port closed, {n} said."} for n in ("Ida Lund", "Tomas Doyle")]
    >>> articles, _ = corpus.from_rows(pd.DataFrame(rows), "corpus")
    >>> measure_all(articles)["features"]["statements"].tolist()
    [1, 1]
    """
    tables = apart(articles, engine=engine)
    if not compare:
        return tables | {"features": features.features(tables)}
    crowds = articles["story"].value_counts()
    lone = _slices(tables, crowds.index[crowds == 1])
    parts = [lone | {"features": features.features(lone)}]
    for story in sorted(crowds.index[crowds > 1]):
        mine = _slices(tables, [story])
        mine |= compared(mine, engine=engine)
        named = {name: _prefixed(table, story) for name, table in mine.items()}
        parts.append(named | {"features": features.features(named)})
    empty = {f.name: schema.frame(f.name, []) for f in fields(Story) if f.name in schema.TABLES}
    return {name: _joined([part[name] for part in parts if name in part], empty[name]) for name in empty}


def _slices(tables: dict[str, pd.DataFrame], stories: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Keep the rows of some stories."""
    articles = tables["articles"]
    kept = articles.loc[articles["story"].isin(list(stories)), "article"]
    return {name: table[table["article"].isin(kept)].reset_index(drop=True) for name, table in tables.items()}


def _prefixed(table: pd.DataFrame, story: str) -> pd.DataFrame:
    """Put the story before its names of events and facts."""
    named = [column for column in ("event", "fact") if column in table]
    return table.assign(**{column: f"{story}/" + table[column] for column in named})


def _joined(parts: list[pd.DataFrame], empty: pd.DataFrame) -> pd.DataFrame:
    """Put tables one below the other; their types stay."""
    held = [part for part in parts if len(part)]
    return pd.concat(held, ignore_index=True) if held else empty
