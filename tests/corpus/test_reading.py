"""Files, folders and tables to the table of articles."""

import json

import pandas as pd
import pytest

from analysis import corpus, schema

ONE = "Brenn port closes\n\nThe port of Brenn closed on Monday, two officials said.\n"
TWO = "Brenn port opens\n\nThe port of Brenn opened on Friday, the ministry said.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "harbor-post.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "brenn-echo.txt").write_text(TWO, encoding="utf-8")
    return tmp_path


def table(path, rows):
    frame = pd.DataFrame(rows)
    if path.suffix == ".csv":
        frame.to_csv(path, index=False)
    elif path.suffix == ".parquet":
        frame.to_parquet(path)
    else:
        frame.to_json(path, orient="records", lines=True)
    return path


def test_a_folder_of_texts_is_a_story(folder):
    articles, problems = corpus.read([folder])
    assert problems == []
    assert articles["article"].tolist() == ["brenn-echo", "harbor-post"]
    assert articles["outlet"].tolist() == ["brenn-echo", "harbor-post"]
    assert articles["story"].unique().tolist() == [folder.name]
    assert articles["published"].isna().all()
    assert articles["text"].tolist() == [TWO, ONE]
    assert schema.problems("articles", articles) == []


def test_several_paths_are_one_story(folder):
    articles, _ = corpus.read([folder / "harbor-post.txt", str(folder / "brenn-echo.txt")])
    assert articles["article"].tolist() == ["harbor-post", "brenn-echo"]
    assert articles["story"].unique().tolist() == [folder.name]


def test_a_file_given_twice_is_one_article(folder):
    assert len(corpus.read([folder, folder / "harbor-post.txt"])[0]) == 2


def test_line_ends_and_spaces_are_untouched(tmp_path):
    raw = "One.\r\n\r\n Two.\r \u00a0"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + raw.encode())
    articles, _ = corpus.read([tmp_path / "a.txt"])
    assert articles["text"].tolist() == [raw]
    assert articles["encoding"].tolist() == ["utf-8 (byte order mark)"]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_tables_hold_an_article_a_row(tmp_path, suffix):
    rows = [
        {"id": "n1", "text": ONE, "outlet": "Harbor Post", "date": "2031-03-04", "genre": "opinion", "agency": None},
        {"id": "n2", "text": TWO, "outlet": None, "date": None, "genre": "essay", "agency": "Brenn Wire"},
    ]
    articles, problems = corpus.read([table(tmp_path / f"corpus{suffix}", rows)])
    assert problems == []
    assert articles["article"].tolist() == ["n1", "n2"]
    assert articles["text"].tolist() == [ONE, TWO]
    assert articles["outlet"].tolist()[0] == "Harbor Post" and pd.isna(articles["outlet"].tolist()[1])
    assert articles["published"].tolist()[0] == "2031-03-04"
    assert articles["genre"].tolist() == ["opinion", "unknown"]
    assert articles["agency"].dropna().tolist() == ["Brenn Wire"]


def test_parquet_may_hold_timestamps(tmp_path):
    path = table(tmp_path / "a.parquet", [{"text": ONE, "published": pd.Timestamp("2031-03-04 10:15")}])
    assert corpus.read([path])[0]["published"].tolist() == ["2031-03-04"]


def test_rows_without_an_id_are_numbered(tmp_path):
    path = table(tmp_path / "news.csv", [{"text": ONE}, {"text": TWO}])
    assert corpus.read([path])[0]["article"].tolist() == ["news-1", "news-2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_may_be_parted_by_other_marks(tmp_path, delimiter):
    path = tmp_path / "a.csv"
    path.write_text(
        delimiter.join(["id", "text", "outlet"]) + "\n" + delimiter.join(["a", '"One, two; three"', "Post"])
    )
    assert corpus.read([path])[0]["text"].tolist() == ["One, two; three"]


def test_equal_names_get_their_folder_s_name_before_them(tmp_path):
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"{ONE} {name}")
    articles, _ = corpus.read([tmp_path / "north", tmp_path / "south"])
    assert articles["article"].tolist() == ["north/a", "south/a"]


def test_equal_names_in_one_folder_get_their_suffix(tmp_path):
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "a.text").write_text(TWO)
    assert corpus.read([tmp_path])[0]["article"].is_unique


def test_a_duplicate_is_kept_and_flagged(tmp_path):
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "b.txt").write_text(ONE.replace("\n\n", "\r\n \n") + " ")
    (tmp_path / "c.txt").write_text(TWO)
    articles, problems = corpus.read([tmp_path])
    assert problems == []
    assert articles["duplicate_of"].fillna("").tolist() == ["", "a", ""]


