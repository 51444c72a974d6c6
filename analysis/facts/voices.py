"""Who says what a passage tells: a source, another outlet, hearsay, or the outlet itself."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from analysis import resources, similarity, sources
from analysis.events import same_outlet
from analysis.reuse import speech
from analysis.reuse.speech import Quoted

OWN, HEARSAY = "own_voice", "unattributed"
# Weight that one source must hold, weight that must lie outside every content for the outlet's own voice.
_MOST, _NEARLY_ALL = 0.5, 0.9
# "Was told" is said to the source, not by it; a plea of guilty is an act and not a statement.
_NO_SAYING = re.compile(r"^(?:is|are|was|were|been|being|be)\b.*\w(?:ed|old)\b|\bguilty\b", re.I)
_PRONOUN = re.compile(
    r"(?:he|she|it|they|him|her|them|which|who|that|one|his|its|their|some|others|many|several)", re.I
)
_PERSONAL = re.compile(r"(?:he|she|they|him|her|them|his|their)", re.I)
_RELATIVE = re.compile(r"(?:which|who|that|one|some|others|many|several)", re.I)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me)\b")


class Voice(NamedTuple):
    """Who says something: own_voice or a source type, the words that name it, and where they stand.

    `person` is the same source across the story; `spelt` is false where a pronoun stands for it.
    """

    kind: str
    words: str = ""
    start: int = -1
    person: str | None = None
    spelt: bool = True


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
        known = attributions[["article", "attribution", "act", "stance", "parent"]]
        parts = spans.merge(known, on=["article", "attribution"]).sort_values(["article", "start", "attribution"])
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
        self.sources = _sources(parts, attributed, people, self.outlets)

    def within(self, article: str, start: int, end: int, words: set[str]) -> frozenset[int]:
        """Give the attributions of a passage whose cue is made of some words: what they report is part of the fact."""
        near = {n for s, e, n in self.frames.get(article, ()) if s < end and start < e}
        return frozenset(n for n in near if (cue := self.cues.get((article, n))) and cue <= words)

    def framing(self, article: str, start: int, end: int, told: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
        """Give the stretches of a passage that say who says it, sources and cues, but those of attributions `told`."""
        return [(s, e) for s, e, n in self.frames.get(article, ()) if s < end and start < e and n not in told]

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
            clear = total and not near and not self.framing(article, start, end, told)
            return self._own(article, start, end, told) if clear else None
        owner = max((o for o in held if o is not None), key=lambda o: (held[o], -o))
        voice = self.sources.get((article, owner))
        least = _NEARLY_ALL if voice and voice.kind == HEARSAY else _MOST
        return voice if held[owner] >= least * total else None

    def is_quoted(self, article: str, start: int, end: int) -> bool:
        """Whether a passage holds anything in quotation marks."""
        return any(q.start < end and start < q.end for q in self.quoted.get(article, ()))

    def _own(self, article: str, start: int, end: int, told: frozenset[int]) -> Voice | None:
        """Say that it is the outlet's own voice, or an excerpt's, where no mark and no word speaks for a source."""
        said = self.texts[article][start:end]
        for s, e, n in self.frames.get(article, ()):
            if n in told and start <= s and e <= end:
                said = said[: s - start] + " " * (e - s) + said[e - start :]
        if self.is_quoted(article, start, end) or _FIRST_PERSON.search(said) or _reporting().search(said):
            return None
        for part in self.excerpts.get(article, ()):
            if part.start <= start < part.end:
                return Voice("media", part.origin) if isinstance(part.origin, str) else None
        return Voice(OWN)


def _keys(phrase: str) -> set[str]:
    return {t.key for t in similarity.terms(phrase) if t.kind == "word" and not t.capital}


@cache
def _hearsay() -> re.Pattern[str]:
    table = resources.lexicon("cue_nouns")
    return re.compile(rf"\b(?:{'|'.join(table.loc[table['hearsay'] == 'yes', 'form'])})\b", re.I)


@cache
def _reporting() -> re.Pattern[str]:
    """Words of plain saying, and any verb of saying before "that": its source may not have been found."""
    table = resources.lexicon("cues")
    said = table.loc[table["act"] == "statement", "forms"]
    verbs = sorted({form for forms in said for form in forms.split(", ") if " " not in form})
    nouns = resources.lexicon("cue_nouns")
    nouns = sorted(nouns.loc[nouns["act"] == "statement", "form"])
    plain = "say|says|said|tell|tells|told|wrote|writes|according|reportedly|allegedly|citing|reported|announced"
    return re.compile(rf"\b(?:{plain})\b|\b(?:{'|'.join(verbs)}) that\b|\b(?:{'|'.join(nouns)})\b", re.I)


def _by_article(rows: pd.DataFrame) -> dict[str, list[Any]]:
    return {str(article): list(group.itertuples()) for article, group in rows.groupby("article")}


def _continued(said: list[_Said], quoted: list[Quoted]) -> list[_Said]:
    """Give to whom a quotation that runs on over paragraphs belongs: to whom it belongs where it was opened."""
    found = []
    for q in quoted:
        if q.start != q.opened and not any(s.start < q.end and q.start < s.end for s in said):
            found += [s._replace(start=q.start, end=q.end) for s in said if s.start <= q.opened < s.end][:1]
    return found


def _sources(
    parts: pd.DataFrame, attributed: pd.DataFrame, people: pd.DataFrame, homes: dict[str, str]
) -> dict[tuple[str, int], Voice]:
    """Name the source that each attribution goes by; leave out those whose cue reports no saying."""
    said = parts[parts["stance"].notna() & parts["act"].isin(["statement", "belief"])]
    marked = said[said["role"] == "source"].drop_duplicates(["article", "attribution"])
    words = {(r.article, r.attribution): (r.text, r.start) for r in marked.itertuples()}
    cues = said[said["role"] == "cue"]
    passive = {(r.article, r.attribution) for r in cues.itertuples() if _NO_SAYING.search(r.text)}
    known = people[["article", "source", "name", "person", "described"]]
    rows = sources.principal(attributed).merge(known, on=["article", "source"], how="left")
    heard = {(r.article, r.attribution) for r in cues.itertuples() if _hearsay().search(r.text)} - set(words)
    outlets = sorted(set(homes.values()))
    found = {}
    for row in rows.to_dict("records"):
        key = (row["article"], row["attribution"])
        kind, (phrase, start) = row["source_type"], words.get(key, ("", -1))
        if key in words and key not in passive and kind != HEARSAY:
            name = row["name"] if isinstance(row["name"], str) else _spelled(phrase, row["described"])
            if not name:
                continue
            # A person may bear an outlet's name.
            outlet = kind != "named_person" and any(same_outlet(name, outlet) for outlet in outlets)
            kind = "media" if outlet else kind
            own = same_outlet(name, homes.get(row["article"], ""))
            if kind == "media" and (_PERSONAL.fullmatch(phrase) or (own and _PRONOUN.fullmatch(phrase))):
                continue
            person = row["person"] if isinstance(row["person"], str) else None
            found[key] = Voice(kind, name, start, person, not _PRONOUN.fullmatch(phrase))
        elif kind == HEARSAY and key in heard:
            found[key] = Voice(HEARSAY)
    return found


def _spelled(phrase: str, described: object) -> str:
    """Name an unnamed source: by what a pronoun stands for; nothing for a pronoun that stands for what is not known."""
    if not _PRONOUN.fullmatch(phrase):
        return phrase
    known = described if isinstance(described, str) and not _RELATIVE.fullmatch(phrase) else ""
    return "" if _PRONOUN.fullmatch(known) else known
