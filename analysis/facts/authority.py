"""How the authorities differ on which two articles tell the same, where they clearly do."""

import re
from typing import Any

from analysis import schema
from analysis.events import means, same_outlet
from analysis.facts import hints
from analysis.facts.naming import HEARSAY, OWN, Voice
from analysis.facts.phrasing import Phrases, content, names_in, stems
from analysis.facts.voices import Voices

_NAMED = ("named_person", "named_institution", "document")
_UTTERED = re.compile(
    r"statement|tweet|post|e-?mail|message|release|speech|interview|remarks|memo|plan|proposal|video|footage|recording|clip|"
    r"transcript",
    re.I,
)


def kind(voices: Voices, phrases: Phrases, a: str, here: Voice, b: str, there: Voice) -> str | None:
    """Name the difference between two voices, or nothing where they may be one."""
    if here.kind == there.kind in (OWN, HEARSAY, "document"):
        return None
    if (here.person and here.person == there.person) or (here.words and here.words.lower() == there.words.lower()):
        return None
    kinds = {here.kind, there.kind}
    if "media" in kinds:
        return _relay(voices, a, here, b, there)
    if HEARSAY in kinds:
        return "hearsay"
    if OWN in kinds:
        return "own_voice"
    unnamed = [v.kind in schema.UNNAMED for v in (here, there)]
    if all(unnamed):
        return "description" if phrases.differ(a, here, b, there) else None
    if any(unnamed):
        named = there if unnamed[0] else here
        # "A lawyer for Lund, Ada Rhee": the name may stand behind the phrase that was taken for an unnamed source.
        same = names_in(here.words) & names_in(there.words)
        return "unnamed" if named.kind == "named_person" and not same else None
    return _named(here, there)


def _relay(voices: Voices, a: str, here: Voice, b: str, there: Voice) -> str | None:
    """Say whether one article has from another outlet what the other tells on other authority."""
    if here.kind == there.kind:
        named = names_in(here.words) - {"the"} and names_in(there.words) - {"the"}
        return "source" if named and not same_outlet(here.words, there.words) else None
    outlet, other, home = (here, there, b) if here.kind == "media" else (there, here, a)
    if other.kind in _NAMED:
        # Whom the outlet names may be whom the other names, too.
        return None
    # What an outlet tells in its own voice others have from it.
    own = other.kind == OWN and means(outlet.words, voices.outlets.get(home, ""))
    held = content(outlet.words) & content(other.words)
    return None if own or held else "relay"


def _named(here: Voice, there: Voice) -> str | None:
    """Tell two institutions apart, and a person from a document that is not that person's own words.

    Two persons are never told apart, since who "she" is may have been mistaken; nor is a person from an institution.
    """
    kinds = {here.kind, there.kind}
    words = content(here.words) & content(there.words) or names_in(here.words) & names_in(there.words) - {"the"}
    named = all(names_in(v.words) - {"the"} or v.kind == "document" for v in (here, there))
    if words or not named or not (here.spelt and there.spelt):
        return None
    if kinds not in ({"named_institution"}, {"document", "named_person"}):
        return None
    document = here if here.kind == "document" else there
    return None if "document" in kinds and _UTTERED.search(document.words) else "source"


def speaks_of_itself(voices: Voices, a: Any, b: Any, here: Voice, there: Voice) -> bool:
    """Whether one passage names the person, the document or the institution that the other has as its source."""
    sides = ((here, b), (there, a))
    named = ((v, voices.texts[m.article][m.start : m.end]) for v, m in sides if v.kind in _NAMED)
    return any(content(v.words) & stems(said) for v, said in named)


def doubtful(voices: Voices, a: Any, b: Any, here: Voice, there: Voice, kind: str) -> bool:
    """Whether a difference may be none: the sentence before goes on, or one passage names the other's source.

    What somebody pleads guilty to is neither the outlet's own nor another's claim.
    """
    if kind == "own_voice":
        said, other, source = (a, b, here) if there.kind == OWN else (b, a, there)
        if hints.PLEA.search(voices.texts[other.article], other.start, other.end):
            return True
        return _quotes_more(voices, said, other) or voices.leads_in(other.article, other.start, content(source.words))
    pairs = [(v, voices.texts[at.article][at.start : at.end]) for v, at in ((here, b), (there, a))]
    if kind == "relay" and _excerpted(voices, a, b, here, there):
        return True
    if kind in ("hearsay", "relay"):
        return any(v.kind == "media" and v.words and _was_told(v.words, said) for v, said in pairs)
    return any(v.kind not in schema.UNNAMED and content(v.words) & stems(said) for v, said in pairs)


def _excerpted(voices: Voices, a: Any, b: Any, here: Voice, there: Voice) -> bool:
    """Whether what the one passage credits to an outlet stands in the other in an excerpt of that outlet."""
    origins = voices.origin(a.article, a.start), voices.origin(b.article, b.start)
    return any(o and v.kind == "media" and same_outlet(v.words, o) for o, v in zip(origins, (there, here), strict=True))


def _was_told(outlet: str, passage: str) -> bool:
    """Whether a passage says that an outlet was told what it tells: "she told the Post"."""
    name = re.escape(outlet.split()[-1])
    return re.search(rf"\bt(?:old|ells?|elling)\s+(?:the\s+)?(?:[\w.]+\s+){{0,3}}?{name}\b", passage) is not None


def _quotes_more(voices: Voices, said: Any, other: Any) -> bool:
    """Whether a source is quoted with words of which most do not stand in the other passage."""
    quoted = [stems(words) for words in voices.quotes(said.article, said.start, said.end)]
    held = stems(voices.texts[other.article][other.start : other.end])
    return any(len(words & held) * 2 < len(words) for words in quoted)
