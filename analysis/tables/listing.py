"""Rows that people read: what stands behind each figure, with its sentences."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis import corpus, schema, sources, wording
from analysis.charts import counts
from analysis.charts.labels import day, event_names, labels
from analysis.charts.speaking import KINDS
from analysis.charts.unnamed import LEVELS, PLACES, TOLD
from analysis.charts.words import kind
from analysis.tables.styled import Table

if TYPE_CHECKING:
    from analysis.flow import Story


def published(articles: pd.DataFrame) -> Table:
    """List the articles: outlet, date, event, length, and what is not known of them."""
    events = event_names(articles)
    named = labels(articles)[["article", "label"]].merge(articles, on="article")
    data = pd.DataFrame(
        {
            "outlet": named["label"],
            "headline": named["headline"].fillna("not known"),
            "published": named["published"].map(day, na_action=None),
            "event": named["event"].fillna("").map(events),
            "agency copy": named["agency"].fillna("–"),
            "genre": named["genre"],
            "language": named["language"].fillna("unknown").map(corpus.language_name),
            "words": named["words"],
            "same text as": named["duplicate_of"].fillna("–"),
        }
    )
    data = data[[c for c in data if c not in ("agency copy", "same text as") or data[c].ne("–").any()]]
    csv = named[["article", "outlet", "agency", "genre", "language", "published", "event", "words", "duplicate_of"]]
    return Table(data, f"What was published ({len(data)} articles)", "published", csv)


def roles(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> Table:
    """List every paragraph with its role and offsets, to check, and to override in a story's corrections.csv."""
    names = labels(articles).set_index("article")["label"]
    text = dict(zip(articles["article"], articles["text"], strict=True))
    spans = list(zip(paragraphs["article"], paragraphs["start"], paragraphs["end"], strict=True))
    data = pd.DataFrame(
        {
            "outlet": paragraphs["article"].map(names).astype("str"),
            "article": paragraphs["article"],
            "start": paragraphs["start"],
            "end": paragraphs["end"],
            "role": paragraphs["role"],
            "begins": [" ".join(text[a][s:e][:160].split()[:9]) for a, s, e in spans],
        }
    )
    rank = {article: i for i, article in enumerate(names.index)}
    order = data.assign(rank=data["article"].map(rank)).sort_values(["rank", "start"], kind="stable").index
    return Table(data.loc[order], f"What each paragraph was taken for ({len(data)} paragraphs)", "roles")


def sentence_at(
    articles: pd.DataFrame, sentences: pd.DataFrame, article: pd.Series, start: pd.Series, end: pd.Series
) -> list[str]:
    """Give the sentences that each span touches, as one string; where there is none, the span itself."""
    text = dict(zip(articles["article"], articles["text"], strict=True))
    known = {
        a: (g["start"].to_numpy(), g["end"].to_numpy()) for a, g in sentences.sort_values("start").groupby("article")
    }
    found = []
    for a, s, e in zip(article, start, end, strict=True):
        starts, ends = known.get(a, ([], []))
        first = max(int((starts <= s).sum()) - 1, 0) if len(starts) else 0
        last = int((starts < e).sum()) - 1 if len(starts) else -1
        inside = last >= first and len(starts) and ends[first] > s and starts[first] <= s
        low, high = (starts[first], ends[last]) if inside else (s, e)
        found.append(" ".join(text[a][low : max(high, e)].split()))
    return found


def _statements(story: "Story") -> pd.DataFrame:
    """Join counted attributions with their words, names and sentence."""
    rows = sources.counted(story.attributions).merge(story.attributed, on=counts.KEYS, how="left")
    rows = rows.assign(source_type=rows["source_type"].fillna("unattributed"))
    rows = rows.merge(
        story.sources[["article", "source", "name", "person", "source_role"]], on=["article", "source"], how="left"
    )
    keys = counts.KEYS
    words = story.spans.pivot_table(index=keys, columns="role", values="text", aggfunc=" … ".join)
    words = words.reindex(columns=["source", "cue", "content"])
    extent = story.spans.groupby(keys).agg(start=("start", "min"), end=("end", "max"))
    words.columns = ["source_words", "cue", "content"]
    rows = rows.merge(words.reset_index(), on=keys, how="left").merge(extent.reset_index(), on=keys)
    rank = {a: i for i, a in enumerate(labels(story.articles)["article"])}
    rows = rows.assign(rank=rows["article"].map(rank)).sort_values(["rank", "start", "attribution"], kind="stable")
    rows["outlet"] = rows["article"].map(labels(story.articles).set_index("article")["label"]).astype("str")
    rows["sentence"] = sentence_at(story.articles, story.sentences, rows["article"], rows["start"], rows["end"])
    return rows.reset_index(drop=True)


def statements(story: "Story") -> Table:
    """List every statement that is counted: who, how, and the sentence."""
    rows = _statements(story)
    data = pd.DataFrame(
        {
            "outlet": rows["outlet"],
            "source": rows["source_words"].fillna("–"),
            "kind": rows["source_type"].map(KINDS),
            "cue": rows["cue"].fillna("–"),
            "told": rows["channel"].fillna("–"),
            "sentence": rows["sentence"],
        }
    )
    n = len(rows.drop_duplicates(counts.KEYS))
    return Table(data, f"Every statement counted ({n}; one row for each of its sources)", "statements")


