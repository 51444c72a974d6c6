"""Words by which a passage shows, or may show, that somebody else than the outlet speaks."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis import resources

# "Was told" is said to the source, not by it, and "failed to" by nobody; a plea of guilty is an act, not a statement.
NO_SAYING = re.compile(r"^(?:is|are|was|were|been|being|be)\b.*\w(?:ed|old)\b|\bfail(?:s|ed|ing)? to\b", re.I)
PLEA = re.compile(r"\bguilty\b", re.I)
# Behind these words begins a clause that stands by itself.
JOINED = re.compile(
    r"(?:[;—–]|--|\b(?:after|although|and|as|because|before|but|if|since|than|though|until|when|where|whether|while))\s*$",
    re.I,
)
# With these words a sentence goes on with what the one before told.
GOES_ON = re.compile(r"(?:That|This|These|Those|Such|It|They|In other words)\b")
_WORD = re.compile(r"\w+")
_BEFORE_THAT = re.compile(r"(\w+) that\b", re.I)
_IN_A_DOCUMENT = re.compile(
    r"\bin (?:an?|the|its|his|her|their)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:indictment|complaint|lawsuit|suit|filing|report|letter|memo|e-?mail|ruling|affidavit|transcript|tweet|post)s?\b",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me)\b")


@cache
def hearsay() -> re.Pattern[str]:
    """Words that pass on what is said without saying by whom."""
    table = resources.lexicon("cue_nouns")
    return re.compile(rf"\b(?:{'|'.join(table.loc[table['hearsay'] == 'yes', 'form'])})\b", re.I)


class _Saying(NamedTuple):
    """What shows a saying: single words, verbs before "that" (their source may not have been found), phrases."""

    words: frozenset[str]
    verbs: frozenset[str]
    phrases: re.Pattern[str]


@cache
def _saying() -> _Saying:
    table, nouns = resources.lexicon("cues"), resources.lexicon("cue_nouns")
    said = table.loc[table["act"] == "statement", "forms"]
    verbs = frozenset(form for forms in said for form in forms.split(", ") if " " not in form)
    named = nouns.loc[nouns["act"] == "statement", "form"].tolist()
    plain = "say says said tell tells told wrote writes according reportedly allegedly citing reported announced"
    phrases = "|".join(sorted(form for form in named if " " in form))
    words = frozenset([*plain.split(), *(form for form in named if " " not in form)])
    return _Saying(words, verbs, re.compile(rf"\b(?:{phrases})\b", re.I))


@lru_cache(maxsize=1 << 13)
def spoken(passage: str) -> bool:
    """Whether a word of a passage shows that somebody may speak in it.

    >>> spoken("The gate is shut, according to the plan."), spoken("The gate is shut.")
    (True, False)
    >>> spoken("In a long indictment, Lund is charged with fraud.")
    True
    """
    saying = _saying()
    if _FIRST_PERSON.search(passage) or not saying.words.isdisjoint(w.lower() for w in _WORD.findall(passage)):
        return True
    if _IN_A_DOCUMENT.search(passage):
        return True
    verbs = (m[1].lower() for m in _BEFORE_THAT.finditer(passage))
    return not saying.verbs.isdisjoint(verbs) or bool(saying.phrases.search(passage))
