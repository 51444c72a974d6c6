"""Learn what speaks for two articles reporting one event."""

import csv
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import schema, text
from analysis.events import credited, dates, grouping
from analysis.learning import shipping
from analysis.learning.similarity import fit, probability

NEAREST = 8
WEEKS = 3
# Too few pairs of the corpora open with other outlets' reports to learn this from (9 of BASIL's 222).
BY_JUDGEMENT = {"origin_shared": 1.0, "origin_apart": -4.0}
FOLDS = 6
_DATE_LINE = re.compile(r"\w+ \d{1,2} , \d{4}")
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7)


def run(corpus_dir: str | Path, seed: int = 0) -> dict[str, Any]:
    """Learn the weights `events` and write them, with their card, beside the package.

    Parameters
    ----------
    corpus_dir : path
        Holds basil, newswcl50 and ecbplus.
    seed : int
        Sets which articles lose their date, so that stories without dates are learned too, and the folds.

    Returns
    -------
    dict
        The scores on the card.
    """
    folder = Path(corpus_dir)
    random = np.random.default_rng(seed)
    dated = basil(folder / "basil" / "articles")
    undated = dated | {"articles": dated["articles"].assign(published=None)}
    parts = [pairs(dated), pairs(undated), *(apart(one) for one in meantime(folder / "meantime").values())]
    parts += later(folder / "polnear")
    table = pd.concat(parts, ignore_index=True)
    learned = learn(table)
    scores = _held_out(table, random)
    shipping.weights("events", evidence=np.array(grouping.EVIDENCE), weights=learned)
    scores["basil, learned from"] = f1(dated, learned)
    scores |= {name: f1(one, learned) for name, one in _others(folder).items()}
    shipping.card("events", {"seed": seed, **_CARD, "scores": scores})
    return scores


def pairs(story: dict[str, Any]) -> pd.DataFrame:
    """Pair each article with those of its event and with the nearest of other events, as a story would hold them."""
    articles, paragraphs = story["articles"], story["paragraphs"]
    table = grouping.evidence(articles, paragraphs, credited(articles, paragraphs))
    event = articles["event"].to_numpy()
    left, right = table["left"].to_numpy(), table["right"].to_numpy()
    table = table.assign(answer=event[left] == event[right], left_event=event[left], right_event=event[right])
    apart = table[~table["answer"]]
    both = pd.concat([apart, apart.rename(columns={"left": "right", "right": "left"})]).sort_values("words")
    near = both.groupby("left").tail(NEAREST).index.unique()
    return pd.concat([table[table["answer"]], table.loc[sorted(near)]], ignore_index=True)


def apart(story: dict[str, Any]) -> pd.DataFrame:
    """Pair the articles of a topic in which each reports an event of its own."""
    table = grouping.evidence(story["articles"], story["paragraphs"], credited(story["articles"], story["paragraphs"]))
    event = story["articles"]["event"].to_numpy()
    return table.assign(answer=False, left_event=event[table["left"]], right_event=event[table["right"]])


def later(folder: Path) -> list[pd.DataFrame]:
    """Pair articles that are close in words and at least three weeks apart: one matter, another event.

    Once with their dates and once without.
    """
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        dated = {row["filename"]: row["publication_date"] for row in csv.DictReader(file, delimiter="\t")}
    rows = []
    for path in sorted((folder / "train" / "text").glob("*.txt")):
        rows.append(
            (path.stem, path.stem, dated.get(path.name) or dated.get(path.stem), path.read_text(encoding="utf-8"))
        )
    story = made(rows)
    table = apart(story)
    when = [dates.period(p) for p in story["articles"]["published"]]
    days = np.array([w.first.toordinal() if w else 0 for w in when])
    left, right = table["left"].to_numpy(), table["right"].to_numpy()
    known = table[(days[left] > 0) & (days[right] > 0) & (np.abs(days[left] - days[right]) >= WEEKS * 7)]
    both = pd.concat([known, known.rename(columns={"left": "right", "right": "left"})]).sort_values("words")
    near = known.loc[sorted(both.groupby("left").tail(2).index.unique())]
    return [near, near.assign(gap=0.0, gap_unknown=1.0)]


def learn(table: pd.DataFrame) -> np.ndarray:
    """Fit the logistic answer; both answers weigh the same in all."""
    answer = table["answer"].to_numpy()
    weight = np.where(answer, 0.5 / answer.mean(), 0.5 / (1 - answer.mean()))
    x = table[list(grouping.EVIDENCE)].to_numpy(dtype=float)
    given = [grouping.EVIDENCE.index(name) for name in BY_JUDGEMENT]
    x[:, given] = 0
    learned = fit(x, answer.astype(int), weight)
    learned[given] = list(BY_JUDGEMENT.values())
    return learned


def _held_out(table: pd.DataFrame, random: np.random.Generator) -> dict[str, Any]:
    """Score pairs of events that were left out of learning."""
    from sklearn.metrics import average_precision_score

    events = np.array(sorted(set(table["left_event"]) | set(table["right_event"])))
    fold = dict(zip(random.permutation(events), np.arange(len(events)) % FOLDS, strict=True))
    one, two = table["left_event"].map(fold), table["right_event"].map(fold)
    p = np.full(len(table), np.nan)
    for k in range(FOLDS):
        held = (one == k) & (two == k) | ((one == k) ^ (two == k)) & (one.where(one == k, two) == k)
        weights = learn(table[(one != k) & (two != k)])
        p[held] = probability(table[held], grouping.EVIDENCE, weights)
    ok = ~np.isnan(p)
    right = (p[ok] >= 0.5) == table["answer"].to_numpy()[ok]
    return {
        "pairs": int(ok.sum()),
        "average precision, events left out": round(float(average_precision_score(table["answer"][ok], p[ok])), 3),
        "accuracy at one half, events left out": round(float(right.mean()), 3),
    }


