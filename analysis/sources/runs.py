"""Runs of capitalised words: where they stand, what they name, what is said of a person beside the name."""

import itertools
import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis import resources
from analysis.sources import vocabulary

_WORD = (
    # The first alternative changes nothing but the time it takes, a fifth.
    r"(?:[A-Z][a-z]++(?=[ ,;:\n])"
    r"|(?:[A-Z]\.){2,}(?:[A-Z]\b)?|(?:Gov|Sen|Sens|Rep|Reps|Dr|Mr|Mrs|Ms|Mx|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Cmdr|Cpl|Pvt|Prof|Rev|Sec"
    r"|Pres|Messrs|Jr|Sr|St|Inc|Corp|Co|Ltd|Dept)\.|[A-Z]\.(?=\s)"
    r"|[A-ZÀ-ÖØ-Þ][^\W_]*(?:(?!['’]s\b)[-’'.][^\W_]+)*)"
)
_PARTICLE = "de|da|do|dos|du|del|della|van|von|der|den|bin|ibn|al|el|la|le|ter|&"
_JOIN = rf"(?:[ \u00a0]+(?:(?:of|for)[ \u00a0]+(?:(?:the|a|an)[ \u00a0]+)?|(?:{_PARTICLE})[ \u00a0]+){{0,2}})"
# The look ahead changes nothing but the time it takes, a fifth.
_RUN = re.compile(rf"(?=[A-ZÀ-ÖØ-Þ]){_WORD}(?:{_JOIN}{_WORD}){{0,15}}")
_PART = re.compile(r"\S+")
# Runs that are kept: names come back, but those of a large corpus have no end.
_MOST_RUNS = 100_000


# What describes a name begins behind the last of these; from the right it is soon found.
_LEFT_EDGE = re.compile(
    r"(?s).*(?:[.,;:!?“”\"()\n\r—]|\b(?:said|says|told|asked|by|with|that|when|as|and|but|who|which|on|in|at|from|to|for|than|could|would|"
    r"has|have|had|is|was|were|after|before|while|if|because|against|over|about|into|of|check|urged|met|called|calls)\b)"
)


_MARK = re.compile(r"[.,;:!?“”\"()\n\r—]")
_APPOSED = re.compile(r"(?:\b(?:the|an?|his|her|their|its)\s+|['’]s\s+)(?:[\w-]++\s*+){1,6}+$")
_BEHIND = re.compile(r"\s*(?:\(([^()\n]{1,40})\)|,\s*([^.;:“”\"\n]{3,90}?)(?:,|\.|;|$|\n)|\s+of\s+([A-Z]\w+))")
_DESCRIBES = re.compile(r"(?:the|a|an|who|whose|former|then|his|her|now|R|D|[A-Z]\w+ of)\b|[a-z]+")
_DESCRIBING = re.compile(r"[^\W\d_][\w.’'-]*")
_REPUBLICAN, _DEMOCRAT = re.compile(r"\bR-"), re.compile(r"\bD-")
# "MIDWAY ATOLL, Oct. 3 (AP) —": where the report was filed.
_FILED = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ.’' -]+[A-ZÀ-Þ])(?:,[^—–“\"]{2,30})?(?:\s*\([^)]{2,20}\))?\s*(?:—|–|--|-\s)")
_JOINING = frozenset(("of", "for", "&"))
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_OUTLET_ENDINGS = frozenset(itertools.product(("News", "Press", "Media"), ("Agency", "Service", "Network", "Group")))


class Run(NamedTuple):
    """A name where it stands; `prefix` holds the titles before it and the place behind it."""

    start: int
    end: int
    kind: str
    name: str
    prefix: str


def find(text: str, start: int, end: int) -> list[Run]:
    """Name the kinds of the capitalised runs of one paragraph."""
    found: list[Run] = []
    for match in _RUN.finditer(text, start, end):
        at = match.start()
        for first, last, kind, name, prefix in _split(match.group()):
            found.append(Run(at + first, at + last, kind, name, prefix))
    filed = _FILED.match(text, start, end)
    if filed:
        found = [r._replace(kind="place") if r.kind == "person" and r.end <= filed.end(1) else r for r in found]
    return _joined(text, found)


def _joined(text: str, found: list[Run]) -> list[Run]:
    """Join the halves of "the Harbor and Fisheries Commission"."""
    whole: list[Run] = []
    for run in found:
        left = whole[-1] if whole else None
        if left is not None and text[left.end : run.start] == " and " and _halves(text, left, run):
            whole[-1] = Run(left.start, run.end, "organisation", text[left.start : run.end], "")
            continue
        whole.append(run)
    return whole


def _halves(text: str, left: Run, right: Run) -> bool:
    """Whether two runs are the halves of one name."""
    if left.kind not in ("unknown", "organisation") or right.kind != "organisation" or " " in left.name:
        return False
    noun = vocabulary.noun(right.name.split()[-1])
    body = noun is not None and noun.kind == "institution" and " " in right.name
    return body and re.search(r"\b[Tt]he\s$", text[max(left.start - 5, 0) : left.start]) is not None


