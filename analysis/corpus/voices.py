"""Where, after another outlet's text, the article's own voice resumes."""

import re
from functools import cache

from analysis import resources
from analysis.corpus.outlets import outlets

# Evidence for the article's own voice, paragraph by paragraph; what lies below zero speaks for the excerpt.
_CONTINUES = -0.15
_OWN_NAME = 3.0
_INTRODUCED_AGAIN = 2.0
_COMMENT = 1.5
_ORIGIN_REPORTED = 1.5
_TITLE_AGAIN = 0.75
_OTHER_OUTLET = 0.5
_CONVENTION = 1.0
_CONVENTION_OWN_UNKNOWN = 0.5
# Of a longer paragraph, its first part tells enough; characters.
READ = 5000
# With less than this after the cut, there is none.
_ENOUGH = 1.0

_FULL_NAME = re.compile(r"\b[A-Z][\w’'-]{1,30}(?: [A-Z]\.)?(?: (?:de|van|von|al|bin|der|la|[A-Z][\w’'-]{1,30})){1,2}")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Mm]y)\b(?![.’']\w)|\b[Yy]ou(?:r|[’']re)?\b")
_ASIDE = re.compile(
    r"^(?:Well|Yes|No|Of course|So much for|In other words|Translation|Remember|Recall|Notice|Imagine|Clearly|Obviously"
    r"|Sadly|Apparently|Frankly|Indeed|Not surprisingly|Unsurprisingly|Needless to say|Now"
    r"|Ironically|Yikes|Wow|Oh|Ah|Hmm|Again|Let me|Let[’']s|Here[’']s)\b"
)
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|(?<!\w)‘[^’‘]*’(?!\w)")
_REPORTED = r"(?:reported|reports|report|wrote|writes|noted|notes|article|story|added|adds|piece)"
_PAPER = re.compile(r"\b[Tt]he (?:newspaper|paper|outlet|publication|magazine|network|website|site|report)\b")
_CONVENTIONS: tuple[tuple[re.Pattern, re.Pattern], ...] = (
    (re.compile(r"\""), re.compile(r"[“”]")),
    (re.compile(r"\w'\w"), re.compile(r"\w’\w")),
    (re.compile(r"\bU\.S\."), re.compile(r"\bUS\b")),
    (re.compile(r"\d ?%"), re.compile(r"\d (?:percent|per cent)\b")),
    (re.compile(r"\w—\w"), re.compile(r"\w — \w")),
    (
        re.compile(r"\b(?:Mr|Mrs|Ms)\.? [A-Z]"),
        re.compile(r"(?<![\w.] )\b[A-Z][\w’'-]+ (?:said|added|wrote|continued)\b"),
    ),
    (re.compile(r"(?<!\w)‘\w[^’‘]*’"), re.compile(r"“")),
)


def resumes(texts: list[str], own_voice: str, origin: str, own: str | None = None) -> int:
    """Say how many of the paragraphs that follow an introduction are the other outlet's.

    Each paragraph gives evidence for the article's own voice: it names its own outlet, comments in the first person or
    with a question, introduces by title and full name somebody whom the excerpt introduced before, reports what the
    origin reported, names another outlet, or spells and marks as the article does outside the excerpt. The cut is
    where the evidence before and after it agrees best. Without any, all is the excerpt.

    Parameters
    ----------
    texts : list of str
        The paragraphs after the introduction.
    own_voice : str
        What the article says before it in its own voice.
    origin : str
        The outlet that is excerpted.
    own : str, optional
        The article's own outlet.

    Returns
    -------
    int
        At least 1, at most ``len(texts)``.

    Examples
    --------
    >>> told = ["The port will close in May, officials said.", "The union called the plan reckless."]
    >>> resumes([*told, "We have asked for months why. Who pays?"], "", "Harbor Post")
    2
    """
    evidence = _evidence([text[:READ] for text in texts], own_voice[:READ], origin, own)
    total = sum(evidence[1:])
    best, cut, rest = 0.0, len(texts), 0.0
    for n in range(len(texts) - 1, 0, -1):
        rest += evidence[n]
        before = total - rest
        if rest >= _ENOUGH and (cut == len(texts) or rest - before > best):
            best, cut = rest - before, n
    return cut


