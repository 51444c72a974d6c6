"""Drafts to tables: every layer that completes the drafts, then numbers, acts, forms, channels and confidence."""

import re
from bisect import bisect_left

import pandas as pd

from analysis.attribution import (
    acts,
    channels,
    confidence,
    dialogue,
    estimates,
    floating,
    hearsay,
    nesting,
    plain,
    relative,
    silence,
    trailing,
)
from analysis.attribution.drafts import Draft, Page, first_drafts, pages
from analysis.attribution.words import READ
from analysis.text import Span

# Of a row of `Rows`, in their order.
COLUMNS = ("article", "attribution", "parent", "act", "form", "stance", "channel", "role", "certain", "evidence")
# Of a row of `Spans`, in their order; the first is the row of its attribution.
PARTS = ("row", "role", "start", "end", "text")
Rows = list[tuple]
Spans = list[tuple[int, str, int, int, str]]
# Longer sentences are no prose; read whole for each of their cues, they would take time that grows with the square.
_REACH = 1000
_LETTER = re.compile(r"[^\W_]")


def collect(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    spans: pd.DataFrame,
    pairs: pd.DataFrame,
) -> tuple[Rows, Spans]:
    """Make the rows of `attributions`, with the evidence for their confidence, and of `spans`.

    Parameters
    ----------
    articles, paragraphs, sentences : DataFrame
        Tables of the schema.
    spans, pairs : DataFrame
        As `decode.spans` and `pairing.pair` give them.
    """
    kept = paragraphs[paragraphs["role"].isin(READ)]
    drafts = first_drafts(spans, pairs, len(articles))
    rows: tuple[Rows, Spans] = ([], [])
    on = zip(articles["article"].tolist(), _outlets(articles), pages(articles, kept, sentences), drafts, strict=True)
    for name, outlets, page, found in on:
        if page.paragraphs:
            _add(rows, name, page, complete(page, found), outlets)
    return rows


def _outlets(articles: pd.DataFrame) -> list[tuple[str, ...]]:
    """Give for each article the outlets of its story."""
    if "outlet" not in articles:
        return [()] * len(articles)
    stories = articles["story"].tolist() if "story" in articles else [""] * len(articles)
    named: dict[str, set[str]] = {story: set() for story in stories}
    for story, outlet in zip(stories, articles["outlet"].tolist(), strict=True):
        if isinstance(outlet, str):
            named[story].add(outlet)
    found = {story: tuple(sorted(names)) for story, names in named.items()}
    return [found[story] for story in stories]


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Run every layer over the drafts of an article; those without content or non-response are let go."""
    drafts = relative.complete(page, plain.tidy(page, drafts))
    drafts = trailing.complete(page, drafts)
    drafts = nesting.nest(page, drafts)
    drafts = silence.complete(page, drafts)
    drafts = hearsay.complete(page, estimates.complete(page, drafts))
    drafts = floating.complete(page, dialogue.complete(page, drafts))
    drafts = [d for d in drafts if d.content or d.found_by == "silence"]
    return sorted(drafts, key=lambda d: (min(d.spans()), d.place, d.parent is not None))


def _add(rows: tuple[Rows, Spans], name: str, page: Page, drafts: list[Draft], names: tuple[str, ...]) -> None:
    """Add the rows of one article."""
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    attributions, spans = rows
    text = page.text
    for number, draft in enumerate(drafts):
        parent = numbers.get(id(draft.parent)) if draft.parent else None
        row = len(attributions)
        attributions.append((name, number, parent, *_describe(page, draft, names)))
        for role, own in (("source", draft.source), ("cue", draft.cue), ("content", draft.content)):
            for start, end in own if len(own) < 2 else sorted(own):
                spans.append((row, role, start, end, text[start:end]))


def _describe(page: Page, draft: Draft, names: tuple[str, ...]) -> tuple:
    """Tell the columns that follow those of numbers."""
    how = form(page, draft.content)
    cue = page.words(draft.cue)
    act, stance = acts.classify(cue, how)
    if draft.found_by == "silence":
        act, stance = "non_response", "withholding"
    if draft.found_by == "estimate":
        act, stance = "statement", "neutral"
    hearsay = acts.is_hearsay(cue)
    if hearsay and not draft.source:
        act = "statement"
    told = None
    if act in ("statement", "non_response"):
        told = channels.channel(clause(page, draft), page.words(draft.source), names)
    role = page.roles[page.paragraph(draft.place)]
    return act, how, stance, told, role, act == "non_response" or hearsay, confidence.evidence(draft, act, how)


def form(page: Page, content: list[Span]) -> str:
    """Say how much of a content stands in quotation marks: direct, mixed or indirect."""
    inside, outside = [], []
    for start, end in content:
        # Outermost quotations do not overlap: the one before the first that begins inside may reach into the span.
        first, last = bisect_left(page.quotations, (start,)), bisect_left(page.quotations, (end,))
        at = start
        for mark in page.quotations[max(first - 1, 0) : last]:
            if mark.end > start:
                inside.append((max(mark.start, start), min(mark.end, end)))
                outside.append((at, mark.start))
                at = mark.end
        outside.append((at, end))
    if not _has_letters(page.text, inside):
        return "indirect"
    return "mixed" if _has_letters(page.text, outside) else "direct"


def _has_letters(text: str, spans: list[Span]) -> bool:
    return any(_LETTER.search(text, *span) for span in spans)


def clause(page: Page, draft: Draft) -> str:
    """Read the sentence of a draft's cue without its content."""
    place = draft.place
    start, end = page.sentence(place)
    start, end = max(start, place - _REACH), min(end, place + _REACH)
    pieces, at = [], start
    for s, e in sorted(draft.content):
        if s < end and e > at:
            pieces.append(page.text[at : max(s, at)])
            at = max(at, e)
    return " … ".join([*pieces, page.text[at : max(end, at)]])
