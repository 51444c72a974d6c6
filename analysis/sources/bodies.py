"""Names of bodies that run on over "and", "on" and commas: "Office of Harbors and Tides", "Committee on Trade"."""

import re
from functools import cache

from analysis.sources import vocabulary
from analysis.text import Span

_CAPITAL = r"[A-Z][\w’'-]*"
_BEFORE = re.compile(r"(?:\b[A-Z][\w.-]*[ \u00a0]){1,4}$")
_WORD = re.compile(_CAPITAL)
_WORDS = re.compile(rf"{_CAPITAL}(?:[ \u00a0]{_CAPITAL}){{0,3}}")
_LONGEST_BEFORE = 60
_ADJECTIVE = ("al", "ic", "an", "ve", "ar", "ary", "ous")
_THEIR_WORK = ("ists", "icians")


def running_on(text: str, start: int, end: int) -> list[Span]:
    """Find the names of bodies that hold an "and", a comma or an "on", up to the last word of what they are for.

    Each part behind such a joint must be a topic ("Prevention", "Urban Development"), so that of "the Bank of Brenn
    and Lund Freight" and "the Committee on Monday" nothing is joined.

    Examples
    --------
    >>> line = "the Bureau of Tobacco, Firearms and Explosives and the Office of Harbors and Ida Lund"
    >>> [line[s:e] for s, e in running_on(line, 0, len(line))]
    ['Bureau of Tobacco, Firearms and Explosives']
    """
    found: list[Span] = []
    for match in _opening().finditer(text, start, end):
        if found and match.start() < found[-1][1]:
            continue
        topic = _topic_end(text, match.end(), end) if match.group("link") == "on" else None
        stop = topic or _first_end(text, match.end(), end)
        last = _last_end(text, stop, end)
        if topic or last > stop:
            before = _BEFORE.search(text, max(start, match.start() - _LONGEST_BEFORE), match.start())
            found.append((_begin(text, before.start(), match.start()) if before else match.start(), last))
    return found


@cache
def _opening() -> re.Pattern:
    bodies = "|".join(sorted(vocabulary.words("runs_on")))
    return re.compile(rf"\b(?:{bodies})[ \u00a0](?P<link>of|for|on)[ \u00a0](?:the[ \u00a0])?(?=[A-Z])")


def _begin(text: str, start: int, body: int) -> int:
    """Leave out what opens a sentence or is a title before the name: "The", "Former"."""
    for word in _WORD.finditer(text, start, body):
        low = word.group().lower()
        if not (low in vocabulary.stopwords() or low in vocabulary.titles() or low in vocabulary.words("not_name")):
            return word.start()
    return body


def _first_end(text: str, start: int, end: int) -> int:
    """Find where the capitalised words behind "of" end."""
    run = _WORDS.match(text, start, end)
    return run.end() if run else start


def _topic_end(text: str, start: int, end: int) -> int | None:
    """Find where a topic ends, adjectives before it included."""
    at, stop = start, None
    while word := _WORD.match(text, at, end):
        topic = word.group() in vocabulary.words("topic") or word.group().endswith(_THEIR_WORK)
        if not topic and (stop is not None or not word.group().endswith(_ADJECTIVE)):
            break
        stop = word.end() if topic else stop
        at = word.end() + 1
        if text[word.end() : at] not in (" ", "\u00a0"):
            break
    return stop


_JOINT = re.compile(r"(?:,[ \u00a0](?:and[ \u00a0])?|[ \u00a0](?:and|&)[ \u00a0])(?:the[ \u00a0])?(?=[A-Z])")


def _last_end(text: str, stop: int, end: int) -> int:
    """Go on over commas to the topic behind the last "and"; a list without one is no name."""
    last = at = stop
    while joint := _JOINT.match(text, at, end):
        topic = _topic_end(text, joint.end(), end)
        if topic is None:
            break
        at = topic
        if "and" in joint.group() or "&" in joint.group():
            last = at
    return last
