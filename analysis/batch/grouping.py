"""Which articles of a large corpus may report the same event: blocks by time and rare terms, without all pairs."""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import similarity
from analysis.batch import checking, parts, working
from analysis.batch.measuring import Task
from analysis.batch.pieces import Piece, records
from analysis.corpus.dates import iso_date
from analysis.events import dates

# Terms that an article goes by. More of them find more articles on one event and join more on different ones.
_TERMS = 24
# Words of an article that are looked at: what it reports stands at its beginning.
_WORDS = 4000
# Days that publications on one event may be apart.
DAYS = 3
# Terms that two articles share before they are compared, and articles in which a term stands before it is common.
SHARED = 6
COMMON = 40
# Articles that are compared with one another: cost grows with the square.
LARGEST = 30
# A stated story of more articles than this is no story; what belongs together in it is looked for as elsewhere.
LARGEST_STORY = 200
# Articles whose neighbours are looked up at once: a term is common by how many of them and their neighbours have it.
_AT_ONCE = 500
_SIGNATURES = ".signatures"


class _Survey(NamedTuple):
    """A piece to be read for its signatures."""

    number: int
    piece: Piece


def tasks(pieces: list[Piece], out: Path, tables: tuple[str, ...], crew: Any, progress: bool) -> list[Task]:
    """Put articles that may report the same event into one story, and whole stories into parts.

    Parameters
    ----------
    pieces : list of Piece
        The input.
    out : Path
        Keeps the signatures until all is done, so that they are computed once.
    tables : tuple of str
        Which tables to write.
    crew, progress
        As `working.through` takes them.

    Returns
    -------
    list of Task
        Parts of as many articles as the largest piece, or a few more. Each reads the pieces that its articles stand in:
        few where the input is sorted by date.
    """
    surveys = [_Survey(piece.number, piece) for piece in pieces]
    waiting = [one for one in surveys if not parts.path(out, _SIGNATURES, one.number).exists()]
    total = sum(piece.rows for piece in pieces)
    left = sum(one.piece.rows for one in waiting)
    working.through(crew, survey, waiting, str(out), total, total - left, progress, "articles surveyed")
    known = pd.concat([pd.read_parquet(parts.path(out, _SIGNATURES, piece.number)) for piece in pieces])
    # A story of more articles than can be on one event is no event: its articles go by what they tell.
    known = known.assign(
        story=known["story"].where(known.groupby("story")["day"].transform("size") <= LARGEST_STORY, "")
    )
    return _parts(known.assign(group=blocks(known)).reset_index(drop=True), pieces, tables)


def survey(one: _Survey, out: str, given_up: bool = False) -> int:
    """Write the signatures of a piece: of each row its day, its stated story and the rarest of its terms."""
    found, _ = checking.check(() if given_up else records(one.piece), one.piece.path)
    rows = []
    for n in range(one.piece.first, one.piece.first + one.piece.rows):
        row = found.get(n, {})
        when = dates.period(iso_date(row.get("published") or ""))
        day = when.first.toordinal() if when and when.exact else 0
        terms = signature(f"{row.get('headline') or ''}. {row.get('text') or ''}")
        rows.append({"piece": one.number, "row": n, "day": day, "story": row.get("story") or "", "terms": terms})
    parts.write(pd.DataFrame(rows), parts.path(Path(out), _SIGNATURES, one.number))
    return one.piece.rows


def signature(text: str) -> list[int]:
    """Give the terms that tell an article from others: the rarest in news among those that it repeats, as numbers.

    >>> signature("Brennwick votes. Brennwick voted on Monday.") == signature("Brennwick voted. Monday in Brennwick.")
    True
    """
    counts = Counter(term.key for term in similarity.terms(" ".join(text.split()[:_WORDS])) if term.kind != "negation")
    keys = sorted(counts)
    weights = similarity.rarity(keys) * (1 + np.log([counts[key] for key in keys])) if keys else []
    ranked = sorted(zip(-np.asarray(weights), keys, strict=True))
    return sorted(crc32(key.encode()) for _, key in ranked[:_TERMS])


