"""Which article reports which fact, and where nothing can be said."""

import numpy as np
import pandas as pd

from analysis import schema
from analysis.events import dates
from analysis.facts import matching

REPORTED = 0.5
PARTLY = 0.35
# A fact that one article tells is not found below the first; one that two tell in their own words, below the second:
# what they have in common is the fact, and where neither wording comes near it is the surer that it is not there.
NOT_FOUND, NOT_FOUND_OF_TWO = 0.2, 0.35
# From here on two statements are one text.
_COPY = 0.995
# Below this an article has nothing of a clause, which is then told apart from its sentence.
_NOTHING = 0.15
_TELLERS = 8  # passages of other articles by which a fact is looked for, too
_COLUMNS = ["article", "status", "confidence", "start", "end"]
_MENTIONED = ["article", "start", "end", "similarity", "attribution"]


def told_apart(statements: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """Choose the statements that are facts: sentences, and clauses where an article reports one part and not another.

    Parameters
    ----------
    statements : DataFrame
        From `units.units`, of one event.
    cells : DataFrame
        From `matching.match`.

    Returns
    -------
    array of bool
        One a statement.
    """
    whole = statements["whole"].to_numpy()
    kind = ((cells["reports"] >= REPORTED).astype(int) - (cells["touches"] < _NOTHING).astype(int)).to_numpy()
    at = matching.of_whole(cells, whole)
    kept = whole == np.arange(len(statements))
    kept[cells["left"].to_numpy()[(at >= 0) & (kind != kind[at])]] = True
    return kept


def judge(
    statements: pd.DataFrame, told: list[list[int]], cells: pd.DataFrame, articles: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Decide for one event's facts which of its articles reports them.

    Parameters
    ----------
    statements : DataFrame
        From `units.units`, of one event.
    told : list of list of int
        The statements of each fact.
    cells : DataFrame
        From `matching.match`.
    articles : DataFrame
        The event's articles: columns article and published.

    Returns
    -------
    mentions : DataFrame
        Columns number (of the fact), article, start, end, similarity, attribution.
    coverage : DataFrame
        Columns number, article, status, confidence, start, end.
    """
    number = np.full(len(statements), -1, dtype=np.int64)
    for n, group in enumerate(told):
        number[group] = n
    own = np.flatnonzero(number >= 0)
    cells = cells.assign(touches=_touched_with_its_sentence(cells, statements["whole"].to_numpy()))
    names = cells["article"].cat.categories
    home = names.get_indexer(statements["article"])
    near = cells[number[cells["left"]] >= 0]
    near = near.assign(article=near["article"].cat.codes.astype("int64"), number=number[near["left"]])
    key, held = near["number"] * len(names) + near["article"], number[own] * len(names) + home[own]
    inner = np.isin(key, held)
    best = _best(near[~inner], key[~inner])
    best["touches"] = np.maximum(best["touches"], _touched_by_others(best, cells, len(names)))
    two = np.isin(best["number"], near.loc[near["reports"].between(REPORTED, _COPY, inclusive="left"), "number"])
    best["status"] = _status(best, two, _late(statements, number, articles, names)[best["number"], best["article"]])
    mine = pd.DataFrame({"number": number[own], "article": home[own], "sentence": own, "status": "reported"})
    every = pd.concat([mine.assign(reports=_agreed(own, near[inner])), best], ignore_index=True)
    every = every.sort_values(["number", "article"], ignore_index=True)
    every = every.assign(article=names.to_numpy()[every["article"]], confidence=every["reports"])
    for column in ("start", "end", "attribution"):
        every[column] = statements[column].array[every["sentence"].to_numpy()]
    mentions = every[every["status"] == "reported"].rename(columns={"reports": "similarity"})
    return mentions[["number", *_MENTIONED]], every[["number", *_COLUMNS]]


def _touched_with_its_sentence(cells: pd.DataFrame, whole: np.ndarray) -> np.ndarray:
    """Give how likely an article touches each statement: a clause surely where it reports the whole sentence."""
    at = matching.of_whole(cells, whole)
    reported = (at >= 0) & (cells["reports"].to_numpy()[at] >= REPORTED)
    return np.where(reported, 1.0, cells["touches"])


def _best(near: pd.DataFrame, key: pd.Series) -> pd.DataFrame:
    """Keep of each fact and article the cell of the likeliest statement, and the most that any of them is touched."""
    order = np.lexsort((near["left"], -near["reports"], key))
    near, key = near.iloc[order], key.to_numpy()[order]
    first = np.flatnonzero(np.r_[True, np.diff(key) != 0][: len(key)])
    most = np.maximum.reduceat(near["touches"].to_numpy(), first) if len(first) else np.empty(0)
    return near.iloc[first][["number", "article", "sentence", "right", "reports", "numbers_apart"]].assign(touches=most)


def _touched_by_others(best: pd.DataFrame, cells: pd.DataFrame, many: int) -> np.ndarray:
    """Give how likely an article reports any of the passages that tell a fact, wholly or in part, in other articles.

    What two articles tell in common may stand in a third in the words of one of them.
    """
    key = best["number"].to_numpy() * many + best["article"].to_numpy()
    found = np.zeros(len(best))
    telling = best[best["reports"] >= PARTLY].sort_values(["number", "reports"], ascending=[True, False])
    left, article = cells["left"].to_numpy(), cells["article"].cat.codes.to_numpy().astype("int64")
    rank = telling.groupby("number").cumcount().to_numpy()
    for teller in range(_TELLERS):
        one = telling[rank == teller]
        first, last = (np.searchsorted(left, one["right"], side=side) for side in ("left", "right"))
        rows = np.repeat(first - np.r_[0, np.cumsum(last - first)[:-1]], last - first) + np.arange((last - first).sum())
        wanted = np.repeat(one["number"].to_numpy(), last - first) * many + article[rows]
        place = np.minimum(np.searchsorted(key, wanted), max(len(key) - 1, 0))
        same = key[place] == wanted
        np.maximum.at(found, place[same], cells["touches"].to_numpy()[rows[same]])
    return found


def _agreed(own: np.ndarray, inner: pd.DataFrame) -> np.ndarray:
    """Give how likely the article of one of a fact's other statements reports each of them; alone it is the fact."""
    return inner.groupby("left")["reports"].max().reindex(own).fillna(1.0).to_numpy()


def _status(cells: pd.DataFrame, two: np.ndarray, late: np.ndarray) -> np.ndarray:
    """Call a cell not found only where the article is unlikely to report the fact anywhere; else leave it open.

    A passage without any of the fact's numbers reports it in part. `two`: whether two tell it in their own words.
    """
    conditions = [
        late,
        (cells["reports"] >= REPORTED) & (cells["numbers_apart"] == 0),
        cells["reports"] >= PARTLY,
        cells["touches"] < np.where(two, max(NOT_FOUND, NOT_FOUND_OF_TWO), NOT_FOUND),
    ]
    return np.select(conditions, ["not_comparable", "reported", "partly", "not_found"], "unclear")


def _late(statements: pd.DataFrame, number: np.ndarray, articles: pd.DataFrame, names: pd.Index) -> np.ndarray:
    """Mark the facts and articles where the fact happened only after the article was published.

    So it did where each of its passages names a day and all of these lie after the last on which the article may have
    been published; see `dates.unknowable`.
    """
    late = np.zeros((number.max(initial=-1) + 1, len(names)), dtype=bool)
    published = dict(zip(articles["article"], articles["published"], strict=True))
    known = {name: when for name in names if (when := dates.period(published.get(name)))}
    if len(known) < 2:
        return late
    days: dict[int, list] = {}
    for n, passage, article in zip(number.tolist(), statements["text"], statements["article"], strict=True):
        if n >= 0:
            days.setdefault(n, []).append(dates.latest_day(passage, published.get(article)))
    last = np.array([known[name].last.toordinal() if name in known else np.inf for name in names])
    for n, named in days.items():
        if None not in named:
            late[n] = min(day.toordinal() for day in named) > last
    return late


def elsewhere(facts: pd.DataFrame, articles: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Mark a fact as not comparable for articles on another event or on none, and for those without a statement.

    Parameters
    ----------
    facts, articles : DataFrame
        Tables of those names.
    statements : DataFrame
        From `units.units`.

    Returns
    -------
    DataFrame
        These cells, in the columns of the table `coverage`.
    """
    compared = statements[["event", "article"]].drop_duplicates()
    found = []
    for event, own in facts.groupby("event"):
        others = articles.loc[~articles["article"].isin(compared.loc[compared["event"] == event, "article"]), "article"]
        found.append(own[["fact"]].merge(others, how="cross"))
    cells = pd.concat([facts[["fact"]].iloc[:0].assign(article=""), *found], ignore_index=True)
    return cells.assign(status=schema.STATUSES[-1], confidence=0.0, start=None, end=None)
