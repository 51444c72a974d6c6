"""What errors of measurement do to a difference between two outlets, by simulation of the error rates measured."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.statistics.intervals import LEVEL, SEED

DRAWS = 4000


class Errors(NamedTuple):
    """How the program errs on statements, each a share, as measured on articles coded by reading.

    found_marked, found_other: of statements on unnamed sources and of others, those that are found; kept, turned: of
    those found, those called unnamed, rightly and wrongly; extra: what is found beyond, as a share of the statements
    there are; extra_marked: those of them called unnamed; spread: by how much articles differ in it (correlation within
    an article, 0 to 1).
    """

    found_marked: float
    found_other: float
    kept: float
    turned: float
    extra: float
    extra_marked: float
    spread: float


def measured(marked: np.ndarray, other: np.ndarray, errors: Errors, rng: np.random.Generator) -> np.ndarray:
    """Simulate what the program would count in articles of known composition.

    Parameters
    ----------
    marked, other : ndarray of int, of any one shape
        How many statements of each article are on unnamed sources, and how many are not.
    errors : Errors
        Rates of error.
    rng : Generator
        Source of chance.

    Returns
    -------
    ndarray, with shape (2, …)
        How many statements are called unnamed, and how many are counted in all.
    """

    def part(of: np.ndarray, rate: float) -> np.ndarray:
        # A rate differs between articles: beta-binomial.
        spread = max(errors.spread, 1e-6)
        if not 0 < rate < 1:
            return np.where(rate > 0, of, 0)
        weight = (1 - spread) / spread
        return rng.binomial(of, rng.beta(rate * weight, (1 - rate) * weight, of.shape))

    seen_marked, seen_other = part(marked, errors.found_marked), part(other, errors.found_other)
    beyond = rng.poisson(errors.extra * (marked + other))
    called = part(seen_marked, errors.kept) + part(seen_other, errors.turned) + part(beyond, errors.extra_marked)
    return np.stack([called, seen_marked + seen_other + beyond])


def differences_by_error(
    errors: Errors,
    articles: Sequence[int] = (1, 2, 5, 10, 20, 50, 100),
    shares: Sequence[float] = (0.1, 0.25, 0.4),
    statements: int = 20,
    draws: int = DRAWS,
) -> pd.DataFrame:
    """Ask how large a difference errors of measurement alone make between two outlets that do not differ.

    Both outlets' articles hold exactly the same share of statements on unnamed sources; all that differs is what the
    program makes of them. A difference found must be larger than this to be more than error. Error that is the same for
    both outlets cancels out here: outlets whose style the program reads better or worse than the other's, it does not
    cover. Nor does it say anything of chance in which articles were read: for that see the intervals.

    Parameters
    ----------
    errors : Errors
        Rates of error.
    articles, shares : sequence
        Articles of each outlet; true shares.
    statements : int
        Statements an article.
    draws : int
        Simulated pairs of outlets.

    Returns
    -------
    DataFrame
        share, articles, difference (points that 95 % of the pairs stay below), kept (how much of a true difference of
        10 points is left in what is measured, on average).
    """
    rows = []
    for share in shares:
        rng = np.random.default_rng(SEED)
        left = _level(errors, share + 0.1, statements, rng) - _level(errors, share, statements, rng)
        for many in articles:
            # Seeded one by one, so that a figure does not hang on which others were asked for.
            rng = np.random.default_rng([SEED, many])
            marked = np.full((2, draws, many), round(share * statements))
            called, of = measured(marked, statements - marked, errors, rng).sum(axis=-1)
            found = called / np.maximum(of, 1)
            gap = float(np.quantile(np.abs(found[0] - found[1]), LEVEL))
            rows.append((share, many, 100 * gap, left / 0.1))
    return pd.DataFrame(rows, columns=["share", "articles", "difference", "kept"])


def _level(errors: Errors, share: float, statements: int, rng: np.random.Generator) -> float:
    """Give the share that is measured on average where this is the true one."""
    marked = rng.binomial(statements, share, 40_000)
    called, of = measured(marked, statements - marked, errors, rng).sum(axis=-1)
    return float(called / of)
