"""Shared passages of two texts: equal runs of words, and runs joined where little was changed between them."""

from typing import NamedTuple

from analysis.reuse.indexing import SEED, Indexed

GAP = 5
EDGE, REACH = 2, 3
LONG = 8
CUT = 15
# Steps over other words in either text, the fewest first.
_STEPS = sorted(((a, b) for a in range(REACH + 1) for b in range(REACH + 1)), key=lambda s: (s[0] + s[1], s))


class Match(NamedTuple):
    """A shared passage in words: its place in either text, half open, and how many words both have."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int


def match(one: Indexed, two: Indexed, least: int = 1) -> list[Match]:
    """Find the shared passages of two articles, the longest first where they overlap, then in order of place.

    Parameters
    ----------
    one, two : Indexed
        Articles of one index.
    least : int
        Passages of fewer words are left out.
    """
    shared = one.seeds.keys() & two.seeds.keys()
    seeds = sorted((j - i, i) for run in shared for i in one.seeds[run] for j in two.seeds[run])
    grown = {_grow(chain, one, two) for chain in _chains(_runs(seeds, one, two), one, two)}
    found = [m for m in grown if m.words >= least]
    return sorted(_apart(sorted(found, key=lambda m: (-m.words, m))))


def _runs(seeds: list[tuple[int, int]], one: Indexed, two: Indexed) -> list[tuple[int, int, int]]:
    """Extend seeds to the longest equal runs within a paragraph: start here, start there, words.

    Seeds are places in the second article less those in the first, and those in the first, sorted.
    """
    runs = []
    left, right = one.words, two.words
    last, reached = None, 0
    for apart, i in seeds:
        if apart == last and i < reached:
            continue
        low, high = max(one.first[i], two.first[i + apart] - apart), min(one.stop[i], two.stop[i + apart] - apart)
        a, b = i, i + SEED
        while a > low and left[a - 1] == right[a - 1 + apart]:
            a -= 1
        while b < high and left[b] == right[b + apart]:
            b += 1
        runs.append((a, a + apart, b - a))
        last, reached = apart, b
    return sorted(runs)


def _chains(runs: list[tuple[int, int, int]], one: Indexed, two: Indexed) -> list[list[tuple[int, int, int]]]:
    """Join runs that follow one another in both texts with little between them."""
    chains: list[list[tuple[int, int, int]]] = []
    open_chains: list[list[tuple[int, int, int]]] = []
    for run in runs:
        start, other, size = run
        open_chains = [c for c in open_chains if start - (c[-1][0] + c[-1][2]) <= CUT]
        near = [
            (gap, n)
            for n, c in enumerate(open_chains)
            # Most are told off by this, and it is quick.
            if -size < other - c[-1][1] - c[-1][2] <= CUT and (gap := _gap(c[-1], run, one, two)) is not None
        ]
        if near:
            chain = open_chains[min(near)[1]]
            overlap = max(0, chain[-1][0] + chain[-1][2] - run[0], chain[-1][1] + chain[-1][2] - run[1])
            chain.append((run[0] + overlap, run[1] + overlap, run[2] - overlap))
        else:
            chain = [run]
            chains.append(chain)
            open_chains.append(chain)
    return chains


def _gap(last: tuple[int, int, int], run: tuple[int, int, int], one: Indexed, two: Indexed) -> int | None:
    """Give the words between a chain's end and a run, or None where they do not follow one another closely."""
    here, there = run[0] - last[0] - last[2], run[1] - last[1] - last[2]
    if one.first[last[0]] != one.first[run[0]] or two.first[last[1]] != two.first[run[1]]:
        return None
    long = min(last[2], run[2]) >= LONG and min(here, there) <= EDGE
    if not -run[2] < min(here, there) or max(here, there) > (CUT if long else GAP):
        return None
    return abs(here) + abs(there)


def _grow(chain: list[tuple[int, int, int]], one: Indexed, two: Indexed) -> Match:
    """Count the equal words of a chain, those between its runs too, and take in equal words just beyond its ends."""
    start, other = chain[0][0], chain[0][1]
    words = chain[0][2]
    end, other_end = start + words, other + words
    for a, b, n in chain[1:]:
        words += n + _common(one.words[end:a], two.words[other_end:b])
        end, other_end = a + n, b + n
    while step := _beyond(one, two, end, other_end, 1):
        end, other_end, words = end + step[0], other_end + step[1], words + 1
    while step := _beyond(one, two, start - 1, other - 1, -1):
        start, other, words = start - step[0], other - step[1], words + 1
    return Match(start, end, other, other_end, words)


def _common(left: list[int], right: list[int]) -> int:
    """Length of the longest common subsequence of two short lists of words."""
    before = [0] * (len(right) + 1)
    for a in left:
        row = [0]
        for n, b in enumerate(right):
            row.append(before[n] + 1 if a == b else max(row[-1], before[n + 1]))
        before = row
    return before[-1]


def _beyond(one: Indexed, two: Indexed, i: int, j: int, way: int) -> tuple[int, int] | None:
    """Give the steps to the next equal word of content after a few others in either text, in the same paragraph."""
    if way > 0:
        here, there = (t.words[k : min(k + REACH + 1, t.stop[k - 1])] for t, k in ((one, i), (two, j)))
    else:
        here, there = (t.words[max(k - REACH, t.first[k + 1]) : k + 1] for t, k in ((one, i), (two, j)))
    if set(here).isdisjoint(there):
        return None
    here, there = here[::way], there[::way]
    for a, b in _STEPS:
        equal = a < len(here) and b < len(there) and here[a] == there[b]
        if equal and (a == b == 0 or one.content[i + way * a]):
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
