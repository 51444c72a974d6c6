"""A span for sources taken apart: names in apposition, coordinated phrases, one phrase each."""

import re

from analysis.sources import names, phrases
from analysis.sources.names import Entity, Mention
from analysis.sources.phrases import MARKS, Phrase, core_end, head_end, one

_ALSO = re.compile(r"\b(?:like|includ(?:ing|e[sd]?)|such as|among them|led by|headed by|joined by)\b", re.I)
_STARTS_ANEW = re.compile(
    r"(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen)s?\.|(?:two|three|four|five|six|another|several|other|some)\s"
)


_EMPHATIC = ("'s", "’s", "self", "selves", "alone", "too")
_TAIL = re.compile(r"(?:['’]s|\s+(?:himself|herself|itself|themselves|alone|too))$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Corp|Co)\.$")
_PARTED = re.compile(r"[\s,;:(–—]")
_LISTED = re.compile(
    r"(?:[A-Z][\w.’'-]*\s*){1,5}(?:,\s*(?:the\s+)?(?:[A-Z][\w.’'-]*\s*){1,5})+,?\s+and\s+(?=[A-Z]|the\s+[A-Z])"
)
_JOINING = re.compile(r"(?=[\s,])\s*,?\s+(?:and|or|along with|as well as|&)\s+(?:also\s+)?")


def read(text: str, start: int, end: int, entities: list[Entity], mentions: list[Mention]) -> list[Phrase]:
    """Take a span for a source apart, one phrase a source.

    Examples
    --------
    >>> line = "two aides and Mr. Doyle"
    >>> book, found = names.find(line, [(0, len(line))], [])
    >>> [(p.kind, p.head) for p in read(line, 0, len(line), book, found)]
    [('noun', 'aides'), ('person', 'Doyle')]
    """
    start, end = trim(text, start, end)
    if start >= end:
        return []
    if not _PARTED.search(text, start, end):
        # Of one word there is nothing to take apart.
        return [one(text, *trim(text, start, end), entities, mentions)]
    named = _appositions(text, start, end, entities, mentions)
    if named:
        return named
    parts = _conjuncts(text, start, end, mentions)
    found = [one(text, s, e, entities, mentions) for s, e in parts]
    if len(found) > 1 and (any(p.kind == "nothing" for p in found) or _shares_head(found)):
        whole = one(text, start, end, entities, mentions)
        return [whole] if whole.kind != "nothing" else [p for p in found if p.kind != "nothing"] or [whole]
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take marks, a possessive and an emphatic pronoun off the edges of a span."""
    while start < end and text[start] in MARKS:
        start += 1
    while (
        end > start and text[end - 1] in MARKS and not (text[end - 1] == "." and _ABBREVIATED.search(text[start:end]))
    ):
        end -= 1
    span = text[start:end]
    tail = _TAIL.search(span) if span.endswith(_EMPHATIC) else None
    return start, end - len(tail.group()) if tail else end


def _appositions(text: str, start: int, end: int, entities: list[Entity], mentions: list[Mention]) -> list[Phrase]:
    """Find the person whom a segment between commas names, or the names that "such as" introduces."""
    span = text[start:end]
    head = head_end(span)
    if head == len(span):
        return []
    inside = [m for m in names.within(mentions, start + head, end) if entities[m.entity].kind == "person"]
    also = _ALSO.search(span, head)
    if also and (
        given := [
            m
            for m in names.within(mentions, start + also.end(), end)
            if entities[m.entity].kind in ("person", "organisation")
        ]
    ):
        first = entities[given[0].entity].kind
        given = [m for m in given if entities[m.entity].kind == first]
        return [_name_phrase(text, m, entities) for m in given if m.start - (start + also.end()) < 200]
    if not inside:
        return []
    if any(
        start <= m.start and m.end <= start + head and entities[m.entity].kind == "person" and m.end == start + head
        for m in names.within(mentions, start, end)
    ):
        return []
    for m in inside:
        before = text[start : m.start]
        title = re.search(r"(?:[,;–—]|--)\s*((?:[A-Z][\w.]*\s+){0,4})$", before)
        closes = re.match(r"\s*(?:[,;–—(]|--|$)", text[m.end : end])
        if title and closes and not re.search(r"\b(?:of|to|for|with|at|by|from)\b", re.split(r"[,;–—]|--", before)[-1]):
            return [_name_phrase(text, m, entities)]
    return []


def _name_phrase(text: str, m: Mention, entities: list[Entity]) -> Phrase:
    return Phrase(
        m.start, m.end, entities[m.entity].kind, text[m.start : m.end].split()[-1], "", "", False, (m.entity,), None
    )


def _conjuncts(text: str, start: int, end: int, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Part coordinated phrases; what is coordinated behind a head ("officials of Ohio and Utah") is none."""
    span = text[start:end]
    joints = list(_JOINING.finditer(span))
    if joints and phrases.quantity_of().match(span):
        return [(start, end)]
    limit = core_end(span, start, mentions) if joints else 0
    cuts, at = [], 0
    for match in joints:
        behind = start + match.end()
        named = any(m.start == behind and " " in text[m.start : m.end] for m in names.within(mentions, behind, end))
        if any(m.start < start + match.start() and m.end > behind for m in names.within(mentions, start, end)):
            continue
        if (
            match.start() <= limit
            or _STARTS_ANEW.match(span, match.end())
            or (named and "," in span[max(0, match.start() - 12) : match.end()])
        ):
            cuts.append((at, match.start()))
            at = match.end()
            limit = at + core_end(span[at:], start + at, mentions)
    places = [(start + s, start + e) for s, e in [*cuts, (at, len(span))]]
    if cuts and _LISTED.match(span):
        first = span[: cuts[0][1]]
        places = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^,]+", first)] + places[1:]
    return [(s, e) for s, e in (trim(text, *p) for p in places) if s < e]


def _shares_head(found: list[Phrase]) -> bool:
    """Whether coordinated words are modifiers of one head, or roles of one person."""
    first, last = found[0], found[-1]
    same_person = (
        first.kind == "noun" and last.kind in ("noun", "person") and not first.plural and not last.plural
        and first.determiner in ("the", "his", "her", "a", "an", "their") and not last.determiner
        and first.listed is not None and first.listed.kind in ("official", "person")
    )  # fmt: skip
    bare = first.kind == "unknown" or (first.kind in ("organisation", "place") and not last.modifiers[:1].islower())
    adjectives = bare and not first.determiner and last.kind == "noun" and last.plural and not last.determiner
    return same_person or adjectives
