"""Whom a role stands for ("the president", "the Florida Republican"), by what the article says of its persons."""

import re
from collections import Counter

from analysis.sources import names, vocabulary
from analysis.sources.phrases import Phrase
from analysis.sources.pronouns import recent_person
from analysis.sources.reading import Credit, Reading
from analysis.sources.types import person_role

_REACH = 60_000  # characters back to which a role may refer
_NEAR = 600  # characters back in which "the two pilots" are looked for
_OF_A_NAME = re.compile(r"\s+(?:of|for|at)\s+(?:the\s+)?[A-Z]")
_OFFICES = frozenset(("leader", "secretary", "lawmaker", "judge"))
# Capacities in which whoever holds an office may be spoken of, too.
_ANYBODY = frozenset(("citizen", "other", "unknown", "lawmaker_party"))
_IN_FULL = {
    "gov": "governor", "sen": "senator", "rep": "representative", "del": "delegate", "pres": "president",
    "sec": "secretary", "gen": "general", "col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant",
    "adm": "admiral", "prof": "professor", "dr": "doctor", "rev": "reverend",
}  # fmt: skip
_HOME = frozenset(("united states",))  # news of it seldom says so of its own
_LESSER = frozenset(("vice", "deputy", "assistant"))
_GENERAL = frozenset("leader lawmaker candidate party judge secretary".split())


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
    best = _described(reading, phrase, everywhere=shouted or lead or bare_lead)
    if best is not None:
        return [Credit(phrase.start, "named_person", best)]
    noun = _lemma(phrase.head)
    if (
        lead
        or bare_lead
        or owner
        or phrase.determiner in ("his", "her", "their")
        or noun in vocabulary.words("stays_unnamed")
    ):
        return None
    elsewhere = _of_a_name(reading, phrase) or _abroad(phrase, _places(phrase.modifiers))
    last = None if elsewhere else _last_speaker(reading, phrase)
    if (
        last is None
        and phrase.start < reading.lead_end
        and (ahead := _described(reading, phrase, everywhere=True)) is not None
    ):
        return [Credit(phrase.start, "named_person", ahead)]
    return last


