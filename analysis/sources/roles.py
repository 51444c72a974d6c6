"""Whom a role stands for ("the president", "the Florida Republican"), by what the article says of its persons."""

import re
from collections import Counter

from analysis.sources import capacities, fitting, introductions, names, vocabulary
from analysis.sources.phrases import Phrase
from analysis.sources.pronouns import recent_person
from analysis.sources.reading import Credit, Reading

_REACH = 60_000  # characters back to which a role may refer
_NEAR, _FAR = 600, 3000  # characters back in which "the two pilots" are looked for, and "two pilots" without a name
_FITS_ANYBODY = ("men", "women", "rivals", "leaders", "politicians")
# Capacities in which whoever holds an office may be spoken of, too.
_ANYBODY = frozenset(("citizen", "other", "unknown", "lawmaker_party"))


def by_role(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Find whom a role stands for ("the president", "the Florida Republican", "the senators")."""
    if phrase.listed is None or phrase.listed.kind not in ("official", "person"):
        return None
    shouted = reading.is_shouted(phrase.start)
    owner = bool(re.search(r"['’]s?(?:\s|$)", phrase.modifiers))
    definite = (
        phrase.determiner in ("the", "his", "her", "their", "its", "that", "this")
        or owner
        or (shouted and not phrase.determiner)
    )
    if phrase.plural:
        return _pair(reading, phrase) if phrase.determiner in ("the", "both", "these", "those") and not owner else None
    lead = (
        phrase.determiner in ("a", "an")
        and phrase.start < reading.lead_end
        and phrase.listed.group in ("judge", "lawmaker")
    )
    bare_lead = not phrase.determiner and phrase.start < reading.lead_end and phrase.listed.kind == "official"
    if not definite and not lead and not bare_lead:
        return None
    best = fitting.described(reading, phrase, everywhere=shouted or lead or bare_lead)
    if best is not None and definite and introductions.introduced(reading, phrase, best):
        return None
    if best is None and (owner or shouted or fitting.of_a_name(reading, phrase)):
        best = introductions.named_in_quote(reading, phrase)
    if best is None and definite and capacities.is_office(f"{phrase.modifiers} {phrase.head}"):
        # "The attorney general", who is named further down.
        best = fitting.described(reading, phrase, everywhere=True, least=2)
    if best is not None:
        return [Credit(phrase.start, "named_person", best)]
    noun = fitting.lemma(phrase.head)
    if (
        lead
        or bare_lead
        or owner
        or phrase.determiner in ("his", "her", "their")
        or noun in vocabulary.words("stays_unnamed")
    ):
        return None
    elsewhere = fitting.of_a_name(reading, phrase) or fitting.abroad(phrase, fitting.places_in(phrase.modifiers))
    last = None if elsewhere else _last_speaker(reading, phrase)
    if (
        last is None
        and phrase.start < reading.lead_end
        and (ahead := fitting.described(reading, phrase, everywhere=True)) is not None
    ):
        return [Credit(phrase.start, "named_person", ahead)]
    return last


def bearer(reading: Reading, phrase: Phrase) -> int | None:
    """Find whom two capitalised words behind "the" describe: "the Harbor Reformer" is no name.

    Someone whom the article describes with the word or its stem, or, where the word is of a party, the lawmaker who
    spoke last; else it may as well be an outlet that no list holds.
    """
    head = phrase.head.lower()
    own = phrase.entities[0] if phrase.entities else None
    for m in reversed(names.within(reading.mentions, max(0, phrase.start - _REACH), phrase.start)):
        words = reading.entities[m.entity].words
        if m.entity != own and any(head == w or (len(w) > 4 and head.startswith(w)) for w in words):
            return m.entity
    listed = vocabulary.noun(head)
    if listed is None or listed.plural or listed.role != "lawmaker_party":
        return None
    last = _last_speaker(reading, phrase._replace(listed=listed))
    known = last[0].entity if last and len(last) == 1 else None
    return known if known is not None and fitting.capacity(reading, known) == "lawmaker_party" else None


def _last_speaker(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Take the person who spoke last for a role that the article gives nobody expressly."""
    here = reading.sentence(phrase.start)
    for named in reversed(reading.credits[-3:]):
        one = named[0] if len(named) == 1 and named is not reading.speaking else None
        if one is None or one.source_type != "named_person" or one.entity is None:
            continue
        if fitting.other_office(phrase, reading.entities[one.entity].words):
            continue
        role = phrase.listed.role if phrase.listed else ""
        anyone = phrase.listed is not None and phrase.listed.kind == "person" and role in _ANYBODY
        fits = anyone or fitting.capacity(reading, one.entity) in ("unknown", role)
        if here - reading.sentence(one.position) <= 4 and fits:
            return [Credit(phrase.start, "named_person", one.entity)]
    if phrase.listed and phrase.listed.group == "candidate":
        return _most_named(reading, phrase)
    person = recent_person(reading, phrase.start)
    if person is None or person.entity is None or not phrase.listed or phrase.listed.group == "leader":
        return None
    return None if fitting.other_office(phrase, reading.entities[person.entity].words) else [person]


def _may_be(reading: Reading, phrase: Phrase, credit: Credit) -> bool:
    """Whether a person may be one of those whom a plural means: an author is not one of "the presidents"."""
    if phrase.listed is None or credit.entity is None:
        return True
    words, group, role = reading.entities[credit.entity].words, phrase.listed.group, phrase.listed.role
    if any(fitting.grouped(word, group) for word in words if group):
        return True
    return not fitting.other_office(phrase, words) and (
        role in _ANYBODY or capacities.of_person(words) in ("unknown", role)
    )


def _persons_before(reading: Reading, position: int) -> list[int]:
    near = names.within(reading.mentions, max(0, position - _REACH), position)
    return [m.entity for m in near if reading.entities[m.entity].kind == "person"]


def _most_named(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Take the person named most so far whose described capacity does not speak against the role."""
    role = phrase.listed.role if phrase.listed else ""
    before = _persons_before(reading, phrase.start)
    for entity, _ in Counter(before).most_common():
        if fitting.capacity(reading, entity) in ("unknown", "government", role):
            return [Credit(phrase.start, "named_person", entity)]
    return None


def _pair(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Take the persons credited together for "the senators", the two named most for "the candidates"."""
    if fitting.lemma(phrase.head) in vocabulary.words("stays_unnamed") or phrase.head[:1].isupper():
        return None
    if _brought_in(reading, phrase):
        return None
    for named in reversed(reading.credits[-6:]):
        if len(named) > 1 and all(c.source_type == "named_person" and _may_be(reading, phrase, c) for c in named):
            return named
    two = re.search(r"\b(?:two|both)\b", f"{phrase.determiner} {phrase.modifiers}".lower())
    candidates = phrase.listed is not None and phrase.listed.group == "candidate"
    if not two and not candidates:
        return None
    before = _persons_before(reading, phrase.start)
    called = [e for e in before if fitting.called(fitting.lemma(phrase.head), reading.entities[e].words)]
    top = [e for e, _ in Counter(before if candidates else called).most_common(2)]
    top = top if len(top) == 2 else _two_in_a_sentence(reading, phrase)
    top = top if len(top) == 2 or phrase.head not in _FITS_ANYBODY else _two_last(reading, phrase)
    return [Credit(phrase.start, "named_person", e) for e in top] if len(top) == 2 else None


def _brought_in(reading: Reading, phrase: Phrase) -> bool:
    """Whether two whom nobody named came in with the same noun: "Two men waited. The two men said"."""
    unnamed = rf"(?<![Tt]he )\b[Tt]wo (?:[\w-]+ ){{0,2}}{re.escape(phrase.head)}\b"
    return re.search(unnamed, reading.text[max(0, phrase.start - _FAR) : phrase.start]) is not None


def _two_last(reading: Reading, phrase: Phrase) -> list[int]:
    """Take the two persons named last, for a noun that fits anybody: "the two men"."""
    near = names.within(reading.mentions, max(0, phrase.start - _NEAR), phrase.start)
    return list(dict.fromkeys(m.entity for m in reversed(near) if reading.entities[m.entity].kind == "person"))[:2]


def _two_in_a_sentence(reading: Reading, phrase: Phrase) -> list[int]:
    """Take the persons of the last sentence that names any, where they are two and may be meant."""
    near = names.within(reading.mentions, max(0, phrase.start - _NEAR), phrase.start)
    people = [m for m in near if reading.entities[m.entity].kind == "person"]
    last = [m.entity for m in people if reading.sentence(m.start) == reading.sentence(people[-1].start)]
    able = [e for e in dict.fromkeys(last) if _may_be(reading, phrase, Credit(phrase.start, "named_person", e))]
    return able if len(able) == len(set(last)) else []
