"""How many articles a study needs to see a difference between two outlets, and what it could see with those it has."""

import math
from collections.abc import Iterable

import pandas as pd

# Of 24 articles coded by reading (benchmark trust): statements an article, likeness of statements of one article.
STATEMENTS = 20
LIKENESS = 0.2


def articles_needed(
    share: float,
    difference: float,
    statements: int = STATEMENTS,
    likeness: float = LIKENESS,
    kept: float = 1.0,
    power: float = 0.8,
    comparisons: int = 1,
) -> int:
    """Say how many articles of each outlet are needed to tell two shares apart.

    For a share of statements, such as those on unnamed sources. Statements of one article are alike, so that articles
    count, not statements. Take it for an order of magnitude: it rests on a normal approximation, on articles of equal
    length and on a likeness that has to be guessed before the study; plan for more where articles differ in length.

    Parameters
    ----------
    share : float
        The share expected in one outlet, from 0 to 1.
    difference : float
        How much larger that of the other is.
    statements : int
        Statements in an article, on average.
    likeness : float
        Correlation of statements of one article (intraclass), from 0 to 1.
    kept : float
        How much of a true difference the program's errors leave, from 0 to 1; 1 for coding by hand.
    power : float
        How often a difference of this size should be found.
    comparisons : int
        How many pairs of outlets or measures are tested (Bonferroni, at 5 % in all).

    Returns
    -------
    int
        Articles of each outlet, 5 at least.

    Raises
    ------
    ValueError
        If the shares do not lie between 0 and 1, or there is no difference.

    Examples
    --------
    >>> articles_needed(0.2, 0.2), articles_needed(0.2, 0.1), articles_needed(0.2, 0.1, kept=0.7)
    (19, 70, 143)

    References
    ----------
    Donner, A. and Klar, N. (2000). Design and analysis of cluster randomization trials in health research, chapter 5.
    """
    from scipy.stats import norm

    other = share + difference
    if not (0 <= share <= 1 and 0 <= other <= 1 and difference and 0 < kept <= 1 and statements > 0):
        raise ValueError("share, and share plus difference, lie between 0 and 1, and the difference is not 0")
    spread = share * (1 - share) + other * (1 - other)
    z = norm.isf(0.05 / comparisons / 2) + norm.ppf(power)
    inflated = 1 + (statements - 1) * likeness
    return max(5, math.ceil(z**2 * spread * inflated / (statements * (kept * difference) ** 2)))


def planner(shares: Iterable[float], differences: Iterable[float], **settings: float) -> pd.DataFrame:
    """Tabulate the articles needed for several shares and differences.

    Parameters
    ----------
    shares, differences : iterable of float
        As `articles_needed` takes them; those that leave 0 to 1 are left out.
    **settings
        Passed on to it.

    Returns
    -------
    DataFrame
        share, difference, articles (of each outlet), statements_in_all (of both).
    """
    per = int(settings.get("statements", STATEMENTS))
    rows = [
        (share, gap, n := articles_needed(share, gap, **settings), 2 * n * per)  # type: ignore[arg-type]
        for share in shares
        for gap in differences
        if gap and 0 <= share + gap <= 1
    ]
    return pd.DataFrame(rows, columns=["share", "difference", "articles", "statements_in_all"])


def likeness(hits: Iterable[int], of: Iterable[int]) -> float:
    """Measure how alike the statements of one article are: the intraclass correlation, by analysis of variance.

    0: no more alike than those of different articles; 1: all of one article are the same. It may come out a little
    below 0 where they are not alike at all.

    Parameters
    ----------
    hits, of : iterable of int
        So many of so many in each article; those of nothing are left out.

    Returns
    -------
    float
        nan with fewer than two articles, or where all or none hit.

    Examples
    --------
    >>> round(likeness([10, 0, 10, 0], [10, 10, 10, 10]), 2), round(likeness([5, 5, 5, 5], [10, 10, 10, 10]), 2)
    (1.0, -0.11)

    References
    ----------
    Ridout, M. S., Demétrio, C. G. B., Firth, D. (1999). Estimating intraclass correlation for binary data. Biometrics
    55, 137-148.
    """
    table = pd.DataFrame({"hits": list(hits), "of": list(of)}, dtype="float64")
    table = table[table["of"] > 0]
    n, total = len(table), table["of"].sum()
    share = table["hits"].sum() / total if total else 0.0
    if n < 2 or total <= n or share in (0.0, 1.0):
        return float("nan")
    own = table["hits"] / table["of"]
    between = (table["of"] * (own - share) ** 2).sum() / (n - 1)
    within = (table["of"] * own * (1 - own)).sum() / (total - n)
    size = (total - (table["of"] ** 2).sum() / total) / (n - 1)
    return float((between - within) / (between + (size - 1) * within))
