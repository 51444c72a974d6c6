"""Which sentences a span touches."""

import numpy as np
import pandas as pd

_SIDES = ("start", "end")


def touched(spans: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Add to each span where the first sentence that it touches starts and the last one ends.

    Parameters
    ----------
    spans : DataFrame
        Columns article, start and end.
    sentences : DataFrame
        Columns article, start and end, in code points of the article's text.

    Returns
    -------
    DataFrame
        The rows of `spans` with sentences_start and sentences_end; the span's own ends where no sentence is touched.

    Examples
    --------
    >>> lines = pd.DataFrame({"article": "a", "start": [0, 10], "end": [9, 20]})
    >>> found = touched(pd.DataFrame({"article": ["a"], "start": [4], "end": [12]}), lines)
    >>> found[["sentences_start", "sentences_end"]].to_numpy().tolist()
    [[0, 20]]
    """
    known = pd.Index(sentences["article"].unique())
    width = 1 + max(int(table[side].max()) if len(table) else 0 for table in (spans, sentences) for side in _SIDES)
    # All articles one behind the other, so that each place is looked up among all sentences at once.
    base, of = (known.get_indexer(table["article"]) * width for table in (spans, sentences))
    start, end = (base + spans[side].to_numpy() for side in _SIDES)
    first, last = (np.append(np.sort(of + sentences[side].to_numpy()), width * (len(known) + 1)) for side in _SIDES)
    low, high = np.searchsorted(last, start, "right"), np.searchsorted(first, end, "left") - 1
    inside = low <= high
    starts = np.where(inside, np.minimum(start, first[low]), start) - base
    ends = np.where(inside, np.maximum(end, last[high]), end) - base
    return spans.assign(sentences_start=starts, sentences_end=ends)
