"""Quotations whose source is given elsewhere: in the paragraph before, or once for several."""

import re
from bisect import bisect_left

from analysis import text as texts
from analysis.attribution.drafts import Draft, Page
from analysis.text import Quotation

SHORTEST = 4
_CUE_TO_COLON = 60
_SIGNATURE = re.compile(
    r"\s{0,4}(?P<cue>[―—–-]{1,2})\s*(?P<source>[A-Z][\w.’'-]+(?:\s+(?:[A-Z][\w.’'-]*|de|la|van|von|del)){0,4})(?=\s*(?:,|\(|\n|\r|$))"
)


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Credit the quotations that stand alone.

    A quotation is credited here if it makes up a whole paragraph, or whole sentences of one, and no attribution holds
    a word of it. A name may sign it; a cue with a colon may introduce it. Within a paragraph it goes on with the
    attribution before it; a paragraph of its own goes on with the quotation that the paragraph before left open, else
    it is an attribution without a cue, of the last source quoted.

    Returns
    -------
    list of Draft
    """
    taken = sorted(span for d in drafts for span in d.content)
    cues = sorted((d for d in drafts if d.cue), key=lambda d: d.cue[0])
    added: list[Draft] = []
    last: Draft | None = None
    at = 0
    for number, mark in enumerate(page.quotations):
        while at < len(cues) and cues[at].cue[0][0] < mark.start:
            last = cues[at] if cues[at].content or cues[at].source else last
            at += 1
        i = bisect_left(taken, (mark.end,))
        if any(e > mark.start for _, e in taken[max(i - 3, 0) : i]):
            continue
        new = signed(page, mark)
        if new is None and last is not None and _stands_alone(page, mark):
            open_before = number > 0 and not page.quotations[number - 1].closed
            new = _credit(page, mark, last, open_before)
        if new is not None:
            added.append(new)
            last = new
    return drafts + added


def signed(page: Page, mark: Quotation) -> Draft | None:
    """Read the name that signs a quotation: "…" — Ann Lund, on the same line or the next."""
    match = _SIGNATURE.match(page.text, mark.end)
    if not match or not mark.closed or page.text[page.paragraphs[page.paragraph(mark.start)][0] : mark.start].strip():
        return None
    return Draft([match.span("source")], [match.span("cue")], [(mark.start, mark.end)], 0.8, 0.9, "floating")


def _stands_alone(page: Page, mark: Quotation) -> bool:
    """Whether a quotation is whole sentences: nothing but marks before and after it in its sentences."""
    if texts.count_words(page.text[mark.start : mark.end]) < SHORTEST:
        return False
    first, last = page.sentence(mark.start), page.sentence(mark.end - 1)
    lead, tail = page.text[first[0] : mark.start], page.text[mark.end : last[1]]
    return not any(c.isalnum() for c in lead + tail)


def _credit(page: Page, mark: Quotation, before: Draft, open_before: bool) -> Draft | None:
    """Make a quotation a part of the attribution before it, or an attribution of the same source."""
    here, there = page.paragraph(mark.start), page.paragraph(before.spans()[-1][0])
    if here == there or (before.cue and _introduces(page, before, here)) or (open_before and here - there == 1):
        before.content.append((mark.start, mark.end))
        return None
    if here - there > 1 or not before.source or not before.content:
        return None
    return Draft(list(before.source), [], [(mark.start, mark.end)], before.sure * 0.8, 0.8, "floating")


def _introduces(page: Page, draft: Draft, here: int) -> bool:
    """Whether a cue stands shortly before the colon that ends the paragraph before."""
    start, end = page.paragraphs[here - 1]
    cue = draft.cue[-1][1]
    return start <= cue <= end and end - cue <= _CUE_TO_COLON and page.text[end - 1] == ":"
