"""Permutation tests: how often chance alone makes groups differ as much as they do."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.statistics.intervals import SEED


def shuffled(groups: Sequence, marked: Sequence, strata: Sequence | None = None, draws: int = 2000) -> float:
    """Ask how often chance alone makes groups differ in a share as much as they do.

    The marks are dealt anew among the units, within each stratum, and the spread of the groups' shares is compared with
    the one found. It treats the units as independent; statements of one source are not, so that a small value says
    less than it seems to, while a large one stands: no difference was found.

    Parameters
    ----------
    groups, marked, strata : sequences of one length
        The group of each unit, whether it is marked, and within what marks are dealt; all in one by default.
    draws : int
        How many deals.

    Returns
    -------
    float
        Share of deals, the real one among them, in which the groups differ at least as much; nan where no two groups of
        a stratum can be compared.

    Examples
    --------
    >>> shuffled(["a"] * 6 + ["b"] * 6, [True] * 6 + [False] * 6) < 0.01, shuffled("aabb", [True, False, True, False])
    (True, 1.0)

    References
    ----------
    Good, P. (2005). Permutation, parametric, and bootstrap tests of hypotheses.
    """
    table = pd.DataFrame({"group": list(groups), "stratum": 0 if strata is None else list(strata)})
    mark = np.array(list(marked), dtype=float)
    if table.empty or table.groupby("stratum")["group"].nunique().max() < 2 or mark.min() == mark.max():
        return float("nan")
    codes = table.groupby(["stratum", "group"]).ngroup().to_numpy()
    sizes = np.bincount(codes)
    expected = pd.Series(mark).groupby(table["stratum"]).transform("mean").to_numpy()
    rng = np.random.default_rng(SEED)
    places = [np.flatnonzero(table["stratum"].to_numpy() == s) for s in table["stratum"].unique()]

    def spread(values: np.ndarray) -> float:
        apart = np.bincount(codes, weights=values - expected)
        return float((apart**2 / sizes).sum())

    found, as_much = spread(mark), 1
    for _ in range(draws):
        for place in places:
            mark[place] = rng.permutation(mark[place])
        as_much += spread(mark) >= found - 1e-12
    return as_much / (draws + 1)


def relabelled(
    outlet: Sequence, event: Sequence, hits: np.ndarray, of: np.ndarray, draws: int = 2000
) -> tuple[float, float]:
    """Ask how often two outlets' rates differ as much where their names are dealt anew among articles on one event.

    What is dealt is the article, since its statements are no independent cases, and only within its event, since events
    differ in what there is to say.

    Parameters
    ----------
    outlet, event : sequence
        Of each article; two different outlets.
    hits, of : ndarray, with shape (articles,)
        So many of so many in each article.
    draws : int
        How many deals.

    Returns
    -------
    (float, float)
        Share of deals, the real one among them, in which the rates differ at least as much; and the smallest share that
        so few articles could give. Both nan where no event has both outlets.

    Examples
    --------
    >>> events = list("aabbccddeeff")
    >>> p, least = relabelled(["x", "y"] * 6, events, np.array([9, 1] * 6), np.full(12, 10))
    >>> p < 0.05, round(least, 3)
    (True, 0.031)

    References
    ----------
    Good, P. (2005). Permutation, parametric, and bootstrap tests of hypotheses, chapter 3.
    """
    from scipy.special import comb

    table = pd.DataFrame({"first": pd.Series(list(outlet)) == next(iter(outlet), None), "event": list(event)})
    hits, of = np.asarray(hits, dtype=float), np.asarray(of, dtype=float)
    both = table.groupby("event")["first"].agg(["sum", "size"])
    both = both[(both["sum"] > 0) & (both["sum"] < both["size"])]
    if both.empty:
        return float("nan"), float("nan")
    kept = table["event"].isin(both.index).to_numpy()
    first, where, hits, of = (part[kept] for part in (table["first"].to_numpy(), table["event"].to_numpy(), hits, of))
    deals = _dealt(first, where, draws)
    apart = np.abs(_rate(deals, hits, of) - _rate(~deals, hits, of))
    found = abs(_rate(first[None], hits, of) - _rate(~first[None], hits, of))[0]
    # Two deals give the largest difference where the halves mirror one another, else one.
    mirrored = bool((2 * both["sum"] == both["size"]).all())
    least = min(1.0, (1 + mirrored) / float(comb(both["size"], both["sum"]).prod()))
    p = (1 + int((apart >= found - 1e-12).sum())) / (draws + 1)
    return (1.0 if np.isnan(found) else max(p, least)), least


def _dealt(first: np.ndarray, where: np.ndarray, draws: int) -> np.ndarray:
    """Deal the labels anew within each event, `draws` times."""
    rng = np.random.default_rng(SEED)
    deals = np.tile(first, (draws, 1))
    for event in dict.fromkeys(where.tolist()):
        place = np.flatnonzero(where == event)
        deals[:, place] = rng.permuted(deals[:, place], axis=1)
    return deals


def _rate(mine: np.ndarray, hits: np.ndarray, of: np.ndarray) -> np.ndarray:
    total = mine @ of
    return (mine @ hits) / np.where(total > 0, total, np.nan)
