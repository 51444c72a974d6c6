"""The explorer: what is chosen is what is shown, with widgets and without."""

import re
import sys
from dataclasses import fields

import made
import pytest

from analysis.features import features
from analysis.flow import Story
from analysis.report import cache
from analysis.report.exploring import Choice, explore, look


@pytest.fixture
def story() -> Story:
    s = made.story()
    s.features = features(vars(s))
    return Story(**{field.name: getattr(s, field.name) for field in fields(Story)})


def test_a_source_picks_its_statements_in_table_and_article(story):
    said, _, view = look(story, Choice("a1-harbor", source="lund"))
    assert list(said.data["source"]) == ["Port Director Mara Lund"]
    marked = re.findall(r'<mark class="(?:source|quoted)[^>]*>([^<]*)', view.body)
    assert "".join(marked) == "“We have no choice,”Port Director Mara Lund"


def test_the_threshold_and_words_of_ones_own_pick_the_loaded_words(story):
    assert list(look(story, Choice("b2-ledger"))[1].data["loaded"]) == ["slammed", "brutal"]
    assert list(look(story, Choice("b2-ledger", cut=0.93))[1].data["loaded"]) == ["slammed"]
    heard = look(story, Choice("b2-ledger", cut=0.93, words="union = side"))[1].data
    assert list(heard["loaded"]) == ["union", "slammed"] and list(heard["kind"]) == ["side", "attack"]


def test_without_widgets_the_view_stands_still(story, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    shown = explore(story, "b2-ledger")._repr_mimebundle_()
    assert set(shown) == {"text/html", "text/plain"}
    assert "Shown: b2-ledger; all sources; loaded from 0.5" in shown["text/html"]


def test_widgets_change_what_is_shown(story, monkeypatch):
    pytest.importorskip("ipywidgets")
    explorer = explore(story)
    name, article, source, cut, words, page = explorer.widgets().children
    assert page.value == explorer.html()
    article.value = "b2-ledger"
    assert "slammed" in page.value and "Port Director" not in page.value
    cut.value = 1.0
    assert "Loaded words in the outlet’s own voice (0): none" in page.value
    source.value, words.value = "no such <b>", "pressure"
    assert "&lt;b&gt;" in page.value and "no such <b>" not in page.value
    monkeypatch.setattr(cache, "story", lambda _: story)
    name.value = name.options[-1]
    assert explorer.choice.article in set(story.articles["article"])


def test_a_story_without_articles_has_nothing_to_look_at(story):
    s = made.empty()
    s.features = features(vars(s))
    nothing = Story(**{field.name: getattr(s, field.name) for field in fields(Story)})
    assert "no article" in explore(nothing).html()
