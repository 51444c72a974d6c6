"""The same quotation, altered or cut from outlet to outlet."""

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import Any

import pandas as pd

from analysis import schema
from analysis.reuse import speech
from analysis.reuse.gaps import Block, Gap, Pair, between, is_slight, is_spelling, kind, length
from analysis.reuse.speech import Speech

GRAM, LEAST, TELLING = 3, 4, 3
NEAR, DENSE = 8, 1.5
_AROUND = 16
_OFTEN = 200
_PAUSE = re.compile("[.!?…;:—–]")
_ENDS = re.compile(r"[.!?…][”\"’']*\s*$")


def quotations(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    spans: pd.DataFrame,
    attributed: pd.DataFrame,
    people: pd.DataFrame,
) -> pd.DataFrame:
    """Find quotations that two articles share and do not give in the same words.

    Only what stands in quotation marks in both is compared, and only between the first and the last word that both
    have: to quote more or less of what someone said is no alteration. Case, contractions, spelling, articles and "and"
    and the words of an attribution in between do not count. What two persons say in other words, or a person and a
    document, are two quotations. Which of the two is what was said cannot be told from the articles; two
    outlets may have heard it on two occasions, or translated it each.

    Parameters
    ----------
    articles, paragraphs, spans, attributed, people : DataFrame
        Tables of those names, the last is the table `sources`; who says a piece tells which pieces go together.

    Returns
    -------
    DataFrame
        Table `quotations`, article < other: what differs is reworded (other words), left_out (words of a sentence are
        left out without a mark), joined (sentences between are), marked (three points or brackets show it),
        moved (another order) or cut (ends as a sentence before its sentence does).

    Examples
    --------
    >>> quotations(*(schema.frame(t, []) for t in "articles paragraphs spans attributed sources".split())).empty
    True
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    said = speech.read(articles, paragraphs, spans, attributed, people)
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
    pair = Pair(one, two, texts[one.article], texts[two.article])
    return [row for chain in _chains(pair) if (row := _row(pair, chain))]


def _chains(pair: Pair) -> list[list[Block]]:
    """Give the equal runs of two speeches, together where few words or whole sentences lie between them."""
    left, right = [w.form for w in pair.one.words], [w.form for w in pair.two.words]
    matched = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    chains: list[list[Block]] = []
    for block in (Block(*m) for m in matched if m.size):
        gap = between(chains[-1][-1], block) if chains else None
        near = gap and (max(map(length, gap)) <= NEAR or kind(pair, gap) == "joined")
        chains[-1].append(block) if near else chains.append([block])
    return [_trimmed(chain) for chain in chains]


def _trimmed(chain: list[Block]) -> list[Block]:
    """Leave out a few words at either end of a chain, equal by chance, unless they stand close by."""
    while len(chain) > 1 and not _holds(chain[0], between(chain[0], chain[1])):
        chain = chain[1:]
    while len(chain) > 1 and not _holds(chain[-1], between(chain[-2], chain[-1])):
        chain = chain[:-1]
    return chain


def _holds(block: Block, gap: Gap) -> bool:
    return block.size > GRAM or max(map(length, gap)) <= block.size


def _row(pair: Pair, chain: list[Block]) -> dict[str, Any] | None:
    """Make the row of one stretch, if it is long and dense enough and differs."""
    same = [pair.one.words[b.here + k] for b in chain for k in range(b.size)]
    gaps = [between(p, q) for p, q in pairwise(chain)]
    gaps = [g for g in gaps if not is_spelling(pair, g) and not is_slight(pair, g)]
    if _same_words(pair, gaps):
        return None
    kinds = [kind(pair, g) for g in gaps]
    loose = [g for g, kind in zip(gaps, kinds, strict=True) if kind not in ("joined", "marked")]
    differing = max(sum(length(g.here) for g in loose), sum(length(g.there) for g in loose))
    if len(same) < max(LEAST, DENSE * differing) or sum(w.content for w in same) < TELLING:
        return None
    kinds += ["moved"] * _moved(pair, gaps, chain) + ["cut"] * (
        _cut(pair, chain[-1]) or _cut(pair.turned(), chain[-1].turned())
    )
    block = _elsewhere(pair, chain)
    if block:
        kinds, chain = [*kinds, "moved"], [block, *chain] if block.here < chain[0].here else [*chain, block]
        same += [pair.one.words[block.here + k] for k in range(block.size)]
    found = [kind for kind in schema.ALTERATIONS if kind in kinds]
    apart = pair.one.speaker and pair.two.speaker and pair.one.speaker != pair.two.speaker
    return (
        None
        if not found or (apart and "reworded" in found)
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


def _moved(pair: Pair, gaps: list[Gap], chain: list[Block]) -> bool:
    """Whether words that one lacks in a place stand elsewhere in or around the stretch."""
    here = _near(pair.one, chain[0].here, chain[-1].here + chain[-1].size)
    there = _near(pair.two, chain[0].there, chain[-1].there + chain[-1].size)
    sides = [(pair.one, g.here, there) for g in gaps] + [(pair.two, g.there, here) for g in gaps]
    return any(length(words) > GRAM and _stands(said, words, other) for said, words, other in sides)


def _same_words(pair: Pair, gaps: list[Gap]) -> bool:
    """Whether all that differs is the order of a few words: "never have been" and "have never been"."""
    here = [w.form for g in gaps for w in pair.one.words[slice(*g.here)]]
    there = [w.form for g in gaps for w in pair.two.words[slice(*g.there)]]
    return 0 < len(here) <= GRAM and sorted(here) == sorted(there)


def _near(said: Speech, start: int, end: int) -> list[str]:
    return [w.form for w in said.words[max(start - _AROUND, 0) : end + _AROUND]]


def _stands(said: Speech, words: tuple[int, int], among: list[str]) -> bool:
    run = [w.form for w in said.words[slice(*words)]]
    return any(among[i : i + len(run)] == run for i in range(len(among) - len(run) + 1))


def _elsewhere(pair: Pair, chain: list[Block]) -> Block | None:
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
            return Block(mine[0] + run.a, theirs[0] + run.b, run.size)
    return None


def _cut(pair: Pair, last: Block) -> bool:
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
