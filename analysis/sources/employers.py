"""For whom an unnamed spokesman, aide or official speaks."""

import re

from analysis.sources import capacities, vocabulary
from analysis.sources.names import within
from analysis.sources.phrases import Phrase
from analysis.sources.reading import Reading

_CLAUSE = re.compile(r"\b(?:who|whom|whose|which|that|speaking|familiar|briefed|interviewed|quoted|contacted|cited)\b")
_OTHER_CAMPAIGN = re.compile(r"\b(?:military|bombing|air|war|ad|advertising|media|marketing|publicity)\s+campaign\b")
# In what capacity these are, those who serve them are not.
_NOT_SERVED = frozenset(("unknown", "citizen", "other"))
_BODIES = ("organisation", "media")
_OF_A_GROUP = re.compile(r" (?:of|for|at|with) (?:the|his|her|their|an?|its|one) ([\w’'-]+(?: [\w’'-]+)?)")


def private(reading: Reading, phrase: Phrase, head: str) -> bool:
    """Whether an office that private bodies have, too, is one of theirs: "a company spokesman"."""
    if head not in vocabulary.words("also_private"):
        return False
    roles = _roles(reading, phrase)
    said = f"{phrase.modifiers} {_group(reading, phrase)}"
    return has(said, "private_word") or (bool(roles) and roles <= capacities.PRIVATE)


def role(reading: Reading, phrase: Phrase, head: str) -> str:
    """Say in what capacity an unnamed office holder speaks: that of the office, or of whom he serves.

    "A Ferries Company spokesman" speaks for business, "Democratic officials" and "a Lund campaign source" for a party,
    "aides to Senator Lund" as she does.
    """
    usual = phrase.listed.role if phrase.listed is not None else "unknown"
    usual = "government" if usual == "unknown" else usual
    if private(reading, phrase, head):
        said = {capacities.body(word) for word in re.findall(r"[a-z]+", beside(reading, phrase).lower())}
        roles = _roles(reading, phrase) or said - {""}
        return roles.pop() if len(roles) == 1 else "unknown"
    if usual != "government" or head not in vocabulary.words("serves"):
        return usual
    if has(_OTHER_CAMPAIGN.sub(" ", beside(reading, phrase)), "party_word"):
        return "lawmaker_party"
    served = [m.entity for m in within(reading.mentions, phrase.start, _end(reading, phrase))]
    persons = [reading.entities[e] for e in served if reading.entities[e].kind == "person"]
    if len(persons) != 1:
        return usual
    known = capacities.of_person(persons[0].words)
    running = persons[0].name.split()[-1] in reading.campaigns()
    if known in _NOT_SERVED:
        return "lawmaker_party" if running else usual
    return known


def _roles(reading: Reading, phrase: Phrase) -> set[str]:
    """Give the capacities of the bodies that a phrase names."""
    inside = (reading.entities[m.entity] for m in within(reading.mentions, phrase.start, _end(reading, phrase)))
    named = (o for o in inside if o.kind in _BODIES)
    return {"media" if o.kind == "media" else capacities.of_institution(o.name, "") for o in named}


def _end(reading: Reading, phrase: Phrase) -> int:
    """Say where a phrase ends: whom officials spoke to, or what they know of, is not where they work."""
    clause = _CLAUSE.search(reading.text, phrase.start, phrase.end)
    return clause.start() if clause else phrase.end


def _group(reading: Reading, phrase: Phrase) -> str:
    """Give the words that say whom somebody speaks for or belongs to: "members of the family"."""
    head = reading.text.find(phrase.head, phrase.start) + len(phrase.head)
    found = _OF_A_GROUP.match(reading.text, head)
    return found.group(1) if found else ""


def beside(reading: Reading, phrase: Phrase) -> str:
    """Give the words of a phrase beside its head."""
    whole = f"{phrase.determiner} {phrase.modifiers} {reading.text[phrase.start : phrase.end]}"
    return re.sub(rf"\b{re.escape(phrase.head)}\b", " ", whole)


def has(phrase: str, name: str) -> bool:
    """Whether a word of one of the small sets stands in a phrase."""
    return not vocabulary.words(name).isdisjoint(re.findall(r"[a-z]+", phrase.lower().replace(".", "")))
