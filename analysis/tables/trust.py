"""Tables on how far to trust it: kinds of error, outlets side by side, corrections, and what a study would need."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis import specifications, statistics
from analysis.charts import trust
from analysis.charts.labels import labels
from analysis.charts.specifications import slug
from analysis.tables.styled import Table

if TYPE_CHECKING:
    from analysis.flow import Story

# Written for this project after reading errors of each class; nothing of the gold stands in them.
EXAMPLES = {
    "other bounds": "“The pier, Doyle said, is safe, although it leaks”: the last clause taken in, or left out",
    "other source": "“Lund and her deputy, Hale, agreed”: the deputy alone taken for the source",
    "missed: quoted": "a quotation that goes on for a paragraph with no cue near it",
    "missed: statement, not quoted": "“In Doyle’s telling, the pier was never inspected”: no verb of saying",
    "missed: belief or wish": "“the port’s determination to stay open”: a noun, which annotators mark too",
    "missed: no source": "“It was widely reported that the pier had shut”",
    "found beyond: statement": "“The sign shows the old fee”: showing that annotators took for a plain fact",
    "found beyond: belief or wish": "“The ferry needs a new engine”: read as a wish of someone’s",
}


def errors() -> Table:
    """List the classes of error on who said what, with the share of each and an example of this project's own."""
    known = trust.figures("trust")
    rows = known[known["part"].eq("errors")].sort_values("value", ascending=False, kind="stable")
    of = int(rows["of"].iloc[0]) if len(rows) else 0
    data = pd.DataFrame(
        {
            "class of error": rows["figure"],
            "share of all": rows["value"],
            "from": rows["low"],
            "to": rows["high"],
            "what it looks like (example made up)": rows["figure"].map(EXAMPLES).fillna("–"),
        }
    )
    csv = rows[["figure", "value", "low", "high"]].rename(columns={"figure": "class"})
    return Table(data, f"What goes wrong on who said what ({of} errors; 95 % interval)", "errors", csv)


def kinds() -> Table:
    """Tell how well each kind of source is recognised, of the attributions that were found."""
    known = trust.figures("trust")
    known = known[known["part"].str.startswith("type: ")]
    wide = known.pivot_table(index="part", columns="figure", values="value")
    recall = known[known["figure"].eq("recall")].set_index("part")
    data = wide.join(recall[["low", "high", "of"]]).reset_index()
    data = data.assign(part=data["part"].str.removeprefix("type: ").str.replace("_", " "))
    columns = ["part", "precision", "recall", "low", "high", "of"]
    data = data.reindex(columns=columns).rename(columns={"part": "kind", "low": "recall from", "high": "to"})
    return Table(data, "How well kinds of source are told (24 articles coded by reading)", "kinds-of-source", data)


def _measures(story: "Story") -> list[tuple[str, str, float, pd.DataFrame]]:
    """Give the measures that outlets are compared on: name, what is counted, per what, and one row an article."""
    f = story.features[["article", "event", "outlet"]]
    shares = story.features[["unnamed_mentions", "statements"]].set_axis(["hits", "of"], axis=1)
    rates = story.features[["loaded_in_own_voice", "own_voice_words"]].set_axis(["hits", "of"], axis=1)
    missing = story.features[["not_found_of_1_other", "facts_1_other_reports"]].set_axis(["hits", "of"], axis=1)
    made = [
        ("unnamed sources", "statements rest on unnamed sources", 1.0, shares),
        ("loaded words", "words in its own voice are loaded", 1000.0, rates),
        ("facts not found", "facts that others report are not found", 1.0, missing),
    ]
    return [(name, what, scale, f.join(table.fillna(0).astype("int64"))) for name, what, scale, table in made]


