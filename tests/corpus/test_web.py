"""Saved HTML."""

import socket

import pytest

from analysis import corpus
from analysis.corpus import web

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Port of Brenn closes | The Harbor Post</title>
<meta property="og:site_name" content="The Harbor Post"><meta name="author" content="Ann Lund">
<meta property="article:published_time" content="2024-03-04T10:00:00Z">
<link rel="canonical" href="https://example.org/port"><script src="https://example.org/x.js"></script></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Port of Brenn closes</h1><p>By Ann Lund</p>
<p>The port of Brenn closed on Monday after talks between the union and the ministry stalled, two officials said, and
nobody expected them to resume before Friday.</p>
<p>“We have waited for a year,” said Theo Osei, who leads the pilots. “We can wait another week, and then we will see
who blinks.”</p><h2>A long dispute</h2><p>The dispute began in 2022, when the ministry cut night shifts on three quays
and the pilots went to court over it.</p></article><footer><a href="/x">Privacy</a></footer></body></html>"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "port.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def test_text_and_metadata_are_taken_out_and_the_setting_is_recorded(page, no_network):
    articles, problems = corpus.read([page])
    row = articles.iloc[0]
    assert problems == []
    assert "closed on Monday" in row["text"] and "who blinks.”" in row["text"]
    assert "Privacy" not in row["text"] and "<p>" not in row["text"]
    assert (row["headline"], row["byline"], row["outlet"]) == ("Port of Brenn closes", "Ann Lund", "The Harbor Post")
    assert row["published"] == "2024-03-04"
    assert row["extraction"] == web.setting() and "favor_recall=True" in row["extraction"]


def test_the_paragraphs_of_a_page_have_roles(page):
    articles, _ = corpus.read([page])
    roles = corpus.paragraphs(articles)["role"].tolist()
    assert roles.count("body") == 3
    assert "subhead" in roles


def test_the_row_of_articles_csv_has_the_last_word(page):
    (page.parent / "articles.csv").write_text("file,outlet,headline\nport.html,Brenn Echo,Port shuts\n")
    row = corpus.read([page.parent])[0].iloc[0]
    assert (row["outlet"], row["headline"], row["byline"]) == ("Brenn Echo", "Port shuts", "Ann Lund")


@pytest.mark.parametrize("html", ["<html></html>", "<p></p>", "<<<>>>", "<!-- only a comment -->"])
def test_a_page_without_text_is_refused(html):
    with pytest.raises(corpus.Unusable, match=r"port\.html"):
        web.extract(html, "port.html")


def test_a_deeply_nested_page_does_no_harm():
    deep = "<div>" * 20_000 + "The port of Brenn closed on Monday, two officials said." + "</div>" * 20_000
    try:
        assert "Brenn" in str(web.extract(f"<html><body>{deep}</body></html>", "deep.html")["text"])
    except corpus.Unusable as error:
        assert "deep.html" in str(error)
