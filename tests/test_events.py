"""Which articles report the same event; dates; credits."""

import json
from datetime import date

import pandas as pd
import pytest

from analysis import events, schema, text
from analysis.events import dates

STRIKE = """Dockers in Brenn walk out over night shifts

Dockworkers at the port of Brenn walked out on Monday over plans to run the cranes at night, their union said.

Mara Lund, who heads the port, said 40 ships were waiting outside the harbor. The walkout began at 6 a.m.

“We will not work in the dark,” said Tomas Doyle, the union's leader."""

STRIKE_TOO = """Brenn harbor at a standstill as union rejects night work

Forty ships waited outside Brenn's harbor on Monday after dockworkers left the cranes in protest at night shifts.

Port chief Mara Lund called the walkout “a blow to the whole coast”. Tomas Doyle of the dockworkers' union said that
his members would not work in the dark."""

FLOOD = """Flood closes schools in the Osei valley

Schools in the Osei valley stayed shut on Friday after the river Tarn burst its banks, the county said.

Some 300 families were taken to a sports hall in Marrow. Heavy rain is expected until Sunday."""

RELAY = """{a} pushes Brenn for drones over the harbor

The navy is pressing the port of Brenn to accept drones over its harbor, the {a} reported.

Mara Lund, who heads the port, told reporters that she would not allow drones without a vote of the council."""


def tables(texts, published=None, outlets=None, event=None):
    articles, paragraphs = [], []
    for name, content in texts.items():
        row = {"article": name, "story": "s", "genre": "news", "text": content, "words": 0, "file": "", "sha256": ""}
        row |= {"published": (published or {}).get(name), "outlet": (outlets or {}).get(name)}
        articles.append(row | {"encoding": "utf-8", "event": (event or {}).get(name)})
        for i, (s, e) in enumerate(text.paragraphs(content)):
            role = "body" if i else "headline"
            paragraphs.append({"article": name, "paragraph": i, "start": s, "end": e, "role": role})
    return schema.frame("articles", articles), schema.frame("paragraphs", paragraphs)


def grouped(*args, corrections=None, **kwargs):
    articles, paragraphs = tables(*args, **kwargs)
    made = events.group(articles, paragraphs, schema.frame("sources", []), corrections)
    assert schema.problems("articles", made) == []
    return dict(zip(made["article"], made["event"], strict=True))


def test_two_reports_of_one_event_are_told_from_a_third():
    assert grouped({"a": STRIKE, "b": FLOOD, "c": STRIKE_TOO}) == {"a": "e1", "b": "e2", "c": "e1"}


def test_the_order_of_rows_does_not_matter():
    one = grouped({"a": STRIKE, "b": FLOOD, "c": STRIKE_TOO})
    two = grouped({"c": STRIKE_TOO, "b": FLOOD, "a": STRIKE})
    assert one == two


def test_reports_of_different_outlets_are_different_events():
    texts = {"a": RELAY.format(a="Harbor Post"), "b": RELAY.format(a="Coast Gazette")}
    alike = {"a": RELAY.format(a="Harbor Post"), "b": RELAY.format(a="Harbor Post")}
    articles, paragraphs = tables(texts)
    near, _ = tables(alike)
    assert _answer(articles, paragraphs) < _answer(near, tables(alike)[1])


def _answer(articles, paragraphs):
    table = events.grouping.evidence(articles, paragraphs, events.credited(articles, paragraphs))
    return float(events.grouping.probability(table)[0])


def test_months_between_two_reports_speak_against_one_event():
    near = tables({"a": STRIKE, "b": STRIKE_TOO}, {"a": "2031-04-02", "b": "2031-04-03"})
    far = tables({"a": STRIKE, "b": STRIKE_TOO}, {"a": "2031-04-02", "b": "2032-01"})
    assert _answer(*near) > _answer(*far)


def test_a_stated_event_is_kept_and_draws_its_like():
    found = grouped({"a": STRIKE, "b": FLOOD, "c": STRIKE_TOO}, event={"c": "walkout"})
    assert found == {"a": "walkout", "b": "e1", "c": "walkout"}


