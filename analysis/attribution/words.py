"""The words that are read for attributions, one row a word, over any number of articles at once."""

from collections import defaultdict
from itertools import chain

import numpy as np
import pandas as pd

from analysis import text as texts

READ = ("headline", "deck", "subhead", "body", "excerpt", "caption")
OUTSIDE, OPENING, INSIDE, CLOSING = range(4)
# The last white space of Unicode is U+3000.
_DARK = np.array([not chr(point).isspace() for point in range(0x3002)])
# What a name or a number begins with.
_NAMES = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


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
    bodies = articles["text"].tolist()
    base = np.cumsum([0, *(len(body) + 1 for body in bodies)])
    spans = _place(paragraphs[paragraphs["role"].isin(READ)], articles, base)
    lines = _place(sentences, articles, base)
    kinds, code, start, end = _tokens(bodies)
    place = np.searchsorted(spans["start"], start, side="right") - 1
    inside = np.isin(spans["number"], lines["number"])[place] & (place >= 0) if len(spans["start"]) else place >= 0
    inside[inside] = end[inside] <= spans["end"][place[inside]]
    start, end, place = start[inside], end[inside], place[inside]
    line = np.maximum(np.searchsorted(lines["start"], start, side="right") - 1, 0)
    number = spans["number"][place]
    state, quotation = _quotation(bodies, base, spans, start, end)
    found = {"article": number, "paragraph": spans["paragraph"][place], "sentence": lines["sentence"][line]}
    found |= {"start": start - base[number], "end": end - base[number], "state": state, "quotation": quotation}
    return pd.DataFrame({**found, "word": pd.Categorical.from_codes(code[inside], pd.Index(kinds, dtype=object))})


def _place(table: pd.DataFrame, articles: pd.DataFrame, base: np.ndarray) -> dict[str, np.ndarray]:
    """Lay spans out over all texts in a row, in their order; number is the row of the article."""
    number = pd.Index(articles["article"]).get_indexer(table["article"])
    held = np.flatnonzero(number >= 0)
    start = table["start"].to_numpy()[held] + base[number[held]]
    order = np.argsort(start, kind="stable")
    rows = held[order]
    end = table["end"].to_numpy()[rows] + base[number[rows]]
    ids = {name: table[name].to_numpy()[rows] for name in ("paragraph", "sentence") if name in table}
    return {"number": number[rows], "start": start[order], "end": end, **ids}


def _tokens(bodies: list[str]) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Split texts into words: each kind of word once; of every word its kind, and where it begins and ends.

    Places are those in all texts in a row, one character between them.
    """
    parts, which = _chunks(bodies)
    kinds, codes = _numbered(list(chain.from_iterable(parts)))
    held = np.fromiter(map(len, parts), dtype=np.int64, count=len(parts))
    first, many = (np.cumsum(held) - held)[which], held[which]
    code = codes[np.arange(many.sum()) + np.repeat(first - np.cumsum(many) + many, many)]
    # What is not white space belongs to one word each, so the lengths of words say where they stand.
    points = np.frombuffer("\n".join(bodies).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    dark = np.flatnonzero(_DARK.take(points, mode="clip"))
    length = np.fromiter(map(len, kinds), dtype=np.int64, count=len(kinds))[code]
    start = dark[np.cumsum(length) - length]
    return kinds, code, start, start + length


def _chunks(bodies: list[str]) -> tuple[list[list[str]], np.ndarray]:
    """Split what stands between white space into words, each kind of it once, and say which kind stands where."""
    # No text's last chunk is followed by the first of the next.
    chunks, which = _numbered(list(chain.from_iterable([*body.split(), ""] for body in bodies)))
    parts = [[chunk] if chunk.isalpha() else texts.split(chunk) for chunk in chunks]
    # A full stop is part of "Mr." where a name follows, and a word of its own elsewhere.
    titled = {n: texts.split(f"{chunk} A")[:-1] for n, chunk in enumerate(chunks) if chunk.endswith(".")}
    names = np.array([chunk[:1] in _NAMES for chunk in chunks], dtype=bool)
    before_name = np.arange(len(chunks), dtype=np.int32)
    before_name[list(titled)] = np.arange(len(titled)) + len(chunks)
    which[:-1] = np.where(names[which[1:]], before_name[which[:-1]], which[:-1])
    return [*parts, *titled.values()], which


def _numbered(strings: list[str]) -> tuple[list[str], np.ndarray]:
    """Number strings: each once, and which of these every one is."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    which = np.fromiter(map(numbers.__getitem__, strings), dtype=np.int32, count=len(strings))
    return list(numbers), which


def _quotation(
    bodies: list[str], base: np.ndarray, spans: dict[str, np.ndarray], start: np.ndarray, end: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Where each word stands towards the outermost quotation marks, and in which of them."""
    first = np.searchsorted(spans["number"], np.arange(len(bodies) + 1))
    marks = []
    for number, body in enumerate(bodies):
        here = slice(first[number], first[number + 1])
        own = ((spans[side][here] - base[number]).tolist() for side in ("start", "end"))
        found = texts.quotations(body, list(zip(*own, strict=True)))
        marks += [(q.start + base[number], q.end + base[number], q.closed) for q in found if q.depth == 0]
    state, quotation = np.zeros(len(start), dtype=np.int64), np.full(len(start), -1)
    if not marks:
        return state, quotation
    starts, ends, closed = (np.array(column) for column in zip(*marks, strict=True))
    which = np.searchsorted(starts, start, side="right") - 1
    held = (which >= 0) & (start < ends[which])
    state[held] = INSIDE
    quotation[held] = which[held]
    state[held & (start == starts[which])] = OPENING
    state[held & closed[which] & (end == ends[which]) & (state == INSIDE)] = CLOSING
    return state, quotation
