"""The phrase for a source taken apart: pronoun, name, or a noun with its determiner and what follows it."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from analysis.sources import names, spelling, vocabulary
from analysis.sources.names import Entity, Mention

_AFTER_HEAD = re.compile(
    # The look ahead changes nothing but the time it takes.
    r"(?=[\s,;:(–—―])(?:\s+(?:who|whom|whose|which|that|of|in|at|with|for|from|on|to|by|near|along|under|inside|within|across|around|"
    r"about|against|among|"
    r"familiar|briefed|close|like|including|such|led|run|than|as|is|are|was|were|speaking|citing|representing|handling|seeking|"
    r"involved|working|traveling|travelling|authorized|allied|critical|opposed|loyal|aware|privy|present|available|based|"
    r"named|identified|knowledgeable|sympathetic|being|having|backing|"
    r"supporting|opposing|attending|living|conducting|investigating|where|when|after|during|before|over|off|late|early|last|this|there|"
    r"here|out|also|still|again|alike|already|later|earlier|meanwhile|however|nevertheless|nonetheless|repeatedly|reportedly)\b|"
    # Behind a noun, "probing the attacks"; a noun itself in "a campaign meeting on".
    r"\s+(?!meeting|hearing|briefing|filing|ruling|finding|warning)[a-z]{2,}ing\s+(?:the|an?|for|to|on|into?|his|her|its|their|against|that)\b|"
    # Before these a participle stands behind its noun; elsewhere it may stand before one ("the attached memo").
    r"\s+(?:[a-z]+[^\We]ed|seen|sent|given|shown|written|taken|made)\s+(?:by|to|in|on|from|at|for|with|among|after|before|late|early|"
    r"last|this|during|[A-Z]\w+day)\b|"
    r"\s+(?:first|soon|then|now|only|once|twice)$|"
    r"\s+dated\b|\s*(?:[;:(–—―]|,(?!\d{3}\b))|\s+--?\s+|\s+not\s+)"
)
# The core of a phrase holds a word behind its article: "the prepared text".
_FIRST_WORD = re.compile(
    r"\s*(?:(?:(?:more|fewer|less)\s+than|at\s+least|as\s+many\s+as|up\s+to)\s+)?"
    r"(?:(?:the|an?|his|her|its|their)\s+)?[^\s,;:(]+",
    re.I,
)
_CLOSING_MARKS = re.compile(r"['’\"”)]*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
_OWNER = re.compile(r"(.*\S)['’]s?\s+|(?:his|her|their|its)\s+", re.I)
# The mark that closes it is stripped.
_QUOTED_TITLE = re.compile(r".*\S['’]s?\s+(?:[“‘\"]|'')(?=[A-Z\d])(?:(?!''|’\s)[^”\"])*")
_DETERMINER = re.compile(
    r"(the|a|an|this|that|these|those|his|her|its|their|our|my|one|another|two|three|four|five|six|seven|eight|nine|ten|\d+|some|many|"
    r"several|most|few|other|no|both|each|every|any|all)\b", re.I,
)  # fmt: skip
# "About four in 10", "a third", "46 percent", "43": a share of those who were asked.
_SHARE = re.compile(
    r"(?:(?:about|nearly|almost|roughly|around|some|only|just|barely|(?:more|less|fewer) than|at least"
    r"|the other|another|an?)\s+)*(?:half|\d[\d.]*\s*(?:%|percent|per cent)?"
    r"|(?:(?:one|two|three|four|five|six|seven|eight|nine|\d+)[\s-]+)?"
    r"(?:thirds?|quarters?|fifths?|tenths?|(?:in|of|out of)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)))"
)
_ASKED = (" surveyed", " polled", " interviewed", " questioned")
_AGED = re.compile(r"[\w-]+-year-olds?")
_NEAR = 5000  # characters in which a word that is also written small is no name
MARKS = " \t\r\n\u00a0\"“”‘’'.,;:()[]–—―-"


@cache
def quantity_of() -> re.Pattern:
    """Give the pattern of a quantity before "of" ("a number of", "eight in")."""
    return re.compile(
        r"(?:(?:a|an|the|nearly|about|more than|only|almost|not|at least|roughly|some|wide|large|small|growing|broad"
        r"|vast|good|great)\s+)*"
        rf"({'|'.join(sorted(vocabulary.words('quantity')))}|\d[\d.,]*%?)(?:\s+(?:other|more|dozen|percent|or more))?"
        r"\s+(?:of|in|on|at|within|inside)\s+(?=\S)",
        re.I,
    )


class Phrase(NamedTuple):
    """A phrase for one source.

    `kind`: pronoun, person, media, organisation, place, unknown (a name), noun, loose ("some"), or nothing. `head` is
    the last word of its core, `modifiers` what stands before it; `entities` the names that it carries.
    """

    start: int
    end: int
    kind: str
    head: str
    modifiers: str
    determiner: str
    plural: bool
    entities: tuple[int, ...]
    listed: vocabulary.Noun | None


@lru_cache(maxsize=1 << 14)
def head_end(span: str) -> int:
    """Where the core of a noun phrase ends: before what follows its head."""
    first = _FIRST_WORD.match(span)
    match = _AFTER_HEAD.search(span, first.end() if first else 0)
    return match.start() if match else len(span)


def core_end(span: str, start: int, mentions: list[Mention]) -> int:
    """Where the core of a phrase ends; a name that goes on behind a preposition belongs to it."""
    head = head_end(span)
    if head == len(span):
        return head
    for m in names.within(mentions, start, start + len(span)):
        if m.start < start + head < m.end:
            behind = _AFTER_HEAD.search(span, m.end - start)
            return behind.start() if behind else len(span)
    return head


def one(text: str, start: int, end: int, entities: list[Entity], mentions: list[Mention]) -> Phrase:
    """Read one phrase."""
    span = text[start:end]
    plain, partitive, determiner = _opening(span)
    if plain:
        return plain._replace(start=start, end=end)
    if partitive:
        inner = one(text, start + partitive.end(), end, entities, mentions)
        return _part_of(inner, text, start, partitive)
    close = start + core_end(span, start, mentions)
    inside = names.within(mentions, start, close)
    closing = [m for m in inside if m.end == close or _CLOSING_MARKS.fullmatch(text, m.end, close)]
    if closing:
        m = closing[-1]
        kind = entities[m.entity].kind
        before = _ARTICLE.sub("", text[start : m.start]).strip() if start < m.start else ""
        if kind != "nothing" and not (kind == "place" and before):
            head = text[m.start : m.end].split()[-1]
            return Phrase(start, end, kind, head, before, determiner, False, (m.entity,), None)
    owner = _OWNER.match(text[start:close])
    if owner and text[start:close].split()[-1].lower() in vocabulary.words("spoken"):
        until = start + (owner.end(1) if owner.group(1) else owner.end() - 1)
        return one(text, start, until, entities, mentions)
    if _QUOTED_TITLE.fullmatch(text, start, close) or _in_marks(text, start, close):
        head = "show" if any(entities[m.entity].kind == "media" for m in inside) else "film"
        return Phrase(start, end, "noun", head, text[start:close], determiner, False, (), vocabulary.noun(head))
    return _common(text, start, close, end, determiner, inside)


def _in_marks(text: str, start: int, end: int) -> bool:
    """Whether several words with capitals, that name nobody, stand alone in quotation marks: "“Low Tide” tells"."""
    capitals = " " in text[start:end] and text[start].isupper() and text[start:end].split()[-1][0].isupper()
    return capitals and text[start - 1 : start] in tuple('“"‘') and text[end : end + 1] in tuple('”"’')


@lru_cache(maxsize=1 << 14)
def _opening(span: str) -> tuple[Phrase | None, re.Match[str] | None, str]:
    """Read what takes no names: a whole phrase ("they", "both"), a quantity before "of", a determiner."""
    low = span.lower()
    words = low.split()
    several = _several(low)
    if several:
        kind = "noun" if several[0] == "people" else "loose"
        return Phrase(0, 0, kind, several[0], "", several[1], True, (), several[2]), None, ""
    if low in vocabulary.words("pronoun") or (len(words) == 1 and low.rstrip("s") in vocabulary.words("pronoun")):
        plural = low in ("they", "we", "them", "their", "our", "these", "those")
        return Phrase(0, 0, "pronoun", low, "", "", plural, (), None), None, ""
    determiner = _DETERMINER.match(span)
    partitive = quantity_of().match(span) if len(words) > 2 else None
    return None, partitive, determiner.group(1).lower() if determiner else ""


def _part_of(whole: Phrase, text: str, start: int, quantity: re.Match[str]) -> Phrase:
    """Read "several of the aides", given the phrase for the whole."""
    if whole.kind == "pronoun":
        return whole._replace(start=start, determiner="of")
    many, determiner = quantity.group(1).lower().split()[0] != "one", quantity.group().lower()
    body = whole.kind == "organisation" or (whole.listed is not None and whole.listed.kind == "institution")
    if body and not determiner.endswith(" of "):
        # "Many in the party" are people.
        people = whole._replace(kind="noun", entities=())
        people = people._replace(head="people", modifiers=text[start + len(determiner) : whole.end])
        return people._replace(start=start, plural=many, determiner=determiner, listed=vocabulary.noun("people"))
    if not determiner.endswith((" of ", " in ")):
        some = vocabulary.noun("some")
        return whole._replace(start=start, kind="loose", head=quantity.group(1), plural=many, entities=(), listed=some)
    kind = "noun" if whole.kind in ("noun", "loose") else whole.kind
    return whole._replace(start=start, kind=kind, plural=many, determiner=determiner)


def _several(low: str) -> tuple[str, str, vocabulary.Noun | None] | None:
    """Read a phrase for several persons that has no noun: head, determiner, and the noun to take it for."""
    if low in ("the two", "the pair"):
        return "both", "the", vocabulary.noun("some")
    if low in ("each", "both", "neither"):
        return low, "", vocabulary.noun("some")
    if low.startswith("those ") and (head_end(low) == len("those") or low.endswith(_ASKED)):
        return "people", "those", vocabulary.noun("people")
    return ("some", "", vocabulary.noun("some")) if _SHARE.fullmatch(low) else None


def _common(text: str, start: int, close: int, end: int, determiner: str, inside: list[Mention]) -> Phrase:
    """Read a phrase that no name closes."""
    core = text[start:close].strip(MARKS)
    words = core.split()
    if not words:
        return Phrase(start, end, "nothing", "", "", determiner, False, (), None)
    head = words[-1].strip(MARKS)
    # A noun may be two words: "New Yorkers", "coast guard".
    two = vocabulary.noun(" ".join(words[-2:])) if len(words) > 1 and "-" not in head else None
    listed = two or vocabulary.noun("person" if _AGED.fullmatch(head) else head)
    entities = tuple(m.entity for m in inside)
    before = " ".join(words[:-1])
    if listed is None and head.lower() in ("congressional", "presidential", "old", "young", "poor", "rich"):
        listed = vocabulary.noun("people")
    if listed is not None:
        loose = head.lower() in vocabulary.words("loose")
        return Phrase(
            start, end, "loose" if loose else "noun", head, before, determiner, listed.plural, entities, listed
        )
    if head[:1].isupper() and not inside:
        near = text[max(0, start - _NEAR) : start] + text[end : end + _NEAR]
        # A word that is also written small is a common noun.
        if not spelling.stands(near, head.lower()):
            return Phrase(start, end, "unknown", head, before, determiner, False, (), None)
    reduced = next((w for w, then in pairwise(words) if _ends_here(w, then)), None)
    if reduced:
        noun = vocabulary.noun(reduced)
        modifiers = before.split(reduced)[0].strip()
        return Phrase(start, end, "noun", reduced, modifiers, determiner, bool(noun and noun.plural), (), noun)
    guess = _guess(head.lower())
    if (
        guess is None
        and determiner in ("a", "an", "another")
        and re.match(r"\s*,?\s*who\b", text[end : end + 6] or text[close:end])
    ):
        guess = vocabulary.Noun("person", "unknown", "", False)
    return Phrase(
        start,
        end,
        "noun" if guess else "nothing",
        head,
        before,
        determiner,
        bool(guess and guess.plural),
        entities,
        guess,
    )


def _ends_here(word: str, behind: str) -> bool:
    """Whether a noun heads its phrase though other words follow: "officials briefed", "a memo Brenn wrote"."""
    noun = vocabulary.noun(word)
    if noun is None or word.lower() in vocabulary.words("loose"):
        return False
    if noun.plural and noun.kind in ("official", "person"):
        return True
    return behind[:1].isupper() or behind.lower() in vocabulary.words("pronoun")


def _guess(head: str) -> vocabulary.Noun | None:
    """Take a noun that is not listed for a person where its ending says so."""
    if re.search(r"(?:ists|ers|ors|ians|ants|ees|eers|men|women|goers|mates)$", head) and len(head) > 4:
        return vocabulary.Noun("person", "other", "", True)
    if re.search(r"(?:ist|eer|ian|man|woman|goer|mate|crat)$", head) and len(head) > 4:
        return vocabulary.Noun("person", "other", "", False)
    return None
