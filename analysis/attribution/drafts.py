"""Attributions in the making: what the tagger found in one article, before it is numbered and classified."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis import schema
from analysis import text as texts
from analysis.text import Quotation, Span


def meet(a: Span, b: Span) -> bool:
    """Whether two spans have a character in common."""
    return a[0] < b[1] and b[0] < a[1]


@dataclass(eq=False, slots=True)
class Draft:
    """One attribution: its spans, how sure the tagger is, how likely its parts belong together, what found it."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    sure: float = 0.5
    paired: float = 0.5
    found_by: str = "tagger"
    parent: "Draft | None" = None
    # The quotation marks that count, where it stands inside another's words; those of the page if not given.
    marks: list[Quotation] | None = None

    @property
    def place(self) -> int:
        """Where it stands: its cue, else its content, else its source."""
        return (self.cue or self.content or self.source)[0][0]

    def spans(self) -> list[Span]:
        """All its spans, in no order."""
        return self.source + self.cue + self.content


_NEAR = 8


def around(drafts: list[Draft], place: Span) -> list[Draft]:
    """Give the drafts, in the order of their cues, whose cues stand near a place."""
    at = bisect_right(drafts, place[0], key=lambda draft: draft.cue[0][0])
    return drafts[max(at - _NEAR, 0) : at + _NEAR]


@dataclass(frozen=True)
class Page:
    """One article, as its drafts are worked on: text, paragraphs with roles, sentences, quotations."""

    text: str
    paragraphs: list[Span]
    roles: list[str]
    sentences: list[Span]
    quotations: list[Quotation]

    def paragraph(self, at: int) -> int:
        """Index of the paragraph that holds an offset."""
        return max(bisect_left(self.paragraphs, (at + 1,)) - 1, 0)

    def quoted(self, at: int) -> bool:
        """Whether an offset stands within quotation marks."""
        i = bisect_left(self.quotations, (at,)) - 1
        return i >= 0 and at < self.quotations[i].end

    def sentence(self, at: int) -> Span:
        """Span of the sentence that holds an offset."""
        return self.sentences[max(bisect_left(self.sentences, (at + 1,)) - 1, 0)]

    def words(self, spans: list[Span]) -> str:
        """Read spans one after another."""
        if len(spans) == 1:
            return self.text[slice(*spans[0])]
        return " ".join([self.text[start:end] for start, end in spans])


def pages(articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame) -> list[Page]:
    """Make a page of every article, in the order of the table; only the paragraphs given are on it."""
    of_paragraphs = _by_article(paragraphs, articles, "start", "end", "role")
    of_sentences = _by_article(sentences, articles, "start", "end")
    found = []
    for text, part, lines in zip(articles["text"].tolist(), of_paragraphs, of_sentences, strict=True):
        if not (part and lines):
            found.append(Page(text, [], [], [], []))
            continue
        spans = [(start, end) for start, end, _ in part]
        marks = [q for q in texts.quotations(text, spans) if q.depth == 0]
        found.append(Page(text, spans, [role for _, _, role in part], lines, marks))
    return found


def _by_article(table: pd.DataFrame, articles: pd.DataFrame, *columns: str) -> list[list[tuple]]:
    """List some columns of every article's rows, in the order of the text."""
    found = schema.by_article(table, *columns)
    return [sorted(found.get(name, [])) for name in articles["article"].tolist()]


def first_drafts(spans: pd.DataFrame, pairs: pd.DataFrame, number: int) -> list[list[Draft]]:
    """Make a draft of every cue, a list of them for each of `number` articles.

    Parameters
    ----------
    spans, pairs : DataFrame
        As `decode.spans` and `pairing.pair` give them.
    number : int
        How many articles there are.
    """
    found: list[list[Draft]] = [[] for _ in range(number)]
    if not len(pairs):
        return found
    cue, span = pairs["cue"].to_numpy(), pairs["span"].to_numpy()
    new = np.diff(cue, prepend=-1) != 0
    sure, paired = (
        # What is all but certain can come out a trifle above 1.
        np.minimum(np.minimum.reduceat(column, np.flatnonzero(new)), 1).tolist()
        for column in (spans["sure"].to_numpy()[span], pairs["probability"].to_numpy())
    )
    drafts = [Draft([], [], [], least, likely) for least, likely in zip(sure, paired, strict=True)]
    places = (column.tolist() for column in (spans[c].to_numpy()[span] for c in ("role", "start", "end")))
    for which, role, start, end in zip((np.cumsum(new) - 1).tolist(), *places, strict=True):
        getattr(drafts[which], role).append((start, end))
    for article, draft in zip(spans["article"].to_numpy()[cue[new]].tolist(), drafts, strict=True):
        found[article].append(draft)
    return found
