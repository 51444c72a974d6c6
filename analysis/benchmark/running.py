"""One benchmark by its name."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from analysis.benchmark.attributions import attributions, people
from analysis.benchmark.beside import NoTextacyError, textacy
from analysis.benchmark.crowded import crowded
from analysis.benchmark.facts import facts
from analysis.benchmark.gum import gum
from analysis.benchmark.pairs import pairs
from analysis.benchmark.paragraphs import paragraphs
from analysis.benchmark.scale import scale
from analysis.benchmark.speakers import sources
from analysis.benchmark.speed import speed
from analysis.benchmark.trust import trust
from analysis.benchmark.wording import wording

_ON_GOLD: dict[str, tuple[Callable[[Path], pd.DataFrame], str]] = {
    "attributions": (attributions, "polnear/dev"),
    "people": (people, "polnear/train"),
    "paragraphs": (paragraphs, "polnear/sentences-valid.jsonl"),
    "gum": (gum, "gum"),
    "sources": (sources, "sources"),
    "facts": (facts, "facts"),
    "pairs": (pairs, "pairs"),
    "wording": (wording, "babe"),
    "trust": (trust, "sources"),
}
NAMES = (*_ON_GOLD, "speed", "textacy")


def run(name: str, gold: Path | None = None, textacy_python: Path | None = None) -> pd.DataFrame:
    """Run one benchmark.

    Parameters
    ----------
    name : str
        One of `NAMES`, or scale or crowded; the function of that name says what it measures and when not to compare it.
    gold : Path, optional
        The folder of the gold corpora. speed alone needs none: it then reads the sample story.
    textacy_python : Path, optional
        The interpreter of an environment that holds textacy; textacy needs it.

    Returns
    -------
    DataFrame
        One row a figure: system, part, figure, value, low, high (95 % interval, where there is one), of (how many).

    Raises
    ------
    FileNotFoundError
        If there is no such benchmark, or the gold is not there, or no interpreter that can run textacy; the message is
        one sentence.
    """
    if name == "speed":
        return speed(gold)
    if name in ("scale", "crowded"):
        return scale() if name == "scale" else crowded()
    function, needed = _ON_GOLD.get(name, (None, "polnear/dev"))
    if name not in NAMES:
        raise FileNotFoundError(f"no benchmark {name!r}; there are {', '.join(NAMES)}, scale, crowded")
    if gold is None or not (gold / needed).exists():
        raise FileNotFoundError(f"give --gold DIR, a folder that holds {needed}")
    if function:
        return function(gold)
    if textacy_python is None:
        raise NoTextacyError("give --textacy PYTHON, an interpreter of an environment that holds textacy")
    return textacy(gold, textacy_python)
