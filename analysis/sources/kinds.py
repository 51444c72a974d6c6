"""What a run of capitalised words names, by the words themselves."""

import itertools
import re
from functools import cache, lru_cache

from analysis.sources import vocabulary

# Runs that are kept: names come back, but those of a large corpus have no end.
MOST_RUNS = 100_000
# "HarborWatch" is no person, "McBrenn", "DeBrenn" and "FitzBrenn" may be.
_INNER_CAPITAL = re.compile(r"(?!Fitz|Mack)[A-Z][a-z]{3,}[A-Z]\w*")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,}")
_ADDRESSES = (".com", ".org", ".net")
# Things are of these colours, and people have them for surnames: "Paper White", "Mary Jo White".
_COLOURS = frozenset(("Black", "Green", "White"))
_JOINING = frozenset(("of", "for", "&"))
_OUTLET_ENDINGS = frozenset(itertools.product(("News", "Press", "Media"), ("Agency", "Service", "Network", "Group")))


@lru_cache(maxsize=MOST_RUNS)
def kind_of(name: str) -> str:
    """Say what a capitalised run names: person, organisation, media, place, or unknown for a single word.

    >>> [kind_of(n) for n in ("Ada Brenn", "Brenn Harbor Authority", "the Harbor Post", "Ohio", "Brenn")]
    ['person', 'organisation', 'media', 'place', 'unknown']
    """
    name = name.strip()
    name = re.sub(r"^[Tt]he\s+", "", name) if name.startswith(("The", "the")) else name
    low, words = name.lower(), name.split()
    if low in vocabulary.outlets() or (low[-4:] in _ADDRESSES and low[:-4] in _solid_outlets()):
        return "media"
    if low in vocabulary.places() or f"{low}." in vocabulary.places():
        return "place" if low in vocabulary.place_names() else "nothing"
    if _people(low, words):
        return "nothing"
    if _called_as_outlets_are(words):
        return "media"
    if _called_as_bodies_are(name, words):
        return "organisation"
    if len(words) == 1:
        return "unknown"
    if _names_a_thing(words):
        return "thing"
    if words[0].lower() in vocabulary.places() or not _JOINING.isdisjoint(words) or len(words) > 5:
        return "organisation" if len(words) > 2 else "unknown"
    return "person"


def _called_as_bodies_are(name: str, words: list[str]) -> bool:
    """Whether a run is an organisation by a word in it, its initials or its ending: "Brenn Economics", "Tarn.org"."""
    listed = vocabulary.organisations().keys()
    if len(words) == 1 and name.lower() in vocabulary.words("not_alone"):
        return False
    initials = name.count(".") > 1 and name.replace(".", "") in listed
    if name in listed or initials or not listed.isdisjoint([*words, *(w.rstrip("s") for w in words)]):
        return True
    if len(words) > 1:
        return _known_pair(words) or (words[-1].endswith("ics") and not _names_a_thing(words))
    acronym = _ACRONYM.fullmatch(name) and len(name) <= 6
    return bool(acronym or _INNER_CAPITAL.fullmatch(name)) or name[-4:].lower() in _ADDRESSES


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
    if words[-1] in _COLOURS and vocabulary.noun(words[-2]) is None:
        words = words[:-1]
    last = vocabulary.noun(words[-1]) if len(words) > 1 else None
    inner = [word.lower() for word in words[1:]]
    return (
        not (vocabulary.stopwords().isdisjoint(inner) and vocabulary.words("not_name").isdisjoint(inner))
        or not vocabulary.thing_words().isdisjoint(words[words[0].lower() in vocabulary.words("also_given") :])
        or (last is not None and last.kind in ("document", "institution", "media"))
    )


@cache
def _solid_outlets() -> frozenset[str]:
    """List the outlets as their addresses write them: "harborpost"."""
    return frozenset(name.replace(" ", "") for name in vocabulary.outlets())


def _known_pair(words: list[str]) -> bool:
    listed = vocabulary.organisations().keys()
    return not listed.isdisjoint([f"{a} {b}" for a, b in itertools.pairwise(words)])
