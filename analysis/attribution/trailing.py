"""Attributions at the end of their sentence: "the pier is unsafe, two officials said", "…, according to a memo".

The form is regular enough for rules: where the tagger missed such a cue it is added, and where it was unsure, a content
that begins within the sentence is taken back to its start (in PolNeAR's training part 92 % of such contents begin
there).
"""

import re
from bisect import bisect_left

from analysis.attribution.drafts import Draft, Page, meet
from analysis.attribution.plain import ANONYMITY
from analysis.text import Span

_NOT_FIRST = r"(?!(?:and|but|or|as|which|who|whom|whose|that|if|when|where|because|while|so|then|than|to|of)\b)"
_WORD = r"[^\s,;:“”\"()]++"
_TIME = (
    r"(?:\s+(?:on|last|this|in|at|earlier|during|late|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|after"
    rf"|again|later)(?:\s+{_WORD}){{0,6}}(?:\s+\([^()]{{1,30}}\))?)?"
)
_TO_WHOM = rf"(?:\s+(?:to\s+)?(?:the\s+)?{_WORD}(?:\s+{_WORD}){{0,4}}?)"
_ACCORDING = re.compile(r",\s+(?P<cue>according to)\s+(?P<source>[^\s].*)$", re.S)
_SAID_BY = re.compile(
    r",\s+(?P<cue>said|says)\s+(?P<source>(?:the|an?|one|two|three|four|five|several|some|many|another|[A-Z])\b"
    r"(?:(?!\b(?:is|are|was|were|be|has|have|had|will|would|can|could|may|might|should|must|that)\b)[^,;:“”\"])*"
    r"(?:,\s+(?:who|which|whose|an?|the|of|in|at|citing)\b[^;:“”\"]*)?[.!?]*)$"
)
# A hint stands in each match of its pattern, and is found sooner.
_INNER = (("according to", _ACCORDING), ("sa", _SAID_BY))
_LEAD = re.compile(r"(?:(?:But|And|So|Yet|Still|However|Meanwhile|Nevertheless|Also|Now|In all|What's more),?\s+)")
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}(?:\([^()]{1,30}\)\s*)?(?::|\s[—–-]+)\s+")
_END = re.compile(r"[\s.!?”\"’'»)\]]*$")
_SHORTEST = 3
_BACK = 6
_MOST = 40
# The least that tagger and rule together are worth, where both see the same cue.
_AGREED = 0.7
_CITES = re.compile(r"(?:citing|quoting)\b")


