"""Whom a relative refers to: the noun phrase that stands before it."""

import re

from analysis.sources import coordination, lists, names, vocabulary
from analysis.sources.phrases import Phrase
from analysis.sources.reading import Credit, Reading

_MORE_THAN_ONE = re.compile(
    r"(?:all|both|each) of whom?\b|whom?\s+(?:are|were|have|do|don['’]t|all|both|each|jointly)\b"
)
_APPOSED = re.compile(
    r"\s*,\s*(?:an?|the|now|then|former|his|her|their)\b[^,;:“”\"]*,?\s*|\s+(?:of|from|in)\s+(?:[A-Z][\w.’'-]*[\s,]+)+"
)
_EDGE = re.compile(
    r"[,;:“”\"(—―–]|\b(?:of|to|for|from|with|by|at|in|on|said|says|told|and|but|than|as|among|are|is|was|were|has|have|had|after|before|during|since|until|while|"
    r"when|because)\s+"
)


def antecedent(reading: Reading, phrase: Phrase) -> list[Credit] | Phrase | None:
    """Read the noun phrase that stands before a relative."""
    start = max(reading.bounds(phrase.start)[0], phrase.start - 200)
    before = reading.text[start : phrase.start].rstrip(" ,—―–-(\u00a0")
    end = start + len(before)
    inside = names.within(reading.mentions, start, end)
    if phrase.head in ("who", "whom") and _MORE_THAN_ONE.match(reading.text, phrase.start):
        people = [m for m in inside if reading.entities[m.entity].kind == "person"]
        several = lists.before(reading.text, people)
        if len(several) > 1 and lists.ends(reading.text, several[-1].end, end):
            return [Credit(phrase.start, "named_person", m.entity) for m in several]
    kinds = ("person",) if phrase.head == "who" else ("organisation", "media", "place")
    for m in inside:
        if reading.entities[m.entity].kind in kinds and _APPOSED.fullmatch(reading.text, m.end, phrase.start):
            return once(reading, m.start, m.end)
    other = {"who": ("organisation", "place"), "which": ("person",)}.get(phrase.head, ())
    near = [m for m in inside if m.end >= end - 1 and reading.entities[m.entity].kind not in other]
    if near:
        found = once(reading, near[-1].start, end)
        # What "which" goes on from is no person, so read its name as after "the".
        return found._replace(determiner="the") if found and phrase.head == "which" else found
    return _noun_before(reading, phrase, start, end)


def _noun_before(reading: Reading, phrase: Phrase, start: int, end: int) -> Phrase | None:
    """Go back to the nearest noun that can stand before this relative: a person for "who", anything for the others."""
    words = [
        (start + m.start(), start + m.end(), m.group()) for m in re.finditer(r"[\w’'-]+", reading.text[start:end])
    ][-14:]
    for i in range(len(words) - 1, -1, -1):
        noun = vocabulary.noun(words[i][2])
        if noun is None and (i < len(words) - 1 or f"{words[i][2].lower()}." in vocabulary.places()):
            continue
        if phrase.head in ("who", "whom"):
            bare = i > 0 and words[i - 1][2].lower() in ("for", "as", "of") and noun is not None and not noun.plural
            if noun is not None and (noun.kind not in ("official", "person") or bare):
                continue
        head = words[i][1]
        edges = list(_EDGE.finditer(reading.text, max(start, head - 80), head))
        begin = edges[-1].end() if edges else max(start, head - 80)
        found = once(reading, begin, head)
        if found is not None and found.kind not in ("nothing", "person" if phrase.head == "which" else ""):
            return found
    return None


def once(reading: Reading, start: int, end: int) -> Phrase | None:
    """Read what stands at a place as a source, the last of several; a pronoun would only lead on."""
    found = coordination.read(reading.text, start, end, reading.entities, reading.mentions)
    return found[-1] if found and found[-1].kind != "pronoun" else None
