"""The same fact in other words: what each article chose to write where another wrote something else."""

import re
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import numpy as np
import pandas as pd

from analysis import similarity
from analysis.text import Span, american, paragraphs, stem
from analysis.wording import voice
from analysis.wording.distinctive import tells
from analysis.wording.loaded import CUT, counted
from analysis.wording.scan import WORD

LONGEST = 5
"""Words of a choice at most: longer stretches are other statements rather than other words for one."""

ANCHOR = 0.45
"""The least likelihood with which a passage must say the same as its fact."""

LEAST = 0.1
"""The least that two choices, each read in its passage, must mean alike: below it passages only lined up by chance."""

_COLUMNS = [
    "fact", "event", "article", "start", "end", "text", "loaded", "other", "other_start", "other_end", "other_text",
    "other_loaded",
]  # fmt: skip


def passages(mentions: pd.DataFrame, facts: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Give for each fact that several articles report the passage of each that says it most alike.

    Parameters
    ----------
    mentions, facts, articles : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        fact, event, article, start, end; by fact and article, one row each.
    """
    rows = mentions[mentions["similarity"].ge(ANCHOR) & mentions["article"].isin(articles["article"])]
    rows = rows.sort_values(["fact", "article", "similarity", "start"], ascending=[True, True, False, True])
    rows = rows.drop_duplicates(["fact", "article"])
    several = rows.groupby("fact")["article"].transform("nunique") > 1
    rows = rows[several].merge(facts[["fact", "event"]], on="fact")
    return rows[["fact", "event", "article", "start", "end"]].reset_index(drop=True)


def choices(
    facts: pd.DataFrame,
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    loaded: pd.DataFrame,
    cut: float = CUT,
) -> pd.DataFrame:
    """Line up passages that say the same, and give what stands in one where the other has other words.

    Passages are laid side by side by the words that they share in the same order; what stands between two shared words
    on either side, up to five words, is the choice of each. Stretches that hold only names, numbers or words of grammar
    are left out: they differ in what is said, not in how; so are those in quotation marks, which are a source's words,
    and what means nothing alike. Where passages say a thing in another order little lines up, so that what is missing
    here may still differ.

    Parameters
    ----------
    facts, mentions, articles, loaded : DataFrame
        The tables of these names.
    cut : float
        The score from which a candidate of `loaded` counts.

    Returns
    -------
    DataFrame
        One row a pair of choices: fact, event, article, start, end, text, loaded (whether it holds a loaded word), and
        the same of the other article. Pairs with a loaded word in one of them first, then by fact and place.

    Examples
    --------
    >>> texts = ["Brenn is turning up the heat on Lund.", "Brenn is intensifying pressure on Lund."]
    >>> articles = pd.DataFrame({"article": ["a", "b"], "text": texts})
    >>> facts = pd.DataFrame({"fact": ["f"], "event": ["e"]})
    >>> rows = [("f", "a", 0, 37, 1.0), ("f", "b", 0, 39, 1.0)]
    >>> mentions = pd.DataFrame(rows, columns=["fact", "article", "start", "end", "similarity"])
    >>> none = pd.DataFrame({"article": [], "start": [], "end": [], "score": []})
    >>> choices(facts, mentions, articles, none)[["text", "other_text"]].values.tolist()
    [['turning up the heat', 'intensifying pressure']]
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    marked = {
        a: (g["start"].to_numpy(), g["end"].to_numpy())
        for a, g in counted(loaded, cut).sort_values("start").groupby("article")
    }
    rows: list[tuple] = []
    seen: set[tuple] = set()
    told = passages(mentions, facts, articles)
    quoted = {a: _quoted(texts[a]) for a in told["article"].unique()}
    for (fact, event), group in told.groupby(["fact", "event"], sort=True):
        places = list(group[["article", "start", "end"]].itertuples(index=False, name=None))
        for one, two in combinations(places, 2):
            for mine, other in _pair(texts[one[0]], one, texts[two[0]], two):
                if _touches(quoted[one[0]], *mine) or _touches(quoted[two[0]], *other):
                    continue
                if (one[0], mine, two[0], other) in seen or _meant(texts, one, mine, two, other) < LEAST:
                    continue
                seen.add((one[0], mine, two[0], other))
                sides = [
                    (a, s, e, " ".join(texts[a][s:e].split()), _touches(marked.get(a), s, e))
                    for a, (s, e) in ((one[0], mine), (two[0], other))
                ]
                rows.append((fact, event, *sides[0], *sides[1]))
    table = pd.DataFrame(rows, columns=_COLUMNS)
    kinds = dict.fromkeys(("start", "end", "other_start", "other_end"), "int64") | {
        "loaded": bool,
        "other_loaded": bool,
    }
    table = table.astype(kinds).assign(plain=lambda t: ~(t["loaded"] | t["other_loaded"]))
    return table.sort_values(["plain", "fact", "article", "start", "other"], ignore_index=True).drop(columns="plain")


def _meant(texts: dict[str, str], one: tuple, mine: Span, two: tuple, other: Span) -> float:
    """Give how near in meaning two choices are, each read within its passage."""
    read = [texts[article][start:end] for article, start, end in (one, two)]
    parts = [(n, s - place[1], e - place[1]) for n, (place, (s, e)) in enumerate(((one, mine), (two, other)))]
    here, there = similarity.vectors(read, parts)
    return float(here @ there)


def _quoted(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Give starts and ends of what a text quotes at some length."""
    spans = np.array(voice.spoken(text, paragraphs(text), []), dtype=np.int64).reshape(-1, 2)
    return spans[:, 0], spans[:, 1]


def _touches(spans: tuple[np.ndarray, np.ndarray] | None, start: int, end: int) -> bool:
    return spans is not None and bool(((spans[0] < end) & (spans[1] > start)).any())


def _pair(one: str, mine: tuple, two: str, other: tuple) -> list[tuple[Span, Span]]:
    """Line up two passages; give the stretches that stand in each other's place."""
    left, right = (list(WORD.finditer(text, place[1], place[2])) for text, place in ((one, mine), (two, other)))
    mine_keys, other_keys = ([stem(american(m.group().lower())) for m in side] for side in (left, right))
    blocks = SequenceMatcher(a=mine_keys, b=other_keys, autojunk=False).get_matching_blocks()
    holds = [any(tells(m.group().lower()) for m in left[block.a : block.a + block.size]) for block in blocks]
    found = []
    for n, (here, there) in enumerate(pairwise(blocks)):
        gaps = (left[here.a + here.size : there.a], right[here.b + here.size : there.b])
        spans = [_choice(text, gap) for text, gap in zip((one, two), gaps, strict=True)]
        # Between words of grammar alone one word can stand for anything; phrases on both sides seldom do.
        framed = holds[n] or holds[n + 1] or min(map(len, gaps)) > 2
        if here.size and there.size and framed and spans[0] and spans[1]:
            found.append((spans[0], spans[1]))
    return found


def _choice(text: str, gap: list[re.Match]) -> Span | None:
    """Give where a short stretch chooses its words, without names and words of grammar at its ends.

    A stretch over a comma or a dash holds parts of two phrases. Names and numbers differ in what is said, not in how.
    """
    while gap and not _is_choice(gap[0].group()):
        gap = gap[1:]
    while gap and not _is_choice(gap[-1].group()):
        gap = gap[:-1]
    if not 0 < len(gap) <= LONGEST:
        return None
    if any(not text[a.end() : b.start()].isspace() for a, b in pairwise(gap)):
        return None
    return gap[0].start(), gap[-1].end()


def _is_choice(word: str) -> bool:
    return word[0].islower() and tells(word.lower())
