"""What is told inside what someone tells: "Ms. Lund promised to pay," an aide said.

The taggers mark one layer: within a content they see nothing. Its sentence, read once more as if nothing stood around
it, is tagged like any other.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis.attribution import acts, features
from analysis.attribution.drafts import Draft, Page, meet
from analysis.schema import SOURCING_ACTS
from analysis.text import Span

# Verbs that report words in most of their uses, and are seldom nouns.
_VERBS = frozenset(
    "accuse acknowledge add admit advise allege announce answer argue ask assert boast call claim complain concede "
    "conclude confirm contend demand deny describe disclose estimate explain find indicate inform insist "
    "instruct maintain mention note order pledge predict promise propose recall recommend repeat reply report respond "
    "reveal say show state stress suggest swear tell testify threaten tweet urge vow warn write".split()
)
_NOUNS = frozenset("answer answers demand demands order orders report reports state states tweet tweets".split())
# What stands before a noun or an infinitive, or tells that somebody may, should or might say something.
_NO_SUBJECT = (
    "to a an the this that his her its their my our your no any of can could will would should must may might not in "
    "new for from and or on with let by you".split()
)
_HYPOTHETICAL = re.compile(
    r"\b(?:to|can|could|will|would|should|must|may|might|shall|won|cannot|going)\b|['’](?:ll|d)\b", re.I
)
# What makes it a condition, or the outlet's own label: "what he called a mistake".
_NOT_TOLD = re.compile(r"\b(?:if|unless|whether|whenever|any(?:one|body)|no(?:body| one)|those|what|whom)\s+$", re.I)
_NOBODY = re.compile(
    r"(?:^|\s)(?:any(?:one|body) who|any(?:one|body)|no(?: \w+|body)|those who|you|it|that|this|which|what)$", re.I
)
_OWNER = re.compile(r"(?:['’]s|s['’])$|^(?:his|her|their|its|my|our|your)$", re.I)
_OPENING = re.compile(r"[\s\"“”‘’']*(?:that\s)?")
_SHORTEST = 4  # words
_SURE = 0.6
_BACK = 4  # cues before a place that may reach over it


class Piece(NamedTuple):
    """A sentence of a content, or the part of it that the content holds: its page, the attribution, where it stands."""

    page: int
    outer: Draft
    start: int
    end: int


@cache
def _verb() -> re.Pattern:
    table = features.forms()
    every = zip(table.index, table["lemma"], strict=True)
    known = {form for form, lemma in every if lemma in _VERBS and not form.endswith("ing")}
    return re.compile(rf"\b(?:{'|'.join(sorted(known - _NOUNS))})\b")


@cache
def _telling() -> re.Pattern:
    """Match a verb of saying behind what may be its subject."""
    no_subject = "".join(rf"(?<!\b{word} )" for word in _NO_SUBJECT)
    return re.compile(rf"(?<=\w )(?<!['’]s )(?<!['’]ll )(?<!n['’]t ){no_subject}{_verb().pattern}")


def pieces(pages: list[Page], drafts: list[list[Draft]]) -> list[Piece]:
    """Find the sentences of contents in which somebody may be reported to say something.

    Parameters
    ----------
    pages, drafts : list
        As `gather.drafted` gives them.
    """
    return [piece for n, (page, own) in enumerate(zip(pages, drafts, strict=True)) for piece in _pieces(n, page, own)]


def _pieces(number: int, page: Page, drafts: list[Draft]) -> list[Piece]:
    cues = sorted(c for d in drafts for c in d.cue)
    found: list[Piece] = []
    for start, end, outer in sorted(_sentences(page, drafts), key=lambda part: part[:2]):
        if all(_is_cue(cues, told.span()) for told in _telling().finditer(page.text, start, end)):
            continue
        piece = Piece(number, outer, start, end)
        # What stands in several contents is told by the innermost.
        if not found or found[-1].end <= start:
            found.append(piece)
        elif end - start < found[-1].end - found[-1].start:
            found[-1] = piece
    return found


def _is_cue(cues: list[Span], span: Span) -> bool:
    at = bisect_left(cues, (span[1],))
    return any(meet(span, cue) for cue in cues[max(at - _BACK, 0) : at])


def _sentences(page: Page, drafts: list[Draft]) -> Iterator[tuple[int, int, Draft]]:
    """Cut contents where sentences end, without what opens and closes the parts."""
    for draft in drafts:
        for at, last in draft.content:
            while at < last:
                end = min(max(page.sentence(at)[1], at + 1), last)
                start = _OPENING.match(page.text, at, end).end()  # type: ignore[union-attr]
                said = _unclosed(page.text[start:end].rstrip())
                if len(said.split()) >= _SHORTEST:
                    yield start, start + len(said), draft
                at = end


def _unclosed(said: str) -> str:
    """Leave out a last quotation mark that closes what opens before."""
    closes = said.count("”") > said.count("“") if said.endswith("”") else said.endswith('"') and said.count('"') % 2
    return said[:-1].rstrip(" ,") if closes else said


def tables(pages: list[Page], pieces: list[Piece]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Make an article of each piece: the tables articles, paragraphs and sentences.

    Parameters
    ----------
    pages : list
        As `gather.drafted` gives them.
    pieces : list
        As `pieces` gives them.
    """
    said = [pages[piece.page].text[piece.start : piece.end] for piece in pieces]
    articles = pd.DataFrame({"article": list(map(str, range(len(said)))), "text": said})
    paragraphs = pd.DataFrame({"article": articles["article"], "paragraph": 0, "start": 0, "end": list(map(len, said))})
    paragraphs = paragraphs.assign(role="body")
    return articles, paragraphs, paragraphs.assign(sentence=0)


