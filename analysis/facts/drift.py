"""The same fact with another source from outlet to outlet."""

import re
from typing import Any

import pandas as pd

from analysis import schema
from analysis.events import means, same_outlet
from analysis.facts import claims
from analysis.facts.naming import HEARSAY, OWN, Voice
from analysis.facts.pairs import paired
from analysis.facts.phrasing import Phrases, content, names_in, stems
from analysis.facts.voices import Voices

# The share of a passage that an article must hold in a source's words to tell it on that authority, too.
ALSO = 0.6
_NAMED = ("named_person", "named_institution", "document")
_UTTERED = re.compile(
    r"statement|tweet|post|e-?mail|message|release|speech|interview|remarks|memo|plan|proposal|video|footage|recording|clip|"
    r"transcript",
    re.I,
)


def drift(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
    attributed: pd.DataFrame,
    people: pd.DataFrame,
    mentions: pd.DataFrame,
    coverage: pd.DataFrame,
) -> pd.DataFrame:
    """Find facts that two articles tell on different authority.

    For each two passages on one fact, the words they share are looked up: whose content are they in either? These
    are told apart: a source here and the outlet's own voice there (own_voice), a source and mere hearsay (hearsay), an
    unnamed source, hearsay or the outlet's own voice and another outlet's report (relay), a name and an unnamed source
    (unnamed), two different sources (source), two unnamed sources described otherwise (description). Meant to be right
    where it speaks: where it is not clear who says it, where two sources may speak for one another (a person and an
    institution, a document and its authors), nothing is said; nor where two passages are not likely to make the same
    claim, nor where an article tells the same on the other's authority in another passage. "Own voice" means that no
    source is named in the sentence, nor this one in the sentence before. It does not say which article is right: a
    source may tell two outlets, and an outlet may know itself what another takes from a source.

    Parameters
    ----------
    articles, paragraphs, attributions, spans, attributed, people, mentions, coverage : DataFrame
        Tables of those names; `people` is the table `sources`.

    Returns
    -------
    DataFrame
        Table `drift`: one row a fact and two articles, article < other.

    Examples
    --------
    >>> names = "articles paragraphs attributions spans attributed sources mentions coverage".split()
    >>> drift(*(schema.frame(name, []) for name in names)).empty
    True
    """
    voices = Voices(articles, paragraphs, attributions, spans, attributed, people)
    phrases = Phrases(voices, attributed, spans)
    found = (_compared(fact, a, b, voices, phrases) for fact, a, b in paired(mentions, coverage))
    once: list[dict[str, Any]] = []
    # Of two facts that hold the same passages the one that is nearer to them names the difference.
    for row in sorted((row for row in found if row), key=lambda row: (-row["sure"], -row["near"])):
        if not any(_tells(row, other) for other in once):
            once.append(row)
    return schema.frame(
        "drift", sorted(once, key=lambda row: (row["fact"], row["article"], row["start"], row["other"]))
    )


def _tells(row: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two rows tell one difference: of a sentence, and of its clause."""
    if any(row[key] != other[key] for key in ("kind", "article", "other")):
        return False
    sides = ("start", "end"), ("other_start", "other_end")
    return all(row[start] < other[end] and other[start] < row[end] for start, end in sides)


def _compared(fact: str, a: Any, b: Any, voices: Voices, phrases: Phrases) -> dict[str, Any] | None:
    """Make the row of two passages that say the same on different authority, or nothing."""
    said = [voices.texts[m.article][m.start : m.end] for m in (a, b)]
    if not claims.may_be_one(*said):
        return None
    told = claims.told(voices, a, b), claims.told(voices, b, a)
    shared = claims.compared(voices, a, b, told)
    values = claims.describe(voices, a, b, shared)
    same = claims.same(values)
    told_by_both = min(a.similarity, b.similarity) > 0
    if same < claims.SAME and not (told_by_both and claims.nearly_all(shared, bool(values[-1]))):
        return None
    here, there = _voice(voices, a, shared.here, told[0]), _voice(voices, b, shared.there, told[1])
    if here is None or there is None or _tells_both(voices, a, here, b, there):
        return None
    kind = _kind(voices, phrases, a.article, here, b.article, there)
    if kind is None or _doubtful(voices, a, b, here, there, kind):
        return None
    if _speaks_of_itself(voices, a, b, here, there) and (kind == "relay" or same < claims.SURE):
        return None
    return _row(fact, kind, a, b, here, there) | {"sure": same, "near": a.similarity + b.similarity}


def _voice(voices: Voices, at: Any, places: list[tuple[int, float]], told: frozenset[int]) -> Voice | None:
    return voices.at(at.article, at.start, at.end, [(at.start + place, weight) for place, weight in places], told)


def _tells_both(voices: Voices, a: Any, here: Voice, b: Any, there: Voice) -> bool:
    """Whether either article tells the fact on the other's authority, too, in another passage."""
    return voices.tells(b.article, here, a, ALSO) or voices.tells(a.article, there, b, ALSO)


def _kind(voices: Voices, phrases: Phrases, a: str, here: Voice, b: str, there: Voice) -> str | None:
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


def _speaks_of_itself(voices: Voices, a: Any, b: Any, here: Voice, there: Voice) -> bool:
    """Whether one passage names the person, the document or the institution that the other has as its source."""
    sides = ((here, b), (there, a))
    named = ((v, voices.texts[m.article][m.start : m.end]) for v, m in sides if v.kind in _NAMED)
    return any(content(v.words) & stems(said) for v, said in named)


def _doubtful(voices: Voices, a: Any, b: Any, here: Voice, there: Voice, kind: str) -> bool:
    """Whether a difference may be none: the sentence before goes on, or one passage names the other's source."""
    if kind == "own_voice":
        said, other, source = (a, b, here) if there.kind == OWN else (b, a, there)
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


def _row(fact: str, kind: str, a: Any, b: Any, here: Voice, there: Voice) -> dict[str, Any]:
    return {
        "fact": fact,
        "kind": kind,
        "article": a.article,
        "start": a.start,
        "end": a.end,
        "voice": here.kind,
        "source": here.words or None,
        "other": b.article,
        "other_start": b.start,
        "other_end": b.end,
        "other_voice": there.kind,
        "other_source": there.words or None,
    }
