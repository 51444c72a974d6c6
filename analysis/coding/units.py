"""Everything in a story that can be coded, with what the program says of it: one row a unit and variable."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis import schema, sources, wording

if TYPE_CHECKING:
    from analysis.flow import Story

KEYS = ["article", "attribution"]
READ = ("headline", "deck", *schema.COUNTED)
PLACE = ["kind", "unit", "article", "start", "end", "passage", "context"]
COLUMNS = [*PLACE, "outlet", "variable", "choices", "program"]
CHOICES = {
    "act": (*schema.ACTS, "none"),
    "form": schema.FORMS,
    "source_type": schema.SOURCE_TYPES,
    "unnamed_kind": schema.UNNAMED_KINDS,
    "reason": schema.REASONS,
    "content_kind": schema.CONTENT_KINDS,
    "loaded": ("yes", "no"),
    "voice": schema.VOICES,
    "coverage": tuple(status for status in schema.STATUSES if status != "not_comparable"),
    "sentence_attribution": ("yes", "no"),
    "sentence_unnamed": ("yes", "no"),
    "sentence_loaded": ("yes", "no"),
}


def units(story: "Story") -> pd.DataFrame:
    """List every attribution, candidate for a loaded word, coverage cell and sentence, with the program's codes.

    Sentences are there whether anything was found in them or not, so that what the program missed can show; candidates
    for loaded words are there below the cut too, and cells alone of facts that another article reports.

    Parameters
    ----------
    story : Story
        Its tables articles, sentences, attributions, spans, attributed, loaded, facts and coverage are read.

    Returns
    -------
    DataFrame
        kind, unit, article, start, end (code points; absent for cells), passage, context (the sentences it stands in),
        outlet (or the article, where it is not known), variable, choices (joined by " | "), program (what the program
        says; empty where it says nothing).
    """
    parts = [_attributions(story), _loaded(story), _coverage(story), _sentences(story)]
    rows = pd.concat([_long(part) for part in parts], ignore_index=True)
    outlet = dict(zip(story.articles["article"], story.articles["outlet"], strict=True))
    rows["outlet"] = [outlet[a] if isinstance(outlet.get(a), str) else a for a in rows["article"]]
    rows["choices"] = rows["variable"].map({name: " | ".join(values) for name, values in CHOICES.items()})
    rows = rows.astype({"start": "Int64", "end": "Int64"} | dict.fromkeys(set(COLUMNS) - {"start", "end"}, "str"))
    order = ["kind", "article", "start", "end", "unit"]
    return rows[COLUMNS].sort_values(order, kind="stable", ignore_index=True)


def _long(wide: pd.DataFrame) -> pd.DataFrame:
    """Turn one column a variable into one row a variable; absent codes are empty."""
    named = [column for column in wide if column in CHOICES]
    long = wide.melt([*PLACE], named, var_name="variable", value_name="program")
    return long.assign(program=long["program"].astype("str").fillna(""))


def _placed(story: "Story", rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Name the units of a kind by their place and give the sentences that they stand in."""
    names = [
        f"{kind}/{a}/{start}-{end}" for a, start, end in zip(rows["article"], rows["start"], rows["end"], strict=True)
    ]
    return rows.assign(kind=kind, unit=pd.Series(names, rows.index, dtype="str"), context=_context(story, rows))


def _context(story: "Story", rows: pd.DataFrame) -> list[str]:
    """Give the sentences that each span touches."""
    text = dict(zip(story.articles["article"], story.articles["text"], strict=True))
    lines = {
        a: group[["start", "end"]].to_numpy() for a, group in story.sentences.sort_values("start").groupby("article")
    }
    found = []
    for a, start, end in zip(rows["article"], rows["start"], rows["end"], strict=True):
        known = lines.get(a, np.zeros((0, 2), dtype=np.int64))
        touched = known[(known[:, 0] < end) & (known[:, 1] > start)]
        low, high = (touched[0, 0], touched[-1, 1]) if len(touched) else (start, end)
        found.append(" ".join(text[a][min(low, start) : max(high, end)].split()))
    return found


