"""Interviews and transcripts: paragraphs that begin with who speaks, "LUND: We have no choice." or "A: None."."""

import re
from bisect import bisect_right
from collections import Counter

from analysis.attribution.drafts import Draft, Page, meet
from analysis.text import Quotation, Span

LEAST_SPEAKERS = 2
_LABEL = re.compile(
    r"[\"“]?\s{0,3}(?P<source>[QA]|[A-Z][A-Z .’'-]{1,30}|(?:[A-Z][\w.’'-]*[ \u00a0]){0,3}[A-Z][\w.’'-]+)"
    r"(?P<cue>:)\s+(?=\S)"
)
_ASKS = "Q"
_ASIDE = re.compile(r"[\"“]?\s{0,3}[(\[]")
_GOES_ON = 4


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Credit each turn of a transcript to the speaker whose name it begins with.

    A text is one where two names or more come back, each before a colon at the start of a paragraph: a list of topics
    has each once, and notes such as "Update:" are one name. A turn goes on over paragraphs without a name up to the
    next turn, if that is near; what stands in brackets is nobody's. What an interviewer asks at "Q:" is the outlet's.

    Returns
    -------
    list of Draft
        What the tagger found inside a turn is told by its speaker; what it carried over from one turn to another goes.
    """
    if page.text.count(":") < 2 * LEAST_SPEAKERS:
        return drafts
    labels = {n: m for n, (s, e) in enumerate(page.paragraphs) if (m := _LABEL.match(page.text, s, e))}
    names = Counter(m.group("source") for m in labels.values())
    if sum(n > 1 for n in names.values()) < LEAST_SPEAKERS:
        return drafts
    speaking = [n for n, m in labels.items() if names[m.group("source")] > 1 or m.group("source").isupper()]
    turns = [_turn(page, labels[n], n, after) for n, after in zip(speaking, [*speaking[1:], None], strict=True)]
    told = [turn for turn in turns if page.text[slice(*turn.source[0])] != _ASKS]
    credited = set(told)
    return [draft for draft in drafts if _kept(draft, turns, credited)] + told


def _turn(page: Page, label: re.Match, number: int, following: int | None) -> Draft:
    content = [(label.end(), page.paragraphs[number][1])]
    if following is not None and following - number <= _GOES_ON:
        between = page.paragraphs[number + 1 : following]
        content += [span for span in between if not _ASIDE.match(page.text, *span)]
    verbatim = [Quotation(start, end, 0, True) for start, end in content]
    return Draft([label.span("source")], [label.span("cue")], content, 0.9, 0.9, "floating", marks=verbatim)


def _kept(draft: Draft, turns: list[Draft], credited: set[Draft]) -> bool:
    """Set a draft inside the turn that holds its cue, and take out of it what other turns hold."""
    own = _holder(turns, draft.cue[0]) if draft.cue else None
    if own is not None:
        label = (own.source[0][0], own.content[0][0])
        if meet(draft.cue[0], label) or (own not in credited and any(meet(s, label) for s in draft.source)):
            return False
    draft.content = [s for s in draft.content if _holder(turns, s) is own]
    draft.parent = draft.parent or (own if own in credited else None)
    return True


def _holder(turns: list[Draft], span: Span) -> Draft | None:
    """Give the turn that a span stands in; turns are in order."""
    at = bisect_right(turns, span[0], key=lambda turn: turn.source[0][0]) - 1
    return turns[at] if at >= 0 and span[0] < turns[at].content[-1][1] else None
