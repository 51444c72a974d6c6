"""How two passages that report the same fact do not agree on it."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from analysis import similarity
from analysis.events import named_days
from analysis.facts import amounts, assertion
from analysis.facts.alignment import weighed

_RATIO = 0.7
_BOUNDS = {
    "last": re.compile(r"\b(?:until|till|through|to|by|before)\s+(?:\w+day,?\s+)?$", re.I),
    "first": re.compile(r"\b(?:since|from|after|starting|beginning|effective)\s+(?:on\s+)?(?:\w+day,?\s+)?$", re.I),
}
Found = tuple[str, str, str]
Counted = tuple[similarity.Number, tuple[float, float], str]


def disagreement(one: str, two: str, sure: bool = True) -> list[Found]:
    """Say how two passages on the same fact disagree.

    Meant to be right where it speaks. Numbers are set against each other only where both have the same unit and count
    the same thing (the next word's stem), neither passage has the other's, and the one may not stand for the other: 34
    is "more than 30" and "about 30", and not "fewer than 30". "310 of 7,750" and "4 percent" are one figure, rounded;
    certainty where the same verb
    follows "could" here and "will" there, or "not" and "never"; a negation where one clause has the words of the other;
    names and days only where the words around them are the same.

    Parameters
    ----------
    one, two : str
        Two passages.
    sure : bool
        Whether they are known to report the same fact; else only negation is compared.

    Returns
    -------
    list of (str, str, str)
        Kind, and the words of either passage.

    Examples
    --------
    >>> disagreement("Lund wants 40 guards at the gate.", "The port will hire 30 guards for its gate.")
    [('numbers', '40 guards', '30 guards')]
    >>> disagreement("Lund wants 40 guards.", "Lund wants about 30 guards.")
    []
    """
    found: list[Found] = []
    if sure:
        found += _numbers(one, two) + _names(one, two) + _days(one, two)
        certainty = assertion.certainty(one, two)
        found += [("certainty", *certainty)] if certainty else []
    negation = assertion.negation(one, two)
    return found + ([("negation", *negation)] if negation else [])


def _numbers(one: str, two: str) -> list[Found]:
    left, right = _counted(one), _counted(two)
    found = _told_as_shares(one, two) + [(kind, b, a) for kind, a, b in _told_as_shares(two, one)]
    for key in sorted(set(left) & set(right)):
        if len(left[key]) == len(right[key]) == 1 and (kind := _apart(left[key][0], right[key][0])):
            [(a, _, here)], [(b, _, there)] = left[key], right[key]
            if not _values(left) & {b.value} | _values(right) & {a.value}:
                found.append((kind, here, there))
    return found


def _apart(one: Counted, two: Counted) -> str | None:
    """Say whether two numbers cannot both be so: one at least is exact, and the other may not stand for it."""
    (a, (low, high), _), (b, (least, most), _) = one, two
    if a.value == b.value or not (a.exact or b.exact) or (low <= most and least <= high):
        return None
    return "rounded" if amounts.rounded(a.value, b.value) else "numbers"


def _told_as_shares(one: str, two: str) -> list[Found]:
    """Find so many of so many in one passage that are, rounded, the percentage that the other gives."""
    percents = [n for n in similarity.read_numbers(two) if n.unit == "%"]
    return [
        ("rounded", words, two[n.start : n.end])
        for share, words in amounts.shares(one)
        for n in percents
        if abs(n.value - share) <= 0.5 and "%" not in one and "percent" not in one
    ]


def _values(counted: dict[tuple[str, str], list[Counted]]) -> set[float]:
    return {number.value for found in counted.values() for number, *_ in found}


@lru_cache(maxsize=1 << 14)
def _counted(passage: str) -> dict[tuple[str, str], list[Counted]]:
    """Give the numbers of a passage by unit and by what they count, with what each may stand for and its words."""
    found: dict[tuple[str, str], list[Counted]] = {}
    for amount in amounts.read(passage):
        number = amount.number
        if amount.thing:
            counted = number, amounts.extent(passage, number), shown(passage, amount)
            found.setdefault((number.unit, amount.thing), []).append(counted)
    return found


def shown(passage: str, amount: amounts.Amount) -> str:
    """Give a number as it stands, with what it counts."""
    number = amount.number
    following = re.match(r"[\s-]?[\w’'-]+", passage[number.end :]) if amount.thing else None
    return passage[number.start : number.end + (following.end() if following else 0)]


def _names(one: str, two: str) -> list[Found]:
    """Find one name in the place of another, among the same words."""
    left, right = ([t for t, _ in weighed(p)] for p in (one, two))
    if min(len(left), len(right)) < 5:
        return []
    keys = [[t.key.replace(".", "") for t in side] for side in (left, right)]
    aligned = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    # The first two are never below the third, and quickly found.
    if any(ratio() < _RATIO for ratio in (aligned.real_quick_ratio, aligned.quick_ratio, aligned.ratio)):
        return []
    found: list[Found] = []
    for tag, a, b, c, d in aligned.get_opcodes():
        inside = a > 0 and b < len(left) and c > 0 and d < len(right)
        if tag == "replace" and inside and b - a == d - c == 1 and left[a].capital and right[c].capital:
            found.append(("names", one[left[a].start : left[a].end], two[right[c].start : right[c].end]))
    return found if len(found) == 1 else []


def _days(one: str, two: str) -> list[Found]:
    """Find one day in the place of another."""
    left, right = _named(one), _named(two)
    if len(left) != 1 or len(right) != 1 or left == right:
        return []
    a, b = ({t.key for t, _ in weighed(p) if t.kind == "word"} for p in (one, two))
    if len(a & b) < max(4, _RATIO * min(len(a), len(b))):
        return []
    days = [amounts.first_day(p) for p in (one, two)]
    if _bound(one, days[0]) != _bound(two, days[1]):
        return []
    return [("dates", " ".join(days[0].split()), " ".join(days[1].split()))]


def _bound(passage: str, day: str) -> str:
    """Say whether a day is the last or the first of a time, which is set against no day on which something was."""
    before = passage[: passage.index(day)]
    return next((way for way, pattern in _BOUNDS.items() if pattern.search(before)), "on")


@lru_cache(maxsize=1 << 14)
def _named(passage: str) -> frozenset[tuple[int, int]]:
    return frozenset(named_days(passage))
