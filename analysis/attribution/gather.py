"""Drafts of an article, completed layer by layer, and their tables: numbers, acts, forms, channels, confidence."""

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
from analysis.text import Quotation, Span

# Of a row of `Rows`, in their order.
COLUMNS = (
    *("article", "attribution", "parent", "parent_counts"),
    *("act", "form", "stance", "channel", "role", "certain", "evidence"),
)
# Of a row of `Spans`, in their order; the first is the row of its attribution.
PARTS = ("row", "role", "start", "end", "text")
Rows = list[tuple]
Spans = list[tuple[int, str, int, int, str]]
# Longer sentences are no prose; read whole for each of their cues, they would take time that grows with the square.
_REACH = 1000
_LETTER = re.compile(r"[^\W_]")
_NOBODY = re.compile(r"(?:neither|(?P<one>no\s?-?one|nobody))\b", re.I)
_SAYS = re.compile(
    r"\b(?:said|say|spoken|spoke|explained|confirmed|commented|answered|responded|disclosed|addressed)\b"
)


def drafted(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    spans: pd.DataFrame,
    pairs: pd.DataFrame,
) -> tuple[list[Page], list[list[Draft]]]:
    """Make a page of every article, and its drafts.

    Parameters
    ----------
    articles, paragraphs, sentences : DataFrame
        Tables of the schema.
    spans, pairs : DataFrame
        As `decode.spans` and `pairing.pair` give them.
    """
    every = pages(articles, paragraphs[paragraphs["role"].isin(READ)], sentences)
    drafts = first_drafts(spans, pairs, len(articles))
    return every, [complete(page, own) if page.paragraphs else [] for page, own in zip(every, drafts, strict=True)]


def tabulate(articles: pd.DataFrame, every: list[Page], drafts: list[list[Draft]]) -> tuple[Rows, Spans]:
    """Make the rows of `attributions`, with the evidence for their confidence, and of `spans`.

    Parameters
    ----------
    articles : DataFrame
        Table of the schema.
    every, drafts : list
        As `drafted` gives them.
    """
    rows: tuple[Rows, Spans] = ([], [])
    for name, outlets, page, own in zip(articles["article"].tolist(), _outlets(articles), every, drafts, strict=True):
        _add(rows, name, page, in_order(own), outlets)
    return rows


def _outlets(articles: pd.DataFrame) -> list[tuple[str, ...]]:
    """Give for each article the outlets and agencies of its story."""
    if "outlet" not in articles:
        return [()] * len(articles)
    stories = articles["story"].tolist() if "story" in articles else [""] * len(articles)
    named: dict[str, set[str]] = {story: set() for story in stories}
    for column in ("outlet", "agency"):
        for story, name in zip(stories, articles[column].tolist() if column in articles else [], strict=False):
            if isinstance(name, str):
                named[story].add(name)
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
    return [d for d in drafts if d.content or d.found_by == "silence"]


def in_order(drafts: list[Draft]) -> list[Draft]:
    """Sort the drafts of an article as they stand in it, an outer one before those inside it."""
    return sorted(drafts, key=lambda d: (min(d.spans()), d.place, d.parent is not None))


def _add(rows: tuple[Rows, Spans], name: str, page: Page, drafts: list[Draft], names: tuple[str, ...]) -> None:
    """Add the rows of one article."""
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    attributions, spans = rows
    text = page.text
    for number, draft in enumerate(drafts):
        parent = numbers.get(id(draft.parent)) if draft.parent else None
        row = len(attributions)
        both = None if draft.parent is None or parent is None else not nesting.relays(page, draft.parent, draft)
        attributions.append((name, number, parent, both, *_describe(page, draft, names)))
        for role, own in (("source", draft.source), ("cue", draft.cue), ("content", draft.content)):
            for start, end in own if len(own) < 2 else sorted(own):
                spans.append((row, role, start, end, text[start:end]))


def _describe(page: Page, draft: Draft, names: tuple[str, ...]) -> tuple:
    """Tell the columns that follow those of numbers."""
    how = form(page, draft.content, draft.marks)
    cue = page.words(draft.cue)
    act, stance = acts.classify(cue, how)
    if draft.found_by == "silence":
        act, stance = "non_response", "withholding"
    nobody = _NOBODY.match(page.text, draft.source[0][0]) if act == "statement" and draft.source else None
    if nobody and _SAYS.search(cue):
        # "Neither side has said when they will meet."
        act, stance = "non_response", "withholding"
    elif nobody and nobody.group("one"):
        act, stance = "belief", None
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


def form(page: Page, content: list[Span], marks: list[Quotation] | None = None) -> str:
    """Say how much of a content stands in quotation marks, the page's or those given: direct, mixed or indirect."""
    quotations = page.quotations if marks is None else marks
    inside, outside = [], []
    for start, end in content:
        # Outermost quotations do not overlap: the one before the first that begins inside may reach into the span.
        first, last = bisect_left(quotations, (start,)), bisect_left(quotations, (end,))
        at = start
        for mark in quotations[max(first - 1, 0) : last]:
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
    """Read the sentence of a draft's cue without its content, or what of it stands in the words of another."""
    place = draft.place
    start, end = page.sentence(place)
    start, end = max(start, place - _REACH), min(end, place + _REACH)
    # What somebody tells of another's words, the outlet heard from that somebody.
    around = [] if draft.parent is None else [(s, e) for s, e in draft.parent.content if s <= place < e]
    start, end = max([start, *(s for s, _ in around)]), min([end, *(e for _, e in around)])
    pieces, at = [], start
    for s, e in sorted(draft.content):
        if s < end and e > at:
            pieces.append(page.text[at : max(s, at)])
            at = max(at, e)
    return " … ".join([*pieces, page.text[at : max(end, at)]])
