"""What a cue says the source does, and what it implies of the content."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from analysis import resources
from analysis import text as texts
from analysis.attribution import features

# Forms that are more often something else than a verb of saying or thinking; another verb in the cue goes before them.
WEAK = frozenset(
    "like back see hold state need order air text rate frame direct list name cast rule read post issue release "
    "held seen plan back backs rates lists names".split()
)
# Cues that are kept: those of a large corpus have no end.
_MOST = 1 << 16
# There for speed alone: a sentence without any of these matches no pattern.
_HINTS = ("declin", "refus", " not ", "n't ", "n’t ", " no ", "una", "neither")
_NEITHER = re.compile(
    r"\bneither [^.;:]{1,80}? "
    r"(?P<verb>(?:would|could|did|had|has) (?:immediately )?(?:comment|respond|elaborate|responded|commented))\b"
)

_NEGATED = re.compile(r"\b(?:not|never)\b|n't\b")
_TELLING = re.compile(
    r"\b(?:say|said|disclosed?|revealed?|released?|specif(?:y|ied)|elaborated?|identif(?:y|ied)|provided?|answer(?:ed)?|respond(?:ed)?"
    r"|repl(?:y|ied)|comment(?:ed)?|confirm(?:ed)?|predict(?:ed)?|speculated?)\b"
)


_SAID_TO_BE = re.compile(r"\b(?:is|are|was|were)\s+(?:said|understood|rumou?red|reported|alleged|believed|thought)\b")


@cache
def _silences() -> re.Pattern:
    patterns = resources.lexicon("non_responses")["pattern"]
    return re.compile(rf"\b(?:{'|'.join(patterns)})")


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    table = resources.lexicon("cue_nouns")
    return {f: (a, s) for f, a, s in zip(table["form"], table["act"], table["stance"], strict=True)}


@cache
def _noun_phrases() -> re.Pattern:
    ordered = sorted(_nouns(), key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    table = features.forms()
    return {f: (a, s) for f, a, s in zip(table.index, table["act"], table["stance"], strict=True)}


@cache
def _stems() -> dict[str, tuple[str, str]]:
    return {texts.stem(form): act for form, act in reversed(list(_verbs().items())) if " " not in form}


def hints(text: str) -> list[int]:
    """Find the places of a text whose sentences are worth asking for `silences`."""
    low = _lower(text)
    return sorted([at for hint in _HINTS for at in texts.places(low, hint)])


def _lower(text: str) -> str:
    """Write in small letters, character by character: offsets stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def silences(sentence: str) -> list[tuple[int, int]]:
    """Find where a sentence says that someone gave no answer, or that something could not be checked.

    Returns
    -------
    list of (int, int)
        Offsets in the sentence, from the verb on.

    Examples
    --------
    >>> silences("The port declined to comment.")
    [(9, 28)]
    >>> silences("The port declined the gift."), silences("Neither Lund nor Hale would comment.")
    ([], [(22, 35)])
    """
    low = _lower(sentence).replace("’", "'")
    found = [m.span() for m in _silences().finditer(low)]
    if "neither" in low:
        found += [m.span("verb") for m in _NEITHER.finditer(low)]
    return sorted(found)


@lru_cache(maxsize=_MOST)
def is_hearsay(cue: str) -> bool:
    """Say whether a cue reports what is said without saying by whom.

    >>> is_hearsay("was reportedly"), is_hearsay("said")
    (True, False)
    """
    match = _noun_phrases().search(cue.lower())
    return bool(match and match.group() in _hearsay()) or bool(_SAID_TO_BE.search(cue.lower()))


@cache
def _hearsay() -> frozenset[str]:
    table = resources.lexicon("cue_nouns")
    return frozenset(table.loc[table["hearsay"] == "yes", "form"])


@lru_cache(maxsize=_MOST)
def classify(cue: str, form: str) -> tuple[str, str | None]:
    """Tell a cue's act and stance.

    The first verb of the cue that the list of cues holds decides, a verb of seeming gives way to one of saying; then
    its nouns; then words of the same stem. A cue that no list holds is a statement where its content is a quotation,
    else a belief without a stance: it is kept, but counted as no statement.

    Parameters
    ----------
    cue : str
        The words of the cue.
    form : {"direct", "mixed", "indirect"}
        How much of the content is quoted.

    Returns
    -------
    act, stance : str, str or None

    Examples
    --------
    >>> classify("said", "indirect"), classify("hopes to", "indirect"), classify("according to", "indirect")
    (('statement', 'neutral'), ('wish', 'volitional'), ('statement', 'neutral'))
    """
    low = cue.lower().replace("’", "'")
    words = re.findall(r"[\w'-]+", low)
    if _NEGATED.search(low) and words[-1:] != ["deny"]:
        return ("non_response", "withholding") if _TELLING.search(low) else ("belief", None)
    found = _verb(words) or _noun(low) or _stem(words)
    if found is None:
        said = (form != "indirect" and words[-1:] != ["by"]) or not words
        return ("statement", "neutral") if said else ("belief", None)
    act, stance = found
    # Words that someone rejected or hoped were said.
    return ("statement" if act == "wish" and form == "direct" else act, stance or None)


def _verb(words: list[str]) -> tuple[str, str] | None:
    pairs = [" ".join(two) for two in pairwise(words)]
    found = [_verbs()[p] for p in pairs if p in _verbs()]
    strong = found or [_verbs()[w] for w in words if w in _verbs() and w not in WEAK]
    said = [one for one in strong if one[0] == "statement"]
    if strong and strong[0][0] == "belief" and said and any(w.startswith(("seem", "appear")) for w in words):
        return said[0]
    weak = [_verbs()[w] for w in words if w in _verbs()]
    left = strong or ([] if _noun(" ".join(words)) else weak)
    return left[0] if left else None


def _noun(low: str) -> tuple[str, str] | None:
    match = _noun_phrases().search(low)
    return _nouns()[match.group()] if match else None


def _stem(words: list[str]) -> tuple[str, str] | None:
    return next((_stems()[texts.stem(w)] for w in words if texts.stem(w) in _stems()), None)
