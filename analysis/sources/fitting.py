"""Whether what an article says of a person fits a role that it speaks of."""

import re

from analysis.sources import capacities, names, vocabulary
from analysis.sources.phrases import Phrase
from analysis.sources.reading import Reading

_REACH = 60_000  # characters back to which a role may refer
_IN_FULL = {
    "gov": "governor", "sen": "senator", "rep": "representative", "del": "delegate", "pres": "president",
    "sec": "secretary", "gen": "general", "col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant",
    "adm": "admiral", "prof": "professor", "dr": "doctor", "rev": "reverend",
}  # fmt: skip
_ABROAD = frozenset("prime premier chancellor king queen prince emir sultan taoiseach ayatollah".split())
_SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson".split())
_LESSER = frozenset(("vice", "deputy", "assistant"))
_GENERAL = frozenset("leader lawmaker candidate party judge secretary".split())
_OFFICES = frozenset(("leader", "secretary", "lawmaker", "judge"))
_OF_A_NAME = re.compile(r"\s+(?:of|for|at)\s+(?:the\s+)?[A-Z]")
_PARTIES = {
    "republican": "republican", "gop": "republican", "g.o.p": "republican", "democrat": "democratic",
    "democratic": "democratic", "conservative": "conservative", "tory": "conservative", "labour": "labour",
    "libertarian": "libertarian",
}  # fmt: skip


def lemma(head: str) -> str:
    """Give a noun in the singular, in small letters.

    >>> lemma("Senators")
    'senator'
    """
    low = head.lower()
    return low[:-1] if low.endswith("s") and vocabulary.noun(low[:-1]) else low


def described(reading: Reading, phrase: Phrase, everywhere: bool, least: int = -9) -> int | None:
    """Find the person whom the article describes with this noun, best fit first, then the one named last.

    `least` is the number of words of the phrase that must describe this person, places counted twice.
    """
    noun = phrase.listed
    head = lemma(phrase.head)
    head = bare if (bare := head.removeprefix("ex-")) in vocabulary.words("kin") else head
    raw = re.findall(r"[^\W\d_][\w.-]*", f"{phrase.modifiers} {reading.text[phrase.start : phrase.end]}".lower())
    places = places_in(" ".join(raw))
    modifiers = {w for w in raw if w not in ("the", "a", "an", "of", "and", "s", head)}
    own = set(re.findall(r"[\w-]+", phrase.modifiers.lower()))
    latest: dict[int, int] = {}
    last = len(reading.text) if everywhere else phrase.start
    # "A senator" is nobody who was named before.
    new = phrase.determiner in ("a", "an")
    for m in names.within(reading.mentions, max(0, phrase.start - _REACH), min(last, phrase.start + _REACH)):
        if reading.entities[m.entity].kind == "person" and not (new and reading.first(m.entity) < phrase.start):
            latest[m.entity] = m.start if m.start < phrase.start else -m.start
    scored = []
    for entity, position in latest.items():
        words = reading.entities[entity].words
        # The special counsel is not the special counsel's spokesman.
        speaks_itself = head in _SPOKEN_FOR or words.isdisjoint(_SPOKEN_FOR)
        exact = called(head, words) and speaks_itself
        group = (
            speaks_itself
            and noun is not None
            and _stands_for(head, noun.group)
            and any(grouped(w, noun.group) for w in words)
        )
        body = head in vocabulary.words("any_body") and any(capacities.body(w) for w in words & own)
        if not exact and not body and not (group and head not in vocabulary.words("stays_unnamed")):
            continue
        other_place = {vocabulary.places()[w] for w in words if w in vocabulary.places()}
        if places and other_place and not places & other_place:
            continue
        if not other_place and abroad(phrase, places) and words.isdisjoint(_ABROAD):
            continue
        if _other_party(modifiers | {head}, words):
            continue
        overlap = len(modifiers & words) + 2 * len(places & other_place) - len(_LESSER & (words - modifiers))
        # "The president" is the one of whom no country is told, beside "the French president".
        overlap -= not places and bool(other_place - capacities.HOME) and noun is not None and noun.group == "leader"
        if head in vocabulary.words("stays_unnamed") and modifiers and not overlap:
            continue
        if exact + overlap >= least:
            scored.append((exact + overlap, position, entity))
    return max(scored)[2] if scored else None


def places_in(words: str) -> set[str]:
    """Give the places that some words name, adjectives included.

    >>> places_in("the Mexican president")
    {'mexico'}
    """
    return {vocabulary.places()[w] for w in words.lower().split() if w in vocabulary.places()}


def abroad(phrase: Phrase, places: set[str]) -> bool:
    """Whether a role says of what country it is, which then must be said of its holder: "the Mexican president"."""
    foreign = (places & vocabulary.countries()) - capacities.HOME
    return bool(foreign) and phrase.listed is not None and phrase.listed.group == "leader"


def of_a_name(reading: Reading, phrase: Phrase) -> bool:
    """Whether a role says whose it is: "the mayor of Brenn" need not be who spoke last."""
    head = reading.text.find(phrase.head, phrase.start) + len(phrase.head)
    return _OF_A_NAME.match(reading.text, head) is not None


def _stands_for(head: str, group: str) -> bool:
    """Whether a noun may stand for others of its group: "the secretary" for a minister, no mayor for a governor."""
    return group in _GENERAL and (group != "secretary" or head in ("secretary", "minister"))


def _other_party(said: set[str], words: set[str]) -> bool:
    """Whether the article says another party of the person than of the role; parties are read, never guessed."""
    here, there = ({_PARTIES[w] for w in group if w in _PARTIES} for group in (said, words))
    return bool(here) and bool(there) and not here & there


def grouped(word: str, group: str) -> bool:
    """Whether a word is a noun or a title of a group of offices.

    >>> grouped("senator", "lawmaker"), grouped("senator", "judge")
    (True, False)
    """
    listed = vocabulary.noun(word)
    title = vocabulary.titles().get(word) or vocabulary.titles().get(word + ".")
    return (listed is not None and listed.group == group) or (title is not None and title[1] == group)


def other_office(phrase: Phrase, words: set[str]) -> bool:
    """Whether the article gives a person another office than the one meant: a governor is not "the mayor"."""
    if phrase.listed is None or phrase.listed.group not in _OFFICES or lemma(phrase.head) == "leader":
        return False
    return any(grouped(word, group) for word in words for group in _OFFICES)


def called(head: str, words: set[str]) -> bool:
    """Whether words that describe a person hold a noun, or what stands for it before a name."""
    return head in words or any(_IN_FULL.get(word) == head for word in words)


def capacity(reading: Reading, entity: int) -> str:
    """Give the capacity that the article's words for a person speak for."""
    return capacities.of_person(reading.entities[entity].words)
