"""Words by which a passage shows, or may show, that somebody else than the outlet speaks."""

import re
from functools import cache

from analysis import resources

# "Was told" is said to the source, not by it, and "failed to" by nobody; a plea of guilty is an act, not a statement.
NO_SAYING = re.compile(r"^(?:is|are|was|were|been|being|be)\b.*\w(?:ed|old)\b|\bfail(?:s|ed|ing)? to\b", re.I)
PLEA = re.compile(r"\bguilty\b", re.I)
# Behind these words begins a clause that stands by itself.
JOINED = re.compile(
    r"(?:[;—–]|--|\b(?:after|although|and|as|because|before|but|if|since|than|though|until|when|where|whether|while))\s*$",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me)\b")


@cache
def hearsay() -> re.Pattern[str]:
    """Words that pass on what is said without saying by whom."""
    table = resources.lexicon("cue_nouns")
    return re.compile(rf"\b(?:{'|'.join(table.loc[table['hearsay'] == 'yes', 'form'])})\b", re.I)


@cache
def _reporting() -> re.Pattern[str]:
    """Words of plain saying, and any verb of saying before "that": its source may not have been found."""
    table = resources.lexicon("cues")
    said = table.loc[table["act"] == "statement", "forms"]
    verbs = sorted({form for forms in said for form in forms.split(", ") if " " not in form})
    nouns = resources.lexicon("cue_nouns")
    nouns = sorted(nouns.loc[nouns["act"] == "statement", "form"])
    plain = "say|says|said|tell|tells|told|wrote|writes|according|reportedly|allegedly|citing|reported|announced"
    return re.compile(rf"\b(?:{plain})\b|\b(?:{'|'.join(verbs)}) that\b|\b(?:{'|'.join(nouns)})\b", re.I)


def spoken(passage: str) -> bool:
    """Whether a word of a passage shows that somebody may speak in it.

    >>> spoken("The gate is shut, according to the plan."), spoken("The gate is shut.")
    (True, False)
    """
    return bool(_FIRST_PERSON.search(passage) or _reporting().search(passage))
