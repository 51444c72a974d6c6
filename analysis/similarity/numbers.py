"""Numbers in running text, brought to one form: "97 percent" is 97%, "two dozen" is 24, "$1.5 million" is $1500000."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis import resources, text

_DIGITS = re.compile(r"(?P<sign>[$£€])?\s?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w.]*\d)")
_YEAR = range(1900, 2100)


class Number(NamedTuple):
    """A number in a text: where it stands, its value, its unit ("%", "$", "year" or ""), whether it is exact."""

    start: int
    end: int
    value: float
    unit: str
    exact: bool

    @property
    def key(self) -> str:
        """The form in which two numbers are compared."""
        return f"#{self.value:.12g}{self.unit}"


@cache
def _words() -> dict[str, tuple[str, float]]:
    table = resources.lexicon("numbers")
    values = [float(v) if v else 0.0 for v in table["value"]]
    return {w: (k, v) for w, k, v in zip(table["word"], table["kind"], values, strict=True)}


@lru_cache(maxsize=1 << 14)
def within(passage: str) -> tuple[Number, ...]:
    """Read the numbers of a passage once, however often it is compared.

    >>> [n.key for n in within("Nearly two dozen ships cost $1.5 million.")]
    ['#24', '#1500000$']
    """
    return tuple(read(passage, text.tokens(passage)))


@cache
def _begins() -> re.Pattern[str]:
    """What every number holds: a digit or a word for a number."""
    words = (word for word, (kind, _) in _words().items() if kind in ("unit", "ten") or word == "dozen")
    return re.compile(rf"\d|{'|'.join(map(re.escape, sorted(words)))}", re.I)


def read(text: str, spans: list[tuple[int, int]]) -> list[Number]:
    """Find the numbers of a text.

    Parameters
    ----------
    text : str
        Any text.
    spans : list of (int, int)
        Its tokens, as `analysis.text.tokens` gives them.

    Returns
    -------
    list of Number
        In order. The bare word "one", ordinals and fractions in words are left out: they are seldom counts. A range
        gives two numbers. The sum of a phrase is one number: "two hundred and five" is 205.

    Examples
    --------
    >>> from analysis import text
    >>> line = "Nearly two dozen ships, 97 percent of them new, cost $1.5 million in 2024."
    >>> [(n.key, n.exact) for n in read(line, text.tokens(line))]
    [('#24', False), ('#97%', True), ('#1500000$', True), ('#2024year', True)]
    """
    if not _begins().search(text):
        return []
    found, i = [], 0
    while i < len(spans):
        step = _phrase(text, spans, i) if _begins().search(text, *spans[i]) else None
        if step is None:
            i += 1
            continue
        number, i = step
        found.append(number)
    return found


def _phrase(text: str, spans: list[tuple[int, int]], i: int) -> tuple[Number, int] | None:
    """Read one number from token `i` on: the number, and the token after it."""
    words = _words()
    start = i
    total, part, sign, seen, plain = 0.0, 0.0, "", 0, ""
    while i < len(spans):
        token = text[spans[i][0] : spans[i][1]].lower()
        kind, value = _kind(token, words)
        if kind == "digits" and not seen:
            part, sign, plain = value, _sign(text, spans, i, token), token
        elif kind in ("unit", "ten") and (not seen or (part % 100 == 0 or (part % 10 == 0 and value < 10))):
            part += value
        elif kind == "scale" and (seen or token == "dozen"):
            total, part = (total + max(part, 1.0) * value, 0.0) if value >= 1000 else (total, max(part, 1.0) * value)
        elif not (seen and token in ("-", "and", "a") and _goes_on(text, spans, i, plain)):
            break
        seen += 1
        i += 1
    if not seen or (seen == 1 and text[spans[start][0] : spans[start][1]].lower() == "one"):
        return None
    unit, last = _unit(text, spans, i, sign, plain, total + part, i - start)
    return Number(spans[start][0], spans[last - 1][1], total + part, unit, _exact(text, spans, start)), last


def _kind(token: str, words: dict[str, tuple[str, float]]) -> tuple[str, float]:
    """What a token adds to a number."""
    if match := _DIGITS.fullmatch(token.rstrip("%")):
        return "digits", float(match["digits"].replace(",", ""))
    if token in words:
        return words[token]
    tens, _, rest = token.partition("-")
    if words.get(tens, ("", 0))[0] == "ten" and words.get(rest, ("", 0))[0] == "unit":
        return "unit", words[tens][1] + words[rest][1]
    return "", 0.0


def _goes_on(text: str, spans: list[tuple[int, int]], i: int, digits: str) -> bool:
    """Whether "and" or a hyphen at token `i` stands inside a number written in words."""
    if i + 1 >= len(spans) or digits:
        return False
    before = _words().get(text[spans[i - 1][0] : spans[i - 1][1]].lower(), ("", 0))[0]
    after = _kind(text[spans[i + 1][0] : spans[i + 1][1]].lower(), _words())[0]
    return before == "scale" and after in ("unit", "ten")


def _sign(text: str, spans: list[tuple[int, int]], i: int, token: str) -> str:
    if token.endswith("%"):
        return "%"
    before = text[spans[i - 1][0] : spans[i - 1][1]] if i else ""
    return next((mark for mark in "$£€" if mark in token or before == mark), "")


def _unit(
    text: str, spans: list[tuple[int, int]], i: int, sign: str, digits: str, value: float, n: int
) -> tuple[str, int]:
    """Return the unit of a number, and the token after number and unit."""
    following = text[spans[i][0] : spans[i][1]].lower() if i < len(spans) else ""
    if following in ("per",) and i + 1 < len(spans) and text[spans[i + 1][0] : spans[i + 1][1]].lower() == "cent":
        return "%", i + 2
    kind = _words().get(following, ("", 0))[0]
    if kind == "percent" or following == "%":
        return "%", i + 1
    if kind == "dollar" and not sign:
        return "$", i + 1
    if n == 1 and re.fullmatch(r"\d{4}", digits) and not sign and int(value) in _YEAR:
        return "year", i
    return sign, i


def _exact(text: str, spans: list[tuple[int, int]], start: int) -> bool:
    """Whether no word such as "nearly" or "more than" stands before the number."""
    before = text[spans[start - 1][0] : spans[start - 1][1]].lower() if start else ""
    if before in ("a", "the", "$"):
        before = text[spans[start - 2][0] : spans[start - 2][1]].lower() if start > 1 else ""
    return _words().get(before, ("", 0))[0] != "about"
