"""Loads word lists and learned weights, the one place that does. Nothing is read before it is asked for."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd


@cache
def lexicon(name: str) -> pd.DataFrame:
    """Read a word list of `analysis/lexicons`.

    A list is tab-separated text. Lines that start with ``#`` are its header: where it comes from, how it was curated,
    and, in the last of them, the names of the columns.

    Parameters
    ----------
    name : str
        The file's name without ``.txt``.

    Returns
    -------
    DataFrame
        One row an entry, one column a name of the header, all strings; an absent cell is the empty string.

    Raises
    ------
    FileNotFoundError
        If there is no such list; the message names those that exist.

    Examples
    --------
    >>> lexicon("abbreviations").loc[0, "abbreviation"]
    'Mr.'
    """
    folder = files("analysis") / "lexicons"
    path = folder / f"{name}.txt"
    if not path.is_file():
        known = sorted(p.name.removesuffix(".txt") for p in folder.iterdir() if p.name.endswith(".txt"))
        raise FileNotFoundError(f"no word list {name!r}; available: {', '.join(known)}")
    lines = path.read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")]
    columns = header[-1].lstrip("# ").split("\t")
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return pd.DataFrame([row + [""] * (len(columns) - len(row)) for row in rows], columns=columns, dtype="str")


@cache
def weights(name: str) -> dict[str, np.ndarray]:
    """Load the arrays of `analysis/models/NAME.npz`, in a format that cannot run code."""
    with (files("analysis") / "models" / f"{name}.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return dict(arrays)


@cache
def session(name: str, threads: int = 0) -> Any:
    """Open the network of `analysis/models/NAME.onnx` for the CPU; with 0 threads it takes one for each core."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads
    path = files("analysis") / "models" / f"{name}.onnx"
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])


@cache
def asked_only() -> Any:
    """Give the option by which a network computes what is asked of it and no other output; results are the same."""
    import onnxruntime

    options = onnxruntime.RunOptions()
    options.only_execute_path_to_fetches = True
    return options


@cache
def wordpieces() -> dict[str, int]:
    """Number the word pieces of `analysis/models/wordpieces.txt`, one a line, from 0."""
    lines = (files("analysis") / "models" / "wordpieces.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


@cache
def card(name: str) -> dict[str, Any]:
    """Load the card of learned weights: corpus, split, date, scores, limits, licence note."""
    return json.loads((files("analysis") / "models" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def template(name: str) -> Any:
    """Read a template of `analysis/templates`; what is filled in is escaped unless it renders itself as HTML."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    folder, _, file = name.rpartition("/")
    loader = PackageLoader("analysis", f"templates/{folder}".rstrip("/"))
    env = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    return env.get_template(file)


@cache
def accuracy(name: str) -> pd.DataFrame:
    """Read what a benchmark found: ``figures/accuracy/NAME.csv`` beside the package.

    Parameters
    ----------
    name : str
        The benchmark's.

    Returns
    -------
    DataFrame
        One row a figure: system, part, figure, value, low, high, of; empty where it was not run, or where the package
        was installed without it.
    """
    path = Path(__file__).resolve().parents[1] / "figures" / "accuracy" / f"{name}.csv"
    if not path.is_file():
        return pd.DataFrame(columns=["system", "part", "figure", "value", "low", "high", "of"])
    return pd.read_csv(path, encoding="utf-8")


@cache
def splitter() -> Any:
    """Give what cuts text into these word pieces, capitals made small."""
    from tokenizers import BertWordPieceTokenizer

    return BertWordPieceTokenizer(wordpieces(), lowercase=True)
