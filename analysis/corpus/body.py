"""Lines between the paragraphs of the body: subheads, captions, and body text that only looks like them."""

import re

from analysis.corpus.lines import Line
from analysis.corpus.pictures import SPEECH, quotes, shows

_LINK = re.compile(r"https?://|www\.|pic\.twitter|\S@\S|^@\w|[—–-] .{2,60}\(@\w+\)")
_LONGEST_SUBHEAD = 12
_LONGEST_CAPTION = 60


def mark_body(found: list[Line], lead: int, end: int) -> None:
    """Give roles to lines of the body that do not end as sentences do, and to those that describe a picture."""
    for line in found[lead:end]:
        if not line.role and shows(line):
            line.role = "caption"
    _mark_between(found, lead, end)
    n = lead
    while n < end:
        last = n
        while last < end and _loose(found[last]):
            last += 1
        if last > n:
            _mark_run(found, n, last)
        n = max(last, n + 1)


def _mark_between(found: list[Line], lead: int, end: int) -> None:
    """A line without a stop that has furniture above and below it is furniture."""
    for n in range(max(lead, 1), min(end, len(found) - 1)):
        line, above, below = found[n], found[n - 1], found[n + 1]
        if not line.role and not line.stopped and not line.introduces and line.words <= _LONGEST_CAPTION:
            sides = (above, below)
            if all(side.role == "boilerplate" and side.scope != "picture" for side in sides):
                line.role = "boilerplate"


def _loose(line: Line) -> bool:
    """Whether a line stands outside the flow: known to, or without a stop and nothing else that body text has."""
    if line.role in ("repeat", "caption", "credit"):
        return True
    if line.role or line.stopped or line.introduces or line.item or line.words > _LONGEST_CAPTION:
        return False
    if not line.text[:1].isupper() and not line.text[:1].isdigit() and not line.quoted:
        return False
    return not _LINK.search(line.text) and not (quotes(line.text) and SPEECH.search(line.text))


def _mark_run(found: list[Line], first: int, last: int) -> None:
    """Name the lines of one run: captions beside a repeated or credited line, a subhead where one stands alone."""
    run = found[first:last]
    pictures = any(line.role in ("repeat", "caption", "credit") for line in run)
    for n, line in enumerate(run, start=first):
        if line.role:
            continue
        heads = n == last - 1 and n + 1 < len(found) and n > 0
        if pictures and (line.words >= 5 or not heads):
            line.role = "caption"
        elif line.words <= _LONGEST_SUBHEAD and heads and len(run) <= 2 and line.words:
            line.role = "subhead"
