"""Tables of what outlets tell otherwise, of what stands elsewhere, and the sheet of claims to check by hand."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis import facts, reuse
from analysis.charts.briefs import briefs
from analysis.charts.drift import STEPS
from analysis.charts.labels import labels
from analysis.charts.words import percent
from analysis.tables.styled import Table

if TYPE_CHECKING:
    from analysis.flow import Story

_SHEET = ["claim", "fact", "fact_words", "article", "outlet", "evidence", "evidence_start", "evidence_end"]
_SHEET += ["nearest_start", "nearest_end", "likelihood", "verdict", "note"]
ALTERED = {
    "moved": "put in another order",
    "reworded": "other words",
    "left_out": "words left out, unmarked",
    "joined": "sentences between left out, unmarked",
    "cut": "ends before its sentence does",
    "marked": "omission marked",
}


def _names(story: "Story") -> dict[str, str]:
    named = labels(story.articles)
    return dict(zip(named["article"], named["label"], strict=True))


def _passages(story: "Story", article: pd.Series, start: pd.Series, end: pd.Series) -> list[str]:
    text = dict(zip(story.articles["article"], story.articles["text"], strict=True))
    return [" ".join(text[a][s:e].split()) for a, s, e in zip(article, start, end, strict=True)]


def _both(story: "Story", rows: pd.DataFrame) -> dict[str, object]:
    """Name both outlets of each row and give both passages."""
    names = _names(story)
    return {
        "outlet": rows["article"].map(names).astype("str"),
        "its passage": _passages(story, rows["article"], rows["start"], rows["end"]),
        "the other": rows["other"].map(names).astype("str"),
        "the other’s passage": _passages(story, rows["other"], rows["other_start"], rows["other_end"]),
    }


def drift(story: "Story") -> Table:
    """List the facts that two articles tell on different authority, with both passages."""
    rows, both = story.drift, _both(story, story.drift)
    sources = [
        [f"{STEPS[v]}: {s}" if isinstance(s, str) else STEPS[v] for v, s in zip(rows[a], rows[b], strict=True)]
        for a, b in (("voice", "source"), ("other_voice", "other_source"))
    ]
    data = pd.DataFrame(
        {
            "outlet": both["outlet"],
            "on the authority of": sources[0],
            "its passage": both["its passage"],
            "the other": both["the other"],
            "on that of": sources[1],
            "the other’s passage": both["the other’s passage"],
        }
    )
    return Table(data, f"The same fact on other authority ({len(data)} pairs of passages)", "drift-passages")


def discrepancies(story: "Story") -> Table:
    """List where two articles disagree, with what either says."""
    rows, both = story.discrepancies, _both(story, story.discrepancies)
    data = pd.DataFrame(
        {
            "in what": rows["kind"],
            "outlet": both["outlet"],
            "says": rows["said"],
            "the other": both["the other"],
            "says there": rows["other_said"],
            "its passage": both["its passage"],
            "the other’s passage": both["the other’s passage"],
        }
    )
    return Table(data, f"Where articles disagree ({len(data)})", "discrepancies")


def quotations(story: "Story") -> Table:
    """List quotations that two articles give in different words or cut, with what differs."""
    rows, both = story.quotations, _both(story, story.quotations)
    data = pd.DataFrame(
        {
            "outlet": both["outlet"],
            "quotes": both["its passage"],
            "the other": both["the other"],
            "quotes there": both["the other’s passage"],
            "difference": rows["kind"].map(ALTERED).astype("str"),
            "only in the first": rows["only_here"].fillna("–"),
            "only in the other": rows["only_there"].fillna("–"),
        }
    )
    return Table(data, f"Like quotations, altered, cut or said on another occasion ({len(data)})", "quotations")


def voices_elsewhere(story: "Story") -> Table:
    """List the named sources that others on the event quote and an article does not."""
    rows = facts.voices_elsewhere(story.articles, story.attributions, story.attributed, story.sources)
    names = _names(story)
    data = pd.DataFrame(
        {
            "outlet": rows["article"].map(names).astype("str"),
            "does not quote": rows["name"],
            "quoted by": [", ".join(names[a] for a in by.split("; ")) for by in rows["quoted_by"]],
            "names it": rows["named_here"],
        }
    )
    csv = rows.rename(columns={"person": "what"})[["article", "what", "others", "named_here"]]
    return Table(data, f"Voices that stand elsewhere ({len(data)})", "voices-elsewhere", csv)


def numbers_elsewhere(story: "Story") -> Table:
    """List the numbers that others on the event give and an article does not."""
    rows = facts.numbers_elsewhere(story.articles, story.sentences)
    names = _names(story)
    data = pd.DataFrame(
        {
            "outlet": rows["article"].map(names).astype("str"),
            "does not give": rows["number"],
            "others that do": rows["others"],
            "one of them": rows["evidence"].map(names).astype("str"),
        }
    )
    csv = rows[["article", "number", "others", "evidence", "start", "end"]]
    return Table(data, f"Numbers that stand elsewhere ({len(data)})", "numbers-elsewhere", csv)


def own_reporting(story: "Story") -> Table:
    """Show for each article its own words and the signs that its outlet reports itself."""
    s = story
    rows = reuse.own_reporting(s.articles, s.paragraphs, s.attributions, s.spans, s.attributed, s.shared)
    rows = labels(s.articles)[["article", "label"]].merge(rows, on="article")
    data = pd.DataFrame(
        {
            "outlet": rows["label"],
            "words": rows["words"],
            "in no other article, no excerpt": [percent(share) for share in rows["share_own"]],
            "statements and refusals in its own text": rows["statements"],
            "told to it": rows["told_it"],
            "told to other outlets": rows["told_others"],
            "documents it saw": rows["own_documents"],
            "asked by it, no answer": rows["own_calls"],
        }
    )
    csv = rows.drop(columns="label").round(4)
    return Table(data, f"Own words and own reporting ({len(data)} articles)", "own-reporting", csv)


def check_sheet(story: "Story") -> Table:
    """List every claim to verify by hand, with places in the texts and an empty column for the verdict.

    Claims are facts not found in an article, and facts on which two articles disagree or which they tell on different
    authority. Offsets are code points of the articles' texts; the csv holds no sentence.
    """
    sheet = pd.concat([_missing(story), _apart(story, "drift"), _apart(story, "discrepancies")], ignore_index=True)
    named = labels(story.articles)
    order = {a: i for i, a in enumerate(named["article"])}
    names = dict(zip(named["article"], named["label"], strict=True))
    words = briefs(story.facts)
    sheet = sheet.assign(
        outlet=sheet["article"].map(names).astype("str"), fact_words=sheet["fact"].map(words).fillna(""),
        verdict="", note="", rank=sheet["article"].map(order),
    )  # fmt: skip
    csv = sheet.sort_values(["claim", "rank", "likelihood"], ascending=[False, True, False], kind="stable")[_SHEET]
    shown = csv.drop(columns=["article", "fact"]).assign(evidence=csv["evidence"].map(names).astype("str"))
    shown.columns = [str(c).replace("_", " ") for c in shown.columns]
    return Table(shown, f"Claims to check by hand ({len(csv)})", "check-sheet", csv)


def _missing(story: "Story") -> pd.DataFrame:
    rows = facts.not_found(story.coverage, story.facts, story.mentions, story.articles)
    near = story.coverage[["fact", "article", "start", "end"]].rename(
        columns={"start": "nearest_start", "end": "nearest_end"}
    )
    rows = rows.merge(near, on=["fact", "article"], how="left")
    rows = rows.rename(columns={"start": "evidence_start", "end": "evidence_end", "confidence": "likelihood"})
    return rows.assign(claim="not found", likelihood=rows["likelihood"].round(3))[
        [c for c in _SHEET if c in rows or c == "claim"]
    ]


def _apart(story: "Story", table: str) -> pd.DataFrame:
    """Give the rows of a table of two passages: the first is the evidence, the other the nearest."""
    rows = getattr(story, table)
    return pd.DataFrame(
        {
            "claim": "other authority" if table == "drift" else "disagreement",
            "fact": rows["fact"],
            "article": rows["other"],
            "evidence": rows["article"],
            "evidence_start": rows["start"],
            "evidence_end": rows["end"],
            "nearest_start": rows["other_start"].astype("Int64"),
            "nearest_end": rows["other_end"].astype("Int64"),
            "likelihood": float("nan"),
        }
    )
