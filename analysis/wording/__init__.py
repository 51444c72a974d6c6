"""How it is worded: loaded words and phrases, each with its category, its score and the voice that it is in."""

from analysis.wording.loaded import CUT, counted, loaded
from analysis.wording.rates import concordance, interval, rates
from analysis.wording.terms import categories

__all__ = ["CUT", "categories", "concordance", "counted", "interval", "loaded", "rates"]
