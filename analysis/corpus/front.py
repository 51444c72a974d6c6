"""What stands before the body: headline, deck, byline, captions and labels."""

import re

from analysis.corpus.lines import Line
from analysis.corpus.pictures import shows

_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]{2,}(?:,? [A-Z][A-Z.’'-]+){0,3}(?:, [A-Z][\w. ]{1,20})?"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.?|\d{1,2}) ?\d{0,2})?\s*(?:\([^)]{2,30}\)\s*)?(?:—|–|--| - |:)\s*\S"
    r"|(?:[A-Z][\w.’'-]+,? ){0,4}\((?:AP|AFP|Reuters|CNN|UPI|Bloomberg|[A-Z]{2,6})\)\s*(?:—|–|-|--)?\s*\S"
)
_LABELS = frozenset(
    "EXCLUSIVE UPDATE UPDATED BREAKING WATCH OPINION ANALYSIS NOTE VIDEO POLL REPORT FACT-CHECK".split()
)
_PERSON = re.compile(r"(?:[A-Z][\w.’'-]+|[A-Z]\.)(?: (?:de|van|von|la|al|bin|den|der|[A-Z][\w.’'-]+|[A-Z]\.)){1,3}")
_PLACED = re.compile(r",? (?:in|and) (?:[A-Z][\w.’'-]+,? ?(?:and |in )?){1,6}")
_JOB = re.compile(
    r"\b(?:reporter|writer|editor|correspondent|columnist|journalist|staff|bureau|chief|contributor|producer)\b", re.I
)
_DATE = re.compile(r"\b(?:\d{1,2}[:.]\d{2}|(?:19|20|21)\d{2}|[ap]\.?m\.?)\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_MOST_LINES = 25
_LONGEST_HEADLINE = 40
_LONGEST_SENTENCE_HEADLINE = 22
_LONGEST_DECK = 45


def mark_front(found: list[Line]) -> int:
    """Give roles to what stands before the body, and say at which line the body begins."""
    lead = _lead(found)
    headline = _headline(found, lead)
    if headline is not None:
        found[headline].role = "headline"
        lead = _after_deck(found, headline, lead)
    for n, line in enumerate(found[:lead]):
        if not line.role:
            line.role = _front_role(found, n, headline, lead)
    return lead


def _lead(found: list[Line]) -> int:
    """Find the first paragraph that is running text, a first line that is a headline aside."""
    for n, line in enumerate(found[:_MOST_LINES]):
        if line.role or _captioned(found, n):
            continue
        if line.prose and not _sentence_headline(found, n):
            return n
        if _short_lead(found, n):
            return n
    first = next((n for n, line in enumerate(found) if not line.role), len(found))
    return first if any(line.prose and not line.role for line in found) or len(found) == 1 else len(found)


def _short_lead(found: list[Line], n: int) -> bool:
    """Whether a line too short for prose, or without a stop, opens the body all the same."""
    line = found[n]
    if line.words >= 16 and (_WEEKDAY.match(line.text) or "said" in line.text or dateline(line.text)):
        return True
    below = n + 1 < len(found) and found[n + 1].prose and not found[n + 1].role
    return below and line.words >= 3 and line.text.endswith((".", ":")) and not _sentence_headline(found, n)


def _sentence_headline(found: list[Line], n: int) -> bool:
    """Whether a first line that ends as a sentence does is a headline all the same."""
    line = found[n]
    if _headed(found, n):
        return False
    if line.words > _LONGEST_SENTENCE_HEADLINE or line.sentences > 1 + line.titled or n + 1 >= len(found):
        return False
    below = next((other for other in found[n + 1 :] if not other.role and not _byline(other)), None)
    if below is None or not below.prose:
        return False
    asks = line.text.rstrip("\"”’'")[-1:] in "?!" and not line.quoted and below.words > line.words
    return asks or line.titled or bool(dateline(below.text))


def _headed(found: list[Line], n: int) -> bool:
    """Whether a line above could be the headline."""
    return any(_may_head(line) for line in found[:n])


def _may_head(line: Line) -> bool:
    return not line.role and 3 <= line.words <= _LONGEST_HEADLINE and not line.text.endswith((":", ","))


def _headline(found: list[Line], lead: int) -> int | None:
    """Choose the headline among the lines before the body: the first of four words, else the first of two."""
    free = [n for n in range(lead) if not found[n].role and found[n].words <= _LONGEST_HEADLINE]
    free = [n for n in free if not _captioned(found, n) and not found[n].text.endswith((":", ","))]
    for least, named in ((4, False), (2, False), (2, True)):
        for n in free:
            if found[n].words >= least and (named or not _byline(found[n])):
                return n
    return None


def _after_deck(found: list[Line], headline: int, lead: int) -> int:
    """Step over a sentence below the headline that bylines or labels part from the body, or that a dateline follows."""
    if lead >= len(found) or lead - headline > 4:
        return lead
    line = found[lead]
    if line.words > _LONGEST_DECK or line.sentences > 2:
        return lead
    body = next((n for n in range(lead + 1, len(found)) if found[n].prose and not found[n].role), None)
    if body is None or body - lead > 12:
        return lead
    between = found[lead + 1 : body]
    parted = sum(_parts(other) for other in between)
    signed = any(other.role == "byline" or _byline(other) for other in between)
    placed = dateline(found[body].text) and not dateline(line.text)
    # A first paragraph tells the day, which a deck hardly ever does; one advertisement below it makes it no deck.
    if signed or placed or (parted > 1 and not _WEEKDAY.search(line.text)):
        line.role = "deck"
        return body
    return lead


def _parts(line: Line) -> bool:
    """Whether a line is one that stands between a deck and the body, as a picture does not."""
    return line.scope != "picture" and (line.role in ("boilerplate", "byline", "credit") or _byline(line))


def _front_role(found: list[Line], n: int, headline: int | None, lead: int) -> str:
    """Tell what a line before the body is that the list of furniture does not know."""
    line = found[n]
    if _captioned(found, n):
        return "caption"
    if _byline(line) and headline is not None and n > headline:
        return "byline"
    after = headline is not None and n > headline
    previous = found[n - 1].role if n else ""
    if after and previous in ("caption", "credit") and line.words >= 4:
        return "caption"
    if after and 5 <= line.words <= _LONGEST_DECK and previous in ("headline", "deck") and not _DATE.search(line.text):
        return "deck"
    if line.words >= 12 and line.stopped and lead == len(found):
        return "body"
    if line.words >= 9 and after:
        return "caption"
    return "boilerplate"


def _byline(line: Line) -> bool:
    """Whether a line is a name alone, or a name with a newsroom job."""
    text = line.text.strip(" |,•·–—-")
    if line.words > 14 or line.stopped:
        return False
    name = _PERSON.match(text)
    if name is None:
        return line.words <= 5 and bool(_JOB.search(text))
    rest = text[name.end() :]
    if _JOB.search(rest) or "@" in rest or (_PLACED.fullmatch(rest) and line.words <= 8):
        return True
    return not rest and 2 <= line.words <= 4 and not text.isupper()


def _captioned(found: list[Line], n: int) -> bool:
    """Whether a line above the headline describes a picture."""
    line = found[n]
    below = [other for other in found[n + 1 : n + 4] if other.role in ("", "headline")]
    heads = any(other.role == "headline" or (not other.stopped and _may_head(other)) for other in below[:2])
    return not line.role and n <= 1 and heads and line.stopped and shows(line)


def dateline(text: str) -> bool:
    """Whether a paragraph opens with the place it was written in.

    >>> dateline("BRENN, March 3 (Harbor Wire) — The port closed."), dateline("EXCLUSIVE: The port closed.")
    (True, False)
    """
    match = _DATELINE.match(text[:120])
    return bool(match) and text.split(maxsplit=1)[0].strip(":,") not in _LABELS
