"""What comes from outside is data: it is never run, leads nowhere, and is no larger than what is read."""

import json
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis import batch, coding, corpus, flow, statistics, tables
from analysis.__main__ import main
from analysis.batch import rows as slices
from analysis.corpus import stories, tabular, writing
from analysis.report import cache, places, showing

STORY = "The port of Brenn closed on Monday, Mayor Ida Lund said.\n\nThe dockers declined to comment.\n"
FORMULA = '=HYPERLINK("http://example.org","x")'
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)> \"' onload=x"


@pytest.fixture
def folder(tmp_path) -> Path:
    story = tmp_path / "story"
    story.mkdir()
    (story / "a.txt").write_text(STORY, encoding="utf-8")
    return story


# Formulas in csv


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_text_of_a_csv_begins_like_a_formula(start):
    table = pd.DataFrame(
        {"outlet": [start + "1+1", None], "start": [-1, 2], "share": [-0.5, 0.5], "yes": [True, False]}
    )
    found = writing.harmless(table)
    assert found["outlet"].iloc[0] == "'" + start + "1+1" and pd.isna(found["outlet"].iloc[1])
    pd.testing.assert_frame_equal(found.drop(columns="outlet"), table.drop(columns="outlet"))


def test_every_csv_that_is_exported_is_free_of_formulas(tmp_path, capsys):
    row = {"id": FORMULA, "outlet": "@Post", "headline": "+1", "byline": "-x", "text": "=1+1 closed, Ida Lund said.\n"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row), encoding="utf-8")
    source = str(tmp_path / "in.jsonl")
    assert main(["tables", source, "--out", str(tmp_path / "out")]) == 0
    assert main(["features", source, "--out", str(tmp_path / "out" / "f.csv")]) == 0
    assert main(["sheet", source, "--out", str(tmp_path / "out" / "sheet.csv")]) == 0
    capsys.readouterr()
    assert main(["features", source]) == 0
    (tmp_path / "out" / "stdout.csv").write_text(capsys.readouterr().out, encoding="utf-8")
    showing._csv(pd.DataFrame([row]), tmp_path / "out" / "figure.csv")
    seen = 0
    for path in (tmp_path / "out").glob("*.csv"):
        table = pd.read_csv(path, dtype="str", keep_default_na=False)
        for column in table:
            if column not in ("start", "end", "other_start", "other_end"):
                texts = [v for v in table[column] if v[:1] in ("=", "+", "@", "\t", "\r", "-")]
                assert not [v for v in texts if not v.lstrip("-").replace(".", "").isdigit()], (path.name, column)
        seen += table.astype("str").apply(lambda c: c.str.startswith("'=")).any().any()
    assert seen >= 4


