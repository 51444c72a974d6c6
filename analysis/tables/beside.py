"""Two articles side by side: the facts that both report aligned, and in the margin what one of them does not."""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from analysis import resources
from analysis.charts.labels import labels
from analysis.charts.words import several
from analysis.facts import not_found, reporting
from analysis.tables.article import paragraphs
from analysis.tables.marking import Mark, marks
from analysis.tables.styled import printable

if TYPE_CHECKING:
    from analysis.flow import Story

LAYERS = {
    "fact": "facts, with their number",
    "source": "who says it",
    "unnamed": "a source without a name",
    "loaded": "loaded wording",
}


@dataclass(frozen=True)
class SideBySide:
    """Two articles of one event, as HTML that needs nothing else."""

    heading: str
    columns: tuple[dict[str, Any], ...]
    both: tuple[dict[str, Any], ...]

    def html(self, level: int = 3, style: bool = True) -> str:
        """Render it with a heading of some level; the switches need no script."""
        css = [resources.template(f"article/{name}.css").render() for name in ("view", "beside")]
        return resources.template("article/beside.html.j2").render(
            view=self, level=level, layers=LAYERS, off=("source", "unnamed", "loaded"), several=several,
            style=Markup("\n".join(css)) if style else "",
        )  # fmt: skip

    def _repr_html_(self) -> str:
        return self.html()


def side_by_side(story: "Story", left: str, right: str, loaded: pd.DataFrame) -> SideBySide:
    """Show two articles on the same event side by side.

    A fact has the same number in both. Beside each text stands what is not found in it and the other reports, next to
    the paragraph with the last fact that both tell before it.

    Parameters
    ----------
    story : Story
        Whose tables.
    left, right : str
        Two articles.
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.

    Returns
    -------
    SideBySide
        "Not found" is relative to the other article; it needs to be checked against the text.

    Raises
    ------
    KeyError
        If there is no such article; the message names those that exist.
    ValueError
        If the two report different events: then nothing can be called left out.
    """
    known = story.articles.set_index("article")
    for article in (left, right):
        if article not in known.index:
            raise KeyError(f"no article {article!r}; available: {', '.join(known.index)}")
    event = known.loc[left, "event"]
    if pd.isna(event) or known.loc[right, "event"] != event or left == right:
        raise ValueError(f"{left} and {right} are not two articles on one event")
    names = {a: printable(n) for a, n in labels(story.articles).set_index("article")["label"].items()}
    told = _numbered(story, left, right)
    missing = not_found(story.coverage, story.facts, story.mentions, story.articles)
    pairs = (("l", left, right), ("r", right, left))
    columns = tuple(_column(story, side, one, other, names, told, missing, loaded) for side, one, other in pairs)
    return SideBySide(f"{names[left]} and {names[right]}", columns, tuple(_both(story, told, left, right)))


def _numbered(story: "Story", left: str, right: str) -> pd.DataFrame:
    """Number the facts that either article reports, by their place in the left one, then in the right one."""
    rows = reporting(story.mentions[story.mentions["article"].isin([left, right])], story.coverage)
    rows = rows.assign(second=rows["article"].eq(right)).sort_values(["second", "start", "end", "fact"])
    number = {fact: n for n, fact in enumerate(dict.fromkeys(rows["fact"]), 1)}
    who = rows.groupby("fact")["article"].nunique()
    return rows.assign(number=rows["fact"].map(number), both=rows["fact"].map(who).eq(2))


