"""How what compares articles with one another grows with the articles on one event."""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import pandas as pd

from analysis import corpus, events, facts, flow, reuse
from analysis.benchmark import synthetic
from analysis.benchmark.figures import COLUMNS, plain
from analysis.facts import evidence
from analysis.reuse import indexing, words

SIZES = (10, 50, 100, 200, 500, 1000)
T = TypeVar("T")


def crowded(sizes: Sequence[int] = SIZES) -> pd.DataFrame:
    """Time grouping, shared passages and facts on made-up events of growing size, and count what is compared.

    The articles are made from few templates: they share far more passages than news does, and take longer. Do not
    compare seconds of different machines; what is counted is the same on all.

    Parameters
    ----------
    sizes : sequence of int
        How many articles report the event.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`, a system a size: sentences; statements (sentences and clauses); cells (a statement
        and an article in which it is looked for); pairs of articles compared for shared passages; and CPU seconds, one
        process, fast engine, to group the articles, to find shared passages, to find facts, and of all three.
    """
    tables = [_figures(size, number) for number, size in enumerate(sizes)]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=list(COLUMNS))


def counted(said: dict[str, pd.DataFrame]) -> dict[str, float]:
    """Count what is compared of one event's articles; seconds differ from machine to machine, this does not.

    Parameters
    ----------
    said : dict of str to DataFrame
        From `flow.voices`, all articles with one event.
    """
    articles, sentences = said["articles"], said["sentences"]
    statements = facts.units(articles, sentences, said["attributions"], said["spans"])
    return {
        "sentences": int((statements["whole"] == statements.index).sum()),
        "statements": len(statements),
        "cells": evidence.count(statements),
        "pairs of articles": len(indexing.index(words.read(articles, said["paragraphs"])).pairs),
    }


def made(size: int, number: int = 0) -> dict[str, pd.DataFrame]:
    """Make the articles on one event, and find who says what in them; each number is another event."""
    rows, _ = synthetic.corpus(1, size, first=number)
    articles, _ = corpus.from_rows(rows, "crowded")
    return flow.voices(articles, engine="fast")


def _figures(size: int, number: int) -> pd.DataFrame:
    said = made(size, number)
    spent: dict[str, float] = {}
    group, share = "CPU seconds to group", "CPU seconds for shared passages"
    articles = _timed(spent, group, lambda: events.group(said["articles"], said["paragraphs"], said["sources"]))
    parts = (said["paragraphs"], said["spans"], said["sources"])
    shared = _timed(spent, share, lambda: reuse.shared(articles, *parts))
    quoted = reuse.quotations(articles, parts[0], parts[1], said["attributed"], said["sources"])
    told = (said["sentences"], said["attributions"], said["spans"], shared, quoted)
    _timed(spent, "CPU seconds for facts", lambda: facts.compare(articles, *told, "fast"))
    spent["CPU seconds"] = sum(spent.values())
    one = said | {"articles": articles.assign(event="e1")}
    return plain(f"{size:,} articles", "on one event", counted(one) | spent, size)


def _timed(spent: dict[str, float], step: str, done: Callable[[], T]) -> T:
    began = time.process_time()
    found = done()
    spent[step] = time.process_time() - began
    return found
