"""Outlets side by side: a rate with its interval where there are articles enough, else a count and the reason."""

from itertools import combinations

import numpy as np
import pandas as pd

from analysis.statistics.chance import relabelled
from analysis.statistics.intervals import LEAST, LEVEL, RESAMPLES, SEED, apart, by_article

RATES = ["outlet", "articles", "hits", "of", "rate", "low", "high", "said"]
DIFFERENCES = [
    "outlet", "other", "articles", "other_articles", "events", "rate", "other_rate", "difference", "low", "high",
    "effect", "ratio", "p", "p_least", "p_adjusted", "said",
]  # fmt: skip


def rates(table: pd.DataFrame, what: str, scale: float = 1.0) -> pd.DataFrame:
    """Give the rate of each outlet that has five articles; of the others a count, and why there is no rate.

    Parameters
    ----------
    table : DataFrame
        One row an article: outlet, hits, of.
    what : str
        What is counted, of what: "statements rest on unnamed sources".
    scale : float
        What the rate is given per.

    Returns
    -------
    DataFrame
        outlet, articles, hits, of, rate, low, high (nan below five articles), said: the same in words.

    Examples
    --------
    >>> made = pd.DataFrame({"outlet": "Brenn Post", "hits": [3, 2], "of": [10, 10]})
    >>> rates(made, "statements rest on unnamed sources").loc[0, "said"]
    '5 of 20 statements rest on unnamed sources; no rate of the outlet, since 2 articles are fewer than 5'
    """
    rows = []
    for outlet, group in table.dropna(subset="outlet").groupby("outlet", sort=True):
        n, hits, of = int((group["of"] > 0).sum()), group["hits"].sum(), group["of"].sum()
        rate, low, high = by_article(group["hits"].to_numpy(), group["of"].to_numpy(), scale)
        said = f"{hits:,} of {of:,} {what}; no rate of the outlet, since {_articles(n)} fewer than {LEAST}"
        if n >= LEAST:
            said = f"{_number(rate, scale)} ({_ends(low, high, scale)}) of {of:,} {what}, in {n} articles"
        rows.append((outlet, n, hits, of, *((rate, low, high) if n >= LEAST else (np.nan,) * 3), said))
    return pd.DataFrame(rows, columns=RATES)


def differences(table: pd.DataFrame, what: str, scale: float = 1.0, correction: str = "holm") -> pd.DataFrame:
    """Compare outlets two by two on the events that both report, and allow for the number of comparisons.

    No difference is left out, least of all those that chance explains. Pairs with fewer than five articles on common
    events have no interval and no test, and say so.

    Parameters
    ----------
    table : DataFrame
        One row an article: outlet, event, hits, of.
    what : str
        What is counted, of what.
    scale : float
        What the rate is given per.
    correction : {"holm", "bh"}
        Holm's holds the chance of one false finding at most, Benjamini and Hochberg's the share of false ones.

    Returns
    -------
    DataFrame
        outlet, other, articles, other_articles, events (in common), rate, other_rate, difference (rate less the
        other's), low and high (its 95 % interval, articles resampled), effect (Cohen's h, for shares), ratio, p
        (permutation of the names within event), p_least (the smallest that so few articles can give), p_adjusted, said.

    References
    ----------
    Cohen, J. (1988). Statistical power analysis for the behavioral sciences, chapter 6. Holm, S. (1979). A simple
    sequentially rejective multiple test procedure. Benjamini, Y. and Hochberg, Y. (1995). Controlling the false
    discovery rate.
    """
    kept = table.dropna(subset=["outlet", "event"])
    kept = kept[kept["of"] > 0]
    rows = [_pair(kept, one, other, scale) for one, other in combinations(sorted(kept["outlet"].unique()), 2)]
    found = pd.DataFrame(rows, columns=DIFFERENCES)
    found["p_adjusted"] = adjusted(found["p"].to_numpy(dtype=float), correction)
    found["said"] = [_said(row, what, scale, correction) for row in found.itertuples()]
    return found


