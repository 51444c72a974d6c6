"""Word lists and weights are found by name, and a wrong name says which names are right."""

import numpy as np
import pytest

from analysis import resources


def test_a_list_has_the_columns_that_its_header_names():
    table = resources.lexicon("abbreviations")
    assert list(table) == ["abbreviation", "kind", "example"]
    assert table["example"].str.len().gt(0).all()


def test_an_unknown_list_names_those_that_exist():
    with pytest.raises(FileNotFoundError, match="no word list 'verbs'; available: abbreviations, "):
        resources.lexicon("verbs")


def test_weights_have_cards_that_say_where_they_come_from():
    for name in ("fast", "wording", "similarity"):
        assert resources.weights(name)
        assert {"corpus", "scores", "limits"} <= set(resources.card(name))


def test_an_output_is_the_same_where_no_other_is_computed():
    given = {"ids": np.array([[101, 2000, 3000, 102]])}
    session = resources.session("encoder")
    whole, part = (session.run(["vectors"], given, options)[0] for options in (None, resources.asked_only()))
    assert np.array_equal(whole, part)
