"""Putting texts into a story."""

import pytest

from analysis import corpus
from analysis.corpus import stories

ONE = "Brenn port closes\n\nThe port of Brenn closed on Monday, “two officials” said.\n"
TWO = "Brenn port opens\n\nThe port of Brenn opened on Friday, the ministry said.\n"


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data" / "brenn"
    folder.mkdir(parents=True)
    hashes = f"{stories.sha256(ONE.encode())},{corpus.fingerprint(ONE)}"
    head = ",".join([*stories.COLUMNS, "note"])
    (folder / "articles.csv").write_text(f"{head}\na.txt,Harbor Post,,,,2031,,{hashes},,kept\n", encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def outside(tmp_path):
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


def test_a_text_goes_to_its_row_by_hash(data, outside):
    (outside / "page.txt").write_text(ONE, encoding="utf-8")
    (line,) = corpus.add("brenn", [outside / "page.txt"], data=data)
    assert "a.txt" in line and "hash" in line and "copied" in line
    assert (data / "brenn" / "a.txt").read_text(encoding="utf-8") == ONE


def test_a_text_goes_to_its_row_by_its_words(data, outside):
    copy = ONE.replace("“", '"').replace("”", '"').replace("\n", "\r\n")
    (outside / "page.txt").write_bytes(copy.encode())
    (line,) = corpus.add("brenn", [outside / "page.txt"], data=data)
    assert "words agree" in line
    assert (data / "brenn" / "a.txt").read_bytes() == copy.encode()
    assert corpus.read([data / "brenn"])[1] == []


def test_a_new_text_gets_a_row_of_its_own(data, outside):
    (outside / "b.txt").write_text(TWO, encoding="utf-8")
    (line,) = corpus.add("brenn", [outside / "b.txt"], data=data)
    assert "new" in line and "outlet" in line
    rows = stories.listed(data / "brenn", "brenn")
    assert [row["file"] for row in rows] == ["a.txt", "b.txt"]
    assert rows[0]["note"] == "kept" and rows[1]["fingerprint"] == corpus.fingerprint(TWO)
    assert corpus.add("brenn", [outside / "b.txt"], data=data)[0].endswith("it is there already")


def test_a_new_story_is_made(data, outside):
    (outside / "b.txt").write_text(TWO, encoding="utf-8")
    corpus.add("lund", [outside / "b.txt"], data=data)
    assert corpus.read([data / "lund"])[0]["article"].tolist() == ["b"]


def test_nothing_is_ever_replaced(data, outside):
    (data / "brenn" / "a.txt").write_text("mine", encoding="utf-8")
    (outside / "page.txt").write_text(ONE, encoding="utf-8")
    (line,) = corpus.add("brenn", [outside / "page.txt"], data=data)
    assert "not added" in line
    assert (data / "brenn" / "a.txt").read_text(encoding="utf-8") == "mine"


def test_other_words_under_a_row_s_name_are_refused(data, outside):
    (outside / "a.txt").write_text(TWO, encoding="utf-8")
    (line,) = corpus.add("brenn", [outside / "a.txt"], data=data)
    assert "other words" in line and "not added" in line
    assert not (data / "brenn" / "a.txt").exists()


def test_one_line_a_file_in_their_order_and_no_half_files(data, outside):
    (outside / "b.txt").write_text(TWO, encoding="utf-8")
    (outside / "empty.txt").write_text("")
    (outside / "x.docx").write_bytes(b"PK")
    files = [outside / name for name in ("empty.txt", "b.txt", "x.docx", "gone.txt")]
    lines = corpus.add("brenn", files, data=data)
    assert len(lines) == 4
    assert [("not added" in line, path.name in line) for line, path in zip(lines, files, strict=True)] == [
        (True, True), (False, True), (True, True), (True, True),
    ]  # fmt: skip
    assert sorted(path.name for path in (data / "brenn").iterdir()) == ["articles.csv", "b.txt"]


def test_a_story_is_found_by_name_from_where_one_stands(data, outside, monkeypatch):
    (outside / "page.txt").write_text(ONE, encoding="utf-8")
    monkeypatch.chdir(data.parent)
    corpus.add("brenn", [outside / "page.txt"])
    assert (data / "brenn" / "a.txt").exists()


def test_a_file_is_no_story(data, outside):
    (outside / "b.txt").write_text(TWO)
    with pytest.raises(corpus.Unusable, match="no story"):
        corpus.add(outside / "b.txt", [outside / "b.txt"])
