"""Whom a pronoun or a relative refers to, by place and recency; never by a name's sound."""

import re
from bisect import bisect_right
from itertools import pairwise

from analysis import schema
from analysis.sources import agreement, names, relatives, vocabulary
from analysis.sources.binding import is_owner, spoken_of
from analysis.sources.phrases import Phrase
from analysis.sources.reading import Credit, Reading

_RECENT_CHARACTERS = 2500
_CALLED, _SPOKEN_OF, _TOLD, _GOES_ON = 1.2, 1.5, 2.5, 0.8
_EVEN = 1e-9
_BEFORE_GRANT, _NEAR = 2, 4  # words, sentences
_SINGULAR = frozenset("he she him her his hers himself herself".split())
_PLURAL = frozenset("they them their theirs themselves these those".split())
_THING = frozenset("it its itself".split())
_RELATIVE = frozenset("who whom whose which that".split())
_OWN = frozenset("i we us my our me".split())


def antecedent(reading: Reading, phrase: Phrase) -> list[Credit] | Phrase | None:
    """Find what a pronoun stands for: earlier named, a phrase to be read in its place, or nothing."""
    head = phrase.head
    if head in _RELATIVE:
        return relatives.antecedent(reading, phrase)
    if head in _SINGULAR | _PLURAL and _hides(reading, phrase):
        return _hidden(reading, phrase.start)
    if head in _SINGULAR:
        told = _brought_in(reading, phrase.start) if reading.speaking else None
        if told is not None:
            return told
        person = recent_person(reading, phrase.start, agreement.of(head), spoken_of(reading, phrase))
        return None if person is None else [person]
    if head in _PLURAL:
        return _several(reading, phrase.start)
    if head in _THING:
        return _thing(reading, phrase.start)
    if head in _OWN and reading.speaking:
        return reading.speaking
    if head in _OWN and reading.is_quoted(phrase.start) and reading.credits:
        return reading.credits[-1]
    return None


def _hides(reading: Reading, phrase: Phrase) -> bool:
    """Whether the sentence goes on to say that its subject is not to be named: "He spoke on condition of anonymity"."""
    behind = reading.text[phrase.end : reading.bounds(phrase.start)[1]].lower()
    granted = vocabulary.phrase_in(behind, "grant")
    return granted is not None and len(behind[: behind.index(granted)].split()) <= _BEFORE_GRANT


def _hidden(reading: Reading, position: int) -> list[Credit] | None:
    """Find the unnamed source credited last; who is not to be named is nobody whom the article names."""
    here = reading.sentence(position)
    for named in reversed(reading.credits[-4:]):
        if any(c.unnamed is not None for c in named) and here - reading.sentence(named[0].position) <= _NEAR:
            return [c for c in named if c.unnamed is not None]
    return None


# "I asked a minister about it. He said no."
_SOMEBODY = re.compile(r"\b(?:an?|one)\s+(?:[\w’'-]+\s+){0,3}?([\w’'-]+)\b(?!\s+(?:of|who|that)\b)")


def _brought_in(reading: Reading, position: int) -> Phrase | None:
    """Find the unnamed person whom somebody has brought in, in his own words, in the sentence before or in this one."""
    here = reading.sentence(position)
    start = reading.sentences[max(here - 1, 0)][0]
    for m in reversed(list(_SOMEBODY.finditer(reading.text, start, position))):
        noun = vocabulary.noun(m.group(1))
        if reading.is_quoted(m.start()) and noun and noun.kind in ("official", "person") and not noun.plural:
            return relatives.once(reading, *m.span())
    return None


def recent_person(
    reading: Reading, position: int, pronoun: str | None = None, spoken_of: frozenset[int] = frozenset()
) -> Credit | None:
    """Find the person most in view before a position: near, a subject, the last to speak, not inside a quotation.

    A person for whom the article uses the other pronoun is passed over, one for whom it uses this one preferred; who
    is named in a quotation is seldom the one who speaks behind it.
    """
    here = reading.sentence(position)
    near = names.within(reading.mentions, max(0, position - _RECENT_CHARACTERS), position)
    scores = _in_view(reading, near, here, reading.is_quoted(position))
    goes_on = _GOES_ON * _follows(reading, position, near)
    for back, named in enumerate(reversed(reading.credits[-4:])):
        for c in named:
            if c.entity is not None and c.source_type == "named_person":
                score = 1.2 - 1.0 * min(here - reading.sentence(c.position), 8) - 0.3 * back
                score += goes_on * (back == 0)
                scores[c.entity] = max(scores.get(c.entity, -99.0), score)
    if pronoun is not None:
        known = reading.called
        scores = {e: s + _CALLED * (e in known) for e, s in scores.items() if known.get(e, pronoun) == pronoun}
    spoken = _quotation_before(reading, position)
    for e in {m.entity for m in names.within(reading.mentions, *spoken)} & set(scores):
        scores[e] -= _SPOKEN_OF
    scores = {e: s for e, s in scores.items() if all(e != c.entity for c in reading.speaking)}
    scores = {e: s for e, s in scores.items() if e not in spoken_of} or scores
    lone = [
        c
        for named in reading.credits[-1:]
        if named is not reading.speaking
        for c in named
        if c.unnamed is not None and not c.plural
    ]
    if lone and here - reading.sentence(lone[0].position) <= 1 and max(scores.values(), default=-99.0) < 0.5:
        return lone[0]
    if not scores:
        return None
    most = max(scores.values())
    spoke_last = {c.entity for named in reading.credits[-1:] for c in named}
    best = max(
        (e for e, score in scores.items() if most - score < _EVEN),
        key=lambda e: (e in spoke_last, sum(m.entity == e for m in near), -e),
    )
    return Credit(position, "named_person", best)


