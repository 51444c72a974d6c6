"""The codes of an unnamed source, by its phrase and what stands around it."""

import re

from analysis import schema
from analysis.sources import names, phrases, unnamed
from analysis.sources.reading import Credit, Reading

_GOES_ON = 6
# The level of description from which on it says how the source knows.
_BASIS = 3
_REACH = 400  # characters around a phrase in which its reason is looked for
_FULLER = 5000  # characters back in which "Republicans" may be "House Republicans"
_BACK = 200  # unnamed sources, or attributions, back to which a mention may go
_SPEAKER_AGAIN = re.compile(
    r"(?:The (?:official|source|aide|person|people|diplomat|officer)s?|They|He|She|Both|All|None|Neither)\b"
)
_ACCORDING = re.compile(r"\baccording to\b")
_DESCRIBED_BEHIND = re.compile(
    r"\s*,?\s*((?:who|with|familiar|briefed|involved|close|present|privy|critical)\b[^.;:“”]*)"
)


def share_basis(credited: list[Credit]) -> None:
    """Let what follows the last of several unnamed sources ("with knowledge of the talks") describe them all."""
    coded = [c for c in credited if c.unnamed]
    basis = coded[-1].unnamed.level if coded and coded[-1].unnamed else 0
    for credit in coded[:-1] if basis >= _BASIS else ():
        if credit.unnamed and credit.unnamed.level < basis:
            credit.unnamed = credit.unnamed._replace(level=basis)


def follow(book: Reading, credit: Credit) -> None:
    """Let "the sources", and "one of the sources", be of the kind of the unnamed source they take up."""
    if (credit.definite or credit.part) and credit.head.rstrip("s") in (
        "source",
        "people",
        "person",
        "individual",
        "other",
    ):
        before = [c for credited in book.credits[-_BACK:] for c in credited if c.source_type in schema.UNNAMED]
        if before:
            credit.source_type, credit.role = before[-1].source_type, before[-1].role
    if (
        credit.source_type == "anonymous_other"
        and credit.plural
        and credit.phrase.lower() in ("republicans", "democrats")
    ):
        same = (c for credited in book.credits[-_BACK:] for c in credited if c.head == credit.head)
        lately = book.text[max(0, credit.position - _FULLER) : credit.position]
        fuller = re.search(rf"\b(?:House|Senate|[Cc]ongressional|Committee|[Ll]egislative) {credit.phrase}\b", lately)
        if fuller or any(c.source_type == "anonymous_official" for c in same):
            credit.source_type = "anonymous_official"


def code(book: Reading, credit: Credit, phrase: phrases.Phrase) -> Credit:
    """Add the codes of an unnamed source."""
    start, end = book.bounds(phrase.start)
    # What follows "according to" is said of somebody else.
    other = _ACCORDING.search(book.text, phrase.end, end)
    around = book.text[max(start, phrase.start - _REACH) : min(other.start() if other else end, phrase.end + _REACH)]
    i = book.sentence(phrase.start) + 1
    # The quotation may go on; what is said of its speaker then follows it.
    i = next((n for n in range(i, min(i + _GOES_ON, len(book.sentences))) if not _all_quoted(book, n)), i)
    # Of whom a source speaks, the outlet says nothing behind the quotation.
    if i < len(book.sentences) and not book.is_quoted(phrase.start):
        following = book.text[book.sentences[i][0] : book.sentences[i][1]][:_REACH]
        if _SPEAKER_AGAIN.match(following):
            around += " " + following
    words = book.text[phrase.start : max(phrase.end, phrase.start)] if phrase.kind != "pronoun" else credit.phrase
    rest = book.text[phrase.end : min(end, phrase.end + 160)]
    basis = _DESCRIBED_BEHIND.match(rest)
    whole = f"{words} {basis.group(1)}" if basis else words
    organised = any(
        book.entities[m.entity].kind == "organisation" for m in names.within(book.mentions, phrase.start, phrase.end)
    )
    coded = unnamed.describe(whole, credit.plural, around, organised)
    if phrase.listed is not None and phrase.listed.kind == "institution":
        # "Two banks" are not two people.
        credit.unnamed = coded._replace(stated=None, kind="group" if coded.kind == "person" else coded.kind)
        return credit
    credit.unnamed = coded._replace(stated=unnamed.stated_count(words, credit.plural))
    return credit


def part(book: Reading, credit: Credit, phrase: phrases.Phrase) -> Credit:
    """Credit one or some of an unnamed group: "one of them"."""
    if credit.unnamed is None or not credit.plural:
        return credit
    one = book.text[phrase.start : phrase.end].lower().startswith("one ")
    credit.part, credit.plural = True, not one
    coded = code(book, credit, phrase).unnamed
    credit.unnamed = coded._replace(stated=1 if one else None) if coded else None
    return credit


def _all_quoted(book: Reading, number: int) -> bool:
    """Whether a sentence begins and ends with quotation marks."""
    start, end = book.sentences[number]
    return book.text[start] in "“\"‘'" and book.text[end - 1] in "”\"’'"
