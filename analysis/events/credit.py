"""Which other outlets an article credits: whose report it relays, whom a source told, whose text it reprints."""

import re
from collections.abc import Iterable
from functools import cache

import pandas as pd

from analysis import resources, schema

_RUN = re.compile(r"[A-Z][\w.&’'-]*(?:[ \u00a0](?:(?:on|of|and|&)[ \u00a0])?[A-Z][\w.&’'-]*){0,6}")
_AFTER = re.compile(
    r"(?:[’']s?)?,?\s*(?:(?:has|had|have|first|also|later|previously|exclusively|on \w+day)\s+)*"
    r"(?:report(?:s|ed|ing|er|ers)?|wrote|revealed|published|disclosed|investigation|article|story|exclusive|account)\b",
    re.I,
)
_BEFORE = re.compile(
    r"(?:according to|report(?:s|ed)? (?:by|from|in)|(?:story|article|investigation|account) (?:by|from|in)|"
    r"(?:published|revealed|disclosed|obtained|seen|reviewed) (?:by|in)|cit(?:ing|ed)|via|from)"
    r"\s+(?:a report (?:by|in|from)\s+)?(?:the\s+)?$",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:told|tells|tell|telling|said to|interview (?:with|on|for)|appear(?:ed|ing) on|spoke (?:to|with|on))"
    r"\s+(?:the\s+)?$",
    re.I,
)
_COLUMNS = ["article", "outlet", "kind", "start", "end"]
# What may stand behind an outlet's name to say what it is.
_KINDS = frozenset("online digital news newspaper magazine channel network website radio tv television".split())


@cache
def _known() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """Return names of outlets, words that make a name one, and initials with the name they stand for."""
    names = [plain(n) for n in resources.lexicon("outlets")["outlet"]]
    words = frozenset(w.lower() for w in resources.lexicon("outlet_words")["word"])
    initials: dict[str, str] = {}
    for name in names:
        if name.count(" "):
            initials.setdefault("".join(w[0] for w in name.split()), name)
    listed = frozenset(names)
    return listed, words, {k: v for k, v in initials.items() if k in listed and len(k) > 1}


def plain(name: str) -> str:
    """Bring an outlet's name to the form in which outlets are compared.

    >>> plain("The Harbor Post"), plain("A.P.")
    ('harbor post', 'ap')
    """
    low = re.sub(r"[’']s?$", "", name.strip().rstrip(",.;:")).lower().replace("\u00a0", " ")
    low = re.sub(r"\.(?=\w(?:\.|$))", "", low).rstrip(".")
    return low.removeprefix("the ")


def same_outlet(one: str, two: str) -> bool:
    """Whether two names are of one outlet: equal, initials of the other, or its last words.

    >>> same_outlet("The Harbor Post", "Harbor Post"), same_outlet("Post", "Harbor Post"), same_outlet("AP", "Reuters")
    (True, True, False)
    """
    a, b = sorted((_full(plain(one)), _full(plain(two))), key=len)
    return bool(a) and (a == b or b.endswith(" " + a) or b.startswith(a + " "))


def means(called: str, outlet: str) -> bool:
    """Whether an article that writes one name means the outlet of the other.

    It may shorten the outlet's name, or say what it is; a longer name of which the outlet's is the end is another's.

    >>> means("the Post", "Harbor Post"), means("Harbor Post Online", "Harbor Post"), means("Harbor Post", "The Post")
    (True, True, False)
    """
    a, b = _full(plain(called)), _full(plain(outlet))
    if not a or a == b:
        return bool(a)
    if len(a) < len(b):
        return b.endswith(" " + a) or b.startswith(a + " ")
    return a.startswith(b + " ") and _KINDS.issuperset(a.removeprefix(b).split())


def meant(called: str, outlets: Iterable[str]) -> set[str]:
    """Choose the outlets that a name means: of the very name, else the one of which it is short; no one of several.

    >>> meant("Times", ["Harbor Times", "The Times"]), meant("Post", ["Harbor Post", "Brenn Post"])
    ({'The Times'}, set())
    """
    able = {outlet for outlet in outlets if means(called, outlet)}
    equal = {outlet for outlet in able if _full(plain(called)) == _full(plain(outlet))}
    return equal or (able if len({_full(plain(outlet)) for outlet in able}) == 1 else set())


def _full(name: str) -> str:
    return _known()[2].get(name, name)


