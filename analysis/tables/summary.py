"""The two tables of the index page: the measures of each article side by side, and what was counted and what not."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis import schema, statistics
from analysis.charts import compared, counts
from analysis.charts.labels import event_names, labels
from analysis.charts.speaking import words_by_role
from analysis.charts.words import percent
from analysis.tables.styled import Table

if TYPE_CHECKING:
    from analysis.flow import Story


def by_article(story: "Story") -> Table:
    """Put the measures of each article side by side: no sum, no score, no order by value."""
    named = labels(story.articles)
    share = counts.unnamed_share(story.articles, story.attributions, story.attributed).set_index("article")
    read = (story.articles, story.paragraphs, story.sentences, story.spans)
    rate = compared.loaded_rates(*read, compared.chosen(story.loaded)).set_index("article")
    missing = compared.left_out(story.articles, story.facts, story.mentions, story.coverage).set_index("article")
    events = event_names(story.articles)
    rows = []
    for row in named.itertuples():
        s, r, m = share.loc[row.article], rate.loc[row.article], missing.loc[row.article]
        rows.append(
            {
                "outlet": row.label,
                "event": events.get(row.event, row.event),
                "statements": int(s["statements"]),
                "resting on unnamed officials": _of(int(s["officials"]), int(s["statements"])),
                "on any unnamed source": _of(int(s["unnamed"]), int(s["statements"])),
                "loaded words in its own voice": int(r["loaded"]),
                "per 1,000 own words": _rate(r),
                "not found of what others report": _not_found(m),
            }
        )
    data = pd.DataFrame(rows)
    csv = named[["article", "label", "event"]].rename(columns={"label": "outlet"})
    csv = csv.merge(share.drop(columns=["value", "low", "high"]).reset_index(), on="article")
    csv = csv.merge(rate[["loaded", "own_words"]].reset_index(), on="article")
    csv = csv.merge(missing[["not_found", "comparable", "exclusive"]].reset_index(), on="article")
    return Table(data, f"Each article’s measures ({len(data)} articles)", "by-article", csv)


def _of(count: int, total: int) -> str:
    if not total:
        return "–"
    low, high = statistics.wilson(count, total)
    return f"{count} of {total} ({percent(count / total)}; {percent(low)} to {percent(high)})"


def _not_found(row: pd.Series) -> str:
    return f"{row['not_found']:.0f} of {row['comparable']:.0f}" if row["comparable"] else "nothing to compare"


def _rate(row: pd.Series) -> str:
    return f"{row['value']:.1f} ({row['low']:.1f} to {row['high']:.1f})" if row["own_words"] else "–"


def flow(story: "Story") -> Table:
    """Say what was counted, what was set aside, and why."""
    rows = [*_words(story), *_attributions(story), *_loaded(story), *_facts(story)]
    data = pd.DataFrame(rows, columns=["of", "what", "number"])
    return Table(data, "Words, attributions and facts, with the reason", "flow", data)


def _words(story: "Story") -> list[tuple[str, str, int]]:
    words = words_by_role(story.articles, story.paragraphs).groupby("column")["n"].sum()
    aside = [(role, int(words.get(role, 0))) for role in schema.ROLES if role not in schema.COUNTED]
    return [
        ("words", "in all files", int(words.sum())),
        *[("words", f"in {role}: shown, not counted", n) for role, n in aside if n],
        ("words", "counted: body and excerpts", sum(int(words.get(role, 0)) for role in schema.COUNTED)),
    ]


def _attributions(story: "Story") -> list[tuple[str, str, int]]:
    found = story.attributions
    body = found["role"].isin(schema.COUNTED)
    stated = body & found["act"].isin(schema.SOURCING_ACTS)
    counted = len(counts.counted(found, story.attributed))
    return [
        ("attributions", "found", len(found)),
        ("attributions", "outside body and excerpts: not counted", int((~body).sum())),
        ("attributions", "beliefs and wishes: not counted", int((body & ~stated).sum())),
        ("attributions", "passing on what another source said: that source counts", int(stated.sum()) - counted),
        ("attributions", "counted: statements and non-responses", counted),
    ]


def _loaded(story: "Story") -> list[tuple[str, str, int]]:
    above = compared.chosen(story.loaded)
    own = int(above["voice"].eq("outlet").sum())
    return [
        ("loaded words", "candidates", len(story.loaded)),
        ("loaded words", "below the cut, or outside body and excerpts", len(story.loaded) - len(above)),
        ("loaded words", "a source’s or an excerpt’s: not counted to the outlet", len(above) - own),
        ("loaded words", "counted: the outlets’ own voice", own),
    ]


def _facts(story: "Story") -> list[tuple[str, str, int]]:
    sizes = story.articles.groupby("event").size()
    several = int(story.facts["event"].map(sizes).fillna(0).gt(1).sum())
    return [
        ("facts", "found", len(story.facts)),
        ("facts", "of an event with one article: nothing to compare", len(story.facts) - several),
        ("facts", "counted: of events with several articles", several),
    ]
