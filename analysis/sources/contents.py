"""Whether what a source says is information, judgement or speculation."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from analysis import resources

_WORD = re.compile(r"([^\W\d_]++(?:['-][^\W\d_]++)*+)")
# Behind one of these a capital makes no name.
_OPENS = re.compile('[.!?:…“"‘]')
# Praise and attack judge whatever words they are put in.
_JUDGING = ("approving", "confrontational")
_COPULA = frozenset(
    "is are was were be been being am isn't aren't wasn't weren't it's he's she's that's they're become becomes became "
    "grow grows grew grown get gets got getting seem seems seemed look looks looked feel feels felt sound sounds "
    "sounded remain remains remained call calls called consider considers considered make makes made find finds "
    "as".split()
)
# "Called the pier unsafe" says it of the pier.
_LABELS = re.compile(r"\b(?:call|describ|label|brand|dub|deem|consider|find|found|view|regard|portray|characteri[sz])")
_REACH = 4
Entry = tuple[tuple[str, ...], str, str]


def content_kind(content: str, cue: str = "", stance: str | None = None) -> str:
    """Tell what kind of thing a source says, from its words.

    A judgement of how good, right or needed something is goes before a guess at what may be; all else is information,
    true or not. Words alone decide: irony, and judgement in neutral words, are not seen. Against one reader's codes of
    110 statements that the list was not made on, 67 % are coded alike, Cohen's kappa .42: of what the reader called
    judgement half is found. It is the softest code of all; compare shares of many statements, never single ones.

    Parameters
    ----------
    content, cue : str
        What is said, and the words that say that it is.
    stance : str, optional
        The class of the cue: praise and attack are judgements in any words.

    Returns
    -------
    str
        "evaluation", "speculation" or "fact".

    Examples
    --------
    >>> content_kind("the first boats sailed at nine"), content_kind("the first boats may sail in May")
    ('fact', 'speculation')
    >>> content_kind("“It is a reckless plan and it might fail.”")
    'evaluation'
    >>> content_kind("the toll", cue="slammed", stance="confrontational")
    'evaluation'

    References
    ----------
    Slovenian dailies' anonymous sources: information type and evaluation, 2021, PMC10731076, table 5.
    """
    introduced, labelled = _introduces(cue.lower())
    if stance in _JUDGING and "fact" not in introduced:
        return "evaluation"
    found = _kinds(_words(content), labelled=labelled) | introduced
    return next((kind for kind in ("evaluation", "speculation") if kind in found), "fact")


@lru_cache(maxsize=1 << 14)
def _introduces(cue: str) -> tuple[set[str], bool]:
    """Give the kinds that a cue speaks for, and whether it labels something; cues come back."""
    return _kinds(_words(cue), cue=True), bool(_LABELS.search(cue))


def _words(content: str) -> list[str]:
    """Give the words in lower case, and an empty one for each that is written like a name."""
    parts = _WORD.split(content.replace("’", "'"))
    between, written = parts[0:-1:2], parts[1::2]
    found = [word.lower() for word in written]
    for i in [i for i, word in enumerate(written) if word[0].isupper()]:
        if i and written[i] != "I" and not _OPENS.search(between[i]):
            found[i] = ""
    return found


def _kinds(words: list[str], cue: bool = False, labelled: bool = False) -> set[str]:
    """Give the kinds that words speak for; of listed phrases at one place the longest counts."""
    found: set[str] = set()
    firsts, end = _firsts(), 0
    for i in [i for i, word in enumerate(words) if word in firsts]:
        entry = _entry(words, i) if i >= end else None
        if entry is None:
            continue
        phrase, kind, where = entry
        end = i + len(phrase)
        counts = (cue and where == "cue") or (labelled and where == "predicate")
        if counts or _stands(words, i, end, where):
            found.add(kind)
    return found


def _entry(words: list[str], i: int) -> Entry | None:
    """Give the longest listed phrase that begins with the i-th word."""
    listed = _listed()
    for entry in listed.get(tuple(words[i : i + 2]), ()):
        if tuple(words[i : i + len(entry[0])]) == entry[0]:
            return entry
    return listed.get((words[i],), [None])[0]


def _stands(words: list[str], i: int, j: int, where: str) -> bool:
    """Whether a phrase stands where it counts."""
    if where == "predicate":
        return bool(_COPULA & set(words[max(0, i - _REACH) : i]))
    if where == "before":
        return j < len(words) and bool(words[j]) and words[j] not in _function_words()
    return where == "any"


@cache
def _function_words() -> frozenset[str]:
    return frozenset(resources.lexicon("closed_class")["word"])


@cache
def _firsts() -> frozenset[str]:
    return frozenset(first for first, *_ in _listed())


@cache
def _listed() -> dict[tuple[str, ...], list[Entry]]:
    """Give the listed phrases by their first two words, the longest first."""
    table = resources.lexicon("content_kinds")
    found: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for phrase, kind, where in zip(table["phrase"], table["kind"], table["where"], strict=True):
        words = tuple(phrase.split())
        found[words[:2]].append((words, kind, where))
    loaded = resources.lexicon("wording")
    for term in loaded.loc[loaded["category"].eq("subjective_adjective"), "term"]:
        if " " not in term and not found[term,]:
            found[term,].append(((term,), "evaluation", "any"))
    return {first: sorted(entries, key=lambda e: -len(e[0])) for first, entries in found.items()}