def named_sources(story: "Story") -> Table:
    """List the named sources of a story, each once, and how many statements each article takes from them."""
    rows = _statements(story)
    rows = rows[rows["name"].notna() & ~rows["source_type"].isin(schema.UNNAMED)]
    table = rows.groupby(rows["person"].fillna(rows["name"])).agg(
        name=("name", lambda known: max(known, key=len)),
        kind=("source_type", "first"), capacity=("source_role", "first"),
        statements=("attribution", "size"), outlets=("outlet", lambda o: ", ".join(dict.fromkeys(o))),
    )  # fmt: skip
    table = table.sort_values(["statements"], ascending=False, kind="stable").reset_index()
    csv = table[["name", "kind", "capacity", "statements"]]
    data = table.assign(kind=table["kind"].map(KINDS), capacity=table["capacity"].str.replace("_", " or "))
    return Table(data, f"Named sources ({len(data)})", "named-sources", csv)


def unnamed(story: "Story") -> Table:
    """List every mention of an unnamed source with how it is described, why it is unnamed, and the sentence."""
    rows = _statements(story)
    rows = rows[rows["source_type"].isin(schema.UNNAMED)]
    data = pd.DataFrame(
        {
            "outlet": rows["outlet"],
            "source": rows["source_words"].fillna("–"),
            "kind": rows["source_type"].map(KINDS) + " (" + rows["unnamed_kind"].fillna("–") + ")",
            "persons stated": rows["stated_count"],
            "described by": rows["descriptor_level"].astype("str").map(LEVELS).fillna("–"),
            "reason given": rows["reason"].fillna("–"),
            "says, and where": _says(rows, story),
            "sentence": rows["sentence"],
        }
    )
    n = len(rows.drop_duplicates(counts.KEYS))
    return Table(data, f"Every mention of an unnamed source ({n}; one row for each of its sources)", "unnamed")


def _says(rows: pd.DataFrame, story: "Story") -> list[str]:
    """Say what kind of thing each says, where in its article, who else says the same, whether a document was seen."""
    words = story.spans[story.spans["role"].eq("source")].groupby(counts.KEYS)["text"].first().to_dict()
    found = []
    for row in rows.itertuples():
        tenth = "" if pd.isna(row.body_decile) else PLACES[str(row.body_decile)]
        same = words.get((row.article, row.corroborated_by), "another")
        parts = [
            TOLD.get(row.content_kind, "") if isinstance(row.content_kind, str) else "",
            "lead" if row.position == "lead" else tenth,
            "first quotation" if pd.notna(row.first_quotation) and row.first_quotation else "",
            "" if pd.isna(row.corroborated_by) else f"the same said by {same}",
            "document seen" if pd.notna(row.documents_seen) and row.documents_seen else "",
        ]
        found.append("; ".join(filter(None, parts)) or "–")
    return found


def concordance(story: "Story", loaded: pd.DataFrame, voice: str) -> Table:
    """List loaded words in their context.

    Parameters
    ----------
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.
    voice : {"outlet", "quoted", "excerpt"}
        Whose words.
    """
    named = labels(story.articles).set_index("article")["label"]
    rows = wording.concordance(loaded[loaded["voice"].eq(voice)], story.articles, cut=0.0)
    rows = rows.assign(rank=rows["article"].map({a: i for i, a in enumerate(named.index)}))
    rows = rows.sort_values(["rank", "start"], kind="stable")
    data = rows.assign(outlet=rows["article"].map(named).astype("str"), kind=rows["category"].map(kind))
    data = data[["outlet", "before", "text", "after", "kind", "score"]].rename(columns={"text": "loaded"})
    whose = {"outlet": "the outlet’s own voice", "quoted": "a source’s voice", "excerpt": "an excerpt’s voice"}[voice]
    return Table(data, f"Loaded words in {whose} ({len(data)})", f"loaded-{voice}")


def passages(story: "Story") -> Table:
    """List shared passages, the longest first: which two articles, how many words, quoted or credited."""
    text = dict(zip(story.articles["article"], story.articles["text"], strict=True))
    names = labels(story.articles).set_index("article")["label"]
    rows = story.shared.copy()
    rows["pair"] = ["|".join(sorted(p)) for p in zip(rows["article"], rows["other"], strict=True)]
    rows["place"] = rows["start"].where(rows["article"] < rows["other"], rows["other_start"])
    rows = rows.sort_values(["article", "start"]).drop_duplicates(["pair", "place"])
    rows = rows.sort_values(["words", "article", "start"], ascending=[False, True, True])
    spans = zip(rows["article"], rows["start"], rows["end"], strict=True)
    data = pd.DataFrame(
        {
            "outlets": (rows["article"].map(names) + " and " + rows["other"].map(names)).astype("str"),
            "words": rows["words"],
            "same words": rows["kind"].map({"verbatim": "yes", "edited": "edited"}),
            "in quotation marks": rows["quoted"].map({True: "yes", False: "no"}),
            "credited": rows["credited"].map({True: "yes", False: "no"}),
            "passage": [" ".join(text[a][s:e].split()) for a, s, e in spans],
        }
    )
    return Table(data, f"Shared passages ({len(data)})", "passages")
