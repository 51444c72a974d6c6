"""How likely an article reports a fact at all."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.facts import presence

# Article "a" has three sentences, of which the second has a clause; article "b" has two.
STATEMENTS = pd.DataFrame(
    {
        "article": ["a", "a", "a", "a", "b", "b"],
        "text": [
            "Rain fell.",
            "Lund called it “a ruin”, and left.",
            "and left.",
            "The gate shut.",
            "It was late.",
            "No.",
        ],
        "whole": [0, 1, 1, 3, 4, 5],
    }
)
REPORTS = [0.1, 0.3, 0.2, 0.4, 0.5, 0.6]
CELLS = pd.DataFrame({"left": range(6), "article": [*"bbbb", *"aa"], "reports": REPORTS}).astype(
    {"article": pd.CategoricalDtype(["a", "b"])}
)


def best(left, reports=0.2, tellers=1):
    article = [1 if one < 4 else 0 for one in left]
    return pd.DataFrame({"left": left, "article": article, "reports": reports, "tellers": tellers})


def odds(p):
    return pytest.approx(np.log(p / (1 - p)))


def test_a_clause_is_seen_with_its_sentence_and_the_sentences_around_it():
    found = presence.evidence(best([2]), CELLS, STATEMENTS).iloc[0]
    assert [found[name] for name in ("nearest", "sentence", "before", "after")] == [
        odds(0.2),
        odds(0.3),
        odds(0.1),
        odds(0.4),
    ]
    assert found["length"] == pytest.approx(np.log(2)) and not found["quoted"]


def test_at_the_ends_of_an_article_the_sentence_stands_for_its_neighbour():
    first, last, other = presence.evidence(best([0, 3, 4]), CELLS, STATEMENTS).to_dict("records")
    assert first["before"] == odds(0.1) and first["after"] == odds(0.3)
    assert last["before"] == odds(0.3) and last["after"] == odds(0.4)
    assert other["before"] == odds(0.5) and other["length"] == pytest.approx(np.log(3))


@pytest.mark.parametrize(
    ("text", "quoted"), [("‘A ruin’, she said.", 1), ("The port’s gate.", 0), ('It is "shut".', 1)]
)
def test_a_quotation_is_told_by_its_opening_mark(text, quoted):
    statements = STATEMENTS.assign(text=[text] * len(STATEMENTS))
    assert presence.evidence(best([0]), CELLS, statements)["quoted"].tolist() == [quoted]


@given(st.floats(0.001, 0.3), st.floats(0.001, 0.3), st.sampled_from(["fast", "accurate"]))
def test_the_nearer_an_article_comes_the_likelier_it_has_the_fact(one, two, engine):
    near, far = (
        presence.likely(presence.evidence(best([0], p), CELLS.assign(reports=[p, *REPORTS[1:]]), STATEMENTS), engine)[0]
        for p in (max(one, two), min(one, two))
    )
    assert 0 <= far <= near <= 1


def test_without_facts_there_is_nothing_to_weigh():
    found = presence.evidence(best([0]).iloc[:0], CELLS.iloc[:0], STATEMENTS)
    assert presence.likely(found).tolist() == []
