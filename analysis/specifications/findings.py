"""Each headline finding under every combination of choices: one row a combination and article."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis import schema, sources, wording
from analysis.specifications.choices import DIMENSIONS, Specification, specifications

if TYPE_CHECKING:
    from analysis.flow import Story

KEYS = ["article", "attribution"]
_ACTS = {
    "statements": schema.SOURCING_ACTS,
    "with beliefs and wishes": schema.ACTS,
    "answers only": ("statement",),
}
_PLACES = {
    "body and excerpts": schema.COUNTED,
    "body only": ("body",),
    "with captions": (*schema.COUNTED, "caption"),
    "with headline and deck": (*schema.COUNTED, "headline", "deck"),
}


def unnamed_share(story: "Story") -> pd.DataFrame:
    """Measure the share of statements that rest on unnamed sources, under every combination of choices.

    Parameters
    ----------
    story : Story
        Its tables articles, attributions, attributed, spans and shared are read.

    Returns
    -------
    DataFrame
        specification (0 is the report's own), article, hits, of, value (nan where of is 0), and one column a choice.
    """
    rows = story.attributions.merge(sources.principal(story.attributed), on=KEYS, how="left")
    spans = story.spans.groupby(KEYS).agg(start=("start", "min"), end=("end", "max")).reset_index()
    rows = rows.merge(spans, on=KEYS, how="left")
    rows = rows.assign(copied=_within(rows, story.shared))
    group = rows["unnamed_kind"].eq("group").fillna(False)
    marked = {
        "all": rows["source_type"].isin(schema.UNNAMED),
        "officials only": rows["source_type"].eq("anonymous_official").fillna(False),
        "without groups": rows["source_type"].isin(schema.UNNAMED) & ~group,
    }

    def measure(chosen: Specification) -> tuple[pd.Series, pd.Series]:
        kept = rows["act"].isin(_ACTS[chosen["acts"]]) & rows["role"].isin(_PLACES[chosen["places"]])
        kept &= ~_relays(rows, kept)
        kept &= (rows["confidence"] >= float(chosen["sure from"])) & ~(
            rows["copied"] & (chosen["shared copy"] == "left out")
        )
        return rows.loc[kept & marked[chosen["unnamed"]], "article"], rows.loc[kept, "article"]

    return _every("unnamed_share", story, measure)


def _relays(rows: pd.DataFrame, kept: pd.Series) -> pd.Series:
    """Mark what only relays another counted attribution, as `sources.counted` leaves it out."""
    inner = rows.loc[kept & rows["parent"].notna() & ~schema.yes(rows["parent_counts"]), ["article", "parent"]]
    relays = set(zip(inner["article"], inner["parent"].astype("int64"), strict=True))
    found = [key in relays for key in zip(rows["article"], rows["attribution"], strict=True)]
    return pd.Series(found, rows.index, dtype="bool")


def loaded_rate(story: "Story") -> pd.DataFrame:
    """Count loaded words per 1,000 words of each article's own voice, under every combination of choices.

    The words that the rate is of stay the same throughout, so that only what is counted differs.

    Parameters
    ----------
    story : Story
        Its tables articles, paragraphs, sentences, spans, loaded and shared are read.

    Returns
    -------
    DataFrame
        As `unnamed_share` gives it; of is words, value is per 1,000.
    """
    base = wording.rates(story.loaded, story.articles, story.paragraphs, story.sentences, story.spans)
    own = base.set_index("article")["words_own_voice"]
    rows = story.loaded[story.loaded["role"].eq("body")]
    rows = rows.assign(copied=_within(rows, story.shared))

    def measure(chosen: Specification) -> tuple[pd.Series, pd.Series]:
        voices = ("outlet",) if chosen["voice"] == "own voice" else ("outlet", "quoted")
        kept = rows["score"].ge(float(chosen["cut"])) & rows["voice"].isin(voices)
        kept &= ~(rows["copied"] & (chosen["shared copy"] == "left out"))
        if chosen["words"] != "all kinds":
            out = "unlisted" if chosen["words"] == "listed only" else chosen["words"].removeprefix("no ")
            kept &= rows["category"].ne(out)
        return rows.loc[kept, "article"], own

    return _every("loaded_rate", story, measure, 1000)


def left_out(story: "Story") -> pd.DataFrame:
    """Measure the share of others' facts that is not found in each article, under every combination of choices.

    Parameters
    ----------
    story : Story
        Its tables articles, facts, mentions, coverage and shared are read.

    Returns
    -------
    DataFrame
        As `unnamed_share` gives it; of is facts on the article's event that others report.
    """
    cells = story.coverage.merge(story.facts[["fact", "event"]], on="fact")
    cells = cells.merge(story.articles[["article", "event"]], on=["article", "event"])
    told = story.mentions.assign(copied=_within(story.mentions, story.shared))
    copied = told.groupby("fact")["copied"].all()
    cells = cells.assign(copied=cells["fact"].map(copied).fillna(False).astype(bool))
    reports = cells["status"].eq("reported")
    cells = cells.assign(others=reports.groupby(cells["fact"]).transform("sum") - reports)

    def measure(chosen: Specification) -> tuple[pd.Series, pd.Series]:
        status = cells["status"]
        kept = cells["others"].ge(int(chosen["told by"][0])) & status.ne("not_comparable")
        kept &= ~(cells["copied"] & (chosen["shared copy"] == "left out"))
        kept &= ~(status.eq("unclear") & (chosen["unclear"] == "set aside"))
        # How sure the program is that a fact is not there is 1 less its confidence that it is.
        out = status.eq("not_found") & (1 - cells["confidence"]).ge(float(chosen["sure from"]))
        out |= (status.eq("partly") & (chosen["partly"] == "left out")) | (
            status.eq("unclear") & (chosen["unclear"] == "left out")
        )
        return cells.loc[kept & out, "article"], cells.loc[kept, "article"]

    return _every("left_out", story, measure)


def _every(
    finding: str, story: "Story", measure: Callable[[Specification], tuple[pd.Series, pd.Series]], scale: float = 1
) -> pd.DataFrame:
    """Measure each article under each specification; `measure` gives the articles of what hits and of all."""
    articles = sorted(story.articles["article"])
    parts = []
    for number, chosen in enumerate(specifications(finding)):
        hits, of = measure(chosen)
        whole = of if of.index.name == "article" else of.value_counts()
        table = pd.DataFrame({"article": articles, "specification": number})
        table["hits"] = hits.value_counts().reindex(articles, fill_value=0).to_numpy(dtype="int64")
        table["of"] = whole.reindex(articles, fill_value=0).to_numpy(dtype="int64")
        parts.append(table.assign(**chosen))
    every = pd.concat(parts, ignore_index=True)
    value = scale * every["hits"] / every["of"].where(every["of"] > 0)
    every["value"] = value.astype("float64")
    return every[["specification", "article", "hits", "of", "value", *DIMENSIONS[finding]]]


def _within(rows: pd.DataFrame, shared: pd.DataFrame) -> pd.Series:
    """Mark what stands, by half at least, in a passage that another article has too."""
    passages = {a: group[["start", "end"]].to_numpy() for a, group in shared.groupby("article")}
    found = []
    for a, start, end in zip(rows["article"], rows["start"], rows["end"], strict=True):
        of = passages.get(a)
        if of is None or pd.isna(start):
            found.append(False)
            continue
        common = np.minimum(of[:, 1], end) - np.maximum(of[:, 0], start)
        found.append(bool(common.max() * 2 >= end - start))
    return pd.Series(found, rows.index, dtype="bool")
