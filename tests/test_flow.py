"""What holds of every table of a story, whatever its articles say."""

import pandas as pd
import pytest

from analysis import corpus, flow, schema
from analysis.flow import measure
from analysis.flow.shown import NEXT

SPANS = [
    ("paragraphs", "article", "start", "end"),
    ("sentences", "article", "start", "end"),
    ("spans", "article", "start", "end"),
    ("house_needs", "article", "start", "end"),
    ("loaded", "article", "start", "end"),
    ("mentions", "article", "start", "end"),
    ("coverage", "article", "start", "end"),
    ("shared", "article", "start", "end"),
    ("shared", "other", "other_start", "other_end"),
    *((table, "article", "start", "end") for table in ("drift", "discrepancies", "quotations")),
    *((table, "other", "other_start", "other_end") for table in ("drift", "discrepancies", "quotations")),
]
ODD = {
    "nothing": "\n \n",
    "no letters": "1234 … 5678 ((( ))) --- 99%\n!!!",
    "marks": "“" * 500 + "\n" + '"' * 501 + "\n" + "'a" * 400,
    "other script": "قال المتحدث «لن نعلق على التقرير» وأضاف أن الاجتماع مستمر.\nדובר אמר שלום.",
    "emoji": "Mayor Ida Lund said 🚢🚢 “no 🚫 deal” on Monday 🎉. \u202e\u200f",
    "one line": "Lund said that it rained and " * 300,
    "NUL": "Mayor Ida Lund said\0 that it rained and that the port was closed.\0\0",
    "controls": "Lund\x0b said\x0c that\x1c it\x85 rained\u2028 twice.\r\rDoyle agreed.",
}


def read(texts: dict[str, str]) -> pd.DataFrame:
    rows = pd.DataFrame({"id": list(texts), "text": list(texts.values())})
    return corpus.from_rows(rows, "odd")[0]


@pytest.fixture(scope="module")
def sample() -> flow.Story:
    return measure(corpus.read(["sample"])[0])


def test_every_table_keeps_to_the_schema(sample):
    for name, table in sample.tables().items():
        assert schema.problems(name, table) == []


@pytest.mark.parametrize(("table", "article", "start", "end"), SPANS)
def test_every_span_lies_in_its_text(sample, table, article, start, end):
    texts = dict(zip(sample.articles["article"], sample.articles["text"], strict=True))
    rows = sample.tables()[table].dropna(subset=[start, end])
    assert len(rows)
    for row in rows.to_dict("records"):
        span = texts[row[article]][row[start] : row[end]]
        assert span and span == span.strip(), f"{table} holds {span!r}"
        assert row.get("text", span) == span


def test_the_order_of_articles_does_not_matter(sample):
    turned = measure(corpus.read(["sample"])[0].iloc[::-1].reset_index(drop=True))
    for name, table in sample.tables().items():
        key = [c for c in ("fact", "article", "attribution", "role", "start", "end", "other", "source") if c in table]
        other = turned.tables()[name].sort_values(key, ignore_index=True)
        pd.testing.assert_frame_equal(table.sort_values(key, ignore_index=True), other, obj=name)


def test_features_of_two_events_are_the_concatenation_of_their_features(sample):
    articles = corpus.read(["sample"])[0]
    events = sample.articles.set_index("article")["event"]
    apart = [measure(articles[articles["article"].map(events) == e]).features for e in sorted(events.unique())]
    # What an event is called, and words shared across events, depend on the story; all else does not.
    told = [c for c in sample.features if c not in ("event", "shared_words", "shared_share_of_words")]
    together = sample.features.sort_values("article", ignore_index=True)
    joined = pd.concat(apart).sort_values("article", ignore_index=True)
    pd.testing.assert_frame_equal(joined[told], together[told])


def test_a_story_without_articles_has_empty_tables():
    story = measure(schema.frame("articles", []))
    for name, table in story.tables().items():
        assert len(table) == 0
        assert schema.problems(name, table) == []


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_no_text_raises(text):
    articles = read({"odd": text + "\nThe harbor opened.", "plain": "Mayor Ida Lund said that the harbor had opened."})
    for name, table in measure(articles).tables().items():
        assert schema.problems(name, table) == []


def test_a_story_shows_itself(sample):
    shown = sample._repr_html_()
    assert "Harbor Ledger" in shown and "<table" in shown


SPANISH = """El puerto de Brenn cerrará por las noches desde mayo, según dijo la directora del puerto, Mara Lund.

"No tenemos otra opción", dijo Lund a los periodistas que esperaban en el muelle."""


def test_another_language_is_listed_and_not_measured():
    one = "The port of Brenn will close at night from May, the director of the port, Mara Lund, said."
    story = measure(read({"english": one, "spanish": SPANISH, "other": one.replace("May", "June")}), engine="fast")
    assert story.articles.set_index("article")["language"].to_dict() == {
        "english": "en",
        "spanish": "es",
        "other": "en",
    }
    for name, table in story.tables().items():
        assert schema.problems(name, table) == []
        if name not in ("articles", "paragraphs", "sentences", "features") and "article" in table:
            assert "spanish" not in set(table["article"]), name
    assert story.articles.set_index("article")["event"].isna().to_dict() == {
        "english": False,
        "spanish": True,
        "other": False,
    }
    known = story.features.set_index("article").notna()
    assert known.loc["english", "statements"] and known.loc["spanish", "words"]
    assert not known.loc["spanish"].drop(["outlet", "words"]).any()
    assert set(story.measured().articles["article"]) == {"english", "other"}


def test_a_story_in_another_language_alone_has_empty_tables():
    story = measure(read({"spanish": SPANISH}), engine="fast")
    assert len(story.articles) == len(story.features) == 1 and story.attributions.empty and story.facts.empty


def test_a_story_shows_its_articles_and_what_to_call_next(sample):
    page = sample._repr_html_()
    assert "<h3><bdi>sample</bdi>: 5 articles on 2 events</h3>" in page
    for row in sample.articles.itertuples():
        assert f"<bdi>{row.outlet}</bdi>" in page and f"<td>{row.words:,}</td>" in page
    assert f"<code>s.facts</code> ({len(sample.facts)})" in page


@pytest.mark.parametrize("call", NEXT)
def test_what_a_story_says_to_call_next_can_be_called(sample, call):
    from analysis import charts, report, tables

    assert eval(call, {"charts": charts, "report": report, "tables": tables, "s": sample}) is not None


def test_what_a_story_shows_is_escaped():
    rows = pd.DataFrame({"id": ["<b>"], "text": ["Lund said that it rained."], "outlet": ['<i onload="x">']})
    page = measure(corpus.from_rows(rows, "<script>x</script>")[0])._repr_html_()
    assert "<script>" not in page and "<b>" not in page and "<i onload" not in page
    assert "&lt;b&gt;" in page and "&lt;script&gt;" in page and "not known" in page
