"""The README's accuracy and speed tables, reproduced: run by hand, on gold corpora that do not ship."""

import re
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis import attribution, corpus, text

ROLES = ("source", "cue", "content")
Span = tuple[int, int]


def run(name: str, gold: Path | None = None) -> pd.DataFrame:
    """Run one benchmark.

    Parameters
    ----------
    name : {"attributions", "speed"}
        attributions: spans against PolNeAR's development part. speed: words per second, load time included apart.
    gold : Path
        The folder that holds ``polnear/dev``; speed needs none and reads the sample story.

    Returns
    -------
    DataFrame
        One row a figure.

    Raises
    ------
    FileNotFoundError
        If the gold is not there, or there is no such benchmark.
    """
    if name == "speed":
        return speed()
    if name != "attributions":
        raise FileNotFoundError(f"no benchmark {name!r}; there are attributions and speed")
    if gold is None or not (gold / "polnear" / "dev").is_dir():
        raise FileNotFoundError("give --gold DIR, a folder that holds polnear/dev (text/*.txt and attributions/*.ann)")
    each = [span_accuracy(gold / "polnear" / "dev", engine).assign(engine=engine) for engine in attribution.ENGINES]
    return pd.concat(each)[["engine", "role", "match", "precision", "recall", "f1"]].reset_index(drop=True)


def speed(repeats: int = 40) -> pd.DataFrame:
    """Time reading and attributing the sample story, repeated.

    Returns
    -------
    DataFrame
        One row an engine and step: engine, step, words, seconds, words_per_second.
    """
    articles, _ = corpus.read(["sample"])
    copies = [articles.assign(article=articles["article"] + f"-{i}") for i in range(repeats)]
    many = pd.concat(copies, ignore_index=True)
    words = sum(map(text.count_words, many["text"]))
    started = time.perf_counter()
    paragraphs = corpus.paragraphs(many)
    sentences = corpus.sentences(many, paragraphs)
    rows = [("", "paragraphs and sentences", time.perf_counter() - started)]

    def one(table: pd.DataFrame) -> pd.Series:
        return table["article"] == many["article"].iloc[0]

    for engine in attribution.ENGINES:
        started = time.perf_counter()
        attribution.find(many.iloc[:1], paragraphs[one(paragraphs)], sentences[one(sentences)], engine=engine)
        loaded = time.perf_counter()
        attribution.find(many, paragraphs, sentences, engine=engine)
        rows += [
            (engine, "load, and one article", loaded - started),
            (engine, "attributions", time.perf_counter() - loaded),
        ]
    table = pd.DataFrame(rows, columns=["engine", "step", "seconds"]).assign(words=words)
    rate = (table["words"] / table["seconds"]).where(table["step"].ne("load, and one article"))
    return table.assign(words_per_second=rate)[["engine", "step", "words", "seconds", "words_per_second"]]


def span_accuracy(folder: Path, engine: str = "fast") -> pd.DataFrame:
    """Compare spans with brat stand-off gold, as read by its first annotator.

    Parameters
    ----------
    folder : Path
        Holds ``text/*.txt`` and ``attributions/*.ann``.
    engine : str
        What finds the attributions.

    Returns
    -------
    DataFrame
        One row a role and kind of match: role, match (exact: equal once white space, quotation marks and punctuation at
        the edges are trimmed; token: words that carry the role), precision, recall, f1.
    """
    articles, _ = corpus.read(sorted((folder / "text").glob("*.txt")))
    # The gold marks every line, so every line is read here, whatever its role.
    paragraphs = corpus.paragraphs(articles).assign(role="body")
    sentences = corpus.sentences(articles, paragraphs)
    found, spans = attribution.find(articles, paragraphs, sentences, engine=engine)
    outer = found.loc[found["parent"].isna(), ["article", "attribution"]]
    spans = spans.merge(outer, on=["article", "attribution"])
    said: dict[tuple[str, str], set[Span]] = defaultdict(set)
    for row in spans.itertuples():
        said[row.article, row.role].add((row.start, row.end))
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, body in zip(articles["article"], articles["text"], strict=True):
        truth = _first_annotator(folder / "attributions", name)
        for role in ROLES:
            for match, true, guess in _matches(body, truth[role], said[name, role]):
                total = counts[role, match]
                total[0] += len(true & guess)
                total[1] += len(guess)
                total[2] += len(true)
    return pd.DataFrame([{"role": r, "match": m, **_f1(*n)} for (r, m), n in counts.items()])


def _matches(body: str, true: set[Span], guess: set[Span]) -> Iterator[tuple[str, set[Span], set[Span]]]:
    yield "exact", {_trim(body, s) for s in true}, {_trim(body, s) for s in guess}
    yield "token", _words(body, true), _words(body, guess)


def _words(body: str, spans: set[Span]) -> set[Span]:
    return {(start + m.start(), start + m.end()) for start, end in spans for m in text.WORD.finditer(body[start:end])}


def _trim(body: str, span: Span) -> Span:
    start, end = span
    while start < end and not body[start].isalnum() and body[start] not in "$£€%":
        start += 1
    while end > start and not body[end - 1].isalnum() and body[end - 1] not in "$£€%":
        end -= 1
    return start, end


def _first_annotator(folder: Path, name: str) -> dict[str, set[Span]]:
    """Read the spans of each role from the first file of an article."""
    found: dict[str, set[Span]] = {role: set() for role in ROLES}
    path = next(iter(sorted(folder.glob(f"{name}_*.ann"))), None)
    for line in path.read_text(encoding="utf-8").splitlines() if path else ():
        label = re.match(r"T\d+\t(Source|Cue|Content) ([\d ;]+)\t", line)
        if label:
            parts = (part.split() for part in label[2].split(";"))
            found[label[1].lower()] |= {(int(start), int(end)) for start, end in parts}
    return found


def _f1(hits: int, said: int, true: int) -> dict[str, float]:
    precision, recall = hits / said if said else 0.0, hits / true if true else 0.0
    return {"precision": precision, "recall": recall, "f1": 2 * hits / (said + true) if said + true else 0.0}
