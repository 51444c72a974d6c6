"""What a tagger of single words gets wrong in ways that the text itself shows."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis import text as texts
from analysis.attribution.drafts import Draft, Page
from analysis.text import Span

_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{2,30}:\s")
_FIRST_PARAGRAPHS = 6
# Cues that are kept: those of a large corpus have no end.
_MOST = 1 << 16
# One of these stands wherever the pattern below matches; plain strings are found many times as fast.
_HIDING = ("anonym", "not to be")
ANONYMITY = re.compile(r"\b(?:anonym\w+|not to be (?:named|identified))")
_ANONYMOUSLY = len("not to be identified")
_IT = re.compile(r"it", re.I)
_PASSIVE_CUE = re.compile(r"(?:is|was|has been|had been|can be|must be)\s+(?:\w+ly\s+)?\w+(?:ed|d|n|t)\b", re.I)
_SAID_OF = re.compile(
    r"(?:is|are|was|were|(?:has|have|had)\s+(?:\w+\s+)?been)\s+(?:\w+\s+)?"
    r"(?:said|believed|understood|rumou?red|reported|alleged|thought|feared|expected|accused|suspected|seen|viewed|considered"
    r"|regarded|deemed|known)(?:\s+(?:to|of|as))?",
    re.I,
)
# "The mayor has faced sharp criticism for the delay": others criticise.
_MET_WITH = re.compile(
    r"(?:(?:has|have|had|is|are|was|were|been|being|also|repeatedly|already|recently|reportedly|[’']s)\s+)*"
    r"(?:(?:fac|field|draw|receiv|tak|spark|weather|endur|provok|attract|withstand|gett?|hear)(?:e[sdn]?|s|ed|n|ing)?"
    r"|drew|took|taken|got|withstood|heard|met with|(?:c[ao]m(?:e|es|ing)\s+)?under|subject(?:ed)? to)\s+"
    r"(?:(?!(?:the|his|her|their|its|this|that|and|to|up)\b)[\w-]+\s+){0,3}?"
    r"(?:critici[sz]ms?|complaints?|backlash|heat|fire|flak|rebukes?|condemnations?|accusations?|ridicule|scrutiny|questions"
    r"|praise|outrage|denunciations?|attacks?)(?:\s+(?:about|over|for|of|on|that|because of))?",
    re.I,
)
# "The crew was told to leave", "Lund has been called a saint": others say so.
_DONE_TO = re.compile(
    r"(?:(?:is|are|was|were|has|have|had|been|being|now|also|[’']s)\s+)*(?:is|are|was|were|been|being)\s+(?:\w+\s+)?"
    r"(?:told|warned|advised|urged|informed|assured|called|dubbed|labell?ed|described|portrayed|critici[sz]ed|mocked|blamed"
    r"|praised|hailed|lauded|denounced|condemned|ridiculed|attacked|derided|panned)"
    r"(?:\s+(?:about|of|as|for|over|that|to|not\s+to))?",
    re.I,
)
_ASKED = re.compile(
    r"(?:\b(?:when|if|was|were|been|being|and|after|often|also)\s+)?\b(?:asked|pressed|questioned|quizzed|pushed)\b",
    re.I,
)
# "All told, nine left": nobody says anything. "A paper called “Whose Water?”": its title is no quotation.
_ALL_TOLD = re.compile(r"all told\b", re.I)
_CALLED = re.compile(r"called|titled|entitled|headlined|dubbed", re.I)
_WORK = re.compile(
    r"\b(?:papers?|books?|essay|report|article|film|song|op-ed|column|pamphlet|memo|study|speech|video|ad|documentary|story"
    r"|editorial|post|piece|poem|play|exhibition)$"
)
_TITLE = re.compile(
    r"[\"“‘'](?:[A-Z][\w’'-]*|[a-z]{1,4}|\d+|[-–:&])(?:\s(?:[A-Z][\w’'-]*|[a-z]{1,4}|\d+|[-–:&]))*[?!.,]*[\"”’']*"
)
# A comma, within or behind the mark that closes what is said.
_BEFORE_SOURCE, _CLOSE = re.compile(r",[\"”’']*\s+$|(?<=,[\"”’])\s+$"), 5
_PASSIVE = re.compile(
    r"(?:\b(?:when|if|was|were|been|being|is|are|after)|[.!?,;:—–”\"’'])\s*(?:\w+ly\s+)?$|^\s*$", re.I
)


def tidy(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drop datelines taken for sources, how a source spoke, and questions that nobody is said to ask.

    An "it" that is said to be so is nobody; who is said to be ill, or met with criticism, does not say so. "Asked
    whether he would run" says what someone was asked, not what he said.
    """
    kept = []
    hidden = [at for hint in _HIDING for at in texts.places(page.text, hint)]
    for draft in drafts:
        looks = _look(page.text[slice(*draft.cue[0])]) if draft.cue else _PLAIN
        if looks is not _PLAIN:
            if (looks.mark and _dateline(page, draft)) or (looks.asks and _passive_question(page, draft)):
                continue
            if looks.passive and draft.source and _IT.fullmatch(page.text, *draft.source[0]):
                draft.source = []
            if looks.said_of and _said_of(draft):
                draft.source, draft.content = [], sorted(draft.source + draft.content)
        if _all_told(page, draft) or _titled(page, draft):
            continue
        if not (hidden and draft.cue and _anonymity(page, draft, hidden)):
            kept.append(draft)
    return _settled(page, kept)


