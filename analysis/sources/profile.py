"""How an article's sourcing adds up: who is credited, how often unnamed, in whose words."""

from collections import Counter, defaultdict

import numpy as np
import pandas as pd

from analysis import schema
from analysis.text import quotations, read_words

_KEYS = ["article", "attribution"]
_TYPES = list(schema.SOURCE_TYPES)


def principal(attributed: pd.DataFrame) -> pd.DataFrame:
    """Keep one row an attribution: the source that it goes by, which is a named one where there is one.

    Examples
    --------
    >>> rows = [{"article": "a", "attribution": 0, "source_type": t} for t in ("anonymous_official", "named_person")]
    >>> principal(schema.frame("attributed", rows))["source_type"].tolist()
    ['named_person']
    """
    last = attributed["source_type"].isin(schema.UNNAMED)
    keys = attributed[_KEYS].assign(last=last).reset_index(drop=True)
    first = keys.sort_values([*_KEYS, "last"], kind="stable").drop_duplicates(_KEYS).index
    return attributed.take(first).reset_index(drop=True)


def counted(attributions: pd.DataFrame) -> pd.DataFrame:
    """Keep the attributions that sourcing counts.

    Statements and non-responses in body and excerpt; of nested ones the innermost: an attribution that another such one
    stands inside relays it and is left out.

    Examples
    --------
    >>> row = {"article": "a", "act": "statement", "form": "indirect", "role": "body", "confidence": 1.0}
    >>> rows = [row | {"attribution": 0, "parent": None}, row | {"attribution": 1, "parent": 0}]
    >>> counted(schema.frame("attributions", rows))["attribution"].tolist()
    [1]
    """
    kept = attributions["act"].isin(schema.SOURCING_ACTS) & attributions["role"].isin(schema.COUNTED)
    inner = attributions.loc[kept & attributions["parent"].notna(), ["article", "parent"]]
    relays = set(schema.rows(inner, "article", "parent"))
    relayed = np.array([key in relays for key in schema.rows(attributions, *_KEYS)], dtype=bool)
    return attributions[kept.to_numpy() & ~relayed].reset_index(drop=True)


