"""Make the encoder of words and sentences small: MiniLM as it comes, nothing learned here, weights in eight bits."""

import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import nn

from analysis.learning import networks, shipping
from analysis.wording.encoded import LAYERS

_CARD: dict[str, Any] = {
    "name": "encoder",
    "what": "MiniLM, six layers, as its authors trained it to find like sentences; gives layers 2 and 4 beside one "
    "another (vectors, for wording) and layer 6 (states, for facts) of every word piece; int8",
    "corpus": "none of this project's; its authors name theirs (a billion pairs of sentences from public collections)",
    "split": "nothing was learned here",
    "date": "2026-11-22",
    "limits": "English; near in meaning is not the same: a number or a negation moves a vector little",
    "licence": "weights and vocabulary Apache-2.0, see NOTICE",
    "command": "python -m analysis.learning embeddings --corpus DIR",
}


class Layers(nn.Module):
    """The encoder alone: what three of its layers give for every word piece."""

    def __init__(self, base: Path):
        from safetensors.torch import load_file
        from transformers import BertConfig, BertModel

        super().__init__()
        self.encoder = BertModel(BertConfig.from_json_file(str(base / "config.json")), add_pooling_layer=False)
        self.encoder.load_state_dict(load_file(str(base / "model.safetensors")), strict=False)

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Read the word pieces of passages that are equally long."""
        states = self.encoder(input_ids=ids, output_hidden_states=True).hidden_states
        return torch.cat([states[layer] for layer in LAYERS], dim=-1), states[-1]


def run(corpus: Path, seed: int = 0) -> dict[str, Any]:
    """Write the network `encoder`, its weights in eight bits, with its card.

    Parameters
    ----------
    corpus : path
        Not read; kept for symmetry with the learners.
    seed : int
        Nothing is drawn by chance.

    Returns
    -------
    dict
        The size of the file.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    path = shipping.MODELS / "encoder.onnx"
    reader = Layers(networks.small_base()).eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        ids = torch.ones((2, 16), dtype=torch.int64)
        axes = {0: "passages", 1: "pieces"}
        torch.onnx.export(
            reader,
            (ids,),
            str(whole),
            input_names=["ids"],
            output_names=["vectors", "states"],
            dynamic_axes=dict.fromkeys(["ids", "vectors", "states"], axes),
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    scores = {"megabytes": round(path.stat().st_size / 1e6, 1)}
    card = {**_CARD, "seed": seed, "scores": scores}
    shipping.card("encoder", card)
    return scores