# Forms that take a clause and are no nouns.
_SAYING = (
    r"(?:said|says|added|adds|wrote|writes|warned|warns|explained|explains|insisted|insists|acknowledged|acknowledges|testified"
    r"|testifies|recalled|recalls|argued|argues|claimed|conceded|concedes|contended|contends|alleged|alleges|announced|announces"
    r"|predicted|predicts|suggested|suggests|admitted|admits|maintained|maintains|noted|reported|reports|confirmed|confirms|stressed"
    r"|(?:has|have|had) learned)"
)
_VERB = rf"(?:(?:told|tells|tell){_TO_WHOM}|(?:said|says|say)(?:\s+to{_TO_WHOM})?|{_SAYING})"
_ADVERB = r"(?:(?:also|then|later|has|have|had|recently|previously|reportedly)\s+){0,2}"
# All that adverbs and verbs begin with: it rules most words out.
_FIRST = "(?=[aceihlmnprstw])"
_SAYS = re.compile(
    rf"[,—–]\s+(?P<source>{_NOT_FIRST}{_WORD}(?:\s+{_WORD}){{0,13}}?)\s+{_FIRST}(?P<cue>{_ADVERB}{_VERB})"
    rf"(?P<tail>{_TIME}(?:,\s+(?:citing|quoting)\s[^.;]+)?)[.!?]*$"
)


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Complete the attributions that stand at the end of a sentence.

    Returns
    -------
    list of Draft
        What is told inside the content of one that was added gets it as its parent.
    """
    held = sorted([d for d in drafts if d.cue], key=lambda d: d.cue[0])
    starts = [d.cue[0][0] for d in held]
    added: list[Draft] = []
    gone: set[int] = set()
    at = 0
    for start, end in page.sentences:
        while at < len(held) and held[at].cue[0][1] <= start:
            at += 1
        inside = held[at : min(at + _MOST, bisect_left(starts, end, at))]
        for new in _read(page, (start, end)):
            before = held[max(at - _BACK, 0) : at] + added[-_BACK:]
            if _settle(page, before, inside, new):
                added.append(new)
            gone |= {id(d) for d in inside if _reason(page, d, new)}
        for draft in inside:
            if draft.source and not draft.content:
                _fill(page, (start, end), draft, inside)
    return [d for d in drafts + added if id(d) not in gone]


def _fill(page: Page, sentence: Span, draft: Draft, inside: list[Draft]) -> None:
    """Give a source and cue that close a sentence behind a comma what stands before them."""
    first, last = min(draft.source + draft.cue)[0], max(draft.source + draft.cue)[1]
    lead = page.text[sentence[0] : first].rstrip()
    if not lead.endswith((",", "—", "–")) or not _END.fullmatch(page.text, last, sentence[1]) or page.quoted(first):
        return
    content = (sentence[0], sentence[0] + len(lead) - 1)
    if len(lead.split()) >= _SHORTEST and not any(meet(s, content) for d in inside for s in d.content):
        draft.content = [content]


def _reason(page: Page, draft: Draft, new: Draft) -> bool:
    """Whether a draft is made of the reason why a source is not named: "to discuss private talks"."""
    start, end = new.source[0]
    if not draft.cue or not start < draft.cue[0][0] < end:
        return False
    return bool(ANONYMITY.search(page.text, start, draft.cue[0][0]))


def _read(page: Page, sentence: Span) -> list[Draft]:
    """Read the trailing attribution of a sentence off it; two where an outlet relays one."""
    start, end = sentence
    line = page.text[start : min(end, start + 1500)]
    if "," not in line and "—" not in line and "–" not in line:
        return []
    lead = _DATELINE.match(line) or _LEAD.match(line)
    first = start + (lead.end() if lead else 0)
    found: list[Draft] = []
    outer = _match(page, _SAYS, first, end)
    if outer:
        found.append(outer)
    limit = outer.content[0][1] if outer else end
    inner = None
    for hint, pattern in _INNER:
        if inner is None and page.text.find(hint, first, limit) >= 0:
            inner = _match(page, pattern, first, limit)
    if inner:
        inner.parent = outer
        if outer is not None:
            outer.content = list(inner.content)
        found.append(inner)
    return found


def _match(page: Page, pattern: re.Pattern, start: int, end: int) -> Draft | None:
    """Make a draft of what a pattern matches."""
    match = pattern.search(page.text[start:end]) if end - start <= 1500 else None
    if not match or len(page.text[start : start + match.start()].split()) < _SHORTEST:
        return None
    source, cue = match.span("source"), match.span("cue")
    tail = _END.search(match.group("source"))
    last = source[0] + (tail.start() if tail else len(match.group("source")))
    spans = [(start + source[0], start + last), (start + cue[0], start + cue[1])]
    if page.quoted(spans[1][0]) or (page.quoted(start) and page.text[start].isalnum()):
        return None
    return Draft([spans[0]], [spans[1]], [(start, start + match.start())], 0.85, 0.9, "trailing")


def _settle(page: Page, before: list[Draft], inside: list[Draft], new: Draft) -> bool:
    """Set a read attribution among those the tagger found: correct one, or say that it is to be added."""
    content = new.content[0]
    first = page.sentence(content[0])[0]
    for other in before:
        if other is not new.parent:
            other.content = [s for s in other.content if not (first <= s[0] and s[1] <= content[1])]
    same = next((d for d in inside if d.found_by == "tagger" and meet(d.cue[0], new.cue[0])), None)
    if same is not None:
        _correct(page, same, new, inside)
        return False
    if any(meet(s, new.source[0]) for d in inside for s in d.spans() if not _CITES.match(page.text[slice(*d.cue[0])])):
        return False
    _enclose(new, content, inside)
    if new.parent is not None:
        new.parent = _standing(inside, new.parent)
    return True


def _enclose(outer: Draft, content: Span, inside: list[Draft]) -> None:
    """Set what is told inside a content inside its attribution."""
    for other in inside:
        if other is not outer and other.parent is None and content[0] <= other.cue[0][0] < content[1]:
            other.parent = outer
            other.content = [s for s in other.content if s[0] < content[1]]


def _standing(inside: list[Draft], outer: Draft) -> Draft:
    """Find the draft that stands for an outer attribution read by rule: the tagger's own, where it has one."""
    return next((d for d in inside if d.cue and meet(d.cue[0], outer.cue[0])), outer)


def _correct(page: Page, draft: Draft, new: Draft, inside: list[Draft]) -> None:
    """Take what the tagger found of an attribution to the bounds that the sentence shows."""
    read, (content,) = new.source[0], new.content
    settled = bool(draft.source and draft.content) and draft.sure >= _AGREED and new.parent is None
    draft.sure, draft.paired = max(draft.sure, _AGREED), max(draft.paired, new.paired)
    if settled:
        return
    short = len(page.text[slice(*read)].split()) <= 6
    granted = ANONYMITY.search(page.text, *read)
    if granted and draft.source and draft.source[0][0] == read[0]:
        draft.source = [(read[0], max(granted.end(), draft.source[0][1]))]
    astray = bool(draft.content) and all(s[0] >= draft.cue[-1][1] for s in draft.content)
    if astray and new.source[0][0] > new.cue[0][0]:
        draft.source, draft.content = [read], [content]
    elif not draft.source or (short and draft.source[0][1] == read[1] and draft.source[0] != read):
        draft.source = [read]
    if new.parent is not None:
        outer = _standing(inside, new.parent)
        draft.source, draft.content, draft.parent = [read], [content], outer
        outer.source, outer.content = list(new.parent.source), [content]
        return
    before = [s for s in draft.content if content[0] < s[0] < content[1]]
    free = not any(d is not draft and any(meet(s, content) for s in d.spans()) for d in inside)
    quoted = bool(before) and page.quoted(before[0][0])
    if before and free and not quoted:
        draft.content = [s for s in draft.content if s[0] >= content[1] or s[1] <= content[0]] + [content]
    elif not any(meet(s, content) for s in draft.content):
        draft.content = [*draft.content, content]
        _enclose(draft, content, inside)
