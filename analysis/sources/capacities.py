"""In what capacity a source speaks, by what describes it."""

from functools import cache, lru_cache
from itertools import pairwise

from analysis.sources import vocabulary
from analysis.sources.descriptions import OUTLET, PRESIDES, RUNS, WORKS, describing
from analysis.sources.reading import Credit, Reading

PRIVATE = frozenset(("business", "advocacy", "expert", "media"))
_ANY_OFFICE = ("officer", "staff")  # what an office of a body that nobody names is
_ANYBODY = ("citizen", "other")  # capacities that whoever holds an office may have, too
_NO_GENERAL = frozenset(("counsel", "manager", "contractor", "practitioner", "partner"))
_BUREAU_CHIEF = frozenset(("bureau", "chief"))
HOME = frozenset(("united states",))  # news of it seldom says so of its own
# Bodies that a leader or a chairman has in parliament or in a party, beside those of firms, unions and countries.
_CHAIRS = frozenset("chairman chairwoman chairperson chair leader".split())
_LEGISLATURE = frozenset(
    "house senate congress parliament committee subcommittee party caucus republican democratic gop majority minority "
    "opposition conservative labour floor".split()
)
_OFFICES = tuple(
    frozenset(office.split())
    for office in (
        "attorney general",
        "surgeon general",
        "solicitor general",
        "secretary general",
        "special counsel",
        "inspector general",
        "city attorney",
        "county attorney",
        "district attorney",
        "us attorney",
        "house counsel",
    )
)
_ROLE_ORDER = (
    "media",
    "military_police",
    "lawmaker_party",
    "expert",
    "business",
    "advocacy",
    "government",
    "other",
    "citizen",
)


def role(reading: Reading, credit: Credit) -> str:
    """Say in what capacity a source speaks, by what describes it.

    The softest of the codes: a person with several capacities gets the first of a fixed order.
    """
    if credit.source_type == "media":
        return "media"
    if credit.source_type == "unattributed":
        return "unknown"
    if credit.source_type == "named_person" and credit.entity is not None:
        # "Lund, whose husband left": what follows is said of somebody else.
        own = credit.phrase.partition(" whose ")[0]
        return _of_entity(reading, credit.entity, {word.lower() for word in describing(own)})
    if credit.source_type == "named_institution":
        name = reading.entities[credit.entity].name if credit.entity is not None else credit.name or ""
        return of_institution(name, credit.role)
    return credit.role


def _of_entity(reading: Reading, number: int, said: set[str]) -> str:
    """Choose a person's capacity: by what describes them, else by who is meant by a role, a campaign, a principal."""
    person = reading.entities[number]
    found = of_person(person.words | said)
    if found != "unknown":
        return found
    known = [capacity for capacity in person.spoken_of if capacity != "unknown"]
    if known:
        return max(known, key=lambda r: (known.count(r), -_ROLE_ORDER.index(r)))
    if not {person.name.split()[-1], person.principal}.isdisjoint(reading.campaigns()):
        return "lawmaker_party"
    # Who speaks for somebody speaks in that one's capacity.
    bearers = reading.bearers(person.principal) if person.principal else []
    return of_person(reading.entities[bearers[0]].words) if len(bearers) == 1 else "unknown"


