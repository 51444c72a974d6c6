"""How it is worded: loaded words and phrases, each with its category, its score and the voice that it is in."""

from analysis.wording.aligned import choices, passages
from analysis.wording.distinctive import distinctive
from analysis.wording.influence import edited, influence
from analysis.wording.loaded import CUT, counted, loaded
from analysis.wording.rates import concordance, interval, rates
from analysis.wording.terms import categories

__all__ = [
    "CUT",
    "categories",
    "choices",
    "concordance",
    "counted",
    "distinctive",
    "edited",
    "influence",
    "interval",
    "loaded",
    "passages",
    "rates",
]
