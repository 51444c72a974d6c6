"""Who speaks where a participle opens a sentence: "Claiming that the pier was safe, Lund left"; "Adding, “No.”"."""

import re

from analysis.sources import names
from analysis.sources.reading import Credit, Reading

_PARTICIPLE = re.compile(r"[A-Z][a-z]+ing\b")
_NEAR = 3  # sentences back in which the last speaker spoke
_ADDS = re.compile(r"(?:Adding|Continuing|Concluding)\b")
# Behind the comma stands the subject, and behind it its verb.
_COMMA, _GOES_ON = re.compile(r",['\"”’]*\s+(?:[A-Z][\w.]*\s+){0,3}$"), re.compile(r"\s+[a-z]+")
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
    if reading.text[start : cue[0]].strip("“\"‘' ") or not _PARTICIPLE.match(reading.text, cue[0]):
        return None
    for m in names.within(reading.mentions, cue[1], end):
        person = reading.entities[m.entity].kind == "person"
        if person and _COMMA.search(reading.text, cue[1], m.start) and _GOES_ON.match(reading.text, m.end):
            return [Credit(cue[0], "named_person", m.entity)]
    last = reading.credits[-1] if reading.credits else None
    goes_on = _PRONOUN.search(reading.text, cue[1], end) or _ADDS.match(reading.text, cue[0])
    near = last is not None and reading.sentence(cue[0]) - reading.sentence(last[0].position) <= _NEAR
    return last if near and goes_on and len(last or ()) == 1 else None
