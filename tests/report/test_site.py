"""Which pages a report has, what it says first, and what outlets answer."""

from dataclasses import fields

import made
import pandas as pd
import pytest

from analysis.charts import chosen
from analysis.charts.labels import day
from analysis.flow import Story
from analysis.report import findings, methods, overview, responses, site
from analysis.tables import Table


def test_every_article_and_outlet_has_a_page_of_its_own_name():
    articles = made.story().articles
    planned = site.plan("brenn", articles.assign(outlet=["a/b", "a b", None]), [])
    assert set(planned.articles) == set(articles["article"])
    assert set(planned.outlets.values()) == {
        "outlet-a-b.html",
        "outlet-a-b-2.html",
        "outlet-unknown-outlet-003.html",
    } or (len(set(planned.outlets.values())) == 3)
    files = [*planned.articles.values(), *planned.outlets.values()]
    assert all("/" not in file and " " not in file for file in files) and len(set(files)) == len(files)


def test_only_articles_on_one_event_are_paired():
    (pair,) = site.plan("brenn", made.story().articles, []).pairs
    assert {pair.left, pair.right} == {"a1-harbor", "b2-ledger"}


def test_many_articles_have_few_pairs_and_the_rest_is_counted():
    planned = site.plan("brenn", made.crowd(12).articles, [])
    assert len(planned.pairs) == site.PAIRS and planned.more_pairs == 66 - site.PAIRS
    assert len({pair.file for pair in planned.pairs}) == site.PAIRS


@pytest.mark.parametrize("kind", made.STORIES)
def test_five_things_are_said_of_every_story(kind):
    s = made.STORIES[kind]()
    found = findings.five(s, chosen(s.loaded))
    assert [finding.page for finding in found] == list("23456")
    for finding in found:
        words = f"{finding.headline} {finding.text}"
        assert not any(odd in words for odd in ("nan", "None of none", " 's", "  ", "inf "))
        assert finding.chart.alt and finding.behind


def test_findings_carry_numbers_and_intervals():
    s = made.story()
    unnamed = findings.five(s, chosen(s.loaded))[1]
    assert unnamed.headline == "5 of 9 statements rest on unnamed sources"
    text = unnamed.text.replace("\u00a0", " ")
    assert "lowest in Daily Ledger (1 of 4, 25 %; 95 % interval 5 % to 70 %)" in text
    assert "highest in Harbor Post (2 of 3, 67 %; 95 % interval 21 % to 94 %)" in text


def test_the_index_says_what_was_compared():
    s = Story(**{field.name: getattr(made.story(), field.name, None) for field in fields(Story)})
    planned = site.plan("brenn", s.articles, [])
    table = Table(pd.DataFrame({"of": ["words"], "what": ["in all"], "number": [1]}), "Counted", "counted")
    shown = overview.content(s, planned, [], [], [], table, table, table)
    assert shown["title"] == "Two articles on one event, compared"
    assert "Daily Ledger and Harbor Post report the event of April 2031." in shown["lead"]


def test_articles_on_other_events_are_not_compared_in_a_finding():
    s = made.story()
    names, event = findings.compared_articles(s.articles)
    assert set(names) == {"a1-harbor", "b2-ledger"} and "April 2031" in event


def test_dates_are_written_as_people_do():
    assert [day(d) for d in ("2031", "2031-13", float("nan"), "<b>")] == ["2031", "2031-13", "date not known", "<b>"]


def test_responses_are_read_from_the_story_and_what_cannot_be_read_is_said(tmp_path):
    pd.DataFrame({"outlet": ["Harbor Post"], "date": ["2031-05-01"], "text": ["We stand by it."]}).to_csv(
        tmp_path / "responses.csv", index=False
    )
    found, problems = responses.read([tmp_path])
    assert problems == [] and responses.of(found, "harbor post ") == found
    assert responses.of(found, "Daily Ledger") == []
    (tmp_path / "responses.csv").write_text("who,what\na,b\n")
    assert responses.read([tmp_path]) == (
        [],
        [f"{tmp_path}/responses.csv has no column 'outlet': its columns must be outlet, date, text"],
    )
    assert responses.read([tmp_path / "none"]) == ([], [])


def test_the_page_on_accuracy_shows_what_was_measured_or_says_that_it_is_not_there(tmp_path, monkeypatch):
    planned = site.plan("brenn", made.story().articles, [])
    page = methods.accuracy(planned)
    measured = pd.read_csv(methods.ACCURACY / "attributions.csv").set_index(["system", "part", "figure"])
    value = measured.loc[("accurate", "pair", "F1"), "value"]
    assert f"{value:.2f} (" in page and "a few settings were chosen on them" in page
    assert "drift: found" in page and " of 28 (" in page and "not found below" not in page
    monkeypatch.setattr(methods, "ACCURACY", tmp_path)
    assert "do not ship with this copy" in methods.accuracy(planned)


def test_the_page_on_methods_can_be_cited_whatever_the_order_of_the_articles():
    s = made.story()
    s.articles["sha256"] = ["1" * 64, "2" * 64, "3" * 64]
    turned = made.story(articles=s.articles.iloc[::-1])
    assert methods.combined(s) == methods.combined(turned)
    page = methods.methods(s, site.plan("brenn", s.articles, []), ("pandas",))
    assert methods.combined(s) in page and "accurate.onnx" in page
