"""Attributions inside attributions: "the Harbor Post reported, citing two officials"."""

import re
from itertools import pairwise

from analysis.attribution.drafts import Draft, Page, meet
from analysis.corpus.outlets import outlets
from analysis.text import Span

_CITING = re.compile(r"\b(?:citing|quoting|cited|quoted|which cites|which cited|who cited)\s+")
# One of these stands wherever the pattern matches; plain strings are found many times as fast.
_CITES = ("citing", "quoting", "cited", "quoted", "cites")
_CITED_END = re.compile(r"[,;:.”\"()]|\s(?:that|which|who|as|in its|in a|to)\s")
_REPORT = re.compile(
    r"\b(?:report|article|story|account|newspaper|paper|magazine|network|broadcaster|outlet|agency|site)\b", re.I
)
_TITLED = re.compile(r"\b(?:M(?:r|rs|s)|Dr|Sen|Rep|Gov)\.? [A-Z]")
_SPEAKERS = re.compile(
    r"\b(?:officials?|sources?|people|persons?|aides?|advisers?|advisors?|diplomats?|lawmakers?|experts?|analysts?|researchers?"
    r"|documents?|records?|e-?mails?|filings?|reports?|data|figures|memos?|letters?|transcripts?|statements?|interviews?|members?"
    r"|leaders?|spokes\w+|ministers?|officers?|executives?|employees?|witnesses|residents|lawyers|attorneys|prosecutors|police"
    r"|stud(?:y|ies)|polls?|surveys?|insiders?|one person|familiar|knowledge|briefed)\b",
    re.I,
)

# The mark that closes a quotation, a pronoun or a name, a verb of saying, and nothing more.
_SPEAKER_LAST = re.compile(
    r"[\"”’']\s+(?P<source>(?:[Hh]e|[Ss]he|[Tt]hey)|(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w’'-]*)\s+"
    r"(?P<cue>said|says|added|wrote|replied|continued|told \w+)[\s,]*\Z"
)


def nest(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Set attributions inside those that relay them.

    A relay is an outer attribution; the cited source is the inner one, with the same content. Two cues for one content
    ("according to an aide, the Harbor Post reports") nest the same way, the outlet outside.

    Returns
    -------
    list of Draft
        The inner ones have a parent.
    """
    drafts = _share(page, sorted(drafts, key=lambda d: d.place))
    return _speak(page, _cite(page, drafts))


def is_medium(words: str) -> bool:
    """Say whether a source is an outlet or its report."""
    return bool(_REPORT.search(words)) or (bool(outlets(words)) and not _TITLED.search(words))


def relays(page: Page, outer: Draft, inner: Draft) -> bool:
    """Whether an attribution only passes on what is told inside it, and is then not counted beside it.

    So does one that cites the other for all it tells, and an outlet most of whose content the other is: "The Post
    reported that officials had said ...". Who says of somebody else that he said something, says so.
    """
    if inner.found_by == "citing" or inner.content == outer.content:
        return True
    told = sum(end - start for start, end in outer.content)
    parts = ((max(s, start), min(e, end)) for s, e in inner.spans() for start, end in outer.content)
    return is_medium(page.words(outer.source)) and 2 * sum(max(end - start, 0) for start, end in parts) > told


def _share(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Give a cue that has no content that of its neighbour in the sentence, where one of the two is an outlet."""
    for left, right in pairwise(drafts):
        if bool(left.content) == bool(right.content) or not (left.source and right.source):
            continue
        if page.sentence(left.place) != page.sentence(right.place):
            continue
        full, bare = (left, right) if left.content else (right, left)
        full_medium, bare_medium = (is_medium(page.words(d.source)) for d in (full, bare))
        if full_medium == bare_medium:
            continue
        bare.content = list(full.content)
        outer, inner = (full, bare) if full_medium else (bare, full)
        inner.parent = outer
    return drafts


def _cite(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Add whom a relay cites; what the tagger made of the citing goes."""
    if not any(hint in page.text for hint in _CITES):
        return drafts
    lines: dict[Span, list[Draft]] = {}
    for draft in drafts:
        lines.setdefault(page.sentence(draft.place), []).append(draft)
    found, gone = [], set()
    for line, inside in lines.items():
        if not _CITING.search(page.text, *line):
            continue
        relays = [d for d in inside if d.content and d.cue and d.parent is None]
        relays.sort(key=lambda d: (not is_medium(page.words(d.source)), d.place))
        for match in _CITING.finditer(page.text, *line):
            stop = _CITED_END.search(page.text, match.end(), line[1])
            cited = (match.end(), stop.start() if stop else line[1])
            relay = next((d for d in relays if _relays(page, d, match.start(), cited)), None)
            if relay is None or not _SPEAKERS.search(page.text[slice(*cited)]):
                continue
            cue = (match.start(), match.start() + len(match.group().rstrip()))
            gone |= {id(d) for d in inside if d is not relay and any(meet(s, (cue[0], cited[1])) for s in d.cue)}
            found.append(Draft([cited], [cue], list(relay.content), relay.sure, 0.9, "citing", relay))
    return [d for d in drafts if id(d) not in gone] + [d for d in found if id(d.parent) not in gone]


def _speak(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Add the speaker that a content closes with: "“No,” she said, according to a translation"."""
    found = []
    for outer in drafts:
        for start, end in outer.content if outer.parent is None else ():
            tail = _SPEAKER_LAST.search(page.text, start, end)
            quoted = tail and any(start <= q.start and q.end <= tail.start() + 1 for q in page.quotations)
            if not tail or not quoted or any(meet(c, tail.span("cue")) for d in drafts for c in d.cue):
                continue
            said = [*(c for c in outer.content if c[1] <= start), (start, tail.start() + 1)]
            found.append(Draft([tail.span("source")], [tail.span("cue")], said, outer.sure, 0.9, "citing", outer))
    return drafts + found


def _relays(page: Page, draft: Draft, at: int, cited: Span) -> bool:
    """Whether an attribution stands before a citing that is no part of it."""
    if draft.cue[0][1] > at or cited[0] >= cited[1]:
        return False
    return not any(s <= at < e for s, e in draft.content) and not _CITING.match(page.text, draft.cue[0][0])
