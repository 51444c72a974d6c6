"""Made-up news with known truth, for scaling runs and tests: events told by several outlets, from templates."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pandas as pd

from analysis import resources
from analysis.text import count_words

WORDS = 700
FACTS = 8
_FIRST_DAY = date(2031, 1, 1)
_EVENTS_A_DAY = 20
# About as many statements a word as in news: in PolNeAR one in 31 words or so.
_MIX = {"named": 0.37, "unnamed": 0.09, "answer": 0.03, "plain": 0.51}
_PARAGRAPH = 2
COLUMNS = ("id", "outlet", "published", "headline", "text")


def corpus(events: int, articles: int = 5, words: int = WORDS, first: int = 0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make articles on made-up events.

    The same numbers give the same articles. They are easier than news in every respect: use them for speed and for what
    must hold of any text, never for accuracy.

    Parameters
    ----------
    events : int
        How many events.
    articles : int
        Articles an event, each of another outlet, within two days.
    words : int
        Least words an article.
    first : int
        Number of the first event, so that a large corpus can be made piece by piece.

    Returns
    -------
    rows : DataFrame
        Columns id, outlet, published, headline, text: what `analysis.corpus.from_rows` and the command batch take.
    truth : DataFrame
        Columns id, event, facts (numbers of the event's facts that the article tells, as text), named and unnamed
        (sentences in which a named or an unnamed source speaks), silent (sentences in which somebody does not answer).

    Examples
    --------
    >>> rows, truth = corpus(events=2, articles=3, words=60)
    >>> len(rows), truth["event"].tolist()
    (6, ['v0', 'v0', 'v0', 'v1', 'v1', 'v1'])
    """
    made = [_article(event, n, words) for event in range(first, first + events) for n in range(articles)]
    rows = pd.DataFrame([row for row, _ in made], columns=list(COLUMNS))
    return rows, pd.DataFrame([truth for _, truth in made])


def write(path: Path, articles: int, each: int = 5, words: int = WORDS, group: int = 1000) -> None:
    """Write a corpus to a Parquet file, a row group at a time, so that memory does not grow with it."""
    from pyarrow import Table, parquet

    writer = None
    for rows in _groups(articles, each, words, group):
        table = Table.from_pandas(rows, preserve_index=False)
        writer = writer or parquet.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()


def _groups(articles: int, each: int, words: int, group: int) -> Iterator[pd.DataFrame]:
    events = max(1, group // each)
    for first in range(0, -(-articles // each), events):
        rows, _ = corpus(events, each, words, first)
        yield rows.iloc[: articles - first * each]


@cache
def _parts() -> dict[str, list[str]]:
    table = resources.lexicon("synthetic")
    return {kind: group["text"].tolist() for kind, group in table.groupby("kind")}


def _article(event: int, number: int, words: int) -> tuple[dict, dict]:
    """Write one article on an event, and say what it tells."""
    values, facts = _event(event)
    draw = Random(f"{event}/{number}")
    told = sorted(draw.sample(range(FACTS), draw.randint(FACTS // 2, FACTS)))
    lines = [draw.choice(facts[n].split(" | ")) for n in told]
    counts = dict.fromkeys(_MIX, 0)
    length = count_words(" ".join(lines))
    decks: dict[str, list[str]] = {kind: [] for kind in _MIX}
    while length < words:
        kind = draw.choices(list(_MIX), list(_MIX.values()))[0]
        # As in news, no sentence comes back; in long articles each does once all others have come.
        decks[kind] = decks[kind] or draw.sample(_parts()[kind], len(_parts()[kind]))
        lines.append(_fill(decks[kind].pop(), draw, values))
        counts[kind] += 1
        length += count_words(lines[-1])
    lead, rest = lines[:2], lines[2:]
    draw.shuffle(rest)
    lines = lead + rest
    text = "\n\n".join(" ".join(lines[i : i + _PARAGRAPH]) for i in range(0, len(lines), _PARAGRAPH)) + "\n"
    day = _FIRST_DAY + timedelta(days=event // _EVENTS_A_DAY + draw.randint(0, 1))
    row = {"id": f"v{event}-{number}", "outlet": _outlet(event, number), "published": day.isoformat()}
    row |= {"headline": f"{values['place'][0]}: what is known of the {values['thing'][0]}", "text": text}
    truth = {"id": row["id"], "event": f"v{event}", "facts": " ".join(map(str, told))}
    return row, truth | {"named": counts["named"], "unnamed": counts["unnamed"], "silent": counts["answer"]}


def _outlet(event: int, number: int) -> str:
    names = ("Gazette", "Courier", "Ledger", "Herald", "Post", "Observer", "Tribune")
    return f"{_name(Random(number + 31 * (event % 7)))} {names[number % len(names)]}"


def _event(event: int) -> tuple[dict[str, list[str]], list[str]]:
    """Draw who and what an event is about, and write its facts, each in several ways."""
    draw, parts = Random(event), _parts()
    values = {
        "place": [_name(draw) for _ in range(3)],
        "person": [f"{draw.choice(parts['first'])} {_name(draw)}" for _ in range(6)],
        "office": draw.sample(parts["office"], 3),
        "body": [f"{_name(draw)} {body}" for body in draw.sample(parts["body"], 3)],
        "thing": [f"{_name(draw)} {thing}" for thing in draw.sample(parts["thing"], 3)],
    }
    return values, [_fill(ways, draw, values) for ways in draw.sample(parts["fact"], FACTS)]


def _name(draw: Random) -> str:
    parts = _parts()
    return draw.choice(parts["start"]) + draw.choice(parts["end"])


def _fill(line: str, draw: Random, values: dict[str, list[str]]) -> str:
    """Fill the slots of a template; the same slot has the same value throughout."""
    chosen = {kind: draw.choice(of) for kind, of in values.items()}
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    return line.format(**chosen, number=draw.randint(12, 990), small=draw.randint(4, 11), day=draw.choice(days))
