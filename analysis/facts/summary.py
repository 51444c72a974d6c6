"""What the facts add up to: per article, what is not found in it and what only it reports; and the rows as JSON."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.schema import STATUSES

_OMISSIONS = ["article", "event", "facts", "elsewhere", "reported", "partly", "unclear", "not_found", "share"]


def _by_others(coverage: pd.DataFrame) -> pd.DataFrame:
    """Add to each cell how many other articles report its fact."""
    reported = coverage["status"].eq("reported")
    total = reported.groupby(coverage["fact"]).transform("sum")
    return coverage.assign(others=total - reported.astype("int64"))


def reporting(mentions: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    """Keep the mentions of articles that report the fact, and not only a part of it."""
    told = coverage.loc[coverage["status"].eq("reported"), ["fact", "article"]]
    return mentions.merge(told, on=["fact", "article"])


def omissions(coverage: pd.DataFrame, facts: pd.DataFrame, articles: pd.DataFrame, k: int = 2) -> pd.DataFrame:
    """Count for each article the facts of its event that at least k other articles report, and what becomes of them.

    A count relative to the other articles of the story, never an absolute one; two copies of one text count as two.

    Parameters
    ----------
    coverage, facts, articles : DataFrame
        Tables of those names.
    k : int
        How many other articles must report a fact.

    Returns
    -------
    DataFrame
        One row an article: article, event, facts (of its event), elsewhere (those that k others report and that can be
        compared), how many of these it reports, reports in part, leaves unclear, and does not report (not_found), and
        share: not_found over reported, partly, unclear and not_found; missing where none can be compared.

    Examples
    --------
    >>> cells = [("f", "a", "reported"), ("f", "b", "reported"), ("f", "c", "not_found")]
    >>> cells = pd.DataFrame(cells, columns=["fact", "article", "status"])
    >>> told = pd.DataFrame({"fact": ["f"], "event": ["e1"]})
    >>> table = omissions(cells, told, pd.DataFrame({"article": ["a", "b", "c"], "event": ["e1"] * 3}))
    >>> table[["article", "elsewhere", "not_found"]].to_numpy().tolist()
    [['a', 0, 0], ['b', 0, 0], ['c', 1, 1]]
    """
    told = _by_others(coverage)
    events = dict(zip(facts["fact"], facts["event"], strict=True))
    columns = (told["article"], told["status"], told["fact"].map(events))
    held = Counter(row for row, others in zip(zip(*columns, strict=True), told["others"], strict=True) if others >= k)
    known = Counter(facts["event"])
    rows = []
    for article, event in zip(articles["article"], articles["event"], strict=True):
        counts = {s: held[article, s, event] for s in ("reported", "partly", "unclear", "not_found")}
        elsewhere = sum(counts.values())
        share = counts["not_found"] / elsewhere if elsewhere else float("nan")
        one = {"article": article, "event": event, "facts": known[event], "elsewhere": elsewhere}
        rows.append({**one, **counts, "share": share})
    return pd.DataFrame(rows, columns=_OMISSIONS)


def not_found(
    coverage: pd.DataFrame, facts: pd.DataFrame, mentions: pd.DataFrame, articles: pd.DataFrame, k: int = 1
) -> pd.DataFrame:
    """List what is not found in an article and at least k others report, with a passage that reports it.

    Returns
    -------
    DataFrame
        Columns article, fact, label, others (how many report it), reported_by (their names, joined by "; "), evidence
        (the article whose passage is nearest the fact), start, end, passage and confidence that the article does report
        it after all; the facts that most others report first.
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    cells = _by_others(coverage)
    cells = cells[(cells["status"] == "not_found") & (cells["others"] >= k)].merge(facts[["fact", "label"]], on="fact")
    told = reporting(mentions, coverage)
    ranked = told.sort_values(["fact", "similarity", "article", "start"], ascending=[True, False, True, True])
    first = ranked.drop_duplicates("fact").set_index("fact")
    by = told.groupby("fact")["article"].agg(lambda a: "; ".join(sorted(set(a))))
    rows = []
    for cell in cells.itertuples():
        at = first.loc[cell.fact]
        passage = texts[at["article"]][at["start"] : at["end"]]
        one = {"article": cell.article, "fact": cell.fact, "label": cell.label, "others": cell.others}
        one |= {"reported_by": by[cell.fact], "evidence": at["article"], "start": at["start"], "end": at["end"]}
        rows.append(one | {"passage": passage, "confidence": cell.confidence})
    columns = ["article", "fact", "label", "others", "reported_by", "evidence", "start", "end", "passage", "confidence"]
    made = pd.DataFrame(rows, columns=columns)
    return made.sort_values(["article", "others"], ascending=[True, False], kind="stable", ignore_index=True)


def exclusives(coverage: pd.DataFrame, facts: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """List what only one article reports and no other article of its event reports, partly reports or leaves unclear.

    An event with one article has none: there is nothing to compare it with.

    Returns
    -------
    DataFrame
        Columns article, fact, label, start, end, compared (how many other articles it was looked for in).
    """
    status = coverage.assign(n=1).pivot_table(index="fact", columns="status", values="n", aggfunc="sum", fill_value=0)
    for name in ("reported", "partly", "unclear", "not_found"):
        if name not in status:
            status[name] = 0
    only = status[
        (status["reported"] == 1) & (status[["partly", "unclear"]].sum(axis=1) == 0) & (status["not_found"] > 0)
    ]
    rows = (
        reporting(mentions[mentions["fact"].isin(only.index)], coverage)
        .drop_duplicates("fact")
        .merge(facts[["fact", "label"]], on="fact")
    )
    rows = rows.assign(compared=rows["fact"].map(only["not_found"]))
    return rows[["article", "fact", "label", "start", "end", "compared"]].reset_index(drop=True)


def lines(
    facts: pd.DataFrame, mentions: pd.DataFrame, coverage: pd.DataFrame, spans: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    """Give one row a fact, as the command line prints it.

    Parameters
    ----------
    facts, mentions, coverage, spans : DataFrame
        Tables of those names; the spans name each mention's source.

    Yields
    ------
    dict
        fact, event, label, mentions (article, start, end, source), partly, unclear, not_found, not_comparable (lists of
        articles), discrepancy. A source is null where the mention is no attribution's content; the mention of an
        article that stands in partly, too, tells some of the fact.
    """
    marked = spans[spans["role"] == "source"].drop_duplicates(["article", "attribution"])
    keys = zip(marked["article"], marked["attribution"].astype(int), strict=True)
    named = dict(zip(keys, marked["text"], strict=True))
    told: dict[str, list[dict]] = {}
    for row in mentions.itertuples():
        source = None if pd.isna(row.attribution) else named.get((row.article, int(row.attribution)))
        one = {"article": row.article, "start": int(row.start), "end": int(row.end), "source": source}
        told.setdefault(row.fact, []).append(one)
    cells = dict(list(coverage.groupby("fact")))
    for fact in facts.itertuples():
        group = cells.get(fact.fact, coverage.iloc[:0])
        by = {s: group.loc[group["status"] == s, "article"].tolist() for s in STATUSES[1:]}
        discrepancy = None if pd.isna(fact.discrepancy) else fact.discrepancy
        head = {"fact": fact.fact, "event": fact.event, "label": fact.label, "mentions": told.get(fact.fact, [])}
        yield {**head, **by, "discrepancy": discrepancy}
