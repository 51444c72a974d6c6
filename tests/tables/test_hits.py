"""Loaded words where they stand."""

import made
import pandas as pd

from analysis import tables


def test_each_hit_opens_in_its_whole_sentence():
    shown = tables.hits(made.story())._repr_html_()
    assert "The union, led by Tomas Doyle, <mark>slammed</mark> the brutal cuts.</p>" in shown


def test_whose_words_and_where_are_kept_apart():
    s = made.story()
    counted = s.loaded[s.loaded["score"] >= 0.5]
    body = counted["role"].isin(["body", "excerpt"])
    for voice in ("outlet", "quoted", "excerpt"):
        shown = tables.hits(s, voice)._repr_html_()
        assert shown.count("<details>") == int((body & counted["voice"].eq(voice)).sum())


def test_a_headline_is_counted_apart_from_the_body():
    s = made.story()
    at = made.LEDGER.index("dark")
    hit = {"article": "b2-ledger", "start": at, "end": at + 4, "term": "dark", "category": "unlisted"}
    row = hit | {"voice": "outlet", "score": 0.9, "role": "headline"}
    s.loaded = pd.concat([s.loaded, pd.DataFrame([row])], ignore_index=True)
    data = tables.apart(s).data.set_index("outlet")
    assert data.loc["Daily Ledger", ["loaded, headline", "words, headline"]].tolist() == [1, 7]
    assert data["loaded, headline"].sum() == 1
    assert "Brenn port set to shut after <mark>dark</mark>" in tables.hits(s, apart=True)._repr_html_()
    assert "dark</mark>" not in tables.hits(s)._repr_html_()


def test_what_texts_contain_stays_text():
    s = made.story()
    s.articles["text"] = s.articles["text"].str.replace("brutal", "<b>al")
    assert "<b>" not in tables.hits(s)._repr_html_()


def test_no_hits():
    empty = made.empty()
    assert "none" in tables.hits(empty)._repr_html_() and "none" in tables.apart(empty).html()
