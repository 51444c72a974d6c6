"""What two passages on one fact assert of it: that it is or is not, may be or will be."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis import similarity, text
from analysis.facts.alignment import weighed

POSSIBLE, CERTAIN = frozenset(("could", "may", "might")), frozenset(("will", "shall", "'ll", "’ll"))
_MODALS = POSSIBLE | CERTAIN | {"would"}
_REACH = 5
_PART, _LEAST = 0.57, 3
# A denial is a negation of its own.
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput|reject|refut|rebut|contradict|dismiss)", re.I)
# What is only supposed, and whom a clause picks out, is not asserted: "if they pass", "those who do not pass".
_SUPPOSED = re.compile(
    r"(?:even\s+|only\s+)?(?:if|unless|whether|should|once|until|in case|as long as|provided)\b", re.I
)
# "They want only the pier" goes well with "they do not want the gate".
_NARROW = re.compile(r"\b(?:only|solely|merely)\b", re.I)
# "She denied that she had ever left": what is denied stands outside.
_EVER = re.compile(r"\bever\b", re.I)
_PICKS_OUT = re.compile(r"[^,;:—–\s]\swho\s$")
_CLAUSE = re.compile(r"[,;:—–]\s|\s(?:and|but|or|that|which|who|while|although|though|because|says|said)\s")


class Slot(NamedTuple):
    """A modal verb: as written, its kind, "not" or "never" behind it, the next term and those around it."""

    words: str
    kind: str
    denied: str
    following: str
    around: frozenset[str]


@lru_cache(maxsize=1 << 14)
def slots(passage: str) -> tuple[Slot, ...]:
    """Find the modal verbs of a passage with what they speak of.

    Examples
    --------
    >>> [(s.words, s.kind, s.following) for s in slots("The gate could be shut by May.")]
    [('could', 'possible', 'shut')]
    >>> [(s.words, s.denied) for s in slots("Lund said she would never sell.")]
    [('would never', 'never')]
    """
    tokens = text.tokens(passage)
    words = [passage[s:e].lower() for s, e in tokens]
    if _MODALS.isdisjoint(words):
        return ()
    terms = [t for t, _ in weighed(passage)]
    found = []
    for i, word in enumerate(words):
        if word not in _MODALS or (word == "may" and passage[tokens[i][0]].isupper()):
            continue
        denied = next((w for w in words[i + 1 : i + 3] if w in ("not", "never")), "")
        after = [t.key for t in terms if t.start >= tokens[i][1]][:_REACH]
        before = [t.key for t in terms if t.start < tokens[i][0]][-_REACH:]
        if after:
            kind = "possible" if word in POSSIBLE else "certain" if word in CERTAIN else "would"
            shown = f"{word} {denied}".strip()
            found.append(Slot(shown, kind, denied, after[0], frozenset(after[1:] + before)))
    return tuple(found)


def certainty(one: str, two: str) -> tuple[str, str] | None:
    """Give the words by which one passage holds certain what the other holds possible, or never what it does not.

    Examples
    --------
    >>> certainty("The first teams could be in place by May 3.", "Teams will be in place at first light by May 3.")
    ('could', 'will')
    """
    for a in slots(one):
        for b in slots(two):
            if a.following != b.following or len(a.around & b.around) < 2:
                continue
            apart = {a.kind, b.kind} == {"possible", "certain"} and bool(a.denied) == bool(b.denied)
            if apart or {a.denied, b.denied} == {"not", "never"}:
                return a.words, b.words
    return None


def clauses(passage: str) -> list[tuple[int, int]]:
    """Cut a passage into clauses, at marks and conjunctions.

    >>> line = "It costs 40 crowns and says that no ship would be held."
    >>> [line[s:e] for s, e in clauses(line)]
    ['It costs 40 crowns', 'says', 'no ship would be held.']
    """
    cuts = [(m.start(), m.end()) for m in _CLAUSE.finditer(passage)]
    starts, ends = [0, *(e for _, e in cuts)], [*(s for s, _ in cuts), len(passage)]
    return [(s, e) for s, e in zip(starts, ends, strict=True) if s < e]


def negation(one: str, two: str) -> tuple[str, str] | None:
    """Give two clauses of which one alone is negated, and all that it denies the other says.

    Examples
    --------
    >>> negation("No ship would be held for more than six hours.", "It lets them hold a ship six hours, he said.")
    ('No ship would be held for more than six hours.', 'It lets them hold a ship six hours')
    >>> negation("The ship was held for six hours.", "A ship was held six hours.") is None
    True
    """
    left, right = _asserted(one), _asserted(two)
    if not any(clause.denied for clause in (*left, *right)):
        return None
    for a in left:
        for b in right:
            no, yes = (a, b) if a.denied else (b, a)
            if no.denied == yes.denied or a.lexical or b.lexical or _NARROW.search(yes.words):
                continue
            # What is denied of more is not denied of less: "no federal post" and "a post" may both be so.
            shared = a.keys & b.keys
            alike = no.keys - no.names <= shared and len(shared) >= _PART * len(yes.keys)
            if alike and len(shared - a.names - b.names) >= _LEAST:
                return a.words, b.words
    return None


class _Clause(NamedTuple):
    words: str
    keys: frozenset[str]
    names: frozenset[str]
    denied: bool
    lexical: bool


@lru_cache(maxsize=1 << 14)
def _asserted(passage: str) -> tuple[_Clause, ...]:
    """Read what a passage asserts, clause by clause; nothing where it denies something."""
    if _DENIES.search(passage):
        return ()
    found = []
    for start, end in clauses(passage):
        words = passage[start:end].strip()
        if _SUPPOSED.match(words) or _PICKS_OUT.search(passage[:start]):
            continue
        denied, lexical = similarity.negated(words)
        if not denied and _EVER.search(words):
            continue
        terms = [t for t, _ in weighed(words)]
        keys, names = ({_root(t.key) for t in terms if t.capital >= capital} for capital in (False, True))
        found.append(_Clause(words, frozenset(keys), frozenset(names), denied, lexical))
    return tuple(found)


def _root(key: str) -> str:
    """Cut a stem to what the forms of an irregular verb often share.

    >>> _root("held") == _root("hold")
    True
    """
    return re.sub("[aeiou]+", "a", key) if len(key) < 6 and key.isalpha() else key
