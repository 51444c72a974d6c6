"""How alike two passages could be at most, by their words alone: what cannot reach a bound need not be compared."""

import math
from collections import Counter
from itertools import chain

from analysis import resources, similarity

# With fewer passages than this, rarity among them is taken to be rarity in news, as `similarity.prepare` does.
_FEW = 20
_SLACK = 1e-6
Weights = dict[str, float]


def reachable(pairs: list[tuple[str, str]], least: float) -> bool:
    """Whether `similarity.alike`, without reading for meaning, could give any of some pairs a high enough likelihood.

    The terms that two passages share are weighed as it weighs them, and all else is taken to be as good as it can be.
    Comparing takes twenty times as long, and of what shares a few words next to nothing is alike enough.

    Parameters
    ----------
    pairs : list of (str, str)
        All that are compared in one call.
    least : float
        The likelihood.

    Examples
    --------
    >>> pairs = [("The new people won.", "People who won are new."), ("Lund sold ships.", "Rain fell on ships.")]
    >>> reachable(pairs[:1], least=0.6), reachable(pairs[1:], least=0.6)
    (True, False)
    """
    passages = [{term.key for term in similarity.terms(p) if term.kind != "negation"} for pair in pairs for p in pair]
    held = Counter(chain.from_iterable(passages))
    news = dict(zip(held, similarity.rarity(list(held)).tolist(), strict=True))
    local = news if len(passages) < _FEW else {k: math.log((len(passages) + 1) / n) + 0.1 for k, n in held.items()}
    bound = math.log(least / (1 - least)) - _SLACK
    sides = zip(passages[::2], passages[1::2], strict=True)
    return any(_most(left, right, news, local) >= bound for left, right in sides)


def _most(left: set[str], right: set[str], news: Weights, local: Weights) -> float:
    """Give the mean log odds of both directions at their best: no likelihood of a pair is above it."""
    weights = dict(zip((*similarity.EVIDENCE, "intercept"), _weights(), strict=True))
    common = left & right
    cover, cosine = _shares(left, right, common, news)
    cover_local, cosine_local = _shares(left, right, common, local)
    length = (math.log1p(len(left)) + math.log1p(len(right))) / 2
    # In the mean of both directions what one covers of the other counts as much as what it is covered of.
    known = {
        "cover": cover,
        "cover_back": cover,
        "cover_local": cover_local,
        "cover_window": cover_local,
        "cosine": cosine,
        "cosine_local": cosine_local,
        "cosine_around": 0.0,
        "rarest": max((news[key] for key in common), default=0.0) / 10,
        "length_left": length,
        "length_right": length,
        "meaning": 0.0,
        "intercept": 1.0,
    }
    return sum(weight * known[name] if name in known else max(weight, 0.0) for name, weight in weights.items())


def _shares(left: set[str], right: set[str], common: set[str], weight: Weights) -> tuple[float, float]:
    """Give the mean share of each that is common, by weight, and the cosine."""
    shared, one, other = (sum(weight[key] for key in keys) for keys in (common, left, right))
    squares = [sum(weight[key] ** 2 for key in keys) for keys in (common, left, right)]
    if not (one and other):
        return 0.0, 0.0
    return (shared / one + shared / other) / 2, squares[0] / math.sqrt(squares[1] * squares[2])


def _weights() -> list[float]:
    return resources.weights("similarity")["same"].tolist()
