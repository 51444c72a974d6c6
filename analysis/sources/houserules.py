"""What statements of unnamed sources would need under the published rules of four houses."""

import re
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis import resources, schema
from analysis.sources.extent import touched
from analysis.sources.profile import counted, principal

KEYS = ["article", "attribution"]
_PUBLISHED_BY = ("article", "outlet", "agency")
_SHOWN = ("content_kind", "corroborated_by", "documents_seen", "first_quotation")
_REASONS = list(schema.REASONS)
Test = tuple[str, frozenset[str]]


class Rule(NamedTuple):
    """A rule of a house: what it applies to, what it asks for, and what is needed where that is absent."""

    house: str
    names: frozenset[str]
    rule: str
    applies: tuple[Test, ...]
    asks: tuple[Test, ...]
    needs: str


def house_needs(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    attributions: pd.DataFrame,
    attributed: pd.DataFrame,
    spans: pd.DataFrame,
) -> pd.DataFrame:
    """List what each statement of an unnamed source would need under each house's rules, with its sentences.

    The rules stand in the word list `houserules`, each with where and when it was reported; most of what they ask for
    happens in a newsroom and cannot be told from a text. They bind the house that made them: for another house's
    article they are a lens, never a standard, and nothing is ever said to be violated. A reason or description given
    once counts for all statements of that source in the article.

    Parameters
    ----------
    articles, sentences, attributions, attributed, spans : DataFrame
        The tables of these names, `attributed` with its codes.

    Returns
    -------
    DataFrame
        Table `house_needs`: one row for each statement and rule under which it would need something.

    References
    ----------
    .. [1] Associated Press, Statement of News Values and Principles; New York Times, guidelines of 2010 and 2016;
       Reuters, Handbook of Journalism, 2008; NPR, Ethics Handbook. As reported in the sources that the list names.
    """
    codes = _codes(attributions, attributed)
    if codes.empty:
        return schema.frame("house_needs", [])
    publishers = {article: {*map(plain, names)} for article, *names in schema.rows(articles, *_PUBLISHED_BY)}
    columns = list(codes.columns.drop(KEYS))
    coded = list(schema.rows(codes, *columns))
    # The same codes come back many times.
    lacking = {values: _lacking(dict(zip(columns, values, strict=True))) for values in set(coded)}
    rows = []
    for (article, number), values in zip(schema.rows(codes, *KEYS), coded, strict=True):
        for rule in lacking[values]:
            lens = "own" if rule.names & publishers[article] else "other"
            rows.append((article, number, rule.house, rule.rule, rule.needs, lens))
    extent = (
        spans.merge(codes[KEYS], on=KEYS).groupby(KEYS).agg(start=("start", "min"), end=("end", "max")).reset_index()
    )
    extent = touched(extent, sentences).drop(columns=["start", "end"])
    table = pd.DataFrame(rows, columns=[*KEYS, "house", "rule", "needs", "lens"]).merge(extent, on=KEYS)
    return schema.frame("house_needs", table.rename(columns={"sentences_start": "start", "sentences_end": "end"}))


@cache
def rules() -> tuple[Rule, ...]:
    """Give the rules that can be told from a text."""
    table = resources.lexicon("houserules")
    return tuple(
        Rule(
            row["house"],
            frozenset(plain(name) for name in row["names"].split("|")),
            row["rule"],
            _tests(row["applies"]),
            _tests(row["asks"]),
            row["needs"],
        )
        for row in table[table["asks"].ne("")].to_dict("records")
    )


def _tests(condition: str) -> tuple[Test, ...]:
    """Read a condition of the list.

    >>> [(code, sorted(values)) for code, values in _tests("voices=several or reason=stock|none")]
    [('voices', ['several']), ('reason', ['none', 'stock'])]
    """
    pairs = (one.split("=") for one in condition.split(" or ") if one)
    return tuple((code, frozenset(values.split("|"))) for code, values in pairs)


def plain(name: object) -> str:
    """Bring the name of an outlet to the form that names are compared in; an unknown one is empty.

    >>> plain("The A.P."), plain(None)
    ('ap', '')
    """
    low = name.casefold().replace(".", "").strip() if isinstance(name, str) else ""
    return re.sub(r"^the\s+", "", low)


def _lacking(codes: dict[str, object]) -> list[Rule]:
    """Give the rules under which a statement with these codes would need something."""
    return [
        rule for rule in rules() if (not rule.applies or _met(codes, rule.applies)) and _met(codes, rule.asks) is False
    ]


def _met(codes: dict[str, object], tests: tuple[Test, ...]) -> bool | None:
    """Whether one of the tests is met; None where no tested code is known."""
    known = [(codes[code], values) for code, values in tests if isinstance(codes[code], str)]
    return any(value in values for value, values in known) if known else None


def _codes(attributions: pd.DataFrame, attributed: pd.DataFrame) -> pd.DataFrame:
    """Give the codes of each counted statement that goes by an unnamed source, all of them text."""
    kept = counted(attributions[[*KEYS, "parent", "parent_counts", "act", "form", "role"]])
    kept = kept.loc[kept["act"].eq("statement"), [*KEYS, "form"]]
    chief = principal(attributed[[*KEYS, "source", "source_type", "stated_count", *_SHOWN]])
    rows = kept.merge(chief[chief["source_type"].isin(schema.UNNAMED)], on=KEYS)
    told = attributed[attributed["source_type"].isin(schema.UNNAMED)]
    told = told.assign(rank=told["reason"].map(_REASONS.index, na_action="ignore"))
    best = told.groupby(["article", "source"])[["rank", "descriptor_level"]].max().reset_index()
    rows = rows.merge(best, on=["article", "source"], how="left")
    several = rows["stated_count"].isna() | rows["stated_count"].gt(1)
    many = told.groupby(KEYS).size().rename("many").reset_index()
    several |= rows.merge(many, on=KEYS, how="left")["many"].gt(1)
    return pd.DataFrame(
        {
            **{key: rows[key] for key in (*KEYS, "form", "content_kind")},
            "reason": [None if pd.isna(r) else _REASONS[int(r)] for r in rows["rank"].tolist()],
            "descriptor_level": [None if pd.isna(n) else str(int(n)) for n in rows["descriptor_level"].tolist()],
            "voices": ["several" if s else "one" for s in several],
            "corroborated": ["yes" if c else "no" for c in rows["corroborated_by"].notna()],
            "documents_seen": ["yes" if d else "no" for d in rows["documents_seen"].fillna(False)],
            "first_quotation": ["yes" if q else "no" for q in rows["first_quotation"].fillna(False)],
        }
    )
