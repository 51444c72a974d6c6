"""Dates: when an article was published, and the days that a passage names."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis import resources

_ISO = re.compile(r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class Period(NamedTuple):
    """The first and the last day that a date may mean: "2031-04" is all of April."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last


def period(published: object) -> Period | None:
    """Read a date of publication, as exact as it is known.

    Parameters
    ----------
    published : str or missing
        ISO year, month or day.

    Returns
    -------
    Period or None
        None where it is missing or no date.

    Examples
    --------
    >>> period("2031-04").last
    datetime.date(2031, 4, 30)
    >>> period("soon") is None
    True
    """
    match = _ISO.match(published) if isinstance(published, str) else None
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if month is None:
            return Period(date(year, 1, 1), date(year, 12, 31))  # type: ignore[arg-type]
        if day is None:
            return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))  # type: ignore[arg-type]
        return Period(date(year, month, day), date(year, month, day))  # type: ignore[arg-type]
    except ValueError:
        return None


@cache
def _pattern() -> tuple[re.Pattern, dict[str, tuple[str, int]]]:
    table = resources.lexicon("months")
    words = {w: (k, int(n)) for w, k, n in zip(table["word"], table["kind"], table["number"], strict=True)}
    months = "|".join(w.capitalize() for w, (k, _) in words.items() if k == "month")
    days = "|".join(w.capitalize() for w, (k, _) in words.items() if k == "weekday")
    pattern = (
        rf"\b(?:(?P<month>{months})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}})\b)?"
        rf"|(?P<day2>\d{{1,2}})\s+(?P<month2>{months})\b\.?(?:,?\s+(?P<year2>\d{{4}})\b)?"
        rf"|(?P<weekday>{days})\b)"
    )
    return re.compile(pattern), words


def named_days(passage: str) -> list[tuple[int, int]]:
    """List the days of the year that a passage names, as (month, day), in order.

    >>> named_days("Talks began on Jan. 3 and ended on 5 May 2031.")
    [(1, 3), (5, 5)]
    """
    pattern, words = _pattern()
    found = []
    for match in pattern.finditer(passage):
        month = match["month"] or match["month2"]
        if month:
            found.append((words[month.lower()][1], int(match["day"] or match["day2"])))
    return found


def days_apart(first: object, second: object) -> int | None:
    """Give the days from one publication to another; None where either day is not known.

    >>> days_apart("2031-04-02", "2031-04-05"), days_apart("2031-04", "2031-04-05")
    (3, None)
    """
    one, two = period(first), period(second)
    return (two.last - one.last).days if one and two and one.exact and two.exact else None


def date_spans(passage: str) -> list[tuple[int, int]]:
    """Give where a passage names a day: a month with a day, or a weekday.

    >>> date_spans("On Jan. 3, 2031 she left.")
    [(3, 15)]
    """
    return [match.span() for match in _pattern()[0].finditer(passage)]


def latest_day(passage: str, published: object) -> date | None:
    """Give the latest day up to publication that a passage names as the day of what it tells.

    A day without a year is the nearest one to publication; a weekday is the last such day up to publication. Days
    after publication are passed over: what is planned was already known.

    Parameters
    ----------
    passage : str
        A sentence.
    published : str or missing
        When its article was published; without a day no weekday is read.

    Returns
    -------
    date or None
        None where the passage names no day, or publication is unknown.

    Examples
    --------
    >>> latest_day("The gates were shut on April 2.", "2031-04-05")
    datetime.date(2031, 4, 2)
    >>> latest_day("She resigned on Thursday.", "2031-04-05")
    datetime.date(2031, 4, 3)
    """
    when = period(published)
    if when is None:
        return None
    pattern, words = _pattern()
    found = []
    for match in pattern.finditer(passage):
        if match["weekday"]:
            if when.exact:
                back = (when.last.weekday() - words[match["weekday"].lower()][1]) % 7
                found.append(when.last - timedelta(days=back))
            continue
        month = words[(match["month"] or match["month2"]).lower()][1]
        year = match["year"] or match["year2"]
        day = _nearest(month, int(match["day"] or match["day2"]), int(year) if year else None, when.last)
        if day is not None and day <= when.last:
            found.append(day)
    return max(found, default=None)


def _nearest(month: int, day: int, year: int | None, anchor: date) -> date | None:
    """Return the day in the given year, or in the year that brings it nearest to the anchor."""
    found = []
    for y in (year,) if year else (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            found.append(date(y, month, day))
        except ValueError:
            continue
    return min(found, key=lambda d: abs((d - anchor).days), default=None)


def unknowable(passages: pd.DataFrame, published: object) -> bool:
    """Whether what passages tell happened only after another article was published.

    Conservative: it holds only where each passage names a day and all of these lie after the last day on which the
    other article may have been published.

    Parameters
    ----------
    passages : DataFrame
        Columns text and published: each passage of a fact, and when its article was published.
    published : str or missing
        When the other article was published.

    Returns
    -------
    bool
        False where a date is unknown: then the fact is compared.

    Examples
    --------
    >>> told = pd.DataFrame({"text": ["The gates were shut on April 9."], "published": ["2031-04-10"]})
    >>> unknowable(told, "2031-04-05"), unknowable(told, "2031-04"), unknowable(told, None)
    (True, False, False)
    """
    when = period(published)
    if when is None or passages.empty:
        return False
    days = [latest_day(t, p) for t, p in zip(passages["text"], passages["published"], strict=True)]
    return all(day is not None and day > when.last for day in days)
