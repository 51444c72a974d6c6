"""Whom a pronoun does not mean, since its own words name them: "he said of Lund", "he said Lund lied"."""

import re

from analysis.sources import names, vocabulary
from analysis.sources.phrases import Phrase
from analysis.sources.reading import Reading

_BEHIND = 300  # characters in which a pronoun's own words may name somebody
_OF_WHOM = re.compile(r"\s+(?:\w+\s+){1,2}(?:of|about)\s+(?=[A-Z])")
_NEXT = re.compile(r"\s+([\w-]+)")
_CLAUSE = re.compile(r"[\s“\"‘']*(?:as|when|while|before|after|since|if|though|although|because|until)\s+", re.I)


def spoken_of(reading: Reading, phrase: Phrase) -> frozenset[int]:
    """List who is not meant by a pronoun, since its own words name them: "he said of Lund", "he said Lund lied"."""
    start, end = reading.bounds(phrase.start)
    # "As she said before, Ms. Lund will go": a clause that comes first may name later whom its pronoun means.
    if _CLAUSE.fullmatch(reading.text, start, phrase.start):
        return frozenset()
    of = _OF_WHOM.match(reading.text, phrase.end)
    behind = names.within(reading.mentions, phrase.end, min(phrase.end + _BEHIND, end))
    return frozenset(
        m.entity for m in behind if (of and m.start == of.end()) or (reading.is_told(m.start) and _alone(reading, m))
    )


def _alone(reading: Reading, mention: names.Mention) -> bool:
    """Whether a name stands outside quotations, for the person: not "the Lund campaign", nor "Mrs. Lund"."""
    behind = _NEXT.match(reading.text, mention.end)
    goes_on = behind is None or behind.group(1) in vocabulary.stopwords()
    wife = reading.text.endswith(("Mrs. ", "Ms. "), 0, mention.start)
    return goes_on and not wife and not reading.is_quoted(mention.start) and not is_owner(reading.text, mention.end)


def is_owner(text: str, end: int) -> bool:
    """Whether a possessive mark stands behind a name."""
    return text.startswith(("'", "’"), end) and re.match(r"['’]s?\b", text[end : end + 2]) is not None
