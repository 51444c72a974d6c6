"""Headline findings under other definitions: what would have been found had the lines been drawn elsewhere."""

from analysis.specifications.choices import DIMENSIONS, Specification, specifications
from analysis.specifications.findings import left_out, loaded_rate, unnamed_share
from analysis.specifications.summary import orders, ranges

__all__ = [
    "DIMENSIONS",
    "Specification",
    "left_out",
    "loaded_rate",
    "orders",
    "ranges",
    "specifications",
    "unnamed_share",
]
