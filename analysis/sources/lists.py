"""Lists of persons, each with a title before and a party or place behind."""

import re

from analysis.sources.names import Mention

# Behind a name in a list: its party, its place; then what joins it to the next, and that one's title.
_AFFILIATED = (
    r"(?:,?\s+\(?[DRI]-[A-Z][\w.]*(?:\s[A-Z][\w.]*)?\)?|\s*\([^()]{1,30}\)"
    r"|\s+of\s+(?:the\s+)?[A-Z][\w.]+(?:\s+[A-Z][\w.]+){0,4})?"
)
TITLED = r"(?:(?:then-)?[A-Z][\w.’'-]*\s+(?:of\s+|and\s+)?){0,6}"
OPENS = re.compile(rf"(?:former\s+|then-?\s*)?{TITLED}")
_NEXT_PERSON = re.compile(rf"{_AFFILIATED}\s*(?:[,;]\s*(?:and\s+)?|\s+and\s+){TITLED}")
_LAST_PERSON = re.compile(rf"{_AFFILIATED}[\s,;.–—―-]*")


def before(text: str, people: list[Mention]) -> list[Mention]:
    """Give the last of some persons and those whom a list joins to it: "Ida Lund of Ohio, Ned Doyle and Ada Brenn".

    Examples
    --------
    >>> from analysis.sources import names
    >>> line = "After Tom Gray left, Ida Lund of Ohio, Ned Doyle and Ada Brenn"
    >>> len(before(line, names.find(line, [(0, len(line))], [])[1]))
    3
    """
    found = people[-1:]
    for left in reversed(people[:-1]):
        if not _NEXT_PERSON.fullmatch(text, left.end, found[0].start):
            break
        found.insert(0, left)
    between = text[found[0].end : found[-1].start] if found else ""
    return found if ";" in between or " and " in between else found[-1:]


def onwards(text: str, people: list[Mention]) -> list[Mention]:
    """Give the first of some persons and those whom a list joins to it."""
    found = people[:1]
    for right in people[1:]:
        if not _NEXT_PERSON.fullmatch(text, found[-1].end, right.start):
            break
        found.append(right)
    return found


def ends(text: str, start: int, end: int) -> bool:
    """Whether behind the last person of a list nothing stands but a party, a place and marks."""
    return _LAST_PERSON.fullmatch(text, start, end) is not None
