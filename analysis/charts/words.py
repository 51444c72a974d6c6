"""Numbers and lists as sentences hold them."""

from collections.abc import Iterable


def several(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun.

    >>> several(1, "article"), several(1200, "word"), several(0, "reply", "replies")
    ('1 article', '1,200 words', 'no replies')
    """
    noun = one if count == 1 else many or f"{one}s"
    return f"{count:,} {noun}" if count else f"no {noun}"


def verb(count: int, one: str, many: str) -> str:
    """Choose the form of a verb that agrees with a count.

    >>> verb(1, "is", "are"), verb(0, "is", "are")
    ('is', 'are')
    """
    return one if count == 1 else many


def listed(items: Iterable[str], most: int = 4) -> str:
    """Join names to a list; from the fifth on they are counted.

    >>> listed(["A", "B", "C"]), listed("ABCDEF")
    ('A, B and C', 'A, B, C and 3 others')
    """
    names = list(items)
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def spelled(count: int) -> str:
    """Write a number up to twelve as a word.

    >>> spelled(4), spelled(1200)
    ('four', '1,200')
    """
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else f"{count:,}"


# What readers call the kinds of loaded wording whose identifiers say too little; of the others, the identifier's words.
KINDS = {
    "label": "label for people",
    "one_sided_term": "dramatic or partisan",
    "reporting_verb_stance": "judging verb of saying",
    "unlisted": "other loaded word",
}


def kind(category: str) -> str:
    """Name a kind of loaded wording as readers understand it.

    >>> kind("one_sided_term"), kind("scare_quote"), kind("own term")
    ('dramatic or partisan', 'scare quote', 'own term')
    """
    return KINDS.get(category, category.replace("_", " "))


def percent(share: float) -> str:
    r"""Write a share without false precision; the sign never stands on a line of its own.

    >>> percent(0.4142), percent(float("nan"))
    ('41\xa0%', '–')
    """
    return f"{100 * share:.0f}\u00a0%" if share == share else "–"