def _follows(reading: Reading, position: int, near: list[names.Mention]) -> bool:
    """Whether "“No,” he said" stands behind what is said, and nobody was brought in since the last to speak."""
    if not reading.credits or all(start >= position for start, _ in reading.content):
        return False
    last = max((c.position for c in reading.credits[-1]), default=0)
    return not any(
        reading.entities[m.entity].kind == "person"
        and reading.sentence(m.start) > reading.sentence(last)
        and not reading.is_quoted(m.start)
        and not reading.is_told(m.start)
        for m in near
    )


def _in_view(reading: Reading, near: list[names.Mention], here: int, quoted_here: bool) -> dict[int, float]:
    """Score the persons named before a place, each by the mention that keeps it in view most."""
    scores: dict[int, float] = {}
    last = -1
    for start, end, number in near:
        entity = reading.entities[number]
        # "The Harborside Reformer" is no name.
        if entity.kind != "person" or reading.text.endswith(("the ", "The "), 0, start):
            continue
        sentence = reading.sentence(start)
        score = -1.0 * min(here - sentence, 8) + 0.8 * (sentence != last)
        last = sentence
        if is_owner(reading.text, end):
            score -= 1.2
        # Whom somebody speaks of is seldom who speaks: "If Lund wins, he said, the port will shut."
        if reading.is_told(start):
            score -= _TOLD
        if not quoted_here and reading.is_quoted(start):
            score -= 2.5
        if not (entity.titled or entity.words) and reading.times(number) < 2:
            score -= 1.5
        scores[number] = max(scores.get(number, -99.0), score)
    return scores


def _quotation_before(reading: Reading, position: int) -> tuple[int, int]:
    """Give the quotation that closes right before a position, or an empty place."""
    i = bisect_right(reading.quoted_starts, position) - 1
    while i >= 0 and reading.quoted[i][1] > position:
        i -= 1
    right_before = i >= 0 and not reading.text[reading.quoted[i][1] : position].strip(" ,")
    return reading.quoted[i] if right_before else (position, position)


def _several(reading: Reading, position: int) -> list[Credit] | None:
    """Find the group last credited; failing that, the last institution or outlet."""
    here = reading.sentence(position)
    before = [named for named in reading.credits if named is not reading.speaking]
    for named in reversed(before[-5:]):
        if len(named) > 1 or (named and named[0].plural):
            return named
        if (
            named
            and named[0].source_type in ("named_institution", "media")
            and here - reading.sentence(named[0].position) <= 3
        ):
            return named
    for named in reversed(before[-2:]):
        unnamed = bool(named) and named[0].unnamed is not None
        if unnamed and here - reading.sentence(named[0].position) <= 3:
            return named
    return None


def together(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Find the two last credited together or one by one, for "each" and "both"; for "the two", the two named last."""
    for named in reversed(reading.credits[-4:]):
        if len(named) > 1 and all(c.source_type == "named_person" for c in named):
            return named
    joined = _joined(reading, phrase.start, phrase.start)
    if joined or phrase.determiner != "the":
        before = max(reading.bounds(phrase.start)[0] - 1, 0)
        return joined or _joined(reading, before, phrase.start) or _last_two(reading)
    near = names.within(reading.mentions, max(0, phrase.start - 600), phrase.start)
    last = dict.fromkeys(m.entity for m in reversed(near) if reading.entities[m.entity].kind == "person")
    two = list(last)[:2]
    return [Credit(phrase.start, "named_person", e) for e in sorted(two)] if len(two) == 2 else None


def _last_two(reading: Reading) -> list[Credit] | None:
    """Find the two who were credited last, one by one; "the aide" is one of whom was told before."""
    last: dict[object, Credit] = {}
    for named in reversed(reading.credits[-4:]):
        for c in named if len(named) == 1 else ():
            if c.source_type == "named_person" or (c.source_type in schema.UNNAMED and not c.plural and not c.definite):
                last.setdefault(c.entity if c.entity is not None else c.phrase, c)
    two = list(last.values())[:2]
    return two[::-1] if len(two) == 2 else None


def _joined(reading: Reading, inside: int, position: int) -> list[Credit] | None:
    """Find two persons whom a sentence, as far as it stands before a position, joins by "and"."""
    start, end = reading.bounds(inside)
    people = [
        m
        for m in names.within(reading.mentions, start, min(end, position))
        if reading.entities[m.entity].kind == "person"
    ]
    for left, right in reversed(list(pairwise(people))):
        if re.fullmatch(r"(?:,[^,]{1,60},)?\s+and\s+(?:[\w.’-]+\s+){0,3}", reading.text[left.end : right.start]):
            return [Credit(position, "named_person", m.entity) for m in (left, right)]
    return None


def _thing(reading: Reading, position: int) -> list[Credit] | None:
    """Find the institution, outlet or document last credited or named."""
    here = reading.sentence(position)
    for named in reversed(reading.credits[-3:]):
        if (
            named
            and named[0].source_type in ("named_institution", "media", "document")
            and here - reading.sentence(named[0].position) <= 3
        ):
            return named
    kinds = {"organisation": "named_institution", "media": "media", "place": "named_institution"}
    near = [
        m
        for m in names.within(reading.mentions, max(0, position - 500), position)
        if reading.entities[m.entity].kind in kinds
    ]
    if near:
        entity = near[-1].entity
        return [Credit(position, kinds[reading.entities[entity].kind], entity)]
    return None