def f1(story: dict[str, Any], learned: np.ndarray, levels: tuple[float, ...] = LEVELS) -> dict[str, list[float]]:
    """Precision, recall and F1 of pairs in one group, and F1 of B-cubed, for several levels."""
    articles = story["articles"].sort_values("article", ignore_index=True)
    table = grouping.evidence(articles, story["paragraphs"], credited(articles, story["paragraphs"]))
    same = probability(table, grouping.EVIDENCE, learned)
    gold = pd.factorize(articles["event"])[0]
    found = {}
    for level in levels:
        labels = grouping.cluster(len(articles), table, same, level)
        found[str(level)] = [round(float(v), 3) for v in scores(gold, labels)]
    return found


def scores(gold: np.ndarray, labels: np.ndarray) -> tuple[float, float, float, float]:
    """Compare two groupings: pair precision, recall and F1, and B-cubed F1."""
    g, p = gold[:, None] == gold[None, :], labels[:, None] == labels[None, :]
    both, upper = g & p, np.triu(np.ones_like(g), 1)
    hit = float((both & upper).sum())
    precision, recall = hit / max((p & upper).sum(), 1), hit / max((g & upper).sum(), 1)
    b_p, b_r = (both.sum(1) / p.sum(1)).mean(), (both.sum(1) / g.sum(1)).mean()
    f = 2 * precision * recall / (precision + recall) if hit else 0.0
    return precision, recall, f, float(2 * b_p * b_r / (b_p + b_r))


def made(rows: list[tuple[str, str, str | None, str]]) -> dict[str, Any]:
    """Make tables of articles from (article, event, date, text with the headline in its first line)."""
    fixed = {"story": "s", "genre": "news", "words": 0, "file": "", "sha256": "", "encoding": "utf-8"}
    articles = [{"article": a, "event": e, "published": d, "text": t, **fixed} for a, e, d, t in sorted(rows)]
    parts = [
        {"article": a, "paragraph": i, "start": s, "end": end, "role": "body" if i else "headline"}
        for a, _, _, t in sorted(rows)
        for i, (s, end) in enumerate(text.paragraphs(t))
    ]
    return {"articles": schema.frame("articles", articles), "paragraphs": schema.frame("paragraphs", parts)}


def basil(folder: Path) -> dict[str, Any]:
    """Read BASIL: three outlets on each event."""
    rows = []
    for path in sorted(folder.glob("*/*.json")):
        one = json.loads(path.read_text(encoding="utf-8"))
        body = "\n".join(" ".join(p) for p in one["body-paragraphs"])
        rows.append((path.stem, one["triplet-uuid"], one["date"], f"{one['title']}\n{body}"))
    return made(rows)


def meantime(folder: Path) -> dict[str, Any]:
    """Read MEANTIME: four topics, thirty articles each, which report different events of one matter."""
    sentences: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with (folder / "conll.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            topic, _, article = row["topic/subtopic_name"].partition("/")
            sentences[topic, article][row["sent_id"]].append(row["token"])
    topics: dict[str, list] = defaultdict(list)
    for (topic, article), lines in sentences.items():
        said = [" ".join(words) for words in lines.values()]
        said = [line for line in said if not _DATE_LINE.fullmatch(line)]
        topics[topic].append((article, f"{topic}/{article}", None, "\n".join(said)))
    return {topic: made(rows) for topic, rows in topics.items()}


def _others(folder: Path) -> dict[str, Any]:
    """Read the corpora that are scored and not learned from."""
    found: dict[str, dict] = {"newswcl50": defaultdict(list), "ecbplus": defaultdict(list)}
    with (folder / "newswcl50" / "tokens.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found["newswcl50"][row["article"], row["event"], row["sentence"]].append(row["token"])
    for line in (folder / "ecbplus" / "train_corpus.txt").open(encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) >= 4:
            topic, _, rest = parts[0].partition("_")
            event = topic + rest.lstrip("0123456789")
            found["ecbplus"][parts[0], event, parts[1]].append(parts[3])
    stories = {}
    for name, sentences in found.items():
        texts: dict[tuple[str, str], list[str]] = defaultdict(list)
        for (article, event, _), words in sentences.items():
            texts[article, event].append(" ".join(words))
        stories[name] = made([(a, e, None, "\n".join(s)) for (a, e), s in texts.items()])
    return stories


_CARD = {
    "name": "events",
    "what": "weights of a logistic answer: do two articles of a story report the same event",
    "corpus": [
        "BASIL: 74 events of three US outlets, 2010 to 2019 (no licence stated): its event's articles and the nearest",
        "MEANTIME: Wikinews articles of one matter on different events (CC BY 4.0)",
        "PolNeAR, training part: articles near in words and at least three weeks apart (no licence stated)",
        "with and without dates",
    ],
    "scores are": "by level: precision, recall, F1 of pairs, B-cubed F1; newswcl50, ecbplus not learned from, no dates",
    "by judgement": "the weights of shared and different credited reports: too few pairs of the corpora have them; "
    "settled after reading us-mexico-cartels, which is no test of them",
    "limits": "English political news; one matter followed from week to week is hardly told apart by words alone",
    "licence": "the weights are this project's",
}
