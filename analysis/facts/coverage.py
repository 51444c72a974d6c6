"""Which article reports which fact, and where nothing can be said."""

import numpy as np
import pandas as pd

from analysis import schema
from analysis.events import dates
from analysis.facts import clauses, matching, presence

REPORTED = 0.5
PARTLY = 0.35
# A fact of which an article is less likely to report anything is not found.
NOT_FOUND = 0.2
# Below this an article has nothing of a clause, which is then told apart from its sentence.
_NOTHING = 0.15
_EVEN = 0.0  # log odds
# Of clauses of fewer words three of five claim nothing, where pairs of passages were judged; one of up to the second
# number that ends before what it says is but a frame: "A memo attached to the order shows".
_LEAST_WORDS, _FRAME_WORDS = 6, 8
_COLUMNS = ["article", "status", "confidence", "start", "end"]
_MENTIONED = ["article", "start", "end", "similarity", "attribution"]


def told_apart(statements: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """Choose the statements that are facts: sentences, and clauses where an article reports one part and not another.

    A clause of a few words, or one that ends before what it says, claims too little.

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
    apart = np.zeros(len(statements), dtype=bool)
    apart[cells["left"].to_numpy()[(at >= 0) & (kind != kind[at])]] = True
    return kept | (apart & statements["text"].map(_claims).to_numpy(dtype=bool))


def _claims(clause: str) -> bool:
    """Whether a clause claims something: not where it is short, or a short frame of what is said behind it."""
    words = len(clause.split())
    return words >= _LEAST_WORDS and (words > _FRAME_WORDS or not clauses.breaks_off(clause))


def judge(
    statements: pd.DataFrame,
    told: list[list[int]],
    cells: pd.DataFrame,
    articles: pd.DataFrame,
    engine: str = "accurate",
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
    engine : {"fast", "accurate", "read"}
        That with which the cells were made.

    Returns
    -------
    mentions : DataFrame
        Columns number (of the fact), article, start, end, similarity, attribution.
    coverage : DataFrame
        Columns number, article, status, confidence, start, end.
    """
    number = _numbers(told, len(statements))
    own = np.flatnonzero(number >= 0)
    names = cells["article"].cat.categories
    inner, best = _inside(number, statements, cells), nearest(statements, told, cells)
    around = presence.evidence(best, cells, statements)
    best["present"], best["within"] = presence.likely(around, engine), around["sentence"] >= _EVEN
    best["status"] = statuses(best, _late(statements, number, articles, names)[best["number"], best["article"]])
    home = names.get_indexer(statements["article"])
    mine = pd.DataFrame({"number": number[own], "article": home[own], "sentence": own, "status": "reported"})
    mine["reports"], mine["confidence"] = _agreed(own, cells[inner], "reports"), _agreed(own, cells[inner], "main")
    best["confidence"] = best["main"].where(
        best["status"].eq("reported"), best["some"].where(best["status"].eq("partly"), best["present"])
    )
    every = pd.concat([mine, best], ignore_index=True).sort_values(["number", "article"], ignore_index=True)
    every["article"] = names.to_numpy()[every["article"]]
    for column in ("start", "end", "attribution"):
        every[column] = statements[column].array[every["sentence"].to_numpy()]
    passages = every["status"].eq("reported") | (every["status"].eq("partly") & tells(every))
    mentions = every[passages].rename(columns={"reports": "similarity"})
    return mentions[["number", *_MENTIONED]], every[["number", *_COLUMNS]]


def nearest(statements: pd.DataFrame, told: list[list[int]], cells: pd.DataFrame) -> pd.DataFrame:
    """Keep of each fact and article that does not tell it the cell of the likeliest statement.

    Parameters
    ----------
    statements, told, cells
        As for `judge`.

    Returns
    -------
    DataFrame
        Columns number (of the fact), article (its code), left, sentence, reports, main, some, numbers_apart, as in the
        cells, and tellers: how many articles have a statement of the fact.
    """
    number = _numbers(told, len(statements))
    near = cells[(number[cells["left"]] >= 0) & ~_inside(number, statements, cells)]
    near = near.assign(article=near["article"].cat.codes.astype("int64"), number=number[near["left"]])
    ordered = near.sort_values(["number", "article", "reports", "left"], ascending=[True, True, False, True])
    best = ordered.drop_duplicates(["number", "article"]).reset_index(drop=True)
    tellers = statements["article"].groupby(number).nunique()
    columns = ["number", "article", "left", "sentence", "reports", "main", "some", "numbers_apart"]
    return best[columns].assign(tellers=tellers.reindex(best["number"]).to_numpy())


def _numbers(told: list[list[int]], many: int) -> np.ndarray:
    """Give the fact of each statement, -1 where it is none."""
    number = np.full(many, -1, dtype=np.int64)
    for n, group in enumerate(told):
        number[group] = n
    return number


def _inside(number: np.ndarray, statements: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """Mark the cells of facts in articles that themselves have a statement of the fact."""
    names = cells["article"].cat.categories
    home, left = names.get_indexer(statements["article"]), cells["left"].to_numpy()
    held = number * len(names) + home
    there = np.isin(number[left] * len(names) + cells["article"].cat.codes.to_numpy(), held[number >= 0])
    return (number[left] >= 0) & there


def _agreed(own: np.ndarray, inner: pd.DataFrame, how: str) -> np.ndarray:
    """Give how likely the article of one of a fact's other statements reports each of them; alone it is the fact."""
    return inner.groupby("left")[how].max().reindex(own).fillna(1.0).to_numpy()


def tells(cells: pd.DataFrame) -> pd.Series:
    """Whether a passage tells a fact, wholly or in part; one without any of the fact's numbers need not."""
    return (cells["reports"] >= REPORTED) & (cells["some"] >= matching.SOME) & (cells["numbers_apart"] == 0)


def statuses(cells: pd.DataFrame, late: np.ndarray) -> np.ndarray:
    """Call a cell not found only where the article is unlikely to report anything of the fact; else leave it open.

    Parameters
    ----------
    cells : DataFrame
        Columns reports, main, some, numbers_apart (a passage without any of the fact's numbers reports it in part),
        within (the article reports the sentence that the fact is a clause of) and present (from `presence.likely`).
    late : array of bool
        Where the fact came up only after the article.

    Returns
    -------
    array of str
        One of `schema.STATUSES` a cell.
    """
    conditions = [
        late,
        tells(cells) & (cells["main"] >= matching.MAIN),
        (cells["reports"] >= PARTLY) & (cells["some"] >= matching.SOME),
        cells["within"] | (cells["reports"] >= PARTLY),
        cells["present"] < NOT_FOUND,
    ]
    return np.select(conditions, ["not_comparable", "reported", "partly", "unclear", "not_found"], "unclear")


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
