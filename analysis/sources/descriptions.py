"""What an article says of a person beside the name: before it, in brackets and behind a comma."""

import re
from functools import lru_cache

from analysis.sources import vocabulary
from analysis.sources.book import core_of
from analysis.sources.kinds import MOST_RUNS, kind_of
from analysis.sources.runs import Run

# What describes a name begins behind the last of these; from the right it is soon found.
_LEFT_EDGE = re.compile(
    r"(?s).*(?:[.,;:!?“”\"()\n\r—―]|\b(?:said|says|told|asked|by|with|that|when|as|and|but|who|which|on|in|at|from|to|for|than|could|would|"
    r"has|have|had|is|was|were|after|before|while|if|because|against|over|about|into|of|check|urged|met|called|calls|will|include|includes|included|including|the|an?|its|his|her|their)\b)"
)
_POINTS = re.compile(r"\b(?:[A-Z]\.){2,}")
# "Ned Lund, his wife, Ida, and": what stands behind the comma is said of somebody else.
_NEXT_IN_LIST = re.compile(r"(?:his|her|their)\s+[\w-]+,\s+[A-Z]")
# A comma may stand inside the marks; what owns something ends in none.
_OPENS, _CLOSES = re.compile(r"(?:[“\"‘]|(?<!\w)'{1,2})$"), re.compile(r",?(?:[”\"]|[’'](?!\w))")
_SPEAKER = r"(?:spokes(?:man|woman|person)|advis[eo]r|aide|strategist)"
_SPEAKS_FOR = re.compile(
    rf",\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,3}}?{_SPEAKER}\s+(?:for|to|of)\s+((?:[A-Z][\w.]*\s+){{0,3}}[A-Z][a-z]+)(?!\s+[A-Z])"
)
_SPEAKER_OF = re.compile(rf"([A-Z][\w-]*[a-z])(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}{_SPEAKER},?\s+$")
# What stands among describing words for the name of an outlet and for a candidacy, and before the name of a body that
# someone presides over or works for.
OUTLET, RUNS, PRESIDES, WORKS = "@outlet", "@runs", "@president of ", "@office of "
_NAMED = r"[A-Z][\w’'&.-]*(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w’'&.-]*)*"
_PRESIDENT_OF = re.compile(
    rf"\b[Pp]resident(?:\s+and\s+[a-z][\w\s-]{{2,40}}?)?\s+(?:of|for|at)\s+(?:the\s+)?({_NAMED})"
)
_OFFICE_OF = re.compile(
    r"\b(?:director|chief executive|chair(?:man|woman|person)?|head|manager|counsel|(?:co-)?founder|executive|officer"
    r"|coordinator|(?:vice[ -]|senior )president|fellow|analyst|strategist)(?:\s+and\s+[a-z][a-z -]{2,40}?)?"
    rf"(?:\s+(?:of|for)\s+[a-z][a-z ,-]{{2,40}}?)?\s+(?:of|for|at|with)\s+(?:the\s+)?({_NAMED})"
)
# "who covered the courts for the Harbor Post", "a writer for the Harbor Post"
_REPORTS_FOR = re.compile(
    r"\b(?:cover(?:s|ed)|w(?:rites|rote)|report(?:s|ed)|writer|editor|blogger|critic|contributor)\b[^,;]{0,40}?\b(?:for|at|of)\s+"
    rf"(?:the\s+)?({_NAMED})"
)
_OF_PRESIDENT = re.compile(rf"({_NAMED})(?:['’]s)?(?<!Vice)(?<![a-z]\.) [Pp]resident,? $")
# "The Harbor Post's Ida Lund", "RealBrennPolitics' Ned Doyle"
_OF_AN_OUTLET = re.compile(r"((?:[A-Z][\w.]*\s+){0,4}[A-Z]\w*)['’]s?\s+(?:[a-z]+\s+){0,2}$")
_MARK = re.compile(r"[.,;:!?“”\"()\n\r—―]")
_APPOSED = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|their|its)\s+|['’]s\s+)(?:[\w-]++\s*+){1,6}+$")
_SPOKEN_FOR = re.compile(r"([\w-]+)['’]s?\s+(?:[\w-]+\s+)?spokes(?:man|woman|person)\b")
_BEHIND = re.compile(r"\s*(?:\(([^()\n]{1,40})\)|,\s*([^.;:“”\"\n]{3,90}?)(?:,|\.|;|$|\n)|\s+of\s+([A-Z]\w+))")
_DESCRIBES = re.compile(
    r"(?:the|a|an|who|former|then|his|her|now|R|D|[A-Z]\w+ of)\b"
    r"|(?!(?:whose|according|citing|said|says|saying|told|telling|when|while|after|before|because|since|although|though|but|if)\b)[a-z]+"
)
# A major donor is no major, the father of a soldier none.
_SMALL_RANKS = ("major", "private")
_KIN_OF = re.compile(
    r"\b((?:grand|step)?(?:father|mother|son|daughter|brother|sister|wife|husband|widow|widower|parents?)) of .*"
)
_A_BODY = re.compile(
    r",\s+(?:an?|the)\s+(?:(?!(?:of|for|at|in|on|and|with|to|from|who|whose|that|which)\b)[\w’'-]+\s+){0,5}?"
    r"([a-z-]+)(?=[,.;]|\s+(?:that|which|of|for|in|at|based|with|backed|run|led|founded)\b)"
)
# Nouns behind which the name of a body follows; behind "the company" a person may: "the company Lund founded".
_A_BODY_BEFORE = re.compile(
    r"\b(?:parent (?:company|firm)|[a-z]+maker|start-?up|insurer|retailer|chain|giant|lender|conglomerate|nonprofit"
    r"|think tank) $"
)
_DESCRIBING = re.compile(r"[^\W\d_][\w.’'-]*")
_REPUBLICAN, _DEMOCRAT = re.compile(r"\bR-"), re.compile(r"\bD-")


def described(text: str, run: Run) -> set[str]:
    """Words that describe the bearer of a name: before it, in brackets and in an apposition behind it."""
    if run.kind != "person":
        return set()
    before = _unpointed(text[max(0, run.start - 60) : run.start])
    edge = _LEFT_EDGE.match(before)
    before = before[edge.end() :] if edge else before
    if not before.strip() and (near := text[max(0, run.start - 80) : run.start].rstrip(" \u00a0")).endswith(","):
        segment = _MARK.split(near.rstrip(" ,\u00a0"))[-1]
        apposed = _APPOSED.search(segment)
        before = apposed.group() if apposed else ""
        # "The premier's spokesman, Ida Lund": in what capacity, the premier says.
        owner = _SPOKEN_FOR.search(segment)
        before += f" {owner.group(1)}" if owner else ""
    if run.prefix:
        before = before + " " + run.prefix
    after = _BEHIND.match(text, run.end, run.end + 120)
    behind = next((g for g in after.groups() if g), "") if after else ""
    if after and after.group(2) and (not _DESCRIBES.match(behind) or _NEXT_IN_LIST.match(text, after.start(2))):
        behind = ""
    outlet = _OF_AN_OUTLET.search(text, max(0, run.start - 60), run.start)
    found = {form for word in describing(f"{before} {behind}") for form in _describing(word)}
    reports = _REPORTS_FOR.search(behind)
    named = [m.group(1) for m in (outlet, reports) if m]
    if any(kind_of(name) == "media" for name in named) or run.prefix.lower() in vocabulary.outlets():
        found.add(OUTLET)
    body = _presided(text[max(0, run.start - 60) : run.start], f"{before} {behind}")
    if body:
        found.add(PRESIDES + body)
    elif employer := _OFFICE_OF.search(behind):
        found.add(WORKS + employer.group(1))
    if "R-" in behind and _REPUBLICAN.search(behind):
        found |= {"republican", "lawmaker", "gop"}
    if "D-" in behind and _DEMOCRAT.search(behind):
        found |= {"democrat", "democratic", "lawmaker"}
    return found


def describing(said: str) -> list[str]:
    """Give the words of a description that can say in what capacity somebody speaks.

    >>> describing("the father of a soldier"), describing("a major donor")
    (['the', 'father'], ['a', 'donor'])
    """
    return [w for w in _DESCRIBING.findall(_KIN_OF.sub(r"\1", _unpointed(said))) if w not in _SMALL_RANKS]


def _presided(before: str, said: str) -> str:
    """Give the body, no country, of which someone is called the president: "president of the Brenn Harbor League"."""
    if "resident" not in said:
        return ""
    behind = _PRESIDENT_OF.search(said)
    found = behind or _OF_PRESIDENT.search(before)
    body = found.group(1).removesuffix("’s").removesuffix("'s").removeprefix("The ") if found else ""
    if not body:
        return ""
    opener = body.split()[0].lower()
    opens = opener in vocabulary.titles() or opener in vocabulary.stopwords() | vocabulary.words("not_name")
    country = body if behind else body.split()[-1]
    if opens or not {body.lower(), country.lower()}.isdisjoint(vocabulary.places()):
        return ""
    # "Yesterday President Lund" is of no body, "NPHL President Lund" is.
    return body if behind or " " in body or body.isupper() or kind_of(body) == "organisation" else ""


@lru_cache(maxsize=MOST_RUNS)
def _describing(word: str) -> tuple[str, ...]:
    """Give a word in small letters, and the place that it stands for."""
    low, places = word.lower().rstrip("."), vocabulary.places()
    low = low[:-2] if low.endswith(("'s", "’s")) else low
    # "In" is no Indiana, "us" no country.
    return low, *(places[form] for form in (low, low + ".") if form in places and word[0].isupper())


def _unpointed(passage: str) -> str:
    """Take the points out of initials, which end no sentence: "F.B.I. director"."""
    return _POINTS.sub(lambda m: m.group().replace(".", ""), passage)


def is_body(text: str, run: Run) -> bool:
    """Whether what stands beside a name says that it is no person: "Clean Harbors, a lobby group", "carmaker Lund"."""
    if run.kind in ("person", "unknown") and _A_BODY_BEFORE.search(text, max(run.start - 24, 0), run.start):
        return True
    if not text.startswith(",", run.end) or " " not in run.name or " of " in run.name or run.prefix:
        return False
    apposed = _A_BODY.match(text, run.end, run.end + 120) if run.kind in ("person", "unknown", "thing") else None
    noun = vocabulary.noun(apposed.group(1)) if apposed else None
    return noun is not None and noun.kind in ("institution", "media") and not noun.plural


def is_kin(text: str, run: Run) -> bool:
    """Whether a single name is that of somebody's kin: "his wife, Ida,", "from wife Ida"."""
    before = text[max(0, run.start - 20) : run.start].rstrip(" ,").rpartition(" ")[2].lower()
    return before in vocabulary.words("kin")


def principal(text: str, run: Run) -> str:
    """Give the surname of the person for whom someone speaks: "Ida Lund, a spokeswoman for Mr. Doyle"."""
    found = _SPEAKS_FOR.match(text, run.end) or _SPEAKER_OF.search(text, max(0, run.start - 60), run.start)
    return found.group(1).split()[-1] if found else ""


def beside_namesake(text: str, run: Run) -> bool:
    """Whether a full name is joined to its surname with a title: "President Lund and Ida Lund"."""
    surname = re.escape(core_of(run.name)[-1])
    before = text[max(0, run.start - len(surname) - 20) : run.start].lower()
    return re.search(rf"[\w.]+ {surname} and $", before) is not None


def is_paper(text: str, run: Run) -> bool:
    """Whether a name stands behind the word for an outlet: "the newspaper Den Haven", "a magazine, Der Kran,"."""
    if run.kind not in ("person", "unknown") or run.prefix:
        return False
    before = text[max(0, run.start - 20) : run.start].rstrip(" ,").rpartition(" ")[2]
    return before.islower() and before in vocabulary.words("paper") and text[run.end : run.end + 1] in (",", " ")


def is_thing(text: str, run: Run) -> bool:
    """Whether "which" goes on from a name, which then is no person's: "the shipbuilder Tarnholm, which"."""
    return run.kind == "unknown" and " " not in run.name and text.startswith(", which ", run.end)


def is_title(text: str, run: Run) -> bool:
    """Whether quotation marks hold several words alone: a title, a slogan or a nickname ("her memoir, “Low Tide”")."""
    before, behind = text[max(0, run.start - 2) : run.start], text[run.end : run.end + 4]
    return " " in run.name and not run.prefix and bool(_OPENS.search(before) and _CLOSES.match(behind))