def _attributions(story: "Story") -> pd.DataFrame:
    spans = story.spans.sort_values([*KEYS, "start"])
    words = spans.pivot_table(index=KEYS, columns="role", values="text", aggfunc=" … ".join)
    words = words.reindex(columns=["source", "cue", "content"]).fillna("–").astype("str")
    rows = story.attributions[story.attributions["role"].isin(READ)][[*KEYS, "act", "form"]]
    rows = rows.merge(spans.groupby(KEYS).agg(start=("start", "min"), end=("end", "max")).reset_index(), on=KEYS)
    rows = rows.merge(words.reset_index(), on=KEYS)
    codes = sources.principal(story.attributed)[[*KEYS, "source_type", "unnamed_kind", "reason", "content_kind"]]
    rows = rows.merge(codes, on=KEYS, how="left")
    unnamed = rows["source_type"].isin(schema.UNNAMED)
    rows = rows.assign(reason=rows["reason"].where(unnamed), unnamed_kind=rows["unnamed_kind"].where(unnamed))
    said = "source: " + rows["source"] + " | cue: " + rows["cue"] + " | content: " + rows["content"]
    return _placed(story, rows.assign(passage=said), "attribution").drop_duplicates("unit")


def _loaded(story: "Story") -> pd.DataFrame:
    rows = story.loaded[story.loaded["role"].isin(schema.COUNTED)]
    text = dict(zip(story.articles["article"], story.articles["text"], strict=True))
    spans = zip(rows["article"], rows["start"], rows["end"], strict=True)
    passage = pd.Series([text[a][s:e] for a, s, e in spans], rows.index, dtype="str")
    yes = pd.Series(np.where(rows["score"] >= wording.CUT, "yes", "no"), rows.index, dtype="str")
    return _placed(story, rows.assign(passage=passage, loaded=yes), "loaded")


def _coverage(story: "Story") -> pd.DataFrame:
    cells = story.coverage.merge(story.facts[["fact", "event", "label"]], on="fact")
    cells = cells.merge(story.articles[["article", "event"]], on=["article", "event"])
    told = cells["status"].eq("reported")
    others = told.groupby(cells["fact"]).transform("sum") - told
    cells = cells[(others > 0) & cells["status"].ne("not_comparable")]
    named = "coverage/" + cells["article"] + "/" + cells["fact"]
    where = "look for it anywhere in " + cells["article"]
    return cells.assign(
        kind="coverage",
        unit=named,
        passage=cells["label"],
        context=where,
        coverage=cells["status"],
        start=None,
        end=None,
    )


def _sentences(story: "Story") -> pd.DataFrame:
    rows = story.sentences[story.sentences["role"].isin(schema.COUNTED)][["article", "start", "end"]]
    said = sources.counted(story.attributions)[KEYS].merge(sources.principal(story.attributed), on=KEYS, how="left")
    unnamed = said[said["source_type"].isin(schema.UNNAMED)]
    own = wording.counted(story.loaded)
    own = own[own["voice"].eq("outlet")]
    rows = rows.assign(
        sentence_attribution=_holds(rows, story.spans.merge(said[KEYS].drop_duplicates(), on=KEYS)),
        sentence_unnamed=_holds(rows, story.spans.merge(unnamed[KEYS].drop_duplicates(), on=KEYS)),
        sentence_loaded=_holds(rows, own),
    )
    rows = _placed(story, rows, "sentence")
    return rows.assign(passage=rows["context"])


def _holds(rows: pd.DataFrame, spans: pd.DataFrame) -> pd.Series:
    """Say whether each sentence has a character of one of the spans."""
    by_article = {a: group[["start", "end"]].to_numpy() for a, group in spans.groupby("article")}
    found = []
    for a, start, end in zip(rows["article"], rows["start"], rows["end"], strict=True):
        of = by_article.get(a, np.zeros((0, 2), dtype=np.int64))
        found.append("yes" if ((of[:, 0] < end) & (of[:, 1] > start)).any() else "no")
    return pd.Series(found, rows.index, dtype="str")
