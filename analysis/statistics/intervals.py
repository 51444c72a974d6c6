"""Intervals of shares and rates: Wilson's for one article's counts, resampled articles for an outlet's."""

import numpy as np

SEED = 20260115
LEAST = 5
RESAMPLES = 1000
LEVEL = 0.95


def wilson(count: int, total: int, level: float = LEVEL) -> tuple[float, float]:
    """Give the interval of a share by Wilson's score method, as scipy computes it.

    Fit for a share of attributions within one article, where counts are small. It treats the attributions as
    independent; those of one source are not, so the true interval is somewhat wider.

    Parameters
    ----------
    count, total : int
        How many of how many.
    level : float
        Of confidence.

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
    from scipy.stats import binomtest

    if not total:
        return float("nan"), float("nan")
    ends = binomtest(int(count), int(total)).proportion_ci(level, method="wilson")
    return float(ends.low), float(ends.high)


def by_article(hits: np.ndarray, of: np.ndarray, scale: float = 1.0) -> tuple[float, float, float]:
    """Give the rate of an outlet, with the 95 % interval that resampling its articles gives.

    Statements of one article are alike, so that whole articles are drawn anew, never statements. Below five articles
    the interval is nan: so few say nothing of the outlet's others; so it is where all articles have the same rate, as
    where none has any.

    Parameters
    ----------
    hits, of : ndarray, with shape (articles,)
        So many of so many in each article; those of nothing are left out.
    scale : float
        What the rate is given per: 1, or 1000 words.

    Returns
    -------
    (float, float, float)
        Rate, low and high end; nan for a rate of nothing.

    Examples
    --------
    >>> rate, low, high = by_article(np.array([1, 0, 4, 2, 3, 0]), np.array([10, 8, 12, 9, 11, 10]))
    >>> f"{rate:.2f} ({low:.2f} to {high:.2f})"
    '0.17 (0.05 to 0.27)'

    References
    ----------
    Davison, A. C. and Hinkley, D. V. (1997). Bootstrap methods and their application, section 3.8.
    """
    from scipy.stats import bootstrap

    hits, of = (np.asarray(one, dtype=float)[np.asarray(of, dtype=float) > 0] for one in (hits, of))
    rate = scale * float(hits.sum() / of.sum()) if len(of) else float("nan")
    if len(of) < LEAST:
        return rate, float("nan"), float("nan")
    found = bootstrap(
        (np.arange(len(of)),), lambda drawn, axis: scale * hits[drawn].sum(axis) / of[drawn].sum(axis),
        n_resamples=RESAMPLES, confidence_level=LEVEL, method="percentile", vectorized=True,
        rng=np.random.default_rng(SEED),
    )  # fmt: skip
    return rate, *apart(float(found.confidence_interval.low), float(found.confidence_interval.high))


def apart(low: float, high: float) -> tuple[float, float]:
    """Give the ends of an interval, or nan where they are one: what is drawn anew never varied, and says nothing.

    >>> apart(0.1, 0.3), apart(0.0, 0.0)
    ((0.1, 0.3), (nan, nan))
    """
    return (low, high) if low < high else (float("nan"), float("nan"))
