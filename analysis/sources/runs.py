"""Runs of capitalised words: where they stand and what they name."""

import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.sources import bodies, titles, vocabulary
from analysis.sources.capitals import RUN
from analysis.sources.kinds import MOST_RUNS, kind_of

_PART = re.compile(r"\S+")
# "MIDWAY ATOLL, Oct. 3 (AP) —": where the report was filed.
_FILED = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ.’' -]+[A-ZÀ-Þ])(?:,[^—–“\"]{2,30})?(?:\s*\([^)]{2,20}\))?\s*(?:—|–|--|-\s)")
# A participle that opens a sentence is no first name: "Following Lund's visit".
_PARTICIPLE = re.compile(r"[A-Z][a-z]{2,}ing[ \u00a0]+(?=[A-Z])")
_PARENT = re.compile(r"[A-Z][a-z]+-of-[a-z]+")  # "Father-of-two Ned Lund"
_OPENED = re.compile(r"(?:^|[.!?:;—–]['’”\")]*|[“\"‘])\s*$")
# "CEO of Brenn Freight": an office is no part of its body's name.
_OFFICER = re.compile(r"C[A-Z]O of (?:the )?(?=\S)")
# "The Dockworkers' Federation"
_OWNERS = re.compile(r"[A-Z][a-z]+s['’][ \u00a0]$")
_LONGEST_OWNERS = 40
# Between a name and the body behind it: "Ida Lund of the Office of Tides".
_JOINER = re.compile(r"(?:^|[ \u00a0]+)(?:(?:of|for|the|a|an)[ \u00a0]+)*$")
# What agencies are for: "Customs and Border Protection".
_OF_A_TASK = (" Protection", " Enforcement", " Control", " Prevention", " Conservation", " Development", " Assistance")
_TOGETHER = ("United", "Amalgamated", "Associated")


class Run(NamedTuple):
    """A name where it stands; `prefix` holds the titles before it and the place behind it.

    A run of kind "noun" is a common noun that someone in the article may have for a surname ("Hunter").
    """

    start: int
    end: int
    kind: str
    name: str
    prefix: str


def find(text: str, start: int, end: int) -> list[Run]:
    """Name the kinds of the capitalised runs of one paragraph."""
    found: list[Run] = []
    for at, words, is_body in _stretches(text, start, end):
        if is_body:
            found.append(Run(at, at + len(words), "organisation", words, ""))
            continue
        for first, last, kind, name, prefix in _split(words):
            found.append(_whole(text, start, found, Run(at + first, at + last, kind, name, prefix)))
    filed = _FILED.match(text, start, end)
    if filed:
        found = [r._replace(kind="place") if r.kind == "person" and r.end <= filed.end(1) else r for r in found]
    return found


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, str, bool]]:
    """Give runs of capitalised words, and whether one is the name of a body that runs on over "and" or "on"."""
    ahead = deque(bodies.running_on(text, start, end))
    given = start
    for match in RUN.finditer(text, start, end):
        at, words = match.start(), match.group()
        while ahead and ahead[0][0] < match.end():
            if ahead[0][0] >= given:
                before = _JOINER.sub("", text[at : ahead[0][0]])
                if before:
                    yield at, before, False
                yield ahead[0][0], text[slice(*ahead[0])], True
            given = at = max(at, ahead[0][1])
            if ahead[0][1] > match.end():
                break
            ahead.popleft()
        words = text[at : match.end()]
        if "ing " in words and (opener := _opener(text[max(start, at - 4) : at], words)):
            at, words = at + opener, words[opener:]
        if words:
            yield at, words, False


def _whole(text: str, start: int, found: list[Run], run: Run) -> Run:
    """Give a run what of its name stands before it; the half of a name that was found goes."""
    officer = _OFFICER.match(run.name) if run.kind == "organisation" else None
    if officer:
        run = run._replace(start=run.start + officer.end(), name=run.name[officer.end() :])
    if (run.kind == "organisation" or run.name.endswith(_OF_A_TASK)) and found and _halves(text, found[-1], run):
        first = found.pop().start
        run = run._replace(start=first, kind="organisation", name=text[first : run.end], prefix="")
    near = max(start, run.start - _LONGEST_OWNERS)
    owners = _OWNERS.search(text, near, run.start) if run.kind == "organisation" and " " not in run.name else None
    return run._replace(start=owners.start(), name=text[owners.start() : run.end]) if owners else run


