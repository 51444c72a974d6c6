"""Figures that someone names: "it puts the cost at 42 million crowns"."""

import re

from analysis.attribution.drafts import Draft, Page, around, meet

_HINT = re.compile(r"\bputs? ")
_PUTS = re.compile(
    r"(?P<cue>\b(?:(?:has|have|had)\s+)?puts?)\s+(?P<content>(?:the|its|his|her|their|that|this|our)\s[^.;:“”\"]{2,80}?"
    r"\sat\s(?:(?:about|around|nearly|roughly|almost|over|under|more|less|than|least|up|to|some|between|just)\s){0,3}"
    r"[$£€]?\d(?:[^,;:“”\"()]*?)(?=[,;:”\"()—–]|\.?\s*$|\s(?:and|but|while|after|because|when)\s))"
)
_SUBJECT = re.compile(
    r"(?:^|[,;:—–“”\"()])\s*(?:(?:and|but|which|that|while)\s+)?(?P<source>[^,;:—–“”\"()]{1,80}?)\s*$"
)
_LONGEST = 400
_BACK = 100


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Mark who puts a figure at what, and add it where the tagger has it not.

    Returns
    -------
    list of Draft
    """
    if "put" not in page.text:
        return drafts
    held = sorted((d for d in drafts if d.cue), key=lambda d: d.cue[0])
    added = []
    for start, end in sorted({page.sentence(m.start()) for m in _HINT.finditer(page.text)}):
        for match in _PUTS.finditer(page.text, start, end) if end - start <= _LONGEST else ():
            first = max(start, match.start() - _BACK)
            subject = _SUBJECT.search(page.text[first : match.start()])
            same = [d for d in around(held, match.span()) if any(meet(s, match.span()) for s in d.cue)]
            for draft in same:
                if meet(draft.cue[0], match.span("cue")):
                    draft.found_by = "estimate"
            if subject and not same and not page.quoted(match.start()):
                source = (first + subject.start("source"), first + subject.end("source"))
                added.append(Draft([source], [match.span("cue")], [match.span("content")], 0.95, 0.95, "estimate"))
    return drafts + added
