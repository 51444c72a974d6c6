"""What a reader set right."""

import pandas as pd
import pytest

from analysis import corpus, schema

TEXT = (
    "Brenn port closes\n\nThe port of Brenn closed on Monday, two officials said.\n\nIt will open on Friday, they said."
)
HEAD = "table,article,start,end,column,value,note\n"


@pytest.fixture
def story(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def corrected(story, rows):
    (story / "corrections.csv").write_text(HEAD + rows, encoding="utf-8")
    return corpus.read_corrections([story])


def test_a_role_is_set_right_and_stays_so(story):
    articles, _ = corpus.read([story])
    row = corpus.paragraphs(articles).iloc[2]
    corrections = corrected(story, f"paragraphs,a,{row.start},{row.end},role,caption,it stands below a photo\n")
    for _ in range(2):
        table = corpus.paragraphs(articles, corrections)
        assert table["role"].tolist() == ["headline", "body", "caption"]
    assert schema.problems("paragraphs", table) == []
    assert corpus.unused("paragraphs", table, corrections).empty


def test_a_correction_of_an_article_needs_no_offsets(story):
    articles, _ = corpus.read([story])
    corrections = corrected(story, "articles,a,,,event,e7,\narticles,a,,,outlet,,we do not know\n")
    set_right = corpus.correct("articles", articles, corrections)
    assert set_right["event"].tolist() == ["e7"]
    assert set_right["outlet"].isna().all()
    assert articles["event"].isna().all(), "the table that was given is not touched"


def test_a_number_stays_a_number():
    table = schema.frame(
        "attributed",
        [{"article": "a", "attribution": 0, "source_type": "media", "reason": "none"}],
    )
    row = {"table": "attributed", "article": "a", "start": None, "end": None, "column": "stated_count", "value": "2"}
    set_right = corpus.correct("attributed", table, pd.DataFrame([row]))
    assert set_right["stated_count"].tolist() == [2]
    assert schema.problems("attributed", set_right) == []


def test_a_correction_that_fits_no_row_does_nothing_and_can_be_listed(story):
    articles, _ = corpus.read([story])
    corrections = corrected(story, "paragraphs,a,1,2,role,caption,\n")
    table = corpus.paragraphs(articles, corrections)
    assert "caption" not in set(table["role"])
    assert len(corpus.unused("paragraphs", table, corrections)) == 1


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("paragraph,a,1,2,role,caption,\n", "no table 'paragraph'"),
        ("paragraphs,a,1,2,rôle,caption,\n", "no column"),
        ("paragraphs,a,1,2,role,photo,\n", "is no role"),
        ("paragraphs,a,one,2,role,caption,\n", "offset"),
        ("paragraphs,,1,2,role,caption,\n", "no article"),
        ("articles,a,,,text,Nothing.,\n", "no column 'text' to set right"),
        ("features,a,,,words,7,\n", "no table 'features' to set"),
        ("coverage,a,,,status,reported,\n", "evidence_start must be an offset"),
    ],
)
def test_a_row_that_cannot_be_followed_is_an_error_with_its_line(story, rows, reason):
    with pytest.raises(corpus.BadCorrections, match=reason) as error:
        corrected(story, "\n" + rows)
    assert "corrections.csv, line 3" in str(error.value) and "\n" not in str(error.value)


def test_a_file_without_its_columns_is_an_error(story):
    (story / "corrections.csv").write_text("table,value\n")
    with pytest.raises(corpus.BadCorrections, match="no column 'article'"):
        corpus.read_corrections([story])


def test_without_a_file_there_are_none(story):
    assert corpus.read_corrections([story, story / "a.txt", "no-such-story"]).empty


def test_none_corrects_nothing():
    table = schema.frame("paragraphs", [])
    assert corpus.correct("paragraphs", table, None) is table


def test_an_attribution_is_found_by_any_of_its_spans_or_all_of_it():
    said = {"act": "statement", "form": "direct", "confidence": 1, "role": "body", "article": "a"}
    data = schema.frame("attributions", [said | {"attribution": n} for n in (0, 1)])
    span = {"article": "a", "text": "", "role": "content"}
    spans = [span | {"attribution": 1, "start": s, "end": e} for s, e in ((5, 9), (20, 30))]
    places = corpus.of_attributions(data, schema.frame("spans", spans))
    for start, end, hit in ((5, 9, True), (5, 30, True), (5, 20, False)):
        row = {"table": "attributions", "article": "a", "start": start, "end": end, "column": "act", "value": "wish"}
        acts = corpus.correct("attributions", data, pd.DataFrame([row]), places)["act"].tolist()
        assert acts == ["statement", "wish" if hit else "statement"]


def test_a_cell_is_found_by_a_passage_that_tells_its_fact():
    cells = [{"fact": f, "article": "a", "status": "not_found", "confidence": 0.1} for f in ("e1.f1", "e1.f2")]
    mentions = [
        {"fact": f, "article": "b", "start": s, "end": s + 9, "similarity": 1.0}
        for f, s in (("e1.f1", 0), ("e1.f2", 50))
    ]
    coverage = schema.frame("coverage", cells)
    row = {"table": "coverage", "article": "a", "column": "status", "value": "reported"}
    row |= {"evidence": "b", "evidence_start": 50, "evidence_end": 59}
    places = corpus.of_cells(coverage, schema.frame("mentions", mentions))
    table = corpus.correct("coverage", coverage, pd.DataFrame([row]), places)
    assert table["status"].tolist() == ["not_found", "reported"]


def test_what_a_correction_changed_is_noted_and_so_is_one_that_changed_nothing(story):
    articles, _ = corpus.read([story])
    row = corpus.paragraphs(articles).iloc[2]
    corrections = corrected(
        story, f"paragraphs,a,{row.start},{row.end},role,caption,below a photo\nparagraphs,a,1,2,role,deck,\n"
    )
    log = corpus.applied("paragraphs", corpus.paragraphs(articles), corrections)
    assert schema.problems("corrections", log) == []
    assert log["rows"].tolist() == [1, 0]
    assert log["was"].tolist()[0] == "body" and log["was"].isna()[1]
    assert log["note"].tolist()[0] == "below a photo"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("attributed,a,1,2,stated_count,two,\n", "whole number in figures"),
        ("attributed,a,1,2,stated_count,2.5,\n", "whole number in figures"),
        ("attributed,a,1,2,descriptor_level,9,\n", "0 to 4"),
        ("paragraphs,a,²,2,role,caption,\n", "offset"),
        ("articles,a,,,published,some day,\n", "no date"),
        ("loaded,a,1,2,score,high,\n", "from 0 to 1"),
        ('articles,a,,,outlet,Post,"a note\narticles,a,,,event,e7,\n', "close each quotation mark"),
    ],
)
def test_a_value_that_cannot_be_one_is_refused(story, row, reason):
    with pytest.raises(corpus.BadCorrections, match=reason):
        corrected(story, row)


def test_a_date_may_be_written_as_in_the_list(story):
    assert corrected(story, "articles,a,,,published,15 January 2031,\n")["value"].tolist() == ["2031-01-15"]


def test_a_correction_of_an_article_that_is_not_there_is_said(story):
    articles, _ = corpus.read([story])
    (said,) = corpus.astray(corrected(story, "articles,b,,,event,e7,\narticles,a,,,event,e7,\n"), articles)
    assert "'b'" in said
