"""Wording side by side: the same fact in each article's words, distinctive words, and what carries a difference."""

import html
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis import wording
from analysis.charts.headlines import headlines
from analysis.charts.labels import labels
from analysis.charts.words import kind, several
from analysis.facts import reporting
from analysis.tables.marking import bare as _segments
from analysis.tables.styled import Table, printable

if TYPE_CHECKING:
    from analysis.flow import Story

CSS = """
.wordings section{margin:1.2rem 0;border-top:1px solid #949494;break-inside:avoid}
.wordings .side{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(12.5rem,100%),1fr));gap:.4rem 1.4rem}
.wordings h4{margin:.5rem 0 .1rem;font-size:1em}
.wordings p{margin:.2rem 0;unicode-bidi:isolate}
.wordings mark{background:none;color:inherit;padding:0}
.wordings .choice{background:#efe9d9}
.wordings .loaded{font-weight:600;text-decoration:underline wavy #a03c84 2px;text-underline-offset:3px}
.wordings sup{font-size:.68em;font-weight:600;color:#444;margin:0 .12em;line-height:1;white-space:nowrap}
.wordings ul{margin:.4rem 0;padding-left:1.2rem}
"""
_LEGEND = (
    '<mark class="choice">choice</mark>: words that stand where another article has others; '
    '<mark class="loaded">loaded</mark>: loaded wording, with its kind'
)


@dataclass(frozen=True)
class Wordings:
    """Facts, each with the passages that report it side by side, as HTML that needs nothing else."""

    facts: tuple[str, ...]
    more: int = 0

    def _repr_html_(self) -> str:
        if not self.facts:
            return '<p class="nothing">No fact was found told in other words by another article.</p>'
        rest = f"<p>{self.more:,} more facts are told in other words, in the table below.</p>" if self.more else ""
        legend = f'<p class="legend">{_LEGEND}.</p>'
        return f'<div class="wordings"><style>{CSS}</style>{legend}{"".join(self.facts)}{rest}</div>'


def in_other_words(story: "Story", loaded: pd.DataFrame, most: int = 12) -> Wordings:
    """Show facts that several articles report in each one's words, side by side.

    Parameters
    ----------
    story : Story
        The story.
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.
    most : int
        Facts to show; those with a loaded word in a choice first, then those with most choices.
    """
    s = story
    told = reporting(s.mentions, s.coverage)
    pairs = wording.choices(s.facts, told, s.articles, loaded)
    places = wording.passages(told, s.facts, s.articles)
    tone = pairs["loaded"] | pairs["other_loaded"]
    order = pairs.assign(tone=tone).groupby("fact").agg(tone=("tone", "sum"), n=("tone", "size")).reset_index()
    order = order.sort_values(["tone", "n", "fact"], ascending=[False, False, True])["fact"].tolist()
    order_of = {a: i for i, a in enumerate(labels(s.articles)["article"])}
    places = places.assign(whose=_whose(s, places["article"], places["start"]), rank=places["article"].map(order_of))
    order = _told_apart(order, places)
    names = headlines(s.facts)
    shown = [
        _fact(f"{f}: {names[f]}", places[places["fact"].eq(f)], pairs[pairs["fact"].eq(f)], s.articles, loaded)
        for f in order[:most]
    ]
    return Wordings(tuple(shown), max(0, len(order) - most))


def _told_apart(order: list[str], places: pd.DataFrame) -> list[str]:
    """Keep of the facts that rest on the same passages the first."""
    held = {f: frozenset(zip(g["article"], g["start"], g["end"], strict=True)) for f, g in places.groupby("fact")}
    first = {held[fact]: fact for fact in reversed(order)}
    return [fact for fact in order if first[held[fact]] == fact]


