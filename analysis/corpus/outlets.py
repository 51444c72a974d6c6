"""Names of news outlets in a line: listed ones, and capitalised runs that carry a newspaper's word."""

import re
from functools import cache

from analysis import resources

_CAPITAL = r"[A-Z][\w.’'&-]{0,30}"
_SPACE = "[ \u00a0]"
# Words that open a line and so stand capitalised before a name without being part of it.
_BEFORE = re.compile(
    r"(?:(?:From|Via|Per|As|In|At|On|By|And|But|Here|More|According|Meanwhile|Now|First|Then|Also|For|This|That|Even|When"
    r"|While|Yet|So|Source|Credit|Yesterday|Today|Last|The|the)[’']?s?[ \u00a0]+)+"
)


@cache
def _listed() -> re.Pattern:
    names = sorted(resources.lexicon("outlets").iloc[:, 0], key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


@cache
def _worded() -> re.Pattern:
    words = sorted(resources.lexicon("outlet_words").iloc[:, 0], key=lambda word: (-len(word), word))
    word = rf"(?:{_CAPITAL}-)?(?:{'|'.join(map(re.escape, words))})(?![\w-])"
    after = rf"(?:{_SPACE}(?:of{_SPACE})?{_CAPITAL}){{0,2}}"
    return re.compile(rf"(?<![\w-])(?:[Tt]he{_SPACE}|{_CAPITAL}{_SPACE})(?:{_CAPITAL}{_SPACE}){{0,4}}?{word}{after}")


def outlets(text: str) -> list[str]:
    """Name the news outlets in a text, without their articles, in order.

    Limits: a name that is neither listed nor has a newspaper's word in it ("Brennwire") is not seen.

    >>> outlets("Ann Lund of the Harbor Post told Reuters so."), outlets("The minister writes:")
    (['Harbor Post', 'Reuters'], [])
    """
    found = [match for pattern in (_listed(), _worded()) for match in pattern.finditer(text)]
    names: list[tuple[int, int, str]] = []
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        head = _BEFORE.match(match.group())
        start = match.start() + (head.end() if head else 0)
        if not names or start >= names[-1][1]:
            name = " ".join(text[start : match.end()].split())
            names.append((start, match.end(), re.sub(r"[’']s?$", "", name)))
    return [name for _, _, name in names if name]
