"""Whom an article names behind the phrase that brings them in."""

import re
from collections import Counter

from analysis.sources import lists, names, unnamed, vocabulary
from analysis.sources.phrases import Phrase
from analysis.sources.reading import Credit, Reading

_NEAR, _SENTENCES = 600, 3  # characters and sentences on in which the name may stand

_FURTHER = 3000  # characters on in which "three pilots" may be named
_QUOTED_BEFORE = re.compile(r"[”\"’']\s*(?:said\s+|says\s+|added\s+)?$")
_CALLS = re.compile(r"\s+(?:said|told|says|added|wrote|was quoted|tweeted)\b|[.,]")


def named_behind(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Find who is named a sentence or two behind: "A spokeswoman for the port ... The spokeswoman, Ida Lund, said"."""
    if phrase.plural and phrase.listed is not None and phrase.listed.kind in ("official", "person"):
        return _spelt_out(reading, phrase)
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


_TURN = re.compile(r"^[\"“]?[QA]:\s", re.M)


def answers(reading: Reading, start: int, end: int) -> Credit | None:
    """Find who answers at "A:": the person whom the lines above an interview name most; nobody if two are."""
    # Asked of every attribution: the text is searched only where one stands at a label.
    if reading.text[start:end] != "A" or not _TURN.match(reading.text, start):
        return None
    first = _TURN.search(reading.text)
    assert first is not None
    above = [m.entity for m in names.within(reading.mentions, 0, first.start())]
    people = Counter(e for e in above if reading.entities[e].kind == "person").most_common(2)
    if not people or (len(people) > 1 and people[0][1] == people[1][1]):
        return Credit(start, "unattributed")
    return Credit(start, "named_person", people[0][0])


def _spelt_out(reading: Reading, phrase: Phrase) -> list[Credit] | None:
    """Find who several are, where the article goes on to name them: "The three senators — Ida Lund and ... — said"."""
    again = re.compile(rf"\b[Tt]he (?:[\w-]+ ){{0,4}}?{re.escape(phrase.head)}\s*(?:[,—–(:]|--)\s*(?=[A-Z])")
    stated = unnamed.stated_count(reading.text[phrase.start : phrase.end], True)
    for found in again.finditer(reading.text, phrase.end, phrase.end + _FURTHER):
        end = reading.bounds(found.start())[1]
        here = names.within(reading.mentions, found.end(), end)
        people = [m for m in here if reading.entities[m.entity].kind == "person"]
        named = lists.onwards(reading.text, people)
        direct = bool(named) and re.fullmatch(r"(?:[A-Z][\w.]*\s+)*", reading.text[found.end() : named[0].start])
        if len(named) > 1 and direct and stated in (None, len(named)):
            return [Credit(phrase.start, "named_person", m.entity) for m in named]
    return None


def introduced(reading: Reading, phrase: Phrase, person: int) -> bool:
    """Whether someone unnamed was brought in with the same noun since a person was named last: "One adviser said"."""
    near = names.within(reading.mentions, max(0, phrase.start - _NEAR), phrase.start)
    since = max([phrase.start - _NEAR, 0, *(m.end for m in near if m.entity == person)])
    unnamed_one = rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:[\w’'.-]+\s+){{0,4}}{re.escape(phrase.head)}\b"
    no_name = r"(?!,?\s+(?:M[rs]+\.\s+)?[A-Z])"
    spoke = r"[^.“”\"]{0,80}?\b(?:said|says|told|tells|added|asked|wrote|spoke|speaking)\b"
    return re.search(unnamed_one + no_name + spoke, reading.text[since : phrase.start]) is not None


def named_in_quote(reading: Reading, phrase: Phrase) -> int | None:
    """Find who is named first, and in full, behind the quotation that follows: "The envoy spoke. “No,” Ida Lund said."

    What the phrase says then describes this person.
    """
    here, words = reading.sentence(phrase.start), reading.text[phrase.start : phrase.end].lower()
    for m in names.within(reading.mentions, phrase.end, phrase.end + _NEAR):
        near = reading.sentence(m.start) - here <= _SENTENCES
        if near and _is_new(reading, m) and _speaks(reading.text, phrase.end, m):
            reading.entities[m.entity].words |= set(re.findall(r"[^\W\d_][\w-]*", words))
            return m.entity
    return None


def _is_new(reading: Reading, mention: names.Mention) -> bool:
    """Whether a person is named for the first time, in full, and nothing says who that is."""
    one = reading.entities[mention.entity]
    if one.kind != "person" or one.titled or " " not in one.name or any(map(vocabulary.noun, one.words)):
        return False
    return mention.end - mention.start >= len(one.name) and reading.is_first(mention)


def _speaks(text: str, start: int, mention: names.Mention) -> bool:
    """Whether a name stands behind a quotation that it is credited with."""
    return bool(_QUOTED_BEFORE.search(text, start, mention.start) and _CALLS.match(text, mention.end))
