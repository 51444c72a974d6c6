"""Facts and who reports them: what each outlet does not report, and where outlets disagree."""

from collections import Counter

import numpy as np
import pandas as pd

from analysis import schema, similarity
from analysis.facts import (
    clauses,
    copies,
    coverage,
    discrepancy,
    evidence,
    grouping,
    matching,
    reader,
    repeats,
    silence,
)
from analysis.facts.discrepancy import noted
from analysis.facts.drift import drift
from analysis.facts.elsewhere import numbers_elsewhere, voices_elsewhere
from analysis.facts.summary import exclusives, lines, not_found, omissions, reporting
from analysis.facts.units import units
from analysis.facts.weighing import expected, weights

__all__ = [
    "compare",
    "discrepancies",
    "drift",
    "exclusives",
    "expected",
    "grouped",
    "lines",
    "not_found",
    "noted",
    "numbers_elsewhere",
    "omissions",
    "reporting",
    "units",
    "voices_elsewhere",
    "weights",
]

_TERMS = 3


def compare(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
    shared: pd.DataFrame,
    quotations: pd.DataFrame,
    engine: str = "accurate",
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Find what the articles of each event report, and which of them reports it.

    A fact is a statement, or several of different articles that say the same: sentences, and clauses where an article
    reports one part of a sentence and not another. A passage may report several facts. Not to be read as a list of all
    that happened, nor as proof that an article leaves something out: "not found" means that no passage of the article
    comes near it in words, numbers, names and meaning, and the same said in wholly other words may go unseen. Where it
    is not clear the cell says "unclear". Articles on another event are never compared; nor are articles published
    before the day that a fact names as its own. Where a date is unknown, articles are compared.

    Parameters
    ----------
    articles, sentences, attributions, spans, shared, quotations : DataFrame
        Tables of those names. `articles.event` says what is compared with what; what stands in a passage that two
        articles share, or in a quotation that both give, is not called missing.
    engine : {"fast", "accurate"}
        Whether words alone are weighed, as for corpora, or what an encoder takes them to mean, too.

    Returns
    -------
    facts, mentions, coverage : DataFrame
        Tables of those names; coverage has a row for every fact and article of the story. In an event of more than 100
        articles a statement is looked for only in the 100 nearest to its own, and of the others there is no row. Where
        articles disagree on a fact is left to `discrepancies` and `noted`.

    References
    ----------
    Ernst, O., et al. (2021). Summary-source proposition-level alignment. CoNLL 2021.

    Examples
    --------
    >>> names = "articles sentences attributions spans shared quotations".split()
    >>> compare(*(schema.frame(name, []) for name in names))[0].empty
    True
    """
    statements = units(articles, sentences, attributions, spans)
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    both = pd.concat([table[copies.SIDES] for table in (shared, quotations)], ignore_index=True)
    told: list[dict] = []
    mentions: list[pd.DataFrame] = []
    cells: list[pd.DataFrame] = []
    for event, group in statements.groupby("event"):
        facts, found, decided = _event(str(event), _of_event(group), articles, texts, engine)
        told.extend(facts)
        mentions.append(found)
        cells.append(copies.spared(decided, found, both))
    facts_table = schema.frame("facts", told)
    cells.append(coverage.elsewhere(facts_table, articles, statements))
    order = pd.Index(facts_table["fact"])
    return facts_table, _joined("mentions", mentions, order), _joined("coverage", cells, order)


def discrepancies(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
    attributed: pd.DataFrame,
    people: pd.DataFrame,
    mentions: pd.DataFrame,
    covered: pd.DataFrame,
    quotations: pd.DataFrame,
) -> pd.DataFrame:
    """List where two articles on one event disagree: numbers, days, names, negation, certainty, answers, quotations.

    Meant to be right where it speaks; much that differs in words alone is not seen. It does not say who is right, nor
    that anyone is wrong: a number may have changed between two publications.

    Parameters
    ----------
    articles, sentences, attributions, spans, attributed, people, mentions, covered, quotations : DataFrame
        Tables of those names; `people` is the table `sources`, `covered` the table `coverage`.

    Returns
    -------
    DataFrame
        Table `discrepancies`, sorted by fact.

    Examples
    --------
    >>> names = "articles sentences attributions spans attributed sources mentions coverage quotations".split()
    >>> discrepancies(*(schema.frame(name, []) for name in names)).empty
    True
    """
    statements = units(articles, sentences, attributions, spans)
    found = [
        discrepancy.between(articles, statements, mentions, covered),
        silence.responses(articles, attributions, spans, attributed, people),
        silence.shortened(quotations),
    ]
    rows = discrepancy.named(pd.concat(found, ignore_index=True), mentions)
    return rows.sort_values(["fact", "article", "start", "other", "kind"], ignore_index=True)


def _joined(table: str, parts: list[pd.DataFrame], order: pd.Index) -> pd.DataFrame:
    """Put the parts of a table under one another, in the order of the facts."""
    typed = [schema.frame(table, p) for p in parts if len(p)]
    made = pd.concat(typed, ignore_index=True) if typed else schema.frame(table, [])
    article, _ = pd.factorize(made["article"], sort=True)
    return made.iloc[np.lexsort((article, order.get_indexer(made["fact"])))].reset_index(drop=True)


def _event(
    event: str, statements: pd.DataFrame, articles: pd.DataFrame, texts: dict[str, str], engine: str
) -> tuple[list[dict], pd.DataFrame, pd.DataFrame]:
    """Find the facts of one event; one of few articles is read side by side, too."""
    engine = "read" if engine == "accurate" and evidence.count(statements) <= reader.MOST else engine
    cells = matching.match(statements, engine)
    groups = grouped(statements, cells)
    own = articles[articles["event"] == event]
    found, judged = repeats.merged(*coverage.judge(statements, groups, cells, own, engine))
    names = np.array([f"{event}.f{n + 1}" for n in range(len(groups))], dtype=object)
    found, judged = (table.assign(fact=names[table["number"]]) for table in (found, judged))
    numbered = sorted(found["number"].unique())
    labels = _apart([_label(statements, groups[number], texts) for number in numbered])
    facts = [{"fact": names[n], "event": event, "label": label} for n, label in zip(numbered, labels, strict=True)]
    return facts, found.drop(columns="number"), judged.drop(columns="number")


def _label(statements: pd.DataFrame, group: list[int], texts: dict[str, str]) -> tuple[str, str]:
    """Give the label of a fact, and the statement that it is made of.

    What only some of a fact's statements count is not said of all: the label is one with the fewest numbers; of those
    one that needs no more words than the statement has, and few.
    """
    places = statements[["article", "start", "end", "whole"]].iloc[group].itertuples(index=False, name=None)
    found = []
    for article, start, end, whole in places:
        sentence = tuple(statements[["start", "end"]].iloc[whole])
        label, said = clauses.told(texts[article], sentence, start, end), texts[article][start:end]
        found.append((len(similarity.read_numbers(label)), label != said, len(label), article, start, label, said))
    return min(found)[-2:]


def _apart(labels: list[tuple[str, str]]) -> list[str]:
    """Give the labels of facts, each with its clause: the clause alone where another fact has the same label.

    >>> _apart([("It shut, he said.", "It shut, he said."), ("It shut, he said.", "he said.")])
    ['It shut, he said.', '… he said.']
    """
    times = Counter(label for label, _ in labels)
    alone = [f"{clause} …" if label.startswith(clause) else f"… {clause}" for label, clause in labels]
    return [
        short if times[label] > 1 and clause != label else label
        for (label, clause), short in zip(labels, alone, strict=True)
    ]


def grouped(statements: pd.DataFrame, cells: pd.DataFrame) -> list[list[int]]:
    """Put together the statements of one event that tell the same fact; what says too little is left out.

    Parameters
    ----------
    statements : DataFrame
        From `units`, of one event, its rows numbered from 0.
    cells : DataFrame
        From `matching.match`.

    Returns
    -------
    list of list of int
        The statements of each fact.
    """
    groups = grouping.group(cells, list(statements["article"]), coverage.told_apart(statements, cells))
    return [g for g in groups if any(_says_enough(passage) for passage in statements["text"].iloc[g])]


def _of_event(statements: pd.DataFrame) -> pd.DataFrame:
    """Number the statements of one event from 0."""
    place = pd.Series(np.arange(len(statements)), index=statements.index)
    return statements.assign(whole=statements["whole"].map(place)).reset_index(drop=True)


def _says_enough(passage: str) -> bool:
    """Whether a statement has enough words of its own to be looked for elsewhere, and not names alone."""
    held = [t for t in similarity.terms(passage) if t.kind != "negation"]
    return len(held) >= _TERMS and any(t.kind == "word" and not t.capital for t in held)
