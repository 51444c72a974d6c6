"""Coding sheets: what people fill in by hand, and how far they, and the program, agree."""

import pandas as pd

from analysis import statistics

UNIT = ["article", "attribution"]
CODES = ["act", "source_type", "unnamed_kind", "reason"]


def sheet(attributions: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Make a coding sheet: one row an attribution, its words, and empty cells for the codes.

    What the program thinks is not on it, so that coders are not led. The codebook is the data dictionary of the README.

    Parameters
    ----------
    attributions, spans : DataFrame
        The tables of the same names.

    Returns
    -------
    DataFrame
        Columns article, attribution, start, end (of the first span), source, cue, content, then the codes act,
        source_type, unnamed_kind and reason, empty.
    """
    ordered = spans.sort_values([*UNIT, "start"])
    words = ordered.pivot_table(index=UNIT, columns="role", values="text", aggfunc=" … ".join)
    words = words.reindex(columns=["source", "cue", "content"])
    bounds = ordered.groupby(UNIT).agg(start=("start", "min"), end=("end", "max"))
    table = attributions[UNIT].merge(bounds.join(words).reset_index(), on=UNIT, how="left")
    return table.assign(**dict.fromkeys(CODES, ""))


def filled(attributions: pd.DataFrame, spans: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Fill in a coding sheet as the program would: the program is one more coder.

    Returns
    -------
    DataFrame
        The columns of `sheet`. Where an attribution has several sources, the first one's codes stand.
    """
    first = attributed.drop_duplicates(UNIT)[[*UNIT, "source_type", "unnamed_kind", "reason"]]
    codes = attributions[[*UNIT, "act"]].merge(first, on=UNIT, how="left")
    return sheet(attributions, spans).drop(columns=CODES).merge(codes, on=UNIT, how="left")


def agreement(sheets: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Measure how far filled sheets agree, code by code.

    Parameters
    ----------
    sheets : dict of str to DataFrame
        Coder's name to sheet.

    Returns
    -------
    DataFrame
        As `statistics.agreement` gives it.

    Raises
    ------
    ValueError
        With fewer than two sheets, or where a sheet lacks a column.
    """
    for name, table in sheets.items():
        missing = [column for column in UNIT + CODES if column not in table]
        if missing:
            raise ValueError(f"{name} lacks the column {missing[0]}: start from what `sheet` writes")
    return statistics.agreement(sheets, UNIT, CODES)
