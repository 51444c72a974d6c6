"""Non-responses: who was asked and gave no answer, who could not be reached, what could not be checked."""

import re

from analysis.attribution import acts
from analysis.attribution.drafts import Draft, Page, meet
from analysis.text import Span

_CLAUSE = re.compile(
    r"[,;:—–“”\"()]|\b(?:but|while|although|though|when|after|that|as|because)\b"
    r"|\band(?= \w+ (?:did|declined|would|could))"
)
# What stands between commas before the verb belongs to the name before it: "Lund, a pilot, 53, did not answer".
_APPOSED = re.compile(r"(?:,\s(?:\d|(?:an?|who|which|of|from)\b)[^,]*)*,[^,]+,$")
_WHO = re.compile(r",?\s*\b(?:who|which)\s*$")
_LINK = re.compile(r"^\s*(?:and|but|or|so|yet|still|however,)\s+", re.I)
_REACH = 300
# Phrases that end where what was not answered, or not checked, begins.
_OPEN = re.compile(r"\b(?:to|verify|confirm|corroborate|authenticate)$", re.I)
_VERB = re.compile(r"(?:(?:also|repeatedly|immediately|has|have|had)\s+)+$")


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Mark the drafts that are non-responses, and add those that the tagger missed.

    Parameters
    ----------
    page : Page
    drafts : list of Draft

    Returns
    -------
    list of Draft
        Those of the tagger whose cue overlaps a phrase of the list `non_responses` are found by "silence".
    """
    found = [(line, span) for line in _hinted(page) for span in acts.silences(page.text[slice(*line)])]
    starts = sorted([d for d in drafts if d.cue], key=lambda d: d.cue[0]) if found else []
    added = []
    at = 0
    for (start, end), (left, right) in found:
        span = (start + left, start + right)
        while at < len(starts) and starts[at].cue[0][1] <= span[0]:
            at += 1
        held = next((d for d in starts[at : at + 30] if meet(d.cue[0], span)), None)
        if held is not None:
            held.found_by = "silence"
            held.source = held.source or _draft(page, (start, end), span).source
            if not held.content and _OPEN.search(page.text[slice(*span)]):
                held.content = _rest(page, max(held.cue[-1][1], span[1]), end)
        elif not page.quoted(span[0]):
            added.append(_draft(page, (start, end), span))
    return drafts + added


def _hinted(page: Page) -> list[Span]:
    """Give the sentences that may hold a phrase of the list, each once."""
    return list(dict.fromkeys(map(page.sentence, acts.hints(page.text)))) if page.sentences else []


def _draft(page: Page, sentence: Span, span: Span) -> Draft:
    """Read source, cue and content of a non-response off its sentence: subject, verb, rest."""
    first = max(sentence[0], span[0] - _REACH)
    before = page.text[first : span[0]]
    adverbs = _VERB.search(before)
    head = before[: adverbs.start()] if adverbs else before
    head = _WHO.sub("", head.rstrip())
    cut = [m.end() for m in _CLAUSE.finditer(_APPOSED.sub("", head).rstrip(" ,"))]
    subject = head[cut[-1] :] if cut else head
    lead = _LINK.match(subject)
    left = len(head) - len(subject) + (lead.end() if lead else len(subject) - len(subject.lstrip()))
    right = len(head.rstrip(" ,"))
    source = [(first + left, first + right)] if left < right else []
    cue, content = _cue(page, span, sentence[1])
    return Draft(source=source, cue=[cue], content=content, sure=0.8, paired=0.9, found_by="silence")


def _cue(page: Page, span: Span, end: int) -> tuple[Span, list[Span]]:
    """Part the verb from what was not said."""
    words = page.text[span[0] : span[1]]
    if _OPEN.search(words):
        return span, _rest(page, span[1], end)
    to = re.search(r"\bto\s", words)
    first = span[0] + to.start() if to else span[1]
    cue = (span[0], span[0] + len(page.text[span[0] : first].rstrip()))
    return cue, _rest(page, first, end) if to else []


def _rest(page: Page, first: int, end: int) -> list[Span]:
    """Read on to the end of the clause."""
    rest = re.split(r"[;,:”\"]", page.text[first : min(end, first + _REACH)], maxsplit=1)[0].rstrip(" .!?")
    start = first + len(rest) - len(rest.lstrip())
    last = first + len(rest.rstrip())
    return [(start, last)] if start < last else []
