"""Who says what a passage tells: a source, another outlet, hearsay, or the outlet itself."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis import schema, similarity, text
from analysis.facts import hints, naming
from analysis.facts.alignment import common, rarity_among, weighed
from analysis.facts.naming import HEARSAY, OWN, Voice
from analysis.reuse import speech
from analysis.reuse.speech import Quoted

# Weight that one source must hold, weight that must lie outside every content for the outlet's own voice.
_MOST, _NEARLY_ALL = 0.5, 0.9
# Share of its sentence from which a passage stands for it.
_WHOLE = 0.6


class _Said(NamedTuple):
    start: int
    end: int
    attribution: int
    inner: bool


class Voices:
    """Who says what stands where, in the articles of a story.

    Parameters
    ----------
    articles, paragraphs, attributions, spans, attributed, people : DataFrame
        Tables of those names; the last is the table `sources`.
    """

    def __init__(
        self,
        articles: pd.DataFrame,
        paragraphs: pd.DataFrame,
        attributions: pd.DataFrame,
        spans: pd.DataFrame,
        attributed: pd.DataFrame,
        people: pd.DataFrame,
    ) -> None:
        self.texts = dict(zip(articles["article"], articles["text"], strict=True))
        self.outlets = {
            a: o for a, o in zip(articles["article"], articles["outlet"], strict=True) if isinstance(o, str)
        }
        self.excerpts = _by_article(paragraphs[paragraphs["role"] == "excerpt"])
        places = {a: [(r.start, r.end) for r in rows] for a, rows in _by_article(paragraphs).items()}
        self.quoted = {a: speech.quoted(self.texts[a], spans) for a, spans in places.items()}
        counted = _by_article(paragraphs[paragraphs["role"].isin(schema.COUNTED)])
        self.sentences = {
            a: [s for r in rows for s in text.sentences(self.texts[a], r.start, r.end)] for a, rows in counted.items()
        }
        self.rarity = self._rarity(articles)
        # What a source tells of another's words, that source vouches for.
        outright = attributions[~schema.yes(attributions["parent_counts"])]
        known = outright[["article", "attribution", "act", "stance", "parent"]]
        parts = spans.merge(known, on=["article", "attribution"]).sort_values(["article", "start", "attribution"])
        # Who pleads guilty acts; what the plea is to is told by the outlet.
        pleas = parts.loc[(parts["role"] == "cue") & parts["text"].str.contains(hints.PLEA), ["article", "attribution"]]
        parts = parts[~parts.set_index(["article", "attribution"]).index.isin(pd.MultiIndex.from_frame(pleas))]
        framing = parts["role"] != "content"
        self.frames = {
            a: [(r.start, r.end, r.attribution) for r in rows] for a, rows in _by_article(parts[framing]).items()
        }
        self.cues: dict[tuple[str, int], set[str]] = {}
        for row in parts[parts["role"] == "cue"].itertuples():
            self.cues.setdefault((row.article, row.attribution), set()).update(_keys(row.text))
        self.said = {
            a: [_Said(r.start, r.end, r.attribution, pd.notna(r.parent)) for r in rows]
            for a, rows in _by_article(parts[~framing]).items()
        }
        for article, said in self.said.items():
            said += _continued(said, self.quoted.get(article, []))
        self.sources = naming.named(parts, attributed, people, self.outlets)
        self.forward = _forward(parts)
        # A passage is compared with many: what was looked up for it is kept.
        self._known: dict[tuple[str, str, int, int], Any] = {}

    def _rarity(self, articles: pd.DataFrame) -> dict[str, dict[str, float]]:
        """Give for each article how rare each term is among the sentences on its event."""
        events = dict(zip(articles["article"], articles["event"], strict=True))
        held: dict[str, list[str]] = {}
        for article, spans in self.sentences.items():
            if isinstance(events[article], str):
                held.setdefault(events[article], []).extend(self.texts[article][s:e] for s, e in spans)
        known = {event: rarity_among(passages) for event, passages in held.items()}
        return {a: known.get(event, {}) for a, event in events.items()}

    def within(self, article: str, start: int, end: int, words: frozenset[str]) -> frozenset[int]:
        """Give the attributions of a passage that some words tell too, cue and source: they are part of the fact."""
        near = {n for _, _, n in self._framing(article, start, end)}
        return frozenset(
            n for n in near if (cue := self.cues.get((article, n))) and cue | self._who(article, n) <= words
        )

    def _who(self, article: str, attribution: int) -> set[str]:
        """Give the words that name a source; none for a pronoun or a source that is not known."""
        voice = self.sources.get((article, attribution))
        said = self.texts[article][voice.start : voice.end] if voice and voice.spelt and voice.start >= 0 else ""
        return {t.key for t in similarity.terms(said) if t.kind == "word"}

    def framing(self, article: str, start: int, end: int, told: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
        """Give the stretches of a passage that say who says it, sources and cues, but those of attributions `told`."""
        return [(s, e) for s, e, n in self._framing(article, start, end) if n not in told]

    def unframed(self, article: str, start: int, end: int) -> frozenset[str]:
        """Give the terms of a passage apart from the stretches that say who says it."""
        key = ("unframed", article, start, end)
        if key not in self._known:
            cut = [(s - start, e - start) for s, e in self.framing(article, start, end)]
            said = weighed(self.texts[article][start:end])
            self._known[key] = frozenset(t.key for t, _ in said if not any(s <= t.start < e for s, e in cut))
        return self._known[key]

    def _framing(self, article: str, start: int, end: int) -> list[tuple[int, int, int]]:
        key = ("framing", article, start, end)
        if key not in self._known:
            every = self.frames.get(article, ())
            self._known[key] = [(s, e, n) for s, e, n in every if s < end and start < e]
        return self._known[key]

    def at(
        self,
        article: str,
        start: int,
        end: int,
        places: Sequence[tuple[int, float]],
        told: frozenset[int] = frozenset(),
    ) -> Voice | None:
        """Say whose words stand at some places of a passage.

        Parameters
        ----------
        article : str
            The article.
        start, end : int
            The passage.
        places : sequence of (int, float)
            Offsets in the article's text, each with its weight.
        told : frozenset of int
            Attributions that are part of what is told, and do not say who tells it.

        Returns
        -------
        Voice or None
            None where it is not clear: several say it, or nobody found does and yet something speaks for a source.
        """
        near = [s for s in self.said.get(article, ()) if s.start < end and start < s.end and s.attribution not in told]
        held: dict[int | None, float] = {}
        for at, weight in places:
            around = [s for s in near if s.start <= at < s.end]
            inner = min(around, key=lambda s: (s.end - s.start, not s.inner, s.attribution), default=None)
            owner = None if inner is None else inner.attribution
            held[owner] = held.get(owner, 0.0) + weight
        total = sum(held.values())
        if held.get(None, 0.0) >= _NEARLY_ALL * total:
            return self._own(article, start, end, max((at for at, _ in places), default=end), told) if total else None
        owner = max((o for o in held if o is not None), key=lambda o: (held[o], -o))
        voice = self.sources.get((article, owner))
        if voice and voice.kind == HEARSAY:
            # What is quoted has a speaker; "reportedly" may stand beside it.
            return None if self.is_quoted(article, start, end) or held[owner] < _NEARLY_ALL * total else voice
        return voice if held[owner] >= _MOST * total else None

    def tells(self, article: str, voice: Voice, at: Any, least: float) -> bool:
        """Whether an article has a share of another's passage, by rarity, among the words of a source."""
        if voice.kind in (OWN, HEARSAY):
            return False
        passage = self.texts[at.article][at.start : at.end]
        cut = [(s - at.start, e - at.start) for s, e in self.framing(at.article, at.start, at.end)]
        for s in self.said.get(article, ()):
            known = self.sources.get((article, s.attribution))
            if known and naming.same(known, voice):
                held = common(passage, self.texts[article][s.start : s.end], cut, rarity=self.rarity[article])
                if held.share_here >= least:
                    return True
        return False

    def leads_in(self, article: str, start: int, source: frozenset[str]) -> bool:
        """Whether a passage may go on with a source's words: the sentence before names it, or credits what is told."""
        spans = self.sentences.get(article, ())
        before = max((span for span in spans if span[1] <= start), default=None)
        if before is None:
            return False
        held = {t.key for t, _ in weighed(self.texts[article][before[0] : before[1]])}
        goes_on = hints.GOES_ON.match(self.texts[article], self._sentence(article, start, start)[0])
        return not held.isdisjoint(source) or bool(goes_on and self._framing(article, *before))

    def is_quoted(self, article: str, start: int, end: int) -> bool:
        """Whether a passage holds anything in quotation marks."""
        return any(q.start < end and start < q.end for q in self.quoted.get(article, ()))

    def quotes(self, article: str, start: int, end: int) -> list[str]:
        """Give what stands in quotation marks in a passage."""
        content, quoted = self.texts[article], self.quoted.get(article, ())
        return [content[max(q.start, start) : min(q.end, end)] for q in quoted if q.start < end and start < q.end]

    def is_part(self, article: str, start: int, end: int) -> bool:
        """Whether a passage is but a part of its sentence."""
        first, last = self._sentence(article, start, end)
        return end - start < _WHOLE * (last - first)

    def _sentence(self, article: str, start: int, end: int) -> tuple[int, int]:
        key = ("sentence", article, start, end)
        if key not in self._known:
            around = [(s, e) for s, e in self.sentences.get(article, ()) if s < end and start < e]
            self._known[key] = min([start, *(s for s, _ in around)]), max([end, *(e for _, e in around)])
        return self._known[key]

    def _own(self, article: str, start: int, end: int, last: int, told: frozenset[int]) -> Voice | None:
        """Say that it is the outlet's own voice, or an excerpt's, where no mark and no word speaks for a source.

        The whole sentence counts, but for what others are said to have said in a clause of its own behind the last
        word that is compared.
        """
        start, end = self._sentence(article, start, end)
        spoken = list(self._framing(article, start, end))
        spoken += [(s, e, n) for s, e, n, _ in self.said.get(article, ()) if s < end and start < e]
        asides = {n for *_, n in spoken if n not in told and self._aside(article, n, start, last)}
        if any(n not in told and n not in asides for *_, n in spoken):
            return None
        frames = [(s, e) for s, e, n in self.frames.get(article, ()) if n in told and start <= s and e <= end]
        passage, first = self.texts[article][start:end], min([end, *(s for s, _, n in spoken if n in asides)])
        for s, e in [*frames, (first, end)]:
            passage = passage[: s - start] + " " * (e - s) + passage[e - start :]
        if self.is_quoted(article, start, first) or hints.spoken(passage):
            return None
        if not self._excerpt(article, start):
            return Voice(OWN)
        origin = self.origin(article, start)
        return Voice("media", origin) if origin else None

    def _excerpt(self, article: str, start: int) -> list[Any]:
        return [part for part in self.excerpts.get(article, ()) if part.start <= start < part.end]

    def origin(self, article: str, start: int) -> str | None:
        """Give the outlet that the excerpt at a place is taken from; None outside of one, or where it is not known."""
        return next((part.origin for part in self._excerpt(article, start) if isinstance(part.origin, str)), None)

    def _aside(self, article: str, attribution: int, start: int, last: int) -> bool:
        """Whether an attribution stands in a clause of its own, source first, behind a place."""
        begins = self.forward.get((article, attribution), -1)
        return begins > last and bool(hints.JOINED.search(self.texts[article][start:begins]))


