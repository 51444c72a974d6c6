"""Runs of capitalised words: where they stand and what they name."""

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from analysis.sources import vocabulary
from analysis.sources.capitals import RUN

_PART = re.compile(r"\S+")
# Runs that are kept: names come back, but those of a large corpus have no end.
MOST_RUNS = 100_000
# "MIDWAY ATOLL, Oct. 3 (AP) —": where the report was filed.
_FILED = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ.’' -]+[A-ZÀ-Þ])(?:,[^—–“\"]{2,30})?(?:\s*\([^)]{2,20}\))?\s*(?:—|–|--|-\s)")
# "HarborWatch" is no person, "McBrenn", "DeBrenn" and "FitzBrenn" may be.
_INNER_CAPITAL = re.compile(r"(?!Fitz|Mack)[A-Z][a-z]{3,}[A-Z]\w*")
_JOINING = frozenset(("of", "for", "&"))
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_OUTLET_ENDINGS = frozenset(itertools.product(("News", "Press", "Media"), ("Agency", "Service", "Network", "Group")))


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
        at = match.start()
        for first, last, kind, name, prefix in _split(match.group()):
            run = Run(at + first, at + last, kind, name, prefix)
            if kind == "organisation" and found and _halves(text, found[-1], run):
                run = run._replace(start=found[-1].start, name=text[found.pop().start : run.end], prefix="")
            found.append(run)
    filed = _FILED.match(text, start, end)
    if filed:
        found = [r._replace(kind="place") if r.kind == "person" and r.end <= filed.end(1) else r for r in found]
    return found


def _halves(text: str, left: Run, right: Run) -> bool:
    """Whether two runs are the halves of one name: "the Harbor and Fisheries Commission"."""
    if text[left.end : right.start] != " and " or " " not in right.name:
        return False
    if left.kind not in ("unknown", "thing", "organisation"):
        return False
    own = left.name.removeprefix("U.S. ").removeprefix("United States ").removeprefix("National ")
    opened = own != left.name or re.search(r"\b[Tt]he\s$", text[max(left.start - 5, 0) : left.start]) is not None
    nouns = (vocabulary.noun(word) for word in right.name.split())
    return " " not in own and opened and any(noun is not None and noun.kind == "institution" for noun in nouns)


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
        kind = kind_of(whole)
        if kind == "person" or _from_place(parts):
            return _name_of_place(text, parts, "")
        return [Run(parts[0][0], parts[-1][1], kind, whole, "")]
    prefix, rest = text[parts[0][0] : parts[last][1]], parts[last + 1 :]
    if not rest:
        return _titled_alone(text, parts, whole)
    if _no_title(parts[last][2].lower()) and _names_a_body(text[rest[0][0] : rest[-1][1]], prefix):
        return [Run(parts[0][0], parts[-1][1], kind_of(whole), whole, "")]
    return _name_of_place(text, rest, prefix)


def _one_word(word: str) -> list[Run]:
    """Say what a run of one word names; an opener and a title name nothing by themselves."""
    if _opens(word):
        return []
    if vocabulary.noun(word) and word not in vocabulary.organisations():
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
    return not acronym and (word.lower() in vocabulary.words("not_name") or word.lower() in vocabulary.stopwords())


def _last_title(parts: list[tuple[int, int, str]]) -> int | None:
    """Position of the last title in a run, "of State" and the like behind it included."""
    known, found = vocabulary.titles(), None
    for i, (_, _, word) in enumerate(parts):
        listed = vocabulary.noun(word) if i < len(parts) - 1 else None
        person = listed is not None and not listed.plural and listed.kind in ("official", "person")
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
    titled = any((w.endswith(".") and len(w) > 2) or _lawmakers(w) for w in words[:-2])
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
    if len(parts) > 2 and parts[-2][2] == "of" and kind_of(whole) == "organisation":
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


@lru_cache(maxsize=MOST_RUNS)
def kind_of(name: str) -> str:
    """Say what a capitalised run names: person, organisation, media, place, or unknown for a single word.

    >>> [kind_of(n) for n in ("Ada Brenn", "Brenn Harbor Authority", "the Harbor Post", "Ohio", "Brenn")]
    ['person', 'organisation', 'media', 'place', 'unknown']
    """
    name = name.strip()
    name = re.sub(r"^[Tt]he\s+", "", name) if name.startswith(("The", "the")) else name
    low, words = name.lower(), name.split()
    if low in vocabulary.outlets():
        return "media"
    if low in vocabulary.places() or f"{low}." in vocabulary.places():
        return "place" if low in vocabulary.place_names() else "nothing"
    if _people(low, words):
        return "nothing"
    if _called_as_outlets_are(words):
        return "media"
    if name in vocabulary.organisations() or (
        name.count(".") > 1 and name.replace(".", "") in vocabulary.organisations()
    ):
        return "organisation"
    listed = vocabulary.organisations().keys()
    if not listed.isdisjoint(words) or not listed.isdisjoint([w.rstrip("s") for w in words]) or _known_pair(words):
        return "organisation"
    if len(words) == 1:
        acronym = re.fullmatch(r"(?:[A-Z]\.?){2,}", name) and len(name) <= 6
        return "organisation" if acronym or _INNER_CAPITAL.fullmatch(name) else "unknown"
    if _names_a_thing(words):
        return "thing"
    if words[0].lower() in vocabulary.places() or not _JOINING.isdisjoint(words) or len(words) > 5:
        return "organisation" if len(words) > 2 else "unknown"
    return "person"


def _people(low: str, words: list[str]) -> bool:
    """Whether a run is of people, not of the place or body they belong to: "New Yorkers", "Members of Congress"."""
    if low.endswith("s") and low[:-1] in vocabulary.places() and low[:-1] not in vocabulary.place_names():
        return True
    noun = vocabulary.noun(words[0]) if len(words) > 2 and words[1] == "of" else None
    return noun is not None and noun.plural and noun.kind in ("official", "person")


def _called_as_outlets_are(words: list[str]) -> bool:
    """Whether a run ends as the names of outlets do: "Harbor Post", "Post-Gazette"."""
    parts = words[-1].split("-")
    if len(words) == 1:
        capital = all(part[:1].isupper() for part in parts)
        return len(parts) == 2 and capital and not vocabulary.outlet_words().isdisjoint(parts)
    return parts[-1] in vocabulary.outlet_words() or tuple(words[-2:]) in _OUTLET_ENDINGS


def _names_a_thing(words: list[str]) -> bool:
    last = vocabulary.noun(words[-1])
    inner = [word.lower() for word in words[1:]]
    return (
        not (vocabulary.stopwords().isdisjoint(inner) and vocabulary.words("not_name").isdisjoint(inner))
        or not vocabulary.thing_words().isdisjoint(words[words[0].lower() in vocabulary.words("also_given") :])
        or (last is not None and last.kind in ("document", "institution", "media"))
    )


def _known_pair(words: list[str]) -> bool:
    listed = vocabulary.organisations().keys()
    return not listed.isdisjoint([f"{a} {b}" for a, b in itertools.pairwise(words)])
