"""Whether an article says that a document was seen by the source, or by the outlet, behind what is said."""

import re

import numpy as np
import pandas as pd

from analysis import schema
from analysis.sources.extent import touched

KEYS = ["article", "attribution"]
_PAPER = (
    r"(?:documents?|memos?|memorandums?|memoranda|e-?mails?|letters?|drafts?|reports?|filings?|records?|"
    r"transcripts?|files?|messages?|texts?|slides?|presentations?|cables?|cop(?:y|ies)|recordings?|videos?|footage|"
    r"photographs?|notes|contracts?|invoices?|ledgers?|spreadsheets?|audits?|minutes|correspondence|proposals?)"
)
_SEEN = ("seen", "reviewed", "obtained", "viewed", "examined", "inspected", "read")
_SAW = (
    *_SEEN, "see", "sees", "saw", "seeing", "review", "reviews", "reviewing", "obtain", "obtains", "obtaining",
    "viewing", "examine", "examines", "examining", "reading",
)  # fmt: skip
_GAVE = ("provided", "shown", "leaked", "given", "handed", "sent")
_VERBS = frozenset((*_SAW, *_GAVE, "shared"))
# Up to six words between the two.
_BETWEEN = r"(?:[\s,]+[\w.’'-]{1,30}){0,6}?[\s,]+"
_PATTERN = re.compile(
    rf"\b{_PAPER}{_BETWEEN}(?:(?:{'|'.join(_SEEN)}) by|shared with|(?:{'|'.join(_GAVE)}) to)\b"
    rf"|\b(?:{'|'.join(_SAW)}){_BETWEEN}{_PAPER}\b",
    re.I,
)
_WORD = re.compile(r"\w+")
_LONGEST = 2000  # characters of a sentence that are read


def documents_seen(
    attributions: pd.DataFrame, spans: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame
) -> pd.Series:
    """Tell of each attribution whether its sentences say that somebody saw, obtained or was given a document.

    Whether the document bears out what is said is not told.

    Parameters
    ----------
    attributions : DataFrame
        Columns article and attribution: those to read.
    spans, sentences, articles : DataFrame
        The tables of these names.

    Returns
    -------
    Series of bool
        One value a row of `attributions`, with its index.

    Examples
    --------
    >>> mentions("according to a draft seen by the Harbor Post"), mentions("An aide who has read the letter left.")
    (True, True)
    >>> mentions("The report came out in May, an aide said.")
    False
    """
    text = dict(schema.rows(articles, "article", "text"))
    mine = touched(spans.merge(attributions[KEYS], on=KEYS), sentences)
    mine = mine.drop_duplicates([*KEYS, "sentences_start", "sentences_end"])
    places = schema.rows(mine, "article", "sentences_start", "sentences_end")
    hits = mine[np.array([mentions(text[a][s : min(e, s + _LONGEST)]) for a, s, e in places], dtype=bool)]
    found = set(schema.rows(hits, *KEYS))
    keys = schema.rows(attributions, *KEYS)
    return pd.Series([key in found for key in keys], index=attributions.index, dtype="boolean")


def mentions(sentence: str) -> bool:
    """Whether a sentence says that a document was seen, obtained or handed on."""
    return not _VERBS.isdisjoint(_WORD.findall(sentence.lower())) and bool(_PATTERN.search(sentence))
