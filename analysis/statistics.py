"""Intervals for rates and shares, and agreement between coders."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

SEED = 20260115
# Articles that a rate of an outlet needs.
LEAST = 5


def wilson(count: int, total: int, z: float = 1.959964) -> tuple[float, float]:
    """Give the 95 % interval of a share by Wilson's score method.

    Fit for a share of attributions within one article, where counts are small. It treats the attributions as
    independent; those of one source are not, so the true interval is somewhat wider.

    Parameters
    ----------
    count, total : int
        How many of how many.
    z : float
        Normal quantile of the level.

    Returns
    -------
    (float, float)
        Low and high end; both nan where `total` is 0.

    Examples
    --------
    >>> low, high = wilson(3, 10)
    >>> f"{low:.2f} to {high:.2f}"
    '0.11 to 0.60'

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.
    """
    if not total:
        return float("nan"), float("nan")
    share = count / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * np.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))


def resampled(counts: Sequence[float], totals: Sequence[float], resamples: int = 2000) -> tuple[float, float]:
    """Give the 95 % interval of an outlet's rate by drawing its articles anew.

    What stands in one article hangs together, so articles are drawn, not statements or words. Of fewer than five
    articles that says nothing: give the count then.

    Parameters
    ----------
    counts, totals : sequence of float
        Of each article; the rate is the sum of the first over that of the second.
    resamples : int
        How often articles are drawn.

    Returns
    -------
    (float, float)
        The middle 95 %; both nan with fewer than five articles that have anything to count.

    Examples
    --------
    >>> resampled([1, 1], [2, 2])
    (nan, nan)
    >>> resampled([1] * 6, [4] * 6)
    (0.25, 0.25)
    """
    count, total = np.asarray(counts, dtype=float), np.asarray(totals, dtype=float)
    count, total = count[total > 0], total[total > 0]
    if len(total) < LEAST:
        return float("nan"), float("nan")
    drawn = np.random.default_rng(SEED).integers(0, len(total), (resamples, len(total)))
    low, high = np.percentile(count[drawn].sum(axis=1) / total[drawn].sum(axis=1), [2.5, 97.5])
    return float(low), float(high)


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


def agreement(sheets: dict[str, pd.DataFrame], unit: list[str], codes: list[str]) -> pd.DataFrame:
    """Measure how far coders agree, code by code: Krippendorff's alpha for nominal data.

    Conventional reading: .800 and above is reliable, .667 to .800 tentative. A unit that a coder left empty counts as
    missing for that coder. Do not compare alphas of codes whose values are very unevenly spread.

    Parameters
    ----------
    sheets : dict of str to DataFrame
        Coder's name to coding sheet; a sheet has the columns of `unit` and `codes`, one row a unit.
    unit : list of str
        Columns that together name a unit.
    codes : list of str
        Columns that hold codes.

    Returns
    -------
    DataFrame
        One row a code: code, coders, units (coded by two or more), percent_agreement, alpha, low and high (95 %
        interval by resampling units). alpha is nan where all codes are equal: chance cannot be told from agreement.

    Raises
    ------
    ValueError
        With fewer than two sheets.

    Examples
    --------
    >>> a = pd.DataFrame({"id": [1, 2, 3, 4], "type": ["x", "y", "x", "y"]})
    >>> b = pd.DataFrame({"id": [1, 2, 3, 4], "type": ["x", "y", "x", "x"]})
    >>> row = agreement({"ana": a, "ben": b}, ["id"], ["type"]).iloc[0]
    >>> f"{row['percent_agreement']:.0f} %, alpha {row['alpha']:.2f}"
    '75 %, alpha 0.53'

    References
    ----------
    Hayes, A. F. and Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data.
    """
    if len(sheets) < 2:
        raise ValueError("agreement needs at least two coding sheets")
    rows = []
    for code in codes:
        triples = [
            (coder, "|".join(map(str, key)), str(value))
            for coder, sheet in sorted(sheets.items())
            for key, value in zip(sheet[unit].itertuples(index=False), sheet[code], strict=True)
            if not pd.isna(value) and str(value).strip()
        ]
        rows.append({"code": code, "coders": len({t[0] for t in triples}), **_alpha_with_interval(triples)})
    return pd.DataFrame(rows)


def _alpha_with_interval(triples: list[tuple[str, str, str]], resamples: int = 500) -> dict[str, float]:
    """Alpha of (coder, unit, value) triples, with its interval."""
    units: dict[str, list[tuple[str, str]]] = {}
    for coder, unit, value in triples:
        units.setdefault(unit, []).append((coder, value))
    coded = [u for u in units.values() if len(u) > 1]
    pairs = [a[1] == b[1] for u in coded for a, b in combinations(u, 2)]
    rng = np.random.default_rng(SEED)
    drawn = [_alpha([coded[i] for i in rng.integers(0, len(coded), len(coded))]) for _ in range(resamples) if coded]
    ends = np.nanpercentile(drawn, [2.5, 97.5]) if drawn and not np.isnan(drawn).all() else (np.nan, np.nan)
    return {
        "units": len(coded),
        "percent_agreement": 100 * float(np.mean(pairs)) if pairs else np.nan,
        "alpha": _alpha(coded),
        "low": float(ends[0]),
        "high": float(ends[1]),
    }


def _alpha(units: list[list[tuple[str, str]]]) -> float:
    from nltk.metrics.agreement import AnnotationTask

    if len({value for unit in units for _, value in unit}) < 2:
        return float("nan")
    return AnnotationTask([(coder, i, value) for i, unit in enumerate(units) for coder, value in unit]).alpha()
