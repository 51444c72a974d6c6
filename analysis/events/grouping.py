"""Whether two articles report the same event: the evidence, and groups of articles."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import resources, schema, similarity
from analysis.events import dates
from analysis.events.credit import means, same_outlet

EVIDENCE = (
    "words",
    "word_pairs",
    "lead",
    "names",
    "numbers",
    "days_shared",
    "days_apart",
    "gap",
    "gap_unknown",
    "origin_shared",
    "origin_apart",
)
_LEAD = 3
_DECADE = 3650


def evidence(articles: pd.DataFrame, paragraphs: pd.DataFrame, credited: pd.DataFrame) -> pd.DataFrame:
    """Weigh for each pair of articles what speaks for and against one event.

    Parameters
    ----------
    articles, paragraphs : DataFrame
        Tables of those names; articles sorted by article.
    credited : DataFrame
        From `credit.credited`.

    Returns
    -------
    DataFrame
        left, right (row numbers, left < right) and the columns of `EVIDENCE`: cosines of words, neighbouring words,
        the first paragraphs, names and numbers, by rarity in news; days of the year that both name, and whether each
        names some and none is shared; the logarithm of the days between publication, and how uncertain it is; whether
        both open with the report of one outlet, or with reports of different ones.
    """
    n = len(articles)
    left, right = np.triu_indices(n, 1)
    full, lead = _texts(articles, paragraphs)
    terms = [[t for t in similarity.terms(p) if t.kind != "negation"] for p in full]
    plain = [[t.key for t in row] for row in terms]
    named = [[t.key for t in row if t.capital] for row in terms]
    counted = [[t.key for t in row if t.kind == "number"] for row in terms]
    pairs = [[f"{a} {b}" for a, b in pairwise(row)] for row in plain]
    named_days = _held([set(dates.named_days(p)) for p in full])
    shared_days = (named_days @ named_days.T)[left, right]
    days = named_days.sum(axis=1) > 0
    gap, unknown = _gaps(articles["published"], left, right)
    origins = _origins(articles, credited, paragraphs)
    common, either = _agree(origins, left, right)
    columns = {
        "words": _cosines(plain)[left, right],
        "word_pairs": _cosines(pairs, False)[left, right],
        "lead": _cosines([[t.key for t in similarity.terms(p) if t.kind != "negation"] for p in lead])[left, right],
        "names": _cosines(named)[left, right],
        "numbers": _cosines(counted, False)[left, right],
        "days_shared": np.log1p(shared_days),
        "days_apart": days[left] & days[right] & (shared_days == 0),
        "gap": gap,
        "gap_unknown": unknown,
        "origin_shared": common,
        "origin_apart": either & ~common,
    }
    made = pd.DataFrame({"left": left, "right": right})
    return made.assign(**{name: np.asarray(columns[name], dtype=float) for name in EVIDENCE})


def _texts(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Give each article's counted text, and its headline, deck and first paragraphs."""
    rows = paragraphs[paragraphs["role"].isin((*schema.COUNTED, "headline", "deck"))].sort_values(["article", "start"])
    parts = dict(list(rows.groupby("article")))
    full, lead = [], []
    for article, text in zip(articles["article"], articles["text"], strict=True):
        group = parts.get(article, rows.iloc[:0])
        pieces = [(text[s:e], role) for s, e, role in zip(group["start"], group["end"], group["role"], strict=True)]
        body = [p for p, role in pieces if role in schema.COUNTED]
        full.append("\n".join(body))
        lead.append("\n".join([p for p, role in pieces if role not in schema.COUNTED] + body[:_LEAD]))
    return full, lead


def _cosines(rows: list[list[str]], rarity: bool = True) -> np.ndarray:
    """Compare lists of keys pairwise; counts enter as logarithms, keys by rarity in news where it is known."""
    columns: dict[str, int] = {}
    at, values, starts = [], [], [0]
    for row in rows:
        for key, count in Counter(row).items():
            at.append(columns.setdefault(key, len(columns)))
            values.append(1 + np.log(count))
        starts.append(len(at))
    if not columns:
        return np.zeros((len(rows), len(rows)))
    matrix = sparse.csr_matrix((values, at, starts), shape=(len(rows), len(columns)))
    if rarity:
        matrix = sparse.csr_matrix(matrix @ sparse.diags(similarity.rarity(list(columns))))
    norm = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    unit = sparse.csr_matrix(sparse.diags(1 / np.maximum(norm, 1e-9)) @ matrix)
    return np.asarray((unit @ unit.T).todense())


