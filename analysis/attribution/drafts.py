"""Attributions in the making: what the tagger found in one article, before it is numbered and classified."""

from bisect import bisect_right
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis import text as texts
from analysis.text import Quotation, Span


def meet(a: Span, b: Span) -> bool:
    """Whether two spans have a character in common."""
    return a[0] < b[1] and b[0] < a[1]


@dataclass(eq=False)
class Draft:
    """One attribution: its spans, how sure the tagger is, how likely its parts belong together, what found it."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    sure: float = 0.5
    paired: float = 0.5
    found_by: str = "tagger"
    parent: "Draft | None" = None

    @property
    def place(self) -> int:
        """Where it stands: its cue, else its content, else its source."""
        return (self.cue or self.content or self.source)[0][0]

    def spans(self) -> list[Span]:
        """All its spans, in no order."""
        return self.source + self.cue + self.content


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
        return max(bisect_right(self.paragraphs, at, key=lambda span: span[0]) - 1, 0)

    def quoted(self, at: int) -> bool:
        """Whether an offset stands within quotation marks."""
        i = bisect_right(self.quotations, at, key=lambda mark: mark.start) - 1
        return i >= 0 and self.quotations[i].start < at < self.quotations[i].end

    def sentence(self, at: int) -> Span:
        """Span of the sentence that holds an offset."""
        return self.sentences[max(bisect_right(self.sentences, at, key=lambda span: span[0]) - 1, 0)]


def pages(articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame) -> list[Page]:
    """Make a page of every article, in the order of the table; only the paragraphs given are on it."""
    of_paragraphs = dict(list(paragraphs.sort_values("start").groupby("article")))
    of_sentences = dict(list(sentences.sort_values("start").groupby("article")))
    found = []
    for name, text in zip(articles["article"], articles["text"], strict=True):
        part, lines = of_paragraphs.get(name), of_sentences.get(name)
        if part is None or lines is None:
            found.append(Page(text, [], [], [], []))
            continue
        spans = list(zip(part["start"].tolist(), part["end"].tolist(), strict=True))
        cut = list(zip(lines["start"].tolist(), lines["end"].tolist(), strict=True))
        marks = [q for q in texts.quotations(text, spans) if q.depth == 0]
        found.append(Page(text, spans, part["role"].tolist(), cut, marks))
    return found


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
    role, sure = spans["role"].to_numpy(), spans["sure"].to_numpy()
    start, end = spans["start"].tolist(), spans["end"].tolist()
    article = spans["article"].tolist()
    cue, span, likely = (pairs[c].to_numpy() for c in ("cue", "span", "probability"))
    for rows in np.split(np.arange(len(pairs)), np.flatnonzero(np.diff(cue)) + 1):
        draft = Draft(sure=float(sure[span[rows]].min()), paired=float(likely[rows].min()))
        for row in span[rows]:
            getattr(draft, role[row]).append((start[row], end[row]))
        found[article[cue[rows[0]]]].append(draft)
    return found
