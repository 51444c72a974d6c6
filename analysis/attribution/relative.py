"""Sources that a relative clause parts from their cue: "Two aides, who asked not to be named, said that …"."""

import re

from analysis.attribution.drafts import Draft, Page, meet
from analysis.text import Span

# Subject, clause, and at most an adverb before the cue; no mark of another clause in between.
_SUBJECT = re.compile(
    r"(?P<source>[^,;:—“”\"()]{2,80},\s+(?:who|which|whose)\b[^;:—“”\"()]*?)\s*,\s*(?:\w+ly\s+|also\s+|then\s+)?$"
)
_LONGEST = 400
_PRONOUNS = frozenset(("who", "which"))


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Credit a cue behind a relative clause to the subject that its sentence begins with.

    The tagger may have found nobody, the clause's "who" alone, or have taken the subject for a content.

    Parameters
    ----------
    page : Page
    drafts : list of Draft
        Those of one article; they are completed in place.
    """
    for draft in drafts:
        if not draft.cue or not _PRONOUNS.issuperset([page.text[slice(*s)].lower() for s in draft.source]):
            continue
        follows = [c for c in draft.content if c > draft.cue[0]]
        if not follows:
            continue
        subject = _subject(page, draft.cue[0][0])
        if subject and all(c in follows or meet(c, subject) for c in draft.content):
            draft.source, draft.content = [subject], follows
    return drafts


def _subject(page: Page, cue: int) -> Span | None:
    start = page.sentence(cue)[0]
    match = _SUBJECT.fullmatch(page.text, start, cue) if cue - start <= _LONGEST else None
    return match.span("source") if match and not page.quoted(cue) else None
