"""Do two passages say the same? Words, names, numbers, negations and meaning are weighed into one calibrated answer."""

from analysis.similarity.evidence import EVIDENCE, alike, evidence, same
from analysis.similarity.matrices import Passages, prepare
from analysis.similarity.meaning import unit, vectors
from analysis.similarity.numbers import Number
from analysis.similarity.numbers import within as read_numbers
from analysis.similarity.words import Term, negated, rarity, terms

__all__ = [
    "EVIDENCE",
    "Number",
    "Passages",
    "Term",
    "alike",
    "evidence",
    "negated",
    "prepare",
    "rarity",
    "read_numbers",
    "same",
    "terms",
    "unit",
    "vectors",
]
