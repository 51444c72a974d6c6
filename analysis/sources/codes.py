"""Codes of each attribution: information or not, where it stands, who else says it, whether documents were seen."""

import math
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate

import pandas as pd

from analysis import schema
from analysis.sources.contents import content_kind
from analysis.sources.corroboration import corroborated
from analysis.sources.documents import documents_seen
from analysis.sources.profile import principal

KEYS = ["article", "attribution"]


def code(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
    attributed: pd.DataFrame,
    engine: str = "accurate",
) -> pd.DataFrame:
    """Add the codes of an attribution to each of its sources.

    content_kind is told by words alone (see `content_kind`) and the softest of them. The decile is of the characters in
    body and excerpts. The first quotation is that of body and excerpts. Whether documents were seen is read from the
    sentences that the attribution stands in: that somebody saw, obtained, or was given them. Corroboration and
    documents are told of unnamed sources only; corroboration takes reading for meaning, which the fast engine does not.

    Parameters
    ----------
    articles, paragraphs, sentences, attributions, spans, attributed : DataFrame
        The tables of these names.
    engine : {"fast", "accurate"}
        With the fast one corroborated_by is absent throughout: not looked for.

    Returns
    -------
    DataFrame
        Table `attributed` with content_kind, position, body_decile (1 to 10), first_quotation, corroborated_by and
        documents_seen.

    References
    ----------
    .. [1] Associated Press, New York Times, Reuters and NPR: published rules on anonymous sources, see the word list
       houserules.
    """
    if attributions.empty or spans.empty:
        return schema.frame("attributed", attributed)
    codes = attributions[[*KEYS, "parent", "act", "form", "stance", "role"]].merge(_words(spans), on=KEYS, how="left")
    codes = codes.assign(
        content_kind=[
            content_kind(said, cue, stance) if isinstance(said, str) and act != "non_response" else None
            for said, cue, stance, act in schema.rows(
                codes.assign(cue=codes["cue"].astype("str").fillna("")), "content", "cue", "stance", "act"
            )
        ]
    )
    codes = _placed(codes, paragraphs)
    source_type = principal(attributed)[[*KEYS, "source_type"]]
    codes = codes.merge(source_type, on=KEYS, how="left")
    unnamed = codes["source_type"].isin(schema.UNNAMED)
    none = pd.Series(pd.NA, index=codes.index, dtype="Int64")
    codes["corroborated_by"] = corroborated(codes) if engine == "accurate" else none
    codes["documents_seen"] = documents_seen(codes[unnamed], spans, sentences, articles).reindex(codes.index)
    added = ["content_kind", "position", "body_decile", "first_quotation", "corroborated_by", "documents_seen"]
    return schema.frame("attributed", attributed.drop(columns=added).merge(codes[[*KEYS, *added]], on=KEYS, how="left"))


def _words(spans: pd.DataFrame) -> pd.DataFrame:
    """Give each attribution's words of content and cue, and where it, and its content, starts."""
    parts: dict[tuple, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    ordered = spans.sort_values([*KEYS, "start"], kind="stable")
    for article, number, role, start, text in schema.rows(ordered, *KEYS, "role", "start", "text"):
        parts[article, number][role].append((start, text))
    columns: dict[str, list] = {
        "article": [article for article, _ in parts],
        "attribution": [number for _, number in parts],
        "start": ordered.drop_duplicates(KEYS)["start"].tolist(),
        "content_start": [found["content"][0][0] if "content" in found else None for found in parts.values()],
    }
    for role in ("content", "cue"):
        columns[role] = [" … ".join([t for _, t in found[role]]) if role in found else None for found in parts.values()]
    return pd.DataFrame(columns)


def _placed(codes: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Say where in its article each attribution stands."""
    body = paragraphs[paragraphs["role"].isin(schema.COUNTED)].sort_values(["article", "start"])
    laid = {article: _Counted(places) for article, places in schema.by_article(body, "start", "end").items()}
    none = _Counted([])
    where = [
        _place(role, start, laid.get(article, none))
        for article, role, start in schema.rows(codes, "article", "role", "start")
    ]
    placed = codes.assign(position=[w[0] for w in where], body_decile=pd.array([w[1] for w in where], dtype="Int64"))
    quoted = placed[placed["role"].isin(schema.COUNTED) & placed["form"].isin(["direct", "mixed"])]
    first = set(quoted.sort_values("content_start", kind="stable").drop_duplicates("article").index)
    return placed.assign(first_quotation=pd.array([i in first for i in placed.index], dtype="boolean"))


class _Counted:
    """The paragraphs of an article that are counted, in order."""

    def __init__(self, places: list[tuple]) -> None:
        self.places = places
        self.ends = list(accumulate((end - start for start, end in places), initial=0))

    def before(self, place: float) -> int:
        """Count their characters before a place."""
        i = bisect_right(self.places, (place, math.inf)) - 1
        return self.ends[i] + int(min(place, self.places[i][1])) - self.places[i][0] if i >= 0 else 0


def _place(role: str, start: float, body: _Counted) -> tuple[str, int | None]:
    """Name the part of the article, and which tenth of its counted characters a place is in."""
    if role not in schema.COUNTED or not body.places or math.isnan(start):
        return (role if role in ("headline", "deck") else "outside"), None
    decile = min(10, 10 * body.before(start) // max(1, body.ends[-1]) + 1)
    return ("lead" if start < body.places[0][1] else "body"), decile
