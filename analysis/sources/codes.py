"""Codes of each attribution: information or not, where it stands, who else says it, whether documents were seen."""

import math
from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter

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
    told = _told(attributions, spans)
    codes = attributions[[*KEYS, "parent", "act", "form", "stance", "role"]].assign(
        start=told["start"],
        content_start=told["content_start"],
        content=told["content"],
        content_kind=[
            content_kind(said, cue or "", stance) if said is not None and act != "non_response" else None
            for said, cue, (stance, act) in zip(
                told["content"], told["cue"], schema.rows(attributions, "stance", "act"), strict=True
            )
        ],
    )
    codes = _placed(codes, paragraphs)
    source_type = principal(attributed[[*KEYS, "source_type"]])
    codes = codes.merge(source_type, on=KEYS, how="left")
    unnamed = codes["source_type"].isin(schema.UNNAMED)
    none = pd.Series(pd.NA, index=codes.index, dtype="Int64")
    codes["corroborated_by"] = corroborated(codes) if engine == "accurate" else none
    codes["documents_seen"] = documents_seen(codes[unnamed], spans, sentences, articles).reindex(codes.index)
    added = ["content_kind", "position", "body_decile", "first_quotation", "corroborated_by", "documents_seen"]
    return schema.frame("attributed", attributed.drop(columns=added).merge(codes[[*KEYS, *added]], on=KEYS, how="left"))


def _told(attributions: pd.DataFrame, spans: pd.DataFrame) -> dict[str, list]:
    """Give each attribution's words of content and cue, and where it, and its content, starts."""
    firsts: dict[tuple, int] = {}
    spoken: dict[str, dict[tuple, list]] = {"cue": {}, "content": {}}
    for article, number, role, start, text in schema.rows(spans, *KEYS, "role", "start", "text"):
        key = article, number
        if start < firsts.get(key, math.inf):
            firsts[key] = start
        if role != "source":
            spoken[role].setdefault(key, []).append((start, text))
    keys = list(schema.rows(attributions, *KEYS))
    contents, cues = ([_in_order(spoken[role].get(key, [])) for key in keys] for role in ("content", "cue"))
    return {
        "start": [firsts.get(key) for key in keys],
        "content_start": [start for start, _ in contents],
        "content": [text for _, text in contents],
        "cue": [text for _, text in cues],
    }


def _in_order(spoken: list[tuple[int, str]]) -> tuple[int | None, str | None]:
    """Give where the first of some spans starts, and the words of all."""
    if len(spoken) < 2:
        return spoken[0] if spoken else (None, None)
    ordered = sorted(spoken, key=itemgetter(0))
    return ordered[0][0], " … ".join([text for _, text in ordered])


def _placed(codes: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Say where in its article each attribution stands."""
    body = schema.by_article(paragraphs[paragraphs["role"].isin(schema.COUNTED)], "start", "end")
    laid = {article: _Counted(sorted(places)) for article, places in body.items()}
    none = _Counted([])
    where = [
        _place(role, start, laid.get(article, none))
        for article, role, start in schema.rows(codes, "article", "role", "start")
    ]
    placed = codes.assign(position=[w[0] for w in where], body_decile=pd.array([w[1] for w in where], dtype="Int64"))
    quoted = placed[placed["role"].isin(schema.COUNTED) & placed["form"].isin(["direct", "mixed"])]
    first = quoted.sort_values("content_start", kind="stable").drop_duplicates("article").index
    return placed.assign(first_quotation=pd.array(placed.index.isin(first), dtype="boolean"))


class _Counted:
    """The paragraphs of an article that are counted, in order."""

    def __init__(self, places: list[tuple]) -> None:
        self.places = places
        self.starts = [start for start, _ in places]
        self.ends = list(accumulate((end - start for start, end in places), initial=0))

    def before(self, place: float) -> int:
        """Count their characters before a place."""
        i = bisect_right(self.starts, place) - 1
        return self.ends[i] + int(min(place, self.places[i][1])) - self.places[i][0] if i >= 0 else 0


def _place(role: str, start: float, body: _Counted) -> tuple[str, int | None]:
    """Name the part of the article, and which tenth of its counted characters a place is in."""
    if role not in schema.COUNTED or not body.places or math.isnan(start):
        return (role if role in ("headline", "deck") else "outside"), None
    decile = min(10, 10 * body.before(start) // max(1, body.ends[-1]) + 1)
    return ("lead" if start < body.places[0][1] else "body"), decile
