"""Differences of the sample story and of facts read by hand: little is said that is not so."""

import json
from pathlib import Path

import pytest

from analysis import report
from analysis.flow import measure
from analysis.learning import differences

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="module")
def sample():
    return report.story("sample")


def judged(story, table, note):
    gold = json.loads((SAMPLE / "gold" / "facts.json").read_text(encoding="utf-8"))
    texts = dict(zip(story.articles["article"], story.articles["text"], strict=True))
    told = [(differences.spots(f, gold["articles"], texts), bool(f.get(note))) for f in gold["facts"]]
    return differences.judge(getattr(story, table), told)


def test_drift_of_the_sample_story(sample):
    right, rows, hit, noted = judged(sample, "drift", "attribution")
    assert right / rows >= 0.9 and hit / noted >= 0.5


def test_discrepancies_of_the_sample_story(sample):
    right, rows, hit, noted = judged(sample, "discrepancies", "discrepancy")
    assert right == rows and hit / noted >= 0.8


def test_altered_quotations_of_the_sample_story(sample):
    found = sample.quotations.set_index(["article", "other"])["kind"]
    assert found["01_harbor-ledger", "02_daily-comet"].tolist() == ["left_out", "joined"]
    assert found["01_harbor-ledger", "03_coastline-news"].tolist() == ["left_out", "cut"]


def test_a_fact_is_told_of_no_article_on_another_event(sample):
    for table in (sample.drift, sample.discrepancies):
        assert "05_northshore-digest" not in set(table["article"]) | set(table["other"])


@pytest.mark.parametrize("event", [4, 5])
def test_two_events_read_by_hand(shared, event):
    folder = sorted(p for p in (shared / "corpora/facts").iterdir() if p.is_dir())[event]
    gold = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    story = measure(differences.articles(folder, gold))
    texts = dict(zip(story.articles["article"], story.articles["text"], strict=True))
    for table, note in (("drift", "attribution"), ("discrepancies", "discrepancy")):
        told = [(differences.spots(f, gold["articles"], texts), bool(f.get(note))) for f in gold["facts"]]
        right, rows, *_ = differences.judge(getattr(story, table), told)
        assert rows - right <= 1, table