def test_parquet_and_lines_hold_texts_as_they_are(tmp_path, capsys):
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "=a", "text": STORY}), encoding="utf-8")
    assert main(["tables", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out"), "--format", "parquet"]) == 0
    assert pd.read_parquet(tmp_path / "out" / "articles.parquet")["article"].tolist() == ["=a"]


def test_a_title_that_is_added_to_a_story_becomes_no_formula(tmp_path):
    page = f"<html><head><title>{FORMULA}</title></head><body><article><p>{STORY * 5}</p></article></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    corpus.add("new", [tmp_path / "page.html"], data=tmp_path / "data")
    cells = (tmp_path / "data" / "new" / "articles.csv").read_text(encoding="utf-8")
    assert "HYPERLINK" in cells and "'=HYPERLINK" in cells


# Content of pages


def test_tables_show_scripts_as_text():
    names = {"outlet": SCRIPT, "headline": SCRIPT, "byline": SCRIPT, "agency": SCRIPT, "url": "javascript:alert(1)"}
    rows = [{"id": f"{n}{SCRIPT}", "text": f"{SCRIPT}\n\n{STORY}", "story": SCRIPT} | names for n in "ab"]
    story = flow.measure(corpus.from_rows(pd.DataFrame(rows), SCRIPT)[0], engine="fast")
    shown = [
        tables.by_article(story).html(),
        tables.published(story.articles).html(),
        tables.statements(story).html(),
        tables.roles(story.articles, story.paragraphs).html(),
        *(view._repr_html_() for view in tables.article_views(story, story.loaded)),
        story._repr_html_(),
    ]
    for page in shown:
        assert "alert(1)" in page
        assert "<script" not in page and "<img" not in page and 'href="javascript' not in page


# Paths


@pytest.mark.parametrize("name", ["../../etc", "/etc/passwd", "..", "a/../../b", "\0", "C:\\x", "-" * 300, ""])
def test_the_name_of_a_story_leads_nowhere_else(name):
    assert places.default_out(name).parent == places.ROOT / "figures"


@pytest.mark.parametrize("file", ["../secret.txt", "{tmp}/secret.txt", "sub/../../secret.txt", "link.txt"])
def test_no_row_of_articles_csv_reads_outside_its_story(file, folder, tmp_path):
    (tmp_path / "secret.txt").write_text("The secret port closed, Ida Lund said.", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    name = file.format(tmp=tmp_path)
    (folder / "articles.csv").write_text(f"file,outlet\na.txt,Post\n{name},Other\n", encoding="utf-8")
    articles, problems = corpus.read([folder])
    assert articles["file"].tolist() == ["a.txt"] and not articles["text"].str.contains("secret").any()
    assert any("without the text of 1 article" in problem for problem in problems)


def test_no_link_out_of_a_folder_is_followed(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("The secret port closed, Ida Lund said.", encoding="utf-8")
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    articles, problems = corpus.read([folder])
    assert articles["file"].tolist() == ["a.txt"] and "leads out of the folder" in problems[0]
    batch.run(folder, tmp_path / "out", workers=0, progress=False)
    assert pd.read_parquet(tmp_path / "out" / "features")["article"].tolist() == ["a"]
    (folder / "corrections.csv").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(corpus.BadCorrections, match="leads out"):
        corpus.read_corrections([folder])


def test_nothing_is_added_outside_a_story(folder, tmp_path):
    known = stories.document(folder / "a.txt", "a")
    row = f"../stolen.txt,Post,{known.known['sha256']}\n"
    (folder / "articles.csv").write_text("file,outlet,sha256\n" + row, encoding="utf-8")
    (line,) = corpus.add(folder, [folder / "a.txt"])
    assert "names a file outside" in line and not (tmp_path / "stolen.txt").exists()


# Size


def test_archives_are_never_opened(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.csv", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../a.txt", "0" * 10_000_000)
    (tmp_path / "bomb.zip").write_bytes((tmp_path / "bomb.csv").read_bytes())
    for name in ("bomb.csv", "bomb.zip"):
        with pytest.raises(corpus.Unusable, match="text"):
            corpus.read([tmp_path / name])


def bomb(path: Path, rows: int, length: int) -> Path:
    """Write a small file of equal rows that are large unpacked."""
    texts = pa.array(["It closed. " * (length // 11)] * rows)
    pq.write_table(pa.table({"text": texts}), path, compression="zstd", use_dictionary=False, row_group_size=rows)
    return path


def test_a_parquet_bomb_is_named_and_not_unpacked(tmp_path, monkeypatch):
    path = bomb(tmp_path / "in.parquet", rows=40, length=100_000)
    assert path.stat().st_size < 100_000
    monkeypatch.setattr(tabular, "LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(corpus.Unusable, match="unpacks to 40 rows"):
        corpus.read([path])
    monkeypatch.setattr(slices, "LARGEST_GROUP", 1_000_000)
    batch.run(path, tmp_path / "out", workers=0, progress=False)
    assert len(pd.read_parquet(tmp_path / "out" / "rejects")) == 40


def test_a_file_that_is_no_article_by_its_size_is_not_read(folder, monkeypatch):
    with (folder / "b.txt").open("wb") as sparse:
        sparse.truncate(stories.LARGEST + 1)
    articles, problems = corpus.read([folder])
    assert len(articles) == 1 and "bytes, more than" in problems[0]


def test_a_line_without_end_is_passed_over_in_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(slices, "LONGEST_LINE", 1000)
    good = json.dumps({"id": "a", "text": STORY})
    (tmp_path / "in.jsonl").write_text(f'{good}\n{{"text": "{"x" * 9000}"}}\n{good.replace("a", "b", 1)}', "utf-8")
    long = "x" * 9000
    (tmp_path / "in.csv").write_text(f'id,text\na,"It closed."\nb,"{long}"\nc,"It opened."\n', "utf-8")
    for name in ("in.jsonl", "in.csv"):
        done = batch.run(tmp_path / name, tmp_path / f"out-{name}", workers=0, progress=False)
        rejects = pd.read_parquet(tmp_path / f"out-{name}" / "rejects")
        assert done.rejected == len(rejects) >= 1
        assert rejects["reason"].str.contains("longer than|quotation mark|cells of the header").any()
        assert "a" in set(pd.read_parquet(tmp_path / f"out-{name}" / "features")["article"])


# Interruptions


def test_a_write_that_fails_leaves_the_old_file_and_no_half_one(tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("old")

    def broken(part: Path) -> None:
        part.write_text("ne")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        writing.whole(target, broken)
    assert target.read_text() == "old" and [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_two_writers_at_once_leave_one_whole_file(tmp_path):
    from threading import Barrier, Thread

    together = Barrier(2)

    def write(letter: str) -> None:
        def slowly(part: Path) -> None:
            with part.open("w") as file:
                together.wait()
                file.write(letter * 100_000)

        writing.whole(tmp_path / "a", slowly)

    writers = [Thread(target=write, args=(letter,)) for letter in "xy"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert set((tmp_path / "a").read_text()) in ({"x"}, {"y"}) and len(list(tmp_path.iterdir())) == 1


def test_a_cache_that_another_run_empties_is_computed_anew(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "CACHE", tmp_path / "cache")
    first, _ = cache.read([folder], engine="fast")
    for path in (tmp_path / "cache").rglob("facts.parquet"):
        path.write_bytes(b"half")
    again, _ = cache.read([folder], engine="fast")
    pd.testing.assert_frame_equal(first.features, again.features)


@pytest.mark.parametrize("command", ["features", "tables"])
def test_a_disk_that_is_full_gives_one_line(command, folder, tmp_path, capsys, monkeypatch):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device", "out.csv")

    monkeypatch.setattr(pd.DataFrame, "to_csv", full)
    assert main([command, str(folder), "--out", str(tmp_path / "out.csv")]) == 2
    assert capsys.readouterr().err == "analysis: out.csv: No space left on device\n"


def test_sheets_that_people_fill_in_still_agree_with_themselves(tmp_path):
    row = {"id": "=a", "text": STORY}
    story = flow.measure(corpus.from_rows(pd.DataFrame([row]), "x")[0], engine="fast")
    units = coding.units(story)
    filled = writing.harmless(coding.program(units, coding.sheet(units)))
    codes = pd.concat([filled.assign(coder=coder)[["coder", "unit", "variable", "value"]] for coder in "ab"])
    found = statistics.agreement(codes)
    assert len(found) and found["agreement"].dropna().eq(1).all()
