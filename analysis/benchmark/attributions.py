"""Who said what, against PolNeAR's development part."""

from itertools import combinations
from pathlib import Path

import pandas as pd

from analysis import attribution
from analysis.benchmark import comparing, gold
from analysis.benchmark.figures import calibration, scores
from analysis.benchmark.gold import Attribution


def attributions(folder: Path) -> pd.DataFrame:
    """Score both engines on PolNeAR's development part, as read by the first annotator of each article.

    Every line is read, whatever its role. Do not compare with scores by paragraph (`paragraphs`) or with those of
    other annotators' copies.

    Parameters
    ----------
    folder : Path
        The gold corpora; holds ``polnear/dev``.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`. Parts: each role with exact, strict, overlap and words; pair; quoted (recall alone);
        confidence (calibration error, right meaning a matched pair).
    """
    articles, true = gold.polnear(folder / "polnear" / "dev")
    return pd.concat([score(articles, true, engine) for engine in attribution.ENGINES], ignore_index=True)


def score(articles: pd.DataFrame, true: list[list[Attribution]], engine: str) -> pd.DataFrame:
    """Score one engine on articles whose attributions are known."""
    found, spans = gold.found_in(articles, engine)
    table, right = compared(engine, articles, true, gold.grouped(articles["article"], found, spans))
    order = found.assign(place=found["article"].map({a: n for n, a in enumerate(articles["article"])}))
    order = order.sort_values("place", kind="stable")
    sure = calibration(engine, order["article"].tolist(), order["confidence"].tolist(), right)
    return pd.concat([table, sure], ignore_index=True)


def people(folder: Path) -> pd.DataFrame:
    """Score annotators against one another, two by two, on the articles that several of them read.

    What a program reaches beside this is not comparable to the letter: these are other and fewer articles.

    Parameters
    ----------
    folder : Path
        The gold corpora; holds ``polnear/train`` and ``polnear/dev``.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`, F1 alone (which of two is the gold makes no difference to it), of articles.
    """
    counts = []
    for name, body, copies in gold.copies(folder / "polnear"):
        for one, other in combinations(copies, 2):
            counts += [*comparing.spans(name, body, one, other), *comparing.attributions(name, body, one, other)[0]]
    articles = len({count.article for count in counts})
    table = scores("people", counts)
    return table[table["figure"] == "F1"].assign(of=articles).reset_index(drop=True)


def compared(
    system: str, articles: pd.DataFrame, true: list[list[Attribution]], said: list[list[Attribution]]
) -> tuple[pd.DataFrame, list[bool]]:
    """Compare attributions, however found, with the gold.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`, without calibration.
    list of bool
        For each attribution found, article by article, whether it matches one of the gold.
    """
    counts, right = [], []
    for name, body, marked, guess in zip(articles["article"], articles["text"], true, said, strict=True):
        whole, hits = comparing.attributions(name, body, marked, guess)
        counts += [*comparing.spans(name, body, marked, guess), *whole]
        right += hits
    return scores(system, counts), right


def span_accuracy(folder: Path, engine: str = "fast") -> pd.DataFrame:
    """Compare spans with brat stand-off gold.

    Parameters
    ----------
    folder : Path
        Holds ``text/*.txt`` and ``attributions/*.ann``.
    engine : str
        What finds the attributions.

    Returns
    -------
    DataFrame
        One row a role and kind of match: role, match (exact, token), precision, recall, f1.
    """
    articles, true = gold.polnear(folder)
    found, spans = gold.found_in(articles, engine)
    table, _ = compared(engine, articles, true, gold.grouped(articles["article"], found, spans))
    wide = table.pivot_table(index="part", columns="figure", values="value", sort=False)
    rows = []
    for role in gold.ROLES:
        for match, part in (("exact", "exact"), ("token", "words")):
            one = wide.loc[f"{role}, {part}"]
            rows.append((role, match, one["precision"], one["recall"], one["F1"]))
    return pd.DataFrame(rows, columns=["role", "match", "precision", "recall", "f1"])
