"""From attributions to sources: one pass through each article, then the same source across articles."""

import re
from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from analysis import schema
from analysis.sources import (
    anonymous,
    capacities,
    coordination,
    introductions,
    linking,
    participles,
    phrases,
    pronouns,
    reading,
    roles,
    types,
    vocabulary,
)
from analysis.sources.descriptions import RUNS
from analysis.sources.reading import Credit, Reading
from analysis.sources.register import ROW, Register, shared

# "One would think" is nobody's thought, "no one has said" nobody's word.
_ANYBODY = re.compile(r"(?:[Nn]o\s?-?one|[Nn]obody)\b|[Oo]ne\s+(?:can|could|may|might|must|should|would|will)\b")
_LONGEST_SOURCE = 600  # characters; nobody is described at greater length in one phrase
_LATELY = 3  # attributions back in which a namesake spoke
Spans = dict[str, list[tuple[int, int]]]


def identify(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
    sentences: pd.DataFrame | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Say who each attribution's source is, what kind of source, and how it is described.

    Pronouns, surnames, titles and roles are tied to a name that the article itself gives, by description and recency;
    nothing is inferred from the sound of a name. Where a span names someone beside unnamed others, the named come
    first and the attribution goes by them. What cannot be tied stays without a name. Written for English news; the
    role is the softest code.

    Parameters
    ----------
    articles : DataFrame
        Columns article, text, and outlet where it is known.
    paragraphs : DataFrame
        Columns article, start, end, role.
    attributions : DataFrame
        Table `attributions`.
    spans : DataFrame
        Table `spans`.
    sentences : DataFrame, optional
        Table `sentences`; without it the paragraphs are split into sentences here.

    Returns
    -------
    attributed, sources : DataFrame
        The tables of these names: one row an attribution and one of its sources, the one it goes by first; and one row
        a distinct source of an article. Mentions of an unnamed source are one source only where the later one adds
        nothing to the earlier.

    References
    ----------
    .. [1] Associated Press, "The Associated Press Statement of News Values and Principles".
    .. [2] Pew Research Center, Project for Excellence in Journalism: unique unnamed sources a story, a plural as one.

    Examples
    --------
    >>> line = "Mayor Ada Brenn spoke first. She declined to comment later."
    >>> articles = pd.DataFrame({"article": ["a"], "text": [line]})
    >>> rows = pd.DataFrame({"article": ["a"], "paragraph": [0], "start": [0], "end": [len(line)], "role": ["body"]})
    >>> said = pd.DataFrame({"article": ["a"], "attribution": [0], "form": ["indirect"], "parent": [pd.NA]})
    >>> said["parent_counts"] = pd.NA
    >>> spans = pd.DataFrame({"article": ["a"], "attribution": [0], "role": ["source"], "start": [29], "end": [32]})
    >>> identify(articles, rows, said, spans)[1]["name"].tolist()
    ['Ada Brenn']
    """
    by_article = _spans(spans)
    said = schema.by_article(attributions, "attribution", "form", "parent", "parent_counts")
    places = schema.by_article(paragraphs, "start", "end", "role")
    lines = None if sentences is None else schema.by_article(sentences, "start", "end")
    attributed: list[tuple] = []
    people: list[dict] = []
    if "outlet" not in articles:
        articles = articles.assign(outlet=None)
    for article, text, outlet in schema.rows(articles, "article", "text", "outlet"):
        if article in said and article in places:
            split = None if lines is None else lines.get(article, [])
            book = reading.read(text, places[article], outlet if isinstance(outlet, str) else None, split)
            rows, sources = _one(article, book, said[article], by_article.get(article, {}))
            attributed += rows
            people += sources
    order = ["article", "attribution"]
    table = schema.frame("attributed", pd.DataFrame(attributed, columns=list(ROW)))
    table = table.sort_values(order, kind="stable", ignore_index=True) if len(table) else table
    return table, linking.link(schema.frame("sources", people), articles)


def _spans(table: pd.DataFrame) -> dict[str, dict[int, Spans]]:
    """Give the spans of each attribution of each article, by role."""
    found: dict[str, dict[int, Spans]] = defaultdict(dict)
    for article, number, role, start, end in schema.rows(table, "article", "attribution", "role", "start", "end"):
        found[article].setdefault(number, {}).setdefault(role, []).append((start, end))
    return found


def _one(article: str, book: Reading, said: list[tuple], spans: dict[int, Spans]) -> tuple[list[tuple], list[dict]]:
    """Credit the attributions of one article in the order of the text; what somebody tells of another, after him."""
    forms = {number: form for number, form, *_ in said}
    told_by = {number: int(parent) for number, _, parent, counts in said if counts is True and not pd.isna(parent)}
    found: dict[int, list[Credit]] = {}
    for number in _in_turn(forms, told_by, spans):
        parts, outer = spans.get(number, {}), told_by.get(number)
        own_words = outer is not None and (forms[outer] == "direct" or book.is_quoted(_position(parts)))
        book.speaking = found[outer] if outer is not None and own_words else []
        found[number] = _credit(book, parts, forms[number])
        # Of whom a source speaks is not who goes on to speak.
        if parts.get("source") and outer is None:
            book.credits.append(found[number])
    sources = Register(article, book)
    rows = [row for number in sorted(found) for row in sources.rows(number, found[number])]
    return shared(rows), sources.table()


def _in_turn(numbers: Iterable[int], told_by: dict[int, int], spans: dict[int, Spans]) -> list[int]:
    """Sort attributions by place; what is told inside another comes behind it."""
    place = {n: _position(spans.get(n, {})) for n in numbers}
    depth = dict.fromkeys(place, 0)
    for number in place:
        outer = told_by.get(number)
        while outer is not None:
            place[number] = max(place[number], place[outer])
            depth[number] += 1
            outer = told_by.get(outer)
    return sorted(place, key=lambda n: (place[n], depth[n], n))


def _position(parts: Spans) -> int:
    for role in ("source", "cue", "content"):
        if role in parts:
            return min(parts[role])[0]
    return 0


def _credit(book: Reading, parts: Spans, form: str) -> list[Credit]:
    """Find the sources of one attribution."""
    book.content = parts.get("content", [])
    source = sorted(parts.get("source", ()))
    if not source:
        return _without_source(book, parts, form)
    start, end = source[0][0], source[-1][1]
    if len(source) > 1 and end - start > 300:
        start, end = max(source, key=lambda s: s[1] - s[0])
    end = min(end, start + _LONGEST_SOURCE)
    answers = introductions.answers(book, start, end)
    if answers is not None:
        return [answers]
    found: list[Credit] = []
    for phrase in coordination.read(book.text, start, end, book.entities, book.mentions):
        found += _resolve(book, phrase, start, end)
    known = [c for c in found if c.source_type != "unattributed"]
    if len(known) < 2:
        return known or [Credit(start, "unattributed", span=(start, end), phrase=book.text[start:end])]
    anonymous.share_basis(known)
    known.sort(key=lambda c: c.source_type.startswith("anonymous"))
    return _distinct(known)


def _without_source(book: Reading, parts: Spans, form: str) -> list[Credit]:
    """Give a quotation that no one is credited with to the last speaker, if the text goes straight on."""
    content = parts.get("content", [])
    if form == "direct" and content and not parts.get("cue") and book.credits:
        last = book.credits[-1]
        near = book.sentence(min(content)[0]) - book.sentence(last[0].position) <= 3
        if near and last[0].source_type != "unattributed":
            return last
    cue = parts.get("cue")
    subject = participles.subject(book, min(cue)) if cue else None
    if subject:
        return [_again(c, c.position) for c in subject]
    return [Credit(_position(parts), "unattributed")]


def _resolve(book: Reading, phrase: phrases.Phrase, start: int, end: int) -> list[Credit]:
    """Find whom one phrase credited."""
    if _ANYBODY.match(book.text, phrase.start):
        return []
    if phrase.kind == "pronoun":
        return _stands_for(book, phrase, (start, end))
    if phrase.kind == "person" and phrase.determiner == "the" and not phrase.modifiers:
        person = roles.bearer(book, phrase)
        if person is not None:
            return [Credit(phrase.start, "named_person", person)]
    if phrase.kind in ("person", "unknown") and (meant := _family(book, phrase) or _namesake(book, phrase)):
        return meant
    if phrase.kind in ("noun", "loose"):
        known = pronouns.together(book, phrase) if phrase.head.lower() in ("each", "both", "neither") else None
        known = known or roles.by_role(book, phrase) or introductions.named_behind(book, phrase)
        if known:
            _describe(book, phrase, known)
            return [_again(c, phrase.start) for c in known]
    credit = types.classify(book, phrase)
    if credit.source_type in schema.UNNAMED:
        anonymous.follow(book, credit)
        return [anonymous.code(book, credit, phrase)]
    return [credit]


def _stands_for(book: Reading, phrase: phrases.Phrase, span: tuple[int, int]) -> list[Credit]:
    """Find whom a pronoun credits; "they" are unnamed people where nobody is found."""
    other = pronouns.antecedent(book, phrase)
    if isinstance(other, list):
        again = [_again(c, phrase.start) for c in other]
        return [anonymous.part(book, c, phrase) for c in again] if phrase.determiner == "of" else again
    if other is not None:
        return _resolve(book, other, other.start, other.end)
    if phrase.head not in ("those", "they", "them", "their", "who", "whom"):
        return []
    people = Credit(phrase.start, "anonymous_other", head="people", phrase=phrase.head, plural=True, span=span)
    return [anonymous.code(book, people, phrase)]


def _family(book: Reading, phrase: phrases.Phrase) -> list[Credit]:
    """Credit all who have a surname that stands in the plural: "the Lunds"."""
    surname = phrase.head.removesuffix("s")
    if phrase.determiner != "the" or surname == phrase.head:
        return []
    bearers = book.bearers(surname)
    return [Credit(phrase.start, "named_person", i) for i in bearers] if len(bearers) > 1 else []


def _namesake(book: Reading, phrase: phrases.Phrase) -> list[Credit]:
    """Credit of several of one surname the one who spoke last, where the one who is named more has not spoken yet."""
    words = book.text[phrase.start : phrase.end].removesuffix("'s").removesuffix("’s")
    bearers = book.bearers(words) if len(phrase.entities) == 1 else []
    if len(bearers) < 2 or phrase.entities[0] not in bearers:
        return []
    spoke = [[c.entity for c in credited if c.entity in bearers] for credited in book.credits]
    if any(phrase.entities[0] in named for named in spoke):
        return []
    last = next((e for named in reversed(spoke[-_LATELY:]) for e in named if e is not None), None)
    # "Proud Lund wins" in a headline is no name.
    if last is None or (book.times(last) == 1 and book.first(last) < book.text.find("\n")):
        return []
    book.mean(phrase.start, last)
    return [Credit(phrase.start, "named_person", last)]


def _describe(book: Reading, phrase: phrases.Phrase, known: list[Credit]) -> None:
    """Note in what capacity a role speaks of whom it means: "the candidate" is one."""
    noun = phrase.listed
    if noun is None or noun.kind != "official" or len(known) != 1 or known[0].entity is None:
        return
    said = set(re.findall(r"[^\W\d_][\w-]*", f"{phrase.modifiers} {phrase.head}".lower()))
    person = book.entities[known[0].entity]
    person.spoken_of.append(capacities.of_person(said))
    if not said.isdisjoint(vocabulary.words("running")):
        person.words.add(RUNS)


def _again(credit: Credit, position: int) -> Credit:
    """Credit the same source once more, from another place."""
    return Credit(**{**credit.__dict__, "position": position})


def _distinct(credited: list[Credit]) -> list[Credit]:
    """Drop a source credited twice in one attribution."""
    seen, found = set(), []
    for c in credited:
        key = (c.source_type, c.entity, c.name, c.phrase if c.entity is None and c.name is None else "")
        if key not in seen:
            seen.add(key)
            found.append(c)
    return found
