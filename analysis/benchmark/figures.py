"""Counts of articles to figures: precision, recall, F1 and shares, with intervals by resampling articles."""

import warnings
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.benchmark.comparing import Count
from analysis.statistics import SEED

COLUMNS = ("system", "part", "figure", "value", "low", "high", "of")
RESAMPLES = 1000
_FIGURES = ("precision", "recall", "F1")
_BINS = 10


class Share(NamedTuple):
    """Of one article: so many of so many."""

    article: str
    part: str
    figure: str
    hits: float
    of: float


def scores(system: str, counts: Iterable[Count]) -> pd.DataFrame:
    """Sum counts over articles into precision, recall and F1.

    The interval says how far a figure might move with other articles of the same kind; it does not cover other
    annotators, years or outlets.

    Parameters
    ----------
    system : str
        Whose counts they are.
    counts : iterable of Count
        Any number a part and article.

    Returns
    -------
    DataFrame
        One row a part and figure: system, part, figure, value, low and high (95 % interval by resampling whole
        articles), of (how many gold ones; for precision how many found). What has no denominator is left out.
    """
    table = pd.DataFrame(counts, columns=Count._fields)
    parts = list(dict.fromkeys(table["part"]))
    wide = table.pivot_table(index="article", columns="part", aggfunc="sum", fill_value=0.0)
    sums = np.stack([wide[name][parts].to_numpy(dtype=float) for name in Count._fields[2:]], axis=1)
    value, low, high = resample(sums, _precision_recall_f1)
    total = sums.sum(axis=0)
    rows = []
    for n, part in enumerate(parts):
        for k, figure in enumerate(_FIGURES):
            of = int(total[1 if figure == "precision" else 3, n])
            rows.append((system, part, figure, value[k, n], low[k, n], high[k, n], of))
    return pd.DataFrame(rows, columns=list(COLUMNS)).dropna(subset="value").reset_index(drop=True)


def shares(system: str, found: Iterable[Share]) -> pd.DataFrame:
    """Sum hits over articles and divide them by what they are of; rows as `scores` gives them."""
    table = pd.DataFrame(found, columns=Share._fields)
    names = list(dict.fromkeys(zip(table["part"], table["figure"], strict=True)))
    wide = table.pivot_table(index="article", columns=["part", "figure"], aggfunc="sum", fill_value=0.0)
    sums = np.stack([wide[column][names].to_numpy(dtype=float) for column in ("hits", "of")], axis=1)
    value, low, high = resample(sums, lambda s: _divide(s[..., 0, :], s[..., 1, :]))
    of = sums.sum(axis=0)[1]
    rows = [(system, *name, value[n], low[n], high[n], int(of[n])) for n, name in enumerate(names)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).dropna(subset="value").reset_index(drop=True)


def plain(system: str, part: str, values: dict[str, float], of: int) -> pd.DataFrame:
    """Give figures that have no interval, such as a speed."""
    rows = [(system, part, figure, value, np.nan, np.nan, of) for figure, value in values.items()]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _precision_recall_f1(sums: np.ndarray) -> np.ndarray:
    right_found, found, right_true, true = np.moveaxis(sums, -2, 0)
    precision, recall = _divide(right_found, found), _divide(right_true, true)
    both = precision + recall
    return np.stack([precision, recall, np.where(both > 0, _divide(2 * precision * recall, both), both)], axis=-2)


def _divide(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore", divide="ignore"):
        return one / other


def resample(
    sums: np.ndarray, statistic: Callable[[np.ndarray], np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Compute a statistic of sums over articles, and its 95 % interval by drawing articles anew.

    Parameters
    ----------
    sums : ndarray, with shape (articles, …)
        What adds up over articles.
    statistic : callable
        Takes sums over articles with any axes before them.

    Returns
    -------
    (ndarray, ndarray, ndarray)
        Value, low and high end; nan for the ends where there is one article alone.
    """
    many = len(sums)
    value = np.asarray(statistic(sums.sum(axis=0)))
    if many < 2:
        return value, np.full(value.shape, np.nan), np.full(value.shape, np.nan)
    drawn = np.random.default_rng(SEED).multinomial(many, np.full(many, 1 / many), size=RESAMPLES)
    with warnings.catch_warnings():
        # What has no denominator in any sample has no interval either.
        warnings.simplefilter("ignore", RuntimeWarning)
        low, high = np.nanpercentile(statistic(np.tensordot(drawn.astype(float), sums, axes=1)), [2.5, 97.5], axis=0)
    return value, low, high


def calibration(system: str, articles: list[str], confidence: list[float], right: list[bool]) -> pd.DataFrame:
    """Measure how far confidence is from the share that is right: the expected calibration error.

    Parameters
    ----------
    system : str
        Whose confidence it is.
    articles : list of str
        The article of each attribution.
    confidence : list of float
        From 0 to 1.
    right : list of bool
        In the same order.

    Returns
    -------
    DataFrame
        One row as `scores` gives them: the mean gap over ten bins of equal width, weighted by their size.

    References
    ----------
    Naeini, Cooper, Hauskrecht (2015), Obtaining well calibrated probabilities using Bayesian binning, AAAI.
    """
    names = {name: n for n, name in enumerate(dict.fromkeys(articles))}
    sums = np.zeros((len(names), 2, _BINS))
    for article, sure, hit in zip(articles, confidence, right, strict=True):
        sums[names[article], :, min(int(sure * _BINS), _BINS - 1)] += (sure - hit, 1)
    value, low, high = resample(sums, lambda s: _divide(np.abs(s[..., 0, :]).sum(axis=-1), s[..., 1, :].sum(axis=-1)))
    row = (system, "confidence", "calibration error", float(value), float(low), float(high), len(right))
    return pd.DataFrame([row], columns=list(COLUMNS))
