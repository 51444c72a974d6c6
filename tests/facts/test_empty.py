"""Nothing in, nothing out."""

import pytest

from analysis import facts, reuse, schema

CALLS = {
    facts.expected: "coverage facts mentions articles shared",
    facts.weights: "mentions coverage articles shared",
    facts.voices_elsewhere: "articles attributions attributed sources",
    facts.numbers_elsewhere: "articles sentences",
    facts.drift: "articles paragraphs attributions spans attributed sources mentions coverage",
    facts.discrepancies: "articles sentences attributions spans attributed sources mentions coverage quotations",
    reuse.edges: "articles paragraphs sources shared",
    reuse.own_reporting: "articles paragraphs attributions spans attributed shared",
    reuse.quotations: "articles paragraphs spans attributed sources",
}


@pytest.mark.parametrize("call", CALLS, ids=lambda f: f.__name__)
def test_empty_tables_give_empty_tables(call):
    assert call(*(schema.frame(name, []) for name in CALLS[call].split())).empty
