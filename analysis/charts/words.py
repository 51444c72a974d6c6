"""Numbers and lists as sentences hold them."""

import re
from collections.abc import Iterable

from analysis.text import WORD


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


def percent(share: float) -> str:
    r"""Write a share without false precision; the sign never stands on a line of its own.

    >>> percent(0.4142), percent(float("nan"))
    ('41\xa0%', '–')
    """
    return f"{100 * share:.0f}\u00a0%" if share == share else "–"


def brief(label: str, weights: dict[str, float] | None = None, most: int = 5, width: int = 34) -> str:
    """Cut a passage to its most telling run of at most five words, which begins and ends with a word that tells.

    Parameters
    ----------
    label : str
        The passage.
    weights : dict of str to float, optional
        What each word, in lower case, tells; those not in it tell nothing.
    most, width : int
        Words and characters at most.

    Examples
    --------
    >>> brief("Officials said that the port of Brenn may close at night", {"brenn": 2, "port": 2, "night": 1})
    'port of Brenn'
    """
    words = list(WORD.finditer(label))
    worth = [(weights or {}).get(w.group().casefold(), 0.0) for w in words]
    runs = [
        (round(sum(worth[i:j]) + worth[i], 6), -i, j)
        for i in range(len(words))
        for j in range(i + 1, min(i + most, len(words)) + 1)
        if worth[i] and worth[j - 1] and words[j - 1].end() - words[i].start() <= width
    ]
    if not runs:
        return " ".join(w.group() for w in words[:most])[:width]
    _, i, j = max(runs)
    return " ".join(re.sub('[“”"«»]', "", label[words[-i].start() : words[j - 1].end()]).split())
