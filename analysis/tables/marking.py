"""What is marked in an article, each mark with its layer and label, and the text cut wherever one begins or ends."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from analysis import schema
from analysis.charts.speaking import KINDS
from analysis.charts.unnamed import LEVELS
from analysis.charts.words import kind as kind_of_wording
from analysis.charts.words import several
from analysis.tables.styled import printable

LAYERS = {
    "source": "who says it",
    "unnamed": "a source without a name",
    "cue": "the word of saying",
    "quoted": "what is said, in quotation marks",
    "content": "what is said, in other words",
    "loaded": "loaded wording, with its kind",
}
ACTS = {"belief": "a state of mind", "wish": "a wish or a plan", "non_response": "no answer, or not verified"}


class Mark(NamedTuple):
    """One stretch of an article that is marked."""

    start: int
    end: int
    layers: str
    sign: str
    label: str
    anchor: str = ""
    href: str = ""


def marks(
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
    attributed: pd.DataFrame,
    sources: pd.DataFrame,
    loaded: pd.DataFrame,
) -> list[Mark]:
    """List what is to be marked in one article: who says what with which word, and loaded wording.

    Parameters
    ----------
    attributions, spans, attributed, sources, loaded : DataFrame
        The rows of these tables of one article.

    Returns
    -------
    list of Mark
        In order of their places. The sign of an attribution is its number in the tables.
    """
    said = attributions.set_index("attribution")
    who = _who(spans, attributed, sources)
    found = []
    for row in spans.itertuples():
        act = said.loc[row.attribution] if row.attribution in said.index else None
        name, unnamed, more = who.get(row.attribution, ("nobody in particular", False, ""))
        layers, label = _span(row.role, act, name, unnamed, more)
        sign = str(row.attribution) if row.role != "cue" else ""
        found.append(Mark(row.start, row.end, layers, sign, f"{row.attribution}: {label}"))
    for row in loaded.itertuples():
        kind = kind_of_wording(str(row.category))
        whose = {"outlet": "the outlet’s own voice", "quoted": "a source’s words"}.get(str(row.voice), "an excerpt")
        found.append(Mark(row.start, row.end, "loaded", kind, f"loaded wording: {kind}, in {whose}"))
    return sorted(found)


def _who(spans: pd.DataFrame, attributed: pd.DataFrame, sources: pd.DataFrame) -> dict[int, tuple[str, bool, str]]:
    """Name the source of each attribution: its name or its words, whether it is unnamed, and what is known of it."""
    words = spans[spans["role"].eq("source")].drop_duplicates("attribution").set_index("attribution")["text"]
    names = dict(zip(sources["source"], sources["name"], strict=True))
    found: dict[int, tuple[str, bool, str]] = {}
    persons = attributed.groupby("attribution")["stated_count"].sum(min_count=1)
    for row in attributed.itertuples():
        unnamed = row.source_type in schema.UNNAMED
        name = names.get(row.source)
        shown = name if isinstance(name, str) and not unnamed else " ".join(str(words.get(row.attribution, "")).split())
        more = _kind(row, unnamed, persons[row.attribution])
        found.setdefault(row.attribution, (shown or "nobody in particular", unnamed, more))
    return found


def _kind(row, unnamed: bool, persons: Any) -> str:
    """Say what kind of source it is, and of an unnamed one what the reader is told of it; persons: of all together."""
    kind = KINDS.get(str(row.source_type), str(row.source_type))
    if not unnamed:
        return kind
    level = LEVELS.get(str(row.descriptor_level), "")
    told = [
        kind,
        f"described by {level}" if level else "",
        "" if pd.isna(persons) else several(int(persons), "person"),
        "no reason given" if row.reason == "none" else "" if pd.isna(row.reason) else f"{row.reason} reason",
    ]
    return ", ".join(filter(None, told))


def _span(role: str, said: pd.Series | None, name: str, unnamed: bool, more: str) -> tuple[str, str]:
    """Give the layers and the label of a source, a cue or a content."""
    if role == "source":
        return ("source unnamed" if unnamed else "source"), f"source, {name}; {more}" if more else f"source, {name}"
    act = "" if said is None else ACTS.get(str(said["act"]), "")
    if role == "cue":
        stance = "" if said is None or pd.isna(said["stance"]) else f", {said['stance']}"
        return "cue", f"word of saying{stance}; {name}"
    form = "indirect" if said is None else str(said["form"])
    layer = "quoted" if form == "direct" else "content"
    return layer, f"{act} ({name}), {form}" if act else f"what {name} says, {form}"


def by_paragraph(paragraphs: pd.DataFrame, found: list[Mark]) -> Iterator[tuple[Any, list[Mark]]]:
    """Give each paragraph, in order, with the marks that touch it; one pass over both."""
    waiting, at = sorted(found), 0
    over: list[Mark] = []
    for row in paragraphs.sort_values("start").itertuples():
        over = [m for m in over if m.end > row.start]
        while at < len(waiting) and waiting[at].start < row.end:
            over += [waiting[at]] if waiting[at].end > row.start else []
            at += 1
        yield row, list(over)


def segments(text: str, start: int, end: int, found: Iterable[Mark], tips: bool = True) -> Iterator[str]:
    """Write a stretch of text as HTML, cut wherever a mark begins or ends; all that comes from the text is escaped.

    Parameters
    ----------
    text : str
        The whole article.
    start, end : int
        The stretch.
    found : iterable of Mark
        Marks that touch it; each keeps its own look where several overlap.
    tips : bool
        Whether a mark can be reached by the keyboard and shows its label.
    """
    waiting = sorted(found)
    cuts = sorted({start, end, *(min(max(p, start), end) for m in waiting for p in (m.start, m.end))})
    over: list[Mark] = []
    at = 0
    for here, there in pairwise(cuts):
        over = [m for m in over if m.end > here]
        first = []
        while at < len(waiting) and waiting[at].start <= here:
            first += [waiting[at]] if waiting[at].end > here else []
            at += 1
        over += first
        words = html.escape(printable(text[here:there]))
        signs = "".join(_sign(m if m.start >= start else m._replace(anchor="")) for m in first)
        yield signs + _mark(words, over, bool(first), tips) if over else words


def _sign(mark: Mark) -> str:
    """Put a mark's number or kind before it; what the number stands for is there for those who hear the page."""
    anchor = f' id="{html.escape(mark.anchor)}"' if mark.anchor else ""
    label = html.escape(printable(mark.label))
    sign = html.escape(printable(mark.sign))
    if mark.href:
        return (
            f'<sup class="{mark.layers}"{anchor}><a href="#{html.escape(mark.href)}" title="{label}">{sign}</a></sup>'
        )
    heard = f'<span class="heard">{label.removeprefix(sign)} </span>'
    return f'<sup class="{mark.layers}"{anchor}>{sign}{heard}</sup>'


def _mark(words: str, over: list[Mark], begins: bool, tips: bool) -> str:
    layers = [layer for m in over for layer in m.layers.split()]
    deep = sum(m.layers in ("content", "quoted") for m in over) > 1
    classes = " ".join(dict.fromkeys([*layers, *(["deep"] if deep else [])]))
    if not tips:
        return f'<mark class="{classes}">{words}</mark>'
    label = html.escape(printable(" · ".join(dict.fromkeys(m.label for m in over))))
    stop = ' tabindex="0"' if begins else ""
    return f'<mark class="{classes}"{stop} data-label="{label}">{words}</mark>'


def bare(text: str, start: int, end: int, found: Iterable[tuple[int, int, str, str]]) -> Iterator[str]:
    """Write a stretch with marks of start, end, layer and label that shows as it is, without switches."""
    for piece in segments(text, start, end, [Mark(s, e, layer, sign, "") for s, e, layer, sign in found], tips=False):
        yield re.sub(r'<sup class="[^"]*">([^<]*)<span class="heard"> </span></sup>', _label, piece)


def _label(match: re.Match) -> str:
    return f"<sup>{match.group(1)}</sup>" if match.group(1) else ""
