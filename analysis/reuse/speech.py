"""What an article quotes: the words of each speech, in order, with the pieces that it is quoted in."""

import re
from typing import NamedTuple

import pandas as pd

from analysis import resources, schema, text

_SHORT = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}
_MARK = re.compile('[“”"]')
_FOLLOWED = 6


class Quoted(NamedTuple):
    """What stands in quotation marks; one that runs on without marks of its own was opened further up."""

    start: int
    end: int
    opened: int


class Word(NamedTuple):
    """A quoted word: its form for comparison, its place, the number of its piece, whether it tells something."""

    form: str
    start: int
    end: int
    piece: int
    content: bool


class Speech(NamedTuple):
    """Words that one source is quoted with in one stretch of an article; pieces are what stands between two marks.

    `speaker` is the person who says them, by the id in the story, or "a document"; None where it is neither.
    """

    article: str
    words: list[Word]
    pieces: dict[int, tuple[int, int, int]]
    speaker: str | None = None


def read(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    spans: pd.DataFrame,
    attributed: pd.DataFrame,
    people: pd.DataFrame,
) -> list[Speech]:
    """Read what each article quotes.

    Pieces that follow one another and are one source's are one speech.

    Parameters
    ----------
    articles, paragraphs, spans, attributed, people : DataFrame
        Tables of those names; the last is the table `sources`.

    Returns
    -------
    list of Speech
        Sorted by article and place. A piece is start, end and number of its paragraph.
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    counted = paragraphs[paragraphs["role"].isin(schema.COUNTED)].sort_values(["article", "start"])
    owners, speakers = _owners(spans, attributed), _speakers(people)
    found = []
    for article, rows in counted.groupby("article"):
        places = list(zip(rows["start"], rows["end"], strict=True))
        speeches = _speeches(str(article), texts[article], places, owners.get(str(article), []))
        found += [one._replace(speaker=speakers.get((str(article), who))) for who, one in speeches]
    return found


def quoted(content: str, paragraphs: list[tuple[int, int]]) -> list[Quoted]:
    r"""Find what stands in quotation marks, with what follows an unclosed mark up to the next one in a paragraph.

    A quotation over several paragraphs should be opened anew in each. Where it is not, the paragraphs up to the next
    mark, at most six, belong to it.

    Examples
    --------
    >>> line = "Lund said: “No.\nNever.\nNot here.” She left."
    >>> [line[q.start:q.end] for q in quoted(line, [(0, 15), (16, 22), (23, 43)])]
    ['“No.', 'Never.', 'Not here.”']
    """
    outer = [q for q in text.quotations(content, paragraphs) if q.depth == 0]
    found = [Quoted(q.start, q.end, q.start) for q in outer]
    opened = {q.end: q.start for q in outer if not q.closed}
    for n, (_, end) in enumerate(paragraphs):
        following = paragraphs[n + 1 : n + 1 + _FOLLOWED] if end in opened else []
        for k, (first, last) in enumerate(following):
            mark = _MARK.search(content, first, last)
            if mark:
                closes = mark.start() > first + 1 and mark.group() != "“"
                found += [Quoted(s, e, opened[end]) for s, e in following[:k] + [(first, mark.end())] * closes]
                break
    return sorted(found)


def _owners(spans: pd.DataFrame, attributed: pd.DataFrame) -> dict[str, list[tuple[int, int, str]]]:
    """Give the stretches of content of each article, with who says them."""
    first = attributed.drop_duplicates(["article", "attribution"])[["article", "attribution", "source"]]
    rows = spans[spans["role"] == "content"].merge(first, on=["article", "attribution"], how="left")
    found: dict[str, list[tuple[int, int, str]]] = {}
    for row in rows.itertuples():
        who = f"a{row.attribution}" if pd.isna(row.source) else f"s{row.source}"
        found.setdefault(row.article, []).append((row.start, row.end, who))
    return found


def _speakers(people: pd.DataFrame) -> dict[tuple[str, str], str | None]:
    """Give the speaker that each source is, by article and the mark that `_owners` gives it."""
    rows = schema.rows(people, "article", "source", "source_type", "person")
    found: dict[tuple[str, str], str | None] = {}
    for article, source, kind, person in rows:
        named = person if kind == "named_person" and isinstance(person, str) else None
        found[article, f"s{source}"] = "a document" if kind == "document" else named
    return found


def _speeches(
    article: str, content: str, paragraphs: list[tuple[int, int]], owners: list[tuple[int, int, str]]
) -> list[tuple[str, Speech]]:
    """Group the pieces of one article by who says them; give each group with its mark."""
    found: list[tuple[str, Speech]] = []
    number = -1
    for piece, q in enumerate(quoted(content, paragraphs)):
        while number + 1 < len(paragraphs) and paragraphs[number + 1][0] <= q.start:
            number += 1
        around = [(e - s, who) for s, e, who in owners if s < q.end and q.start < e]
        around = around or [(e - s, who) for s, e, who in owners if s <= q.opened < e]
        who = min(around)[1] if around else f"piece{piece}"
        if not found or who != found[-1][0]:
            found.append((who, Speech(article, [], {})))
        speech = found[-1][1]
        speech.pieces[piece] = (q.start, q.end, number)
        speech.words.extend(_words(content, q.start, q.end, piece))
    return [(who, speech) for who, speech in found if speech.words]


def _words(content: str, start: int, end: int, piece: int) -> list[Word]:
    empty = _empty()
    found = []
    for match in text.WORD.finditer(content, start, end):
        for form in _forms(match.group()):
            found.append(Word(form, match.start(), match.end(), piece, form not in empty))
    return found


def _empty() -> frozenset[str]:
    return frozenset(resources.lexicon("stopwords")["word"])


def _forms(word: str) -> list[str]:
    """Bring a word to the form in which words are equal; a contraction is two.

    >>> _forms("We’ll"), _forms("U.S."), _forms("can't")
    (['we', 'will'], ['us'], ['can', 'not'])
    """
    low = word.lower().replace("’", "'")
    if low in ("can't", "cannot"):
        return ["can", "not"]
    for tail, full in _SHORT.items():
        if low.endswith(tail) and len(low) > len(tail):
            return [low.removesuffix(tail), full]
    return [low if any(c.isdigit() for c in low) else low.replace(".", "")]
