"""Words, sentences and quotation marks, as character offsets into a text that is never altered.

All offsets are half open, in code points: ``text[start:end]`` is the span.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from analysis import resources

Span = tuple[int, int]

WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_CLITIC = r"['’](?:s|re|ve|ll|d|m)\b"
_SPACE = re.compile(r"\s*")
_STOP = re.compile(r"(?:[.!?…]+|。)[\"”’'»)\]]*(?=\s)")
_LEAD = re.compile(r"[\"“‘'«(\[\s]*")
_LAST_TOKEN = re.compile(r"\S+$")
_ELISION = re.compile(r"['’‘](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n['’]|bout\b)", re.I)
# After "Quote?" a name or title and one of these go on with the same sentence.
_SPEAKER_FOLLOWS = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|told|wrote|added|replied|tweeted|continued|shouted|wondered)\b"
)
_STARTERS = frozenset(
    "The A An In On At By For From With As But And Or So Yet If When While After Before Since Although Though "
    "He She It They We You I His Her Its Their Our My This That These Those There Here What Who Why How Not No "
    "Some Many Most Other Both Each One Two Three Last Next Such Under Over During Asked According Still "
    "Now Then".split()
)


class Quotation(NamedTuple):
    """A stretch between quotation marks, the marks included.

    `depth` is 0, or 1 for a quotation inside a quotation; `closed` is false where the closing mark is absent, as it is
    in every paragraph but the last of a quotation that runs over several.
    """

    start: int
    end: int
    depth: int
    closed: bool


@cache
def _abbreviations() -> dict[str, str]:
    table = resources.lexicon("abbreviations")
    return dict(zip(table["abbreviation"], table["kind"], strict=True))


@cache
def _token_pattern() -> re.Pattern:
    dotted = "|".join(re.escape(a[:-1]) for a in _abbreviations() if a.count(".") == 1)
    return re.compile(
        rf"(?:[A-Za-z]\.){{2,}}|(?:{dotted}|[A-Z])\.(?=\s+[A-Z0-9])|{_CLITIC}"
        rf"|[$£€]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|%)?\b%?"
        rf"|[^\W_]+(?:(?!{_CLITIC})['’-][^\W_]+)*|\.\.\.|--|\S"
    )


def tokens(text: str) -> list[Span]:
    """Split a text into words, numbers, clitics ('s) and marks.

    Parameters
    ----------
    text : str
        Any text, of any length.

    Returns
    -------
    list of (int, int)
        Half-open offsets, in order. Every character that is not white space belongs to exactly one token.

    Examples
    --------
    >>> line = "Mr. Doyle's U.S. trip cost $1.5 million."
    >>> [line[s:e] for s, e in tokens(line)]
    ['Mr.', 'Doyle', "'s", 'U.S.', 'trip', 'cost', '$1.5', 'million', '.']
    """
    return [match.span() for match in _token_pattern().finditer(text)]


def count_words(text: str) -> int:
    """Count words: runs of letters and digits; a hyphen, point or apostrophe inside does not part them.

    >>> count_words("The Navy's well-armed crew of 12 didn't move.")
    8
    """
    return sum(1 for _ in WORD.finditer(text))


def paragraphs(text: str) -> list[Span]:
    r"""Split a text at its line breaks; white space at the edges and empty lines are left out.

    >>> paragraphs("One line.\n\n  Another. \n")
    [(0, 9), (13, 21)]
    """
    found = []
    for match in re.finditer(r"[^\n\r\u2028\u2029\x0b\x0c]+", text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - (len(line) - len(line.rstrip()))
        if start < end:
            found.append((start, end))
    return found


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Split one paragraph into sentences.

    A stop ends a sentence where white space follows, and then a capital, a digit or an opening mark. It does not after
    a title or an initial, after a month or "No." before a digit, nor after "U.S." or "Inc." unless a common first word
    follows; nor where a quoted question is followed by its speaker.

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The paragraph within it. A line break inside does not by itself end a sentence.

    Returns
    -------
    list of (int, int)
        Offsets into `text`, without white space at the edges.

    Examples
    --------
    >>> line = "The C.I.A. called Sen. Doyle on Jan. 3. “No.” He rang off."
    >>> [line[s:e] for s, e in sentences(line)]
    ['The C.I.A. called Sen. Doyle on Jan. 3.', '“No.”', 'He rang off.']
    """
    end = len(text) if end is None else end
    found, at = [], start
    for match in _STOP.finditer(text, start, end):
        if _ends_sentence(text, at, match, end):
            found.append((at, match.end()))
            at = _SPACE.match(text, match.end(), end).end()  # type: ignore[union-attr]
    tail = at + len(text[at:end].rstrip())
    if at < tail:
        found.append((at, tail))
    return found


def _ends_sentence(text: str, at: int, stop: re.Match, end: int) -> bool:
    """Whether the stop that `stop` matched ends the sentence that began at `at`."""
    lead = _LEAD.match(text, stop.end(), end)
    follows = lead.end()  # type: ignore[union-attr]
    if follows >= end:
        return False
    first = text[follows]
    if first.islower():
        return False
    opens = any(mark in "\"“‘'«" for mark in text[stop.end() : follows])
    closes = len(stop.group().rstrip("\"”’'»)]")) < len(stop.group())
    if closes and not opens and _SPEAKER_FOLLOWS.match(text, follows, min(end, follows + 90)):
        return not any(mark in stop.group() for mark in "?!")
    if stop.group() != ".":
        return True
    return _full_stop_ends(text, at, stop.start(), follows, opens)


def _full_stop_ends(text: str, at: int, stop: int, follows: int, opens: bool) -> bool:
    """Whether a single full stop at `stop` is more than the mark of an abbreviation or an initial."""
    last = _LAST_TOKEN.search(text, max(at, stop - 20), stop)
    token = last.group().lstrip("(\"“‘'[") + "." if last else "."
    kind = _abbreviations().get(token)
    first = re.compile(r"[^\W\d_]+").match(text, follows)
    starts = opens or (first is not None and first.group() in _STARTERS)
    if kind == "before_name":
        return False
    if kind == "before_number":
        return not text[follows].isdigit()
    if kind == "either" or re.fullmatch(r"(?:[A-Za-z]\.){2,}", token):
        return starts
    if re.fullmatch(r"[A-Z]\.", token):
        return starts and first is not None and len(first.group()) > 1
    return True


def quotations(text: str, spans: list[Span] | None = None) -> list[Quotation]:
    r"""Find what stands in quotation marks: straight, curly, double, ‘single’, nested, over several paragraphs.

    A single mark is an apostrophe unless it opens before a word and another closes after one; “the officials’ plan”
    holds a plural possessive. A quotation that is not closed in its paragraph ends with it; where the next paragraph
    opens with the same mark it goes on there as a quotation of its own row.

    Parameters
    ----------
    text : str
        The whole text.
    spans : list of (int, int), optional
        Its paragraphs; those of `paragraphs` by default.

    Returns
    -------
    list of Quotation
        In order of their starts. Marks that open nothing and close nothing are passed over.

    Examples
    --------
    >>> line = "He said the union’s ‘last offer’ was “a ‘joke’ to us.”"
    >>> [(line[q.start:q.end], q.depth) for q in quotations(line)]
    [('‘last offer’', 0), ('“a ‘joke’ to us.”', 0), ('‘joke’', 1)]
    """
    found: list[Quotation] = []
    for start, end in paragraphs(text) if spans is None else spans:
        outer = _double(text, start, end)
        inner = _single(text, start, end)
        ends = [q.end for q in outer]
        for q in inner:
            i = bisect_right(ends, q.start)
            inside = i < len(outer) and outer[i].start < q.start
            if not inside or q.end <= outer[i].end:
                found.append(q._replace(depth=int(inside)))
        starts = sorted(q.start for q in inner)
        for q in outer:
            # Double marks inside single ones are the inner pair, as in British copy.
            i = bisect_left(starts, q.start) - 1
            within = i >= 0 and any(s.start == starts[i] and q.end <= s.end for s in inner[i : i + 1])
            found.append(q._replace(depth=int(within)))
    return sorted(found)


def _double(text: str, start: int, end: int) -> list[Quotation]:
    """Pair the double marks of one paragraph."""
    found, opened = [], None
    for match in re.compile("[\"“”„«»]|''|``").finditer(text, start, end):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if mark in ('"', "''"):
            opens = opened is None and not after.isspace() and (not before.isalnum() or opened is None)
        else:
            opens = mark in "“„«``"
        if opens:
            if opened is not None and mark not in ('"', "''"):
                # A new opening mark before the last one closed: the writer forgot the closing mark.
                found.append(Quotation(opened, _trim(text, opened, match.start()), 0, False))
            opened = match.start()
        elif opened is not None:
            found.append(Quotation(opened, match.end(), 0, True))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, end, 0, False))
    return found


