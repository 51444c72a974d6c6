"""Persons and where they are from, where neither is known: "Sally Brenn of Tarnhaven", "Ned Hale of Lund Ratings"."""

import re
from functools import lru_cache

from analysis.sources import vocabulary
from analysis.sources.kinds import kind_of
from analysis.sources.runs import Run

_OF = re.compile(r"(?P<name>(?:[A-Z][\w.’'-]*\s+){1,2}(?P<surname>[A-Z][\w’'-]+))\s+of\s+(?P<home>[A-Z].*)")
_LAST_NAME = re.compile(r"\b[A-Z][\w’'-]+\b(?!\s+(?:of\s+)?[A-Z])")
_NAME_BEFORE = re.compile(r"([A-Z][\w.’'-]*)[ \u00a0]$")
_COURTESY = ("Mr.", "Mrs.", "Ms.", "Dr.")
_IS_A_PERSON = re.compile(r",\s+(?:who|whose|\d\d)\b")


def parted(text: str, run: Run) -> list[Run]:
    """Part a person from the place or body behind "of", if the article shows that it is a person.

    It does where it goes on from the name with "who" or an age, or uses the surname alone elsewhere. What it does not
    show stays one name.

    Examples
    --------
    >>> line = "Sally Brenn of Tarnhaven left. Brenn was late."
    >>> [one.name for one in parted(line, Run(0, 24, "thing", "Sally Brenn of Tarnhaven", ""))]
    ['Sally Brenn', 'Tarnhaven']
    """
    match = _OF.fullmatch(run.name) if run.kind == "thing" and not run.prefix else None
    if match is None or kind_of(match.group("name")) != "person" or vocabulary.noun(match.group("surname")):
        return [run]
    if not (_IS_A_PERSON.match(text, run.end) or match.group("surname") in _alone(text)):
        return [run]
    home = match.group("home")
    person = run._replace(end=run.start + match.end("name"), kind="person", name=match.group("name"), prefix=home)
    return [person, Run(run.start + match.start("home"), run.end, kind_of(home), home, "")]


@lru_cache(maxsize=4)
def _alone(text: str) -> frozenset[str]:
    """List the names of one word that stand somewhere without another before or behind; a courtesy title is none."""
    found = set()
    for match in _LAST_NAME.finditer(text):
        before = _NAME_BEFORE.search(text, max(0, match.start() - 30), match.start())
        if before is None or before.group(1) in _COURTESY:
            found.add(match.group())
    return frozenset(found)
