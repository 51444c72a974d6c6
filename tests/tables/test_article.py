"""The article view: everything marked where it stands, everything escaped."""

import html
import re

import made
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.tables.article import article_view, article_views


def shown(s, article: str) -> str:
    return article_view(article, s.articles, s.paragraphs, s.spans, s.attributed, s.loaded).body


def words(body: str) -> str:
    """Give the text of a view without its labels."""
    bare = re.sub(r"<sup>.*?</sup>|<span class=\"role\">.*?</span>", "", body)
    return html.unescape(re.sub(r"<[^>]+>", "", bare.replace("</p>", "\n\n"))).strip()


@pytest.mark.parametrize("article", made.TEXTS)
def test_the_text_is_shown_whole_and_unaltered(article):
    assert words(shown(made.story(), article)) == made.TEXTS[article]


def test_marks_have_a_label_in_words_or_numbers():
    body = shown(made.story(), "b2-ledger")
    assert '<sup>0 unnamed</sup><mark class="source unnamed">officials</mark>' in body
    assert "<sup>attack</sup>" in body


def test_overlapping_marks_keep_each_their_own():
    assert '<mark class="cue loaded">slammed</mark>' in shown(made.story(), "b2-ledger")


def test_what_is_not_counted_is_grey_and_says_its_role():
    body = shown(made.story(), "a1-harbor")
    assert '<p dir="auto" class="aside"><span class="role">boilerplate</span>' in body


def test_an_unknown_article_is_refused_with_those_there_are():
    with pytest.raises(KeyError, match="a1-harbor"):
        shown(made.story(), "nobody")


def test_every_article_has_a_view_and_the_first_the_legend():
    s = made.story()
    views = article_views(s, s.loaded)
    assert [view.legend for view in views] == [True, False, False]
    assert len({view.heading for view in views}) == 3


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80), st.data())
def test_no_text_can_break_out_of_its_marks(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    s = made.story()
    articles = s.articles.iloc[:1].assign(text=[text])
    paragraph = {"article": "a1-harbor", "paragraph": 0, "start": 0, "end": len(text), "role": "body"}
    span = {"article": "a1-harbor", "attribution": 0, "role": "source", "start": start, "end": end, "text": "x"}
    tables = (schema.frame("paragraphs", [paragraph]), schema.frame("spans", pd.DataFrame([span])))
    body = article_view("a1-harbor", articles, *tables, s.attributed, s.loaded.iloc[:0]).body
    assert set(re.findall(r"<(\w+)", body)) <= {"p", "mark", "sup"}
    assert body.count("<mark") == body.count("</mark>") == 1
