"""The steps by which the encoder learns: what is read in each, how it is scored, and how fast the weights move."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from analysis.attribution import accurate, decode
from analysis.learning.teaching import Part, Weights

Step = Callable[[], torch.Tensor]
HIDDEN = 103  # the piece that stands for a hidden one


class Settings(NamedTuple):
    """Windows a batch, share of steps warming up, weight of plain cross-entropy, of chains that networks tagged.

    Windows are of another length in each pass, and a share of the pieces is hidden: the same text is never read twice
    alike. Each step has its paces of encoder and head. What others tagged is learned twice, each time by two networks
    that begin alike, of which the average goes on; then once more what the large network tagged, in the annotated
    articles, too, where its shares of tags weigh `soft`; what comes of it is averaged with what was before. At the end
    all tags but none score higher by `outside`, and all scores are `sharper` times as large: the average finds too
    little, and is less sure than it is right.
    """

    batch: int = 16
    warm: float = 0.08
    plain: float = 0.3
    tagged: float = 0.5
    hidden: float = 0.04
    hidden_tagged: float = 0.06
    outside: float = 0.1
    sharper: float = 1.15
    paces: tuple[float, float] = (1.5e-4, 1.5e-3)
    windows: tuple[int, ...] = (256, 192, 224, 256, 192, 224)
    paces_again: tuple[float, float] = (7e-5, 5e-4)
    windows_again: tuple[int, ...] = (208, 256, 176, 240)
    windows_first: tuple[int, ...] = (256, 192)
    paces_taught: tuple[float, float] = (1e-4, 8e-4)
    windows_taught: tuple[tuple[tuple[int, int], ...], ...] = (((208, 224), (240, 192)), ((224, 208), (256, 224)))
    paces_large: tuple[float, float] = (6e-5, 1e-3)
    windows_large: tuple[int, ...] = (224, 256, 192, 224)
    soft: float = 0.5
    paces_last: tuple[float, float] = (1e-4, 8e-4)
    windows_last: tuple[tuple[int, int], ...] = ((224, 240), (208, 224), (256, 208))


SETTINGS = Settings()


def gold(
    tagger: nn.Module,
    part: Part,
    lengths: tuple[int, ...],
    rng: np.random.Generator,
    shares: torch.Tensor | None = None,
) -> list[Step]:
    """Give the steps of a pass over what was annotated, for each length of window.

    The shares of tags that a network gives the words may stand beside what annotators tagged.
    """
    batches = [_shuffled(accurate.windows(part.words, part.pieces.starts, length), rng) for length in lengths]
    return [partial(_loss, tagger, part, batch, rng, shares) for batch in chain.from_iterable(batches)]


def tagged(tagger: nn.Module, told: Part, shares: torch.Tensor, length: int, rng: np.random.Generator) -> list[Step]:
    """Give the steps of a pass over what networks tagged."""
    batches = _shuffled(accurate.windows(told.words, told.pieces.starts, length), rng)
    return [partial(_loss_tagged, tagger, told, shares, batch, rng) for batch in batches]


def descend(tagger: nn.Module, parts: list[list[Step]], paces: tuple[float, float], end: float = 0.0) -> list[Weights]:
    """Walk with the encoder at one pace and the rest at another; give the weights after each part of the steps."""
    named = list(tagger.named_parameters())
    encoder, rest = ([p for n, p in named if n.startswith("encoder") == inside] for inside in (True, False))
    tagger.train()
    return [
        {name: weights.detach().clone() for name, weights in tagger.state_dict().items()}
        for _ in walk([(encoder, paces[0]), (rest, paces[1])], parts, SETTINGS.warm, end)
    ]


def walk(
    paced: list[tuple[list[nn.Parameter], float]], parts: list[list[Step]], warm: float, end: float = 0.0
) -> Iterator[float]:
    """Take steps, the paces up and then down to a share of them; give the mean loss of each part of the steps."""
    optimiser = torch.optim.AdamW(
        [{"params": weights, "lr": pace} for weights, pace in paced], betas=(0.9, 0.98), weight_decay=0.01
    )
    total = sum(map(len, parts))
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(1.0, (n + 1) / (warm * total)) * (1 - (1 - end) * n / total)
    )
    every = [one for weights, _ in paced for one in weights]
    for part in parts:
        lost = []
        for step in part:
            loss = step()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(every, 1.0)
            optimiser.step()
            pace.step()
            lost.append(float(loss.detach()))
        yield float(np.mean(lost))


def _shuffled(windows: list[accurate.Window], rng: np.random.Generator) -> list[list[accurate.Window]]:
    """Draw batches of windows of like length."""
    order = rng.permutation(len(windows))
    found = []
    for chunk in np.array_split(order, max(1, len(order) // (20 * SETTINGS.batch))):
        ranked = sorted(chunk, key=lambda i: len(windows[i].rows))
        found += [ranked[i : i + SETTINGS.batch] for i in range(0, len(ranked), SETTINGS.batch)]
    return [[windows[i] for i in found[n]] for n in rng.permutation(len(found))]


def _loss(
    tagger: nn.Module,
    part: Part,
    batch: list[accurate.Window],
    rng: np.random.Generator,
    shares: torch.Tensor | None,
) -> torch.Tensor:
    """Give the negative log likelihood of the chains of a batch, and plain cross-entropy beside it, a word."""
    scores, rows = _read_partly(tagger, part, batch, SETTINGS.hidden, rng)
    states = part.states[rows]
    chained = _chain_loss(tagger, scores, states, part, rows)
    if shares is not None:
        return chained + SETTINGS.soft * nn.functional.cross_entropy(scores, shares[torch.from_numpy(rows)])
    tags = torch.from_numpy(decode.TAG_OF_STATE[states])
    return chained + SETTINGS.plain * nn.functional.cross_entropy(scores, tags)


def _loss_tagged(
    tagger: nn.Module, told: Part, shares: torch.Tensor, batch: list[accurate.Window], rng: np.random.Generator
) -> torch.Tensor:
    """Give the same of chains that networks tagged, and the cross-entropy with their shares of tags."""
    scores, rows = _read_partly(tagger, told, batch, SETTINGS.hidden_tagged, rng)
    chained = _chain_loss(tagger, scores, told.states[rows], told, rows)
    return SETTINGS.tagged * chained + nn.functional.cross_entropy(scores, shares[torch.from_numpy(rows)])


def _read_partly(
    tagger: nn.Module, part: Part, batch: list[accurate.Window], hidden: float, rng: np.random.Generator
) -> tuple[torch.Tensor, np.ndarray]:
    """Score the words of a batch, a share of their pieces hidden; and give their rows."""
    page = accurate.layout(batch, part.pieces)
    hide = (rng.random(page.ids.shape) < hidden) & (page.marks > 0)
    page = page._replace(ids=np.where(hide, HIDDEN, page.ids))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        told = tagger(*map(torch.from_numpy, (page.ids, page.marks, page.mask))).float()
    scores = torch.cat([told[i, torch.from_numpy(a)] for i, a in enumerate(page.places)])
    return scores, np.concatenate([w.rows for w in batch])


def _chain_loss(
    tagger: nn.Module, scores: torch.Tensor, states: np.ndarray, part: Part, rows: np.ndarray
) -> torch.Tensor:
    between, first, last = (
        torch.where(torch.from_numpy(ok), getattr(tagger, name), -1e4)
        for ok, name in zip(decode.valid(), decode.Chain._fields, strict=True)
    )
    runs = part.runs[rows]
    starts = np.flatnonzero(np.r_[True, np.diff(runs) != 0])
    lengths = np.diff(np.r_[starts, len(runs)])
    step = np.arange(lengths.max())
    grid = np.minimum(starts[:, None] + step, len(runs) - 1)
    alive = torch.from_numpy(step < lengths[:, None])
    emit = scores[:, torch.from_numpy(decode.TAG_OF_STATE)][torch.from_numpy(grid)]
    gold = torch.from_numpy(states[grid])
    path = (emit.gather(2, gold[:, :, None])[:, :, 0] * alive).sum()
    # A paragraph that a window cuts may begin and end within a span.
    ends = starts + lengths - 1
    first = first * torch.from_numpy(part.begins[rows[starts]])[:, None]
    last = last * torch.from_numpy(part.begins[rows[ends] + 1])[:, None]
    each = torch.arange(len(lengths))
    path = path + (between[gold[:, :-1], gold[:, 1:]] * alive[:, 1:]).sum() + first[each, gold[:, 0]].sum()
    path = path + last[each, gold[each, torch.from_numpy(lengths - 1)]].sum()
    now = emit[:, 0] + first
    for t in step[1:]:
        ahead = torch.logsumexp(now[:, :, None] + between, dim=1) + emit[:, t]
        now = torch.where(alive[:, t, None], ahead, now)
    return (torch.logsumexp(now + last, dim=1).sum() - path) / len(runs)