def outlets(story: "Story") -> Table:
    """Give each outlet's rates, or, with few articles, its counts and the reason why there is no rate."""
    parts = [statistics.rates(table, what, scale).assign(measure=name) for name, what, scale, table in _measures(story)]
    data = pd.concat(parts, ignore_index=True)
    shown = data[["outlet", "said"]].rename(columns={"said": "what can be said"})
    csv = data[["outlet", "measure", "articles", "hits", "of", "rate", "low", "high"]]
    return Table(shown, f"Outlets, as far as their articles allow ({data['outlet'].nunique()})", "outlets", csv)


def differences(story: "Story", correction: str = "holm") -> Table:
    """Compare outlets two by two on common events, nulls included, corrected for the number of comparisons."""
    parts = [
        statistics.differences(table, what, scale, correction).assign(measure=name)
        for name, what, scale, table in _measures(story)
    ]
    data = pd.concat(parts, ignore_index=True)
    shown = data[["outlet", "other", "said"]].rename(columns={"other": "and", "said": "what can be said"})
    csv = data[["measure", *(c for c in statistics.comparing.DIFFERENCES if c != "said")]]
    return Table(shown, f"Outlets two by two ({len(data)} comparisons)", "outlet-differences", csv)


def corrections(story: "Story") -> Table:
    """List what readers set right, what stood there before, and what fits nothing any more."""
    rows = story.corrections
    label = dict(zip(labels(story.articles)["article"], labels(story.articles)["label"], strict=True))
    data = pd.DataFrame(
        {
            "outlet": rows["article"].map(label).fillna(rows["article"]),
            "what": rows["table"] + ", " + rows["column"],
            "at": rows["start"],
            "was": rows["was"].fillna("–"),
            "is": rows["value"].fillna("–"),
            "rows": rows["rows"].map(lambda n: n or "none: no place agrees"),
            "note": rows["note"].fillna(""),
        }
    )
    return Table(data, f"Set right by readers ({len(data)})", "corrections")


def planned(shares: tuple[float, ...] = (0.1, 0.25, 0.4), gaps: tuple[float, ...] = (0.05, 0.1, 0.2)) -> Table:
    """Tell how many articles of each outlet show a difference in shares, coded by hand and by the program."""
    known = trust.figures("trust")
    own = known[known["part"].eq("unnamed")].set_index("figure")["value"]
    likeness = float(own.get("likeness", statistics.power.LIKENESS))
    rates = trust.errors()
    kept = statistics.differences_by_error(rates, (20,), shares).groupby("share")["kept"].first() if rates else None
    rows = []
    for row in statistics.planner(shares, gaps, likeness=likeness).itertuples():
        left = float(kept[row.share]) if kept is not None else 1.0
        by_program = statistics.articles_needed(row.share, row.difference, likeness=likeness, kept=min(left, 1.0))
        rows.append((row.share, row.difference, row.articles, by_program))
    columns = [
        "share in one outlet",
        "difference",
        "articles of each, by hand",
        "articles of each, by the program",
    ]
    data = pd.DataFrame(rows, columns=columns)
    caption = "Articles of each outlet needed to find a difference in the share of unnamed sources four times in five"
    return Table(data, caption, "articles-needed", data)


def ranges(story: "Story", table: pd.DataFrame, finding: str) -> Table:
    """Tell how far each article's value moves with the choices, and which order of two articles they turn round."""
    label = dict(zip(labels(story.articles)["article"], labels(story.articles)["label"], strict=True))
    events = dict(zip(story.articles["article"], story.articles["event"].astype("str"), strict=True))
    pairs = specifications.orders(table, {a: e for a, e in events.items() if e and e != "nan"})
    data = pd.DataFrame(
        {
            "larger as reported": pairs["article"].map(label),
            "smaller": pairs["other"].map(label),
            "same order": pairs["same"],
            "equal": pairs["equal"],
            "turned round": pairs["turned"],
            "combinations": pairs["of"],
        }
    )
    what = {"unnamed_share": "unnamed sources", "loaded_rate": "loaded words", "left_out": "what is not found"}[finding]
    return Table(data, f"Which differences in {what} hold however the lines are drawn", f"orders-{slug(finding)}", data)
