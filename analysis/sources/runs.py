"""Runs of capitalised words: where they stand and what they name."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.sources import vocabulary
from analysis.sources.capitals import RUN
from analysis.sources.kinds import MOST_RUNS, kind_of

_PART = re.compile(r"\S+")
# "MIDWAY ATOLL, Oct. 3 (AP) —": where the report was filed.
_FILED = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ.’' -]+[A-ZÀ-Þ])(?:,[^—–“\"]{2,30})?(?:\s*\([^)]{2,20}\))?\s*(?:—|–|--|-\s)")
# A participle that opens a sentence is no first name: "Following Lund's visit".
_PARTICIPLE = re.compile(r"[A-Z][a-z]{2,}ing[ \u00a0]+(?=[A-Z])")
_OPENED = re.compile(r"(?:^|[.!?:;—–]['’”\")]*|[“\"‘])\s*$")
# "CEO of Brenn Freight": an office is no part of its body's name.
_OFFICER = re.compile(r"C[A-Z]O of (?:the )?(?=\S)")
# "The Dockworkers' Federation"
_OWNERS = re.compile(r"[A-Z][a-z]+s['’][ \u00a0]$")
# What agencies are for: "Customs and Border Protection".
_OF_A_TASK = (" Protection", " Enforcement", " Control", " Prevention", " Conservation", " Development", " Assistance")
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))


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
    for match in RUN.finditer(text, start, end):
        at, words = match.start(), match.group()
        if "ing " in words and (opener := _opener(text[max(start, at - 4) : at], words)):
            at, words = at + opener, words[opener:]
        for first, last, kind, name, prefix in _split(words):
            run = Run(at + first, at + last, kind, name, prefix)
            officer = _OFFICER.match(name) if kind == "organisation" else None
            if officer:
                run = run._replace(start=run.start + officer.end(), name=name[officer.end() :])
            if (kind == "organisation" or name.endswith(_OF_A_TASK)) and found and _halves(text, found[-1], run):
                run = run._replace(
                    start=found[-1].start, kind="organisation", name=text[found.pop().start : run.end], prefix=""
                )
            owners = _OWNERS.search(text, start, run.start) if kind == "organisation" and " " not in name else None
            if owners:
                run = run._replace(start=owners.start(), name=text[owners.start() : run.end])
            found.append(run)
    filed = _FILED.match(text, start, end)
    if filed:
        found = [r._replace(kind="place") if r.kind == "person" and r.end <= filed.end(1) else r for r in found]
    return found


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
    if "for" in text and _many_for_a_cause([p[2] for p in parts]):
        return [Run(0, len(text), "organisation", text, "")]
    while parts and _opens(parts[0][2]) and not _of_a_body(parts):
        parts = parts[1:]
        while parts and parts[0][2].islower():
            parts = parts[1:]
    if len(parts) < 2:
        return [Run(parts[0][0], parts[0][1], *run[2:]) for _, _, word in parts for run in _one_word(word)]
    whole = text[parts[0][0] : parts[-1][1]]
    last = _last_title(parts)
    if last is None:
        return _untitled(text, parts, whole)
    prefix, rest = text[parts[0][0] : parts[last][1]], parts[last + 1 :]
    if not rest:
        return _titled_alone(text, parts, whole)
    if _no_title(parts[last][2].lower()) and _names_a_body(text[rest[0][0] : rest[-1][1]], prefix):
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


def _no_title(word: str) -> bool:
    """Whether a word before a name can be part of an organisation's: "General Motors", "American Pilots Union"."""
    return word not in vocabulary.titles() or word in vocabulary.words("also_in_names")


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
    """Whether a run names people for a cause, an organisation: "Dockers for Clean Water"."""
    if len(words) < 4 or words[1] != "for" or any(w.islower() for w in words[2:]):
        return False
    noun = vocabulary.noun(words[0])
    return noun is not None and noun.plural and noun.kind == "person"


def _of_a_body(parts: list[tuple[int, int, str]]) -> bool:
    """Whether a word like "Republican" belongs to what follows it: "Republican Party", "Christian Pilots Union"."""
    behind = [p[2] for p in parts[1:]]
    if parts[0][2].lower() not in vocabulary.words("also_in_names") or not behind or any(w.islower() for w in behind):
        return False
    return kind_of(" ".join(behind)) in ("organisation", "media") and _last_title(parts[1:]) is None


def _opens(word: str) -> bool:
    acronym = len(word) > 1 and word.isupper()
    return not acronym and (
        word.endswith(("-based", "-led", "-backed", "-born"))
        or word.lower() in vocabulary.words("not_name")
        or word.lower() in vocabulary.stopwords()
    )


def _last_title(parts: list[tuple[int, int, str]]) -> int | None:
    """Position of the last title in a run, "of State" and the like behind it included."""
    known, found = vocabulary.titles(), None
    for i, (_, _, word) in enumerate(parts):
        listed = vocabulary.noun(word) if i < len(parts) - 1 else None
        person = listed is not None and not listed.plural and listed.kind in ("official", "person")
        # "American Ned Lund" is a person, "American Iron" none.
        person = person and not (word.lower() in vocabulary.places() and i == len(parts) - 2)
        person = person and word.lower() not in vocabulary.words("also_given")
        if (word.lower() in known or person) and not _surname_here([p[2] for p in parts[: i + 1]]):
            found = i
    if found is None or (found < len(parts) - 1 and parts[found + 1][2].lower().rstrip(".") in _GENERATIONS):
        return None
    if found == len(parts) - 1:
        before = parts[found - 1][2].lower() if found else ""
        return _before_surname(parts, found, before)
    after = [p[2] for p in parts[found + 1 :]]
    if after[0] in ("of", "for"):
        skip = 1
        while skip < len(after) and (after[skip].islower() or after[skip] in vocabulary.words("portfolio")):
            skip += 1
        return found + skip
    return found


def _surname_here(words: list[str]) -> bool:
    """Whether a word that may be a title ends a name behind another title: "Sen. Angus King"."""
    if len(words) < 3 or words[-1].lower() not in vocabulary.words("also_surname"):
        return False
    # "Sen.", and not the "U.S." of "U.S. District Judge Ida Lund".
    titled = any((len(w) > 2 and w.find(".") == len(w) - 1) or _lawmakers(w) for w in words[:-2])
    return titled and words[-2].lower() not in vocabulary.titles()


def _lawmakers(word: str) -> bool:
    return vocabulary.titles().get(word.lower(), ("", ""))[1] == "lawmaker"


def _before_surname(parts: list[tuple[int, int, str]], found: int, before: str) -> int | None:
    """A closing title is a surname after a courtesy title or one other word ("Mr. King", "Ida King")."""
    if before in vocabulary.words("courtesy"):
        return found - 1
    if found == 1 and parts[1][2].lower() in vocabulary.words("also_surname") and kind_of(parts[0][2]) == "unknown":
        return None
    return found


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
