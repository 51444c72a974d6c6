"""The published rules of four houses, and which statements of unnamed sources would need what under them."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis import resources, schema
from analysis.charts import counts
from analysis.charts.labels import labels
from analysis.tables.listing import sentence_at
from analysis.tables.styled import Table

if TYPE_CHECKING:
    from analysis.flow import Story


def house_rules(story: "Story") -> Table:
    """List every rule with where and when it was reported, and how many statements would need what it asks for.

    Rules that cannot be told from a text are listed too, so that nobody takes what is checked for the whole.
    """
    rules = resources.lexicon("houserules")
    needs = story.house_needs
    many = needs.groupby(["house", "rule"]).size()
    own = needs[needs["lens"].eq("own")].groupby(["house", "rule"]).size()
    keys = list(zip(rules["house"], rules["rule"], strict=True))
    said = counts.counted(story.attributions, story.attributed)
    n = int((said["act"].eq("statement") & said["source_type"].isin(schema.UNNAMED)).sum())
    told = rules["asks"].ne("")
    data = pd.DataFrame(
        {
            "house": rules["house"],
            "a statement would need": rules["needs"],
            "would need it": [int(many.get(key, 0)) if t else pd.NA for key, t in zip(keys, told, strict=True)],
            "in the house’s own articles": [
                int(own.get(key, 0)) if t else pd.NA for key, t in zip(keys, told, strict=True)
            ],
            "how it is read here": rules["reading"],
            "reported in": rules["reported"],
            "when": rules["when"],
        }
    ).astype({"would need it": "Int64", "in the house’s own articles": "Int64"})
    csv = data[["house", "would need it", "in the house’s own articles", "when"]].assign(
        rule=rules["rule"], statements=n
    )
    caption = f"What four houses have said an unnamed source needs: a lens for others’ articles ({n} statements)"
    return Table(data, caption, "house-rules", csv)


def house_needs(story: "Story") -> Table:
    """List each statement of an unnamed source that would need something more under a house's rules, with its place."""
    named = labels(story.articles).set_index("article")["label"]
    keys = ["article", "attribution", "start", "end"]
    own = story.house_needs["lens"].eq("own")
    rows = story.house_needs.assign(
        house=story.house_needs["house"].where(~own, story.house_needs["house"] + " (its own)")
    )
    rows = rows.groupby([*keys, "house"], sort=False)["needs"].agg("; ".join).reset_index()
    rows = (
        rows.assign(needs=rows["house"] + ": " + rows["needs"] + ".").groupby(keys)["needs"].agg(" ".join).reset_index()
    )
    rows = rows.assign(rank=rows["article"].map({a: i for i, a in enumerate(named.index)}))
    rows = rows.sort_values(["rank", "start", "attribution"], kind="stable")
    data = pd.DataFrame(
        {
            "outlet": rows["article"].map(named).astype("str"),
            "under the rules of": rows["needs"],
            "start": rows["start"],
            "end": rows["end"],
            "sentence": sentence_at(story.articles, story.sentences, rows["article"], rows["start"], rows["end"]),
        }
    )
    caption = f"What statements of unnamed sources would need: a lens, but for a house’s own articles ({len(data)})"
    return Table(data, caption, "house-needs")