def _opener(before: str, words: str) -> int:
    """Give the length of a participle that opens a sentence before a name, or 0."""
    opener = _PARTICIPLE.match(words) if _OPENED.search(before) else None
    return opener.end() if opener and kind_of(words) == "person" else 0


def _halves(text: str, left: Run, right: Run) -> bool:
    """Whether two runs are the halves of one name: "the Harbor and Fisheries Commission"."""
    if text[left.end : right.start] != " and " or " " not in right.name:
        return False
    if left.kind not in ("unknown", "thing", "organisation"):
        return False
    own = (
        left.name.removeprefix("U.S. ")
        .removeprefix("United States ")
        .removeprefix("National ")
        .removeprefix("American ")
    )
    opened = (
        own != left.name
        or re.search(r"\b[Tt]he\s(?:[A-Z][a-z]+\s)?$", text[max(left.start - 16, 0) : left.start]) is not None
    )
    nouns = (vocabulary.noun(word) for word in right.name.split())
    body = right.name.endswith(_OF_A_TASK) or any(noun is not None and noun.kind == "institution" for noun in nouns)
    return " " not in own and opened and body


@lru_cache(maxsize=MOST_RUNS)
def _split(text: str) -> list[Run]:
    """Take titles and sentence openers off a run of words, and say what the rest names."""
    if " " not in text and "\u00a0" not in text:
        return _one_word(text)
    parts = [(*m.span(), m.group()) for m in _PART.finditer(text)]
    first = int(parts[0][2] == "The")
    if _many_for_a_cause([p[2] for p in parts[first:]]):
        begin = parts[first][0]
        return [Run(begin, len(text), "organisation", text[begin:], "")]
    while parts and _opens(parts[0][2]) and not _of_a_body(parts):
        parts = parts[1:]
        while parts and parts[0][2].islower():
            parts = parts[1:]
    if len(parts) < 2:
        return [Run(parts[0][0], parts[0][1], *run[2:]) for _, _, word in parts for run in _one_word(word)]
    whole = text[parts[0][0] : parts[-1][1]]
    last = titles.last(parts)
    if last is None:
        return _untitled(text, parts, whole)
    prefix, rest = text[parts[0][0] : parts[last][1]], parts[last + 1 :]
    if not rest:
        return _titled_alone(text, parts, whole)
    if len(rest) == 1 and _several(rest[0][2]):
        return []
    if titles.can_name(parts[last][2].lower()) and _names_a_body(text[rest[0][0] : rest[-1][1]], prefix):
        return [Run(parts[0][0], parts[-1][1], kind_of(whole), whole, "")]
    return _name_of_place(text, rest, prefix)


def _behind_outlet(words: list[str]) -> int | None:
    """Find where the name of a person begins behind that of an outlet: "Fox News Ida Lund"."""
    named = len(words) - 2
    outlet = named > 0 and " ".join(words[:named]).lower() in vocabulary.outlets()
    return named if outlet and kind_of(" ".join(words[named:])) == "person" else None


def _untitled(text: str, parts: list[tuple[int, int, str]], whole: str) -> list[Run]:
    """Say what a run without a title names."""
    # "The Harbor Post Fact Checker" is no person.
    behind = None if text.startswith("The ") else _behind_outlet([p[2] for p in parts])
    if behind is not None:
        return _name_of_place(text, parts[behind:], text[parts[0][0] : parts[behind - 1][1]])
    kind = kind_of(whole)
    if kind == "person" or _from_place(parts):
        return _name_of_place(text, parts, "")
    return [Run(parts[0][0], parts[-1][1], kind, whole, "")]


def _one_word(word: str) -> list[Run]:
    """Say what a run of one word names; an opener and a title name nothing by themselves."""
    if _opens(word):
        return []
    alone = word.lower() not in vocabulary.words("not_alone")
    if vocabulary.noun(word) and not (alone and word in vocabulary.organisations()):
        return [Run(0, len(word), "noun", word, "")]
    return [] if word.lower() in vocabulary.titles() else [Run(0, len(word), kind_of(word), word, "")]


def _several(word: str) -> bool:
    """Whether a word is no name but the plural of an office: "Tory MPs"."""
    noun = vocabulary.noun(word)
    return noun is not None and noun.plural and noun.kind == "official"