def _evidence(texts: list[str], own_voice: str, origin: str, own: str | None) -> list[float]:
    """Weigh each paragraph; only what was read before it counts."""
    found = []
    introduced: set[str] = set()
    titled: set[str] = set()
    own_sides = [_side(*_shown(own_voice, pair)) for pair in _CONVENTIONS]
    before = [(False, False)] * len(_CONVENTIONS)
    for text in texts:
        score = _CONTINUES + _of_outlets(text, origin, own) + _of_comment(text)
        score += _INTRODUCED_AGAIN * bool(_titled_names(text, full=True) & introduced)
        score += _TITLE_AGAIN * bool(_titled_names(text, full=False) & titled)
        shown = [_shown(text, pair) for pair in _CONVENTIONS]
        score += _of_convention([_side(*s) for s in shown], [_side(*s) for s in before], own_sides)
        found.append(score)
        introduced |= set(_FULL_NAME.findall(text))
        titled |= _titled_names(text, full=False)
        before = [(b[0] or s[0], b[1] or s[1]) for b, s in zip(before, shown, strict=True)]
    return found


def _of_outlets(text: str, origin: str, own: str | None) -> float:
    """Evidence from the outlets that a paragraph names."""
    plain = _QUOTED.sub(" ", text)
    score = 0.0
    if own and re.search(rf"\b{re.escape(own.removeprefix('The '))}\b", plain):
        score += _OWN_NAME
    last = re.escape(origin.split()[-1])
    if re.search(rf"\b{last}(?:[’']s?)? {_REPORTED}\b|\baccording to the (?:[\w’'-]+ ){{0,3}}{last}\b", plain):
        score += _ORIGIN_REPORTED
    elif _PAPER.search(plain):
        score += _ORIGIN_REPORTED / 2
    known = {name.split()[-1] for name in (origin, own) if name}
    if any(name.split()[-1] not in known for name in outlets(plain)):
        score += _OTHER_OUTLET
    return score


def _of_comment(text: str) -> float:
    """Evidence from a voice that comments: first and second person, questions, exclamations, asides."""
    plain = _QUOTED.sub(" ", text)
    comments = _FIRST_PERSON.search(plain) or re.search(r"[?!](?:\s|$)", plain) or _ASIDE.match(text)
    return _COMMENT * bool(comments)


def _shown(text: str, pair: tuple[re.Pattern, re.Pattern]) -> tuple[bool, bool]:
    """Which of the two sides of a convention a text shows."""
    return bool(pair[0].search(text)), bool(pair[1].search(text))


def _side(one: bool, other: bool) -> int:
    """Which side of a convention was taken: 1, -1, or 0 for neither or both."""
    return one - other


def _of_convention(here: list[int], theirs: list[int], own: list[int]) -> float:
    """Evidence from spelling and marks: what the excerpt does not do so far, unless the own voice does not either."""
    score = 0.0
    for shown, excerpt, article in zip(here, theirs, own, strict=True):
        if excerpt and shown == -excerpt and article in (0, shown):
            score += _CONVENTION if article else _CONVENTION_OWN_UNKNOWN
        elif excerpt and article == -excerpt and shown == excerpt:
            score -= _CONVENTION
    return score


@cache
def _title() -> re.Pattern:
    titles = sorted(resources.lexicon("titles").iloc[:, 0], key=lambda title: (-len(title), title))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, titles))}) (?=[A-Z])")


def _titled_names(text: str, full: bool) -> set[str]:
    """Names that a title stands before: the full ones, or title and surname."""
    found = set()
    for match in _title().finditer(text):
        name = _FULL_NAME.match(text, match.end())
        if full and name:
            found.add(name.group())
        elif not full and not name:
            surname = re.compile(r"[A-Z][\w-]+").match(text, match.end())
            if surname and match.group() not in ("Mr. ", "Mrs. ", "Ms. "):
                found.add(match.group() + surname.group())
    return found
