"""One name, one place and one colour for each outlet, the same in every figure of a story."""

import re

import pandas as pd

from analysis import corpus

# Told apart under the common colour blindnesses, 3:1 on white, and neither red nor blue, which stand for parties.
COLOURS = ("#2f6f3e", "#b07d00", "#9a5bc0", "#3d3d3d", "#a03c84", "#8c8c8c")
OTHER = "#767676"
MONTHS = "January February March April May June July August September October November December".split()


def labels(articles: pd.DataFrame) -> pd.DataFrame:
    """Name, order and colour the articles of a story.

    Articles stand by event, then by date, undated ones last, and behind them those whose language is not measured,
    which are called so. An outlet with several articles has the article's name behind its own; one that is not known is
    called so.

    Parameters
    ----------
    articles : DataFrame
        Table `articles`.

    Returns
    -------
    DataFrame
        One row an article, in order: article, event, label, colour. From the seventh outlet on all are grey, and the
        label alone tells them apart.

    Examples
    --------
    >>> made = pd.DataFrame({"article": ["b", "a"], "event": "e1", "outlet": ["Harbor Post", None], "published": None})
    >>> list(labels(made)["label"])
    ['unknown outlet (a)', 'Harbor Post']
    """
    table = articles[["article", "event", "outlet", "published"]].copy()
    measured = dict(zip(articles["article"], corpus.supported(articles), strict=True))
    table = table.astype("str").assign(event=table["event"].astype("str").fillna(""))
    first = table.groupby("event")["published"].transform(lambda dates: min(dates.dropna(), default="9999"))
    table = table.assign(first=first, when=table["published"].fillna("9999"))
    table = table.assign(apart=~table["article"].map(measured).astype(bool))
    table = table.sort_values(["apart", "first", "event", "when", "article"], ignore_index=True)
    several = table["outlet"].map(table["outlet"].value_counts()).fillna(1) > 1
    unknown = table["outlet"].isna()
    table["label"] = table["outlet"].where(~several, table["outlet"] + " (" + table["article"] + ")")
    table.loc[unknown, "label"] = "unknown outlet (" + _short(table["article"])[unknown] + ")"
    table["label"] += table["apart"].map({False: "", True: " (not in English)"})
    who = table["outlet"].where(~unknown, table["article"])
    known = list(dict.fromkeys(who))
    colours = {name: COLOURS[i] if len(known) <= len(COLOURS) else OTHER for i, name in enumerate(known)}
    table["colour"] = who.map(colours).astype("str")
    return table[["article", "event", "label", "colour"]].astype("str")


def event_phrases(articles: pd.DataFrame) -> dict[str, str]:
    """Name each event as a sentence does: by its month where no other event has it.

    >>> made = pd.DataFrame({"article": ["a", "b"], "event": ["e1", "e2"], "published": ["2031-04-02", None]})
    >>> event_phrases(made.assign(outlet="x"))
    {'e1': 'the event of April 2031', 'e2': 'event e2 (undated)'}
    """
    names = event_names(articles)
    whens = [name.partition(", from ")[2] for name in names.values()]
    found = {}
    for (event, name), when in zip(names.items(), whens, strict=True):
        alone = when and sum(when in other for other in whens) == 1
        found[event] = f"the event of {when}" if alone else name.replace(", from ", " of ")
        found[event] = found[event].replace(", undated", " (undated)")
    return found


def day(published: object) -> str:
    """Write a date of the tables as people do.

    >>> day("2031-04-02"), day("2031-04"), day(None)
    ('2 April 2031', 'April 2031', 'date not known')
    """
    if not isinstance(published, str) or not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", published):
        return published if isinstance(published, str) and published else "date not known"
    year, month, number = [*published.split("-"), "", ""][:3]
    return " ".join(filter(None, [number.lstrip("0"), MONTHS[int(month) - 1] if month else "", year]))


def _short(names: pd.Series) -> pd.Series:
    """Cut long names to their first characters, as few as tell them apart."""
    for length in range(4, 13, 4):
        cut = names.str[:length]
        if cut.is_unique:
            return cut.where(names.str.len() <= length, cut + "…")
    return names


def event_names(articles: pd.DataFrame) -> dict[str, str]:
    """Name each event by its number in the story and the month of its first dated article.

    >>> made = pd.DataFrame({"article": ["a", "b"], "event": ["e1", "e2"], "published": ["2031-04-02", None]})
    >>> event_names(made.assign(outlet="x"))
    {'e1': 'event e1, from April 2031', 'e2': 'event e2, undated'}
    """
    names = {}
    for event, group in articles.assign(event=articles["event"].fillna("")).groupby("event"):
        if not event:
            names[""] = "not compared"
            continue
        first = min(group["published"].dropna(), default="")
        when = first[:4]
        if len(first) >= 7 and first[5:7].isdigit() and 1 <= int(first[5:7]) <= 12:
            when = f"{MONTHS[int(first[5:7]) - 1]} {when}"
        names[str(event)] = f"event {event}, from {when}" if when else f"event {event}, undated"
    return names


def by_outlet(note: str, named: pd.Series) -> str:
    """Put the names of outlets where a note ends with the articles that it speaks of.

    >>> by_outlet("numbers: 40 guards / 30 guards (a1 / a2)", pd.Series({"a1": "Ledger", "a2": "Comet"}))
    'numbers: 40 guards / 30 guards (Ledger / Comet)'
    """
    said, _, articles = note.rpartition(" (")
    outlets = [named.get(article, article) for article in articles.rstrip(")").split(" / ")]
    return f"{said} ({' / '.join(outlets)})"
