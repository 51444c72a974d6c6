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
    return article_view(article, s, s.loaded).body


def words(body: str) -> str:
    """Give the text of a view without its labels."""
    bare = re.sub(r"<sup.*?</sup>|<span class=\"role\">.*?</span>", "", body)
    return html.unescape(re.sub(r"<[^>]+>", "", bare.replace("</p>", "\n\n"))).strip()


@pytest.mark.parametrize("article", made.TEXTS)
def test_the_text_is_shown_whole_and_unaltered(article):
    assert words(shown(made.story(), article)) == made.TEXTS[article]


def test_marks_have_a_label_in_words():
    body = shown(made.story(), "b2-ledger")
    assert re.search(r'<sup class="source unnamed">0<span class="heard">: source, officials; unnamed official', body)
    assert re.search(r'<mark class="source unnamed" tabindex="0" data-label="0: source, officials; unnamed off', body)
    assert re.search(r'<sup class="loaded">attack<span class="heard">loaded wording: attack, in the outlet', body)


def test_overlapping_marks_keep_each_their_own():
    body = shown(made.story(), "b2-ledger")
    (mark,) = re.findall(r"<mark[^>]*>slammed</mark>", body)
    assert 'class="cue loaded"' in mark
    assert "word of saying" in mark and " · loaded wording: attack" in mark


def test_quotations_and_other_words_are_told_apart():
    body = shown(made.story(), "a1-harbor")
    assert re.search(r'<mark class="quoted"[^>]*>“We have no choice,”</mark>', body)
    assert re.search(r'<mark class="content"[^>]*>the port of Brenn may close at night</mark>', body)


def test_every_layer_has_a_switch_and_a_name():
    page = article_view("a1-harbor", made.story(), made.story().loaded).html()
    boxes = re.findall(r'<label class="swatch"><input type="checkbox" data-layer="(\w+)" checked>', page)
    assert boxes == ["source", "unnamed", "cue", "quoted", "content", "loaded", "aside"]
    assert page.count("<legend>") == 1


def test_what_is_not_counted_is_grey_and_says_its_role():
    body = shown(made.story(), "a1-harbor")
    assert '<p dir="auto" class="aside"><span class="role">boilerplate</span>' in body


def test_an_unknown_article_is_refused_with_those_there_are():
    with pytest.raises(KeyError, match="a1-harbor"):
        shown(made.story(), "nobody")


def test_every_article_has_a_view_and_the_first_the_style():
    s = made.story()
    views = article_views(s, s.loaded)
    assert ["<style>" in view._repr_html_() for view in views] == [True, False, False]
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
    tables = {
        "paragraphs": schema.frame("paragraphs", [paragraph]),
        "spans": schema.frame("spans", pd.DataFrame([span])),
    }
    s = made.story(articles=articles, **tables)
    body = article_view("a1-harbor", s, s.loaded.iloc[:0]).body
    assert set(re.findall(r"<(\w+)", body)) <= {"p", "mark", "sup", "span"}
    assert body.count("<mark") == body.count("</mark>") == 1


def test_a_text_of_one_line_is_shown_up_to_a_length_that_a_page_can_hold():
    text = "The mayor said no. " * 40_000
    s = made.story(articles=made.story().articles.iloc[:1].assign(text=[text]))
    paragraph = {"article": "a1-harbor", "paragraph": 0, "start": 0, "end": len(text), "role": "body"}
    rows = [
        {
            "article": "a1-harbor",
            "attribution": n,
            "role": "source",
            "start": 19 * n,
            "end": 19 * n + 9,
            "text": "The mayor",
        }
        for n in range(40_000)
    ]
    more = {"article": "a1-harbor", "paragraph": 1, "start": len(text), "end": len(text), "role": "body"}
    s.paragraphs, s.spans = schema.frame("paragraphs", [paragraph, more]), schema.frame("spans", pd.DataFrame(rows))
    page = article_view("a1-harbor", s, s.loaded.iloc[:0]).html()
    assert len(page) < 2_000_000
    assert "Not shown here" in page
