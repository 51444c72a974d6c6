"""Coding sheets: a random sample of units for people to code, blind to what the program says."""

import numpy as np
import pandas as pd

from analysis.statistics import SEED

COLUMNS = ["unit", "variable", "value", "choices", "outlet", "article", "start", "end", "passage", "context"]
EACH = 10


def sheet(units: pd.DataFrame, each: int = EACH, seed: int = SEED) -> pd.DataFrame:
    """Draw a coding sheet: of each outlet and kind of unit so many at random, with empty values.

    What the program says is not on it, so that coders are not led. Outlets weigh alike in it however much they
    published: do not add up its codes over outlets without weighing them back. The codebook says how to code.

    Parameters
    ----------
    units : DataFrame
        As `units` gives them.
    each : int
        How many units of each kind and outlet, at most.
    seed : int
        Sets the sample; the same story and seed give the same sheet.

    Returns
    -------
    DataFrame
        One row a unit and variable: unit, variable, value (empty), choices, outlet, article, start, end, passage,
        context; the order of the text within a kind, whatever was drawn first.
    """
    places = units.drop_duplicates("unit")
    drawn: set[str] = set()
    for number, (_, group) in enumerate(places.groupby(["kind", "outlet"], sort=True)):
        rng = np.random.default_rng([seed, number])
        drawn |= set(rng.choice(sorted(group["unit"]), min(each, len(group)), replace=False).tolist())
    kept = units[units["unit"].isin(drawn)]
    return kept.assign(value="")[COLUMNS].reset_index(drop=True)


def program(units: pd.DataFrame, sheet: pd.DataFrame) -> pd.DataFrame:
    """Fill in a sheet as the program would: the program is one more coder.

    Returns
    -------
    DataFrame
        The sheet, with the program's codes as values.
    """
    known = units.set_index(["unit", "variable"])["program"]
    return sheet.assign(value=known.reindex(pd.MultiIndex.from_frame(sheet[["unit", "variable"]])).to_numpy())