def named_behind(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Find who is named a sentence or two behind: "A spokeswoman for the port ... The spokeswoman, Ida Lund, said"."""
    if phrase.determiner not in ("a", "an", "one") or phrase.plural or phrase.listed is None:
        return None
    again = re.compile(rf"\b[Tt]he {re.escape(phrase.head)}, (?:M(?:r|rs|s)\. )?")
    found = again.search(reading.text, phrase.end, phrase.end + _NEAR)
    if found is None:
        return None
    here = (
        m.entity for m in names.within(reading.mentions, found.end(), found.end() + _NEAR) if m.start == found.end()
    )
    person = next((entity for entity in here if reading.entities[entity].kind == "person"), None)
    return None if person is None else [Credit(phrase.start, "named_person", person)]


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
    return known if known is not None and _capacity(reading, known) == "lawmaker_party" else None


def _lemma(head: str) -> str:
    low = head.lower()
    return low[:-1] if low.endswith("s") and vocabulary.noun(low[:-1]) else low


def _described(reading: Reading, phrase: Phrase, everywhere: bool) -> int | None:
    """Find the person whom the article describes with this noun, best fit first, then the one named last."""
    noun = phrase.listed
    head = _lemma(phrase.head)
    head = bare if (bare := head.removeprefix("ex-")) in vocabulary.words("kin") else head
    raw = re.findall(r"[^\W\d_][\w.-]*", f"{phrase.modifiers} {reading.text[phrase.start : phrase.end]}".lower())
    places = _places(" ".join(raw))
    modifiers = {w for w in raw if w not in ("the", "a", "an", "of", "and", "s", head)}
    latest: dict[int, int] = {}
    last = len(reading.text) if everywhere else phrase.start
    for m in names.within(reading.mentions, max(0, phrase.start - _REACH), min(last, phrase.start + _REACH)):
        if reading.entities[m.entity].kind == "person":
            latest[m.entity] = m.start if m.start < phrase.start else -m.start
    scored = []
    for entity, position in latest.items():
        words = reading.entities[entity].words
        exact = _called(head, words)
        group = noun is not None and _stands_for(head, noun.group) and any(_grouped(w, noun.group) for w in words)
        if not exact and not (group and head not in vocabulary.words("stays_unnamed")):
            continue
        other_place = {vocabulary.places()[w] for w in words if w in vocabulary.places()}
        if places and other_place and not places & other_place:
            continue
        if not other_place and _abroad(phrase, places):
            continue
        if _other_party(modifiers | {head}, words):
            continue
        overlap = len(modifiers & words) + 2 * len(places & other_place) - len(_LESSER & (words - modifiers))
        if head in vocabulary.words("stays_unnamed") and modifiers and not overlap:
            continue
        scored.append((exact + overlap, position, entity))
    return max(scored)[2] if scored else None


def _places(words: str) -> set[str]:
    return {vocabulary.places()[w] for w in words.lower().split() if w in vocabulary.places()}


def _abroad(phrase: Phrase, places: set[str]) -> bool:
    """Whether a role says of what country it is, which then must be said of its holder: "the Mexican president"."""
    return bool(places - _HOME) and phrase.listed is not None and phrase.listed.group == "leader"


def _of_a_name(reading: Reading, phrase: Phrase) -> bool:
    """Whether a role says whose it is: "the mayor of Brenn" need not be who spoke last."""
    head = reading.text.find(phrase.head, phrase.start) + len(phrase.head)
    return _OF_A_NAME.match(reading.text, head) is not None


def _stands_for(head: str, group: str) -> bool:
    """Whether a noun may stand for others of its group: "the secretary" for a minister, no mayor for a governor."""
    return group in _GENERAL and (group != "secretary" or head in ("secretary", "minister"))


_PARTIES = {
    "republican": "republican", "gop": "republican", "g.o.p": "republican", "democrat": "democratic",
    "democratic": "democratic", "conservative": "conservative", "tory": "conservative", "labour": "labour",
    "libertarian": "libertarian",
}  # fmt: skip


def _other_party(said: set[str], words: set[str]) -> bool:
    """Whether the article says another party of the person than of the role; parties are read, never guessed."""
    here, there = ({_PARTIES[w] for w in group if w in _PARTIES} for group in (said, words))
    return bool(here) and bool(there) and not here & there


def _grouped(word: str, group: str) -> bool:
    listed = vocabulary.noun(word)
    title = vocabulary.titles().get(word) or vocabulary.titles().get(word + ".")
    return (listed is not None and listed.group == group) or (title is not None and title[1] == group)


def _last_speaker(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Take the person who spoke last for a role that the article gives nobody expressly."""
    here = reading.sentence(phrase.start)
    for named in reversed(reading.credits[-3:]):
        one = named[0] if len(named) == 1 and named is not reading.speaking else None
        if one is None or one.source_type != "named_person" or one.entity is None:
            continue
        if _other_office(phrase, reading.entities[one.entity].words):
            continue
        role = phrase.listed.role if phrase.listed else ""
        anyone = phrase.listed is not None and phrase.listed.kind == "person" and role in _ANYBODY
        fits = anyone or _capacity(reading, one.entity) in ("unknown", role)
        if here - reading.sentence(one.position) <= 4 and fits:
            return [Credit(phrase.start, "named_person", one.entity)]
    if phrase.listed and phrase.listed.group == "candidate":
        return _most_named(reading, phrase)
    person = recent_person(reading, phrase.start)
    if person is None or person.entity is None or not phrase.listed or phrase.listed.group == "leader":
        return None
    return None if _other_office(phrase, reading.entities[person.entity].words) else [person]


def _other_office(phrase: Phrase, words: set[str]) -> bool:
    """Whether the article gives a person another office than the one meant: a governor is not "the mayor"."""
    if phrase.listed is None or phrase.listed.group not in _OFFICES or _lemma(phrase.head) == "leader":
        return False
    return any(_grouped(word, group) for word in words for group in _OFFICES)


def _called(head: str, words: set[str]) -> bool:
    """Whether words that describe a person hold a noun, or what stands for it before a name."""
    return head in words or any(_IN_FULL.get(word) == head for word in words)


def _may_be(reading: Reading, phrase: Phrase, credit: Credit) -> bool:
    """Whether a person may be one of those whom a plural means: an author is not one of "the presidents"."""
    if phrase.listed is None or credit.entity is None:
        return True
    words, group, role = reading.entities[credit.entity].words, phrase.listed.group, phrase.listed.role
    if any(_grouped(word, group) for word in words if group):
        return True
    return not _other_office(phrase, words) and (role in _ANYBODY or person_role(words) in ("unknown", role))


def _capacity(reading: Reading, entity: int) -> str:
    """Give the capacity that the article's words for a person speak for."""
    return person_role(reading.entities[entity].words)


def _persons_before(reading: Reading, position: int) -> list[int]:
    near = names.within(reading.mentions, max(0, position - _REACH), position)
    return [m.entity for m in near if reading.entities[m.entity].kind == "person"]


def _most_named(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Take the person named most so far whose described capacity does not speak against the role."""
    role = phrase.listed.role if phrase.listed else ""
    before = _persons_before(reading, phrase.start)
    for entity, _ in Counter(before).most_common():
        if _capacity(reading, entity) in ("unknown", role):
            return [Credit(phrase.start, "named_person", entity)]
    return None


def _pair(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Take the persons credited together for "the senators", the two named most for "the candidates"."""
    if _lemma(phrase.head) in vocabulary.words("stays_unnamed") or phrase.head[:1].isupper():
        return None
    for named in reversed(reading.credits[-6:]):
        if len(named) > 1 and all(c.source_type == "named_person" and _may_be(reading, phrase, c) for c in named):
            return named
    two = re.search(r"\b(?:two|both)\b", f"{phrase.determiner} {phrase.modifiers}".lower())
    candidates = phrase.listed is not None and phrase.listed.group == "candidate"
    if not two and not candidates:
        return None
    before = _persons_before(reading, phrase.start)
    called = [e for e in before if _called(_lemma(phrase.head), reading.entities[e].words)]
    top = [e for e, _ in Counter(before if candidates else called).most_common(2)]
    top = top if len(top) == 2 else _two_in_a_sentence(reading, phrase)
    return [Credit(phrase.start, "named_person", e) for e in top] if len(top) == 2 else None


def _two_in_a_sentence(reading: Reading, phrase: Phrase) -> list[int]:
    """Take the persons of the last sentence that names any, where they are two and may be meant."""
    near = names.within(reading.mentions, max(0, phrase.start - _NEAR), phrase.start)
    people = [m for m in near if reading.entities[m.entity].kind == "person"]
    last = [m.entity for m in people if reading.sentence(m.start) == reading.sentence(people[-1].start)]
    able = [e for e in dict.fromkeys(last) if _may_be(reading, phrase, Credit(phrase.start, "named_person", e))]
    return able if len(able) == len(set(last)) else []
