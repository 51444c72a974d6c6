"""Headlines: a name for each fact made of its own words, for figures on pages that hold the texts too."""

import math
import re
import textwrap
from functools import cache

import pandas as pd

from analysis import resources

MOST, LEAST = 13, 4
# Characters of a passage that are looked at.
READ = 600
WIDTH, LINES = 30, 2
_DATELINE = re.compile(r"^[A-Z]{2}[A-Z.,’' ]*(?:,\s*\w+\.?\s\d+)?(?:\s*\([^)]{1,40}\))?\s*[:—–-]\s+")
_MARKS = {"“": "”", "‘": "’", "«": "»"}
_EDGE = " ,;:—–-"
_STOPS = ',;:—–)”’"?!'
_RELATIVE = frozenset("who whom whose which that where".split())
_TIES = frozenset("and but so yet nor however".split())
_REASONS = frozenset("because as while since".split())
_CONDITIONS = frozenset("if unless whether once until without except".split())
_BEING = frozenset("be is are was were been being has have had".split())
# What says that somebody says so, or thinks so, is not dropped where it says no.
_PLAIN = frozenset("neutral assertive endorsing doubting conceding".split())


def headlines(facts: pd.DataFrame) -> dict[str, str]:
    """Name each fact by a headline of its own words, for pages that hold the texts too.

    Parameters
    ----------
    facts : DataFrame
        Table `facts`.

    Returns
    -------
    dict of str to str
        Fact to headline.
    """
    return dict(zip(facts["fact"], facts["label"].map(headline), strict=True))


def headline(label: str, width: int = WIDTH, lines: int = LINES) -> str:
    """Cut a fact's passage to a headline that fits a few short lines.

    What opens the sentence, who says so and asides between commas go first, and only where it is too long; what is left
    is cut where a clause or a phrase ends. The words stand in their order; a mark of omission stands for who says so
    and for what is left out inside and behind. It names a fact and does not state it: the passage is what was said.

    Parameters
    ----------
    label : str
        The passage, as table `facts` holds it.
    width, lines : int
        Characters a line, and lines.

    Examples
    --------
    >>> headline("BRENN — On Monday, the port said that the gate, built in 1950, would stay closed until May 1.")
    '… the gate, built in 1950, would stay closed until May 1'
    >>> headline("“We have no choice,” Lund said.")
    '“We have no choice,” Lund said'
    """
    chunks = opened(label)
    for shorter in (introduction, saying, saying, _aside):
        if _fits(_written(chunks), width, lines):
            break
        chunks = shorter(chunks)
    whole = _written(chunks)
    return whole if _fits(whole, width, lines) else _cut(chunks, width, lines)


def _fits(words: str, width: int, lines: int) -> bool:
    return len(textwrap.wrap(words, width)) <= lines


def bare(chunk: str) -> str:
    """Give a word in lower case without the marks around it."""
    return chunk.strip("“”‘’\"'«»()[].,;:!?…").casefold()


@cache
def _classes() -> dict[str, str]:
    table = resources.lexicon("closed_class")
    return dict(zip(table["word"], table["class"], strict=True))


def _is(chunk: str, *classes: str) -> bool:
    found = _classes().get(bare(chunk), "")
    # "May" is a month.
    return found in classes and not (found == "auxiliary" and chunk[:1].isupper())


def _dangles(chunk: str) -> bool:
    """Say whether a word hangs in the air where a name ends with it."""
    kinds = ("preposition", "conjunction", "determiner", "possessive", "auxiliary", "question", "negation", "reporting")
    return _is(chunk, *kinds) or not bare(chunk)


def _begins(chunk: str) -> bool:
    """Say whether a word may begin what is said: a name, a number, or what stands before a noun."""
    inner = chunk.lstrip("“‘\"'(«")
    return inner[:1].isupper() or inner[:1].isdigit() or _is(chunk, "determiner", "possessive", "pronoun")


def opened(label: str) -> list[str]:
    """Leave out the place before a report, what a label repeats of its sentence, and words that tie it to another."""
    clause = " … " in label
    own = _DATELINE.sub("", label.rpartition(" … ")[2].strip()[:READ])
    chunks = own.split() or label[:READ].split()
    ties = _TIES | _REASONS if clause else _TIES
    while len(chunks) > LEAST - 1 and (bare(chunks[0]) in ties or (bare(chunks[0]) == "that" and _begins(chunks[1]))):
        chunks = chunks[1:]
    if clause and len(chunks) > LEAST - 1 and bare(chunks[0]) in ("who", "which", "that"):
        verbs = 1
        while bare(chunks[verbs]) in _BEING and verbs < len(chunks) - 2:
            verbs += 1
        return ["…", *chunks[verbs:]]
    return chunks


def introduction(chunks: list[str]) -> list[str]:
    """Leave out a phrase that opens a sentence, up to its comma; a condition stays."""
    ends = [i for i, chunk in enumerate(chunks[:9]) if chunk.endswith(",")]
    if not ends or len(chunks) - ends[0] - 1 < LEAST or not _begins(chunks[ends[0] + 1]):
        return chunks
    first = bare(chunks[0])
    opens = _is(chunks[0], "preposition", "conjunction", "adverb") or first in ("last", "next", "this")
    opens = opens and first not in _CONDITIONS
    return chunks[ends[0] + 1 :] if opens or (ends[0] == 0 and first.endswith("ly")) else chunks


