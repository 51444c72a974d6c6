"""Events of which readers noted who reports what: six read by hand, and 68 coded for this project.

The rule of both: a fact is one proposition, in the reader's words; an article reports it where a careful reader of that
article alone would come away knowing it, be it in other words, in a quotation or spread over sentences, but not where
that reader would have to guess. The 68 were coded by language models that read whole articles and went over every cell
twice, with word search at most to check a "no"; facts that shared eight words in a row with an article were left out.
"""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
import pandas as pd

from analysis import facts, resources, schema, text
from analysis.facts import evidence, reader

CODED = Path(__file__).with_name("reported.csv")
_FOLDS = 10
_CELLS = ("article_1", "article_2", "article_3")


class Fact(NamedTuple):
    """A fact in a reader's words; by article where it is reported (start, end), and whether the reader is sure.

    An article that is not named does not report it.
    """

    told: str
    where: dict[str, tuple[int, int]]
    sure: dict[str, bool]


class Event(NamedTuple):
    """The tables articles and sentences of one event, and its facts."""

    name: str
    articles: pd.DataFrame
    sentences: pd.DataFrame
    facts: tuple[Fact, ...]


def by_hand(corpus: str | Path) -> list[Event]:
    """Read the events of corpora/facts."""
    folders = [d for d in sorted((Path(corpus) / "facts").iterdir()) if d.is_dir()]
    return [_by_hand(folder) for folder in folders]


def _by_hand(folder: Path) -> Event:
    gold = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    about = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    texts = {}
    for name in sorted(gold["articles"].values()):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            texts[Path(name).stem] = file.read()
    stems = {key: Path(name).stem for key, name in gold["articles"].items()}
    found = []
    for fact in gold["facts"]:
        anchors = {stems[k]: anchor for k, anchor in fact["found"].items() if anchor is not None}
        starts = {name: texts[name].index(anchor) for name, anchor in anchors.items()}
        where = {name: (start, start + len(anchors[name])) for name, start in starts.items()}
        found.append(Fact(fact["fact"], where, dict.fromkeys(where, True)))
    dates = {name: (about[name]["outlet"], about[name]["date"]) for name in texts}
    return Event(folder.name, *_tables(folder.name, texts, dates), tuple(found))


def coded(corpus: str | Path) -> list[Event]:
    """Read the events of `CODED`, with their texts from corpora/basil.

    A cell holds where an article reports the fact, with a question mark where the reader was not sure, or nothing. A
    text is the headline and the sentences of the corpus, an empty line between each.
    """
    with CODED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [_coded(corpus, event, list(group)) for event, group in groupby(rows, lambda row: row["event"])]


def _coded(corpus: str | Path, event: str, rows: list[dict[str, str]]) -> Event:
    files = sorted((Path(corpus) / "basil" / "articles").glob(f"*/{event}_*.json"))
    read = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}
    texts = {
        name: "\n\n".join([one["title"], *(s for paragraph in one["body-paragraphs"] for s in paragraph)])
        for name, one in read.items()
    }
    found = []
    for row in rows:
        cells = {name: row[column] for name, column in zip(texts, _CELLS, strict=True) if row[column]}
        where = {name: _place(cell) for name, cell in cells.items()}
        found.append(Fact(row["fact"], where, {name: not cell.endswith("?") for name, cell in cells.items()}))
    dates = {name: (one["source"], one["date"]) for name, one in read.items()}
    return Event(event, *_tables(event, texts, dates), tuple(found))


def _place(cell: str) -> tuple[int, int]:
    start, end = cell.rstrip("?").split("-")
    return int(start), int(end)


