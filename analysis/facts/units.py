"""The statements of an article: what is compared with what."""

import numpy as np
import pandas as pd

from analysis import schema, similarity
from analysis.facts import clauses

LONGEST = 600
_COLUMNS = ["article", "event", "start", "end", "text", "attribution", "whole"]


def units(
    articles: pd.DataFrame, sentences: pd.DataFrame, attributions: pd.DataFrame, spans: pd.DataFrame
) -> pd.DataFrame:
    """Cut articles into statements: sentences and, where one sentence says several things, its clauses too.

    A sentence longer than 600 characters gives several. A line that only announces another ("From the Harbor Post:")
    is none, nor is a clause that only says who says something. Other statements keep the words that say who said them:
    leaving these out (by attributions found automatically) made more false claims that something is not found. Plain
    words of reporting never count.

    Parameters
    ----------
    articles, sentences, attributions, spans : DataFrame
        Tables of those names; articles without an event are passed over.

    Returns
    -------
    DataFrame
        Columns article, event, start, end, text, attribution (the one whose content makes up at least half of what
        the statement says beside source and cue, or none) and whole (the row of the sentence that it is a clause of;
        of a sentence its own), sorted by article and place, a sentence before its clauses.
    """
    known = articles.dropna(subset=["event"])
    events = dict(zip(known["article"], known["event"], strict=True))
    texts = dict(zip(known["article"], known["text"], strict=True))
    rows = sentences[sentences["role"].isin(schema.COUNTED) & sentences["article"].isin(list(events))]
    rows = rows.sort_values(["article", "start"])
    # What a source tells of another's words, that source vouches for.
    outright = (attributions["act"] == "statement") & ~schema.yes(attributions["parent_counts"])
    stated = attributions.loc[outright, ["article", "attribution"]]
    parts = dict(list(spans.merge(stated, on=["article", "attribution"]).groupby("article")))
    found: list[tuple] = []
    for article, group in rows.groupby("article"):
        text, event = texts[article], events[article]
        framed, cued, owner = _marks(len(text), parts.get(article))
        for start, end in _pieces(text, group):
            if text[end - 1] == ":":
                # It announces what follows and says nothing of its own.
                continue
            whole = len(found)
            parts_of = clauses.split(text, start, end)
            saying = [(a, b) for a, b in parts_of if _says(text, a, b, framed, cued)]
            for a, b in [(start, end), *(saying if len(parts_of) > 1 else [])]:
                found.append((article, event, a, b, text[a:b], _content_of(text, a, b, framed, owner), whole))
    made = pd.DataFrame(found, columns=_COLUMNS)
    whole_numbers = dict.fromkeys(("start", "end", "whole"), "int64")
    return made.astype({**whole_numbers, "attribution": "Int64", "article": "str", "event": "str"})


def _marks(length: int, parts: pd.DataFrame | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mark for each character whether it is in a source or cue, in a cue, and in whose content, the innermost's."""
    framed, cued = np.zeros((2, length), dtype=bool)
    owner = np.full(length, -1, dtype=np.int64)
    if parts is None:
        return framed, cued, owner
    ordered = parts.assign(size=parts["start"] - parts["end"]).sort_values(["size", "start", "attribution"])
    for row in ordered.itertuples():
        if row.role == "content":
            owner[row.start : row.end] = row.attribution
        else:
            framed[row.start : row.end] = True
            cued[row.start : row.end] |= row.role == "cue"
    return framed, cued, owner


def _pieces(text: str, sentences: pd.DataFrame) -> list[tuple[int, int]]:
    """Give each sentence, cut at a mark or a space where it is longer than a passage may be."""
    pieces = []
    for start, end in zip(sentences["start"], sentences["end"], strict=True):
        while end - start > LONGEST:
            window = text[start : start + LONGEST]
            cut = max(window.rfind(mark) for mark in ("; ", ", ", " — "))
            cut = cut + 1 if cut > LONGEST // 3 else window.rfind(" ")
            cut = cut if cut > 0 else LONGEST
            pieces.append((start, start + cut))
            start += cut + len(text[start + cut : end]) - len(text[start + cut : end].lstrip())
        if start < end:
            pieces.append((start, end))
    return [(s, s + len(text[s:e].rstrip())) for s, e in pieces]


def _says(text: str, start: int, end: int, framed: np.ndarray, cued: np.ndarray) -> bool:
    """Whether a clause says more than who says something, and to whom: "Lund told the Ledger" does not."""
    if not cued[start:end].any():
        return True
    return any(not (framed[start + term.start] or term.capital) for term in similarity.terms(text[start:end]))


def _content_of(text: str, start: int, end: int, framed: np.ndarray, owner: np.ndarray) -> int | None:
    """Return the attribution whose content makes up at least half of what a statement says."""
    inside = owner[start:end]
    if not (inside >= 0).any():
        return None
    names, counts = np.unique(inside[inside >= 0], return_counts=True)
    said = sum(map(str.isalpha, text[start:end])) - int(framed[start:end].sum())
    best = int(counts.argmax())
    return int(names[best]) if counts[best] * 2 >= said else None