def _names_a_body(name: str, before: str) -> bool:
    """Whether what follows a word like "American" ends the name of a body: "Union of American Pilots"."""
    noun = vocabulary.noun(name)
    return kind_of(name) in ("organisation", "media") or (" of " in before and noun is not None and noun.plural)


def _from_place(parts: list[tuple[int, int, str]]) -> bool:
    """Whether a run is a person and where that person is from: "Ada Brenn of Ohio"."""
    words = [p[2] for p in parts]
    if "of" not in words[2:4]:
        return False
    cut = words.index("of")
    name, behind = " ".join(words[:cut]), " ".join(words[cut + 1 :])
    return kind_of(name) == "person" and (
        behind.lower() in vocabulary.place_names() or kind_of(behind) == "organisation"
    )


def _many_for_a_cause(words: list[str]) -> bool:
    """Whether a run names people for a cause, an organisation: "Dockers for Clean Water", "United Ferry Workers"."""
    if words and words[0] in _TOGETHER:
        last = vocabulary.noun(words[-1])
        return last is not None and last.plural and last.kind == "person" and not any(w.islower() for w in words)
    if len(words) < 4 or words[1] != "for" or any(w.islower() for w in words[2:]):
        return False
    noun = vocabulary.noun(words[0])
    return noun is not None and noun.plural and noun.kind == "person"


def _of_a_body(parts: list[tuple[int, int, str]]) -> bool:
    """Whether a word like "Republican" belongs to what follows it: "Republican Party", "Christian Pilots Union"."""
    behind = [p[2] for p in parts[1:]]
    if parts[0][2].lower() not in vocabulary.words("also_in_names") or not behind or any(w.islower() for w in behind):
        return False
    return kind_of(" ".join(behind)) in ("organisation", "media") and titles.last(parts[1:]) is None


def _opens(word: str) -> bool:
    acronym = len(word) > 1 and word.isupper()
    return not (acronym or word.lower() in vocabulary.words("courtesy")) and (
        word.endswith(("-based", "-led", "-backed", "-born"))
        or _PARENT.fullmatch(word) is not None
        or word.lower() in vocabulary.words("not_name")
        or word.lower() in vocabulary.stopwords()
    )


def _titled_alone(text: str, parts: list[tuple[int, int, str]], whole: str) -> list[Run]:
    """A run that ends in a title names nobody, but may begin with an organisation."""
    noun = vocabulary.noun(parts[0][2])
    if noun is not None and noun.kind in ("official", "person"):
        return []
    if len(parts) > 2 and parts[-2][2] in ("of", "for") and kind_of(whole) == "organisation":
        return [Run(parts[0][0], parts[-1][1], "organisation", whole, "")]
    head = [p for p in parts if p[2].lower() not in vocabulary.titles()]
    if head and head[0] is parts[0] and kind_of(whole) in ("organisation", "media", "place"):
        last = max((p for p in head), key=lambda p: p[1])
        return [Run(parts[0][0], last[1], kind_of(text[parts[0][0] : last[1]]), text[parts[0][0] : last[1]], "")]
    return []


def _name_of_place(text: str, rest: list[tuple[int, int, str]], prefix: str) -> list[Run]:
    """Part "Ada Brenn of Ohio" into the person and the place."""
    words = [p[2] for p in rest]
    cut = next((i for i, w in enumerate(words) if w in ("of", "for")), None)
    if cut:
        name = text[rest[0][0] : rest[cut - 1][1]]
        tail = [p for p in rest[cut + 1 :] if not p[2].islower()]
        place = text[tail[0][0] : tail[-1][1]] if tail else ""
        found = [
            Run(rest[0][0], rest[cut - 1][1], "person" if prefix else kind_of(name), name, f"{prefix} {place}".strip())
        ]
        return found + ([Run(tail[0][0], tail[-1][1], kind_of(place), place, "")] if tail else [])
    name = text[rest[0][0] : rest[-1][1]]
    kind = kind_of(name)
    named = kind == "person" or (kind == "unknown" and len(words) == 1) or len(words) in (2, 3)
    if prefix and named and (kind != "thing" or prefix.split()[-1].lower() in vocabulary.titles()):
        kind = "person"
    return [Run(rest[0][0], rest[-1][1], kind, name, prefix)]
