"""What is said without saying by whom: "was reportedly sold", "it is understood that …", "is said to be ill"."""

import re

from analysis import text as texts
from analysis.attribution.drafts import Draft, Page, around, meet
from analysis.text import Span

_SAYING = ("said", "understood", "believed", "rumored", "rumoured", "reported", "alleged", "thought")
_SAID = rf"(?:{'|'.join(_SAYING)})"
# One of these follows one of those wherever the patterns match; plain strings are found many times as fast.
_FOLLOWS = (" that", " to be", " to have")
_ADVERB = re.compile(r"\breportedly\b", re.I)
_IT = re.compile(rf"\b(?:it|It) (?:is|was|has been) (?:\w+ly )?{_SAID}(?= that\b)")
_TO = re.compile(rf"\b(?:is|are|was|were) (?:\w+ly )?{_SAID}(?= to (?:be|have)\b)", re.I)
_EDGE = re.compile(r"[,;:—–“”\"()]\s*|\b(?:but|while|although|though|when|after|because|and|with)\s+", re.I)
_END = re.compile(r"[,;:—–“”\"()]|\s(?:but|while|although|though|according)\s|[.!?”\"’']*\s*$")
_LONGEST = 400


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Add the hearsay that the tagger missed, or has no content of: the clause around its cue is what is said.

    Annotators of PolNeAR's training part marked 28 of the 42 places where one of these forms stands, mostly without a
    source.

    Returns
    -------
    list of Draft
    """
    hinted = sorted({page.sentence(at) for at in _hints(page.text)})
    held = sorted([d for d in drafts if d.cue], key=lambda d: d.cue[0]) if hinted else []
    added = []
    for start, end in hinted:
        for pattern in (_ADVERB, _IT, _TO) if end - start <= _LONGEST else ():
            for match in pattern.finditer(page.text, start, end):
                cue = match.span()
                same = next((d for d in around(held, cue) if meet(d.cue[0], cue)), None)
                if same is not None and pattern is _ADVERB and page.words(same.cue).lower() == "reportedly":
                    # By whom it was done is not who says so.
                    same.source, same.content = [], _clause(page, (start, end), cue, before=True)
                if page.quoted(cue[0]) or (same is not None and same.content):
                    continue
                content = _clause(page, (start, end), cue, before=pattern is not _IT)
                if same is None:
                    added.append(Draft([], [cue], content, 0.8, 0.8, "hearsay"))
                else:
                    same.source, same.content = [], content
    return drafts + added


def _hints(text: str) -> list[int]:
    said = [at - 1 for after in _FOLLOWS for at in texts.places(text, after) if text.endswith(_SAYING, 0, at)]
    return said + texts.places(text, "eportedly")


def _clause(page: Page, sentence: Span, cue: Span, before: bool) -> list[Span]:
    """Read the clause around a cue, its two halves."""
    lead = page.text[sentence[0] : cue[0]]
    cuts = [m.end() for m in _EDGE.finditer(lead)]
    first = sentence[0] + (cuts[-1] if cuts else 0)
    stop = _END.search(page.text, cue[1] + 1, sentence[1])
    last = stop.start() if stop else sentence[1]
    halves = [(first, cue[0]), (cue[1], last)] if before else [(cue[1], last)]
    return [s for s in (_trimmed(page.text, *half) for half in halves) if s[0] < s[1]]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