def unnamed_counts(attributions: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Count unnamed sources in three ways, which are not to be mixed.

    Mentions are counted attributions that go by an unnamed source. Distinct sources are the different ones that stand
    in counted attributions, also beside a named one; a group such as "officials" is one. Persons stated are the largest
    numbers given for each of those, added up: "two current and two former officials" are four, a bare plural adds none.

    Parameters
    ----------
    attributions, attributed : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        Columns unnamed_mentions, unnamed_distinct and unnamed_persons_stated, by article; articles without any are
        absent.

    Examples
    --------
    >>> one = {"article": "a", "attribution": 0}
    >>> said = one | {"act": "statement", "form": "indirect", "confidence": 1, "role": "body"}
    >>> who = one | {"source_type": "anonymous_official", "stated_count": 2}
    >>> told = schema.frame("attributed", [who | {"source": 0}, who | {"source": 1}])
    >>> unnamed_counts(schema.frame("attributions", [said]), told).loc["a"].tolist()
    [1, 2, 4]
    """
    return _unnamed_counts(by_principal(attributions, attributed), attributed)


def by_principal(attributions: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Give each counted attribution the source that it goes by, and its type."""
    chief = principal(attributed[[*_KEYS, "source", "source_type"]])
    rows = counted(attributions[[*_KEYS, "parent", "act", "form", "role"]]).merge(chief, on=_KEYS, how="left")
    return rows.assign(source_type=rows["source_type"].fillna("unattributed"))


def _unnamed_counts(rows: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Count the unnamed sources of counted attributions, with the source that each goes by."""
    mentions = rows[rows["source_type"].isin(schema.UNNAMED)]
    unnamed = attributed.loc[attributed["source_type"].isin(schema.UNNAMED), [*_KEYS, "source", "stated_count"]]
    every = rows[_KEYS].merge(unnamed, on=_KEYS)
    stated = every.groupby(["article", "source"])["stated_count"].max()
    table = pd.DataFrame(
        {
            "unnamed_mentions": mentions.groupby("article").size(),
            "unnamed_distinct": every.groupby("article")["source"].nunique(),
            "unnamed_persons_stated": stated.groupby("article").sum(),
        }
    )
    return table.fillna(0).astype("int64")


def profile(
    articles: pd.DataFrame,
    attributions: pd.DataFrame,
    attributed: pd.DataFrame,
    sources: pd.DataFrame,
    spans: pd.DataFrame,
) -> pd.DataFrame:
    """Add up each article's sourcing.

    The three counts of unnamed sources are those of `unnamed_counts`. Beliefs and wishes are left out. Compare shares
    only with their denominators in view: a short article has few statements.

    Parameters
    ----------
    articles, attributions, attributed, sources, spans : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        One row an article: statements (those that `counted` keeps), n_TYPE for each source type, unnamed_mentions,
        unnamed_distinct, unnamed_persons_stated, unnamed_share_of_statements, direct, mixed, indirect, quoted_words,
        named_distinct, effective_sources (the exponential of Shannon's entropy over distinct sources, by statements).

    References
    ----------
    .. [1] Hill, M. O. 1973. Diversity and evenness: a unifying notation and its consequences. Ecology 54.
    """
    rows = by_principal(attributions, attributed)
    statements = by_source(rows)
    table = pd.DataFrame({"article": articles["article"].tolist()}).set_index("article")
    table["statements"] = rows.groupby("article").size()
    types, forms = (_counts(rows, of, on) for of, on in (("source_type", _TYPES), ("form", list(schema.FORMS))))
    table = table.join(types.add_prefix("n_")).join(forms[["direct", "mixed", "indirect"]])
    table = table.join(_unnamed_counts(rows, attributed))
    table["named_distinct"] = _named(statements, sources)
    table["quoted_words"] = _quoted_words(articles, rows, spans)
    whole = table.fillna(0).astype("int64")
    whole["unnamed_share_of_statements"] = whole["unnamed_mentions"] / whole["statements"].where(
        whole["statements"] > 0
    )
    effective = {article: _effective(counts) for article, counts in ranked(statements).items()}
    whole["effective_sources"] = pd.Series(effective, dtype="float64").reindex(whole.index)
    return whole.reset_index()


def _counts(rows: pd.DataFrame, column: str, values: list[str]) -> pd.DataFrame:
    """Count the rows of each article by the value of a column."""
    counts = rows.pivot_table(index="article", columns=column, values="attribution", aggfunc="size", fill_value=0)
    return counts.reindex(columns=values, fill_value=0)


def _named(statements: dict[str, Counter], sources: pd.DataFrame) -> pd.Series:
    """Count the distinct named sources: persons, institutions, outlets and documents with a name."""
    names = set(schema.rows(sources[sources["name"].notna()], "article", "source"))
    found = {a: sum((a, source) in names for source in counts) for a, counts in statements.items()}
    return pd.Series(found, dtype="int64")


def by_source(rows: pd.DataFrame) -> dict[str, Counter]:
    """Count the statements of each source of each article; those without a source are left out."""
    found: dict[str, Counter] = defaultdict(Counter)
    credited = rows.loc[rows["source"].notna(), ["article", "source"]]
    for article, source in schema.rows(credited, "article", "source"):
        found[article][source] += 1
    return found


def ranked(statements: dict[str, Counter]) -> dict[str, np.ndarray]:
    """Give the numbers of statements of each article's sources, most first."""
    return {article: np.array(sorted(counts.values(), reverse=True), float) for article, counts in statements.items()}


def _effective(counts: np.ndarray) -> float:
    """Give the effective number of sources, by how many statements each has.

    >>> _effective(np.array([2, 2]))
    2.0
    """
    share = counts / counts.sum()
    return round(float(np.exp(-(share * np.log(share)).sum())), 6) if len(share) else np.nan


def _quoted_words(articles: pd.DataFrame, kept: pd.DataFrame, spans: pd.DataFrame) -> pd.Series:
    """Count the words of contents that stand in quotation marks, each word once."""
    contents = spans[spans["role"] == "content"].merge(kept[["article", "attribution"]], on=["article", "attribution"])
    by_article = schema.by_article(contents, "start", "end")
    found = {}
    for article, text in schema.rows(articles, "article", "text"):
        marks = quotations(text) if article in by_article else []
        found[article] = 0
        if marks:
            starts = read_words(text).start
            told, quoted = _covered(starts, by_article[article]), _covered(starts, [mark[:2] for mark in marks])
            found[article] = int((told & quoted).sum())
    return pd.Series(found, dtype="int64")


def _covered(positions: np.ndarray, spans: list[tuple]) -> np.ndarray:
    """Tell which of the sorted positions lie in one of the spans."""
    first, last = np.searchsorted(positions, np.array(spans).T)
    size = len(positions) + 1
    return np.cumsum(np.bincount(first, minlength=size) - np.bincount(last, minlength=size))[:-1] > 0
