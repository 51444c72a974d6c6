"""Write a network for the CPU, its weights in eight bits."""

import tempfile
from pathlib import Path

import numpy as np
import torch

# Words with few very large values pass through these; eight bits for all of a window at once blur what is small.
_BY_BLOCK = ("layer.0/", "layer.1/", "layer.2/")
_BLOCK = 128


def write(network: torch.nn.Module, target: Path, inputs: tuple[str, ...], output: str) -> None:
    """Write a network as ONNX, with names for what goes in, windows of numbered pieces, and for what comes out.

    Windows are read one at a time, without a mask: for that alone a third more time would go by.

    Products of matrices take their inputs in eight bits, scaled for each window; those of the feed-forward layers at
    the bottom scale each word by blocks instead, which costs a fifth of the speed and halves the error. Each word
    piece's vector has a scale of its own.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    with tempfile.TemporaryDirectory() as folder:
        whole, blocks = Path(folder) / "whole.onnx", Path(folder) / "blocks.onnx"
        given = (torch.ones((2, 16), dtype=torch.int64),) * len(inputs)
        axes = {0: "windows", 1: "pieces"}
        # Scores for each piece, or one answer for the whole.
        rank = network(*given).ndim
        torch.onnx.export(
            network,
            given,
            str(whole),
            input_names=list(inputs),
            output_names=[output],
            dynamic_axes=dict.fromkeys(inputs, axes) | {output: axes if rank > 1 else {0: "windows"}},
            dynamo=False,
        )
        model = onnx.load(whole)
        others = [node.name for node in model.graph.node if node.op_type == "MatMul" and not _by_block(node.name)]
        by_block = MatMulNBitsQuantizer(
            model, bits=8, block_size=_BLOCK, is_symmetric=True, accuracy_level=4, nodes_to_exclude=others
        )
        by_block.process()
        _pack_vectors(by_block.model.model)
        by_block.model.save_model_to_file(str(blocks), use_external_data_format=False)
        quantize_dynamic(blocks, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])


def _by_block(name: str) -> bool:
    return any(layer in name for layer in _BY_BLOCK) and "attention" not in name


def _pack_vectors(model) -> None:  # type: ignore[no-untyped-def]
    """Hold the large table of vectors in eight bits, a scale for each row."""
    from onnx import TensorProto, helper, numpy_helper

    held = {one.name: one for one in model.graph.initializer}
    for at, node in enumerate(list(model.graph.node)):
        table = held.get(node.input[0]) if node.op_type == "Gather" else None
        if table is None or len(table.dims) != 2 or np.prod(table.dims) < 1_000_000:
            continue
        values = numpy_helper.to_array(table)
        scale = np.maximum(np.abs(values).max(axis=1, keepdims=True), 1e-9) / 127
        packed = np.round(values / scale).astype(np.int8)
        name, (out,) = table.name, node.output
        model.graph.initializer.remove(table)
        model.graph.initializer.extend(
            [numpy_helper.from_array(packed, f"{name}.packed"), numpy_helper.from_array(scale, f"{name}.scale")]
        )
        model.graph.node.remove(node)
        steps = [
            helper.make_node("Gather", [f"{name}.packed", node.input[1]], [f"{out}.packed"]),
            helper.make_node("Cast", [f"{out}.packed"], [f"{out}.whole"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [f"{name}.scale", node.input[1]], [f"{out}.scale"]),
            helper.make_node("Mul", [f"{out}.whole", f"{out}.scale"], [out]),
        ]
        for n, step in enumerate(steps):
            model.graph.node.insert(at + n, step)
        return
