"""Which article reports which fact, and where nothing can be said."""

import numpy as np
import pandas as pd

from analysis import schema
from analysis.events import dates

REPORTED = 0.5
PARTLY = 0.35
NOT_FOUND = 0.15
_COLUMNS = ["fact", "article", "status", "confidence", "start", "end"]


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
    kind = (cells["reports"] >= REPORTED).astype(int) - (cells["touches"] < NOT_FOUND).astype(int)
    mine = cells.assign(kind=kind, whole=statements["whole"].to_numpy()[cells["left"]])
    whole = mine[["left", "article", "kind"]].set_axis(["whole", "article", "kind_of_whole"], axis=1)
    both = mine.merge(whole, on=["whole", "article"])
    kept = statements["whole"].to_numpy() == np.arange(len(statements))
    kept[both.loc[both["kind"] != both["kind_of_whole"], "left"].unique()] = True
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
    own = pd.DataFrame([(n, i) for n, group in enumerate(told) for i in group], columns=["number", "left"])
    own = own.astype("int64")
    near = own.merge(cells, on="left").sort_values(["number", "article", "reports", "left"], ascending=[1, 1, 0, 1])
    best = near.groupby(["number", "article"], as_index=False).first().drop(columns="touches")
    best = best.merge(near.groupby(["number", "article"], as_index=False)["touches"].max())
    held = own.assign(article=statements["article"].to_numpy()[own["left"]])
    best = best.merge(held[["number", "article"]].assign(own=True), on=["number", "article"], how="left")
    best = best[best["own"].isna()]
    best["status"] = _status(best, _late(statements, own, articles))
    best = pd.concat([best, _unseen(statements, len(told), best, held)], ignore_index=True)
    mine = held.assign(sentence=held["left"], reports=_agreed(own, near, held), status="reported")
    every = pd.concat([mine, best], ignore_index=True).sort_values(["number", "article", "sentence"])
    every = _places(every, statements)
    mentions = every[every["status"] == "reported"].rename(columns={"reports": "similarity"})
    coverage = every.drop_duplicates(["number", "article"]).rename(columns={"reports": "confidence"})
    return (
        mentions[["number", "article", "start", "end", "similarity", "attribution"]],
        coverage[["number", *_COLUMNS[1:]]],
    )


def _unseen(statements: pd.DataFrame, facts: int, best: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """Leave the cells open in which nothing was looked for, as happens in events of very many articles."""
    names = list(dict.fromkeys(statements["article"]))
    every = pd.MultiIndex.from_product([range(facts), names], names=["number", "article"])
    known = [pd.MultiIndex.from_frame(seen[["number", "article"]]) for seen in (best, held)]
    left = every[~every.isin(known[0]) & ~every.isin(known[1])]
    return left.to_frame(index=False).astype({"number": "int64"}).assign(status="unclear", reports=0.0)


def _agreed(own: pd.DataFrame, near: pd.DataFrame, held: pd.DataFrame) -> np.ndarray:
    """Give how likely the article of one of a fact's other statements reports each of them; alone it is the fact."""
    inner = near.merge(held[["number", "article"]], on=["number", "article"])
    best = inner.groupby(["number", "left"])["reports"].max()
    return own.join(best, on=["number", "left"])["reports"].fillna(1.0).to_numpy()


def _status(cells: pd.DataFrame, late: set[tuple[int, str]]) -> np.ndarray:
    """Call a cell not found only where the article is unlikely to report the fact anywhere; else leave it open.

    A passage without any of the fact's numbers reports it in part.
    """
    known = [(n, a) not in late for n, a in zip(cells["number"], cells["article"], strict=True)]
    conditions = [
        ~np.array(known, dtype=bool),
        (cells["reports"] >= REPORTED) & (cells["numbers_apart"] == 0),
        cells["reports"] >= PARTLY,
        cells["touches"] < NOT_FOUND,
    ]
    return np.select(conditions, ["not_comparable", "reported", "partly", "not_found"], "unclear")


def _late(statements: pd.DataFrame, own: pd.DataFrame, articles: pd.DataFrame) -> set[tuple[int, str]]:
    """List the cells in which the fact happened only after the article was published."""
    published = articles.set_index("article")["published"]
    if published.notna().sum() < 2:
        return set()
    rows = statements.loc[own["left"], ["article", "text"]].reset_index(drop=True)
    rows = rows.assign(number=own["number"].to_numpy(), published=rows["article"].map(published))
    dated = rows[[bool(dates.latest_day(t, p)) for t, p in zip(rows["text"], rows["published"], strict=True)]]
    found = set()
    for number in dated["number"].unique():
        told = rows[rows["number"] == number]
        found |= {(int(number), a) for a, when in published.items() if dates.unknowable(told, when)}
    return found


def _places(cells: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Add where the nearest statement stands, and whose content it is."""
    at = cells["sentence"].fillna(-1).to_numpy(dtype=int)
    for column in ("start", "end", "attribution"):
        found = pd.Series(statements[column].to_numpy()[at], index=cells.index, dtype="Int64")
        cells[column] = found.mask(at < 0)
    return cells


def spared(coverage: pd.DataFrame, mentions: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    """Call a fact reported in part, not missing, where an article shares a passage with a mention of it.

    Parameters
    ----------
    coverage, mentions : DataFrame
        Columns as in the tables of those names.
    shared : DataFrame
        Table `shared`.

    Returns
    -------
    DataFrame
        The coverage, its cells pointing to the shared passage where one was changed.
    """
    sides = [shared[["article", "start", "end", "other", "other_start", "other_end"]]]
    sides.append(sides[0].set_axis(["other", "other_start", "other_end", "article", "start", "end"], axis=1))
    passages = pd.concat(sides, ignore_index=True).rename(columns={"start": "from", "end": "to"})
    both = mentions[["fact", "article", "start", "end"]].merge(passages, on="article")
    both = both[(both["from"] < both["end"]) & (both["start"] < both["to"])]
    first = both.sort_values(["fact", "other", "other_start"]).drop_duplicates(["fact", "other"])
    places = {(r.fact, r.other): (r.other_start, r.other_end) for r in first.itertuples()}
    made = coverage.copy()
    cells = list(zip(made["fact"], made["article"], strict=True))
    hit = made["status"].eq("not_found").to_numpy() & np.array([c in places for c in cells], dtype=bool)
    made.loc[hit, "status"] = "partly"
    for n, column in enumerate(("start", "end")):
        made.loc[hit, column] = [places[c][n] for c, h in zip(cells, hit, strict=True) if h]
    return made


def elsewhere(facts: pd.DataFrame, articles: pd.DataFrame, judged: pd.DataFrame) -> pd.DataFrame:
    """Mark a fact as not comparable for articles on another event or on none, and for those without a statement.

    Parameters
    ----------
    facts, articles : DataFrame
        Tables of those names.
    judged : DataFrame
        Columns fact and article: the cells that are decided.

    Returns
    -------
    DataFrame
        The cells that are left, in the columns of the table `coverage`.
    """
    pairs = facts[["fact"]].merge(articles[["article"]], how="cross")
    known = set(zip(judged["fact"], judged["article"], strict=True))
    left = [pair not in known for pair in zip(pairs["fact"], pairs["article"], strict=True)]
    other = pairs[np.array(left, dtype=bool)]
    return other.assign(status=schema.STATUSES[-1], confidence=0.0, start=None, end=None)