def of_person(words: set[str]) -> str:
    """Choose the capacity that most describing words speak for.

    >>> of_person({"senator", "ohio"}), of_person({"professor", "of", "law"}), of_person({"fbi", "director"})
    ('lawmaker_party', 'expert', 'military_police')
    >>> of_person({"campaign", "manager"}), of_person({"president", "of", "the", "union"})
    ('lawmaker_party', 'advocacy')
    >>> of_person({"general", "counsel", "@office of Brenn Motors Corp."}), of_person({"senator", "nominee"})
    ('business', 'lawmaker_party')
    >>> of_person({"president", "@president of Brenn Pilots Union"}), of_person({"president", "@president of Brenn"})
    ('advocacy', 'unknown')
    """
    # An attorney general is neither an attorney nor a general, and a country's leader leads no party.
    offices = [office for office in _OFFICES if office <= words]
    presided = {word.removeprefix(PRESIDES) for word in words if word.startswith(PRESIDES)}
    served = {word.removeprefix(WORKS) for word in words if word.startswith(WORKS)}
    served = {name for name in served if of_institution(name, "") in PRIVATE}
    presided |= served
    left = words.difference(*offices, *(name.lower().split() for name in presided))
    if RUNS in words or not left.isdisjoint(vocabulary.words("running")):
        return "lawmaker_party"
    left -= {"general"} if not left.isdisjoint(_NO_GENERAL) else set()
    left -= {"executive"} if "director" in left else set()
    abroad = "leader" in left and not left.isdisjoint(_foreign())
    known = {word: found for word in left if (found := _capacity(word)) != "unknown"}
    bodies = [found for name in presided if (found := of_institution(name, ""))]
    bodies = bodies or [found for word in left if (found := body(word))]
    any_body = vocabulary.words("any_body") | ({"president"} if presided or _presides(left, bodies) else set())
    any_body |= {"staff"} if "chief" in left else set()
    any_body = any_body - _CHAIRS if not left.isdisjoint(_LEGISLATURE) else any_body
    # Companies have chiefs and directors, too: what else is said goes before, or the body that they are of.
    weak = any_body | vocabulary.words("ideology")
    told = [found for word, found in known.items() if word not in weak and found not in _ANYBODY]
    told += ["media"] * (OUTLET in words or left.issuperset(_BUREAU_CHIEF))
    votes = ["government"] * 2 * (len(offices) + abroad) + told
    votes = votes or (bodies if served or any_body & known.keys() else [])
    votes = votes or [found for word, found in known.items() if word not in any_body or word in _ANY_OFFICE]
    # "Ida Lund, who teaches at the university"
    votes = votes or [found for found in bodies if found == "expert"]
    return max(votes, key=lambda r: (votes.count(r), -_ROLE_ORDER.index(r)), default="unknown")


def is_office(words: str) -> bool:
    """Whether some words end in an office of two words that few hold.

    >>> is_office("the deputy attorney general"), is_office("the retired general")
    (True, False)
    """
    return frozenset(words.lower().split()[-2:]) in _OFFICES


def _presides(words: set[str], bodies: list[str]) -> bool:
    """Whether a president is that of a body and not of a country."""
    return "of" in words and bool(bodies) and PRIVATE.issuperset(bodies)


@cache
def _foreign() -> frozenset[str]:
    """List the last words of the names of places abroad."""
    last = {place.split()[-1] for place, known in vocabulary.places().items() if known not in HOME}
    return frozenset(word for word in last if vocabulary.noun(word) is None and word not in "united states".split())


@lru_cache(maxsize=1 << 16)
def body(word: str) -> str:
    """Give the capacity in which a body speaks, by its initials or the noun for it; nothing for other words.

    >>> body("fbi"), body("union"), body("mayor")
    ('military_police', 'advocacy', '')
    """
    noun = vocabulary.noun(word)
    if noun is not None and noun.kind == "institution" and not noun.plural:
        # Everything has a board.
        return noun.role if word != "board" else ""
    return _listed().get(word.replace(".", ""), "")


@lru_cache(maxsize=1 << 16)
def _capacity(word: str) -> str:
    """Give the capacity that one word speaks for."""
    title = vocabulary.titles().get(word) or vocabulary.titles().get(word + ".")
    listed = vocabulary.noun(word)
    found = title[0] if title else listed.role if listed and listed.kind in ("official", "person") else ""
    # Who is elected by voters is none, and fathers of five are of all kinds.
    found = "" if word in ("father", "mother") else found
    found = "" if listed is not None and listed.plural and found == "citizen" else found
    return found or "unknown"


@cache
def _listed() -> dict[str, str]:
    """Give the capacity of bodies known by their initials and of words in firms' names, in small letters."""
    listed = vocabulary.organisations().items()
    return {word.lower(): role for word, role in listed if word.isupper() or role == "business"}


def of_institution(name: str, fallback: str) -> str:
    """Choose the capacity in which an institution speaks, by its name; the fallback where the name tells nothing.

    >>> of_institution("Harbor National Committee", ""), of_institution("Brenn", "other")
    ('lawmaker_party', 'other')
    >>> of_institution("Teachers for Peace", "")
    'advocacy'
    """
    listed, words = vocabulary.organisations(), name.split()
    if name.lower() in vocabulary.places():
        return "government"
    if name in listed:
        return listed[name]
    first = vocabulary.noun(words[0]) if words[1:2] == ["for"] else None
    if first is not None and first.plural and first.kind in ("official", "person"):
        return "advocacy"
    pair = next((p for a, b in pairwise(words) if (p := f"{a} {b}") in listed), None)
    if pair:
        return listed[pair]
    for word in reversed(words):
        known = word if word in listed else word.replace(".", "")
        if known in listed:
            return listed[known]
        noun = vocabulary.noun(word)
        if noun is not None and noun.kind == "institution":
            return noun.role
    return fallback
