"""Where two articles report the same fact and do not agree on it."""

from typing import Any

import pandas as pd

from analysis import schema, similarity, text
from analysis.facts import amounts
from analysis.facts.disagreement import disagreement, shown
from analysis.facts.pairs import Passage, paired, passages

_ALIKE = 0.5
_COUNTED, _ASSERTED = ("numbers", "rounded"), ("negation", "certainty")


def between(
    articles: pd.DataFrame, statements: pd.DataFrame, mentions: pd.DataFrame, coverage: pd.DataFrame
) -> pd.DataFrame:
    """Find where the statements of two articles disagree.

    Two people who contradict one another are no discrepancy: of two quotations only numbers, names and days are
    compared.

    Parameters
    ----------
    articles : DataFrame
        Table of that name.
    statements : DataFrame
        From `units.units`.
    mentions, coverage : DataFrame
        Tables of those names.

    Returns
    -------
    DataFrame
        Table `discrepancies`.
    """
    texts = {(r.article, r.start, r.end): r.text for r in statements.itertuples()}
    quoted = {a: text.quotations(t) for a, t in zip(articles["article"], articles["text"], strict=True)}
    held: dict[str, set[str]] = {}
    for row in statements.itertuples():
        held.setdefault(row.article, set()).update(_keys(row.text))
    rows: list[dict[str, Any]] = []
    for fact, a, b in paired(mentions, coverage):
        one, two = (texts.get((m.article, m.start, m.end)) for m in (a, b))
        if one and two:
            least = min(a.similarity, b.similarity)
            known = fact if least > 0 else None
            rows += [
                _row(known, kind, a, said, b, other)
                for kind, said, other in disagreement(one, two, least >= _ALIKE)
                if not (kind in _COUNTED and (_keys(said) & held[b.article] or _keys(other) & held[a.article]))
                and not (kind in _ASSERTED and _in_quotes(a, quoted) and _in_quotes(b, quoted))
            ]
    for _, group in statements.groupby("event"):
        own = group.reset_index(drop=True)
        told = list(own.itertuples())
        for x, y in amounts.different(own):
            a, b = told[x.statement], told[y.statement]
            kind = "rounded" if amounts.rounded(x.number.value, y.number.value) else "numbers"
            rows.append(_row(None, kind, a, shown(a.text, x), b, shown(b.text, y)))
    made = schema.frame("discrepancies", rows).drop_duplicates(
        ["kind", "article", "start", "other", "other_start"], ignore_index=True
    )
    return named(made, mentions)


def _in_quotes(at: Any, quoted: dict[str, list[text.Quotation]]) -> bool:
    """Whether the middle of a passage stands in quotation marks; its ends may be words of saying."""
    middle = (at.start + at.end) // 2
    return any(q.start <= middle < q.end for q in quoted[at.article])


def _keys(passage: str) -> set[str]:
    return {n.key for n in similarity.read_numbers(passage)}


def _row(fact: str | None, kind: str, a: Any, said: str, b: Any, other: str) -> dict[str, Any]:
    row = {"fact": fact, "kind": kind, "article": a.article, "start": a.start, "end": a.end, "said": said}
    return row | {"other": b.article, "other_start": b.start, "other_end": b.end, "other_said": other}


def named(rows: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Name the fact of each discrepancy: the one that both passages report, or else one of them.

    Parameters
    ----------
    rows, mentions : DataFrame
        Tables `discrepancies` and `mentions`.
    """
    told = _by_article(mentions)
    names = []
    for row in rows.itertuples():
        here = _touching(told, row.article, row.start, row.end)
        there = _touching(told, row.other, row.other_start, row.other_end)
        known = [row.fact] if isinstance(row.fact, str) else []
        names.append((known + [fact for fact in here if fact in there] + here + there + [None])[0])
    return rows.assign(fact=pd.Series(names, index=rows.index, dtype="str"))


def _by_article(mentions: pd.DataFrame) -> dict[str, list[Passage]]:
    """Give the passages of each article, the surest first."""
    ordered = mentions.sort_values("similarity", ascending=False, kind="stable")
    found: dict[str, list[Passage]] = {}
    for passage in passages(ordered):
        found.setdefault(passage.article, []).append(passage)
    return found


def _touching(told: dict[str, list[Passage]], article: str, start: int, end: int) -> list[str]:
    """List the facts of a passage, the surest first."""
    return list(dict.fromkeys(m.fact for m in told.get(article, ()) if m.start < end and start < m.end))


def noted(facts: pd.DataFrame, rows: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Write into the facts how the articles disagree on them.

    Parameters
    ----------
    facts, rows, mentions : DataFrame
        Tables `facts`, `discrepancies` and `mentions`.

    Returns
    -------
    DataFrame
        The facts, their column discrepancy filled, as in "numbers: 40 guards / 30 guards (ledger / comet)".
    """
    told = _by_article(mentions[mentions["similarity"] >= _ALIKE])
    said: dict[str, list[str]] = {}
    for row in rows.itertuples():
        here = set(_touching(told, row.article, row.start, row.end))
        there = set(_touching(told, row.other, row.other_start, row.other_end))
        line = f"{row.kind}: {row.said} / {row.other_said} ({row.article} / {row.other})"
        for fact in {row.fact} | ((here & there) or (here | there)):
            said.setdefault(fact, []).append(line)
    lines = [said.get(fact, [None])[0] for fact in facts["fact"]]
    return facts.assign(discrepancy=pd.Series(lines, index=facts.index, dtype="str"))
