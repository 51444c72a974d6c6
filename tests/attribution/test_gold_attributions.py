"""The fast engine on PolNeAR's dev part: not below what its card says it reaches."""

import pytest

from analysis import attribution, resources
from analysis.learning import matching, polnear


@pytest.fixture(scope="module")
def scored(shared):
    articles, gold = polnear.read(shared / "corpora" / "polnear" / "dev")
    first = ~articles["name"].duplicated()
    articles, gold = articles[first].reset_index(drop=True), [g for g, kept in zip(gold, first, strict=True) if kept]
    return articles, gold, *attribution.find(articles, *polnear.tables(articles))


@pytest.mark.parametrize(("role", "least"), [("source", 0.70), ("cue", 0.66), ("content", 0.57)])
def test_exact_spans(scored, role, least):
    articles, gold, _, spans = scored
    told = set(spans.loc[spans["role"] == role, ["article", "start", "end"]].itertuples(index=False, name=None))
    marked = {(a, *s) for a, of in zip(articles["article"], gold, strict=True) for one in of for s in one[role]}
    assert 2 * len(told & marked) / (len(told) + len(marked)) >= least


def test_whole_attributions_and_their_confidence(scored):
    articles, gold, attributions, spans = scored
    outer = attributions[attributions["parent"].isna()]
    right = matching.right(outer, spans, articles["article"].tolist(), gold)
    assert 2 * right.sum() / (len(outer) + sum(map(len, gold))) >= 0.64
    assert abs(outer["confidence"].mean() - right.mean()) <= 0.08


def test_the_card_names_what_was_learned_from():
    card = resources.card("fast")
    assert {"corpus", "split", "seed", "date", "scores", "limits", "licence", "command"} <= set(card)
