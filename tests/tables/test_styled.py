"""Tables: captions, scopes, numbers, and nothing of a text that a browser would run."""

import html.parser

import pandas as pd
import pytest

from analysis.tables.styled import Table, printable

NASTY = "<script>alert(1)</script> & \"onload='x' ]]> \u202eback\x00"


class Seen(html.parser.HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def table() -> Table:
    data = pd.DataFrame(
        {"outlet": ["Harbor Post", NASTY], "words": [1200, 3], "share": [0.25, None], "a<b": ["x", "y"]}
    )
    return Table(data, "What <was> found", "found")


def test_every_header_says_what_it_heads(table):
    heads = [attrs for tag, attrs in Seen(table.html()).tags if tag == "th"]
    assert [h["scope"] for h in heads] == ["col"] * 4 + ["row"] * 2


def test_numbers_have_one_form_and_what_is_absent_a_dash(table):
    text = Seen(table.html()).text
    assert "1,200" in text and "0.25" in text and "–" in text and "nan" not in text


def test_texts_run_nothing_and_are_seen_as_they_are(table):
    seen = Seen(table.html())
    assert {tag for tag, _ in seen.tags} == {"div", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert all(not name.startswith("on") for _, attrs in seen.tags for name in attrs)
    assert "<script>alert(1)</script> & \"onload='x' ]]> [U+202E]back[U+0000]" in seen.text
    assert "What <was> found" in seen.text


def test_a_column_of_sentences_is_given_room_and_a_date_is_not_broken():
    data = pd.DataFrame({"outlet": ["Post"], "when": ["9 January 2031"], "says": ["The gate stays closed. " * 5]})
    heads = [attrs.get("class") for tag, attrs in Seen(Table(data, "Said", "said").html()).tags if tag in ("th", "td")]
    assert heads == [None, None, "long", None, None, "long"]
    assert '<span class="date">9 January 2031</span>' in Table(data, "Said", "said").html()


def test_equal_tables_give_equal_html(table):
    assert table.html() == table.html()
    assert table.html() in table._repr_html_() == table._repr_html_()


def test_a_table_without_rows_says_so():
    assert Table(pd.DataFrame({"a": []}), "Named sources", "named").html().endswith("Named sources: none.</p>")


def test_line_breaks_are_no_control_marks():
    assert printable("a\nb\tc") == "a\nb\tc"


def test_of_many_rows_a_page_shows_some_and_says_so():
    page = Table(pd.DataFrame({"word": ["x"] * 1234, "n": range(1234)}), "Words", "words").html()
    assert page.count("<tr>") == 401
    assert "The first 400 of 1,234 rows." in page
