"""What kind of source a phrase names, and in what capacity it speaks."""

import re

from analysis.sources import capacities, employers, vocabulary
from analysis.sources.names import within
from analysis.sources.phrases import Phrase, head_end
from analysis.sources.reading import Credit, Reading

_BEFORE_MARK = re.compile(r"[^,;:(–—―]*[^,;:(–—―\s]")
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*\s+(?:(?:of|the|and|for|de|van|von|el|al|&)\s+)*)*[A-ZÀ-Þ][\w.’'-]*$")
_DETERMINED = re.compile(
    r"^(?:(?:the|an?|its|his|her|their|our|that|this|these|those|both|all|most|many|more|few|several|such|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|other|another|some|any|no|each|every|either|neither|nearly|about|\d+)\s+)+",
    re.I,
)
_NAMED = {
    "person": "named_person",
    "media": "media",
    "organisation": "named_institution",
    "place": "named_institution",
}
PART = re.compile(r"(?:one|another|two|three|some|several|both) of (?:the|those|these)\b", re.I)
# Figures are numbers here, and persons in "senior party figures".
_STATISTICS = re.compile(
    r"(?!.*\b(?:senior|leading|key|top|prominent|political|party)\b).*(?:\bfigures\s+(?:released|published|compiled|issued"
    r"|provided|obtained|from|by|for|on|showing)\b|\b(?:latest|official|government|preliminary|new|recent|economic"
    r"|employment|jobs|sales|census|crime|inflation|trade|ministry|department|bureau|police)\s+figures\b)",
    re.I | re.S,
)
_REACH = 60_000  # characters back to which "the agency" may refer
_NEAR = 2000  # characters back to which "the company" may refer
_LATELY, _CLOSE = 6, 250  # attributions, characters back in which it was credited or named
_AHEAD = 2000  # characters on in which the outlet of a headline's "Report:" may be named
_BACK = 200  # attributions back to which "the administration" may refer
_PAPERS = re.compile(r"\b(?!the\b|this\b|that\b|its\b)([a-z]+)[\s-]+papers?\b", re.I)
_STUDIES = frozenset("white green working policy position discussion research briefing scientific academic".split())
_NEWS_BODIES = ("agency", "service", "organization", "organisation", "company", "group")


def classify(reading: Reading, phrase: Phrase) -> Credit:
    """Turn a phrase that needs no antecedent into a credit.

    Parameters
    ----------
    reading : Reading
        The article.
    phrase : Phrase
        Not a pronoun.

    Returns
    -------
    Credit
        With its source type; `unnamed` is filled in elsewhere.
    """
    span = reading.text[phrase.start : phrase.end]
    credit = Credit(
        phrase.start,
        "unattributed",
        head=phrase.head.lower(),
        phrase=span,
        plural=phrase.plural,
        span=(phrase.start, phrase.end),
    )
    credit.part = PART.match(span) is not None
    credit.definite = phrase.determiner in ("the", "these", "those", "both", "that", "this")
    if phrase.kind in _NAMED or phrase.kind == "unknown":
        return _named(reading, phrase, credit)
    if phrase.kind == "loose":
        credit.source_type, credit.plural = "anonymous_other", phrase.head.lower() not in ("someone", "somebody", "one")
    elif phrase.kind == "noun" and phrase.listed is not None:
        credit.role = phrase.listed.role
        _by_noun(reading, phrase, credit)
    return credit


def _named(reading: Reading, phrase: Phrase, credit: Credit) -> Credit:
    credit.entity = phrase.entities[0] if phrase.entities else None
    article = phrase.determiner == "the" and not phrase.modifiers
    credit.source_type = _NAMED.get(phrase.kind, "named_institution" if article else "named_person")
    if credit.entity is None:
        credit.name = _capitalised(reading.text[phrase.start : phrase.end])
        credit.source_type = credit.source_type if credit.name else "unattributed"
    elif phrase.kind == "unknown" and credit.source_type == "named_person":
        reading.entities[credit.entity].kind = "person"
    credit.plural = False
    return credit


def _capitalised(span: str) -> str | None:
    """Give the name that a phrase is, or that ends its core."""
    whole = _BEFORE_MARK.match(span)
    match = whole if whole and _CAPITALS.fullmatch(whole.group()) else _CAPITALS.search(span[: head_end(span)])
    name = match.group() if match else ""
    return (
        name if name and name.lower() not in vocabulary.words("not_name") and not name.endswith(("'s", "’s")) else None
    )


def _by_noun(reading: Reading, phrase: Phrase, credit: Credit) -> None:
    """Fill in the type of a phrase with a common noun for its head."""
    noun, head = phrase.listed, _singular(phrase.head)
    assert noun is not None
    if noun.kind == "official":
        credit.source_type = "anonymous_other" if employers.private(reading, phrase, head) else "anonymous_official"
        credit.role = employers.role(reading, phrase, head)
    elif head == "figure" and _STATISTICS.match(reading.text, phrase.start, phrase.end):
        credit.source_type, credit.role = "document", "government"
    elif noun.kind == "person":
        alone = (
            head in ("republican", "democrat") and not phrase.plural and phrase.determiner in ("one", "a", "another")
        )
        said = employers.beside(reading, phrase)
        official = (
            alone
            or (head in vocabulary.words("open_noun") and employers.has(said, "official_word"))
            or (head in vocabulary.words("party_noun") and employers.has(said, "party_official_word"))
        )
        credit.source_type = "anonymous_official" if official else "anonymous_other"
        if official and credit.role == "unknown":
            credit.role = employers.role(reading, phrase, head)
    elif (
        noun.kind == "institution"
        and noun.plural
        and (noun.role == "advocacy" or (noun.role == "business" and not credit.definite))
        and not re.search(r"[A-Z]", phrase.modifiers[1:])
    ):
        credit.source_type = "anonymous_other"
    elif noun.kind == "institution" and head in _NEWS_BODIES and (outlets := list(_outlets_in(reading, phrase))):
        # "The Reuters news agency"
        credit.source_type, credit.entity, credit.role = "media", outlets[0], "media"
    elif noun.kind == "institution":
        credit.source_type = "named_institution"
        _institution(reading, phrase, credit)
    else:
        _publication(reading, phrase, credit, head)


def _singular(head: str) -> str:
    low = head.lower()
    return low[:-1] if low.endswith("s") and vocabulary.noun(low[:-1]) else low


def _institution(reading: Reading, phrase: Phrase, credit: Credit) -> None:
    """Name an institution by its capitalised words, or by an earlier name that ends in this noun."""
    core = f"{phrase.modifiers} {phrase.head}".strip()
    core = _DETERMINED.sub("", core)
    first = core.split()[0].lower()
    known = core.split()[0] in vocabulary.organisations()
    # A capital that only opens a sentence names nothing: "Law enforcement agencies".
    plain = not (phrase.determiner or known) and (vocabulary.noun(first) is not None or first in vocabulary.places())
    # "A pro-Lund super PAC" has no name.
    own = [word for word in core[plain:].split() if word.lower() not in vocabulary.words("not_alone")]
    if any(word[0].isupper() for word in own) or (plain and re.search(r"[A-Z]", core[plain:])):
        credit.name = core
        return
    head = phrase.head.lower()
    for m in reversed(within(reading.mentions, max(0, phrase.start - _REACH), phrase.start)):
        entity = reading.entities[m.entity]
        if entity.kind == "organisation" and head in entity.name.lower().split():
            credit.entity = m.entity
            return
    if phrase.determiner == "the" and core.lower() == head and (one := _of_the_kind(reading, phrase)) is not None:
        credit.entity = one
    if core.lower() == "administration" and phrase.determiner == "the":
        before = (c.name for named in reversed(reading.credits[-_BACK:]) for c in named if c.name)
        credit.name = next((name for name in before if name.lower().endswith(f" {head}")), None)


def _of_the_kind(reading: Reading, phrase: Phrase) -> int | None:
    """Find the only company, or the only group, that was named a little before "the company" or "the group"."""
    role = phrase.listed.role if phrase.listed else ""
    if role not in ("business", "advocacy"):
        return None
    near = within(reading.mentions, max(0, phrase.start - _NEAR), phrase.start)
    bodies = {m.entity for m in near if reading.entities[m.entity].kind == "organisation"}
    roles = {e: capacities.of_institution(reading.entities[e].name, "") for e in bodies}
    # What else is no office may be the company or the group that is meant.
    private = [e for e, found in roles.items() if found not in ("government", "military_police")]
    if len(private) > 1:
        start, _ = reading.bounds(max(reading.bounds(phrase.start)[0] - 1, 0))
        lately = {m.entity for m in near if m.start >= start}
        private = [e for e in private if e in lately]
    if len(private) != 1 or roles[private[0]] != role:
        return None
    spoke = any(c.entity == private[0] for named in reading.credits[-_LATELY:] for c in named)
    close = any(m.entity == private[0] and m.end > phrase.start - _CLOSE for m in near)
    return private[0] if spoke or close else None


def _publication(reading: Reading, phrase: Phrase, credit: Credit, head: str) -> None:
    """Tell what an outlet publishes from other documents."""
    outlets = list(_outlets_in(reading, phrase))
    last = next(
        (c for named in reversed(reading.credits[-4:]) for c in named if c.source_type in ("media", "document")),
        None,
    )
    news = (
        head in vocabulary.words("news_text")
        or head in vocabulary.words("news_house")
        or (phrase.listed is not None and phrase.listed.kind == "media")
    )
    credit.source_type = "media" if phrase.listed is not None and phrase.listed.kind == "media" else "document"
    if head == "paper" and _is_study(reading, phrase):
        credit.source_type = "document"
        return
    if not news or head in vocabulary.words("outlet_survey"):
        return
    if not outlets and head == "report" and not phrase.determiner and phrase.start < reading.lead_end:
        outlets = _reporting(reading, phrase.end)
    if not outlets and head in vocabulary.words("news_house") and phrase.determiner in ("the", "its", "that"):
        near = within(reading.mentions, max(0, phrase.start - 3000), phrase.start)
        outlets = [m.entity for m in near if reading.entities[m.entity].kind == "media"][-1:]
    if outlets:
        credit.source_type, credit.entity, credit.role = "media", outlets[0], "media"
    elif phrase.determiner in ("the", "its") and last is not None and last.source_type == "media":
        credit.source_type, credit.entity, credit.role, credit.name = "media", last.entity, "media", last.name


def _is_study(reading: Reading, phrase: Phrase) -> bool:
    """Whether "the paper" is a white paper or the like, which was spoken of last."""
    earlier = _PAPERS.findall(reading.text, max(0, phrase.start - _NEAR), phrase.end)
    return bool(earlier) and earlier[-1].lower() in _STUDIES


def _reporting(reading: Reading, start: int) -> list[int]:
    """Find the outlet that an article credits with a report, for its headline's "Report:"."""
    for m in within(reading.mentions, start, start + _AHEAD):
        if reading.entities[m.entity].kind == "media":
            first, last = reading.bounds(m.start)
            if re.search(r"\breport(?:ed|s|ing)?\b", reading.text[first:last]):
                return [m.entity]
    return []


def _outlets_in(reading: Reading, phrase: Phrase) -> list[int]:
    found = within(reading.mentions, phrase.start, phrase.end)
    return [m.entity for m in found if reading.entities[m.entity].kind == "media"]
