"""Which pronoun the article itself uses for a person: by titles and by sentences that name nobody else.

Nothing is inferred from a name, and nothing leaves this step: it only keeps "he" from a person whom the text calls
"she".
"""

import re
from bisect import bisect_right
from collections import defaultdict

from analysis.sources.courtesy import HE, SHE, TITLES
from analysis.sources.names import Entity, Mention

_FORMS = dict.fromkeys("he him his himself".split(), HE) | dict.fromkeys("she her hers herself".split(), SHE)
_PRONOUN = re.compile(r"[HhSsſ](?i:(?<=\bh)(?:e|im|is|imself|er|ers|erself)|(?<=\bs)he)\b")
_LEAST_VOTES = 2

Span = tuple[int, int]


def of(pronoun: str) -> str | None:
    """Say to which of the two sets a pronoun belongs."""
    return _FORMS.get(pronoun.lower())


def called(text: str, sentences: list[Span], entities: list[Entity], mentions: list[Mention]) -> dict[int, str]:
    """Find the pronoun that a text uses for each of its persons.

    Parameters
    ----------
    text : str
        The article.
    sentences : list of (int, int)
        In order.
    entities, mentions
        As `names.find` gives them.

    Returns
    -------
    dict of int to str
        Entity to "he" or "she"; a person of whom the text does not say it twice, or says both, is absent.

    Examples
    --------
    >>> from analysis.sources import names
    >>> line = "Ada Brenn lost her boat. She sued, and Brenn sold her house."
    >>> book, found = names.find(line, [(0, len(line))], [])
    >>> called(line, [(0, 24), (25, 60)], book, found)
    {0: 'she'}
    """
    votes: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for number, entity in enumerate(entities):
        for name, titles in TITLES.items() if entity.words and entity.kind == "person" else ():
            if titles & entity.words:
                votes[number][name] += 3
    starts = [start for start, _ in sentences]
    named: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if entities[mention.entity].kind == "person":
            named[bisect_right(starts, mention.start) - 1].append(mention)
    for line, (first, *others) in named.items():
        if line >= 0 and all(mention.entity == first.entity for mention in others):
            for match in _PRONOUN.finditer(text, first.end, sentences[line][1]):
                votes[first.entity][of(match.group()) or ""] += 1
    return {e: known for e, cast in votes.items() if (known := _winner(cast)) is not None}


def _winner(cast: dict[str, int]) -> str | None:
    *_, fewer, most = sorted((0, *cast.values()))
    return max(cast, key=cast.__getitem__) if most >= max(_LEAST_VOTES, 3 * fewer) else None
