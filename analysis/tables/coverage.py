"""Tables of facts: who reports which, what is not found in whom, and what only one reports."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.charts import compared
from analysis.charts.coverage import SIGNS
from analysis.charts.labels import by_outlet, labels
from analysis.facts import exclusives as alone
from analysis.facts import not_found as missing
from analysis.tables.styled import Table

if TYPE_CHECKING:
    from analysis.flow import Story


def facts(story: "Story", least: int = 2) -> Table:
    """List the facts that several articles report, with the status in each article of their event.

    Parameters
    ----------
    least : int
        Articles that must report a fact for it to be listed.
    """
    rows = compared.coverage(story.articles, story.facts, story.coverage)
    named = labels(story.articles).set_index("article")["label"]
    told = rows[rows["status"].eq("reported")].groupby("fact").size()
    rows = rows[rows["fact"].isin(told[told >= least].index)]
    rows = rows.assign(outlet=rows["article"].map(named).astype("str"), words=rows["status"].map(SIGNS))
    wide = rows.pivot_table(index=["event", "fact"], columns="outlet", values="words", aggfunc="first")
    wide = wide.reindex(columns=[n for n in named if n in wide.columns])
    home = dict(zip(named, named.index.map(story.articles.set_index("article")["event"]), strict=True))
    for outlet in wide:
        # In an event of very many articles a fact is looked for in those nearest to its own.
        own = wide.index.get_level_values("event") == home[outlet]
        wide[outlet] = wide[outlet].where(wide[outlet].notna(), np.where(own, "not looked for", "other event"))
    wide = wide.reset_index()
    data = wide.merge(story.facts[["fact", "label", "discrepancy"]], on="fact")
    data = data.assign(many=data["fact"].map(told)).sort_values(
        ["event", "many"], ascending=[True, False], kind="stable"
    )
    notes = [by_outlet(note, named) if isinstance(note, str) else "–" for note in data["discrepancy"]]
    data = data.assign(discrepancy=notes).drop(columns=["many"])
    first = ["fact", "label"] if data["event"].nunique() < 2 else ["fact", "label", "event"]
    data = data[[*first, *[c for c in data.columns if c not in (*first, "event")]]].rename(
        columns={"label": "as one of them tells it", "discrepancy": "they disagree on"}
    )
    return Table(data, f"Facts that at least {least} articles report ({len(data)})", "facts")


def not_found(story: "Story") -> Table:
    """List for each article the facts of its event that others report and that are not found in it."""
    named = labels(story.articles).set_index("article")["label"]
    rows = missing(story.coverage, story.facts, story.mentions, story.articles)
    rank = {a: i for i, a in enumerate(named.index)}
    rows = rows.assign(rank=rows["article"].map(rank)).sort_values(
        ["rank", "others"], ascending=[True, False], kind="stable"
    )
    data = pd.DataFrame(
        {
            "outlet": rows["article"].map(named).astype("str"),
            "not found in it": [" ".join(passage.split()) for passage in rows["passage"]],
            "reported by": [", ".join(named[a] for a in names.split("; ")) for names in rows["reported_by"]],
            "likelihood that it is there after all": rows["confidence"],
        }
    )
    return Table(data, f"What is not found in an article and others on its event report ({len(data)})", "not-found")


def exclusives(story: "Story") -> Table:
    """List the facts that one article alone reports, of events that several articles report."""
    named = labels(story.articles).set_index("article")["label"]
    rows = alone(story.coverage, story.facts, story.mentions)
    rank = {a: i for i, a in enumerate(named.index)}
    rows = rows.assign(rank=rows["article"].map(rank)).sort_values(["rank", "start"])
    data = pd.DataFrame(
        {
            "outlet": rows["article"].map(named).astype("str"),
            "found in no other article": [" ".join(label.split()) for label in rows["label"]],
            "looked for in": rows["compared"],
        }
    )
    cells = story.coverage[story.coverage["status"].ne("not_comparable")]
    looked = cells.groupby("fact")["status"].agg(told=lambda s: s.eq("reported").sum(), others=lambda s: len(s) - 1)
    once = int((looked["told"].eq(1) & looked["others"].gt(0)).sum())
    title = f"What one article alone reports: nothing near it was found in another ({len(data)} of {once})"
    return Table(data, title, "exclusives")
