"""Short names: a fact by at most five of its words, as they may be passed on of texts that are not one's own."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator

import pandas as pd

from analysis import resources
from analysis import text as texts
from analysis.charts.headlines import bare, introduction, opened, saying

WORDS, LETTERS = 5, 34
_STOPS = ',;:—–)”’"?!'


def briefs(facts: pd.DataFrame) -> dict[str, str]:
    """Name each fact by at most five words on end of its passage, as they may be passed on.

    Words that few other facts hold, that follow and precede a pause or a function word, and that name no other fact.

    Parameters
    ----------
    facts : DataFrame
        Table `facts`.

    Returns
    -------
    dict of str to str
        Fact to name.

    Examples
    --------
    >>> briefs(pd.DataFrame({"fact": ["f1", "f2"], "label": ["the port may close in May", "the union said no"]}))
    {'f1': 'port may close', 'f2': 'union said no'}
    """
    seen = [{bare(chunk) for chunk in label.split()} for label in facts["label"]]
    often = Counter(word for words in seen for word in words)
    empty = set(resources.lexicon("stopwords")["word"])
    telling = {w: math.log((1 + len(seen)) / n) + 0.1 for w, n in often.items() if w and w not in empty}
    found: dict[str, str] = {}
    for fact, label in zip(facts["fact"], facts["label"], strict=True):
        found[fact] = brief(label, telling, set(found.values()))
    return found


def brief(label: str, weights: dict[str, float] | None = None, taken: Collection[str] = ()) -> str:
    """Cut a passage to its most telling run of at most five words that reads on its own.

    Parameters
    ----------
    label : str
        The passage.
    weights : dict of str to float, optional
        What each word, in lower case, tells; those not in it tell nothing.
    taken : collection of str
        Names that others have.

    Examples
    --------
    >>> brief("Officials said that the port of Brenn may close", {"brenn": 2, "port": 2, "close": 2})
    'port of Brenn may close'
    """
    chunks = [chunk for chunk in saying(introduction(opened(label))) if bare(chunk)]
    worth = [(weights or {}).get(bare(chunk), 0.0) for chunk in chunks]
    usual = sum(worth) / max(1, sum(w > 0 for w in worth))
    runs = []
    for i, j in _runs(chunks, worth):
        words = _plain(chunks[i:j])
        starts = not i or not worth[i - 1] or chunks[i - 1][-1] in _STOPS
        ends = j == len(chunks) or not worth[j] or chunks[j - 1][-1] in _STOPS
        value = sum(worth[i:j]) + usual * (starts + 1.5 * ends - 2 * (j - i < 2) - 1.5 * (words in taken))
        runs.append((round(value, 6), -i, words))
    first = " ".join(match.group() for match in texts.WORD.finditer(" ".join(chunks[:WORDS])))
    return max(runs)[2] if runs else " ".join(first.split()[:WORDS])[:LETTERS].rstrip()


def _runs(chunks: list[str], worth: list[float]) -> Iterator[tuple[int, int]]:
    """Give the runs of a few words that begin and end with one that tells and hold no pause."""
    for i in range(len(chunks)):
        for j in range(i + 1, min(i + WORDS, len(chunks)) + 1):
            held = texts.count_words(_plain(chunks[i:j])) <= WORDS and len(_plain(chunks[i:j])) <= LETTERS
            if worth[i] and worth[j - 1] and held:
                yield i, j
            if chunks[j - 1][-1] in _STOPS:
                break


def _plain(chunks: list[str]) -> str:
    """Join words without the marks at their ends and without quotation marks."""
    return re.sub('[“”"«»‘]|’(?!\\w)', "", " ".join(chunks)).strip(" ,;:.!?—–()[]")