def credited(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Find where articles name another outlet as the origin of what they tell.

    Only names on the list of outlets, or made of capitalised words with one such as "Gazette", are seen; only beside
    words such as "reported", "according to" or "told". A photograph's credit, a caption and the article's own outlet or
    agency do not count.

    Parameters
    ----------
    articles, paragraphs : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        Columns article, outlet (the fullest name the article gives, in lower case), kind, start, end. kind is report
        (it relays that outlet's report), told (that outlet was told), excerpt (it reprints that outlet's text).

    Examples
    --------
    >>> line = "Lund will resign, the Harbor Post reported. She told Brenn Radio why."
    >>> row = {"article": "a", "text": line, "outlet": None, "agency": None}
    >>> part = {"article": "a", "paragraph": 0, "start": 0, "end": len(line), "role": "body", "origin": None}
    >>> credited(pd.DataFrame([row]), pd.DataFrame([part]))[["outlet", "kind"]].to_numpy().tolist()
    [['harbor post', 'report'], ['brenn radio', 'told']]
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    own = {a: [n for n in names if isinstance(n, str)] for a, *names in _columns(articles)}
    rows = paragraphs[paragraphs["role"].isin((*schema.COUNTED, "headline", "deck"))].sort_values(["article", "start"])
    found: list[dict] = []
    for article, group in rows.groupby("article"):
        if article not in own:
            continue
        hits = _in_article(texts[article], group)
        full = _fullest({h["outlet"] for h in hits})
        for hit in hits:
            hit["outlet"] = full[hit["outlet"]]
            if not any(means(hit["outlet"], m) for m in own[article]):
                found.append({"article": article, **hit})
    made = pd.DataFrame(found, columns=_COLUMNS).astype({"start": "int64", "end": "int64"})
    return made.sort_values(["article", "start", "end"], ignore_index=True)


def _columns(articles: pd.DataFrame) -> list[tuple]:
    return list(zip(articles["article"], articles["outlet"], articles["agency"], strict=True))


def _in_article(text: str, paragraphs: pd.DataFrame) -> list[dict]:
    """Collect the credits of one article."""
    found = []
    for row in paragraphs.itertuples():
        if row.role == "excerpt" and isinstance(row.origin, str):
            found.append({"outlet": _full(plain(row.origin)), "kind": "excerpt", "start": row.start, "end": row.end})
        for start, end, name in outlets(text, row.start, row.end):
            kind = _kind(text, start, end, row.start, row.end)
            if kind:
                found.append({"outlet": _full(name), "kind": kind, "start": start, "end": end})
    return found


def _kind(text: str, start: int, end: int, first: int, last: int) -> str | None:
    """Say what the words beside an outlet's name make of it."""
    before, after = text[max(first, start - 40) : start], text[end : min(last, end + 60)]
    if _TOLD.search(before):
        return "told"
    if _AFTER.match(after) or _BEFORE.search(before):
        return "report"
    return None


def outlets(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Find names of outlets in a paragraph: the longest stretch of a capitalised run that is one.

    Returns
    -------
    list of (int, int, str)
        Start, end and name, in the form in which outlets are compared.

    Examples
    --------
    >>> outlets("With files from Brenn Radio.", 0, 28)
    [(16, 27, 'brenn radio')]
    """
    listed, words, _ = _known()
    found = []
    for run in _RUN.finditer(text, start, end):
        parts = [m.span() for m in re.compile(r"\S+").finditer(text, run.start(), run.end())]
        i = 0
        while i < len(parts):
            taken = 0
            for j in range(len(parts), i, -1):
                name = plain(text[parts[i][0] : parts[j - 1][1]])
                made = j - i > 1 and name.split()[-1:] and name.split()[-1] in words and text[parts[i][0]].isupper()
                if name in listed or (made and not name.startswith(("on ", "of ", "and "))):
                    taken = j - i
                    found.append((parts[i][0], parts[j - 1][1], name))
                    break
            i += taken or 1
    return [(s, s + len(text[s:e].rstrip(",.;:’'")), name) for s, e, name in found]


def _fullest(names: set[str]) -> dict[str, str]:
    """Map a short name to the one longer name of the article that ends in it or begins with it."""
    made = {}
    for name in names:
        longer = sorted(n for n in names if n != name and (n.endswith(" " + name) or n.startswith(name + " ")))
        made[name] = longer[0] if len(longer) == 1 else name
    return made
