"""The listed terms and their inflections, ready for scanning."""

from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis import resources

_VOWELS = "aeiou"


class Listed(NamedTuple):
    """Listed terms by form: one-word terms; phrases by their first two words, with what must follow, the longest first.

    `lasts` are second words that end a phrase, `seconds` and `thirds` those with which one goes on: most places where a
    phrase might begin are passed over by them.
    """

    single: dict[str, tuple[str, str]]
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str, str]]]
    firsts: frozenset[str]
    lasts: frozenset[str]
    seconds: frozenset[str]
    thirds: frozenset[str]


@cache
def categories() -> tuple[str, ...]:
    """Name the categories, the one that goes before the others first."""
    return tuple(resources.lexicon("wording_categories")["category"])


def inflections(word: str) -> set[str]:
    """Give the regular inflections of a word, and its adverb.

    >>> sorted(inflections("blast"))
    ['blast', 'blasted', 'blaster', 'blastes', 'blastest', 'blasting', 'blastly', 'blasts']
    """
    found = {word, word + "s", word + "es", word + "ed", word + "ing", word + "ly", word + "er", word + "est"}
    if word.endswith("e"):
        found |= {word + "d", word[:-1] + "ing", word + "r", word + "st", word[:-1] + "y"}
    if word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        found |= {word[:-1] + tail for tail in ("ies", "ied", "ier", "iest", "ily")}
    if word.endswith("ic"):
        found |= {word + "ally"}
    if len(word) > 2 and word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        found |= {word + word[-1] + tail for tail in ("ed", "ing", "er", "est")}
    return found


@cache
def listed() -> Listed:
    """Give the terms that this project lists.

    >>> listed().single["slammed"]
    ('slammed', 'reporting_verb_stance')
    """
    return index(resources.lexicon("wording"))


def index(table: pd.DataFrame) -> Listed:
    """Make terms ready for scanning.

    Parameters
    ----------
    table : DataFrame
        Columns term and category; of equal terms, and of terms with an equal form, the first goes before the others.

    Returns
    -------
    Listed
        With the regular inflections of each word, and of the first word of each phrase.

    Examples
    --------
    >>> found = index(pd.DataFrame({"term": ["wipe out", "pivot"], "category": ["fight", "own"]}))
    >>> found.single["pivots"], found.phrases["wiping", "out"]
    (('pivot', 'own'), [((), 'wipe out', 'fight')])
    """
    rows = [
        (term.lower().replace(",", "").split(), term, category)
        for term, category in zip(table["term"], table["category"], strict=True)
    ]
    single = {parts[0]: (term, category) for parts, term, category in reversed(rows) if len(parts) == 1}
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str, str]]] = {}
    for parts, term, category in rows:
        for form in sorted(inflections(parts[0])) if parts else []:
            if len(parts) == 1:
                single.setdefault(form, (term, category))
            else:
                phrases.setdefault((form, parts[1]), []).append((tuple(parts[2:]), term, category))
    ordered = {pair: sorted(entries, key=lambda e: (-len(e[0]), e[1])) for pair, entries in phrases.items()}
    every = {(*pair, *rest) for pair, entries in ordered.items() for rest, *_ in entries}
    longer = [phrase for phrase in every if len(phrase) > 2]
    firsts, lasts = {phrase[0] for phrase in every}, {phrase[1] for phrase in every if len(phrase) == 2}
    seconds, thirds = ({phrase[i] for phrase in longer} for i in (1, 2))
    return Listed(single, ordered, *map(frozenset, (firsts, lasts, seconds, thirds)))
