"""The accurate engine: how words are laid out for the encoder, and what comes back."""

import numpy as np
import pandas as pd
import pytest
from attributing import tables

from analysis import attribution, resources, schema
from analysis.attribution import accurate, decode, words

TEXT = "\n\n".join(
    [
        "Mayor Ida Lund said on Monday that the pier would close.",
        "Two city clerks, who asked not to be named, told the Harbor Post that it would cost $12 million.",
        "“We have run out of time,” Lund added. The harbor company declined to comment.",
    ]
)


@pytest.fixture(params=[1, 30])
def read(request):
    """Return the words of a short text and of a long one."""
    return words.read(*tables("\n\n".join([TEXT] * request.param)))


def test_every_word_stands_in_one_window_and_none_is_too_long(read):
    starts = accurate.pieces(read).starts
    found = accurate.windows(read, starts)
    assert np.concatenate([w.rows for w in found]).tolist() == list(range(len(read)))
    assert all(starts[w.rows[-1] + 1] - starts[w.rows[0]] <= accurate.WINDOW_PIECES for w in found)


def test_a_word_stands_where_its_first_piece_is_laid(read):
    pieces = accurate.pieces(read)
    found = accurate.windows(read, pieces.starts)
    page = accurate.layout(found, pieces)
    for row, window in enumerate(found):
        first = pieces.starts[window.rows]
        assert page.ids[row, page.places[row]].tolist() == pieces.ids[first].tolist()
        assert page.marks[row, page.places[row]].tolist() == pieces.marks[first].tolist()
        assert page.mask[row, page.places[row]].all()


def test_a_piece_tells_capitals_and_quotation():
    read = words.read(*tables("Lund said “The NAVY left in 1954.”"))
    pieces = accurate.pieces(read)
    shape, state = divmod(pieces.marks[pieces.starts[:-1]] - 1, accurate.STATES)
    assert dict(zip(read["word"], shape.tolist(), strict=True)) | {"“": 0, "”": 0, ".": 0} == {
        "Lund": 1, "said": 0, "“": 0, "The": 1, "NAVY": 2, "left": 0, "in": 0, "1954": 3, ".": 0, "”": 0,
    }  # fmt: skip
    assert state.tolist() == read["state"].tolist()


def test_a_paragraph_longer_than_a_window_is_cut():
    long = words.read(*tables("Lund said that it rained and " * 200))
    starts = accurate.pieces(long).starts
    assert len(accurate.windows(long, starts)) > len(accurate.windows(long, starts, 2 * accurate.WINDOW_PIECES)) > 2


def test_there_is_a_score_for_every_word_and_tag(read):
    scores = accurate.scores(read)
    assert scores.shape == (len(read), len(decode.TAGS))
    assert np.isfinite(scores).all()
    assert accurate.scores(read.iloc[:0]).shape == (0, len(decode.TAGS))


def test_scores_of_an_article_do_not_depend_on_what_else_is_read():
    one, two = tables(TEXT, "a"), tables("The pier was built in 1954, a plaque says. " * 60, "b")
    alone = accurate.scores(words.read(*one))
    both = accurate.scores(words.read(*(pd.concat(pair, ignore_index=True) for pair in zip(one, two, strict=True))))
    assert (both[: len(alone)] == alone).all()


def test_both_engines_fill_the_same_tables():
    for engine in attribution.ENGINES:
        found, spans = attribution.find(*tables(TEXT), engine=engine)
        assert schema.problems("attributions", found) == schema.problems("spans", spans) == []
        sources = spans.loc[spans["role"] == "source", "text"].str.rstrip(" ,")
        assert {"Mayor Ida Lund", "Lund", "The harbor company"} <= set(sources)
        assert (found["act"] == "non_response").sum() == 1


def test_the_vocabulary_is_the_base_encoders():
    vocabulary = resources.wordpieces()
    assert len(vocabulary) == 30522
    assert (vocabulary["[CLS]"], vocabulary["[SEP]"], vocabulary["[UNK]"]) == (101, 102, 100)
