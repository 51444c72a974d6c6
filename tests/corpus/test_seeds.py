"""The five real articles, as a careful reader marks them: line by line, none of their text."""

import pytest

from analysis import corpus
from analysis.corpus.roles import roles

# Lines are counted from 1; a line that is not listed, and not empty, is body.
READ = {
    "000": {1: "boilerplate", 3: "headline", **dict.fromkeys((11, 13, 15, 17, 19), "excerpt")},
    "001": {9: "repeat", 10: "repeat", 11: "caption", 12: "repeat", 13: "repeat"},
    "002": {
        1: "caption",
        3: "headline",
        5: "deck",
        31: "credit",
        **dict.fromkeys((7, 9, 10, 11, 12, 13, *range(33, 50, 2)), "boilerplate"),
    },
    "003": {1: "headline"},
    "004": {1: "boilerplate", 3: "headline", 7: "boilerplate", 23: "subhead"}
    | dict.fromkeys((45, 47, 49, 51, 53, 55), "boilerplate"),
}


@pytest.fixture(scope="module")
def articles(shared):
    return corpus.read(["us-mexico-cartels"], texts=shared / "seeds")[0]


@pytest.mark.parametrize("digits", READ)
def test_roles_are_those_of_a_careful_reader(articles, digits):
    row = articles[articles["article"].str.startswith(digits)].iloc[0]
    told = {}
    for line in roles(row["text"], row["outlet"]):
        told[row["text"].count("\n", 0, line.start) + 1] = line.role
    expected = {n: READ[digits].get(n, "body") for n in told}
    assert told == expected
    assert set(READ[digits]) <= set(told)


def test_roles_do_not_hang_on_the_outlet_being_known(articles):
    unknown = corpus.paragraphs(articles.assign(outlet=None))
    assert unknown["role"].tolist() == corpus.paragraphs(articles)["role"].tolist()


def test_the_excerpt_has_its_origin(articles):
    found = corpus.paragraphs(articles)
    excerpts = found[found["role"] == "excerpt"]
    assert set(excerpts["origin"]) == {"New York Times"}
    assert found[found["role"] != "excerpt"]["origin"].isna().all()


def test_metadata_is_what_is_known_and_nothing_more(articles):
    assert articles["outlet"].isna().tolist() == [False, False, False, True, True]
    assert articles["published"].tolist() == ["2026-01", "2026-01", "2026-01", "2025", "2025-11"]
    assert articles["agency"].dropna().tolist() == ["Reuters"]
    assert articles["duplicate_of"].isna().all()


def test_every_span_is_its_text(articles):
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    found = corpus.paragraphs(articles)
    for row in corpus.sentences(articles, found).itertuples():
        assert texts[row.article][row.start : row.end].strip() == texts[row.article][row.start : row.end] != ""


@pytest.mark.parametrize("change", [lambda t: t.replace("\n", "\r\n"), lambda t: t + "\n\n"], ids=["CRLF", "blank end"])
def test_roles_do_not_hang_on_line_ends(articles, change):
    changed = articles.assign(text=[change(text) for text in articles["text"]])
    assert corpus.paragraphs(changed)["role"].tolist() == corpus.paragraphs(articles)["role"].tolist()


def test_ordinary_articles_have_next_to_no_furniture_inside(shared):
    folder = shared / "corpora" / "polnear" / "dev" / "text"
    inside = counted = 0
    for path in sorted(folder.glob("*.txt")):
        found = roles(path.read_text(encoding="utf-8"))
        middle = found[len(found) // 5 : -max(1, len(found) // 5)]
        counted += len(middle)
        inside += sum(line.role in ("boilerplate", "caption", "credit") and line.words > 12 for line in middle)
    assert counted > 900
    assert inside <= counted / 200