def _whose(story: "Story", articles: pd.Series, starts: pd.Series) -> list[str]:
    """Name the outlet of each passage, and say where it stands in an excerpt, whose words are its origin's."""
    named = labels(story.articles).set_index("article")["label"]
    excerpts = story.paragraphs[story.paragraphs["role"].eq("excerpt")]
    spans = {a: list(zip(g["start"], g["end"], strict=True)) for a, g in excerpts.groupby("article")}
    return [
        f"{named[a]} (excerpt)" if any(s <= start < e for s, e in spans.get(a, [])) else str(named[a])
        for a, start in zip(articles, starts, strict=True)
    ]


def _fact(head: str, places: pd.DataFrame, pairs: pd.DataFrame, articles: pd.DataFrame, loaded: pd.DataFrame) -> str:
    """Write one fact: its passages, then the choices that stand in each other's place."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    cells = []
    for row in places.sort_values("rank").itertuples():
        mine = loaded[loaded["article"].eq(row.article)]
        marks = [(s, e, "choice", "") for s, e in _spans(pairs, row.article)]
        marks += [(r.start, r.end, "loaded", kind(str(r.category))) for r in mine.itertuples()]
        marks = sorted(m for m in marks if m[0] < row.end and m[1] > row.start)
        inner = "".join(_segments(texts[row.article], row.start, row.end, marks))
        cells.append(f'<div><h4>{_safe(row.whose)}</h4><p dir="auto">{inner}</p></div>')
    listed = dict.fromkeys(tuple(sorted((r.text, r.other_text))) for r in pairs.itertuples())
    items = "".join(f"<li>“{_safe(a)}” / “{_safe(b)}”</li>" for a, b in listed)
    return f'<section><h3>{_safe(head)}</h3><div class="side">{"".join(cells)}</div><ul>{items}</ul></section>'


def _spans(pairs: pd.DataFrame, article: str) -> list[tuple[int, int]]:
    mine = pairs.loc[pairs["article"].eq(article), ["start", "end"]]
    other = pairs.loc[pairs["other"].eq(article), ["other_start", "other_end"]]
    return sorted({*mine.itertuples(index=False, name=None), *other.itertuples(index=False, name=None)})


def _safe(text: str) -> str:
    return html.escape(printable(text))


def choices(story: "Story", loaded: pd.DataFrame) -> Table:
    """List what each article wrote where another, on the same fact, wrote something else.

    Parameters
    ----------
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.
    """
    rows = wording.choices(story.facts, reporting(story.mentions, story.coverage), story.articles, loaded)
    whose = {(False, False): "–", (True, False): "the first", (False, True): "the second", (True, True): "both"}
    data = pd.DataFrame(
        {
            "fact": rows["fact"],
            "outlet": _whose(story, rows["article"], rows["start"]),
            "wrote": rows["text"],
            "where": _whose(story, rows["other"], rows["other_start"]),
            "wrote instead": rows["other_text"],
            "loaded": [whose[pair] for pair in zip(rows["loaded"], rows["other_loaded"], strict=True)],
        }
    )
    return Table(data, f"The same fact in other words ({len(data)})", "other-words", rows.drop(columns=["event"]))


def distinctive(story: "Story", most: int = 8) -> Table:
    """List the words that set each article's own voice apart from the others on its event, beyond their interval.

    Parameters
    ----------
    most : int
        Words for each.
    """
    s = story
    rows = wording.distinctive(s.articles, s.paragraphs, s.sentences, s.spans)
    rows = rows[rows["low"].gt(0)].groupby(["event", "who"], sort=False).head(most)
    data = rows.rename(columns={"who": "outlet", "n": "uses", "others": "uses by the others", "log_odds": "log odds"})
    data = data[["outlet", "word", "uses", "uses by the others", "log odds", "low", "high", "z", "resampled"]]
    caption = f"Distinctive words of each outlet’s own voice on the same event ({len(data)})"
    return Table(data, caption, "distinctive-words", rows.round(3))


def influence(story: "Story", loaded: pd.DataFrame, most: int = 8) -> Table:
    """List the loaded words that carry each article's difference from the others on its event.

    Parameters
    ----------
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.
    most : int
        Words for each article.
    """
    s = story
    rates = wording.rates(loaded, s.articles, s.paragraphs, s.sentences, s.spans)
    named = labels(s.articles)
    parts = [
        wording.influence(loaded, rates[rates["article"].isin(group["article"])])
        for _, group in named.groupby("event", sort=False)
        if len(group) > 1
    ]
    rows = pd.concat(parts) if parts else wording.influence(loaded.iloc[:0], rates.iloc[:0])
    rows = rows[rows["n"].gt(0)].groupby("article", sort=False).head(most)
    data = rows.assign(outlet=rows["article"].map(named.set_index("article")["label"]).astype("str"))
    names = {
        "difference": "above the others, per 1,000 own words", "without": "the same without the word",
        "change": "carried by the word", "n": "uses",
    }  # fmt: skip
    data = data.assign(category=data["category"].map(kind)).rename(columns=names)
    data = data[["outlet", "term", "category", "uses", *list(names.values())[:3]]]
    return Table(data, f"Loaded words that carry a difference ({len(data)})", "influence", rows.round(3))


def edited(story: "Story", more: Mapping[str, str] | None = None, without: Collection[str] = ()) -> Table:
    """Show what a reader's own terms, and categories left out, change in each article's rate.

    Parameters
    ----------
    more : mapping of str to str, optional
        Term to category.
    without : collection of str
        Categories to leave out.

    Raises
    ------
    ValueError
        If there is no such category.
    """
    s = story
    unknown = set(without) - set(wording.categories()) - set((more or {}).values())
    if unknown:
        raise ValueError(f"no category {sorted(unknown)[0]!r}; there are {', '.join(wording.categories())}")
    tables = (s.articles, s.paragraphs, s.sentences, s.spans)
    after = wording.edited(s.loaded, *tables, more, without)
    rate = "loaded_per_1000_words_own_voice"
    one, two = (wording.rates(rows, *tables).set_index("article") for rows in (s.loaded, after))
    named = labels(s.articles)
    csv = pd.DataFrame(
        {
            "article": named["article"],
            "loaded": one["loaded_own_voice"].reindex(named["article"]).to_numpy(),
            "per_1000_own_words": one[rate].reindex(named["article"]).to_numpy(),
            "loaded_edited": two["loaded_own_voice"].reindex(named["article"]).to_numpy(),
            "per_1000_own_words_edited": two[rate].reindex(named["article"]).to_numpy(),
        }
    )
    heads = ["outlet", "loaded words", "per 1,000 own words", "with your changes", "per 1,000 own words then"]
    data = csv.assign(article=named["label"]).set_axis(heads, axis=1)
    added = f"{several(len(more or {}), 'term')} added"
    caption = f"Rates with your changes: {added}, left out: {', '.join(kind(c) for c in without) or 'nothing'}"
    return Table(data, caption, "edited-words", csv.round(3))


def _kind_and_code(category: str) -> str:
    """Name a kind, with what the tables call it where that is something else."""
    name = kind(category)
    return name if name == category.replace("_", " ") else f"{name} (in tables: {category})"


def kinds() -> Table:
    """List the categories: what each means, an example, and what others call it."""
    from analysis.resources import lexicon

    rows = lexicon("wording_categories")
    others = rows["semeval"].str.replace("_", " ").str.replace(",", ", ")
    data = rows.assign(kind=rows["category"].map(_kind_and_code), semeval=others).replace("", "–")
    data = data[["kind", "meaning", "example", "recasens", "semeval", "allsides"]]
    heads = ["kind", "meaning", "for example", "Recasens et al. 2013", "SemEval-2020 techniques", "AllSides"]
    return Table(
        data.set_axis(heads, axis=1), f"Kinds of loaded wording, and what others call them ({len(data)})", "kinds"
    )
