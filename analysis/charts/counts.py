"""Counts of sources for each article, as the figures and readings need them."""

import pandas as pd

from analysis import events, schema, sources, statistics

KEYS = ["article", "attribution"]
# Cues that say something of whether what is said is true.
JUDGING = ("endorsing", "doubting", "conceding")


def counted(attributions: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Give the attributions that sourcing counts, one row each, with the source that it goes by.

    Parameters
    ----------
    attributions, attributed : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        The columns of both; see `analysis.sources.counted` and `analysis.sources.principal` for what is left out.
    """
    rows = sources.counted(attributions).merge(sources.principal(attributed), on=KEYS, how="left")
    return rows.assign(source_type=rows["source_type"].fillna("unattributed"))


def source_mix(attributions: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Count statements for each article and kind of source.

    Returns
    -------
    DataFrame
        article, column (the kind of source), n.
    """
    return _count(counted(attributions, attributed), "source_type")


def unnamed_share(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Measure what share of each article's statements rests on unnamed sources.

    A statement rests on them if the source that it goes by is unnamed: where a named one stands beside it, it does not.
    The interval is from within the article: it says how
    far chance may carry a share of so few statements, not how the outlet writes at other times.

    Returns
    -------
    DataFrame
        article, statements, unnamed, officials (those resting on unnamed officials), value, low, high.
    """
    rows = counted(attributions, attributed)
    rows = rows.assign(
        unnamed=rows["source_type"].isin(schema.UNNAMED), officials=rows["source_type"].eq("anonymous_official")
    )
    table = rows.groupby("article").agg(
        statements=("attribution", "size"), unnamed=("unnamed", "sum"), officials=("officials", "sum")
    )
    table = table.reindex(articles["article"], fill_value=0).astype("int64").rename_axis("article").reset_index()
    table["value"] = (table["unnamed"] / table["statements"]).astype("float64")
    ends = [statistics.wilson(u, n) for u, n in zip(table["unnamed"], table["statements"], strict=True)]
    return table.assign(low=[e[0] for e in ends], high=[e[1] for e in ends]).astype(
        {"low": "float64", "high": "float64"}
    )


def unnamed_counts(attributions: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Count unnamed sources in the three ways of `analysis.sources.unnamed_counts`, one row a count.

    Returns
    -------
    DataFrame
        article, column (mentions, sources or persons), n.
    """
    names = {"unnamed_mentions": "mentions", "unnamed_distinct": "sources", "unnamed_persons_stated": "persons"}
    table = sources.unnamed_counts(attributions, attributed).rename(columns=names)
    long = table.rename_axis("article").reset_index().melt("article", var_name="column", value_name="n")
    return long.astype({"article": "str", "column": "str", "n": "int64"})


def described(attributions: pd.DataFrame, attributed: pd.DataFrame, by: str) -> pd.DataFrame:
    """Count mentions of unnamed sources by a code of theirs.

    Parameters
    ----------
    by : {"descriptor_level", "reason", "unnamed_kind"}
        The code.

    Returns
    -------
    DataFrame
        article, column (the code's value as text), n.
    """
    rows = counted(attributions, attributed)
    rows = rows[rows["source_type"].isin(schema.UNNAMED) & rows[by].notna()]
    return _count(rows, by)


def stances(attributions: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Give each counted statement with what its cue implies of what is said.

    Refusals to answer are left out. A quotation without a cue, or with one that is not listed, has the stance "none".

    Returns
    -------
    DataFrame
        article, attribution, source_type, stance, judging (the cue endorses, doubts or concedes what is said).
    """
    rows = counted(attributions, attributed)
    rows = rows[rows["act"].eq("statement")]
    stance = rows["stance"].astype("str").fillna("none")
    rows = rows.assign(stance=stance, judging=stance.isin(JUDGING))
    return rows[[*KEYS, "source_type", "stance", "judging"]].reset_index(drop=True)


def words_by_type(
    articles: pd.DataFrame,
    attributions: pd.DataFrame,
    attributed: pd.DataFrame,
    people: pd.DataFrame,
    spans: pd.DataFrame,
) -> pd.DataFrame:
    """Count the words of each article's statements by the kind of their source.

    Returns
    -------
    DataFrame
        article, column (the kind of source), n (words); every article has every kind.
    """
    table = sources.profile(articles, attributions, attributed, people, spans).set_index("article")
    table = table[[f"{kind}_words" for kind in schema.SOURCE_TYPES]].set_axis(list(schema.SOURCE_TYPES), axis=1)
    long = table.rename_axis("article").reset_index().melt("article", var_name="column", value_name="n")
    return long.astype({"article": "str", "column": "str", "n": "int64"})


def places(attributions: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Count where in each article unnamed sources speak: in headline, deck, or a tenth of the body.

    Returns
    -------
    DataFrame
        article, column (headline, deck, or the tenth from 1 to 10), n.
    """
    rows = attributions[
        attributions["act"].isin(schema.SOURCING_ACTS) & attributions["role"].isin(["headline", "deck"])
    ]
    above = rows[KEYS].merge(sources.principal(attributed), on=KEYS)
    rows = pd.concat([above, counted(attributions, attributed)], ignore_index=True)
    rows = rows[rows["source_type"].isin(schema.UNNAMED)]
    column = rows["body_decile"].astype("str").fillna(rows["position"])
    return _count(rows.assign(place=column).dropna(subset=["place"]), "place")


def channels(attributions: pd.DataFrame, attributed: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count for each article which outlet was told what it reports.

    Only statements that name who was told have a channel. Names that differ by case or a leading "the" are one, and so
    are a short name and the one longer name that it can stand for.

    Returns
    -------
    DataFrame
        article, column (the outlet that was told), n, own (it is the article's own outlet or agency).
    """
    rows = counted(attributions, attributed)
    rows = rows[rows["channel"].notna()].copy()
    rows["key"] = plain_name(rows["channel"]).map(_fullest(sorted(set(plain_name(rows["channel"])))))
    table = _count(rows, "key")
    who = table.merge(articles[["article", "outlet", "agency"]], on="article", how="left")
    own = [
        any(isinstance(name, str) and events.means(told, name) for name in names)
        for told, *names in zip(who["column"], who["outlet"], who["agency"], strict=True)
    ]
    return _spelled(table.assign(own=pd.Series(own, dtype="bool")), rows["key"], rows["channel"])


def credited(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Count for each article how often it names which other outlet as the origin of what it tells.

    Returns
    -------
    DataFrame
        article, column (the outlet), kind (report: it relays that outlet's report; told: that outlet was told;
        excerpt: it reprints that outlet's text), n.
    """
    found = events.credited(articles, paragraphs)
    text = dict(zip(articles["article"], articles["text"], strict=True))
    spans = zip(found["article"], found["start"], found["end"], strict=True)
    written = pd.Series([" ".join(text[a][s:e].split()) for a, s, e in spans], index=found.index, dtype="str")
    # An excerpt's span is its text, not its outlet's name.
    written = written.where(plain_name(written) == found["outlet"], found["outlet"].astype("str").str.title())
    table = found.groupby(["article", "outlet", "kind"]).size().rename("n").reset_index()
    table = table.rename(columns={"outlet": "column"})
    table = _spelled(table, found["outlet"], written)
    return table[["article", "column", "kind", "n"]].astype({"article": "str", "kind": "str", "n": "int64"})


def _fullest(names: list[str]) -> dict[str, str]:
    """Give each name the longer one that it is short for, where there is one and no other.

    >>> _fullest(["brenn post", "harbor ledger", "ledger", "post", "upper post"])["ledger"]
    'harbor ledger'
    """
    found = {}
    for name in names:
        longer = [other for other in names if len(other) > len(name) and events.same_outlet(name, other)]
        found[name] = longer[0] if len(longer) == 1 else name
    return found


def _spelled(table: pd.DataFrame, keys: pd.Series, names: pd.Series) -> pd.DataFrame:
    """Write each key of the table as it is most often written."""
    own = plain_name(names) == keys
    often = names[own].groupby(keys[own]).agg(lambda given: sorted(given, key=lambda n: (-list(given).count(n), n))[0])
    often = often.astype("str").str.replace(r"^the\s+", "", regex=True, case=False)
    return table.assign(column=table["column"].map(often).fillna(table["column"]).astype("str"))


def plain_name(names: pd.Series) -> pd.Series:
    """Bring outlets' names to one form to compare them by.

    >>> list(plain_name(pd.Series(["the Harbor Post", "HARBOR POST"])))
    ['harbor post', 'harbor post']
    """
    return names.astype("str").str.casefold().str.replace(r"^the\s+", "", regex=True).str.strip()


def _count(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    table = rows.assign(column=rows[by].astype("str")).groupby(["article", "column"]).size()
    return table.rename("n").reset_index().astype({"article": "str", "column": "str", "n": "int64"})