@cache
def _says() -> frozenset[str]:
    table = resources.lexicon("cues")
    plain = table[table["act"].eq("statement") & table["stance"].isin(_PLAIN)]
    return frozenset(f.strip() for forms in plain["forms"] for f in forms.split(","))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(f.strip() for forms in resources.lexicon("cues")["forms"] for f in forms.split(","))


@cache
def _denies() -> frozenset[str]:
    return frozenset(resources.lexicon("negation")["word"])


def saying(chunks: list[str]) -> list[str]:
    """Leave out who says so, where what is said is a clause of its own."""
    quoted = [i for i, chunk in enumerate(chunks) if chunk[:1] in '“‘"']
    for i, chunk in enumerate(chunks[: min([14, *quoted])]):
        if bare(chunk) not in _says() or _denies() & {bare(c) for c in chunks[: i + 1]}:
            continue
        said = next((j for j in range(i + 1, min(i + 8, len(chunks))) if bare(chunks[j]) == "that"), None)
        if said is None and i and not chunk.endswith(",") and _begins("".join(chunks[i + 1 : i + 2])):
            said = i if any(_is(c, "auxiliary") for c in chunks[i + 2 : i + 8]) else None
        if said is not None and len(chunks) - said - 1 >= LEAST and not _is(chunks[said + 1], "auxiliary"):
            return ["…", *chunks[said + 1 :]]
    return chunks


def _aside(chunks: list[str]) -> list[str]:
    """Leave out what stands between two commas behind what the sentence is about."""
    ends = [i for i, chunk in enumerate(chunks) if chunk.endswith(",")]
    if len(ends) < 2 or ends[0] > 7 or len(chunks) - ends[1] - 1 < 3 or _is(chunks[ends[1] + 1], "conjunction"):
        return chunks
    opens = chunks[ends[0] + 1]
    name = opens[:1].isupper() and ends[1] - ends[0] <= 3
    if bare(opens) not in _RELATIVE | {"known", "or"} and not name and not _is(opens, "determiner", "possessive"):
        return chunks
    return [*chunks[: ends[0]], chunks[ends[0]].rstrip(","), "…", *chunks[ends[1] + 1 :]]


def _cut(chunks: list[str], width: int, lines: int) -> str:
    """Cut where the longest run ends with a clause or a phrase."""
    best, worth = 0, -math.inf
    for k in range(2, min(MOST, len(chunks) - 1) + 1):
        if not _fits(_written(chunks[:k], more=True), width, lines):
            break
        if not _dangles(chunks[k - 1]):
            value = k + _ends(chunks, k) - 3 * (k < LEAST)
            best, worth = (k, value) if value > worth else (best, worth)
    return _written(chunks[:best], more=True) if best else _written(chunks[:1])[: width * lines]


def _ends(chunks: list[str], k: int) -> float:
    """Say how well a name ends before a word: best with a clause, well with a phrase."""
    if chunks[k - 1].rstrip("”’\"'")[-1:] in (",", ";", ":", "—", "–"):
        return 4
    if bare(chunks[k - 1]) in _verbs():
        return -2
    if _is(chunks[k], "conjunction") or bare(chunks[k]) in _RELATIVE:
        return 2.5
    return 1.5 if _is(chunks[k], "preposition", "adverb") and bare(chunks[k]) != "of" else -2


def _written(chunks: list[str], more: bool = False) -> str:
    """Write words as a name: a capital first, no stop behind, each quotation mark with its like."""
    opened = bool(chunks) and chunks[0] == "…"
    words = " ".join(chunks[opened:]).strip(_EDGE).removesuffix("...").rstrip()
    words = _balanced(f"{words.rstrip(_EDGE)} …" if more else words)
    words = words[:-1] if re.search(r"[\w%)]\.$", words) and not re.search(r"\b\w\.\w\.$", words) else words
    # A mark of omission never stands on a line of its own.
    words = words.replace(" …", "\u00a0…")
    if opened and words:
        return f"… {words}"
    at = next((i for i, c in enumerate(words) if c.isalnum()), 0)
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def _balanced(words: str) -> str:
    """Close what stays open, and drop what closes nothing; an apostrophe is no mark.

    >>> _balanced("no suspects.” She said “it is"), _balanced('the "first gate'), _balanced("‘the pilots’ boat")
    ('no suspects. She said “it is”', 'the first gate', '‘the pilots’ boat')
    """
    if words.count('"') % 2:
        words = words.replace('"', "")
    kept: list[str] = []
    due: list[str] = []
    for i, mark in enumerate(words):
        after, before = words[i + 1 : i + 2], words[max(0, i - 1) : i]
        inside = mark == "’" and (after.isalnum() or (before.isalnum() and mark not in due))
        if mark in _MARKS:
            due.append(_MARKS[mark])
        elif mark in _MARKS.values() and not inside:
            if mark not in due:
                continue
            due.remove(mark)
        kept.append(mark)
    return "".join([*kept, *reversed(due)])
