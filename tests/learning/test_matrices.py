"""Who reports which fact, as readers noted it: the table that ships is whole, and fits the texts it speaks of."""

import csv
import re

import pytest

from analysis.learning import left_out, matrices, told


@pytest.fixture(scope="module")
def rows():
    with matrices.CODED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_fact_is_one_sentence_that_some_article_reports(rows):
    for row in rows:
        cells = [row[f"article_{i}"] for i in (1, 2, 3)]
        assert any(cells) and all(re.fullmatch(r"(\d+-\d+\??)?", cell) for cell in cells)
        assert row["fact"].strip() == row["fact"] and row["fact"][-1] in ".\"'”’"


def test_a_fact_stands_once_in_its_event(rows):
    assert len({(row["event"], row["fact"]) for row in rows}) == len(rows)


@pytest.fixture(scope="module")
def coded(shared):
    return matrices.coded(shared / "corpora")


def test_places_are_words_of_one_line(coded, rows):
    assert sum(len(event.facts) for event in coded) == len(rows)
    for event in coded:
        texts = dict(zip(event.articles["article"], event.articles["text"], strict=True))
        for fact in event.facts:
            for article, (start, end) in fact.where.items():
                said = texts[article][start:end]
                assert said and said == said.strip() and "\n" not in said


def test_facts_are_told_in_words_of_the_reader(coded):
    def words(passage):
        return re.findall(r"[a-z0-9]+", passage.lower())

    for event in coded:
        runs = set()
        for text in event.articles["text"]:
            held = words(text)
            runs.update(tuple(held[i : i + 8]) for i in range(len(held) - 7))
        for fact in event.facts:
            held = words(fact.told)
            assert runs.isdisjoint(tuple(held[i : i + 8]) for i in range(len(held) - 7)), fact.told


def test_no_event_that_was_read_by_hand_was_coded_again(coded, shared):
    by_hand = {event.name for event in matrices.by_hand(shared / "corpora")}
    assert len(by_hand) == 6 and by_hand.isdisjoint(event.name for event in coded)


def test_a_reader_who_was_not_sure_counts_half(coded):
    event = coded[0]
    fact, article = next((n, a) for n, fact in enumerate(event.facts) for a, sure in fact.sure.items() if not sure)
    assert matrices.reported(event, fact, article) == 0.5
    told = matrices.statements(event)[1]
    own = len(told) - len(event.facts)
    assert told[own + fact] == {fact}
    cells = matrices.cells(event)
    assert set(cells["article"]) == set(event.articles["article"]) and cells["reported"].between(0, 1).all()
    # One cell for each reader's sentence and article.
    assert cells["readers"].sum() == 3 * len(event.facts)


def test_what_an_article_is_noted_to_report_is_seldom_called_not_found(shared):
    event, _, (_, mentions, covered) = next(left_out.by_hand(shared / "corpora", "fast"))
    missing = set(covered.loc[covered["status"] == "not_found", ["fact", "article"]].itertuples(index=False, name=None))
    wrong = noted = 0
    for fact in event.facts:
        for a, (start, end) in fact.where.items():
            hit = mentions[(mentions["article"] == a) & (mentions["start"] < end) & (mentions["end"] > start)]
            assert len(hit)
            others = set(fact.where) - {a}
            noted += len(others)
            wrong += sum(all((f, other) in missing for f in hit["fact"]) for other in others)
    assert noted > 50 and wrong / noted < 0.1


@pytest.fixture(scope="module")
def judged():
    with told.JUDGED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_pairs_are_places_in_two_articles_of_one_event(judged, rows):
    events = {row["event"] for row in rows}
    for row in judged:
        assert row["told"] in {"whole", "main", "part", "other", "nothing"}
        (event,) = {row[side].rpartition("_")[0] for side in ("article", "other")}
        assert event in events and row["article"] != row["other"]


def test_judged_statements_are_still_made(coded, judged):
    found = told.pairs(coded, "accurate", {})
    assert len(found) > 0.95 * len(judged) and (found["some"] >= found["main"]).all()
