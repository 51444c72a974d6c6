"""The JSON Lines of the command line: a table's rows as other programs read them."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis import schema
from analysis.facts import lines as facts
from analysis.reuse import lines as shared

__all__ = ["agreement", "attributions", "facts", "shared", "wording"]


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
        sources, names are joined by "; ", stated counts are summed, the role is the first that is known, and
        the other codes are those of the first.
    """
    keys = ["article", "attribution"]
    parts = _by_attribution(spans)
    credited = _by_attribution(
        attributed.merge(sources.drop(columns="source_type"), on=["article", "source"], how="left")
    )
    for row in found.itertuples():
        key = (row.article, row.attribution)
        one = {name: _plain(getattr(row, name)) for name in (*keys, "parent", "act", "form", "stance")}
        one |= _spans(parts.get(key, []))
        one |= _sources(credited.get(key, []))
        one |= {"channel": _plain(row.channel), "role": row.role, "confidence": round(row.confidence, 4)}
        yield one


def _by_attribution(table: pd.DataFrame) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """List the rows of each attribution."""
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in table.to_dict("records"):
        found.setdefault((row["article"], row["attribution"]), []).append(row)
    return found


def _spans(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Source and cue as one span each or null, content as a list."""
    marked: dict[str, list[dict]] = {"source": [], "cue": [], "content": []}
    for part in parts:
        marked[part["role"]].append({name: part[name] for name in ("start", "end", "text")})
    return {
        "source": marked["source"][0] if marked["source"] else None,
        "cue": marked["cue"][0] if marked["cue"] else None,
        "content": marked["content"],
    }


_UNTOLD = (None, "unknown")


def _sources(who: list[dict[str, Any]]) -> dict[str, Any]:
    """Codes of the sources of one attribution."""
    plain = [{name: _plain(value) for name, value in row.items()} for row in who]
    names = [row["name"] for row in plain if row["name"] is not None]
    counts = [row["stated_count"] for row in plain if row["stated_count"] is not None]
    first = plain[0] if plain else {}
    kind = first.get("source_type", "unattributed")
    return {
        "source_type": kind,
        "unnamed": kind in schema.UNNAMED,
        "speaker": "; ".join(names) or None,
        "source_role": next(
            (row["source_role"] for row in plain if row["source_role"] not in _UNTOLD), first.get("source_role")
        ),
        "unnamed_kind": first.get("unnamed_kind"),
        "stated_count": int(sum(counts)) if counts else None,
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


def agreement(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Give one row a variable, as far as coders agree on it.

    Parameters
    ----------
    table : DataFrame
        As `statistics.agreement` gives it.

    Yields
    ------
    dict
        variable, coders, units, alpha, low and high (its 95 % interval), kappa, agreement (a share); null where nothing
        can be computed.
    """
    for row in table.to_dict("records"):
        one = {name: row[name] for name in ("variable", "coders", "units")}
        figures = ("alpha", "low", "high", "kappa", "agreement")
        yield one | {name: None if pd.isna(row[name]) else round(float(row[name]), 4) for name in figures}
