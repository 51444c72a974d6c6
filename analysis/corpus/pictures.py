"""Descriptions of pictures: paragraphs that say who visibly does what."""

import re
from functools import cache
from itertools import pairwise

from analysis import resources
from analysis.corpus.lines import Line
from analysis.text import WORD

SPEECH = re.compile(
    r"\b(?:said|says|told|tells|asked|asks|wrote|writes|added|replied|tweeted|posted|continued|laughed|shouted)\b", re.I
)
_SEEN = re.compile(
    r"\b(?:pictured|seen here|file photo|file image|in this (?:undated )?(?:photo|image|picture|frame))\b"
    r"|^(?:above|below|left|right|top|bottom)\s*[:,]|\((?:left|right|centre|center|pictured|above|below)\)",
    re.I,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY_AND_YEAR = re.compile(rf"(?:\b{_MONTH} \d{{1,2}},?|\b\d{{1,2}} {_MONTH},?) (?:19|20|21)\d{{2}}\b")
_CENTURY = re.compile(r"(?:19|2[01])\d\d")
_QUOTES = re.compile(r"[“”\"]|(?<!\w)‘")
_NO_SUBJECT = frozenset(
    "to will would can could may might must should the a an of for on in at by with and or not is was has as his her "
    "its their our my your this that these those no any each every all".split()
)
_PLURALS = frozenset("people men women children police crew crowd troops staff personnel youth public".split())
_LONGEST_CAPTION_WORDS = 60
# A verb that far from the start is no longer what the picture shows.
_REACH_WORDS = 14


def shows(line: Line) -> bool:
    """Whether a paragraph describes a picture: who visibly does what, in the present tense.

    A line that ends as a sentence does must be a single one and tell day and year, as captions do and reports do not.
    """
    text = line.text
    if not 5 <= line.words <= _LONGEST_CAPTION_WORDS or line.introduces or line.item:
        return False
    # Most lines end as sentences do and tell no year, which is soon seen.
    if line.stopped and not (_CENTURY.search(text) and _DAY_AND_YEAR.search(text)):
        return False
    if quotes(text) or SPEECH.search(text):
        return False
    if line.stopped:
        return _acts(text) and line.sentences == 1
    return bool(_SEEN.search(text)) or _acts(text)


def _acts(text: str) -> bool:
    """Whether a verb of the list stands in the present tense after a noun that agrees with it."""
    words = WORD.findall(text[:300])[:_REACH_WORDS]
    if not words or not words[0][:1].isupper():
        return False
    base, third = _verbs()
    return any(
        (verb in base and (noun.endswith("s") or noun.lower() in _PLURALS) and noun not in _NO_SUBJECT)
        or (verb in third and (not noun.endswith("s") or noun[0].isupper()) and noun.lower() not in _NO_SUBJECT)
        for noun, verb in pairwise(words)
    )


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Present forms of the listed verbs: those that go with several, those that go with one."""
    base = [verb.split()[0] for verb in resources.lexicon("captions")["verb"]]
    third = [
        re.sub(r"(?<=[^aeiou])y$", "ie", verb) + ("es" if verb.endswith(("s", "h", "x")) else "s") for verb in base
    ]
    return frozenset(base), frozenset(third)


def quotes(text: str) -> bool:
    """Whether a text holds quotation marks."""
    return bool(_QUOTES.search(text))
