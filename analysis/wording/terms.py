"""The listed terms and their inflections, ready for scanning."""

from functools import cache

from analysis import resources

_VOWELS = "aeiou"


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
def single() -> dict[str, tuple[str, str]]:
    """Map each form of a one-word term to the term and its category.

    >>> single()["slammed"]
    ('slammed', 'reporting_verb_stance')
    """
    table = resources.lexicon("wording")
    rows = [(t, c) for t, c in zip(table["term"], table["category"], strict=True) if " " not in t]
    found = {term: (term, category) for term, category in rows}
    for term, category in rows:
        for form in sorted(inflections(term)):
            found.setdefault(form, (term, category))
    return found


@cache
def phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Map the first word of each phrase to (its other words, the term, its category), the longest first."""
    table = resources.lexicon("wording")
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for term, category in zip(table["term"], table["category"], strict=True):
        first, *rest = term.replace(",", "").split()
        if not rest:
            continue
        for form in sorted(inflections(first)):
            found.setdefault(form, []).append((tuple(rest), term, category))
    return {first: sorted(entries, key=lambda e: (-len(e[0]), e[1])) for first, entries in found.items()}
