"""How names are written: as words in small letters, too, or nearly as other names."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

_CLOSE = 0.8
_SMALL = re.compile(r"(?<![\w’'-])[a-zà-þ][\w’'-]*")
_LETTER = re.compile(r"[\w’'-]")
_FEW = 100  # names that are looked for one by one


def small(text: str, names: set[str]) -> set[str]:
    """Keep the names that the text also writes as words in small letters."""
    if len(names) > _FEW:
        return names.intersection(_SMALL.findall(text))
    return {name for name in names if name in text and _SMALL.fullmatch(name) and stands(text, name)}


def stands(text: str, word: str) -> bool:
    """Whether a word stands in a text, not only as a part of others."""
    at = text.find(word)
    while at >= 0:
        if not _LETTER.match(text, at + len(word)) and not (at and _LETTER.match(text, at - 1)):
            return True
        at = text.find(word, at + 1)
    return False


def _alike(one: str, other: str) -> bool:
    """Whether two words hold as many letters of each other as close ones must; to align them takes much longer."""
    shared = min(sum(map(one.__contains__, other)), sum(map(other.__contains__, one)))
    return 2.0 * shared / len(one + other) >= _CLOSE


def closest(key: str, known: Iterable[str]) -> str | None:
    """Find the known name with the same first letter that differs from a name by a letter or two.

    >>> closest("brenn", ["doyle", "brenner"]), closest("brenn", ["lund"])
    ('brenner', None)
    """
    like = [name for name in known if name[0] == key[0] and _alike(name, key)]
    close = get_close_matches(key, like, n=1, cutoff=_CLOSE) if like else []
    return close[0] if close else None
