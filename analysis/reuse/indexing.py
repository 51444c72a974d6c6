"""Articles as numbers: every word one, every short run of words one, so that runs are looked up and not compared."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from scipy import sparse

from analysis.reuse.words import Words

SEED = 3
BLOCK = 5
# Articles that an article is compared with where there are more: those that share most runs of words with it.
NEAREST = 100
_WIDEST = 200
_OFTEN = 4


class Indexed(NamedTuple):
    """The words of an article as numbers, with where the paragraph of each begins and ends, and its short runs.

    seeds : the first few places of each run of three words that holds a word of content
    """

    words: list[int]
    first: list[int]
    stop: list[int]
    content: list[bool]
    seeds: dict[int, list[int]]


class Index(NamedTuple):
    """The articles of a story, and the pairs of them that share at least one run of five words."""

    articles: dict[str, Indexed]
    pairs: list[tuple[str, str]]


def index(read: dict[str, Words]) -> Index:
    """Number the words and the runs of some articles, and pair the articles that share a run.

    A run that stands in more than 200 articles pairs none by itself. Of more than 100 articles each is paired only with
    those 100 that share most runs with it, so that the work grows with the words and not with the pairs of articles.

    Parameters
    ----------
    read : dict of str to Words
        The words of each article.

    Examples
    --------
    >>> one = Words("the gate was shut at night".split(), [], [0] * 6, [False] * 6, [True] * 6)
    >>> index({"a": one, "b": one, "c": one._replace(words=list("uvwxyz"))}).pairs
    [('a', 'b')]
    """
    names = list(read)
    numbers: dict[str, int] = {}
    words = np.array([numbers.setdefault(w, len(numbers)) for one in read.values() for w in one.words], dtype=np.int64)
    sizes = [len(one.words) for one in read.values()]
    starts = [0, *accumulate(sizes)]
    first, stop = _paragraphs(list(read.values()), starts)
    content = np.array([c for one in read.values() for c in one.content], dtype=bool)
    article = np.repeat(np.arange(len(names)), sizes)
    seeds, held = _runs(words, stop, SEED), _runs(words, stop, BLOCK)
    places = np.flatnonzero(seeds >= 0)
    places = places[np.any([content[places + k] for k in range(SEED)], axis=0)]
    found = {}
    for n, name in enumerate(names):
        a, b = starts[n], starts[n + 1]
        mine = places[np.searchsorted(places, a) : np.searchsorted(places, b)]
        found[name] = Indexed(
            words[a:b].tolist(),
            (first[a:b] - a).tolist(),
            (stop[a:b] - a).tolist(),
            content[a:b].tolist(),
            _placed(seeds[mine].tolist(), (mine - a).tolist()),
        )
    some = np.flatnonzero(held >= 0)
    return Index(found, [(names[i], names[j]) for i, j in _pairs(article[some], held[some], len(names))])


def _paragraphs(read: Sequence[Words], starts: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Give for each word where its paragraph begins and ends, counted over all articles."""
    number = np.array([p for one in read for p in one.paragraph], dtype=np.int64)
    opens = np.r_[True, np.diff(number) != 0][: len(number)]
    opens[[s for s in starts if s < len(number)]] = True
    begins = np.flatnonzero(opens)
    which = np.cumsum(opens) - 1
    return begins[which], np.r_[begins[1:], len(number)][which]


def _runs(words: np.ndarray, stop: np.ndarray, n: int) -> np.ndarray:
    """Number the runs of n words by what they say; -1 where a run would leave its paragraph."""
    found = np.full(len(words), -1, dtype=np.int64)
    places = np.flatnonzero(np.arange(len(words)) + n <= stop)
    if not len(places):
        return found
    codes, many = words[places], int(words.max()) + 1
    for k in range(1, n):
        codes = np.unique(codes * many + words[places + k], return_inverse=True)[1]
    found[places] = codes
    return found


def _placed(runs: list[int], places: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for run, place in zip(runs, places, strict=True):
        held = found.setdefault(run, [])
        if len(held) < _OFTEN:
            held.append(place)
    return found


def _pairs(article: np.ndarray, runs: np.ndarray, n: int) -> list[tuple[int, int]]:
    """Pair articles that share a run, each with no more than the nearest."""
    if not len(runs):
        return []
    held = sparse.csr_matrix((np.ones(len(runs), dtype=np.int32), (article, runs)))
    held.data[:] = 1
    many = np.bincount(held.indices, minlength=held.shape[1])
    held = held[:, np.flatnonzero((many > 1) & (many <= _WIDEST))]
    common = sparse.csr_matrix(held @ held.T)
    found: set[tuple[int, int]] = set()
    for i in range(common.shape[0]):
        row = slice(common.indptr[i], common.indptr[i + 1])
        others, counts = common.indices[row], common.data[row]
        others, counts = others[others != i], counts[others != i]
        kept = others[np.lexsort((others, -counts))][:NEAREST] if n > NEAREST + 1 else others
        found.update((i, j) if i < j else (j, i) for j in kept.tolist())
    return sorted(found)
