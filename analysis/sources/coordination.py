"""A span for sources taken apart: names in apposition, coordinated phrases, one phrase each."""

import re

from analysis.sources import lists, names, phrases, vocabulary
from analysis.sources.names import Entity, Mention
from analysis.sources.phrases import MARKS, Phrase, core_end, head_end, one

_ALSO = re.compile(r"\b(?:like|includ(?:ing|e[sd]?)|such as|among them|led by|headed by|joined by)\b", re.I)
_STARTS_ANEW = re.compile(
    r"(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen)s?\.|(?:two|three|four|five|six|another|several|other|some)\s"
)
# What may stand before a source and says nothing of it.
_OPENING = re.compile(
    r"(?:[Bb]oth\s+(?=[A-Z])|[Nn]either\s+(?=.*\snor\s)|(?:[Oo]n\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?=\S))"
)
_PREPOSITIONS = frozenset("of to for with at by from in on under the a an his her their its and".split())
_APPOSED = re.compile(
    r"(?:[,;–—―]|--)\s*(?!(?:and|or)\b)(?:(?!(?:of|to|for|with|at|by|from|who|which|that|and|said)\b)[\w.-]+\s+){0,6}$"
)
_DETERMINED = re.compile(r"(?:the|an?|his|her|their|its|our|some|any|no|one|another)\s|\S+['’]s?\s", re.I)
_EMPHATIC = ("'s", "’s", "self", "selves", "alone", "too")
_TAIL = re.compile(r"(?:['’]s|\s+(?:himself|herself|itself|themselves|alone|too))$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Corp|Co)\.$")
_PARTED = re.compile(r"[\s,;:(–—―]")
_LISTED = re.compile(
    r"(?:[A-Z][\w.’'-]*\s*){1,5}(?:,\s*(?:the\s+)?(?:[A-Z][\w.’'-]*\s*){1,5})+,?\s+and\s+(?=[A-Z]|the\s+[A-Z])"
)
# "House Ways and Means Committee Chairman Ned Lund" is one person.
_CAPITALS = re.compile(r"(?:[Tt]he\s+)?(?:[A-Z][\w.]*\s+)*[A-Z]\w*")
_COMMITTEE = re.compile(r"(?:[A-Z]\w+\s+){1,3}(?:Subc|C)ommittee\s+(?:Chair|Vice|Ranking|Member)")
# "Center for Harbor Research Director Ida Lund" is one person.
_BODY = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:(?:of|for|on)\s+(?:the\s+)?)?[A-Z][\w’'-]*)*\s+(?P<office>[A-Z][a-z]+)\s+")
_JOINING = re.compile(r"(?=[\s,])\s*,?\s+(?:and|n?or|along with|as well as|&)\s+(?:also\s+)?")
_CLOSES = re.compile(r"(?:\s+(?:of|from)(?:\s+[A-Z][\w.]+)+)?\s*(?:[,;–—―(]|--|$)")
_FIRST_PERSON = re.compile(rf"(?:[Bb]oth\s+)?{lists.TITLED}")
_GROUP_BEFORE = re.compile(rf"([^,;:(–—―]*\S)\s*(?:[,:(–—―]|--)\s*{lists.TITLED}")
# A statement is what whoever makes it says.
_STATEMENT = re.compile(
    r"(?:(?:an?|the)\s+)?(?:(?:joint|written|brief|short|news|press|public)\s+)*"
    r"(?:statements?|releases?|remarks|comments)\s+(?:(?:issued|released|put out)\s+)?(?:from|by)\s+(?=\S)",
    re.I,
)


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
    start += len(opening.group()) if (opening := _OPENING.match(text, start, end)) else 0
    if start >= end:
        return []
    if not _PARTED.search(text, start, end):
        # Of one word there is nothing to take apart.
        return [one(text, *trim(text, start, end), entities, mentions)]
    start += len(statement.group()) if (statement := _STATEMENT.match(text, start, end)) else 0
    named = (
        _persons(text, start, end, entities, mentions)
        or _officer(text, start, end, entities, mentions)
        or _appositions(text, start, end, entities, mentions)
    )
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
    tail = _TAIL.search(text[start:end]) if text.endswith(_EMPHATIC, start, end) else None
    return start, end - len(tail.group()) if tail else end


def _persons(text: str, start: int, end: int, entities: list[Entity], mentions: list[Mention]) -> list[Phrase]:
    """Read a list of persons with their titles, parties and places, or a group that such a list spells out."""
    inside = [m for m in names.within(mentions, start, end) if entities[m.entity].kind == "person"]
    people = lists.before(text, inside)
    if len(people) < 2 or people != inside or not lists.ends(text, people[-1].end, end):
        return []
    first = people[0].start
    group = _GROUP_BEFORE.fullmatch(text, start, first)
    noun = vocabulary.noun(group.group(1).split()[-1]) if group else None
    spelt = noun is not None and noun.plural and noun.kind in ("official", "person")
    listed = spelt or _FIRST_PERSON.fullmatch(text, start, first)
    return [_name_phrase(text, m, entities) for m in people] if listed else []


def _officer(text: str, start: int, end: int, entities: list[Entity], mentions: list[Mention]) -> list[Phrase]:
    """Read a person behind a body of several words and an office there."""
    last = names.within(mentions, start, end)[-1:]
    if not last or last[0].end != end or entities[last[0].entity].kind != "person":
        return []
    body = _BODY.fullmatch(text, start, last[0].start)
    opens = vocabulary.noun(text[start:end].split()[0])
    if body is None or (opens is not None and opens.kind in ("official", "person") and not opens.plural):
        return []
    office = vocabulary.noun(body.group("office"))
    role = body.group("office").lower() in vocabulary.titles() or (office is not None and office.kind == "official")
    return [_name_phrase(text, last[0], entities)] if role else []


def _appositions(text: str, start: int, end: int, entities: list[Entity], mentions: list[Mention]) -> list[Phrase]:
    """Find the person whom a segment between commas names, or the names that "such as" introduces."""
    span = text[start:end]
    head = head_end(span)
    if head == len(span):
        return []
    inside = [m for m in names.within(mentions, start + head, end) if entities[m.entity].kind == "person"]
    noun = vocabulary.noun(span[:head].split()[-1])
    # "Experts like Ida Lund" are she; a film that shows experts like her is not.
    also = _ALSO.search(span, head) if noun is None or noun.plural or noun.kind == "institution" else None
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
    in_core = [m for m in names.within(mentions, start, start + head) if entities[m.entity].kind == "person"]
    if any(m.end == start + head for m in in_core):
        return []
    if noun is not None and noun.plural and noun.kind in ("official", "person"):
        # "Two aides, Ida Lund and Tom Doyle": but supporters of the mayor, Ida Lund, are not she.
        close = re.fullmatch(r"\s*,\s*(?:[A-Z][\w.]*\s+){0,3}", text[start + head : inside[0].start])
        return [_name_phrase(text, m, entities) for m in inside] if close and len(inside) > 1 else []
    if _leads_to_name(text, start, start + head, inside[-1], end) or _in_office(text, start, noun, inside[-1], end):
        return [_name_phrase(text, inside[-1], entities)]
    for m in inside:
        before = text[start : m.start]
        title = _APPOSED.search(before) or (m is inside[0] and not in_core and _office(before))
        closes = _CLOSES.match(text[m.end : end])
        if title and closes:
            return [_name_phrase(text, m, entities)]
    return []


def _leads_to_name(text: str, start: int, head: int, last: Mention, end: int) -> bool:
    """Whether a role without an article runs up to a name: "leader of the dockers' march Ida Lund"."""
    noun = vocabulary.noun(text[start:head].split()[-1])
    role = noun is not None and not noun.plural and noun.kind in ("official", "person")
    if not role or last.end != end or text[start].isupper():
        return False
    between = [word for word in text[head : last.start].split() if not word[0].isupper()]
    return bool(between) and between[-1].islower() and between[-1] not in _PREPOSITIONS | {"who", "whose"}


def _in_office(text: str, start: int, head: vocabulary.Noun | None, last: Mention, end: int) -> bool:
    """Whether a body with its office runs up to a name: "Fight for Brenn organizing director Ida Lund"."""
    words = text[start : last.start].split()
    office = vocabulary.noun(words[-1]) if words and words[-1].islower() else None
    role = office is not None and not office.plural and office.kind in ("official", "person")
    apposed = "," in text[start : last.start]
    return role and head is None and text[start].isupper() and last.end == end and not apposed


def _office(before: str) -> bool:
    """Whether an office with what it is for stands before a name: "director of pilots" before "Ida Lund"."""
    words = before.split()
    while words and words[-1].lower() in vocabulary.titles():
        words.pop()
    if not words or _DETERMINED.match(before) or words[-1].lower() in _PREPOSITIONS:
        return False
    known = (vocabulary.noun(w.lower().removeprefix("then-")) for w in words)
    first = next((n for n in known if n is not None and n.kind in ("official", "person")), None)
    behind = words[next((i for i, w in enumerate(words) if w in _PREPOSITIONS), 0) :]
    plain = all(w.islower() or w in vocabulary.words("portfolio") for w in behind)
    return first is not None and not first.plural and plain


def _name_phrase(text: str, m: Mention, entities: list[Entity]) -> Phrase:
    return Phrase(
        m.start, m.end, entities[m.entity].kind, text[m.start : m.end].split()[-1], "", "", False, (m.entity,), None
    )


def _conjuncts(text: str, start: int, end: int, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Part coordinated phrases; what is coordinated behind a head ("officials of Ohio and Utah") is none."""
    span = text[start:end]
    joints = list(_JOINING.finditer(span)) if len(span.split()) > 2 else []
    if not joints:
        return [(s, e) for s, e in (trim(text, start, end),) if s < e]
    if phrases.quantity_of().match(span):
        return [(start, end)]
    limit = core_end(span, start, mentions)
    listed = _LISTED.match(span)
    cuts, at = [], 0
    for match in joints:
        behind = start + match.end()
        named = any(m.start == behind and " " in text[m.start : m.end] for m in names.within(mentions, behind, end))
        if any(m.start < start + match.start() and m.end > behind for m in names.within(mentions, start, end)):
            continue
        if _COMMITTEE.match(span, match.end()) and _CAPITALS.fullmatch(span, at, match.start()):
            continue
        if (
            match.start() <= limit
            or (listed and match.end() == listed.end())
            or (_STARTS_ANEW.match(span, match.end()) and not _in_apposition(span, at, limit, match.start()))
            or (named and "," in span[max(0, match.start() - 12) : match.end()])
        ):
            cuts.append((at, match.start()))
            at = match.end()
            limit = at + core_end(span[at:], start + at, mentions)
    places = [(start + s, start + e) for s, e in [*cuts, (at, len(span))]]
    if cuts and listed:
        first = span[: cuts[0][1]]
        places = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^,]+", first)] + places[1:]
    return [(s, e) for s, e in (trim(text, *p) for p in places) if s < e]


def _in_apposition(span: str, at: int, limit: int, end: int) -> bool:
    """Whether "and" stands in what a comma adds to a name: "Ida Lund, mayor of Brenn and Mr. Doyle's rival"."""
    return span[at:limit].istitle() and span[limit:end].count(",") == 1 and not span[:end].rstrip().endswith(",")


def _shares_head(found: list[Phrase]) -> bool:
    """Whether coordinated words are modifiers of one head, or roles of one person."""
    first, last = found[0], found[-1]
    same_person = (
        first.kind == "noun" and last.kind in ("noun", "person") and not first.plural and not last.plural
        and first.determiner in ("the", "his", "her", "a", "an", "their", "") and not last.determiner
        and (first.determiner or last.kind == "person")
        and first.listed is not None and first.listed.kind in ("official", "person")
    )  # fmt: skip
    bare = first.kind == "unknown" or (first.kind in ("organisation", "place") and not last.modifiers[:1].islower())
    adjectives = bare and not first.determiner and last.kind == "noun" and last.plural and not last.determiner
    return same_person or adjectives
