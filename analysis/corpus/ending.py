"""What stands after the body: notes on the author, lists of other articles, comment forms."""

import re

from analysis.corpus.lines import Line

_NAME = re.compile(r"(?:[A-Z][\w.’'-]+|[A-Z]\.)(?: (?:de|van|von|la|al|bin|den|der|[A-Z][\w.’'-]+|[A-Z]\.)){1,3}")
_JOB = re.compile(
    r"\b(?:reporter|writer|(?:co-)?editor|correspondent|columnist|journalist|contributor|contributing|blogger|author"
    r"|producer|podcast host|covers|writes (?:about|for|on)|reports (?:on|for)|bureau chief|fellow|newsroom|intern)\b",
    re.I,
)
_SELF = re.compile(
    r"\bI(?:[’']m| am|[’']ve| have| write| cover| report| strive)\b|\b[Mm]y (?:work|writing|reporting|name)\b"
)
_OWN_WORK = re.compile(
    r"\b(?:we publish|readers?|journalism|stories|storytelling|newsroom|reporting|beat|writing)\b", re.I
)
_THIRD = re.compile(
    r"(?:is|was|has been|has|covers|writes|reports|joined|works|serves|lives|tweets|previously)\b", re.I
)
# Where more of the text than this follows, a heading such as "Comments" stands in the middle of an article.
_TAIL_SHARE = 0.4
_TAIL_WORDS = 30


def mark_ending(found: list[Line], lead: int) -> int:
    """Give roles to what stands after the body, and say at which line it ends."""
    _close_at_headings(found, lead)
    _mark_lists(found)
    end = _last(found, lead)
    while end - 1 > lead and _biography(found, end - 1):
        found[end - 1].role = "boilerplate"
        end = _last(found, lead)
    for n in range(end, len(found)):
        _mark_trailing(found, n, end)
    return end


def _close_at_headings(found: list[Line], lead: int) -> None:
    """After a heading that closes an article, near its end, all is furniture."""
    total = sum(line.words for line in found)
    after = 0
    closing = None
    for n in range(len(found) - 1, lead, -1):
        after += found[n].words
        if after > max(_TAIL_SHARE * total, _TAIL_WORDS):
            break
        if found[n].scope == "tail" or (found[n].scope == "list" and _teasers(found[n + 1 :])):
            closing = n
    if closing is not None:
        for line in found[closing:]:
            line.role = line.role or "boilerplate"


def _teasers(below: list[Line]) -> bool:
    """Whether all running text below a heading comes in pairs of a headline and a teaser, and more than one."""
    prose = [n for n, line in enumerate(below) if line.prose and not line.role]
    return len(prose) > 1 and all(n > 0 and not below[n - 1].stopped for n in prose)


def _mark_lists(found: list[Line]) -> None:
    """The short lines below a heading such as "Most read" belong to it."""
    inside = False
    for line in found:
        if line.scope == "list":
            inside = True
        elif inside and not line.role and not line.stopped and not line.introduces and line.words <= 25:
            line.role = "boilerplate"
        elif not line.role:
            inside = False


def _last(found: list[Line], lead: int) -> int:
    """Say after which line the running text ends."""
    for n in range(len(found) - 1, lead - 1, -1):
        line = found[n]
        if not line.role and (line.prose or line.introduces or line.stopped or line.item):
            return n + 1
    return min(lead + 1, len(found))


def _biography(found: list[Line], n: int) -> bool:
    """Whether a paragraph at the end is about its author: third person after a name, or first person about the job."""
    line = found[n]
    if line.quoted or line.words > 160 or not _JOB.search(line.text):
        return False
    text = line.text.strip("*_ (")
    name = _NAME.match(text)
    if name and _THIRD.match(text[name.end() :].lstrip(" ,@()")) and not re.search(r"[“\"]", text):
        return bool(re.search(r"\b(?:is|covers|writes|reports|was|has been|joined|works)\b[^.]{0,60}", text)) and (
            _about_job(text[name.end() :])
        )
    return bool(_SELF.search(text)) and bool(_OWN_WORK.search(text)) and not re.search(r"[“\"]", text)


def _about_job(rest: str) -> bool:
    """Whether the job follows the name at once, as it does in a note on the author."""
    return bool(_JOB.search(rest[:90]))


def _mark_trailing(found: list[Line], n: int, end: int) -> None:
    """Name a line below the last paragraph that the list of furniture does not know."""
    line = found[n]
    if line.role:
        return
    alone = len(found) - end == 1
    if alone and line.words > 6 and not line.titled:
        return
    line.role = "boilerplate"
