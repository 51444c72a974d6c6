"""What an omission weighs, by independent origins and prominence, and what an article's length lets expect."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.events import days_apart

_LEAST = 3
_WEIGHTS = ["fact", "articles", "origins", "prominence"]
_EXPECTED = ["article", "event", "words", "days_after_first", "comparable", "not_found", "expected", "low", "high"]
_EXPECTED += ["weight", "weight_not_found", "weighted_share", "reason"]


def weights(
    mentions: pd.DataFrame, coverage: pd.DataFrame, articles: pd.DataFrame, shared: pd.DataFrame
) -> pd.DataFrame:
    """Weigh facts: by how many independent origins they are reported, and how far up.

    Articles that share a passage of prose which reports the fact, or are the same text, are one origin of it: a copied
    report is no second witness. What two articles quote alike does not make them one, and what one took from another in
    its own words is not seen; so origins are counted too high rather than too low.

    Parameters
    ----------
    mentions, coverage, articles, shared : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        One row a fact: fact, articles (that report it), origins (independent ones among them), prominence: 1 where all
        report it in their first words, 0 in their last, on average over these articles.

    Examples
    --------
    >>> from analysis import schema
    >>> weights(*(schema.frame(t, []) for t in ("mentions", "coverage", "articles", "shared"))).empty
    True
    """
    told = coverage[coverage["status"] == "reported"][["fact", "article"]]
    first = mentions.groupby(["fact", "article"], as_index=False)["start"].min().merge(told, on=["fact", "article"])
    length = {a: max(len(t), 1) for a, t in zip(articles["article"], articles["text"], strict=True)}
    up = [1 - start / length[a] for a, start in zip(first["article"], first["start"], strict=True)]
    first = first.assign(up=up)
    joined = _joined(mentions, shared, articles)
    rows = []
    for fact, group in first.groupby("fact", sort=False):
        names = sorted(group["article"])
        origins = _components(names, joined.get(str(fact), set()) | joined.get("", set()))
        rows.append((fact, len(names), origins, float(group["up"].mean())))
    return pd.DataFrame(rows, columns=_WEIGHTS)


def _joined(mentions: pd.DataFrame, shared: pd.DataFrame, articles: pd.DataFrame) -> dict[str, set[tuple[str, str]]]:
    """Give for each fact the articles whose passages on it hold shared prose; under "" those of the same text."""
    prose = shared[~shared["quoted"].astype(bool)]
    columns = ["fact", "article", "start", "end"]
    one = mentions[columns].merge(prose, on="article", suffixes=("_said", ""))
    one = one[(one["start"] < one["end_said"]) & (one["start_said"] < one["end"])]
    two = mentions[columns].rename(columns={"article": "other", "start": "from", "end": "to"})
    both = one.merge(two, on=["fact", "other"])
    both = both[(both["from"] < both["other_end"]) & (both["other_start"] < both["to"])]
    found: dict[str, set[tuple[str, str]]] = {}
    for fact, a, b in zip(both["fact"], both["article"], both["other"], strict=True):
        found.setdefault(fact, set()).add((a, b))
    same = articles.dropna(subset=["duplicate_of"])
    found[""] = set(zip(same["article"], same["duplicate_of"], strict=True))
    return found


def _components(names: list[str], pairs: set[tuple[str, str]]) -> int:
    """Count the groups of names that pairs hold together."""
    home = {name: name for name in names}
    for a, b in sorted(pairs):
        if a in home and b in home and home[a] != home[b]:
            keep, drop = sorted((home[a], home[b]))
            home = {name: keep if group == drop else group for name, group in home.items()}
    return len(set(home.values()))


def expected(
    coverage: pd.DataFrame,
    facts: pd.DataFrame,
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    shared: pd.DataFrame,
    k: int = 1,
) -> pd.DataFrame:
    """Set what is not found in an article beside what its length lets expect.

    The expectation: were every article's words as rich in the others' facts as those of the other articles, a fact
    would be missing from one of w words with probability exp(-q w); q is fitted to the other articles of the event, so
    that no article is measured against itself. The interval is that of a binomial count and knows nothing of how
    unsure q is; facts that belong together are left out together, so that it is too narrow. What an article could not
    know when it was published is not comparable and does not count; beyond that, time is shown beside it and not
    modelled: few stories have articles enough to tell it from length. With fewer than three articles on an event, or an
    article without words, there is a count and the reason instead.

    Parameters
    ----------
    coverage, facts, mentions, articles, shared : DataFrame
        Tables of those names.
    k : int
        How many other articles must report a fact.

    Returns
    -------
    DataFrame
        One row an article: article, event, words, days_after_first (after the event's first article of a known day;
        missing where the day is not known), comparable, not_found, expected, low and high (95 %), weight (origins times
        prominence of the comparable facts, added up), weight_not_found, weighted_share, reason (why there is no
        expectation).

    Examples
    --------
    >>> from analysis import schema
    >>> expected(*(schema.frame(t, []) for t in ("coverage", "facts", "mentions", "articles", "shared"))).empty
    True
    """
    cells = coverage.merge(facts[["fact", "event"]], on="fact").merge(
        articles[["article", "event"]], on=["article", "event"]
    )
    told = cells["status"].eq("reported")
    others = told.groupby(cells["fact"]).transform("sum") - told
    cells = cells[(others >= k) & cells["status"].ne("not_comparable")]
    worth = weights(mentions, coverage, articles, shared)
    cells = cells.merge(worth.assign(worth=worth["origins"] * worth["prominence"])[["fact", "worth"]], on="fact")
    cells = cells.assign(missing=cells["status"].eq("not_found"))
    sums = cells.groupby("article").agg(
        comparable=("fact", "size"), not_found=("missing", "sum"), weight=("worth", "sum")
    )
    lost = cells[cells["missing"]].groupby("article")["worth"].sum()
    rows = articles[["article", "event", "words", "published"]].merge(sums.reset_index(), on="article", how="left")
    rows = rows.assign(weight_not_found=rows["article"].map(lost).astype("float64").fillna(0.0))
    rows[["comparable", "not_found"]] = rows[["comparable", "not_found"]].fillna(0).astype("int64")
    rows["weight"] = rows["weight"].astype("float64").fillna(0.0)
    rows["weighted_share"] = rows["weight_not_found"] / rows["weight"].where(rows["weight"] > 0)
    rows["days_after_first"] = _days(rows)
    made = [_expectation(row, rows[rows["event"].eq(row.event)]) for row in rows.itertuples()]
    columns = pd.DataFrame(made, columns=["expected", "low", "high", "reason"], index=rows.index)
    return pd.concat([rows, columns], axis=1)[_EXPECTED]


def _days(rows: pd.DataFrame) -> pd.Series:
    """Give the days from the event's first publication of a known day to each article's."""
    exact = rows[np.array([days_apart(when, when) is not None for when in rows["published"]], dtype=bool)]
    first = exact.groupby("event")["published"].min().to_dict()
    days = [days_apart(first.get(event), when) for event, when in zip(rows["event"], rows["published"], strict=True)]
    return pd.Series(days, index=rows.index, dtype="Int64")


def _expectation(row: Any, event: pd.DataFrame) -> tuple[float, float, float, str]:
    """Give what is expected not to be found in one article, with its interval, or the reason why nothing is."""
    nothing = (float("nan"),) * 3
    others = event[event["article"].ne(row.article) & event["comparable"].gt(0) & event["words"].gt(0)]
    if not row.comparable:
        return *nothing, "nothing to compare"
    if len(others) < _LEAST - 1:
        return *nothing, f"fewer than {_LEAST} articles on the event"
    if not row.words:
        return *nothing, "no words"
    from scipy import stats

    missing = float(np.exp(-_rate(others) * row.words))
    low, high = stats.binom.interval(0.95, row.comparable, missing)
    return row.comparable * missing, float(low), float(high), ""


def _rate(others: pd.DataFrame) -> float:
    """Fit how quickly words take in facts: the rate at which the expected number missing is that observed."""
    from scipy import optimize

    words, n = others["words"].to_numpy(dtype=float), others["comparable"].to_numpy(dtype=float)
    # Half a fact more either way keeps the rate finite where all or none are found.
    missing = min(max(float(others["not_found"].sum()), 0.5), n.sum() - 0.5)
    at = 1 / words.mean()
    return float(optimize.brentq(lambda q: (n * np.exp(-q * words)).sum() - missing, 1e-9 * at, 1e4 * at))
