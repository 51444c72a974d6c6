"""The same fact with another source from outlet to outlet."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis import schema
from analysis.facts import authority, claims
from analysis.facts.naming import Voice
from analysis.facts.pairs import Passage, paired
from analysis.facts.phrasing import Phrases
from analysis.facts.voices import Voices

# The share of a passage that an article must hold in a source's words to tell it on that authority, too.
ALSO = 0.6


class _Apart(NamedTuple):
    """Two passages on a fact that are told on different authority, if they make the same claim."""

    fact: str
    kind: str
    a: Passage
    b: Passage
    here: Voice
    there: Voice
    said: tuple[str, str]
    shared: np.ndarray
    alike: bool


def drift(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
    attributed: pd.DataFrame,
    people: pd.DataFrame,
    mentions: pd.DataFrame,
    coverage: pd.DataFrame,
    engine: str = "accurate",
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
    engine : {"fast", "accurate"}
        Whether words alone say that two passages make one claim, as for corpora, or a network that reads both, too.

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
    found = [one for fact, a, b in paired(mentions, coverage) if (one := _apart(fact, a, b, voices, phrases))]
    events = dict(zip(articles["article"], articles["event"], strict=True))
    once: list[dict[str, Any]] = []
    # Of two facts that hold the same passages the one that is nearer to them names the difference.
    for row in sorted(_same(found, events, engine), key=lambda row: (-row["sure"], -row["near"])):
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


def _apart(fact: str, a: Passage, b: Passage, voices: Voices, phrases: Phrases) -> _Apart | None:
    """Compare on whose authority two passages tell what they share; nothing where that may be the same."""
    said = voices.texts[a.article][a.start : a.end], voices.texts[b.article][b.start : b.end]
    if not claims.may_be_one(*said):
        return None
    told = claims.told(voices, a, b), claims.told(voices, b, a)
    shared = claims.compared(voices, a, b, told)
    values = claims.describe(voices, a, b, shared)
    likely = claims.by_words(values)
    alike = min(a.similarity, b.similarity) > 0 and claims.nearly_all(shared, bool(values[-1]))
    if likely < claims.PLAUSIBLE and not alike:
        return None
    here, there = _voice(voices, a, shared.here, told[0]), _voice(voices, b, shared.there, told[1])
    if here is None or there is None or _tells_both(voices, a, here, b, there):
        return None
    kind = authority.kind(voices, phrases, a.article, here, b.article, there)
    if kind is None or authority.doubtful(voices, a, b, here, there, kind):
        return None
    if authority.speaks_of_itself(voices, a, b, here, there) and (kind == "relay" or likely < claims.SURE):
        return None
    return _Apart(fact, kind, a, b, here, there, said, values, alike)


def _same(found: list[_Apart], events: dict[str, str], engine: str) -> list[dict[str, Any]]:
    """Make rows of the passages that make the same claim."""
    if not found:
        return []
    values, said = np.array([one.shared for one in found]), [one.said for one in found]
    likely, enough = claims.likely(values, said, [events[one.a.article] for one in found], engine)
    return [
        _row(one) | {"sure": sure, "near": one.a.similarity + one.b.similarity}
        for one, sure, same in zip(found, likely.tolist(), enough.tolist(), strict=True)
        if same or one.alike
    ]


def _voice(voices: Voices, at: Any, places: list[tuple[int, float]], told: frozenset[int]) -> Voice | None:
    return voices.at(at.article, at.start, at.end, [(at.start + place, weight) for place, weight in places], told)


def _tells_both(voices: Voices, a: Any, here: Voice, b: Any, there: Voice) -> bool:
    """Whether either article tells the fact on the other's authority, too, in another passage."""
    return voices.tells(b.article, here, a, ALSO) or voices.tells(a.article, there, b, ALSO)


def _row(one: _Apart) -> dict[str, Any]:
    return {
        "fact": one.fact,
        "kind": one.kind,
        "article": one.a.article,
        "start": one.a.start,
        "end": one.a.end,
        "voice": one.here.kind,
        "source": one.here.words or None,
        "other": one.b.article,
        "other_start": one.b.start,
        "other_end": one.b.end,
        "other_voice": one.there.kind,
        "other_source": one.there.words or None,
    }
