"""Shared passages of two texts: equal runs of words, and runs joined where little was changed between them."""

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from analysis.reuse.words import Words

SEED = 3
BLOCK = 5
GAP = 5
EDGE, REACH = 2, 3
LONG = 8
CUT = 15
_OFTEN = 4


class Match(NamedTuple):
    """A shared passage in words: its place in either text, half open, and how many words both have."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int


def pairs(read: dict[str, Words], widest: int = 200) -> list[tuple[str, str]]:
    """List the pairs of articles that share at least one run of five words, from an index of such runs.

    A run that stands in more than `widest` articles names no pair by itself.
    """
    held: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for article, one in read.items():
        for i in _grams(one, BLOCK):
            held[tuple(one.words[i : i + BLOCK])].add(article)
    found: set[tuple[str, str]] = set()
    for articles in held.values():
        if 1 < len(articles) <= widest:
            found.update(combinations(sorted(articles), 2))
    return sorted(found)


def _grams(one: Words, n: int) -> list[int]:
    """Give the places of the runs of n words that stand in one paragraph."""
    p = one.paragraph
    return [i for i in range(len(p) - n + 1) if p[i] == p[i + n - 1]]


def index(one: Words) -> dict[tuple[str, ...], list[int]]:
    """Index the short runs of an article that hold a word of content; the first few places of each."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in _grams(one, SEED):
        if any(one.content[i : i + SEED]):
            places = found[tuple(one.words[i : i + SEED])]
            if len(places) < _OFTEN:
                places.append(i)
    return found


def match(one: Words, two: Words, first: dict, second: dict) -> list[Match]:
    """Find the shared passages of two articles, the longest first where they overlap, then in order of place."""
    seeds = sorted((i, j) for gram, places in first.items() if gram in second for i in places for j in second[gram])
    found = [_grow(chain, one, two) for chain in _chains(_runs(seeds, one, two), one, two)]
    return sorted(_apart(sorted(set(found), key=lambda m: (-m.words, m))))


def _runs(seeds: list[tuple[int, int]], one: Words, two: Words) -> list[tuple[int, int, int]]:
    """Extend seeds to the longest equal runs within a paragraph: start here, start there, words."""
    done: set[tuple[int, int]] = set()
    runs = []
    for i, j in seeds:
        if (i, j) in done:
            continue
        a, b = i, j
        while a and b and _equal(one, two, a - 1, b - 1, i, j):
            a, b = a - 1, b - 1
        n = 0
        while a + n < len(one.words) and b + n < len(two.words) and _equal(one, two, a + n, b + n, i, j):
            done.add((a + n, b + n))
            n += 1
        runs.append((a, b, n))
    return sorted(set(runs))


def _equal(one: Words, two: Words, a: int, b: int, i: int, j: int) -> bool:
    """Whether two words are equal and stand in the paragraphs of the words i and j."""
    return (
        one.words[a] == two.words[b] and one.paragraph[a] == one.paragraph[i] and two.paragraph[b] == two.paragraph[j]
    )


def _chains(runs: list[tuple[int, int, int]], one: Words, two: Words) -> list[list[tuple[int, int, int]]]:
    """Join runs that follow one another in both texts with little between them."""
    chains: list[list[tuple[int, int, int]]] = []
    open_chains: list[list[tuple[int, int, int]]] = []
    for run in runs:
        open_chains = [c for c in open_chains if run[0] - (c[-1][0] + c[-1][2]) <= CUT]
        near = [(gap, n) for n, c in enumerate(open_chains) if (gap := _gap(c[-1], run, one, two)) is not None]
        if near:
            chain = open_chains[min(near)[1]]
            overlap = max(0, chain[-1][0] + chain[-1][2] - run[0], chain[-1][1] + chain[-1][2] - run[1])
            chain.append((run[0] + overlap, run[1] + overlap, run[2] - overlap))
        else:
            chain = [run]
            chains.append(chain)
            open_chains.append(chain)
    return chains


def _gap(last: tuple[int, int, int], run: tuple[int, int, int], one: Words, two: Words) -> int | None:
    """Give the words between a chain's end and a run, or None where they do not follow one another closely."""
    here, there = run[0] - last[0] - last[2], run[1] - last[1] - last[2]
    if one.paragraph[last[0]] != one.paragraph[run[0]] or two.paragraph[last[1]] != two.paragraph[run[1]]:
        return None
    long = min(last[2], run[2]) >= LONG and min(here, there) <= EDGE
    if not -run[2] < min(here, there) or max(here, there) > (CUT if long else GAP):
        return None
    return abs(here) + abs(there)


def _grow(chain: list[tuple[int, int, int]], one: Words, two: Words) -> Match:
    """Count the equal words of a chain, those between its runs too, and take in equal words just beyond its ends."""
    start, other = chain[0][0], chain[0][1]
    words = chain[0][2]
    end, other_end = start + words, other + words
    for a, b, n in chain[1:]:
        words += n + _common(one.words[end:a], two.words[other_end:b])
        end, other_end = a + n, b + n
    while step := _beyond(one, two, end, other_end, 1, REACH):
        end, other_end, words = end + step[0], other_end + step[1], words + 1
    while step := _beyond(one, two, start - 1, other - 1, -1, REACH):
        start, other, words = start - step[0], other - step[1], words + 1
    return Match(start, end, other, other_end, words)


def _common(left: list[str], right: list[str]) -> int:
    """Length of the longest common subsequence of two short lists of words."""
    before = [0] * (len(right) + 1)
    for a in left:
        row = [0]
        for n, b in enumerate(right):
            row.append(before[n] + 1 if a == b else max(row[-1], before[n + 1]))
        before = row
    return before[-1]


def _beyond(one: Words, two: Words, i: int, j: int, way: int, reach: int) -> tuple[int, int] | None:
    """Give the steps to the next equal word of content after at most `reach` others in either text."""
    for a, b in sorted(((a, b) for a in range(reach + 1) for b in range(reach + 1)), key=lambda s: (s[0] + s[1], s)):
        x, y = i + way * a, j + way * b
        if not (0 <= x < len(one.words) and 0 <= y < len(two.words)) or one.words[x] != two.words[y]:
            continue
        inside = one.paragraph[x] == one.paragraph[i - way] and two.paragraph[y] == two.paragraph[j - way]
        if inside and (a == b == 0 or one.content[x]):
            return a + 1, b + 1
    return None


def _apart(found: list[Match]) -> list[Match]:
    """Keep a passage unless at least half of it, in either text, stands in one kept before."""
    kept: list[Match] = []
    here: set[int] = set()
    there: set[int] = set()
    for m in found:
        a, b = range(m.start, m.end), range(m.other_start, m.other_end)
        if sum(i in here for i in a) * 2 < len(a) and sum(j in there for j in b) * 2 < len(b):
            kept.append(m)
            here.update(a)
            there.update(b)
    return kept
