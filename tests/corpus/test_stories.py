"""Story folders, with and without their texts."""

import pytest

from analysis import corpus
from analysis.corpus import stories

ONE = "Brenn port closes\n\nThe port of Brenn closed on Monday, “two officials” said.\n"
TWO = "Brenn port opens\n\nThe port of Brenn opened on Friday, the ministry said.\n"


def row(file, text, **cells):
    cells = {"file": file, "sha256": stories.sha256(text.encode()), "fingerprint": corpus.fingerprint(text)} | cells
    return ",".join(str(cells.get(column, "")) for column in stories.COLUMNS)


def listing(folder, *rows):
    folder.mkdir(exist_ok=True)
    (folder / "articles.csv").write_text("\n".join([",".join(stories.COLUMNS), *rows]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def no_variable(monkeypatch):
    monkeypatch.delenv(stories.VARIABLE, raising=False)


@pytest.fixture
def story(tmp_path):
    cells = {"outlet": "Harbor Post", "published": "2031-03"}
    return listing(tmp_path / "brenn-port", row("a.txt", ONE, **cells), row("b.txt", TWO))


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(ONE, encoding="utf-8")
    (folder / "b.txt").write_text(TWO, encoding="utf-8")
    return folder


def test_outlet_and_date_come_from_the_list_and_unknown_stays_unknown(story):
    (story / "a.txt").write_text(ONE, encoding="utf-8")
    (story / "b.txt").write_text(TWO, encoding="utf-8")
    articles, problems = corpus.read([story])
    assert problems == []
    assert articles["article"].tolist() == ["a", "b"]
    assert articles["outlet"].fillna("unknown").tolist() == ["Harbor Post", "unknown"]
    assert articles["published"].fillna("unknown").tolist() == ["2031-03", "unknown"]
    assert articles["story"].tolist() == ["brenn-port"] * 2


def test_a_story_is_found_by_its_name(story, monkeypatch):
    (story / "a.txt").write_text(ONE, encoding="utf-8")
    (story.parent / "data").mkdir()
    story.rename(story.parent / "data" / "brenn-port")
    monkeypatch.chdir(story.parent)
    assert len(corpus.read(["brenn-port"])[0]) == 1


def test_the_project_s_own_stories_are_found_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert len(corpus.read(["sample"])[0]) == 5


def test_missing_texts_are_looked_for_where_they_are_said_to_be(story, texts):
    articles, problems = corpus.read([story], texts=texts)
    assert problems == []
    assert articles["text"].tolist() == [ONE, TWO]


def test_the_variable_says_so_as_well(story, texts, monkeypatch):
    monkeypatch.setenv(stories.VARIABLE, str(texts))
    assert len(corpus.read([story])[0]) == 2


@pytest.mark.parametrize(
    "copy",
    [
        ONE.replace("\n", "\r\n"),
        ONE.replace("“", '"').replace("”", '"'),
        "\ufeff" + ONE,
        ONE.replace("\n\n", "\n \n\n"),
    ],
    ids=["CRLF", "straight marks", "byte order mark", "blank lines"],
)
def test_a_copy_under_another_name_is_told_by_its_words(story, tmp_path, copy):
    other = tmp_path / "mine"
    other.mkdir()
    (other / "saved page.txt").write_bytes(copy.encode())
    articles, problems = corpus.read([story], texts=other)
    assert articles["article"].tolist() == ["a"]
    assert len(problems) == 1 and "b.txt" in problems[0]


def test_a_file_of_that_name_with_other_words_is_not_taken_from_elsewhere(story, texts):
    (texts / "a.txt").write_text("Something else altogether stands here.")
    articles, _ = corpus.read([story], texts=texts)
    assert articles["article"].tolist() == ["b"]


def test_a_text_of_the_story_that_was_changed_is_read_and_said(story):
    (story / "a.txt").write_text(ONE + "More.")
    (story / "b.txt").write_text(TWO)
    articles, problems = corpus.read([story])
    assert len(articles) == 2
    assert len(problems) == 1 and "a.txt" in problems[0] and "differ" in problems[0]


def test_where_no_text_is_there_one_sentence_says_what_to_do(story, tmp_path):
    with pytest.raises(corpus.NoArticles) as error:
        corpus.read([story], texts=tmp_path / "nowhere")
    message = str(error.value)
    assert all(
        part in message
        for part in ("a.txt", "b.txt", "nowhere", "analysis add brenn-port", "--texts", stories.VARIABLE)
    )
    assert "\n" not in message


def test_other_files_of_a_story_are_passed_over(story):
    for name, text in (("a.txt", ONE), ("b.txt", TWO), ("README.md", "A card."), ("corrections.csv", "table\n")):
        (story / name).write_text(text)
    assert corpus.read([story])[1] == []


def test_a_text_that_no_row_lists_is_said(story):
    for name, text in (("a.txt", ONE), ("b.txt", TWO), ("c.txt", "The port of Lund is open.")):
        (story / name).write_text(text)
    articles, problems = corpus.read([story])
    assert len(articles) == 2
    assert len(problems) == 1 and "c.txt" in problems[0] and "add brenn-port" in problems[0]


def test_a_path_out_of_the_story_is_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text(ONE)
    folder = listing(tmp_path / "brenn-port", row("../secret.txt", TWO))
    with pytest.raises(corpus.NoArticles):
        corpus.read([folder])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("outlet\nPost\n", "no column 'file'"),
        ("", "empty"),
        ("file\n\n", "no article"),
        ("file,outlet\n,Post\n", "no file"),
        ("file,outlet\na.txt,Post, Harbor\n", "more cells than the header"),
    ],
)
def test_a_list_that_cannot_be_used_is_said(tmp_path, content, reason):
    folder = tmp_path / "brenn-port"
    folder.mkdir()
    (folder / "articles.csv").write_text(content)
    with pytest.raises(corpus.NoArticles, match=reason):
        corpus.read([folder])


def test_the_real_story_ships_hashes_and_no_text():
    folder = stories.locate("us-mexico-cartels")
    rows = stories.listed(folder, "us-mexico-cartels")
    assert len(rows) == 5
    assert all(len(r["sha256"]) == 64 and len(r["fingerprint"]) == 16 for r in rows)
    assert not any(r["headline"] or r["byline"] or r["url"] for r in rows)


def test_the_real_texts_match_their_rows(shared):
    rows = stories.listed(stories.locate("us-mexico-cartels"), "us-mexico-cartels")
    for listed in rows:
        found = stories.document(shared / "seeds" / listed["file"], listed["file"])
        assert listed["sha256"] == found.known["sha256"] and listed["fingerprint"] == found.fingerprint


def test_only_what_is_known_of_an_article_is_taken_from_the_list(tmp_path):
    folder = tmp_path / "brenn-port"
    folder.mkdir()
    (folder / "a.txt").write_text(ONE, encoding="utf-8")
    (folder / "articles.csv").write_text("File;Outlet;text;path\na.txt;Harbor Post;full;x\n", encoding="utf-8")
    articles, _ = corpus.read([folder])
    assert articles["text"].tolist() == [ONE]
    assert articles["outlet"].tolist() == ["Harbor Post"]


def test_a_file_that_is_listed_twice_is_said(story):
    (story / "a.txt").write_text(ONE, encoding="utf-8")
    (story / "articles.csv").write_text("file,outlet\na.txt,Harbor Post\na.txt,Coast Gazette\n", encoding="utf-8")
    articles, problems = corpus.read([story])
    assert articles["outlet"].tolist() == ["Harbor Post"]
    assert any("a.txt again" in problem for problem in problems)
