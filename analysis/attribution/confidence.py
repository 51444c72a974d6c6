"""How likely an attribution is right: source and content as a careful annotator would mark them."""

import numpy as np

from analysis.attribution.drafts import Draft
from analysis.attribution.weigh import weigh
from analysis.schema import ACTS, FORMS

FOUND_BY = ("tagger", "trailing", "silence", "floating", "citing")
_LENGTHS = (3, 6, 12, 25)
Evidence = tuple[float, float, float, bool, bool, bool, bool, str, str, str]


def evidence(draft: Draft, act: str, form: str) -> Evidence:
    """Note what the confidence rests on.

    Parameters
    ----------
    draft : Draft
    act, form : str
        As the schema names them.

    Returns
    -------
    tuple
        How sure the tagger and the pairing are, length of the content in words of six letters; whether source and cue
        are absent, the content has several parts, it stands inside another; what found it, act, form.
    """
    length = sum([end - start for start, end in draft.content]) / 6
    flags = (not draft.source, not draft.cue, len(draft.content) > 1, draft.parent is not None)
    return draft.sure, draft.paired, length, *flags, draft.found_by, act, form


def lay_out(rows: list[Evidence]) -> np.ndarray:
    """Lay evidence out in numbers, one row an attribution: probabilities as log odds, kinds as zeros and ones."""
    sure, paired, length, *flags, found_by, act, form = (np.array(column) for column in zip(*rows, strict=True))
    kinds = [column[:, None] == options for column, options in ((found_by, FOUND_BY), (act, ACTS), (form, FORMS))]
    return np.column_stack(
        [np.ones(len(rows)), _log_odds(sure), _log_odds(paired), *flags, *kinds, length[:, None] > _LENGTHS]
    )


def _log_odds(probability: np.ndarray) -> np.ndarray:
    bounded = np.clip(probability, 0.001, 0.999)
    return np.log(bounded / (1 - bounded))


def estimate(rows: list[Evidence], weights: np.ndarray) -> np.ndarray:
    """Turn evidence into probabilities, by a logistic model learned out of fold.

    Right means that content and source agree with an annotator's: contents cover one another by half, sources overlap.
    """
    if not rows:
        return np.zeros(0)
    return np.round(1 / (1 + np.exp(-weigh(lay_out(rows), weights))), 4)
