"""The same fact with another source from outlet to outlet."""

import re
from typing import Any

import pandas as pd

from analysis import schema, similarity, text
from analysis.events import same_outlet
from analysis.facts.alignment import Common, common, weighed
from analysis.facts.pairs import paired
from analysis.facts.voices import HEARSAY, OWN, Voice, Voices

# Which two passages say the same to go by: how likely they do, the rarity of what they share, how many words they share
# that are no name or number, the lesser share of either (more where one is but a part of its sentence) and the sum of
# both; then the share and rarity of one utterance. Chosen on six events, the sample story and 28 events more that were
# read by hand: words of the event that both only mention pass for the same claim below these.
SAME, WEIGHT, PLAIN, LEAST, LEAST_OF_PART, BOTH = 0.45, 11.0, 2, 0.4, 0.6, 0.88
UTTERANCE, UTTERED_WEIGHT = (0.4, 0.7), 13.0
_OTHERS = ("unnamed", "source", "description")
_NAMED = ("named_person", "named_institution", "document")
_LIKELY, _SURE, _VERY_SURE = 0.5, 0.6, 0.8
_SAYS_NOTHING = "unnamed anonymous unidentified multiple several many other jr. sr. jr".split()
_UTTERED = re.compile(
    r"statement|tweet|post|e-?mail|message|release|speech|interview|remarks|memo|video|footage|recording|clip|transcript",
    re.I,
)
_HEAD = re.compile(r",|\b(?:who|which|that|with|briefed|familiar|close|involved|whose|at|in|from|on)\b")


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
    nothing is said; nor where two passages share little but the words in which the whole event is told. "Own voice"
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
    phrases = _Phrases(voices, attributed, spans)
    found = (_compared(fact, a, b, voices, phrases) for fact, a, b in paired(mentions, coverage))
    rows = [row for row in found if row]
    if not rows:
        return schema.frame("drift", [])
    made = pd.DataFrame(rows).sort_values("sure", ascending=False, kind="stable")
    made = made.drop_duplicates(["article", "start", "other", "other_start"])
    return schema.frame("drift", made.sort_values(["fact", "article", "start", "other"], ignore_index=True))


def _compared(fact: str, a: Any, b: Any, voices: Voices, phrases: "_Phrases") -> dict[str, Any] | None:
    """Make the row of two passages that say the same on different authority, or nothing."""
    told = _told(voices, a, b), _told(voices, b, a)
    shared = _shared(voices, a, b, told)
    same = min(a.similarity, b.similarity)
    said = [voices.texts[m.article][m.start : m.end] for m in (a, b)]
    part = any(voices.is_part(m.article, m.start, m.end) for m in (a, b))
    if not _alike(shared, same, part) or _counted_apart(*said):
        return None
    here, there = _voice(voices, a, shared.here, told[0]), _voice(voices, b, shared.there, told[1])
    if here is None or there is None:
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
    outside = voices.framing(b.article, b.start, b.end)
    said = weighed(voices.texts[b.article][b.start : b.end])
    keys = {t.key for t, _ in said if not any(s <= b.start + t.start < e for s, e in outside)}
    return voices.within(a.article, a.start, a.end, keys)


def _shared(voices: Voices, a: Any, b: Any, told: tuple[frozenset[int], frozenset[int]]) -> Common:
    """Find what two passages share, apart from the words that say who says it."""
    cuts = [
        [(s - m.start, e - m.start) for s, e in voices.framing(m.article, m.start, m.end, t)]
        for m, t in ((a, told[0]), (b, told[1]))
    ]
    one, two = (voices.texts[m.article][m.start : m.end] for m in (a, b))
    return common(one, two, cuts[0], cuts[1], voices.rarity[a.article])


def _alike(shared: Common, same: float, part: bool) -> bool:
    """Whether two passages say the same to go by: held alike, with most in common and not only names and numbers."""
    shares = shared.share_here, shared.share_there
    enough = min(shares) >= (LEAST_OF_PART if part else LEAST) and sum(shares) >= BOTH
    return same >= SAME and enough and shared.weight >= WEIGHT and shared.plain >= PLAIN


def _worded_alike(shared: Common) -> bool:
    """Whether two passages are one utterance: two sources may each say the same in words of their own."""
    least, most = sorted((shared.share_here, shared.share_there))
    return least >= UTTERANCE[0] and most >= UTTERANCE[1] and shared.weight >= UTTERED_WEIGHT


def _voice(voices: Voices, at: Any, places: list[tuple[int, float]], told: frozenset[int]) -> Voice | None:
    return voices.at(at.article, at.start, at.end, [(at.start + place, weight) for place, weight in places], told)


def _kind(voices: Voices, phrases: "_Phrases", a: str, here: Voice, b: str, there: Voice) -> str | None:
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
        same = _words(here.words) & _words(there.words)
        return "unnamed" if named.kind == "named_person" and not same else None
    return _named(here, there)


