"""What a paragraph looks like: its length, its last mark, the space above it, the furniture it matches."""

import re
from dataclasses import dataclass, field
from functools import cache

from analysis import resources
from analysis.corpus.dates import iso_date
from analysis.text import WORD, Span, read_words

_EDGES = " \t\u00a0\u200b\ufeff·•●▪◦*|>»›→←▶►–—-_=~#"
_STOPS, _CLOSERS = frozenset(".!?…。！？"), "\"”’'»)]*"
_INNER_STOP = re.compile(r"[.!?…][\"”’')\]]*\s+[\"“‘'(\[]*[A-Z0-9]")
_LOWER = re.compile(r"\b[a-z]{3,}")
_ITEM = re.compile(r"(?:[-–—•·*▪◦](?=\w)|[-–—•·*▪◦]\s+|(?:\(?\d{1,2}[.)]|\(?[a-z][.)])\s+)\S")
_OPENS_QUOTE = "\"“‘'«`"
_SCOPES = ("tail", "list", "line", "picture", "end")
# A line of furniture is short; prose this long is never compared with the list.
_LONGEST_WORDS = 75
_LONGEST_DATE = 10
_LONGEST = 600
_CREDIT = 200
# A group that opens, no question behind it; what is escaped, or stands in a class of characters, opens none.
_GROUP = re.compile(r"\\.|\[[^\]]*\]|\((?!\?)")
# As a pattern of the list opens a name that begins with a capital.
_CAPITAL = "(?-i:[A-Z"
# There for speed alone: what ends in the credit of a picture has one of these in it.
_CREDITED = ("(", "[", "/", "photo", "image", "picture", "credit", "illustration", "screengrab", "via")


@dataclass(slots=True)
class Line:
    """A paragraph as the eye sees it, with its words; `role` is filled in step by step, and empty until then."""

    start: int
    end: int
    text: str
    written: list[str]
    gap: int
    role: str = ""
    origin: str | None = None
    scope: str = ""
    words: int = field(init=False)
    stopped: bool = field(init=False)

    def __post_init__(self) -> None:
        """Count its words, and see whether it ends as a sentence does, marks that close a quotation aside."""
        self.words = len(self.written)
        self.stopped = self.text[-12:].rstrip(_CLOSERS)[-1:] in _STOPS

    @property
    def quoted(self) -> bool:
        """Whether it opens with a quotation mark."""
        return self.text[:1] in _OPENS_QUOTE

    @property
    def introduces(self) -> bool:
        """Whether it ends as something does that goes on below."""
        return self.text.rstrip(" *_").endswith((":", ";", ",", "—", "–", "…", "..."))

    @property
    def item(self) -> bool:
        """Whether it opens as an item of a list does."""
        return bool(_ITEM.match(self.text))

    @property
    def sentences(self) -> int:
        """Roughly how many sentences it holds."""
        return 1 + len(_INNER_STOP.findall(self.text[:4000]))

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: it ends as a sentence does and is one of some length, or is very long."""
        if self.words >= 30:
            return True
        if self.stopped:
            return self.words >= 8 or self.sentences > 1 or (self.quoted and self.words >= 3)
        return (self.words >= 8 and self.introduces) or (self.words >= 20 and self.sentences > 1)

    @property
    def titled(self) -> bool:
        """Whether most of its longer words begin with a capital, as in a headline."""
        words = [w for w in WORD.findall(self.text[:400]) if len(w) > 3]
        return len(words) >= 4 and sum(w[0].isupper() or w[0].isdigit() for w in words) >= 0.9 * len(words)


def lines(text: str, spans: list[Span]) -> list[Line]:
    """Look at the paragraphs of a text, and mark those that are furniture wherever they stand."""
    found, before = [], 0
    for (start, end), written in zip(spans, read_words(text).between(spans), strict=True):
        body = text[start:end]
        gap = max(text.count("\n", before, start), text.count("\r", before, start))
        line = Line(start, end, body, written, gap)
        line.role, line.scope = furniture(body, line.words)
        found.append(line)
        before = end
    _spread(found)
    return found


def _spread(found: list[Line]) -> None:
    """In a block without blank lines, most of which is furniture, the other short lines are furniture as well."""
    blank = sum(line.gap > 1 for line in found)
    if blank < 0.3 * len(found):
        return
    first = 0
    for n in range(1, len(found) + 1):
        if n == len(found) or found[n].gap > 1:
            block = found[first:n]
            if sum(line.role == "boilerplate" for line in block) >= 0.5 * len(block):
                for line in block:
                    if not line.role and line.words <= 12:
                        line.role, line.scope = "boilerplate", "line"
            first = n


def _uncaught(found: re.Match) -> str:
    """Take from a group that nobody asks for what it costs to keep it."""
    return "(?:" if found.group() == "(" else found.group()


@cache
def _patterns() -> list[tuple[str, str, re.Pattern]]:
    table = resources.lexicon("boilerplate")
    found = []
    for role, scope, pattern in zip(table["role"], table["scope"], table["pattern"], strict=True):
        whole = rf"(?:{pattern})\s*$" if scope == "end" else rf"(?:{pattern})\W*"
        found.append((role, scope, re.compile(_GROUP.sub(_uncaught, whole), re.I)))
    # A line that two patterns know has the wider scope.
    return sorted(found, key=lambda entry: _SCOPES.index(entry[1]))


@cache
def _some() -> re.Pattern:
    """Join the patterns of whole lines that begin as listed, for lines in lower case: most lines are none of them."""
    table = resources.lexicon("boilerplate")
    listed = table.loc[table["scope"].ne("end") & table["needs"].eq(""), "pattern"]
    joined = "|".join(_GROUP.sub(_uncaught, pattern) for pattern in listed)
    return re.compile(rf"(?:{joined.replace(_CAPITAL, _CAPITAL.lower())})\W*")


@cache
def _needed() -> tuple[str, ...]:
    """List what a line has in it, in lower case, that is of another pattern."""
    return tuple(" ".join(resources.lexicon("boilerplate")["needs"]).split())


def furniture(line: str, words: int) -> tuple[str, str]:
    """Tell the role and scope of a line that the list of furniture knows; two empty strings where it does not.

    >>> furniture("Sign up for our newsletters", 5)
    ('boilerplate', 'line')
    >>> furniture("Sign-ups for the ferry newsletter rose by a third, the port said.", 12)
    ('', '')
    """
    if words > _LONGEST_WORDS or len(line) > _LONGEST:
        return "", ""
    bare = line.strip(_EDGES)
    if not bare or (not words and not _LOWER.search(bare)):
        return "boilerplate", "line"
    if words <= _LONGEST_DATE and bare[-1:] != "." and len(iso_date(bare) or "") > len("2031"):
        return "boilerplate", "line"
    small = bare.lower()
    if any(map(small.__contains__, _needed())) or _some().fullmatch(small):
        for role, scope, pattern in _patterns():
            if scope != "end" and pattern.fullmatch(bare) and not (role == "credit" and bare.endswith(":")):
                return role, scope
    if words >= 4 and any(map(small.__contains__, _CREDITED)):
        for role, scope, pattern in _patterns():
            if scope == "end" and pattern.search(line, max(0, len(line) - _CREDIT)):
                return role, scope
    return "", ""
