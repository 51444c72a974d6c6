"""Whether two passages make one claim, apart from who says it."""

import re
from typing import Any

import numpy as np
import pandas as pd

from analysis import resources
from analysis.facts import reader
from analysis.facts.alignment import Common, common, weighed
from analysis.facts.voices import Voices

# What speaks for two passages making one claim: the lesser and the greater share that they have in common, how rare
# that is, how many words of it are no name or number, and whether one is but a part of its sentence; where they are
# read, the lesser and the greater of the log odds that either tells the other.
WORDS = ("least", "most", "weight", "plain", "part")
READ = (*WORDS, "read_least", "read_most")
# How likely it must be for them to be compared, by words alone and where they are read; and, by words, for one to name
# the other's source, as in "Lund said the premier promised her" and "promised Lund". Chosen where 349 candidates of 74
# events, and rows of seven more, were judged.
SAME, SAME_READ, SURE = 0.8, 0.7, 0.9
# Below this reading could not make it likely enough; of an event with more pairs above it than this none is read.
PLAUSIBLE, MOST = 0.4, 500
# Short passages that share nearly all are compared, too: by the lesser share of either (more where one is but a part of
# its sentence), the sum of both, the rarity of what they share, and how many words of it are no name or number.
LEAST, LEAST_OF_PART, BOTH, WEIGHT, PLAIN = 0.4, 0.6, 0.88, 11.0, 2
_ASKS = re.compile(r"\?[\"”’']*$")


def may_be_one(one: str, two: str) -> bool:
    """Whether two passages may make one claim: neither is a question, and not all of their numbers differ."""
    return not _counted_apart(one, two) and not any(_ASKS.search(passage) for passage in (one, two))


def told(voices: Voices, a: Any, b: Any) -> frozenset[int]:
    """Give the attributions of a passage that the other tells as part of the fact, as in "she said he promised"."""
    return voices.within(a.article, a.start, a.end, voices.unframed(b.article, b.start, b.end))


def compared(voices: Voices, a: Any, b: Any, within: tuple[frozenset[int], frozenset[int]] | None = None) -> Common:
    """Find what two passages share, apart from the words that say who says it."""
    within = within or (told(voices, a, b), told(voices, b, a))
    cuts = [
        [(s - m.start, e - m.start) for s, e in voices.framing(m.article, m.start, m.end, t)]
        for m, t in ((a, within[0]), (b, within[1]))
    ]
    one, two = (voices.texts[m.article][m.start : m.end] for m in (a, b))
    return common(one, two, cuts[0], cuts[1], voices.rarity[a.article])


def describe(voices: Voices, a: Any, b: Any, shared: Common) -> np.ndarray:
    """Give the values of `WORDS` for two passages and what they share."""
    least, most = sorted((shared.share_here, shared.share_there))
    part = any(voices.is_part(m.article, m.start, m.end) for m in (a, b))
    return np.array([least, most, np.log(max(shared.weight, 1.0)), np.log1p(shared.plain), part])


def nearly_all(shared: Common, part: bool) -> bool:
    """Whether two passages have most in common, and not only names and numbers."""
    shares = shared.share_here, shared.share_there
    enough = min(shares) >= (LEAST_OF_PART if part else LEAST) and sum(shares) >= BOTH
    return enough and shared.weight >= WEIGHT and shared.plain >= PLAIN


def by_words(values: np.ndarray) -> np.ndarray:
    """How likely two passages make the same claim, by the values of `WORDS`, one pair or one a row."""
    return _probability(values, resources.weights("drift")["words"])


def likely(
    values: np.ndarray, said: list[tuple[str, str]], events: list[str], engine: str
) -> tuple[np.ndarray, np.ndarray]:
    """How likely the passages of each pair make the same claim.

    Parameters
    ----------
    values : array of shape (pairs, WORDS)
        From `describe`.
    said : list of (str, str)
        The two passages of each pair.
    events : list of str
        The event of each pair; those of an event with too many are not read.
    engine : {"fast", "accurate"}
        Only with the second any is read.

    Returns
    -------
    probability : array of float
    enough : array of bool
        Whether that is enough to compare them.
    """
    found = by_words(values)
    enough, plausible = found >= SAME, pd.Series(found >= PLAUSIBLE)
    rows = np.flatnonzero(plausible & (plausible.groupby(events).transform("sum") <= MOST))
    if engine != "fast" and len(rows):
        read = np.c_[values[rows], both_ways([said[i] for i in rows])]
        found[rows] = _probability(read, resources.weights("drift")["read"])
        enough[rows] = found[rows] >= SAME_READ
    return found, enough


def both_ways(said: list[tuple[str, str]]) -> np.ndarray:
    """Read two passages beside each other, either as the statement: the lesser and the greater of the log odds."""
    odds = reader.odds(said + [(there, here) for here, there in said])
    return np.sort(odds.reshape(2, -1).T, axis=1)


def _probability(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(values @ weights[:-1] + weights[-1])))


def _counted_apart(one: str, two: str) -> bool:
    """Whether both passages hold numbers and no number is the same."""
    left, right = ({t.key for t, _ in weighed(p) if t.kind == "number"} for p in (one, two))
    return bool(left and right) and left.isdisjoint(right)
