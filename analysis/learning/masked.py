"""Read news before learning from it: the encoder guesses pieces of words that are hidden from it.

After Gururangan et al. (2020), Don't stop pretraining: adapt language models to domains and tasks. The base was made to
tell whole sentences apart, not words; this brings back what it knew of words, and the news' own.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from analysis import resources
from analysis.learning import steps, teaching


class Settings(NamedTuple):
    """Passes, pieces a window, windows a batch, share of steps warming up, share of pieces to guess, and paces.

    Of what is to be guessed, eight in ten pieces are hidden, one is another piece and one stands as it is.
    """

    passes: int = 6
    window: int = 254
    batch: int = 16
    warm: float = 0.06
    guessed: float = 0.18
    hidden: float = 0.8
    other: float = 0.1
    pace: float = 1.5e-4
    pace_head: float = 1e-3


SETTINGS = Settings()
_BEGIN, _END = 101, 102
_LEAST, _MOST = 1000, 30_000  # between these pieces are words and parts of words


def read(encoder: nn.Module, folder: Path, rng: np.random.Generator) -> float:
    """Let the encoder read news that nobody annotated, and that of PolNeAR's training part, as plain text.

    Parameters
    ----------
    encoder : Module
        MiniLM; it is changed.
    folder : Path
        The corpora: polnear, basil, ptc, ecbplus.
    rng : Generator
        Draws windows and what is hidden.

    Returns
    -------
    float
        The cross-entropy of the last pass, in nats a guess.
    """
    # What is hidden is noise enough: no dropout beside it.
    encoder.eval()
    head = _Guess(*encoder.embeddings.word_embeddings.weight.shape)
    articles = list(_pieces(folder))
    passes: list[list[steps.Step]] = [
        [partial(_loss, encoder, head, window, rng) for window in _batches(articles, rng)]
        for _ in range(SETTINGS.passes)
    ]
    paced = [(list(encoder.parameters()), SETTINGS.pace), (list(head.parameters()), SETTINGS.pace_head)]
    *_, lost = steps.walk(paced, passes, SETTINGS.warm)
    return lost


class _Guess(nn.Module):
    """Score every piece for a place, by the vectors with which the encoder reads pieces."""

    def __init__(self, pieces: int, size: int):
        super().__init__()
        first = nn.Linear(size, size)
        nn.init.eye_(first.weight)
        self.turn = nn.Sequential(first, nn.GELU(), nn.LayerNorm(size))
        self.bias = nn.Parameter(torch.zeros(pieces))

    def forward(self, read: torch.Tensor, vectors: torch.Tensor) -> torch.Tensor:
        return (self.turn(read) @ vectors.T).float() + self.bias


def _loss(encoder: nn.Module, head: _Guess, window: np.ndarray, rng: np.random.Generator) -> torch.Tensor:
    shown, asked = _hide(window, rng)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        read = encoder(input_ids=shown, attention_mask=torch.ones_like(shown)).last_hidden_state
        guess = head(read[:, 1:-1][asked], encoder.embeddings.word_embeddings.weight)
    return nn.functional.cross_entropy(guess, torch.from_numpy(window)[asked])


def _pieces(folder: Path) -> Iterator[list[int]]:
    """Cut each text into word pieces; what several annotators read is read once."""
    found = {path.read_text(encoding="utf-8", errors="replace") for path in (folder / "polnear/train/text").iterdir()}
    found |= {one["text"] for one in teaching.texts(folder)}
    sentences: dict[str, list[str]] = {}
    for line in (folder / "ecbplus" / "train_corpus.txt").read_text(encoding="utf-8").splitlines():
        if len(cells := line.split("\t")) > 3:
            sentences.setdefault(cells[0], []).append(cells[3])
    found |= {" ".join(words) for words in sentences.values()}
    for content in sorted(found):
        yield resources.splitter().encode(content, add_special_tokens=False).ids


def _batches(articles: list[list[int]], rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Put the articles in a row, in an order drawn anew and some without their beginning, and cut it into windows."""
    shift = int(rng.integers(0, SETTINGS.window))
    row: list[int] = []
    for i in rng.permutation(len(articles)):
        pieces = articles[i]
        row += pieces[min(shift, len(pieces) // 3) if rng.random() < 0.5 else 0 :]
        row.append(_END)
    count = len(row) // SETTINGS.window
    windows = np.array(row[: count * SETTINGS.window]).reshape(count, SETTINGS.window)[rng.permutation(count)]
    for i in range(0, count - SETTINGS.batch + 1, SETTINGS.batch):
        yield windows[i : i + SETTINGS.batch]


def _hide(window: np.ndarray, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """Hide some pieces; give what is shown, with marks of beginning and end, and which pieces are asked for."""
    asked = (rng.random(window.shape) < SETTINGS.guessed) & (window != _END)
    draw = rng.random(window.shape)
    shown = np.where(asked & (draw < SETTINGS.hidden), steps.HIDDEN, window)
    another = asked & (draw >= 1 - SETTINGS.other)
    shown = np.where(another, rng.integers(_LEAST, _MOST, window.shape), shown)
    shown = np.pad(shown, ((0, 0), (1, 1)), constant_values=((0, 0), (_BEGIN, _END)))
    return torch.from_numpy(shown), torch.from_numpy(asked)
