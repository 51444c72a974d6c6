"""Articles scored together: each as if it stood alone."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import resources, schema, wording
from analysis.text import paragraphs, sentences
from analysis.wording import encoded, model, pages, scan

LOUD = "Critics say the so-called reform was a train wreck.\nLund slammed it, turning up the heat on ‘weak’ Brenn."
QUOTE = "“It is a reckless gamble by shameless men,” said Doyle. The brutal fee is not outrageous."
CALM = "The port council met on Monday. Brutal Storm left the port. A brutal wind blew."


def tables(texts):
    places, lines = [], []
    for article, text in texts.items():
        base = {"article": article, "role": "body", "paragraph": 0, "sentence": 0}
        for a, b in paragraphs(text):
            places.append(base | {"start": a, "end": b})
            lines += [base | {"start": s, "end": e} for s, e in sentences(text, a, b)]
    return (
        pd.DataFrame({"article": list(texts), "text": list(texts.values())}, dtype="str"),
        schema.frame("paragraphs", places),
        schema.frame("sentences", lines),
        schema.frame("attributions", []),
        schema.frame("spans", []),
    )


def found(texts, engine="fast"):
    table = wording.loaded(*tables(texts), engine=engine)
    return {article: table[table["article"] == article].reset_index(drop=True) for article in texts}


@pytest.mark.parametrize("engine", ["fast", "accurate"])
def test_an_article_scores_the_same_beside_any_others(engine):
    texts = {"a": LOUD, "b": QUOTE, "c": CALM}
    together, turned = found(texts, engine), found(dict(reversed(texts.items())), engine)
    for name, text in texts.items():
        alone = found({name: text}, engine)[name]
        pd.testing.assert_frame_equal(together[name], alone)
        pd.testing.assert_frame_equal(turned[name], alone)


def test_more_articles_than_are_scored_at_once(monkeypatch):
    monkeypatch.setattr(pages, "MOST_ARTICLES", 2)
    texts = {str(i): f"{LOUD} {i}" for i in range(5)}
    parts = found(texts)
    assert all(len(part) == len(parts["0"]) > 0 for part in parts.values())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="aB .,!?“”‘’\"'\n😀\0é-", max_size=80), max_size=4))
def test_spans_of_joined_articles_are_their_own(texts):
    named = {str(i): text for i, text in enumerate(texts)}
    table = wording.loaded(*tables(named))
    for row in table.itertuples():
        assert 0 <= row.start < row.end <= len(named[row.article])


def test_places_weigh_as_their_matrix_does():
    words = scan.words(f"{LOUD}\n{QUOTE}", paragraphs(f"{LOUD}\n{QUOTE}"))
    flags = resources.weights("wording")["flags"].astype(float)
    assert model._place(words, flags) == pytest.approx(model.flag_matrix(words) @ flags, abs=1e-5)


def test_a_passage_lies_between_a_sentence_and_an_article():
    share = [
        encoded.article_share(scan.words(text, [(0, len(text))]))
        for text in ("A vote was held. " * n for n in (1, 2, 5, 8, 30))
    ]
    assert [s[0] for s in share] == sorted(s[0] for s in share)
    assert share[0][0] == 0 and share[-2][0] == share[-1][0] == 1
    rows = np.array([[0.0, 1.0], [2.0, 3.0]])
    assert encoded.between(rows, 0.5).tolist() == [1.0, 2.0]
