"""Learn from articles that nobody annotated: several networks tag them, and one learns to tag as they do on average.

After Xie, Luong, Hovy, Le (2020), Self-training with noisy student: what is read is partly hidden from the one that
learns, not from those that teach.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import torch

from analysis import corpus
from analysis.attribution import accurate, decode, keys, words
from analysis.learning import chain as chains

Weights = dict[str, torch.Tensor]
_AT_ONCE = 16


class Part(NamedTuple):
    """What is learned from: words, their pieces, states of the chain, runs, and where these begin, one entry more."""

    words: pd.DataFrame
    pieces: accurate.Pieces
    states: np.ndarray
    runs: np.ndarray
    begins: np.ndarray


def mean(found: list[Weights], times: list[int] | None = None) -> Weights:
    """Average the weights of networks that began alike; some may count several times."""
    times = times or [1] * len(found)
    total = sum(times)
    return {
        name: sum(n * weights[name] for n, weights in zip(times, found, strict=True)) / total  # type: ignore[misc]
        if first.is_floating_point()
        else first
        for name, first in found[0].items()
    }


def tagged(
    tagger: torch.nn.Module, teachers: list[Weights], folder: Path, times: list[int] | None = None
) -> tuple[Part, torch.Tensor]:
    """Let networks tag articles of BASIL and PTC, of which the texts alone are read; some may count several times.

    Returns
    -------
    part : Part
        Its states are the best path through the average scores.
    shares : Tensor, words × tags
        What the average scores make of each word by itself.
    """
    articles, _ = corpus.from_rows(pd.DataFrame(texts(folder)), "unannotated")
    articles = articles[corpus.supported(articles)].reset_index(drop=True)
    paragraphs = corpus.paragraphs(articles)
    read = words.read(articles, paragraphs, corpus.sentences(articles, paragraphs))
    pieces, runs = accurate.pieces(read), keys.runs(read, "paragraph")
    total = scores(tagger, teachers, read, pieces, times)
    average = mean(teachers, times)
    links = decode.Chain(*(average[name].numpy() for name in decode.Chain._fields))
    tags, _ = decode.tag(total, runs, links)
    part = Part(read, pieces, chains.states(tags, runs), runs, np.r_[True, np.diff(runs) != 0, True])
    return part, torch.softmax(torch.from_numpy(total), dim=1)


def scores(
    tagger: torch.nn.Module,
    teachers: list[Weights],
    read: pd.DataFrame,
    pieces: accurate.Pieces,
    times: list[int] | None = None,
) -> np.ndarray:
    """Average the scores that networks give words; some may count several times."""
    windows = accurate.windows(read, pieces.starts)
    total = np.zeros((len(read), len(decode.TAGS)), dtype=np.float32)
    times = times or [1] * len(teachers)
    for n, weights in zip(times, teachers, strict=True):
        tagger.load_state_dict(weights)
        for rows, given in _scored(tagger, windows, pieces):
            total[rows] += given * n / sum(times)
    return total


def texts(folder: Path) -> Iterator[dict[str, str]]:
    """Read the articles of BASIL and PTC, without what was annotated in them."""
    for path in sorted((folder / "basil" / "articles").rglob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        lines = [" ".join(p) if isinstance(p, list) else p for p in article["body-paragraphs"]]
        yield {"id": path.stem, "text": "\n\n".join([article.get("title") or "", *lines])}
    for path in sorted((folder / "ptc" / "articles").glob("*.txt")):
        yield {"id": path.stem, "text": path.read_text(encoding="utf-8", errors="replace")}


def _scored(
    tagger: torch.nn.Module, windows: list[accurate.Window], pieces: accurate.Pieces
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Score windows without learning: rows of words, and the scores of their tags."""
    tagger.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for i in range(0, len(windows), _AT_ONCE):
            batch = windows[i : i + _AT_ONCE]
            page = accurate.layout(batch, pieces)
            told = tagger(*map(torch.from_numpy, (page.ids, page.marks, page.mask))).float().numpy()
            for n, (window, places) in enumerate(zip(batch, page.places, strict=True)):
                yield window.rows, told[n, places]
