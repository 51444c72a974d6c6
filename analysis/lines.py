"""The JSON Lines of the command line: a table's rows as other programs read them."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis import schema
from analysis.facts import lines as facts
from analysis.reuse import lines as shared

__all__ = ["attributions", "facts", "shared", "wording"]


def attributions(
    found: pd.DataFrame, spans: pd.DataFrame, attributed: pd.DataFrame, sources: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    """Give one row an attribution, with its spans and who its sources are.

    Parameters
    ----------
    found, spans, attributed, sources : DataFrame
        The tables `attributions`, `spans`, `attributed` and `sources`.

    Yields
    ------
    dict
        article, attribution, parent, act, form, stance, source, cue, content, source_type, unnamed, speaker,
        source_role, unnamed_kind, stated_count, reason, channel, role, confidence. Where an attribution has several
        sources, names are joined by "; ", stated counts are summed, and the other codes are those of the first.
    """
    keys = ["article", "attribution"]
    parts = dict(iter(spans.groupby(keys, sort=False)))
    who = attributed.merge(sources.drop(columns="source_type"), on=["article", "source"], how="left")
    credited = dict(iter(who.groupby(keys, sort=False)))
    for row in found.itertuples():
        key = (row.article, row.attribution)
        one = {name: _plain(getattr(row, name)) for name in (*keys, "parent", "act", "form", "stance")}
        one |= _spans(parts.get(key))
        one |= _sources(credited.get(key))
        one |= {"channel": _plain(row.channel), "role": row.role, "confidence": round(row.confidence, 4)}
        yield one


def _spans(parts: pd.DataFrame | None) -> dict[str, Any]:
    """Source and cue as one span each or null, content as a list."""
    marked: dict[str, list[dict]] = {"source": [], "cue": [], "content": []}
    for part in parts.itertuples() if parts is not None else ():
        marked[part.role].append({"start": part.start, "end": part.end, "text": part.text})
    return {
        "source": marked["source"][0] if marked["source"] else None,
        "cue": marked["cue"][0] if marked["cue"] else None,
        "content": marked["content"],
    }


def _sources(who: pd.DataFrame | None) -> dict[str, Any]:
    """Codes of the sources of one attribution."""
    names = list(who["name"].dropna()) if who is not None else []
    first = {} if who is None else {k: _plain(v) for k, v in who.iloc[0].items()}
    kind = first.get("source_type", "unattributed")
    counts = who["stated_count"].dropna() if who is not None else []
    return {
        "source_type": kind,
        "unnamed": kind in schema.UNNAMED,
        "speaker": "; ".join(names) or None,
        "source_role": first.get("source_role"),
        "unnamed_kind": first.get("unnamed_kind"),
        "stated_count": int(sum(counts)) if len(counts) else None,
        "reason": first.get("reason"),
    }


def wording(loaded: pd.DataFrame, articles: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Give one row a candidate of loaded wording.

    Yields
    ------
    dict
        article, start, end, text, category, voice, score, role. Every candidate outside captions with its score;
        tables and reports take those from the chosen cut on.
    """
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    for row in loaded[loaded["role"] != "caption"].itertuples():
        yield {
            "article": row.article,
            "start": row.start,
            "end": row.end,
            "text": texts[row.article][row.start : row.end],
            "category": row.category,
            "voice": row.voice,
            "score": round(row.score, 4),
            "role": row.role,
        }


def _plain(value: Any) -> Any:
    """Turn a cell into what JSON holds: missing values into null, numpy numbers into numbers."""
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value
