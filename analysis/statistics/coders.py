"""How far coders agree: Krippendorff's alpha, Cohen's kappa, percent agreement, and what they disagree on."""

from itertools import combinations

import numpy as np
import pandas as pd

from analysis.statistics.intervals import RESAMPLES, SEED, apart

COLUMNS = [
    "variable", "coders", "units", "alpha", "low", "high", "kappa", "kappa_low", "kappa_high", "agreement",
    "agreement_low", "agreement_high",
]  # fmt: skip


def agreement(codes: pd.DataFrame) -> pd.DataFrame:
    """Measure how far coders agree, variable by variable, on nominal values.

    Conventional reading of alpha: .800 and above is reliable, .667 to .800 tentative. A unit that a coder left empty is
    missing for that coder. Do not compare coefficients of variables whose values are very unevenly spread, nor read
    percent agreement without alpha: where one value is the rule, coders agree on it by chance.

    Parameters
    ----------
    codes : DataFrame
        One row a code: coder, unit, variable, value; empty values are missing, of repeated ones the last counts.

    Returns
    -------
    DataFrame
        One row a variable, in order of appearance: variable, coders, units (coded by two or more), alpha, low and high
        (95 % interval, units resampled), kappa and agreement with theirs. With more than two coders kappa and agreement
        are means over all pairs of them. nan where nothing can be computed: below two coders, and for alpha and kappa
        where all values are equal, so that agreement cannot be told from chance.

    Examples
    --------
    >>> rows = [(c, u, "type", v) for c, vs in (("ana", "xyxy"), ("ben", "xyxx")) for u, v in enumerate(vs)]
    >>> row = agreement(pd.DataFrame(rows, columns=["coder", "unit", "variable", "value"])).iloc[0]
    >>> f"{row['agreement']:.2f}, alpha {row['alpha']:.2f}, kappa {row['kappa']:.2f}"
    '0.75, alpha 0.53, kappa 0.50'

    References
    ----------
    Hayes, A. F. and Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data.
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Zapf, A. et al. (2016). Measuring inter-rater
    reliability for nominal data: which coefficients and confidence intervals are appropriate? (units resampled).
    """
    rows = [{"variable": name, **_variable(wide)} for name, wide in _wide(codes)]
    return pd.DataFrame(rows, columns=COLUMNS)


def confusion(codes: pd.DataFrame) -> pd.DataFrame:
    """Count which values stand against which, for every two coders.

    Returns
    -------
    DataFrame
        variable, coder, other, value, other_value, units.
    """
    rows = []
    for name, wide in _wide(codes):
        for one, other in combinations(wide.columns, 2):
            both = wide[[one, other]].dropna()
            counted = both.value_counts().sort_index()
            rows += [(name, one, other, *pair, int(n)) for pair, n in counted.items()]
    return pd.DataFrame(rows, columns=["variable", "coder", "other", "value", "other_value", "units"])


def disagreements(codes: pd.DataFrame) -> pd.DataFrame:
    """List the units on which not all coders agree.

    Returns
    -------
    DataFrame
        variable, unit, then one column a coder, empty where a coder left the unit empty.
    """
    parts = []
    for name, wide in _wide(codes):
        apart = wide[[len(set(row) - {None}) > 1 for row in _rows(wide)]]
        parts.append(apart.rename_axis("unit").reset_index().assign(variable=name))
    coders = sorted(codes["coder"].unique())
    if not parts:
        return pd.DataFrame(columns=["variable", "unit", *coders])
    return pd.concat(parts, ignore_index=True).reindex(columns=["variable", "unit", *coders])


def _rows(wide: pd.DataFrame) -> list[list[str | None]]:
    return [[None if pd.isna(value) else value for value in row] for row in wide.to_numpy(dtype=object)]


