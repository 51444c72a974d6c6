"""Dates of publication, as exact as they are known: a year, a month or a day."""

import datetime
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
        "october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:(?:[t,]|\s|\bat\b)*\d{1,2}[:.]\d{2}.{0,40})?"
_NUMERIC = r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?"
_PATTERNS = tuple(
    re.compile(pattern + _TIME, re.I)
    for pattern in (
        _NUMERIC,
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        r"(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>\d{4})",
    )
)


def iso_date(value: str) -> str | None:
    """Read a date as an ISO year, month or day; the time of day is left out.

    Parameters
    ----------
    value : str
        Such as ``2026-01``, ``15 January 2026`` or ``Jan. 15, 2026, 4:05 p.m.``. Of two numbers before a year, one must
        be over 12 (or both the same): 03/04/2026 is one day in Boston and another in London, so it is not guessed at.

    Returns
    -------
    str or None
        None where it cannot be read.

    Examples
    --------
    >>> iso_date("Thursday, Jan. 15, 2026"), iso_date("2026-01"), iso_date("03/04/2026")
    ('2026-01-15', '2026-01', None)
    """
    value = " ".join(value[:120].split())
    for pattern in _PATTERNS:
        match = pattern.fullmatch(value)
        if match:
            return _iso(match.groupdict())
    return None


def _iso(part: dict[str, str | None]) -> str | None:
    """Put the parts together, where they are a date of the calendar."""
    year, month, day = int(part["year"] or 0), part.get("month"), part.get("day")
    if "first" in part:
        first, second = int(part["first"] or 0), int(part["second"] or 0)
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (str(first), str(second)) if first > 12 else (str(second), str(first))
    number = 1
    if month:
        number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
    try:
        date = datetime.date(year, number, int(day or 1))
    except ValueError:
        return None
    if not 1500 <= year <= 2200:
        return None
    return date.isoformat()[: 10 if day else 7 if month else 4]
