"""What the word lists say about a noun, a title, a place, an outlet."""

from functools import cache
from typing import NamedTuple

from analysis import resources


class Noun(NamedTuple):
    """A noun that heads phrases for sources: the kind of source, its usual capacity, what it can stand for."""

    kind: str
    role: str
    group: str
    plural: bool


_TO_COME = ("-elect", "-designate")
_IRREGULAR = {
    "passersby": "passerby",
    "passers-by": "passer-by",
    "people": "people",
    "children": "child",
    "staff": "staffer",
    "persons": "person",
    "wives": "wife",
    "analyses": "analysis",
}


@cache
def _nouns() -> dict[str, tuple[str, str, str]]:
    table = resources.lexicon("source_nouns")
    rows = zip(table["noun"], table["kind"], table["role"], table["class"], strict=True)
    return {noun: (kind, role, group) for noun, kind, role, group in rows}


@cache
def noun(word: str) -> Noun | None:
    """Look a noun up, in any number and case.

    >>> noun("Diplomats").kind, noun("Diplomats").plural
    ('official', True)
    >>> noun("Mexicans").role
    'citizen'
    """
    low = word.lower().replace("’", "'")
    low = low.removeprefix("ex-") if low.startswith("ex-") and low not in _nouns() else low
    for ending in _TO_COME:
        low = low.removesuffix(ending)
    for form, plural in _singulars(low):
        if form in _nouns():
            return Noun(*_nouns()[form], plural or low in words("plural"))
    if low.endswith("s") and low[:-1] in places() and low[:-1] not in place_names():
        return Noun("person", "citizen", "", True)
    if "-" in low:
        return noun(low.rsplit("-", 1)[1]) if low.rsplit("-", 1)[1] else None
    return None


def _singulars(low: str) -> list[tuple[str, bool]]:
    """Forms under which a word may be listed, with whether the word is then a plural."""
    found = [(low, False)]
    if low in _IRREGULAR:
        found.insert(0, (_IRREGULAR[low], True))
    if low.endswith("men"):
        found.append((low.removesuffix("men") + "man", True))
    if not low.endswith("s"):
        return found
    if low.endswith("ies"):
        found.append((low[:-3] + "y", True))
    if low.endswith("es"):
        found.append((low[:-2], True))
    if not low.endswith("ss"):
        found.append((low[:-1], True))
    return found


@cache
def titles() -> dict[str, tuple[str, str]]:
    """Give each title's role and class, by its lower-case form; those of who is to come into office, too.

    >>> titles()["governor-elect"] == titles()["governor"]
    True
    """
    table = resources.lexicon("titles")
    known = {t.lower(): (r, c) for t, r, c in zip(table["title"], table["role"], table["class"], strict=True)}
    return known | {title + ending: found for title, found in known.items() for ending in _TO_COME}


@cache
def organisations() -> dict[str, str]:
    """Give the role of each word that makes a name an organisation's."""
    table = resources.lexicon("organisations")
    return dict(zip(table["word"], table["role"], strict=True))


@cache
def outlets() -> frozenset[str]:
    """List the outlets' names without the article before them, in lower case."""
    names = (name.removeprefix("The ").lower() for name in resources.lexicon("outlets")["outlet"])
    return frozenset(names)


@cache
def with_article() -> frozenset[str]:
    """List what is left of outlets' names of one word when the article is gone, in lower case: "hill"."""
    names = (name for name in resources.lexicon("outlets")["outlet"] if name.startswith("The "))
    return frozenset(name.lower().removeprefix("the ") for name in names if name.count(" ") == 1)


@cache
def outlet_words() -> frozenset[str]:
    """List the words that make a run of capitalised words an outlet."""
    return frozenset(resources.lexicon("outlet_words")["word"])


@cache
def thing_words() -> frozenset[str]:
    """List the words that keep a run of capitalised words from being a person's name."""
    return frozenset(resources.lexicon("thing_words")["word"])


@cache
def places() -> dict[str, str]:
    """Map a place, its adjectives and abbreviations to the place, all in lower case.

    >>> places()["mexican"], places()["ohio"]
    ('mexico', 'ohio')
    """
    table = resources.lexicon("places")
    found: dict[str, str] = {}
    for place, adjectives in zip(table["place"], table["adjectives"], strict=True):
        found.setdefault(place.lower(), _same_place(place.lower()))
        for adjective in filter(None, adjectives.split("|")):
            found.setdefault(adjective.lower(), _same_place(place.lower()))
    return found


def _same_place(place: str) -> str:
    known = {"u.s.": "united states", "us": "united states", "usa": "united states", "america": "united states"}
    known |= {"u.k.": "britain", "uk": "britain", "united kingdom": "britain", "u.a.e.": "united arab emirates"}
    return known.get(place, place)


@cache
def countries() -> frozenset[str]:
    """List the places that are countries, as `places` gives them.

    >>> "mexico" in countries(), "ohio" in countries()
    (True, False)
    """
    table = resources.lexicon("places")
    return frozenset(places()[p.lower()] for p in table.loc[table["kind"] == "country", "place"])


@cache
def place_names() -> frozenset[str]:
    """List places as such, without the adjectives made from them."""
    return frozenset(p.lower() for p in resources.lexicon("places")["place"])


@cache
def words(name: str) -> frozenset[str]:
    """Give one of the small sets of words that reading a source needs.

    >>> "she" in words("pronoun")
    True
    """
    table = resources.lexicon("source_words")
    return frozenset(table.loc[table["set"] == name, "word"])


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """List the phrases about unnamed sources of one kind, the longest first."""
    table = resources.lexicon("anonymity")
    return tuple(sorted(table.loc[table["kind"] == kind, "phrase"], key=len, reverse=True))


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in phrases(kind))


def phrase_in(text: str, kind: str) -> str | None:
    """Give the longest phrase about unnamed sources of a kind that stands in a text, already in small letters.

    >>> phrase_in("she spoke on condition of anonymity", "grant"), phrase_in("she spoke", "grant")
    ('condition of anonymity', None)
    """
    # Their last words are few: most texts hold none of them.
    for word in _last_words(kind):
        if word in text:
            return next((phrase for phrase in phrases(kind) if phrase in text), None)
    return None


@cache
def stopwords() -> frozenset[str]:
    """List the words that tell nothing of what a text is about.

    >>> "the" in stopwords()
    True
    """
    return frozenset(resources.lexicon("stopwords")["word"])
