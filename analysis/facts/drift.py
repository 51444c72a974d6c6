"""The same fact with another source from outlet to outlet."""

import re
from typing import Any

import numpy as np
import pandas as pd

from analysis import resources, schema
from analysis.events import same_outlet
from analysis.facts.alignment import Common, common, weighed
from analysis.facts.naming import HEARSAY, OWN, Voice
from analysis.facts.pairs import paired
from analysis.facts.phrasing import Phrases, content, names_in, stems
from analysis.facts.voices import Voices

# What speaks for two passages making one claim: the lesser and the greater share that they have in common, how rare
# that is, how many words of it are no name or number, and whether one is but a part of its sentence.
EVIDENCE = ("least", "most", "weight", "plain", "part")
# How likely it must be for them to be compared, and for one to name the other's source, as in "Lund said the premier
# promised her" and "promised Lund". Chosen where 349 candidates of 74 events, and some rows of seven more, were read.
SAME, SURE = 0.8, 0.9
# Short passages that share nearly all are compared, too: by the lesser share of either (more where one is but a part of
# its sentence), the sum of both, the rarity of what they share, and how many words of it are no name or number.
LEAST, LEAST_OF_PART, BOTH, WEIGHT, PLAIN = 0.4, 0.6, 0.88, 11.0, 2
# The share of a passage that an article must hold in a source's words to tell it on that authority, too.
ALSO = 0.6
_NAMED = ("named_person", "named_institution", "document")
_ASKS = re.compile(r"\?[\"”’']*$")
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
    if _counted_apart(*said) or any(_ASKS.search(passage) for passage in said):
        return None
    told = _told(voices, a, b), _told(voices, b, a)
    shared = compared(voices, a, b, told)
    values = describe(voices, a, b, shared)
    same = same_claim(values)
    told_by_both = min(a.similarity, b.similarity) > 0
    if same < SAME and not (told_by_both and _nearly_all(shared, bool(values[-1]))):
        return None
    here, there = _voice(voices, a, shared.here, told[0]), _voice(voices, b, shared.there, told[1])
    if here is None or there is None or _tells_both(voices, a, here, b, there):
        return None
    kind = _kind(voices, phrases, a.article, here, b.article, there)
    if kind is None or _doubtful(voices, a, b, here, there, kind):
        return None
    if _speaks_of_itself(voices, a, b, here, there) and (kind == "relay" or same < SURE):
        return None
    return _row(fact, kind, a, b, here, there) | {"sure": same, "near": a.similarity + b.similarity}


def _told(voices: Voices, a: Any, b: Any) -> frozenset[int]:
    """Give the attributions of a passage that the other tells as part of the fact, as in "she said he promised"."""
    return voices.within(a.article, a.start, a.end, voices.unframed(b.article, b.start, b.end))


def compared(voices: Voices, a: Any, b: Any, told: tuple[frozenset[int], frozenset[int]] | None = None) -> Common:
    """Find what two passages share, apart from the words that say who says it."""
    told = told or (_told(voices, a, b), _told(voices, b, a))
    cuts = [
        [(s - m.start, e - m.start) for s, e in voices.framing(m.article, m.start, m.end, t)]
        for m, t in ((a, told[0]), (b, told[1]))
    ]
    one, two = (voices.texts[m.article][m.start : m.end] for m in (a, b))
    return common(one, two, cuts[0], cuts[1], voices.rarity[a.article])


def describe(voices: Voices, a: Any, b: Any, shared: Common) -> np.ndarray:
    """Give the values of `EVIDENCE` for two passages and what they share."""
    least, most = sorted((shared.share_here, shared.share_there))
    part = any(voices.is_part(m.article, m.start, m.end) for m in (a, b))
    return np.array([least, most, np.log(max(shared.weight, 1.0)), np.log1p(shared.plain), part])


def _nearly_all(shared: Common, part: bool) -> bool:
    """Whether two passages have most in common, and not only names and numbers."""
    shares = shared.share_here, shared.share_there
    enough = min(shares) >= (LEAST_OF_PART if part else LEAST) and sum(shares) >= BOTH
    return enough and shared.weight >= WEIGHT and shared.plain >= PLAIN


def same_claim(values: np.ndarray) -> float:
    """How likely two passages make the same claim."""
    learned = resources.weights("drift")["same"]
    return float(1 / (1 + np.exp(-(values @ learned[:-1] + learned[-1]))))


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
    own = other.kind == OWN and same_outlet(outlet.words, voices.outlets.get(home, ""))
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
    if kind in ("hearsay", "relay"):
        return any(v.kind == "media" and v.words and _was_told(v.words, said) for v, said in pairs)
    return any(v.kind not in schema.UNNAMED and content(v.words) & stems(said) for v, said in pairs)


def _was_told(outlet: str, passage: str) -> bool:
    """Whether a passage says that an outlet was told what it tells: "she told the Post"."""
    name = re.escape(outlet.split()[-1])
    return re.search(rf"\bt(?:old|ells?|elling)\s+(?:the\s+)?(?:[\w.]+\s+){{0,3}}?{name}\b", passage) is not None


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