def _relay(voices: Voices, a: str, here: Voice, b: str, there: Voice) -> str | None:
    """Say whether one article has from another outlet what the other tells on other authority."""
    if here.kind == there.kind:
        named = _words(here.words) - {"the"} and _words(there.words) - {"the"}
        return "source" if named and not same_outlet(here.words, there.words) else None
    outlet, other, home = (here, there, b) if here.kind == "media" else (there, here, a)
    own = other.kind == OWN and same_outlet(outlet.words, voices.outlets.get(home, ""))
    held = _content(outlet.words) & _content(other.words)
    return None if own or held else "relay"


def _named(here: Voice, there: Voice) -> str | None:
    """Tell two institutions apart, and a person from a document that is not that person's own words.

    Two persons are never told apart, since who "she" is may have been mistaken; nor is a person from an institution.
    """
    kinds = {here.kind, there.kind}
    words = _content(here.words) & _content(there.words)
    if words or not (here.spelt and there.spelt) or kinds not in ({"named_institution"}, {"document", "named_person"}):
        return None
    document = here if here.kind == "document" else there
    return None if "document" in kinds and _UTTERED.search(document.words) else "source"


def _speaks_of_itself(voices: Voices, a: Any, b: Any, here: Voice, there: Voice) -> bool:
    """Whether one passage names the person, the document or the institution that the other has as its source."""
    sides = ((here, b), (there, a))
    named = ((v, voices.texts[m.article][m.start : m.end]) for v, m in sides if v.kind in _NAMED)
    return any(_content(v.words) & _stems(said) for v, said in named)


def _doubtful(voices: Voices, a: Any, b: Any, here: Voice, there: Voice, kind: str, same: float) -> bool:
    """Whether a difference may be none: the passages are not alike enough for it, or one names the other's source."""
    if kind == "own_voice":
        said, other = (a, b) if there.kind == OWN else (b, a)
        return _quotes_more(voices, said, other)
    if kind in ("hearsay", "relay"):
        return kind == "relay" and same < _SURE
    pairs = ((v, voices.texts[at.article][at.start : at.end]) for v, at in ((here, b), (there, a)))
    named = any(v.kind not in schema.UNNAMED and _content(v.words) & _stems(said) for v, said in pairs)
    return named or (kind == "unnamed" and same < _LIKELY)


def _quotes_more(voices: Voices, said: Any, other: Any) -> bool:
    """Whether a source is quoted with words of which most do not stand in the other passage."""
    quoted = [_stems(words) for words in voices.quotes(said.article, said.start, said.end)]
    held = _stems(voices.texts[other.article][other.start : other.end])
    return any(len(words & held) * 2 < len(words) for words in quoted)


def _counted_apart(one: str, two: str) -> bool:
    """Whether both passages hold numbers and no number is the same."""
    left, right = ({t.key for t, _ in weighed(p) if t.kind == "number"} for p in (one, two))
    return bool(left and right) and left.isdisjoint(right)


def _stems(passage: str) -> frozenset[str]:
    return frozenset(t.key for t, _ in weighed(passage))


def _content(phrase: str) -> frozenset[str]:
    """Give the terms of a phrase that names a source, up to what is said of it; "U.S." and "American" are one."""
    head = phrase[: m.start()] if (m := _HEAD.search(phrase)) and m.start() else phrase
    # Without its points the name of the country is taken for a pronoun.
    head = re.sub(r"\bUS\b", "U.S.", head)
    return frozenset(t.key for t in similarity.terms(head) if t.kind == "word") - set(map(text.stem, _SAYS_NOTHING))


def _words(phrase: str) -> frozenset[str]:
    return frozenset(w.lower() for s, e in text.tokens(phrase) if (w := phrase[s:e])[0].isupper())


class _Phrases:
    """How the unnamed sources of each article are described, to tell two descriptions apart."""

    def __init__(self, voices: Voices, attributed: pd.DataFrame, spans: pd.DataFrame) -> None:
        self.texts = voices.texts
        self.known: dict[str, frozenset[str]] = {}
        for article in {a for a, _ in voices.sources}:
            said = [
                v.words for (other, _), v in voices.sources.items() if other == article and v.kind in schema.UNNAMED
            ]
            self.known[article] = frozenset().union(*(_content(words) for words in said))

    def differ(self, a: str, here: Voice, b: str, there: Voice) -> bool:
        """Whether two unnamed sources are described in words of which neither article has all."""
        one, two = _content(here.words), _content(there.words)
        proper = (self._proper(a, here) - self.known[b]) | (self._proper(b, there) - self.known[a])
        return bool(proper) or not (one <= two or two <= one)

    def _proper(self, article: str, voice: Voice) -> frozenset[str]:
        """Stems of the capitalised words of a phrase, the first word of a sentence left out."""
        before = self.texts[article][: voice.start].rstrip(" “‘\"'")
        skip = not before or before[-1] in ".!?:\n" or before[-1] in '”’"'
        words = voice.words.split()[skip:]
        return _content(" ".join(w for w in words if w[:1].isupper()))


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
