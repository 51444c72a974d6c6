"""How an article's sourcing adds up: who is credited, how often unnamed, in whose words."""

from collections import Counter, defaultdict

import numpy as np
import pandas as pd

from analysis import schema
from analysis.sources.voices import number_in, voices

_KEYS = ["article", "attribution"]
_TYPES, _FORMS = list(schema.SOURCE_TYPES), ["direct", "mixed", "indirect"]


def principal(attributed: pd.DataFrame) -> pd.DataFrame:
    """Keep one row an attribution: the source that it goes by, which is a named one where there is one.

    Examples
    --------
    >>> rows = [{"article": "a", "attribution": 0, "source_type": t} for t in ("anonymous_official", "named_person")]
    >>> principal(schema.frame("attributed", rows))["source_type"].tolist()
    ['named_person']
    """
    article, _ = pd.factorize(attributed["article"], sort=True)
    number, last = attributed["attribution"].to_numpy(), attributed["source_type"].isin(schema.UNNAMED)
    order = np.lexsort((last, number, article))
    first = (np.diff(article[order], prepend=-1) != 0) | (np.diff(number[order], prepend=-1) != 0)
    return attributed.take(order[first]).reset_index(drop=True)


def counted(attributions: pd.DataFrame) -> pd.DataFrame:
    """Keep the attributions that sourcing counts.

    Statements and non-responses in body and excerpt; of relayed ones the innermost: what only relays another such one
    that stands inside it is left out. Who says of somebody that he said something says so: both count.

    Examples
    --------
    >>> row = {"article": "a", "act": "statement", "form": "indirect", "role": "body", "confidence": 1.0}
    >>> rows = [row | {"attribution": n, "parent": p} for n, p in ((0, None), (1, 0), (2, None), (3, 2))]
    >>> told = schema.frame("attributions", rows)
    >>> counted(told.assign(parent_counts=[None, False, None, True]))["attribution"].tolist()
    [1, 2, 3]
    """
    kept = attributions["act"].isin(schema.SOURCING_ACTS) & attributions["role"].isin(schema.COUNTED)
    relayed = attributions["parent"].notna() & ~schema.yes(attributions["parent_counts"])
    inner = attributions.loc[kept & relayed, ["article", "parent"]]
    relays = set(schema.rows(inner, "article", "parent"))
    if relays:
        kept &= np.array([key not in relays for key in schema.rows(attributions, *_KEYS)])
    return attributions[kept].reset_index(drop=True)


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
    rows = counted(attributions[[*_KEYS, "parent", "parent_counts", "act", "form", "role"]]).merge(
        chief, on=_KEYS, how="left"
    )
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
    paragraphs: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Add up each article's sourcing.

    The three counts of unnamed sources are those of `unnamed_counts`. Beliefs and wishes are left out. Compare shares
    only with their denominators in view: a short article has few statements.

    Parameters
    ----------
    articles, attributions, attributed, sources, spans : DataFrame
        The tables of these names.
    paragraphs : DataFrame, optional
        Table `paragraphs`, where it is known.

    Returns
    -------
    DataFrame
        One row an article: statements (those that `counted` keeps), non_responses, n_TYPE for each source type, direct,
        mixed, indirect, unnamed_mentions, unnamed_distinct, unnamed_persons_stated, unnamed_share_of_statements,
        named_distinct, and what `voices` measures.
    """
    rows = by_principal(attributions, attributed)
    rows = rows[rows["article"].isin(articles["article"])].reset_index(drop=True)
    index = pd.Index(articles["article"].tolist(), name="article")
    at = number_in(index, rows["article"])
    types, forms, acts = (
        _counts(at, rows[column], values, index)
        for column, values in (("source_type", _TYPES), ("form", _FORMS), ("act", ["non_response"]))
    )
    table = types.add_prefix("n_").join(forms).join(_unnamed_counts(rows, attributed))
    statements = by_source(rows)
    table["statements"], table["non_responses"] = np.bincount(at, minlength=len(index)), acts
    table["named_distinct"] = _named(statements, sources)
    whole = table.fillna(0).astype("int64")
    whole["unnamed_share_of_statements"] = whole["unnamed_mentions"] / whole["statements"].where(
        whole["statements"] > 0
    )
    found = voices(articles, rows, statements, sources, spans, paragraphs)
    return whole.join(found).reset_index()


def _counts(at: np.ndarray, values: pd.Series, known: list[str], index: pd.Index) -> pd.DataFrame:
    """Count the rows of each article by their value; `at` is the article's number."""
    kind = number_in(pd.Index(known), values)
    each = (at * len(known) + kind)[kind >= 0]
    counts = np.bincount(each, minlength=len(index) * len(known)).reshape(-1, len(known))
    return pd.DataFrame(counts, columns=known, index=index)


def _named(statements: dict[str, Counter], sources: pd.DataFrame) -> pd.Series:
    """Count the distinct named sources: persons, institutions, outlets and documents with a name."""
    names = set(schema.rows(sources[sources["name"].notna()], "article", "source"))
    found = {a: sum((a, source) in names for source in counts) for a, counts in statements.items()}
    return pd.Series(found, dtype="int64")


def by_source(rows: pd.DataFrame) -> dict[str, Counter]:
    """Count the statements of each source of each article; those without a source are left out."""
    found: dict[str, Counter] = defaultdict(Counter)
    credited = rows.loc[rows["source"].notna(), ["article", "source"]]
    for (article, source), count in Counter(schema.rows(credited, "article", "source")).items():
        found[article][source] = count
    return found
