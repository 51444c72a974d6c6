"""How likely an attribution is right: source and content as a careful annotator would mark them."""

import math
from functools import cache

import numpy as np

from analysis.attribution.drafts import Draft
from analysis.schema import ACTS, FORMS

FOUND_BY = ("tagger", "trailing", "silence", "floating", "citing")
_LENGTHS = (3, 6, 12, 25)


def evidence(draft: Draft, act: str, form: str) -> list[float]:
    """Lay out what the confidence rests on.

    Parameters
    ----------
    draft : Draft
    act, form : str
        As the schema names them.

    Returns
    -------
    list of float
        How sure the tagger and the pairing are, as log odds; what found it; act, form, lengths, what is absent.
    """
    length = sum(e - s for s, e in draft.content) / 6
    return [
        1.0,
        _log_odds(draft.sure),
        _log_odds(draft.paired),
        float(not draft.source),
        float(not draft.cue),
        float(len(draft.content) > 1),
        float(draft.parent is not None),
        *_one_hot(draft.found_by, FOUND_BY),
        *_one_hot(act, ACTS),
        *_one_hot(form, FORMS),
        *[float(length > bound) for bound in _LENGTHS],
    ]


@cache
def _one_hot(value: str, options: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(float(value == option) for option in options)


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


def estimate(rows: list[list[float]], weights: np.ndarray) -> np.ndarray:
    """Turn evidence into probabilities, by a logistic model learned out of fold.

    Right means that content and source agree with an annotator's: contents cover one another by half, sources overlap.
    """
    if not rows:
        return np.zeros(0)
    return np.round(1 / (1 + np.exp(-(np.array(rows) @ weights))), 4)
