"""What is said about a source that is not named: how many, how described, why unnamed."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.sources import vocabulary

_NUMBER = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "dozen": 12, "another": 1, "both": 2, "pair": 2, "couple": 2, "trio": 3,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_COUNTED = re.compile(
    rf"\b((?:{'|'.join(w for w in _NUMBER if w.endswith('ty'))})-(?:{'|'.join(list(_NUMBER)[:9])})"
    rf"|half a dozen|two dozen|three dozen|a dozen|a pair|a couple|a trio|{'|'.join(_NUMBER)}"
    r"|(?<![\d,])\d{1,3}(?:,\d{3})+|(?<![\d,])\d{1,4})\b"
    r"(?!\s*(?:%|percent|per\s+cent))(?=\s+(?:[\w.'’-]+\s+){0,6}?([\w’'-]+))",
    re.I,
)
# What may stand before a number of persons: "at least", "the president's other". A number elsewhere counts something
# else: "officials of 12 states", "a Flight 12 pilot".
_BEFORE_NUMBER = re.compile(
    r"(?:(?:[\w.’'-]+\s+){0,4}?\S+['’]s?\s+)?"
    r"(?:(?:the|these|those|some|all|any|no|our|its|his|her|their|other|another|first|last|past|previous|next|top"
    r"|remaining|both|at|least|most|about|around|roughly|approximately|nearly|almost|over|under|well|more|fewer|less"
    r"|than|as|many|up|to|only|just|close|every|an? estimated"
    r"|an? (?:total|group|team|panel|crowd|coalition) of|an? (?:further|additional|record))\s+)*",
    re.I,
)
_BEFORE_COUPLE = re.compile(r"(?:an?|the|this|that)\s+(?:[\w-]+\s+){0,2}", re.I)
_SINGLE = re.compile(r"an?\s(?!.*\bof\b)", re.I)
_BOTH = re.compile(r"both (?:an?|one) .*\band (?:an?|one) ", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARE = re.compile(
    r"\d\s*(?:%|percent|per cent)|\b(?:majority|half(?! a dozen)|percent)\b|\bof (?:10|ten)\b"
    r"|\b(?:quarter|third)s?\b(?=\s+of\b|\W*$)|[\s-]in[\s-](?:10|ten|three|four|five)\b",
    re.I,
)
_BEHIND = re.compile(
    r"\s+(?:in both|who|which|that|with|familiar|briefed|of the|at the|in the|from the|on the|about|to)\b|,(?!\d)"
)
_PARTICULAR = re.compile(
    r"^(?:the\s+)?(?:several|a few|a handful|a group|a number|multiple|various|one|two|three|at least)\b", re.I
)
# Where what is said of the anonymity ends: "on condition of anonymity, also said it was ready to sell".
_GOES_ON = re.compile(
    r"[.;!?“”]|,\s+(?:\w+\s+)?(?:said|says|told|tells|added|described|confirmed|acknowledged|warned)\b"
)
_REASON = re.compile(
    r"\b(?:because|citing|since|as (?=they|he|she|the)|due to|for fear|fearing|out of|given the"
    r"|(?:in order )?to (?!the |an? |this |our |their |\w+ (?:news|times|post)\b|\w+$|reporters)|so (?:that|as))",
    re.I,
)


class Described(NamedTuple):
    """The codes of an unnamed source."""

    kind: str
    stated: int | None
    level: int
    reason: str


def describe(phrase: str, plural: bool, around: str, organised: bool) -> Described:
    """Code an unnamed source from its words.

    Parameters
    ----------
    phrase : str
        The words for the source.
    plural : bool
        Whether its head is a plural.
    around : str
        The sentence it stands in, from the phrase on, and before it where the phrase stands last.
    organised : bool
        Whether the phrase names an organisation.

    Returns
    -------
    Described
        Levels: 0 only that it is a source, a person or a group ("sources", "critics"); 1 a role ("officials"); 2 a role
        and an organisation; 3 how the source knows; 4 what the source wants. A nationality is no organisation.

    Examples
    --------
    >>> describe("two current and two former harbor officials", True, "", False)
    Described(kind='person', stated=4, level=1, reason='none')
    >>> words = "an aide who asked not to be named for fear of losing his post"
    >>> describe(words, False, words, False)
    Described(kind='granted', stated=1, level=1, reason='specific')
    """
    count = stated_count(phrase, plural)
    near = " ".join(around.lower().replace("’", "'").split())
    granted = vocabulary.phrase_in(near, "grant")
    level = _level(phrase, organised)
    if granted:
        return Described("granted", count, level, _reason(near, granted))
    particular = (
        count is not None or not (plural or _SHARE.search(phrase)) or bool(_PARTICULAR.match(phrase)) or level >= 3
    )
    return Described("person" if particular else "group", count, level, "none")


@lru_cache(maxsize=1 << 14)
def stated_count(phrase: str, plural: bool) -> int | None:
    """Count the persons that a phrase states: numbers added up, one for a singular, nothing for a bare plural.

    >>> stated_count("two aides and another official", True), stated_count("a clerk", False)
    (3, 1)
    >>> stated_count("both a current and a former official", True)
    2
    >>> stated_count("officials", True) is None
    True
    """
    if _SHARE.search(phrase):
        return None
    core = _BEHIND.split(phrase, maxsplit=1)[0]
    if _BOTH.match(core):
        return 2
    conjuncts = _conjuncts(core)
    found = [_first_number(conjunct) for conjunct in conjuncts]
    if any(found):
        found = [value or _single(conjunct) for value, conjunct in zip(found, conjuncts, strict=True)]
        return sum(value or 0 for value in found) if all(found) else None
    return None if plural else 1


def _conjuncts(phrase: str) -> list[str]:
    """Part a phrase at each "and" but those between adjectives: "three current and former officials"."""
    parts: list[str] = []
    for part in re.split(r"\s+and\s+", phrase):
        before = parts[-1] if parts and not parts[-1].lower().startswith("both ") else ""
        open_ended = before and _first_number(before) and not _has_noun(before) and _first_number(part) is None
        if open_ended:
            parts[-1] = f"{parts[-1]} and {part}"
        else:
            parts.append(part)
    return parts


def _single(phrase: str) -> int | None:
    """Count "a lawmaker" as one, but not "a group of lawmakers"."""
    noun = vocabulary.noun(phrase.split()[-1]) if _SINGLE.match(phrase) else None
    return 1 if noun is not None and not noun.plural else None


def _has_noun(phrase: str) -> bool:
    """Whether a phrase ends in a noun for several people."""
    noun = vocabulary.noun(phrase.split()[-1])
    return noun is not None and noun.plural


def _first_number(phrase: str) -> int | None:
    """Read the number that a phrase begins with, but for what may stand before one; a year is none."""
    number = _COUNTED.search(phrase + " x")
    if number is None:
        return None
    before = _BEFORE_COUPLE if number.group(1).lower() in ("couple", "pair", "trio") else _BEFORE_NUMBER
    if not before.fullmatch(phrase, 0, number.start()):
        return None
    return None if _YEAR.fullmatch(number.group(1)) else _value(number.group(1).lower())


def _value(word: str) -> int:
    special = {
        "half a dozen": 6,
        "two dozen": 24,
        "three dozen": 36,
        "a dozen": 12,
        "a pair": 2,
        "a couple": 2,
        "a trio": 3,
    }
    tens, _, ones = word.partition("-")
    return (
        special.get(word)
        or _NUMBER.get(word)
        or (_NUMBER[tens] + _NUMBER[ones] if ones else int(word.replace(",", "")))
    )


@lru_cache(maxsize=1 << 14)
def _level(phrase: str, organised: bool) -> int:
    low = phrase.lower()
    if vocabulary.phrase_in(low, "stake"):
        return 4
    if vocabulary.phrase_in(low, "basis"):
        return 3
    words = set(re.findall(r"[a-z-]+", low))
    if organised or words & vocabulary.words("organisation_noun"):
        return 2
    roles = [n for n in (vocabulary.noun(w) for w in words) if n is not None]
    named_role = any(
        n.kind == "official" or n.role in ("expert", "business", "media") or n.group == "lawyer" for n in roles
    )
    return 1 if named_role else 0


def _reason(around: str, granted: str) -> str:
    """Tell a pat reason from one that says something."""
    if vocabulary.phrase_in(around, "stock"):
        return "stock"
    behind = around[around.index(granted) + len(granted) :]
    clause = _GOES_ON.split(behind)[0]
    match = _REASON.search(clause)
    if not match:
        return "none"
    words = re.findall(r"[a-z'-]+", clause[match.start() :])
    return "stock" if _pat().issuperset(words) else "specific"


@cache
def _pat() -> frozenset[str]:
    return frozenset(vocabulary.phrases("stock_word")) | {"because", "since", "in", "order", "so", "that"}
