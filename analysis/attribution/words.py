"""The words that are read for attributions, one row a word, over any number of articles at once."""

import numpy as np
import pandas as pd

from analysis import text as texts

READ = ("headline", "deck", "subhead", "body", "excerpt", "caption")
OUTSIDE, OPENING, INSIDE, CLOSING = range(4)


def read(articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Split the paragraphs that are read for attributions into words.

    Boilerplate, repeated copy, bylines and credits are passed over.

    Parameters
    ----------
    articles, paragraphs, sentences : DataFrame
        Tables of the schema.

    Returns
    -------
    DataFrame
        Columns article (row number in `articles`), paragraph, sentence (both as in the tables), start, end, word
        (categorical), state (0 outside quotation marks, 1 an opening mark, 2 inside, 3 a closing mark) and quotation
        (number of the outermost quotation, -1 outside), in the order of the text.

    Examples
    --------
    >>> a = pd.DataFrame({"article": ["a"], "text": ["“No,” Lund said."]})
    >>> p = pd.DataFrame({"article": ["a"], "paragraph": [0], "start": [0], "end": [16], "role": ["body"]})
    >>> read(a, p, p.assign(sentence=0))["state"].tolist()
    [1, 2, 2, 3, 0, 0, 0]
    """
    wanted = paragraphs[paragraphs["role"].isin(READ)].sort_values(["article", "start"])
    spans = dict(list(wanted.groupby("article", sort=False)))
    lines = {name: part.sort_values("start") for name, part in sentences.groupby("article", sort=False)}
    parts, count = [], 0
    for number, (name, text) in enumerate(zip(articles["article"], articles["text"], strict=True)):
        if name in spans and name in lines:
            part = _one(text, spans[name], lines[name])
            part["article"] = np.full(len(part["start"]), number)
            part["quotation"] = np.where(part["quotation"] >= 0, part["quotation"] + count, -1)
            count += len(part["start"])
            parts.append(part)
    columns = ["article", "paragraph", "sentence", "start", "end", "state", "quotation"]
    found = {c: np.concatenate([np.zeros(0, int), *(p[c] for p in parts)]) for c in columns}
    strings = [word for p in parts for word in p["word"]]
    return pd.DataFrame({**found, "word": pd.Categorical(strings)})


def _one(text: str, spans: pd.DataFrame, lines: pd.DataFrame) -> dict:
    """Read the words of one article, as arrays."""
    at = np.array(texts.tokens(text), dtype=np.int64).reshape(-1, 2)
    place = np.searchsorted(spans["start"], at[:, 0], side="right") - 1
    inside = (place >= 0) & (at[:, 1] <= spans["end"].to_numpy()[place])
    at, place = at[inside], place[inside]
    line = np.searchsorted(lines["start"], at[:, 0], side="right") - 1
    state, quotation = _quotation(text, at, list(zip(spans["start"], spans["end"], strict=True)))
    return {
        "paragraph": spans["paragraph"].to_numpy()[place],
        "sentence": lines["sentence"].to_numpy()[np.maximum(line, 0)],
        "start": at[:, 0],
        "end": at[:, 1],
        "word": [text[s:e] for s, e in at.tolist()],
        "state": state,
        "quotation": quotation,
    }


def _quotation(text: str, at: np.ndarray, spans: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """Where each word stands towards the outermost quotation marks, and in which of them."""
    marks = [q for q in texts.quotations(text, spans) if q.depth == 0]
    state, number = np.zeros(len(at), dtype=np.int64), np.full(len(at), -1)
    if not marks or not len(at):
        return state, number
    starts, ends = np.array([q.start for q in marks]), np.array([q.end for q in marks])
    closed = np.array([q.closed for q in marks])
    which = np.searchsorted(starts, at[:, 0], side="right") - 1
    held = (which >= 0) & (at[:, 0] < ends[which])
    state[held] = INSIDE
    number[held] = which[held]
    state[held & (at[:, 0] == starts[which])] = OPENING
    state[held & closed[which] & (at[:, 1] == ends[which]) & (state == INSIDE)] = CLOSING
    return state, number
