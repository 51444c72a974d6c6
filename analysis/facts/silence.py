"""What the table of discrepancies adds from other tables: altered quotations, and answers refused or not given."""

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

import pandas as pd

from analysis import schema, sources

LEFT_OUT, TELLING = 2, 8
_NOT_SAID = re.compile(r"[“”\"]|\.\s?\.\s?\.")
_WAYS = {
    "declined": re.compile(r"declin|refus|\bwould(?: not|n[’']t)|no comment", re.I),
    "did not respond": re.compile(r"respon|repl(?:y|ied)|return|answer", re.I),
    "could not be reached": re.compile(r"reached|contacted|available", re.I),
}
_SPELLING = 0.9


def responses(
    articles: pd.DataFrame,
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
    attributed: pd.DataFrame,
    people: pd.DataFrame,
) -> pd.DataFrame:
    """Find sources that, of one event, one article says refused to answer and another says did not answer.

    Each outlet may have asked for itself; then both may be right.

    Parameters
    ----------
    articles, attributions, spans, attributed, people : DataFrame
        Tables of those names; `people` is the table `sources`.

    Returns
    -------
    DataFrame
        Table `discrepancies`, kind response.
    """
    silent = attributions.loc[attributions["act"] == "non_response", ["article", "attribution"]]
    who = silent.merge(sources.principal(attributed), on=["article", "attribution"])
    who = who.merge(people[["article", "source", "name", "person"]], on=["article", "source"]).dropna(subset=["name"])
    events = dict(zip(articles["article"], articles["event"], strict=True))
    told = spans.merge(who[["article", "attribution"]].drop_duplicates(), on=["article", "attribution"])
    parts = dict(list(told.groupby(["article", "attribution"])))
    found = []
    for row in who.itertuples():
        own = parts.get((row.article, row.attribution))
        if own is None:
            continue
        way = _way(" ".join(own.loc[own["role"] != "source", "text"]))
        if way:
            found.append(
                (row.article, events.get(row.article), row.name, int(own["start"].min()), int(own["end"].max()), way)
            )
    rows = [_response(a, b) for a, b in combinations(sorted(found, key=lambda f: (f[0], f[3])), 2) if _differ(a, b)]
    return schema.frame("discrepancies", rows)


def _way(words: str) -> str | None:
    return next((way for way, pattern in _WAYS.items() if pattern.search(words)), None)


def _differ(a: tuple, b: tuple) -> bool:
    same = SequenceMatcher(None, a[2].lower(), b[2].lower(), autojunk=False).ratio() >= _SPELLING
    return a[0] != b[0] and a[1] == b[1] and same and a[5] != b[5]


def _response(a: tuple, b: tuple) -> dict[str, Any]:
    row = {"fact": None, "kind": "response", "article": a[0], "start": a[3], "end": a[4], "said": a[5]}
    return row | {"other": b[0], "other_start": b[3], "other_end": b[4], "other_said": b[5]}


def shortened(quotations: pd.DataFrame) -> pd.DataFrame:
    """Take over quotations from which two words or more, or whole sentences, are missing without a mark.

    A few words in common may belong to two quotations; what stands outside the marks, or behind three points, is not
    left out.

    Parameters
    ----------
    quotations : DataFrame
        Table `quotations`.

    Returns
    -------
    DataFrame
        Table `discrepancies`, kind quotation.
    """
    rows = quotations[quotations["kind"].isin(["left_out", "joined"])]
    words = (
        (rows["only_here"].fillna("") + " " + rows["only_there"].fillna("")).str.replace("…", " ").str.split().str.len()
    )
    apart = rows[["only_here", "only_there"]].apply(lambda side: side.str.contains(_NOT_SAID)).any(axis=1)
    moved = rows["only_here"] == rows["only_there"]
    rows = rows[(words >= LEFT_OUT) & (rows["words"] >= TELLING) & ~apart & ~moved]
    made = rows.assign(
        fact=None, kind="quotation", said=_quoted(rows["only_here"]), other_said=_quoted(rows["only_there"])
    )
    return schema.frame("discrepancies", made)


def _quoted(words: pd.Series) -> pd.Series:
    return words.map(lambda w: f"“{w}”" if isinstance(w, str) else "left out")
