"""Intervals, tests, effect sizes, agreement between coders, and how many articles a study needs."""

from analysis.statistics.chance import relabelled, shuffled
from analysis.statistics.coders import agreement, confusion, disagreements
from analysis.statistics.comparing import adjusted, differences, effect, rates
from analysis.statistics.intervals import LEAST, SEED, by_article, wilson

__all__ = [
    "LEAST",
    "SEED",
    "adjusted",
    "agreement",
    "by_article",
    "confusion",
    "differences",
    "disagreements",
    "effect",
    "rates",
    "relabelled",
    "shuffled",
    "wilson",
]
