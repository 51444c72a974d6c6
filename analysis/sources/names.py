"""Names in an article, and which of them name the same person, organisation, outlet or place."""

import re
from bisect import bisect_left
from functools import lru_cache

from analysis.sources import origins, runs, spelling, vocabulary
from analysis.sources.book import Book, Entity, Mention, Span, core_of, titles_of
from analysis.sources.descriptions import (
    beside_namesake,
    described,
    is_body,
    is_kin,
    is_paper,
    is_thing,
    is_title,
    principal,
)

_NEXT = re.compile(r"\s+([a-z-]+)")
_NO_NAMES = frozenset(("nothing", "thing", "noun"))


def find(
    text: str, spans: list[Span], shouted: list[Span], outlet: str | None = None
) -> tuple[list[Entity], list[Mention]]:
    """Find the names in a text and join those that name the same.

    Parameters
    ----------
    text : str
        The article.
    spans : list of (int, int)
        Paragraphs to read.
    shouted : list of (int, int)
        Headlines set in capitals: only names known from the paragraphs are looked for.
    outlet : str, optional
        Who published the text: "Daily Comet" could pass for a person.

    Returns
    -------
    entities, mentions
        Mentions are in order of their starts.

    Examples
    --------
    >>> line = "Harbor Minister Ada Brenn left. Mr. Doyle met Brenn at the Navy."
    >>> people, found = find(line, [(0, len(line))], [])
    >>> [(people[m.entity].kind, people[m.entity].name) for m in found]
    [('person', 'Ada Brenn'), ('person', 'Doyle'), ('person', 'Ada Brenn'), ('organisation', 'Navy')]
    """
    found = [run for start, end in spans for run in runs.find(text, start, end)]
    found = [one for run in found for one in origins.parted(text, run)]
    found = [run._replace(kind="organisation") if is_body(text, run) else run for run in found]
    found = [run._replace(kind="person") if run.kind == "unknown" and is_kin(text, run) else run for run in found]
    found = [run._replace(kind="media", prefix="") if is_paper(text, run) else run for run in found]
    found = [run._replace(kind="organisation", prefix="") if is_thing(text, run) else run for run in found]
    titles = [run for run in found if run.kind == "person" and is_title(text, run)]
    found = _without(found, titles)
    own = _unarticled(outlet or "")
    if " " in own:
        found = [
            run._replace(kind="media", prefix="") if " " in run.name and _unarticled(run.name) == own else run
            for run in found
        ]
    book = Book()
    for run in found:
        if run.kind == "person" and len(core_of(run.name)) > 1:
            i = book.full(run)
            book.counts[i] = book.counts.get(i, 0) + 1
            book.entities[i].words |= described(text, run) | titles_of(run.prefix)
            book.entities[i].principal = book.entities[i].principal or principal(text, run)
            book.beside |= {i} if beside_namesake(text, run) else set()
    found = [_surname(text, run, book.surnames) if run.kind in ("noun", "nothing") else run for run in found]
    small = spelling.small(text, {run.name.lower() for run in found if run.kind == "unknown"} - book.surnames.keys())
    found = [r for r in found if r.kind not in _NO_NAMES and not (r.kind == "unknown" and r.name.lower() in small)]
    mentions = [Mention(run.start, run.end, book.number(run)) for run in found]
    for start, end in shouted:
        mentions += book.known(text, start, end)
    for run, mention in zip(found, mentions, strict=False):
        if run.kind == "person" and len(core_of(run.name)) == 1:
            book.entities[mention.entity].words |= described(text, run)
    mentions += book.outlets(text, spans, mentions)
    same = book.acronyms()
    if same:
        mentions = [m._replace(entity=same.get(m.entity, m.entity)) for m in mentions]
    return book.entities, sorted(mentions)


def _without(found: list[runs.Run], titles: list[runs.Run]) -> list[runs.Run]:
    """Leave out quoted titles whose words name nobody elsewhere in the article."""
    if not titles:
        return found
    quoted = {title.start for title in titles}
    named = {run.name for run in found if run.start not in quoted}
    return [run for run in found if run.start not in quoted or run.name in named]


def _surname(text: str, run: runs.Run, surnames: dict[str, list[int]]) -> runs.Run:
    """Take a common noun, or an adjective that no noun follows, for the surname that someone in the article has."""
    if run.name.lower() not in surnames:
        return run
    behind = _NEXT.match(text, run.end) if run.kind == "nothing" else None
    adjective = behind is not None and vocabulary.noun(behind.group(1)) is not None
    return run if adjective else run._replace(kind="unknown")


@lru_cache(maxsize=1 << 16)
def _unarticled(name: str) -> str:
    return name.lower().removeprefix("the ")


def within(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """Give the mentions that lie inside a span."""
    first = bisect_left(mentions, (start,))
    return [mention for mention in mentions[first : bisect_left(mentions, (end,), first)] if mention.end <= end]
