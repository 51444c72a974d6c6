"""How alike two passages could be at most, by their words alone: what cannot reach a bound need not be compared."""

import math
from collections import Counter
from functools import cache
from itertools import chain

from analysis import resources, similarity

# With fewer passages than this, rarity among them is taken to be rarity in news, as `similarity.prepare` does.
_FEW = 20
_SLACK = 1e-6
Terms = frozenset[str]


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
    passages = list(chain.from_iterable(pairs))
    keys = {p: frozenset(t.key for t in similarity.terms(p) if t.kind != "negation") for p in dict.fromkeys(passages)}
    held = Counter(chain.from_iterable(keys[p] for p in passages))
    news = dict(zip(held, similarity.rarity(list(held)).tolist(), strict=True))
    local = {key: math.log((len(passages) + 1) / count) + 0.1 for key, count in held.items()}
    scales = [_Scale(keys, news), _Scale(keys, news if len(passages) < _FEW else local)]
    bound = math.log(least / (1 - least)) - _SLACK
    return any(_most(keys[one], keys[other], *scales) >= bound for one, other in pairs)


class _Scale:
    """Weights of terms, and of each passage their sum and the sum of their squares."""

    def __init__(self, passages: dict[str, Terms], weight: dict[str, float]) -> None:
        self.weight = weight
        self.sums = {keys: self.add(keys) for keys in passages.values()}

    def add(self, keys: Terms) -> tuple[float, float]:
        """Add up the weights of some terms, and their squares."""
        weights = [self.weight[key] for key in keys]
        return sum(weights), sum(w * w for w in weights)

    def shares(self, one: Terms, other: Terms, common: Terms) -> tuple[float, float]:
        """Give the mean share of each that is common, by weight, and the cosine."""
        (sum_one, squares_one), (sum_other, squares_other) = self.sums[one], self.sums[other]
        if not (sum_one and sum_other):
            return 0.0, 0.0
        shared, squares = self.add(common)
        return (shared / sum_one + shared / sum_other) / 2, squares / math.sqrt(squares_one * squares_other)


def _most(left: Terms, right: Terms, news: _Scale, local: _Scale) -> float:
    """Give the mean log odds of both directions at their best: no likelihood of a pair is above it."""
    common = left & right
    cover, cosine = news.shares(left, right, common)
    cover_local, cosine_local = local.shares(left, right, common)
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
        "rarest": max((news.weight[key] for key in common), default=0.0) / 10,
        "length_left": length,
        "length_right": length,
        "meaning": 0.0,
        "intercept": 1.0,
    }
    return sum(weight * known[name] if name in known else max(weight, 0.0) for name, weight in _weights())


@cache
def _weights() -> list[tuple[str, float]]:
    names = (*similarity.EVIDENCE, "intercept")
    return list(zip(names, resources.weights("similarity")["same"].tolist(), strict=True))
