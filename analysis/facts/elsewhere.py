"""Voices and numbers that stand in the other articles of an event and not in this one."""

import re

import pandas as pd

from analysis import similarity, sources
from analysis.events import means
from analysis.facts.amounts import read

_VOICES = ["article", "person", "name", "others", "quoted_by", "named_here"]
_NUMBERS = ["article", "number", "others", "evidence", "start", "end"]


def voices_elsewhere(
    articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame, people: pd.DataFrame, k: int = 1
) -> pd.DataFrame:
    """List the named sources that at least k other articles of the event rest a statement on and this one does not.

    An article may well name a person whom it does not let speak: `named_here` tells the two apart, a person by the
    surname, an institution by the whole name. Who gave no answer has said nothing.

    Parameters
    ----------
    articles, attributions, attributed, people : DataFrame
        Tables of those names; `people` is the table `sources`.
    k : int
        How many other articles.

    Returns
    -------
    DataFrame
        article, person (id in the story), name, others, quoted_by (these articles, joined by "; "), named_here.

    Examples
    --------
    >>> from analysis import schema
    >>> names = ("articles", "attributions", "attributed", "sources")
    >>> voices_elsewhere(*(schema.frame(name, []) for name in names)).empty
    True
    """
    told = sources.counted(attributions)
    said = told.loc[told["act"].eq("statement"), ["article", "attribution"]].merge(
        attributed, on=["article", "attribution"]
    )
    said = said.merge(people[["article", "source", "name", "person"]], on=["article", "source"])
    said = said[said["source_type"].isin(["named_person", "named_institution"])].dropna(subset=["person", "name"])
    outlets = sorted({n for column in ("outlet", "agency") for n in articles[column] if isinstance(n, str)})
    media = {name for name in said["name"].unique() if any(means(name, outlet) for outlet in outlets)}
    said = said[~said["name"].isin(media)]
    fullest = said.sort_values("name", key=lambda n: -n.str.len(), kind="stable").drop_duplicates("person")
    names = dict(zip(fullest["person"], fullest["name"], strict=True))
    persons = set(said.loc[said["source_type"].eq("named_person"), "person"])
    by = {str(person): set(group["article"]) for person, group in said.groupby("person")}
    rows = []
    for article, mates, content in _company(articles):
        for person, speaking in sorted(by.items()):
            others = sorted(speaking & mates)
            if len(others) >= k and article not in speaking:
                called = _straight(_last(names[person]) if person in persons else names[person])
                here = bool(re.search(rf"\b{re.escape(called)}\b", content))
                rows.append((article, person, names[person], len(others), "; ".join(others), here))
    made = pd.DataFrame(rows, columns=_VOICES).astype({"others": "int64", "named_here": "bool"})
    return made.sort_values(["article", "others", "name"], ascending=[True, False, True], ignore_index=True)


def _straight(words: str) -> str:
    return words.replace("’", "'")


def _last(name: str) -> str:
    words = [w for w in name.split() if w.lower().strip(".,") not in ("jr", "sr", "ii", "iii")]
    return words[-1] if words else name


def _company(articles: pd.DataFrame) -> list[tuple[str, set[str], str]]:
    """Give each article with the others on its event, and its text, apostrophes straight."""
    by = {event: set(group["article"]) for event, group in articles.groupby("event")}
    known = zip(articles["article"], articles["event"], articles["text"], strict=True)
    return [(a, by.get(event, {a}) - {a}, _straight(content)) for a, event, content in known]


def numbers_elsewhere(articles: pd.DataFrame, sentences: pd.DataFrame, k: int = 1) -> pd.DataFrame:
    """List the numbers that at least k other articles of the event hold in their sentences and this one does not.

    Years, the numbers of dates and numbers up to three are left out. A number that an article gives in another form
    ("310 of 7,900" for "4 percent") is listed.

    Parameters
    ----------
    articles, sentences : DataFrame
        Tables of those names.
    k : int
        How many other articles.

    Returns
    -------
    DataFrame
        article, number (as it stands in the evidence), others, evidence (an article that holds it), start, end.

    Examples
    --------
    >>> from analysis import schema
    >>> numbers_elsewhere(schema.frame("articles", []), schema.frame("sentences", [])).empty
    True
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    held: dict[str, dict[str, tuple[int, int]]] = {}
    every: dict[str, set[str]] = {a: _keys(t) for a, t in texts.items()}
    counted = sentences[sentences["role"].isin(["body", "excerpt"])].sort_values(["article", "start"])
    for row in counted.itertuples():
        for amount in read(texts[row.article][row.start : row.end]):
            n = amount.number
            if n.value > 3 or n.unit:
                place = (row.start + n.start, row.start + n.end)
                held.setdefault(n.key, {}).setdefault(row.article, place)
    rows = []
    for article, mates, _ in _company(articles):
        for key, places in held.items():
            others = sorted(set(places) & mates)
            if len(others) >= k and key not in every[article]:
                start, end = places[others[0]]
                rows.append((article, texts[others[0]][start:end], len(others), others[0], start, end))
    made = pd.DataFrame(rows, columns=_NUMBERS).astype({"others": "int64", "start": "int64", "end": "int64"})
    return made.sort_values(
        ["article", "others", "evidence", "start"], ascending=[True, False, True, True], ignore_index=True
    )


def _keys(content: str) -> set[str]:
    return {n.key for n in similarity.read_numbers(content)}
