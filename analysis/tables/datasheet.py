"""One outlet's measures: counts of few articles, rates with intervals of five and more."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis import statistics
from analysis.charts.words import percent
from analysis.statistics import LEAST
from analysis.tables.styled import Table

if TYPE_CHECKING:
    from analysis.flow import Story

# What is counted, out of what, and how many of these make the unit of the rate.
MEASURES = (
    ("statements from named persons", "named_person_statements", "statements", 1),
    ("statements that rest on unnamed sources", "unnamed_mentions", "statements", 1),
    ("statements that rest on unnamed officials", "anonymous_official_statements", "statements", 1),
    ("statements quoted in full", "direct_statements", "statements", 1),
    ("no answer given, or not verified", "non_responses", "statements", 1),
    ("words inside quotation marks", "quoted_words", "words", 1),
    ("loaded words in its own voice", "loaded_in_own_voice", "own_voice_words", 1000),
    ("facts of others on the event not found in it", "not_found_of_1_other", "facts_1_other_reports", 1),
    ("words shared with another article here", "shared_words", "words", 1),
)
UNITS = {
    "statements": "statements",
    "words": "words",
    "own_voice_words": "words of its own voice",
    "facts_1_other_reports": "facts that others report",
}


def datasheet(story: "Story", articles: list[str], outlet: str) -> Table:
    """Put an outlet's measures below each other: counts, and what they are out of.

    Rates are given of one article, with an interval from within it, and of five or more that have anything to count,
    with an interval from drawing the articles anew. Of two to four there is a count alone: neither interval would say
    how the outlet varies.

    Parameters
    ----------
    story : Story
        Whose table `features`.
    articles : list of str
        The outlet's.
    outlet : str
        Its name.
    """
    mine = story.features[story.features["article"].isin(articles)]
    rows = [_row(mine, *measure) for measure in MEASURES] if len(mine) else []
    data = pd.DataFrame(rows, columns=["measure", "count", "out of", "rate", "95 % interval"])
    return Table(data, f"{outlet}: what was counted in {len(mine)} of its articles", "datasheet")


def _row(mine: pd.DataFrame, words: str, count: str, total: str, unit: int) -> dict[str, object]:
    known = mine[[count, total]].dropna().astype(float)
    n, of = int(known[count].sum()), int(known[total].sum())
    low, high = _interval(mine, known, count, total, n, of)
    shown = {"measure": words, "count": n, "out of": f"{of:,} {UNITS[total]}", "rate": "–", "95 % interval": "–"}
    if not of or (len(mine) > 1 and _counted(known, total) < LEAST):
        return shown
    shown["rate"] = _write(n / of, unit)
    if low == low:
        shown["95 % interval"] = f"{_write(low, unit)} to {_write(high, unit)}"
    return shown


def _counted(known: pd.DataFrame, total: str) -> int:
    """Count the articles that have anything to count."""
    return int((known[total] > 0).sum())


def _interval(mine: pd.DataFrame, known: pd.DataFrame, count: str, total: str, n: int, of: int) -> tuple[float, float]:
    if _counted(known, total) >= LEAST:
        return statistics.by_article(known[count].to_numpy(), known[total].to_numpy())[1:]
    if len(mine) != 1 or not of or total == "words":
        return float("nan"), float("nan")
    if total == "own_voice_words":
        ends = mine[["loaded_per_1000_low", "loaded_per_1000_high"]].iloc[0].astype(float) / 1000
        return float(ends.iloc[0]), float(ends.iloc[1])
    return statistics.wilson(n, of)


def _write(rate: float, unit: int) -> str:
    return percent(rate) if unit == 1 else f"{rate * unit:.1f} per {unit:,}"


def rates_note(number: int) -> str:
    """Say what the rates of so many articles are worth.

    >>> rates_note(3)
    'These are counts of 3 articles. A rate of an outlet needs at least 5, so none is given.'
    """
    if number == 1:
        return (
            "This is one article. Its rates are rates of this article, with intervals from within it: they say how far "
            "chance may carry so few statements and words, and nothing of how the outlet writes at other times."
        )
    if number < LEAST:
        return f"These are counts of {number} articles. A rate of an outlet needs at least {LEAST}, so none is given."
    return f"These are rates over {number} articles; the intervals come from drawing the articles anew."
