"""The same fact with another source from outlet to outlet."""

import re
from typing import Any

import pandas as pd

from analysis import schema
from analysis.events import same_outlet
from analysis.facts.alignment import Common, common, weighed
from analysis.facts.naming import HEARSAY, OWN, Voice
from analysis.facts.pairs import paired
from analysis.facts.phrasing import Phrases, content, names_in, stems
from analysis.facts.voices import Voices

# Which two passages say the same to go by: how likely they do, the rarity of what they share, how many words they share
# that are no name or number, the lesser share of either (more where one is but a part of its sentence) and the sum of
# both; then the share and rarity of one utterance. Chosen on six events, the sample story and 28 events more that were
# read by hand: words of the event that both only mention pass for the same claim below these.
SAME, WEIGHT, PLAIN, LEAST, LEAST_OF_PART, BOTH = 0.45, 11.0, 2, 0.4, 0.6, 0.88
# The share of a passage that an article must hold in a source's words to tell it on that authority, too.
ALSO = 0.6
UTTERANCE, UTTERED_WEIGHT = (0.4, 0.7), 13.0
_OTHERS = ("unnamed", "source", "description")
_NAMED = ("named_person", "named_institution", "document")
_LIKELY, _SURE, _VERY_SURE = 0.5, 0.6, 0.8
_UTTERED = re.compile(
    r"statement|tweet|post|e-?mail|message|release|speech|interview|remarks|memo|video|footage|recording|clip|transcript",
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
    are told apart: a source here and the outlet's own voice there (own_voice), a source and mere hearsay (hearsay), a
    source and a news outlet's report (relay), a name and an unnamed source (unnamed), two different sources (source),
    two unnamed sources described otherwise (description). Meant to be right where it speaks: where it is not clear who
    says it, where two sources may speak for one another (a person and an institution, a document and its authors),
    nothing is said; nor where two passages share little but the words in which the whole event is told, nor where an
    article tells the same on the other's authority in another passage. "Own voice"
    means that no source is named in the sentence: a reader may take one from the sentence before. It does not say which
    article is right: a source may tell two outlets, and an outlet may know itself what another takes from a source.

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
    for row in sorted((row for row in found if row), key=lambda row: -row["sure"]):
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
    same = min(a.similarity, b.similarity)
    if same < SAME:
        return None
    said = [voices.texts[m.article][m.start : m.end] for m in (a, b)]
    if _counted_apart(*said):
        return None
    told = _told(voices, a, b), _told(voices, b, a)
    shared = _shared(voices, a, b, told)
    part = any(voices.is_part(m.article, m.start, m.end) for m in (a, b))
    if not _alike(shared, part):
        return None
    here, there = _voice(voices, a, shared.here, told[0]), _voice(voices, b, shared.there, told[1])
    if here is None or there is None or _tells_both(voices, a, here, b, there):
        return None
    kind = _kind(voices, phrases, a.article, here, b.article, there)
    if kind is None or _doubtful(voices, a, b, here, there, kind, same):
        return None
    if kind in _OTHERS and not _worded_alike(shared):
        return None
    if _speaks_of_itself(voices, a, b, here, there) and (kind == "relay" or not _worded_alike(shared)):
        return None
    return _row(fact, kind, a, b, here, there) | {"sure": same}


def _told(voices: Voices, a: Any, b: Any) -> frozenset[int]:
    """Give the attributions of a passage that the other tells as part of the fact, as in "she said he promised"."""
    return voices.within(a.article, a.start, a.end, voices.unframed(b.article, b.start, b.end))


def _shared(voices: Voices, a: Any, b: Any, told: tuple[frozenset[int], frozenset[int]]) -> Common:
    """Find what two passages share, apart from the words that say who says it."""
    cuts = [
        [(s - m.start, e - m.start) for s, e in voices.framing(m.article, m.start, m.end, t)]
        for m, t in ((a, told[0]), (b, told[1]))
    ]
    one, two = (voices.texts[m.article][m.start : m.end] for m in (a, b))
    return common(one, two, cuts[0], cuts[1], voices.rarity[a.article])


def _alike(shared: Common, part: bool) -> bool:
    """Whether two passages say the same to go by: with most in common, and not only names and numbers."""
    shares = shared.share_here, shared.share_there
    enough = min(shares) >= (LEAST_OF_PART if part else LEAST) and sum(shares) >= BOTH
    return enough and shared.weight >= WEIGHT and shared.plain >= PLAIN


def _worded_alike(shared: Common) -> bool:
    """Whether two passages are one utterance: two sources may each say the same in words of their own."""
    least, most = sorted((shared.share_here, shared.share_there))
    return least >= UTTERANCE[0] and most >= UTTERANCE[1] and shared.weight >= UTTERED_WEIGHT


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
    # What an outlet has examined itself others have from it.
    own = other.kind in (OWN, "document") and same_outlet(outlet.words, voices.outlets.get(home, ""))
    held = content(outlet.words) & content(other.words)
    return None if own or held else "relay"


def _named(here: Voice, there: Voice) -> str | None:
    """Tell two institutions apart, and a person from a document that is not that person's own words.

    Two persons are never told apart, since who "she" is may have been mistaken; nor is a person from an institution.
    """
    kinds = {here.kind, there.kind}
    words = content(here.words) & content(there.words)
    if words or not (here.spelt and there.spelt) or kinds not in ({"named_institution"}, {"document", "named_person"}):
        return None
    document = here if here.kind == "document" else there
    return None if "document" in kinds and _UTTERED.search(document.words) else "source"


def _speaks_of_itself(voices: Voices, a: Any, b: Any, here: Voice, there: Voice) -> bool:
    """Whether one passage names the person, the document or the institution that the other has as its source."""
    sides = ((here, b), (there, a))
    named = ((v, voices.texts[m.article][m.start : m.end]) for v, m in sides if v.kind in _NAMED)
    return any(content(v.words) & stems(said) for v, said in named)


def _doubtful(voices: Voices, a: Any, b: Any, here: Voice, there: Voice, kind: str, same: float) -> bool:
    """Whether a difference may be none: the passages are not alike enough for it, or one names the other's source."""
    if kind == "own_voice":
        said, other = (a, b) if there.kind == OWN else (b, a)
        return _quotes_more(voices, said, other)
    if kind in ("hearsay", "relay"):
        return kind == "relay" and same < _SURE
    pairs = ((v, voices.texts[at.article][at.start : at.end]) for v, at in ((here, b), (there, a)))
    named = any(v.kind not in schema.UNNAMED and content(v.words) & stems(said) for v, said in pairs)
    return named or (kind == "unnamed" and same < _LIKELY)


def _quotes_more(voices: Voices, said: Any, other: Any) -> bool:
    """Whether a source is quoted with words of which most do not stand in the other passage."""
    quoted = [stems(words) for words in voices.quotes(said.article, said.start, said.end)]
    held = stems(voices.texts[other.article][other.start : other.end])
    return any(len(words & held) * 2 < len(words) for words in quoted)


def _counted_apart(one: str, two: str) -> bool:
    """Whether both passages hold numbers and no number is the same."""
    left, right = ({t.key for t, _ in weighed(p) if t.kind == "number"} for p in (one, two))
    return bool(left and right) and left.isdisjoint(right)


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
