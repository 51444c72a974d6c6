"""The README's accuracy and speed tables, reproduced: run by hand, on gold corpora that do not ship."""

from analysis.benchmark.attributions import span_accuracy
from analysis.benchmark.crowded import crowded
from analysis.benchmark.readme import blocks
from analysis.benchmark.running import NAMES, run
from analysis.benchmark.scale import scale

__all__ = ["NAMES", "blocks", "crowded", "run", "scale", "span_accuracy"]
