"""What words alone could make alike: a bound that no comparison may pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import similarity
from analysis.sources.reach import reachable

WORDS = "the new old port people year government harbor Lund Brenn 12 forty not closed sold ships won crane".split()
PASSAGES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
PAIRS = st.lists(st.tuples(PASSAGES, PASSAGES), min_size=1, max_size=14)


@given(PAIRS, st.sampled_from([0.02, 0.1, 0.3, 0.6]))
def test_what_is_out_of_reach_is_never_that_likely(pairs, least):
    same = similarity.alike(*map(list, zip(*pairs, strict=True)), least=similarity.NEVER)["same"]
    assert reachable(pairs, least) or same.max() < least


@pytest.mark.parametrize("times", [1, 12])
def test_that_passages_are_many_does_not_widen_the_bound(times):
    likely, unlikely = ("The new people won.", "People who won are new."), ("Lund sold ships.", "Rain fell on ships.")
    assert reachable([likely] * times, 0.6)
    assert not reachable([unlikely] * times, 0.6)
