"""Which sentences a span touches."""

import numpy as np
import pandas as pd


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
    known = {
        article: (group["start"].to_numpy(), group["end"].to_numpy())
        for article, group in sentences.sort_values(["article", "start"]).groupby("article", sort=False)
    }
    none = np.empty(0, dtype=np.int64)
    starts = np.zeros(len(spans), dtype=np.int64)
    ends = np.zeros(len(spans), dtype=np.int64)
    for i, (article, start, end) in enumerate(zip(spans["article"], spans["start"], spans["end"], strict=True)):
        first, last = known.get(article, (none, none))
        low, high = int(np.searchsorted(last, start, "right")), int(np.searchsorted(first, end, "left")) - 1
        inside = low <= high
        starts[i] = min(start, first[low]) if inside else start
        ends[i] = max(end, last[high]) if inside else end
    return spans.assign(sentences_start=starts, sentences_end=ends)
