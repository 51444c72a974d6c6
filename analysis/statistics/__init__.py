"""Intervals, tests, effect sizes, agreement between coders, errors of measurement, and how many articles to read."""

from analysis.statistics.chance import relabelled, shuffled
from analysis.statistics.coders import agreement, confusion, disagreements
from analysis.statistics.comparing import adjusted, differences, effect, rates
from analysis.statistics.intervals import LEAST, SEED, by_article, wilson
from analysis.statistics.measurement import Errors, differences_by_error, measured
from analysis.statistics.power import articles_needed, likeness, planner

__all__ = [
    "LEAST",
    "SEED",
    "Errors",
    "adjusted",
    "agreement",
    "articles_needed",
    "by_article",
    "confusion",
    "differences",
    "differences_by_error",
    "disagreements",
    "effect",
    "likeness",
    "measured",
    "planner",
    "rates",
    "relabelled",
    "shuffled",
    "wilson",
]