def _trim(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _single(text: str, start: int, end: int) -> list[Quotation]:
    """Pair the single marks of one paragraph that are not apostrophes."""
    opening, closing = [], []
    for match in re.compile("[‘’']").finditer(text, start, end):
        i = match.start()
        before = text[i - 1] if i > start else " "
        after = text[i + 1] if i + 1 < end else " "
        if not before.isalnum() and (after.isalnum() or after in '…“"[$£€') and match.group() != "’":
            if not _ELISION.match(text, i):
                opening.append(i)
        elif not before.isspace() and not after.isalnum() and match.group() != "‘":
            closing.append(i)
    found, at = [], start
    for n, i in enumerate(opening):
        if i < at:
            continue
        limit = opening[n + 1] if n + 1 < len(opening) else end
        close = _closing_mark(text, closing[bisect_left(closing, i + 1) : bisect_left(closing, limit)])
        if close is not None:
            found.append(Quotation(i, close + 1, 0, True))
            at = close + 1
    return found


def _closing_mark(text: str, candidates: list[int]) -> int | None:
    """Choose the mark that closes: the first that is no plural possessive; failing that, the first."""
    for i in candidates:
        possessive = text[i - 1] == "s" and re.compile(r"\s+[a-z]").match(text, i + 1)
        if not possessive:
            return i
    return candidates[0] if candidates else None


@cache
def stem(word: str) -> str:
    """Reduce a word to its Snowball stem, in lower case.

    >>> stem("Officials"), stem("dismantling")
    ('offici', 'dismantl')
    """
    return _stemmer().stem(word.lower())


@cache
def _stemmer():
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")
