"""Paragraphs and sentences."""

import re
from itertools import pairwise

from analysis.text.words import Span, abbreviations

_LINE = re.compile(r"\S(?:[^\n\r\u2028\u2029\x0b\x0c\x85]*\S)?")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
# Marks that end a sentence, and what stands between them and its first letter. It begins with a mark, which is
# soon found, and only then looks whether another stands before it.
_STOP = re.compile(r"[.!?…。](?<![.!?…].)(?:(?<=。)|(?<!。)[.!?…]*+)[\"”’'»)\]]*+(?=(\s[\"“‘'«(\[\s]*+))")
_OPENING, _CLOSING = frozenset("\"“‘'«"), "\"”’'»)]"
_LIST_NUMBER, _INITIAL = re.compile(r"\d{1,2}\."), re.compile(r"[A-Z]\.")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}|Ph\.D\.")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
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
# Lines of hard-wrapped text: never longer than the first, and this long at least where they are full.
_WIDEST, _NARROWEST = 120, 40
_FEWEST_WRAPPED = 3
_WRAPPED_SHARE = 0.6


def paragraphs(text: str) -> list[Span]:
    r"""Split a text at its line breaks; white space at the edges and empty lines are left out.

    Where the lines are hard-wrapped (nearly every one breaks off where its successor's first word would not have fit),
    only blank lines, indented lines and lines with room to spare end a paragraph.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of (int, int)
        Offsets, in order. In hard-wrapped text a paragraph holds line breaks.

    Examples
    --------
    >>> paragraphs("One line.\n\n  Another. \n")
    [(0, 9), (13, 21)]
    """
    return _unwrap(text, [line.span() for line in _LINE.finditer(text)])


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of hard-wrapped text; other text is given back as it is."""
    width = max((end - start for start, end in lines), default=0)
    if len(lines) <= _FEWEST_WRAPPED or not _NARROWEST <= width <= _WIDEST:
        return lines
    pairs = list(pairwise(lines))
    near = [_adjacent(text, one, other) for one, other in pairs]
    full = [
        close and one[1] - one[0] + 1 + _first_length(text, other) > width
        for close, (one, other) in zip(near, pairs, strict=True)
    ]
    running = sum(soft and text[one[1] - 1] not in '.!?”"' for soft, (one, _) in zip(full, pairs, strict=True))
    if sum(full) < _FEWEST_WRAPPED or sum(full) < _WRAPPED_SHARE * sum(near) or 2 * running < sum(full):
        return lines
    joined = [lines[0]]
    for soft, close, (one, other) in zip(full, near, pairs, strict=True):
        if soft or (close and text[other[0]].islower() and text[one[1] - 1] not in ".!?:"):
            joined[-1] = (joined[-1][0], other[1])
        else:
            joined.append(other)
    return joined


def _adjacent(text: str, one: Span, other: Span) -> bool:
    """Whether a line follows another without a blank line between them, and without an indent of its own."""
    between = text[one[1] : other[0]]
    breaks = list(_BREAK.finditer(between))
    return len(breaks) == 1 and breaks[0].end() == len(between)


def _first_length(text: str, line: Span) -> int:
    return len(text[line[0] : line[1]].split(maxsplit=1)[0])


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
    found, at = [], _after_space(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, at, stop, end):
            found.append((at, stop.end()))
            at = _after_space(text, *stop.span(1))
    tail = at + len(text[at:end].rstrip())
    if at < tail:
        found.append((at, tail))
    return found


def _after_space(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip())


def _ends_sentence(text: str, at: int, stop: re.Match, end: int) -> bool:
    """Whether the stop that `stop` matched ends the sentence that began at `at`."""
    marks, lead, follows = stop.group(), stop.group(1), stop.end(1)
    if follows >= end or text[follows].islower():
        return False
    opens = lead != " " and not _OPENING.isdisjoint(lead)
    if marks == ".":
        return _full_stop_ends(text, at, stop.start(), follows, opens)
    if marks[-1] in _CLOSING and not opens and _SPEAKER_FOLLOWS.match(text, follows, min(end, follows + 90)):
        return not ("?" in marks or "!" in marks)
    return True


def _full_stop_ends(text: str, at: int, stop: int, follows: int, opens: bool) -> bool:
    """Whether a single full stop at `stop` is more than the mark of an abbreviation, an initial or a list's number."""
    before = text[max(at, stop - 20) : stop]
    last = before.split()[-1] if before and not before[-1].isspace() else ""
    token = last.lstrip("(\"“‘'[") + "."
    kind = abbreviations().get(token)
    if kind is None and len(token) > 2 and token[:-1].isalpha():
        return True
    if stop - len(last) == at and _LIST_NUMBER.fullmatch(token):
        return False
    first = _FIRST_WORD.match(text, follows)
    starts = opens or (first is not None and first.group() in _STARTERS)
    if kind == "before_name":
        return False
    if kind == "before_number":
        return not text[follows].isdigit()
    if kind == "either" or _DOTTED.fullmatch(token):
        return starts
    if _INITIAL.fullmatch(token):
        return starts and first is not None and len(first.group()) > 1
    return True