def _keys(phrase: str) -> set[str]:
    return {t.key for t in similarity.terms(phrase) if t.kind == "word" and not t.capital}


def _by_article(rows: pd.DataFrame) -> dict[str, list[Any]]:
    return {str(article): list(group.itertuples()) for article, group in rows.groupby("article")}


def _forward(parts: pd.DataFrame) -> dict[tuple[str, int], int]:
    """Give the attributions that stand in the order source, cue, content, and where each begins."""
    firsts = parts.pivot_table(index=["article", "attribution"], columns="role", values="start", aggfunc="min")
    firsts = firsts.reindex(columns=["source", "cue", "content"]).dropna()
    ordered = firsts[(firsts["source"] < firsts["cue"]) & (firsts["cue"] < firsts["content"])]
    return {(str(a), int(n)): int(start) for (a, n), start in ordered["source"].items()}


def _continued(said: list[_Said], quoted: list[Quoted]) -> list[_Said]:
    """Give to whom a quotation that runs on over paragraphs belongs: to whom it belongs where it was opened."""
    found = []
    for q in quoted:
        if q.start != q.opened and not any(s.start < q.end and q.start < s.end for s in said):
            found += [s._replace(start=q.start, end=q.end) for s in said if s.start <= q.opened < s.end][:1]
    return found