def _settled(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Give what stands right before ", the officials said, though" to them, where it was given to who spoke before."""
    ends = {end: draft for draft in drafts for _, end in draft.content}
    for draft in drafts:
        if not (draft.source and draft.cue) or draft.cue[0][0] - draft.source[0][1] not in (0, 1):
            continue
        first = draft.source[0][0]
        before = _BEFORE_SOURCE.search(page.text, max(first - _CLOSE, 0), first)
        other = ends.get(before.start()) if before else None
        if other is None or other is draft or not other.cue or len(other.content) < 2:
            continue
        said = next(span for span in other.content if span[1] == before.start())  # type: ignore[union-attr]
        if page.sentence(said[0]) == page.sentence(first) != page.sentence(other.cue[0][0]):
            other.content.remove(said)
            draft.content = sorted([*draft.content, said])
    return drafts


def _all_told(page: Page, draft: Draft) -> bool:
    """Whether "all told" is taken for a source and its cue."""
    return bool(draft.source and _ALL_TOLD.match(page.text, draft.source[0][0]))


def _titled(page: Page, draft: Draft) -> bool:
    """Whether what a cue introduces is the title of a work."""
    if len(draft.content) != 1 or not draft.cue or not _CALLED.fullmatch(page.text, *draft.cue[-1]):
        return False
    if draft.source and not _WORK.search(page.text, *draft.source[-1]):
        return False
    return _TITLE.fullmatch(page.text, *draft.content[0]) is not None


class _Looks(NamedTuple):
    """What a cue shows by itself: a mark alone, someone asked, "is believed", "is said to"."""

    mark: bool = False
    asks: bool = False
    passive: bool = False
    said_of: bool = False


_PLAIN = _Looks()


@lru_cache(maxsize=_MOST)
def _look(cue: str) -> _Looks:
    matches = (not cue.strip(" :—–-"), _ASKED.match(cue), _PASSIVE_CUE.match(cue), _is_said_of(cue))
    return _Looks(*map(bool, matches)) if any(matches) else _PLAIN


def _is_said_of(cue: str) -> bool:
    return any(pattern.fullmatch(cue) for pattern in (_SAID_OF, _MET_WITH, _DONE_TO))


def _said_of(draft: Draft) -> bool:
    """Whether the subject is whom something is said of, not who says it: "the mayor is said to be ill"."""
    if not (draft.source and draft.content):
        return False
    return all(0 <= draft.cue[0][0] - end <= 1 for _, end in draft.source)


def _anonymity(page: Page, draft: Draft, hidden: list[int]) -> bool:
    """Whether it says how the source spoke, not what: "spoke on condition of anonymity", "asked not to be named"."""
    start, end = draft.cue[0]
    if not any(start <= at <= end + _ANONYMOUSLY for at in hidden):
        return False
    follows = min((s for s, _ in draft.content if s >= end), default=end)
    return bool(ANONYMITY.search(page.text[start : end if follows - end > 1 else follows + _ANONYMOUSLY]))


def _dateline(page: Page, draft: Draft) -> bool:
    """Whether a source is the place a report was sent from; in a transcript it is a speaker."""
    if not draft.source:
        return False
    start, end = draft.source[0]
    here = page.paragraph(start)
    if start != page.paragraphs[here][0] or here > _FIRST_PARAGRAPHS or not page.text[start:end].isupper():
        return False
    return not any(_SPEAKER.match(page.text, s, e) for s, e in page.paragraphs[here + 1 : here + 12])


def _passive_question(page: Page, draft: Draft) -> bool:
    start, end = draft.cue[0]
    subject_just_before = any(0 <= start - e <= 1 and s < start for s, e in draft.source)
    sentence: Span = page.sentence(start)
    before = page.text[sentence[0] : start]
    passive = re.match(r"(?:when|was|were|been|being|if)\b", page.text[start:end], re.I) or _PASSIVE.search(before)
    return bool(passive) and not (subject_just_before and not re.match(r"(?:was|were)\b", page.text[start:end]))
