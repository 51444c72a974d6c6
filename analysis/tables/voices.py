"""Who speaks first and last, how evenly, and with which cues."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis import schema, sources, statistics
from analysis.charts import counts
from analysis.charts.labels import labels
from analysis.charts.speaking import KINDS
from analysis.charts.words import percent
from analysis.tables.styled import Table

if TYPE_CHECKING:
    from analysis.flow import Story

# Below this a share says nothing; the count alone is shown.
FEWEST = 10


def speakers(story: "Story") -> Table:
    """List who speaks first and last in each article, and how evenly its sources share the word."""
    named = labels(story.articles)
    tables = (story.articles, story.attributions, story.attributed, story.sources, story.spans)
    profile = sources.profile(*tables).astype({"article": "str"})
    rows = named.merge(profile, on="article").merge(story.articles[["article", "words"]], on="article")
    data = pd.DataFrame(
        {
            "outlet": rows["label"],
            "speaks first": _who(rows, "first"),
            "speaks last": _who(rows, "last"),
            "statements": rows["statements"],
            "of its busiest source": [percent(s) for s in rows["top_source_share_of_credited_statements"]],
            "effective number of sources": rows["effective_sources"],
            "sources in 10 statements": rows["sources_of_10_statements"],
            "quoted, of its words": [
                percent(q / w) if w else "–" for q, w in zip(rows["quoted_words"], rows["words"], strict=True)
            ],
        }
    )
    kept = ["article", "label", "event", "first_speaker_type", "last_speaker_type", "statements"]
    kept += ["top_source_share_of_credited_statements", "effective_sources", "sources_of_10_statements"]
    csv = rows[[*kept, "quoted_words", "words"]].rename(columns={"label": "outlet"}).round(4)
    caption = f"Who speaks first and last, and how evenly the word is shared ({len(data)} articles)"
    return Table(data, caption, "speakers", csv, decimals=dict.fromkeys(data.columns, 1))


def _who(rows: pd.DataFrame, end: str) -> pd.Series:
    """Name a speaker, or say what kind of source it is."""
    kind = rows[f"{end}_speaker_type"].map(KINDS).fillna("nobody")
    return rows[f"{end}_speaker"].astype("str").fillna(kind)


def stances(story: "Story") -> Table:
    """Count, outlet by outlet and kind by kind, the cues that say something of whether what is said is true.

    A share comes with its interval by Wilson's method, and where statements are few not at all.
    """
    said = counts.stances(story.attributions, story.attributed)
    named = labels(story.articles)
    groups = [(row.label, said[said["article"].eq(row.article)]) for row in named.itertuples()]
    kinds = [k for k in schema.SOURCE_TYPES if k in set(said["source_type"])]
    groups += [(f"all: {KINDS[k]}", said[said["source_type"].eq(k)]) for k in kinds]
    data = pd.DataFrame(
        [{"of": who, "statements": len(g), **_stances(g)} for who, g in groups],
        columns=["of", "statements", *counts.JUDGING, "any of the three (share; 95 % interval)"],
    )
    csv = data.drop(columns="any of the three (share; 95 % interval)")
    return Table(data, f"Cues that endorse, doubt or concede what is said ({len(said)} statements)", "cues", csv)


def _stances(group: pd.DataFrame) -> dict[str, object]:
    each = {stance: int(group["stance"].eq(stance).sum()) for stance in counts.JUDGING}
    count, total = sum(each.values()), len(group)
    low, high = statistics.wilson(count, total)
    few = f"{count} of {total}: too few for a share"
    share = f"{count} of {total} ({percent(count / max(1, total))}; {percent(low)} to {percent(high)})"
    return {**each, "any of the three (share; 95 % interval)": share if total >= FEWEST else few}