def blocks(known: pd.DataFrame) -> np.ndarray:
    """Put articles into groups that may report one event.

    Two articles belong together where a story is stated and the same; or where none is, both were published within a
    few days (or both at an unknown time), and they share several terms that few articles of those days have. Whether
    they do report one event is left to `events.group`, which compares the articles of a group one by one; what is not
    in one group is never compared, so a group that is too small costs comparisons, and one that is too large time.

    Parameters
    ----------
    known : DataFrame
        Columns day (0 where unknown), story (empty where none is stated), terms.

    Returns
    -------
    array of int
        A group a row. Work grows with the number of articles, since a term that stands in more than `COMMON` of them
        is passed over and a group holds no more than `LARGEST`.
    """
    links = _Links(len(known))
    by_story: dict[str, int] = {}
    for n, story in enumerate(known["story"]):
        if story:
            links.join(by_story.setdefault(story, n), n)
    free = np.flatnonzero((known["story"] == "").to_numpy())
    for one, other in _pairs(free, known["day"].to_numpy()[free], [known["terms"].iloc[n] for n in free]):
        if links.size(one) + links.size(other) <= LARGEST:
            links.join(one, other)
    return np.array([links.first(n) for n in range(len(known))], dtype=np.int64)


def _pairs(rows: np.ndarray, days: np.ndarray, terms: list[np.ndarray]) -> list[tuple[int, int]]:
    """Pair articles of neighbouring days that share enough rare terms, those that share most first."""
    if not any(map(len, terms)):
        return []
    order = np.argsort(days, kind="stable")
    days, rows = days[order], rows[order]
    sizes = np.array([len(terms[n]) for n in order], dtype=np.int64)
    flat = np.concatenate([np.asarray(terms[n], dtype=np.int64) for n in order])
    column = np.unique(flat, return_inverse=True)[1]
    matrix = sparse.csr_matrix((np.ones(len(flat), np.int32), column, np.r_[0, np.cumsum(sizes)]))
    found: list[tuple[int, int, int]] = []
    for start in range(0, len(rows), _AT_ONCE):
        end = min(start + _AT_ONCE, len(rows))
        first = int(np.searchsorted(days, days[start] - DAYS))
        near = matrix[first:end]
        rare = near[:, np.flatnonzero(np.asarray(near.sum(axis=0)).ravel() <= COMMON)]
        shared = sparse.coo_matrix(rare[start - first :] @ rare.T)
        one, other = shared.row + start, shared.col + first
        kept = (shared.data >= SHARED) & (other < one) & (np.abs(days[one] - days[other]) <= DAYS)
        found += zip(-shared.data[kept], rows[other[kept]], rows[one[kept]], strict=True)
    return [(int(one), int(other)) for _, one, other in sorted(found)]


class _Links:
    """Sets of articles, joined one by one; each goes by its first."""

    def __init__(self, count: int) -> None:
        self._up = list(range(count))
        self._size = [1] * count

    def first(self, n: int) -> int:
        while self._up[n] != n:
            self._up[n] = self._up[self._up[n]]
            n = self._up[n]
        return n

    def size(self, n: int) -> int:
        return self._size[self.first(n)]

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        if low != high:
            self._up[high] = low
            self._size[low] += self._size[high]


def _parts(known: pd.DataFrame, pieces: list[Piece], tables: tuple[str, ...]) -> list[Task]:
    """Fill parts with whole groups, in the order of their first articles."""
    size = max((piece.rows for piece in pieces), default=1)
    counts = known["group"].value_counts().sort_index()
    part = dict(zip(counts.index, (counts.cumsum() - counts) // size, strict=True))
    named = [story or f"group-{group}" for story, group in zip(known["story"], known["group"], strict=True)]
    known = known.assign(part=known["group"].map(part), named=named)
    made = []
    for number, (_, rows) in enumerate(known.groupby("part")):
        held = {p: dict(zip(r["row"].tolist(), r["named"], strict=True)) for p, r in rows.groupby("piece")}
        here = tuple(pieces[p] for p in held)
        made.append(Task(number, here, tuple(held.values()), tables))
    return made
