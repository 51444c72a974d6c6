"""What stands between the words that two quotations share."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from analysis.reuse.speech import Speech

# Some outlets put their own words into round brackets.
_OPEN = re.compile(r"…|\.\s?\.\s?\.|[\[(]")
# Words that editors add or drop without a thought; a quotation that differs in nothing else is the same.
_SLIGHT = frozenset("a an the and that of in on upon to toward towards".split())
_STOP = re.compile("[.!?]")


class Block(NamedTuple):
    """A run of equal words: where it begins in either speech, and its length."""

    here: int
    there: int
    size: int

    def turned(self) -> "Block":
        """The same, seen from the other speech."""
        return Block(self.there, self.here, self.size)


class Gap(NamedTuple):
    """What stands between two equal runs, in either speech: from word to word."""

    here: tuple[int, int]
    there: tuple[int, int]

    def turned(self) -> "Gap":
        """The same, seen from the other speech."""
        return Gap(self.there, self.here)


class Pair(NamedTuple):
    """Two speeches and the texts that they stand in."""

    one: Speech
    two: Speech
    here: str
    there: str

    def turned(self) -> "Pair":
        """The same, the other way round."""
        return Pair(self.two, self.one, self.there, self.here)


def between(last: Block, block: Block) -> Gap:
    """Give what stands between two equal runs."""
    return Gap((last.here + last.size, block.here), (last.there + last.size, block.there))


def length(words: tuple[int, int]) -> int:
    """Count the words of one side of a gap."""
    return words[1] - words[0]


def is_spelling(pair: Pair, gap: Gap) -> bool:
    """Whether the words of a gap are the same word spelt otherwise, or nothing."""
    left = [w.form for w in pair.one.words[slice(*gap.here)]]
    right = [w.form for w in pair.two.words[slice(*gap.there)]]
    if len(left) != len(right):
        return False
    return all(
        min(len(a), len(b)) > 5 and SequenceMatcher(None, a, b).ratio() > 0.87 for a, b in zip(left, right, strict=True)
    )


def is_slight(pair: Pair, gap: Gap) -> bool:
    """Whether the words of a gap say nothing on either side."""
    return all(
        {w.form for w in said.words[slice(*words)]} <= _SLIGHT
        for said, words in ((pair.one, gap.here), (pair.two, gap.there))
    )


def kind(pair: Pair, gap: Gap) -> str | None:
    """Say what was done between two equal runs."""
    if _marked(pair.one, gap.here, pair.here) or _marked(pair.two, gap.there, pair.there):
        return "marked"
    if length(gap.here) and length(gap.there):
        return "reworded"
    if not length(gap.here):
        pair, gap = pair.turned(), gap.turned()
    if not length(gap.here) or _ampersand(pair, gap):
        return None
    at = gap.there[0]
    if not _whole(pair.one, gap.here, pair.here):
        # What stands between two quotations of a part each is not left out of either.
        return "left_out" if pair.two.words[at - 1].piece == pair.two.words[at].piece else None
    return "joined" if _together(pair.two, at) and not _quoted_apart(pair.one, gap.here) else None


def _quoted_apart(said: Speech, words: tuple[int, int]) -> bool:
    """Whether the words of a gap are quoted by themselves, in paragraphs of their own."""
    beside = {said.pieces[said.words[at].piece][2] for at in (words[0] - 1, words[1])}
    return beside.isdisjoint(said.pieces[w.piece][2] for w in said.words[slice(*words)])


def _ampersand(pair: Pair, gap: Gap) -> bool:
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
