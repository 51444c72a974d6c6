"""The same quotation, altered or cut from outlet to outlet."""

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import Any, NamedTuple

import pandas as pd

from analysis import schema
from analysis.reuse import speech
from analysis.reuse.speech import Speech

GRAM, LEAST, TELLING = 3, 4, 3
NEAR, DENSE = 8, 1.5
_AROUND = 16
_OFTEN = 200
_OPEN = re.compile(r"…|\.\s?\.\s?\.|\[")
_STOP, _PAUSE = re.compile("[.!?]"), re.compile("[.!?…;:—–]")
_ENDS = re.compile(r"[.!?…][”\"’']*\s*$")


class _Block(NamedTuple):
    """A run of equal words: where it begins in either speech, and its length."""

    here: int
    there: int
    size: int

    def turned(self) -> "_Block":
        """The same, seen from the other speech."""
        return _Block(self.there, self.here, self.size)


class _Gap(NamedTuple):
    """What stands between two equal runs, in either speech: from word to word."""

    here: tuple[int, int]
    there: tuple[int, int]

    def turned(self) -> "_Gap":
        """The same, seen from the other speech."""
        return _Gap(self.there, self.here)


class _Pair(NamedTuple):
    """Two speeches and the texts that they stand in."""

    one: Speech
    two: Speech
    here: str
    there: str

    def turned(self) -> "_Pair":
        """The same, the other way round."""
        return _Pair(self.two, self.one, self.there, self.here)