def _tables(story: str, texts: dict[str, str], known: dict[str, tuple[str, str]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the tables articles and sentences; the first line of a text is its headline."""
    articles: list[dict[str, Any]] = []
    sentences: list[dict[str, Any]] = []
    for name, content in texts.items():
        outlet, published = known[name]
        fixed = {"story": story, "genre": "news", "words": 0, "file": name, "sha256": "", "encoding": "utf-8"}
        about = {"outlet": outlet, "published": published, "event": "e1"}
        articles.append({"article": name, "text": content, **about, **fixed})
        for i, (start, end) in enumerate(text.paragraphs(content)):
            role = "body" if i else "headline"
            for s, e in text.sentences(content, start, end):
                one = {"article": name, "paragraph": i, "sentence": len(sentences), "start": s, "end": e}
                sentences.append(one | {"role": role})
    return schema.frame("articles", articles), schema.frame("sentences", sentences)


def statements(event: Event) -> tuple[pd.DataFrame, list[set[int]]]:
    """Give the statements of an event's articles and, below them, the readers' own sentences, one fact each.

    Returns
    -------
    DataFrame
        Columns of `units.units`; a reader's sentence stands in the article "(readers)".
    list of set of int
        Which facts each of them tells, as far as the reader was sure.
    """
    made = facts.units(event.articles, event.sentences, schema.frame("attributions", []), schema.frame("spans", []))
    told: list[set[int]] = [set() for _ in range(len(made))]
    for number, fact in enumerate(event.facts):
        for article in (a for a, sure in fact.sure.items() if sure):
            start, end = fact.where[article]
            hit = (made["article"] == article) & (made["start"] < end) & (made["end"] > start)
            for i in made.index[hit]:
                told[i].add(number)
    own = pd.DataFrame([{"text": fact.told, "article": "(readers)", "event": "e1"} for fact in event.facts])
    own = own.assign(start=0, end=own["text"].str.len(), whole=np.arange(len(own)) + len(made))
    return pd.concat([made, own], ignore_index=True), told + [{n} for n in range(len(event.facts))]


def reported(event: Event, fact: int, article: str) -> float:
    """Give 1 where an article reports a fact, 0 where not, and a half where the reader was not sure."""
    known = event.facts[fact]
    return (0.5 + known.sure[article] / 2) if article in known.where else 0.0


def near(event: Event) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Look for the statements of an event's articles, and for the readers' own sentences, in each other article.

    Returns
    -------
    DataFrame
        From `statements`.
    DataFrame
        Columns of `evidence.cells`; event; readers (whether it is a reader's own sentence) and reported: the share of
        the noted facts in it that the article reports, missing where none was noted.
    """
    made, told = statements(event)
    n = len(made) - len(event.facts)
    parts = [evidence.cells(made.iloc[:n]), evidence.cells(made)]
    parts[1] = parts[1][(parts[1]["left"] >= n) & (parts[1]["article"] != "(readers)")]
    found = pd.concat(parts, ignore_index=True)
    share = [
        float(np.mean([reported(event, fact, article) for fact in told[left]])) if told[left] else None
        for left, article in zip(found["left"], found["article"], strict=True)
    ]
    return made, found.assign(event=event.name, readers=found["left"] >= n, reported=share)


def cells(event: Event, read: bool = True) -> pd.DataFrame:
    """Give the cells of `near` in which a fact was noted; if they are to be read, with what `reader` says of each."""
    made, found = near(event)
    found = found.dropna(subset="reported", ignore_index=True)
    return found.assign(read=reader.read(made, found)) if read else found


def tenths(events: pd.Series) -> list[list[str]]:
    """Deal events into ten parts, or as many as there are events."""
    names = sorted(events.unique())
    return [names[i::_FOLDS] for i in range(min(_FOLDS, len(names)))]


@contextmanager
def settled(learned: dict[str, np.ndarray]) -> Iterator[None]:
    """Put other weights in the place of those shipped."""
    shipped = resources.weights

    def weights_of(name: str) -> dict[str, np.ndarray]:
        return shipped(name) | learned if name == "coverage" else shipped(name)

    with patch.object(resources, "weights", weights_of):
        yield