def test_a_correction_overrides():
    rows = [
        {"table": "articles", "article": "c", "start": None, "end": None, "column": "event", "value": "e9", "note": ""}
    ]
    assert grouped({"a": STRIKE, "b": FLOOD, "c": FLOOD}, corrections=pd.DataFrame(rows))["c"] == "e9"


def test_nothing_and_one_article():
    assert grouped({}) == {}
    assert grouped({"a": ""}) == {"a": "e1"}


@pytest.mark.parametrize("content", ["", "\x00\x00", "“" * 1000, "مرحبا بالعالم", "🙂 " * 50])
def test_odd_texts_are_events_of_their_own_or_not_but_never_raise(content):
    assert set(grouped({"a": content, "b": STRIKE})) == {"a", "b"}


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2031-02-03", date(2031, 2, 3), date(2031, 2, 3)),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(published, first, last):
    assert dates.period(published) == (first, last)


@pytest.mark.parametrize("published", [None, "", "soon", "2031-13", "2031-02-30", float("nan"), 7])
def test_what_is_no_date_is_unknown(published):
    assert dates.period(published) is None


@pytest.mark.parametrize(
    ("passage", "when", "published", "late"),
    [
        ("The gates were shut on April 9.", "2031-04-10", "2031-04-08", True),
        ("The gates were shut on April 9.", "2031-04-10", "2031-04-09", False),
        ("The gates were shut on April 9.", "2031-04-10", "2031-04", False),
        ("The gates were shut on April 9.", "2031-04-10", None, False),
        ("The gates were shut on April 9.", None, "2031-04-08", False),
        ("The gates were shut.", "2031-04-10", "2031-04-08", False),
        ("The gates will shut on April 20.", "2031-04-10", "2031-04-08", False),
        ("She resigned on Wednesday.", "2031-04-10", "2031-04-08", True),
        ("She resigned on Wednesday.", "2031-04", "2031-04-08", False),
        ("He was born on 3 May 1990.", "2031-04-10", "2031-04-08", False),
    ],
)
def test_only_a_named_later_day_makes_a_fact_unknowable(passage, when, published, late):
    assert events.unknowable(pd.DataFrame({"text": [passage], "published": [when]}), published) is late


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Lund will go, the Harbor Post reported.", [("harbor post", "report")]),
        ("Lund will go, according to the Harbor Post.", [("harbor post", "report")]),
        ("“I will go,” Lund told the Harbor Post.", [("harbor post", "told")]),
        ("Lund reads the Harbor Post.", []),
        ("Lund will go, the harbor master reported.", []),
        ("Reuters first reported the sale.", [("reuters", "report")]),
    ],
)
def test_credits(line, found):
    articles, paragraphs = tables({"a": "Headline\n" + line})
    table = events.credited(articles, paragraphs)
    assert list(zip(table["outlet"], table["kind"], strict=True)) == found
    for row in table.itertuples():
        assert articles["text"][0][row.start : row.end] == articles["text"][0][row.start : row.end].strip()


def test_an_outlet_does_not_credit_itself():
    articles, paragraphs = tables({"a": "Headline\nLund told the Harbor Post why."}, outlets={"a": "The Harbor Post"})
    assert events.credited(articles, paragraphs).empty


def test_six_events_of_three_outlets_are_told_apart(shared):
    texts, gold = {}, {}
    for folder in sorted((shared / "corpora/facts").iterdir()):
        for name in json.loads((folder / "facts.json").read_text(encoding="utf-8"))["articles"].values():
            texts[name] = (folder / name).read_text(encoding="utf-8")
            gold[name] = folder.name
    found = grouped(texts)
    assert len(set(found.values())) == 6
    assert len({(found[a], gold[a]) for a in texts}) == 6


def test_the_five_real_articles_are_three_events(shared):
    from analysis import corpus

    articles, _ = corpus.read([shared / "seeds"])
    paragraphs = corpus.paragraphs(articles, None)
    made = events.group(articles, paragraphs, schema.frame("sources", [])).sort_values("article")
    assert made["event"].tolist() == ["e1", "e1", "e1", "e2", "e3"]