@lru_cache(maxsize=_MOST_RUNS)
def _split(text: str) -> list[Run]:
    """Take titles and sentence openers off a run of words, and say what the rest names."""
    if " " not in text and "\u00a0" not in text:
        return _one_word(text)
    parts = [(*m.span(), m.group()) for m in _PART.finditer(text)]
    if "for" in text and _many_for_a_cause([p[2] for p in parts]):
        return [Run(0, len(text), "organisation", text, "")]
    while parts and _opens(parts[0][2]):
        parts = parts[1:]
        while parts and parts[0][2].islower():
            parts = parts[1:]
    if not parts:
        return []
    whole = text[parts[0][0] : parts[-1][1]]
    if len(parts) == 1 and vocabulary.noun(whole) and whole not in vocabulary.organisations():
        return []
    last = _last_title(parts)
    if last is None:
        return [Run(parts[0][0], parts[-1][1], kind_of(whole), whole, "")]
    prefix, rest = text[parts[0][0] : parts[last][1]], parts[last + 1 :]
    return _name_of_place(text, rest, prefix) if rest else _titled_alone(text, parts, whole)


def _one_word(word: str) -> list[Run]:
    """Say what a run of one word names; an opener, a listed noun and a title name nothing by themselves."""
    listed = vocabulary.noun(word) and word not in vocabulary.organisations()
    if listed or _opens(word) or word.lower() in vocabulary.titles():
        return []
    return [Run(0, len(word), kind_of(word), word, "")]


def _many_for_a_cause(words: list[str]) -> bool:
    """Whether a run names people for a cause, an organisation: "Dockers for Clean Water"."""
    if len(words) < 4 or words[1] != "for" or any(w.islower() for w in words[2:]):
        return False
    noun = vocabulary.noun(words[0])
    return noun is not None and noun.plural and noun.kind == "person"


def _opens(word: str) -> bool:
    acronym = len(word) > 1 and word.isupper()
    return not acronym and (word.lower() in vocabulary.words("not_name") or word.lower() in _stopwords())


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(resources.lexicon("stopwords").iloc[:, 0])


def _last_title(parts: list[tuple[int, int, str]]) -> int | None:
    """Position of the last title in a run, "of State" and the like behind it included."""
    known, found = vocabulary.titles(), None
    for i, (_, _, word) in enumerate(parts):
        listed = vocabulary.noun(word) if i < len(parts) - 1 else None
        person = listed is not None and not listed.plural and listed.kind in ("official", "person")
        if word.lower() in known or person:
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


@lru_cache(maxsize=_MOST_RUNS)
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
    if low in vocabulary.places():
        return "place" if low in vocabulary.place_names() else "nothing"
    if len(words) > 1 and (words[-1] in vocabulary.outlet_words() or tuple(words[-2:]) in _OUTLET_ENDINGS):
        return "media"
    if name in vocabulary.organisations() or (
        name.count(".") > 1 and name.replace(".", "") in vocabulary.organisations()
    ):
        return "organisation"
    listed = vocabulary.organisations().keys()
    if not listed.isdisjoint(words) or not listed.isdisjoint([w.rstrip("s") for w in words]) or _known_pair(words):
        return "organisation"
    if len(words) == 1:
        acronym = re.fullmatch(r"(?:[A-Z]\.?){2,}", name)
        return "organisation" if acronym and len(name) <= 6 else "unknown"
    if _names_a_thing(words):
        return "thing"
    if words[0].lower() in vocabulary.places() or not _JOINING.isdisjoint(words) or len(words) > 5:
        return "organisation" if len(words) > 2 else "unknown"
    return "person"


def _names_a_thing(words: list[str]) -> bool:
    last = vocabulary.noun(words[-1])
    inner = [word.lower() for word in words[1:]]
    return (
        not (_stopwords().isdisjoint(inner) and vocabulary.words("not_name").isdisjoint(inner))
        or not vocabulary.thing_words().isdisjoint(words)
        or (last is not None and last.kind in ("document", "institution", "media"))
    )


def _known_pair(words: list[str]) -> bool:
    listed = vocabulary.organisations().keys()
    return not listed.isdisjoint([f"{a} {b}" for a, b in itertools.pairwise(words)])


def described(text: str, run: Run) -> set[str]:
    """Words that describe the bearer of a name: before it, in brackets and in an apposition behind it."""
    if run.kind != "person":
        return set()
    before = text[max(0, run.start - 60) : run.start]
    edge = _LEFT_EDGE.match(before)
    before = before[edge.end() :] if edge else before
    if not before.strip() and (near := text[max(0, run.start - 80) : run.start].rstrip(" \u00a0")).endswith(","):
        segment = _MARK.split(near.rstrip(" ,\u00a0"))[-1]
        apposed = _APPOSED.search(segment)
        before = apposed.group() if apposed else ""
    if run.prefix:
        before = before + " " + run.prefix
    after = _BEHIND.match(text, run.end, run.end + 120)
    behind = next((g for g in after.groups() if g), "") if after else ""
    if after and after.group(2) and not _DESCRIBES.match(behind):
        behind = ""
    found = {form for word in _DESCRIBING.findall(f"{before} {behind}") for form in _describing(word)}
    if _REPUBLICAN.search(behind):
        found |= {"republican", "lawmaker", "gop"}
    if _DEMOCRAT.search(behind):
        found |= {"democrat", "democratic", "lawmaker"}
    return found


@lru_cache(maxsize=_MOST_RUNS)
def _describing(word: str) -> tuple[str, ...]:
    """Give a word in small letters, and the place that it stands for."""
    low, places = word.lower().rstrip("."), vocabulary.places()
    low = low[:-2] if low.endswith(("'s", "’s")) else low
    return low, *(places[form] for form in (low, low + ".") if form in places)
