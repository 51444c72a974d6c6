"""Numbers that count the same thing and differ, wherever they stand in two articles."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from analysis import similarity
from analysis.events import date_spans

REACH = 6
# How far a number may lie from one that is called about so.
_ABOUT = 0.5
_LOWER = re.compile(
    r"\b(?:at least|(?:more|greater|higher|no fewer|no less) than|over|above|exceed\w*|upwards of|in excess of)\W*$",
    re.I,
)
_UPPER = re.compile(
    r"\b(?:at most|up to|(?:fewer|less|lower|no more|not more) than|under|below|as (?:many|much) as)\W*$", re.I
)
_OF = re.compile(r"\s+of\s+(?:(?:the|its|their|all|a total of)\s+)*$")
# How many terms two numbers' surroundings must share, of what rarity in all: chosen on six events, see `different`.
# Then the same for numbers that count one thing and of which one is at most so many times the other: on 74 events.
SAME_THING, SAME_PLACE = (3, 12.0), (3, 20.0)
CLOSE, CLOSE_THING = 1.25, (2, 11.0)


class Amount(NamedTuple):
    """A number in a statement: its value and unit, what it counts, and the terms around it with their nearness."""

    statement: int
    number: similarity.Number
    thing: str
    near: dict[str, float]


def read(passage: str, statement: int = 0) -> list[Amount]:
    """Read the numbers of a passage, years and the numbers of dates left out.

    Examples
    --------
    >>> [(a.number.value, a.thing) for a in read("Lund hired 40 guards on 3 May 2031.")]
    [(40.0, 'guard')]
    """
    return [Amount(statement, number, thing, dict(near)) for number, thing, near in _read(passage)]


@lru_cache(maxsize=1 << 14)
def _read(passage: str) -> tuple[tuple[similarity.Number, str, tuple[tuple[str, float], ...]], ...]:
    """Read a passage once: its numbers, what they count, and the terms around them with their nearness."""
    numbers = similarity.read_numbers(passage)
    if not numbers:
        return ()
    words = [t for t in similarity.terms(passage) if t.kind == "word"]
    dated = date_spans(passage)
    found = []
    for number in numbers:
        if number.unit == "year" or any(s < number.end and number.start < e for s, e in dated):
            continue
        after = [t for t in words if t.start >= number.end]
        before = [t for t in words if t.start < number.start][::-1]
        thing = after[0].key if after and after[0].start - number.end <= 1 else ""
        near: dict[str, float] = {}
        for side in (after[:REACH], before[:REACH]):
            for distance, term in enumerate(side):
                near[term.key] = max(1 / (2 + distance), near.get(term.key, 0.0))
        found.append((number, thing, tuple(near.items())))
    return tuple(found)


def extent(passage: str, number: similarity.Number) -> tuple[float, float]:
    """Give the least and the most that a number may stand for, by the words before it.

    Examples
    --------
    >>> line = "At least 40 guards, about 8 boats and 3 pilots."
    >>> [extent(line, a.number) for a in read(line)]
    [(40.0, inf), (4.0, 12.0), (3.0, 3.0)]
    """
    before, value = passage[max(number.start - 20, 0) : number.start], number.value
    if _LOWER.search(before) or re.match(r"[\s-]*(?:or more|plus)\b", passage[number.end :]):
        return value, float("inf")
    if _UPPER.search(before):
        return 0.0, value
    return (value, value) if number.exact else (value * (1 - _ABOUT), value * (1 + _ABOUT))


@lru_cache(maxsize=1 << 14)
def shares(passage: str) -> tuple[tuple[float, str], ...]:
    """Read what is told as so many of so many: the percentage, and its words.

    Examples
    --------
    >>> shares("It checked 310 of the 7,750 boats.")
    ((4.0, '310 of the 7,750'),)
    """
    numbers = [n for n in similarity.read_numbers(passage) if not n.unit]
    pairs = [(a, b) for a, b in pairwise(numbers) if _OF.fullmatch(passage[a.end : b.start]) and a.value < b.value]
    return tuple((100 * a.value / b.value, passage[a.start : b.end]) for a, b in pairs)


def first_day(passage: str) -> str:
    """Give the first day that a passage names, as it stands there."""
    start, end = next(iter(date_spans(passage)), (0, 0))
    return passage[start:end]


def different(statements: pd.DataFrame) -> Iterator[tuple[Amount, Amount]]:
    """Find numbers of two articles that stand among the same words and are not the same.

    Both must be exact, have one unit, and either count the same thing or, money and shares, stand among rare words;
    the less they differ, the fewer words they need to share. Each must be the nearest to the other; and neither article
    may hold the other's number with that unit.

    Parameters
    ----------
    statements : DataFrame
        From `units.units`, of one event.

    Yields
    ------
    (Amount, Amount)
        The first of the article that sorts first; a number that a sentence and its clause hold once, in the sentence.
    """
    amounts = [a for i, passage in enumerate(statements["text"]) for a in read(passage, i)]
    article = list(statements["article"])
    held: dict[tuple[str, str], set[float]] = defaultdict(set)
    for a in amounts:
        held[article[a.statement], a.number.unit].add(a.number.value)
    keys = sorted({key for a in amounts for key in a.near})
    rarity = dict(zip(keys, map(float, similarity.rarity(keys)), strict=True))
    near: dict[tuple[int, int], float] = {}
    for i, j in _candidates(amounts):
        a, b = amounts[i], amounts[j]
        if article[a.statement] != article[b.statement] and a.number.unit == b.number.unit:
            near[i, j] = near[j, i] = _nearness(a, b, rarity)
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (i, j), n in near.items():
        best[i, article[amounts[j].statement]] = max(n, best[i, article[amounts[j].statement]])
    starts, told = statements["start"].to_numpy(), set[tuple[tuple[str, int], ...]]()
    for (i, j), n in sorted(near.items()):
        a, b = amounts[i], amounts[j]
        here, there = article[a.statement], article[b.statement]
        if not (here < there and n and best[i, there] == n == best[j, here]):
            continue
        places = tuple((article[x.statement], int(starts[x.statement]) + x.number.start) for x in (a, b))
        if places in told:
            continue
        told.add(places)
        if not (_held(held[here, a.number.unit], b, a) or _held(held[there, a.number.unit], a, b)):
            yield a, b


def _held(values: set[float], amount: Amount, against: Amount) -> bool:
    """Whether a number stands among some values, as it is or rounded; the number it is set against does not count."""
    value, other = amount.number.value, against.number.value
    return any(v == value or (abs(v - value) < 0.01 * abs(value) and rounded(v, value)) for v in values if v != other)


def _candidates(amounts: list[Amount]) -> Iterator[tuple[int, int]]:
    """Pair numbers that share a rare term; a term around many numbers pairs none by itself."""
    around: dict[str, list[int]] = defaultdict(list)
    for i, amount in enumerate(amounts):
        for key in amount.near:
            around[key].append(i)
    pairs = {(i, j) for places in around.values() if len(places) <= 60 for i in places for j in places if i < j}
    yield from sorted(pairs)


def _nearness(a: Amount, b: Amount, rarity: dict[str, float]) -> float:
    """Weigh the terms that stand around both numbers by rarity and nearness; 0 where they are too few."""
    exact = a.number.exact and b.number.exact and a.number.value != b.number.value
    if not exact or not (a.number.unit or a.thing == b.thing != ""):
        return 0.0
    count, least = _needed(a, b)
    shared = sorted(a.near.keys() & b.near.keys())
    if len(shared) < count or sum(rarity[key] for key in shared) < least:
        return 0.0
    return sum(rarity[key] * a.near[key] * b.near[key] for key in shared)


def _needed(a: Amount, b: Amount) -> tuple[int, float]:
    """Say how many terms the surroundings of two numbers must share, and of what rarity in all."""
    if not a.thing or a.thing != b.thing:
        return SAME_PLACE
    low, high = sorted((abs(a.number.value), abs(b.number.value)))
    return CLOSE_THING if high <= CLOSE * low else SAME_THING


def rounded(one: float, two: float) -> bool:
    """Whether one number is the other, rounded to fewer digits.

    >>> rounded(43_000, 43_350), rounded(35.7, 35.72), rounded(42, 50)
    (True, True, False)
    """
    low, high = sorted((abs(one), abs(two)))
    for few, many in ((low, high), (high, low)):
        digits = _digits(few)
        if digits < _digits(many) and float(f"{many:.{digits}g}") == few:
            return True
    return False


def _digits(value: float) -> int:
    """Count the digits that a number is given with, zeros at its end left out."""
    return max(len(f"{value:.12g}".replace(".", "").strip("0")), 1)