def _held(sets: list[set]) -> np.ndarray:
    """Mark which set holds what: a row a set, a column whatever any of them holds."""
    every = sorted(set().union(*sets))
    return np.array([[float(one in held) for one in every] for held in sets]).reshape(len(sets), len(every))


def _gaps(published: pd.Series, left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the days between two publications as a logarithm, and how uncertain they are, from 0 to 1.

    Dates that may be the same day have no gap; the rest are as far apart as the middles of what they may mean.
    """
    known = [dates.period(p) for p in published]
    first = np.array([k.first.toordinal() if k else 0 for k in known], dtype=float)
    last = np.array([k.last.toordinal() if k else 0 for k in known], dtype=float)
    unknown = np.array([k is None for k in known], dtype=bool)
    either = unknown[left] | unknown[right]
    overlap = (first[left] <= last[right]) & (first[right] <= last[left])
    middle = np.abs((first[left] + last[left]) - (first[right] + last[right])) / 2
    widest = np.maximum(last[left] - first[right], last[right] - first[left])
    gap = np.where(either | overlap, 0.0, np.log1p(middle))
    vague = np.where(overlap, np.minimum(1, np.log1p(np.maximum(widest, 0)) / np.log1p(_DECADE)), 0.0)
    return gap, np.where(either, 1.0, vague)


def _origins(articles: pd.DataFrame, credited: pd.DataFrame, paragraphs: pd.DataFrame) -> list[set[str]]:
    """Give for each article whose report it opens with.

    An outlet that was told something counts where another article relays its report: then that is the report. An
    article whose own report others open with is that report.
    """
    counted = paragraphs[paragraphs["role"].isin(schema.COUNTED)].sort_values(["article", "start"])
    ends = dict(counted[counted.groupby("article").cumcount() < _LEAD].groupby("article")["end"].max())
    relayed = set(credited.loc[credited["kind"].isin(("report", "excerpt")), "outlet"])
    early = [s < ends.get(a, 0) for a, s in zip(credited["article"], credited["start"], strict=True)]
    opening = credited[np.array(early, dtype=bool) | (credited["kind"] == "excerpt")]
    kept = opening[(opening["kind"] != "told") | opening["outlet"].isin(relayed)]
    found: dict[str, set[str]] = {}
    for article, outlet in zip(kept["article"], kept["outlet"], strict=True):
        found.setdefault(article, set()).add(outlet)
    own = zip(articles["article"], articles["outlet"], strict=True)
    upstream = {a: {o for o in sorted(relayed) if isinstance(mine, str) and means(o, mine)} for a, mine in own}
    return [found.get(a) or upstream[a] for a in articles["article"]]


def _agree(origins: list[set[str]], left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Say for each pair whether both open with a report of one outlet, and whether both open with a report at all."""
    outlets = sorted(set().union(*origins))
    same = np.array([[float(same_outlet(a, b)) for b in outlets] for a in outlets]).reshape(len(outlets), len(outlets))
    held = _held(origins)
    opens = held.sum(axis=1) > 0
    return (held @ same @ held.T)[left, right] > 0, opens[left] & opens[right]


def probability(table: pd.DataFrame) -> np.ndarray:
    """Give the calibrated probability that two articles of a story report the same event."""
    stored = resources.weights("events")
    values = table[[str(c) for c in stored["evidence"]]].to_numpy(dtype=float)
    return 1 / (1 + np.exp(-(values @ stored["weights"][:-1] + stored["weights"][-1])))


def cluster(n: int, table: pd.DataFrame, same: np.ndarray, level: float) -> np.ndarray:
    """Join articles whose mean probability of one event is at least a level.

    Parameters
    ----------
    n : int
        How many articles.
    table : DataFrame
        Columns left and right.
    same : array
        Probability a row.
    level : float
        Groups are joined, the closest first, while the mean over their pairs is at least this.

    Returns
    -------
    array
        A label an article.
    """
    if n < 2:
        return np.zeros(n, dtype=int)
    from scipy.cluster.hierarchy import average, fcluster

    return fcluster(average(1 - same[np.lexsort((table["right"], table["left"]))]), 1 - level, criterion="distance")
