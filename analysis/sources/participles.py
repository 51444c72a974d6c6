"""Who speaks where a participle opens a sentence: "After blaming the crew, Lund left"; "Adding, “No.”"."""

import re

from analysis.sources import names, vocabulary
from analysis.sources.reading import Credit, Reading

_PARTICIPLE = re.compile(r"[A-Za-z][a-z]+ing\b")
_BEFORE = re.compile(r"(?:^|.*\s)(?:while|when|after|before|since|upon|in|by)\s+$", re.I | re.S)
_NEAR = 3  # sentences back in which the last speaker spoke
_ADDS = re.compile(r"(?:Adding|Continuing|Concluding)\b")
# Behind the comma stands the subject, and behind it its verb.
_COMMA, _GOES_ON = re.compile(r",['\"”’]*\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){0,3}$"), re.compile(r"\s+([a-z]+)")
_TYPES = {"person": "named_person", "organisation": "named_institution", "media": "media"}
_PRONOUN = re.compile(r",['\"”’]*\s+(?:he|she)\s+[a-z]")


def subject(reading: Reading, cue: tuple[int, int]) -> list[Credit] | None:
    """Find the speaker of a participle that opens a sentence: its subject, else, where something is added, the last.

    Parameters
    ----------
    reading : Reading
        The article, read up to here.
    cue : (int, int)
        The cue of an attribution without a source.

    Returns
    -------
    list of Credit or None
        None where it is no such participle, or nobody is found.
    """
    start, end = reading.bounds(cue[0])
    if not _PARTICIPLE.match(reading.text, cue[0]) or not _opens(reading, start, cue[0]):
        return None
    named = _named_behind(reading, cue, end)
    if named:
        return [named]
    last = reading.credits[-1] if reading.credits else None
    goes_on = _PRONOUN.search(reading.text, cue[1], end) or _ADDS.match(reading.text, cue[0])
    near = last is not None and reading.sentence(cue[0]) - reading.sentence(last[0].position) <= _NEAR
    return last if near and goes_on and len(last or ()) == 1 else None


def _named_behind(reading: Reading, cue: tuple[int, int], end: int) -> Credit | None:
    """Find the subject behind the comma: a name with a verb, and not "the Brenn Council officials left"."""
    for m in names.within(reading.mentions, cue[1], end):
        kind, verb = reading.entities[m.entity].kind, _GOES_ON.match(reading.text, m.end)
        goes_on = verb is not None and vocabulary.noun(verb.group(1)) is None
        if kind in _TYPES and goes_on and _COMMA.search(reading.text, cue[1], m.start):
            return Credit(cue[0], _TYPES[kind], m.entity)
    return None


def _opens(reading: Reading, start: int, cue: int) -> bool:
    """Whether nobody is named in a sentence before a participle that opens it or stands behind "while", "after"."""
    before = reading.text[start:cue].lstrip("“\"‘' ")
    named = (reading.entities[m.entity].kind == "person" for m in names.within(reading.mentions, start, cue))
    return not before or (_BEFORE.fullmatch(before) is not None and not any(named))