def add(drafts: list[list[Draft]], pieces: list[Piece], pages: list[Page], found: list[list[Draft]]) -> None:
    """Add to the drafts of each article what is told in its pieces, each inside the attribution whose words they are.

    Parameters
    ----------
    drafts : list
        Those of the articles.
    pieces : list
        As `pieces` gives them.
    pages, found : list
        Of the pieces, as `gather.drafted` gives them.
    """
    known = {n: sorted(c for d in drafts[n] for c in d.cue) for n in {piece.page for piece in pieces}}
    for piece, page, own in zip(pieces, pages, found, strict=True):
        kept = [_moved(page, draft, piece.start) for draft in own if _tells(page, draft)]
        kept = [draft for draft in kept if not any(_is_cue(known[piece.page], cue) for cue in draft.cue)]
        for draft in kept:
            draft.parent = draft.parent if draft.parent in kept else piece.outer
        drafts[piece.page] += kept


def _moved(page: Page, draft: Draft, by: int) -> Draft:
    """Set a draft of a piece at its place in the article, with the quotation marks of the piece."""
    for spans in (draft.source, draft.cue, draft.content):
        spans[:] = [(start + by, end + by) for start, end in spans]
    draft.marks = [mark._replace(start=mark.start + by, end=mark.end + by) for mark in page.quotations]
    return draft


def _tells(page: Page, draft: Draft) -> bool:
    """Whether somebody is said to have said something: not that he might, nor what the speaker says just then."""
    source, cue = page.words(draft.source), page.words(draft.cue)
    if not (draft.source and draft.cue and draft.content) or draft.sure < _SURE:
        return False
    if acts.classify(cue, "indirect")[0] not in SOURCING_ACTS or not _verb().search(cue) or _HYPOTHETICAL.search(cue):
        return False
    if _NOBODY.search(source) or _OWNER.search(source) or _NOT_TOLD.search(page.text, 0, draft.source[0][0]):
        return False
    return source.lower() not in ("i", "we") or _VERBS.isdisjoint(cue.lower().split())
