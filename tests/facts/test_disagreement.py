"""How two passages disagree."""

import pytest

from analysis.facts import amounts, assertion, disagreement


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("The port hires 40 guards.", "The port hires more than 30 guards.", []),
        ("The port hires 40 guards.", "The port hires up to 50 guards.", []),
        ("The port hires 40 guards.", "The port hires nearly 45 guards.", []),
        ("The port hires about 40 guards.", "The port hires roughly 90 guards.", []),
        ("The port hires 40 guards.", "The port hires at least 60 guards.", [["numbers", "40 guards", "60 guards"]]),
        ("The port hires 40 guards.", "The port hires fewer than 30 guards.", [["numbers", "40 guards", "30 guards"]]),
        ("The port hires 40 guards.", "The port hires some 90 guards.", [["numbers", "40 guards", "90 guards"]]),
        (
            "It checked 310 of 7,900 boats.",
            "It checked fewer than 4% of the boats.",
            [["rounded", "310 of 7,900", "4%"]],
        ),
        ("It checked 310 of 7,900 boats.", "It checked 12% of the boats.", []),
    ],
)
def test_numbers_disagree_where_the_one_may_not_stand_for_the_other(one, two, expected):
    assert [list(row) for row in disagreement.disagreement(one, two)] == expected
    assert [[kind, b, a] for kind, a, b in disagreement.disagreement(two, one)] == expected


@pytest.mark.parametrize("content", ["", "\x00", "1 " * 400, "could " * 500, "not " * 500, "“" * 300, "مرحبا 7"])
def test_odd_passages_never_raise(content):
    disagreement.disagreement(content, "The port hires 40 guards.")
    assertion.negation(content, content)
    assert isinstance(amounts.read(content), list)
