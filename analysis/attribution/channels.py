"""The outlet that was told: "told the Harbor Post", "in an interview with Brenn Radio"."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from analysis.corpus.outlets import outlets

# Both say first what a match may begin with: that rules most places out.
_TOWARDS = re.compile(
    r"[twofib](?<!\w.)(?:(?<=t)(?:old|ells?|elling|o)|(?<=w)ith|(?<=[oi])n|(?<=f)or|(?<=b)y)\s+(?=(?:the\s+)?[A-Z])"
)
_TELLS = re.compile(
    r"\b(?=[acdeimorstw])(?:t[eo]ld?s?|telling|sa(?:id|ys?|ying)|spoke|spoken|speaking|complain(?:ed|ing|s)|confirm(?:ed|s)|interview(?:ed|s)?|statement"
    r"|e-?mail(?:ed)?|comments?|remarks|appear(?:ance|ed|ing)|request for comment|went|explain(?:ed|ing)|disclosed"
    r"|mention(?:ed|ing)?|wrote|respon(?:d|ded|se)|declined|appearing|op-ed|column|essay)\b",
    re.I,
)
_SHORTEST = 4
# "According to the Harbor Post", "as reported by the Harbor Post": it passes on what another was told.
_NOT_TOLD = ("ccording ", "as reported ", "first reported ", "as quoted ", "as cited ")
# Phrases that are kept: those of a large corpus have no end.
_MOST = 1 << 14
_NAME_ENDS = re.compile(r"(?![\w-])(?!\s+[A-Z])")
# "Fox 35" is one of many.
_STATION = re.compile(r"(?:Fox|FOX|ABC|NBC|CBS|CW|Channel)\s*\d+\b")
# What says itself that it is one, listed or not: "Tide magazine", "The Ida Lund Show".
_SAYS_SO = re.compile(r"(?:[A-Z][\w.’'&!-]*\s+){1,3}(?:magazine|newspaper|radio|podcast|Podcast|Show)\b")
# "On Sunday on Brenn Radio, she said": said there, though the verb stands behind.
_AHEAD = re.compile(r"On\s+(?:[A-Z][a-z]+\.?(?:\s\d\d?)?,?\s+on\s+)?(?=(?:the\s+)?[A-Z][^,]{2,40},)")
_STOP = re.compile(r"[,.;:“”\"()]|\b(?:that|which|who|when|as|after|and)\b")


def channel(clause: str, source: str, names: tuple[str, ...] = ()) -> str | None:
    """Name the outlet that the source told.

    Parameters
    ----------
    clause : str
        The sentence without the content.
    source : str
        The words of the source: an outlet that is the source itself is no channel.
    names : tuple of str
        Outlets to know besides those that are listed or look like one.

    Returns
    -------
    str or None

    Examples
    --------
    >>> channel("a port official told the Harbor Post on Friday", "a port official")
    'Harbor Post'
    >>> channel("The Harbor Post reported", "The Harbor Post") is None
    True
    """
    for start in _places(clause):
        rest = clause[start : start + 60]
        stop = _STOP.search(rest, 3)
        name = rest[: stop.start()] if stop else rest
        bare = re.sub(r"^[Tt]he\s+", "", name)
        station, itself = _STATION.match(bare), _SAYS_SO.match(bare)
        found = station.group() if station else _known(bare, names) or _first_outlet(bare)
        found = found or (itself.group() if itself else None)
        if found and found not in source:
            return found
    return None


def _places(clause: str) -> Iterator[int]:
    """Give where the name of an outlet may begin that is told something."""
    ahead = _AHEAD.match(clause)
    if ahead:
        yield ahead.end()
    towards = _TOWARDS.search(clause, 0, 600)
    tells = _TELLS.search(clause) if towards else None
    if towards and tells:
        for match in _TOWARDS.finditer(clause, towards.start(), 600):
            if tells.end() <= match.end() and not clause.endswith(_NOT_TOLD, 0, match.start()):
                yield match.end()


def _known(name: str, names: tuple[str, ...]) -> str | None:
    """Name the known outlet that a phrase begins with, be it by its first or last word alone."""
    begins = (name[: m.start()] for m in _NAME_ENDS.finditer(name))
    known = _shorts(names)
    # Some outlets write themselves in capitals: "USA TODAY".
    spelt = (begin if begin in known or " " not in begin else begin.lower() for begin in begins)
    found = [known[short] for short in spelt if short in known]
    return min(found)[1] if found else None


@cache
def _shorts(names: tuple[str, ...]) -> dict[str, tuple[int, str]]:
    """Map what a known outlet is called, by all its words or one, to its place among the names and its words."""
    found: dict[str, tuple[int, str]] = {}
    for number, one in enumerate(names):
        parts = re.sub(r"^[Tt]he\s+", "", one).split()
        whole = " ".join(parts)
        for short in (whole, *([whole.lower()] if len(parts) > 1 else []), *parts[:1], *parts[-1:]):
            if len(short) >= _SHORTEST:
                found.setdefault(short, (number, whole))
    return found


@lru_cache(maxsize=_MOST)
def _first_outlet(name: str) -> str | None:
    """Name the outlet that a phrase begins with."""
    found = outlets("the " + name)
    bare = re.sub(r"^[Tt]he ", "", found[0]) if found else ""
    return bare if bare and name.startswith(bare) else None
