"""Another outlet's text, introduced as such: where it begins, whose it is, where the article's own voice resumes."""

import re

from analysis.corpus.lines import Line
from analysis.corpus.outlets import outlets
from analysis.corpus.voices import READ, resumes

_REPORTS = re.compile(
    r"\b(?:report(?:s|ed|ing)?|wr(?:ites?|ote|iting)|not(?:es|ed|ing)|expla(?:ins?|ined)|descri(?:bes?|bed)|adds?|added"
    r"|continue[sd]?|ha(?:s|d|ve) (?:more|this|the (?:story|details?|report))|put(?:s|ting)? it|publishe[sd]|says?|said"
    r"|confirm(?:s|ed)|observe[sd]|reveal(?:s|ed)|story|article|piece|account|coverage|according to|courtesy of)\b",
    re.I,
)
_FROM = re.compile(
    r"(?:(?:here[’']s |here is )?(?:more |this |a (?:bit|part) )?from|via|per|more from|source:?)\s", re.I
)
_TOLD = re.compile(
    r"\b(?:told|tells|speaking (?:to|with|on)|interview(?:ed)?|on air|tweet(?:s|ed)?|statement|provided|given)\b",
    re.I,
)
_SPEAKS = re.compile(r"\b(?:said|says|told|asked|added|wrote|continued)\b", re.I)
_REST = re.compile(r"\W*(?:(?:you can )?read|continue reading|the (?:rest|full|whole)|more (?:here|at))\b", re.I)
_CLOSING = re.compile(r"[”\"»]\W*$")
_OPENING = '"“«'
_LONGEST_INTRODUCTION = 45


def mark_excerpts(found: list[Line], lead: int, end: int, own: str | None = None) -> None:
    """Give the role `excerpt`, with its origin, to what follows a line that introduces another outlet's text."""
    n, own_voice = lead, ""
    while n < end:
        origin = _introduced(found, n, end)
        if origin is None:
            if found[n].role in ("", "body") and len(own_voice) < READ:
                own_voice += f" {found[n].text[:READ]}"
            n += 1
            continue
        last = _until(found, n, end, origin, own_voice, own)
        for line in found[n + 1 : last]:
            if line.role in ("", "body"):
                line.role, line.origin = "excerpt", origin
        n = max(last, n + 1)


def _introduced(found: list[Line], n: int, end: int) -> str | None:
    """Name the outlet whose text a line introduces; None where it introduces none."""
    line = found[n]
    if line.role not in ("", "body") or not line.text.rstrip(" *_").endswith(":") or n + 1 >= end:
        return None
    sentence = re.split(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z“\"])", line.text[-400:])[-1]
    if len(sentence.split()) > _LONGEST_INTRODUCTION or line.item:
        return None
    if not (_FROM.match(sentence) or _REPORTS.search(sentence)) or _TOLD.search(sentence):
        return None
    following = next((other for other in found[n + 1 : end] if other.role in ("", "body")), None)
    names = outlets(sentence)
    return names[-1] if names and following is not None and following.prose else None


def _until(found: list[Line], n: int, end: int, origin: str, own_voice: str, own: str | None) -> int:
    """Say before which line the excerpt ends."""
    limit = next((i for i in range(n + 1, end) if _closes(found[i]) or _introduced(found, i, end) is not None), end)
    if _block_quoted(found[n + 1]):
        return _quoted_until(found, n + 1, limit)
    candidates = [i for i in range(n + 1, limit) if found[i].role in ("", "body")]
    kept = resumes([found[i].text for i in candidates], own_voice, origin, own)
    return candidates[kept] if kept < len(candidates) else limit


def _closes(line: Line) -> bool:
    """Whether a line sends the reader to the rest of what was excerpted."""
    return line.role == "boilerplate" and bool(_REST.match(line.text))


def _block_quoted(line: Line) -> bool:
    """Whether quotation marks stand round the whole paragraph, or open it and do not close."""
    if not line.text.startswith(tuple(_OPENING)):
        return False
    first = re.search(r"[”\"»]", line.text[1:])
    return first is None or bool(_CLOSING.match(line.text, first.start() + 1))


def _quoted_until(found: list[Line], first: int, limit: int) -> int:
    """An excerpt in quotation marks goes on while they do."""
    n, open_ = first, True
    while n < limit:
        text = found[n].text
        if found[n].role not in ("", "body"):
            n += 1
            continue
        if not open_ and not _block_quoted(found[n]):
            return n
        open_ = not _CLOSING.search(text)
        if open_ and n + 1 < limit and not found[n + 1].text.startswith(tuple(_OPENING)):
            # Marks that stand only at the very start and the very end of a long excerpt.
            closing = next((i for i in range(n + 1, limit) if _CLOSING.search(found[i].text)), None)
            return n + 1 if closing is None else closing + 1
        n += 1
    return limit
