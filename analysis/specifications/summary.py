"""What stays of a finding however the lines are drawn: its range, and which order of two articles holds."""

from itertools import combinations

import pandas as pd


def ranges(table: pd.DataFrame) -> pd.DataFrame:
    """Give each article's value as the report has it, and its range over all specifications.

    Parameters
    ----------
    table : DataFrame
        As `unnamed_share`, `loaded_rate` and `left_out` give it.

    Returns
    -------
    DataFrame
        article, own (the report's value), low, middle (median), high, specifications (those in which it has a value);
        articles without any are left out.
    """
    own = table[table["specification"].eq(0)].set_index("article")["value"]
    known = table.dropna(subset="value").groupby("article")["value"]
    found = known.agg(low="min", middle="median", high="max", specifications="size")
    return found.assign(own=own.reindex(found.index)).reset_index()[
        ["article", "own", "low", "middle", "high", "specifications"]
    ]


def orders(table: pd.DataFrame, events: dict[str, str]) -> pd.DataFrame:
    """Count in how many specifications the order of two articles on one event is that of the report.

    Parameters
    ----------
    table : DataFrame
        As `ranges` takes it.
    events : dict of str to str
        Article to event; articles on different events are not compared.

    Returns
    -------
    DataFrame
        article (the one with the larger value in the report), other, same (specifications with that order), equal,
        turned, of (those in which both have a value); pairs that are equal in the report are left out.

    Examples
    --------
    >>> values = [(0, "a", 0.4), (0, "b", 0.1), (1, "a", 0.2), (1, "b", 0.3), (2, "a", 0.5), (2, "b", 0.5)]
    >>> made = pd.DataFrame(values, columns=["specification", "article", "value"])
    >>> orders(made, {"a": "e1", "b": "e1"}).astype("str").iloc[0].tolist()
    ['a', 'b', '1', '1', '1', '3']
    """
    wide = table.pivot_table(index="specification", columns="article", values="value", sort=True)
    rows = []
    for one, other in combinations(wide.columns, 2):
        both = wide[[one, other]].dropna()
        if not events.get(one) or events.get(one) != events.get(other) or 0 not in both.index:
            continue
        gap = (both[one] - both[other]).round(12)
        if gap.loc[0] == 0:
            continue
        first, second = (one, other) if gap.loc[0] > 0 else (other, one)
        same = gap * gap.loc[0] > 0
        rows.append(
            (first, second, int(same.sum()), int(gap.eq(0).sum()), int((gap * gap.loc[0] < 0).sum()), len(both))
        )
    return pd.DataFrame(rows, columns=["article", "other", "same", "equal", "turned", "of"])
