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
        ("paragraph,a,1,2,role,caption,\n", "no table"),
        ("paragraphs,a,1,2,rôle,caption,\n", "no column"),
        ("paragraphs,a,1,2,role,photo,\n", "is no role"),
        ("paragraphs,a,one,2,role,caption,\n", "offset"),
        ("paragraphs,,1,2,role,caption,\n", "no article"),
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