def _pair(table: pd.DataFrame, one: str, other: str, scale: float) -> dict:
    events = set(table.loc[table["outlet"].eq(one), "event"]) & set(table.loc[table["outlet"].eq(other), "event"])
    both = table[table["outlet"].isin([one, other]) & table["event"].isin(events)]
    first, second = (both[both["outlet"].eq(name)] for name in (one, other))
    row = {"outlet": one, "other": other, "articles": len(first), "other_articles": len(second), "events": len(events)}
    if both.empty:
        return row
    rate, other_rate = (scale * part["hits"].sum() / part["of"].sum() for part in (first, second))
    row |= {"rate": rate, "other_rate": other_rate, "difference": rate - other_rate}
    row |= {"ratio": rate / other_rate if other_rate else np.nan}
    if scale == 1 and max(rate, other_rate) <= 1:
        row["effect"] = effect(rate, other_rate)
    if min(len(first), len(second)) >= LEAST:
        row["low"], row["high"] = _interval(first, second, scale)
        row["p"], row["p_least"] = relabelled(both["outlet"], both["event"], both["hits"], both["of"])
    return row


def _interval(first: pd.DataFrame, second: pd.DataFrame, scale: float) -> tuple[float, float]:
    from scipy.stats import bootstrap

    hits, of = (np.concatenate([first[c], second[c]]).astype(float) for c in ("hits", "of"))
    found = bootstrap(
        (np.arange(len(first)), len(first) + np.arange(len(second))),
        lambda a, b, axis: scale * (hits[a].sum(axis) / of[a].sum(axis) - hits[b].sum(axis) / of[b].sum(axis)),
        n_resamples=RESAMPLES, confidence_level=LEVEL, method="percentile", vectorized=True,
        rng=np.random.default_rng(SEED),
    )  # fmt: skip
    return apart(float(found.confidence_interval.low), float(found.confidence_interval.high))


def effect(share: float, other: float) -> float:
    """Give Cohen's h, the difference of two shares on a scale on which equal steps are equally hard to see.

    >>> round(effect(0.5, 0.25), 3)
    0.524
    """
    return float(2 * (np.arcsin(np.sqrt(share)) - np.arcsin(np.sqrt(other))))


def adjusted(p: np.ndarray, correction: str = "holm") -> np.ndarray:
    """Allow for several comparisons; nan, for what was not tested, stays and counts for none.

    Parameters
    ----------
    p : ndarray, with shape (comparisons,)
        As tested.
    correction : {"holm", "bh"}
        See `differences`.

    Raises
    ------
    ValueError
        On another correction.

    Examples
    --------
    >>> adjusted(np.array([0.01, 0.04, np.nan, 0.03])).round(3).tolist()
    [0.03, 0.06, nan, 0.06]
    """
    from scipy.stats import false_discovery_control

    if correction not in ("holm", "bh"):
        raise ValueError(f"no correction {correction!r}; there are holm and bh")
    found = np.array(p, dtype=float)
    tested = ~np.isnan(found)
    values = found[tested]
    if correction == "bh":
        found[tested] = false_discovery_control(values) if len(values) else values
        return found
    order = np.argsort(values, kind="stable")
    steps = np.maximum.accumulate(values[order] * np.arange(len(values), 0, -1))
    values[order] = np.minimum(steps, 1.0)
    found[tested] = values
    return found


def _said(row, what: str, scale: float, correction: str) -> str:
    """Say what was compared, and what came of it; that nothing was found is said in the same way."""
    if not row.events:
        return f"{row.outlet} and {row.other} have no event in common: not compared"
    two = f"{what}: {_number(row.rate, scale)} in {row.outlet}, {_number(row.other_rate, scale)} in {row.other}"
    if np.isnan(row.p):
        few = min(row.articles, row.other_articles)
        return f"{two}; no test, since {_articles(few)} fewer than {LEAST}"
    name = {"holm": "Holm", "bh": "Benjamini–Hochberg"}[correction]
    beyond = "differ beyond chance" if row.p_adjusted < 1 - LEVEL else "do not differ beyond chance"
    return (
        f"{two}; they {beyond} (difference {_number(row.difference, scale)}, {_ends(row.low, row.high, scale)}; "
        f"p = {row.p_adjusted:.2g} after {name})"
    )


def _articles(n: int) -> str:
    return "1 article is" if n == 1 else f"{n} articles are"


def _ends(low: float, high: float, scale: float) -> str:
    return f"{_number(low, scale)} to {_number(high, scale)}" if low < high else "no interval, since all are alike"


def _number(value: float, scale: float) -> str:
    return f"{100 * value:.0f}\u00a0%" if scale == 1 else f"{value:.1f} per {scale:,.0f}"