def _wide(codes: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Give each variable's values, one row a unit, one column a coder who coded any of it."""
    text = codes[["coder", "unit", "variable", "value"]].astype("str").apply(lambda c: c.str.strip())
    text = text[text["unit"].notna() & text["unit"].ne("") & text["variable"].notna() & text["variable"].ne("")]
    text["value"] = text["value"].mask(text["value"].eq(""))
    text = text.drop_duplicates(["coder", "unit", "variable"], keep="last")
    found = []
    for name in dict.fromkeys(text["variable"]):
        rows = text[text["variable"].eq(name) & text["value"].notna()]
        found.append((name, rows.pivot_table(index="unit", columns="coder", values="value", aggfunc="last")))
    return found


def _variable(wide: pd.DataFrame) -> dict[str, float]:
    coded = wide[wide.notna().sum(axis=1) > 1]
    row: dict[str, float] = {"coders": wide.shape[1], "units": len(coded)}
    if coded.empty:
        return row
    values = pd.factorize(coded.to_numpy(dtype=object).ravel())[0].reshape(coded.shape)
    drawn = np.random.default_rng(SEED).multinomial(len(coded), np.full(len(coded), 1 / len(coded)), size=RESAMPLES)
    for name, of in (("alpha", _alpha), ("kappa", _kappa), ("agreement", _percent)):
        ends = _ends(of(values, drawn))
        low, high = ("low", "high") if name == "alpha" else (f"{name}_low", f"{name}_high")
        row |= {low: ends[0], high: ends[1]}
    return row | {"alpha": alpha(values), "kappa": kappa(values), "agreement": _percent(values, _once(values))[0]}


def alpha(values: np.ndarray) -> float:
    """Compute Krippendorff's alpha with nltk.

    Parameters
    ----------
    values : ndarray of int, with shape (units, coders)
        -1 where missing.
    """
    from nltk.metrics.agreement import AnnotationTask

    triples = [(coder, unit, int(v)) for unit, row in enumerate(values) for coder, v in enumerate(row) if v >= 0]
    return AnnotationTask(triples).alpha() if len(np.unique(values[values >= 0])) > 1 else float("nan")


def kappa(values: np.ndarray) -> float:
    """Compute Cohen's kappa with scikit-learn: the mean over all pairs of coders that share units."""
    from sklearn.metrics import cohen_kappa_score

    found = []
    for one, other in combinations(values.T, 2):
        both = (one >= 0) & (other >= 0)
        if len(np.unique(np.concatenate([one[both], other[both]]))) > 1:
            found.append(cohen_kappa_score(one[both], other[both]))
    return float(np.mean(found)) if found else float("nan")


def _once(values: np.ndarray) -> np.ndarray:
    return np.ones((1, len(values)))


def _ends(drawn: np.ndarray) -> tuple[float, float]:
    known = drawn[~np.isnan(drawn)]
    return apart(*np.percentile(known, [2.5, 97.5]).tolist()) if len(known) else (float("nan"), float("nan"))


def _one_hot(values: np.ndarray, many: int) -> np.ndarray:
    return (values[..., None] == np.arange(many)).astype(float)


def _alpha(values: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Compute alpha in each of many samples of units at once; nltk computes one at a time."""
    each = _one_hot(values, values.max() + 1).sum(axis=1)
    coders = each.sum(axis=1)
    apart = (coders**2 - (each**2).sum(axis=1)) / (coders - 1)
    total, by_value = drawn @ coders, drawn @ each
    expected = total**2 - (by_value**2).sum(axis=1)
    return _divide(expected - (drawn @ apart) * (total - 1), expected)


def _kappa(values: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Compute kappa in each of many samples, the mean over pairs of coders."""
    found = []
    for one, other in combinations(values.T, 2):
        both = ((one >= 0) & (other >= 0)).astype(float)
        n = drawn @ both
        first, second = (drawn @ (_one_hot(of, values.max() + 1) * both[:, None]) for of in (one, other))
        expected = _divide((first * second).sum(axis=1), n**2)
        found.append(_divide(_divide(drawn @ (both * (one == other)), n) - expected, 1 - expected))
    return _mean(found)


def _percent(values: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Compute the share of units on which two coders agree, the mean over pairs of coders."""
    found = []
    for one, other in combinations(values.T, 2):
        both = ((one >= 0) & (other >= 0)).astype(float)
        found.append(_divide(drawn @ (both * (one == other)), drawn @ both))
    return _mean(found)


def _divide(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    known = other > 1e-12
    return np.where(known, one / np.where(known, other, 1.0), np.nan)


def _mean(found: list[np.ndarray]) -> np.ndarray:
    """Average over what is known; nan where nothing is."""
    table = np.array(found)
    known = ~np.isnan(table)
    return _divide(np.where(known, table, 0.0).sum(axis=0), known.sum(axis=0).astype(float))