def quotations(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, spans: pd.DataFrame, attributed: pd.DataFrame
) -> pd.DataFrame:
    """Find quotations that two articles share and do not give in the same words.

    Only what stands in quotation marks in both is compared, and only between the first and the last word that both
    have: to quote more or less of what someone said is no alteration. Case, contractions, spelling and the words of an
    attribution in between do not count. Which of the two is what was said cannot be told from the articles; two
    outlets may have heard it on two occasions, or translated it each.

    Parameters
    ----------
    articles, paragraphs, spans, attributed : DataFrame
        Tables of those names; who says a piece tells which pieces go together.

    Returns
    -------
    DataFrame
        Table `quotations`, article < other: what differs is reworded (other words), left_out (words of a sentence are
        left out without a mark), joined (sentences between are), marked (three points or square brackets show it),
        moved (another order) or cut (ends as a sentence before its sentence does).

    Examples
    --------
    >>> quotations(*(schema.frame(t, []) for t in ("articles", "paragraphs", "spans", "attributed"))).empty
    True
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    said = speech.read(articles, paragraphs, spans, attributed)
    rows = [row for i, j in _candidates(said) for row in _rows(said[i], said[j], texts)]
    made = schema.frame("quotations", rows).drop_duplicates(["article", "start", "other", "other_start"])
    return made.sort_values(["article", "other", "start", "other_start"], ignore_index=True)


def _candidates(said: list[Speech]) -> list[tuple[int, int]]:
    """Pair the speeches of two articles that share two pairs of neighbouring words, each with one that tells."""
    held: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, one in enumerate(said):
        for a, b in pairwise(one.words):
            if a.piece == b.piece and (a.content or b.content):
                held[a.form, b.form].add(number)
    few = (numbers for numbers in held.values() if 1 < len(numbers) <= _OFTEN)
    often = Counter(pair for numbers in few for pair in combinations(sorted(numbers), 2))
    return sorted((i, j) for (i, j), n in often.items() if n > 1 and said[i].article < said[j].article)


def _rows(one: Speech, two: Speech, texts: dict[str, str]) -> list[dict[str, Any]]:
    """Make a row of each stretch that two speeches share and do not give alike."""
    pair = _Pair(one, two, texts[one.article], texts[two.article])
    return [row for chain in _chains(pair) if (row := _row(pair, chain))]


def _chains(pair: _Pair) -> list[list[_Block]]:
    """Give the equal runs of two speeches, together where few words or whole sentences lie between them."""
    left, right = [w.form for w in pair.one.words], [w.form for w in pair.two.words]
    matched = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    chains: list[list[_Block]] = []
    for block in (_Block(*m) for m in matched if m.size):
        gap = _between(chains[-1][-1], block) if chains else None
        near = gap and (max(map(_length, gap)) <= NEAR or _kind(pair, gap) == "joined")
        chains[-1].append(block) if near else chains.append([block])
    return [_trimmed(chain) for chain in chains]


def _trimmed(chain: list[_Block]) -> list[_Block]:
    """Leave out a few words at either end of a chain, equal by chance, unless they stand close by."""
    while len(chain) > 1 and not _holds(chain[0], _between(chain[0], chain[1])):
        chain = chain[1:]
    while len(chain) > 1 and not _holds(chain[-1], _between(chain[-2], chain[-1])):
        chain = chain[:-1]
    return chain


def _holds(block: _Block, gap: _Gap) -> bool:
    return block.size > GRAM or max(map(_length, gap)) <= block.size


def _between(last: _Block, block: _Block) -> _Gap:
    return _Gap((last.here + last.size, block.here), (last.there + last.size, block.there))


def _length(words: tuple[int, int]) -> int:
    return words[1] - words[0]


def _row(pair: _Pair, chain: list[_Block]) -> dict[str, Any] | None:
    """Make the row of one stretch, if it is long and dense enough and differs."""
    same = [pair.one.words[b.here + k] for b in chain for k in range(b.size)]
    gaps = [_between(p, q) for p, q in pairwise(chain)]
    gaps = [g for g in gaps if not _spelling(pair, g)]
    kinds = [_kind(pair, g) for g in gaps]
    loose = [g for g, kind in zip(gaps, kinds, strict=True) if kind not in ("joined", "marked")]
    apart = max(sum(_length(g.here) for g in loose), sum(_length(g.there) for g in loose))
    if len(same) < max(LEAST, DENSE * apart) or sum(w.content for w in same) < TELLING:
        return None
    kinds += ["moved"] * _moved(pair, gaps, chain) + ["cut"] * (
        _cut(pair, chain[-1]) or _cut(pair.turned(), chain[-1].turned())
    )
    block = _elsewhere(pair, chain)
    if block:
        kinds, chain = [*kinds, "moved"], [block, *chain] if block.here < chain[0].here else [*chain, block]
        same += [pair.one.words[block.here + k] for k in range(block.size)]
    found = [kind for kind in schema.ALTERATIONS if kind in kinds]
    return (
        None
        if not found
        else {
            "article": pair.one.article,
            "start": pair.one.words[chain[0].here].start,
            "end": pair.one.words[chain[-1].here + chain[-1].size - 1].end,
            "other": pair.two.article,
            "other_start": pair.two.words[min(b.there for b in chain)].start,
            "other_end": pair.two.words[max(b.there + b.size for b in chain) - 1].end,
            "kind": found[0],
            "words": len(same),
            "only_here": _listed(pair.one, [g.here for g in gaps], pair.here),
            "only_there": _listed(pair.two, [g.there for g in gaps], pair.there),
        }
    )


def _spelling(pair: _Pair, gap: _Gap) -> bool:
    """Whether the words of a gap are the same word spelt otherwise, or nothing."""
    left = [w.form for w in pair.one.words[slice(*gap.here)]]
    right = [w.form for w in pair.two.words[slice(*gap.there)]]
    if len(left) != len(right):
        return False
    return all(
        min(len(a), len(b)) > 5 and SequenceMatcher(None, a, b).ratio() > 0.87 for a, b in zip(left, right, strict=True)
    )


def _kind(pair: _Pair, gap: _Gap) -> str | None:
    """Say what was done between two equal runs."""
    if _marked(pair.one, gap.here, pair.here) or _marked(pair.two, gap.there, pair.there):
        return "marked"
    if _length(gap.here) and _length(gap.there):
        return "reworded"
    if not _length(gap.here):
        pair, gap = pair.turned(), gap.turned()
    if not _length(gap.here) or _ampersand(pair, gap):
        return None
    at = gap.there[0]
    if not _whole(pair.one, gap.here, pair.here):
        # What stands between two quotations of a part each is not left out of either.
        return "left_out" if pair.two.words[at - 1].piece == pair.two.words[at].piece else None
    return "joined" if _together(pair.two, at) else None


def _ampersand(pair: _Pair, gap: _Gap) -> bool:
    """Whether an "and" is lacking where the other writes "&"."""
    start, end = pair.two.words[gap.there[0] - 1].end, pair.two.words[gap.there[0]].start
    return [w.form for w in pair.one.words[slice(*gap.here)]] == ["and"] and "&" in pair.there[start:end]


def _marked(said: Speech, words: tuple[int, int], content: str) -> bool:
    """Whether points or brackets stand where the words of a gap are or might be."""
    start, end = said.words[words[0] - 1].end, said.words[min(words[1], len(said.words) - 1)].start
    return bool(_OPEN.search(content[start:end]))


def _whole(said: Speech, words: tuple[int, int], content: str) -> bool:
    """Whether the words of a gap are whole sentences."""
    before = content[said.words[words[0] - 1].end : said.words[words[0]].start]
    after = content[said.words[words[1] - 1].end : said.words[words[1]].start]
    apart = said.words[words[0] - 1].piece != said.words[words[0]].piece
    return bool((apart or _STOP.search(before)) and _STOP.search(after))


def _together(said: Speech, at: int) -> bool:
    """Whether the words on either side of a place stand in one paragraph."""
    return said.pieces[said.words[at - 1].piece][2] == said.pieces[said.words[at].piece][2]


def _moved(pair: _Pair, gaps: list[_Gap], chain: list[_Block]) -> bool:
    """Whether words that one lacks in a place stand elsewhere in or around the stretch."""
    here = _near(pair.one, chain[0].here, chain[-1].here + chain[-1].size)
    there = _near(pair.two, chain[0].there, chain[-1].there + chain[-1].size)
    sides = [(pair.one, g.here, there) for g in gaps] + [(pair.two, g.there, here) for g in gaps]
    return any(_length(words) > GRAM and _stands(said, words, other) for said, words, other in sides)


def _near(said: Speech, start: int, end: int) -> list[str]:
    return [w.form for w in said.words[max(start - _AROUND, 0) : end + _AROUND]]


def _stands(said: Speech, words: tuple[int, int], among: list[str]) -> bool:
    run = [w.form for w in said.words[slice(*words)]]
    return any(among[i : i + len(run)] == run for i in range(len(among) - len(run) + 1))


def _elsewhere(pair: _Pair, chain: list[_Block]) -> _Block | None:
    """Find words that stand just before a stretch in one speech and just behind it in the other."""
    first, last = chain[0], chain[-1]
    here, there = (first.here, last.here + last.size), (first.there, last.there + last.size)
    for mine, theirs in (
        ((max(here[0] - _AROUND, 0), here[0]), (there[1], there[1] + _AROUND)),
        ((here[1], here[1] + _AROUND), (max(there[0] - _AROUND, 0), there[0])),
    ):
        left = [w.form for w in pair.one.words[slice(*mine)]]
        right = [w.form for w in pair.two.words[slice(*theirs)]]
        run = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
        if run.size > GRAM and sum(w.content for w in pair.one.words[mine[0] + run.a :][: run.size]) > 1:
            return _Block(mine[0] + run.a, theirs[0] + run.b, run.size)
    return None


def _cut(pair: _Pair, last: _Block) -> bool:
    """Whether the first speech ends as a sentence where the other's sentence goes on."""
    i, j = last.here + last.size - 1, last.there + last.size - 1
    short, long = pair.one.words, pair.two.words
    if (i + 1 < len(short) and short[i + 1].piece == short[i].piece) or j + 1 >= len(long):
        return False
    start, end, _ = pair.one.pieces[short[i].piece]
    following = pair.there[long[j].end : long[j + 1].start]
    goes_on = long[j + 1].piece == long[j].piece and not _PAUSE.search(following)
    # A part of a sentence may be quoted at the end of one; cut is what reads as a sentence of its own.
    whole = pair.here[start:end].lstrip("“”‘’\"'")[:1].isupper()
    return goes_on and whole and bool(_ENDS.search(pair.here[short[i].end : end]))


def _listed(said: Speech, gaps: list[tuple[int, int]], content: str) -> str | None:
    """Give the words of some gaps, as they stand."""
    parts = [content[said.words[a].start : said.words[b - 1].end] for a, b in gaps if b > a]
    return " … ".join(" ".join(part.split()) for part in parts) or None