def _column(
    story: "Story",
    side: str,
    one: str,
    other: str,
    names: dict[str, str],
    told: pd.DataFrame,
    missing: pd.DataFrame,
    loaded: pd.DataFrame,
) -> dict[str, Any]:
    """Write one article's paragraphs, each with what stands in the other after the last fact that both tell."""
    text = str(story.articles.set_index("article").loc[one, "text"])
    rows = story.paragraphs[story.paragraphs["article"].eq(one)].sort_values("start")
    tables = (story.attributions, story.spans, story.attributed, story.sources, loaded)
    found = marks(*(table[table["article"].eq(one)] for table in tables))
    found = [
        m._replace(sign="" if "source" in m.layers else m.sign) for m in found if set(m.layers.split()) & {*LAYERS}
    ]
    body = paragraphs(text, rows, sorted(found + _facts(told[told["article"].eq(one)], side, names[other])), tips=False)
    gone = set(missing.loc[missing["article"].eq(one), "fact"])
    notes = _notes(story, told, gone, one, other, list(rows["start"]))
    return {
        "name": names[one],
        "other": names[other],
        "side": side,
        "away": "r" if side == "l" else "l",
        "rows": [(Markup(html), notes.get(n, [])) for n, html in enumerate(body)],
        "before": notes.get(-1, []),
        "missing": len(gone & set(told.loc[told["article"].eq(other), "fact"])),
    }


def _facts(mine: pd.DataFrame, side: str, other: str) -> list[Mark]:
    """Mark the facts; one that both tell leads to its place in the other article."""
    away = "r" if side == "l" else "l"
    seen: set[str] = set()
    found = []
    for row in mine.itertuples():
        anchor = "" if row.fact in seen else f"{side}{row.number}"
        seen.add(row.fact)
        label = f"{row.number}: fact that {other} reports too" if row.both else f"{row.number}: fact"
        href = f"{away}{row.number}" if row.both else ""
        found.append(Mark(row.start, row.end, "fact", str(row.number), label, anchor, href))
    return found


def _notes(
    story: "Story", told: pd.DataFrame, gone: set[str], one: str, other: str, starts: list[int]
) -> dict[int, list[dict[str, Any]]]:
    """Put what is not found in one article beside the paragraph that it would follow there; -1 is before the first."""
    text = str(story.articles.set_index("article").loc[other, "text"])
    here = told[told["article"].eq(one)].drop_duplicates("fact").set_index("fact")["start"].to_dict()
    theirs = told[told["article"].eq(other)].sort_values("start").drop_duplicates("fact")
    found: dict[int, list[dict[str, Any]]] = {}
    after = -1
    for row in theirs.itertuples():
        if row.fact in here:
            after = sum(start <= here[row.fact] for start in starts) - 1
        elif row.fact in gone:
            notes = found.setdefault(after, [])
            passage = printable(" ".join(text[row.start : row.end].split()))
            if all(passage != note["passage"] for note in notes):
                notes.append({"number": row.number, "passage": passage})
    return found


def _both(story: "Story", told: pd.DataFrame, left: str, right: str) -> list[dict[str, Any]]:
    """List the facts that both tell, with both passages, in the order of the left article."""
    texts = story.articles.set_index("article")["text"]
    shared = told[told["both"]].sort_values(["number", "second", "start"])
    found = []
    for number, rows in groupby(shared.itertuples(), key=lambda row: row.number):
        each: dict[str, Any] = {}
        for row in rows:
            each.setdefault(row.article, row)
        one, two = (printable(" ".join(str(texts[a])[each[a].start : each[a].end].split())) for a in (left, right))
        differ = "; ".join(_apart(story.discrepancies, each[left], each[right]))
        found.append({"number": number, "left": one, "right": two, "differ": printable(differ)})
    return found


def _apart(discrepancies: pd.DataFrame, left: Any, right: Any) -> list[str]:
    """Say how two passages disagree, the left one's words first."""
    found = []
    for one, two, own, others in ((left, right, "said", "other_said"), (right, left, "other_said", "said")):
        rows = discrepancies[discrepancies["article"].eq(one.article) & discrepancies["other"].eq(two.article)]
        here = rows["start"].lt(one.end) & rows["end"].gt(one.start)
        there = rows["other_start"].lt(two.end) & rows["other_end"].gt(two.start)
        found += [f"{row['kind']}: {row[own]} / {row[others]}" for row in rows[here & there].to_dict("records")]
    return found