BAD = {
    "empty.txt": (b"", "empty"),
    "nul.txt": (b"a\0b", "NUL"),
    "half.txt": (b"\xff\xfeT\0h", "breaks off"),
    "nothing.html": (b"<html></html>", "no article text"),
    "columns.csv": (b"id,body\n1,text\n", "no column 'text'"),
    "columns.parquet": (b"PAR1 not really", "no Parquet"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_used_is_named_with_a_remedy_and_passed_over(folder, name):
    data, reason = BAD[name]
    (folder / name).write_bytes(data)
    articles, problems = corpus.read([folder])
    assert len(articles) == 2
    assert len(problems) == 1 and name in problems[0] and reason in problems[0] and ":" in problems[0]
    assert "\n" not in problems[0]


@pytest.mark.parametrize("name", BAD)
def test_where_no_article_is_left_that_sentence_is_the_error(tmp_path, name):
    (tmp_path / name).write_bytes(BAD[name][0])
    with pytest.raises(corpus.NoArticles, match=BAD[name][1]) as error:
        corpus.read([tmp_path / name])
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "unclosed', "is no JSON"),
        ('["text"]', "no JSON object"),
        ('{"body": "x"}', "has no text"),
        ('{"text": 3}', "has no text"),
        ('{"text": " "}', "empty text"),
        ('{"text": "a\\u0000b"}', "NUL"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_a_bad_line_is_named_by_its_number(tmp_path, line, reason):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": ONE}) + "\n\n" + line + "\n" + json.dumps({"id": "b", "text": TWO}))
    articles, problems = corpus.read([path])
    assert articles["article"].tolist() == ["a", "b"]
    assert len(problems) == 1 and "a.jsonl, line 3" in problems[0] and reason in problems[0]


def test_a_row_with_the_id_of_another_is_passed_over(tmp_path):
    path = table(tmp_path / "a.csv", [{"id": "a", "text": ONE}, {"id": "a", "text": TWO}])
    articles, problems = corpus.read([path])
    assert articles["text"].tolist() == [ONE]
    assert len(problems) == 1 and "id 'a'" in problems[0] and "line" in problems[0]


def test_a_row_with_too_few_cells_is_passed_over(tmp_path):
    (tmp_path / "a.csv").write_text("id,text,outlet\na,One.,Post\nb,Two.\nc,Three.,Echo\n")
    articles, problems = corpus.read([tmp_path / "a.csv"])
    assert articles["article"].tolist() == ["a", "c"]
    assert len(problems) == 1 and "line 3" in problems[0]


def test_an_unreadable_date_is_said_and_unknown(tmp_path):
    path = table(tmp_path / "a.csv", [{"id": "a", "text": ONE, "published": "last spring"}])
    articles, problems = corpus.read([path])
    assert articles["published"].isna().all()
    assert len(problems) == 1 and "last spring" in problems[0] and "line 5" in problems[0]


def test_another_language_is_said(tmp_path):
    (tmp_path / "a.txt").write_text("Der Hafen von Brenn ist seit Montag zu, und niemand weiß, wie lange noch. " * 5)
    articles, problems = corpus.read([tmp_path])
    assert len(articles) == 1
    assert articles["language"].tolist() == ["de"]
    assert len(problems) == 1 and "German" in problems[0] and "not measured" in problems[0]


def test_stray_nuls_are_read_as_they_are(tmp_path):
    text = "The port\0 of Brenn closed.\0\0 It will not open.\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": text}))
    assert corpus.read([tmp_path])[0]["text"].tolist() == [text, text]


def test_lone_surrogates_in_json_do_no_harm(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a\\ud800", "text": "One \\udfff two."}')
    articles, _ = corpus.read([tmp_path / "a.jsonl"])
    assert articles["text"].tolist() == ["One \ufffd two."]


@pytest.mark.parametrize("path", ["no-such-story", "no/such/file.txt", "", "..x", "a\0b", "x" * 5000])
def test_a_path_that_leads_nowhere_is_named(path):
    with pytest.raises(corpus.NoArticles) as error:
        corpus.read([path])
    assert "\n" not in str(error.value)


def test_nothing_given_is_said():
    with pytest.raises(corpus.NoArticles, match="no article was given"):
        corpus.read([])


def test_an_empty_folder_is_said(tmp_path):
    with pytest.raises(corpus.NoArticles, match="holds no"):
        corpus.read([tmp_path])


def test_one_path_that_leads_nowhere_leaves_the_others(folder):
    articles, problems = corpus.read([folder, folder / "gone.txt"])
    assert len(articles) == 2 and len(problems) == 1


def test_reading_twice_gives_the_same_table(folder):
    pd.testing.assert_frame_equal(corpus.read([folder])[0], corpus.read([folder])[0])


def test_rows_in_memory_are_articles_too():
    rows = pd.DataFrame([{"id": "a", "text": ONE, "story": "port"}, {"text": TWO}, {"text": None}])
    articles, problems = corpus.from_rows(rows, "piece-7")
    assert articles["article"].tolist() == ["a", "piece-7-2"]
    assert articles["story"].tolist() == ["port", "piece-7"]
    assert len(problems) == 1 and "piece-7, row 3" in problems[0]
    assert schema.problems("articles", articles) == []


def test_rows_in_memory_may_be_none():
    articles, problems = corpus.from_rows(pd.DataFrame({"text": []}), "piece")
    assert articles.empty and problems == [] and schema.problems("articles", articles) == []
    with pytest.raises(corpus.Unusable, match="no column 'text'"):
        corpus.from_rows(pd.DataFrame({"body": []}), "piece")


def test_an_empty_column_does_not_erase_another_of_the_same_field():
    rows = pd.DataFrame([{"text": "A gate shut.", "published": "2031-05-02", "date": "", "title": "Gate shut"}])
    articles, _ = corpus.from_rows(rows, "brenn")
    assert articles[["published", "headline"]].to_numpy().tolist() == [["2031-05-02", "Gate shut"]]
