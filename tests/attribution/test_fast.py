"""The fast engine: what its tables add up is what every feature's weight, looked up one by one, adds up."""

import numpy as np
import pandas as pd
import pytest
from attributing import tables
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import resources
from analysis.attribution import decode, fast, features, keys, surroundings, templates, words

PARTS = [
    "Mayor Lund said ",
    "“no,” ",
    "that the pier, ",
    "closed in 1954. ",
    "\n",
    "‘Stop",
    "told the Post ",
    "; ",
    "zq ",
]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


def read(text: str) -> pd.DataFrame:
    return words.read(*tables(text))


def one_by_one(described: features.Described) -> np.ndarray:
    """Add up weights with a dictionary for each feature and no table, block or pad."""
    arrays = resources.weights("fast")
    found = np.zeros((len(described.place), arrays["weights"].shape[1]), dtype=np.float64)
    key, row = 0, 0
    for gram, made, size in zip(templates.GRAMS, templates.keys(described), arrays["sizes"], strict=True):
        known = arrays["keys"][key : key + size].tolist()
        for column, _ in enumerate(gram.places):
            held = {k: arrays["weights"][row + i] for i, k in enumerate(known)}
            for word, k in enumerate(made[:, column].tolist()):
                found[word] += held.get(k, 0) * float(arrays["scale"])
            row += size
        key += size
    return found


@settings(max_examples=15, deadline=None)
@given(TEXTS)
def test_scores_are_the_sum_of_the_weights_of_each_feature(text):
    found = read(text)
    np.testing.assert_allclose(fast.scores(found), one_by_one(features.describe(found)), atol=1e-4)


def test_blocks_do_not_show(monkeypatch):
    found = read("".join(PARTS) * 30)
    whole = fast.scores(found)
    monkeypatch.setattr(fast, "_BLOCK", 7)
    np.testing.assert_allclose(fast.scores(found), whole, atol=1e-4)


def test_scores_of_an_article_do_not_depend_on_what_else_is_read():
    one, two = tables("Lund said so.", "a"), tables("“The pier was built in 1954,” a plaque says.", "b")
    both = fast.scores(words.read(*(pd.concat(pair, ignore_index=True) for pair in zip(one, two, strict=True))))
    np.testing.assert_allclose(both, np.concatenate([fast.scores(words.read(*one)), fast.scores(words.read(*two))]))


def test_no_words_have_no_scores():
    assert fast.scores(read("")).shape == (0, len(decode.TAGS))


def test_of_the_keys_learned_no_two_share_a_slot():
    arrays = resources.weights("fast")
    assert len(arrays["sizes"]) == len(templates.GRAMS)
    known = np.split(arrays["keys"], np.cumsum(arrays["sizes"])[:-1])
    for own, bits in zip(known, arrays["bits"].tolist(), strict=True):
        assert len(np.unique(fast.slot(own, bits))) == len(own)


def test_a_key_that_was_not_learned_has_no_weight():
    arrays = resources.weights("fast")
    table = fast.lay_out(arrays).tables[0]
    known = arrays["keys"][: arrays["sizes"][0]]
    assert (table.find(known) == np.arange(1, len(known) + 1)).all()
    strange = np.setdiff1d(np.random.default_rng(0).integers(1, 1 << 32, 5000, dtype=np.uint32), known)
    assert not table.find(strange).any()
    assert not table.weights[:, 0].any()


def test_no_feature_looks_further_than_the_pad_between_paragraphs():
    for gram in templates.GRAMS:
        seen = [place + k for place in gram.places for _, k in gram.parts]
        assert max(map(abs, seen)) <= features.REACH
        assert list(gram.places) == sorted(gram.places)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("said", "Said", ("word", "kind")), ("1954", "2016", ("word", "shape")), ("rowed", "mowed", ("ending", "kind"))],
)
def test_what_words_have_in_common(one, other, same):
    names = list(features.describe(read("")).kinds)
    a, b = (dict(zip(names, features._describe(w), strict=True)) for w in (one, other))
    assert all(a[name] == b[name] for name in same)
    assert a != b or one == "1954"


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 2)), max_size=40))
def test_the_nearest_cue_is_the_one_found_by_looking(marks):
    is_one = np.array([one for one, _ in marks], dtype=bool)
    number = np.cumsum([step == 0 for _, step in marks]).astype(int)
    within = keys.run(number)
    for at in range(len(marks)):
        same = [i for i in range(len(marks)) if is_one[i] and number[i] == number[at]]
        assert surroundings._before(is_one, within)[at] == max((i for i in same if i <= at), default=-1)
        assert surroundings._after(is_one, within)[at] == min((i for i in same if i > at), default=-1)


def test_distances_are_put_in_classes_that_widen():
    found = keys.bucket(np.arange(60))
    assert (np.diff(found.astype(int)) >= 0).all()
    assert found[0] == 0
    assert found[40] == found[59] == found.max()
