"""A whole run on a small folder of texts: complete, the same twice, and safe."""

import html
import json
import re

import made
import nbformat
import pandas as pd
import pytest

from analysis import schema
from analysis.charts import matrices, source_mix
from analysis.corpus import NoArticles
from analysis.report import cache, places, publishing, running
from analysis.report.showing import saver, spare
from analysis.tables import Table

CELLS = (
    "from analysis import charts, readings, story, tables\nfrom analysis.report import saver",
    "s = story(STORY)\nshow = saver(s, OUT)",
    "show(charts.source_mix(s.articles, s.attributions, s.attributed), tables.published(s.articles))",
    "show(tables.article_views(s, s.loaded))",
    "readings.published(s.articles, s.paragraphs)",
)
NASTY = "\n\nThe mayor of Brenn said <script>alert(1)</script> \"onload='x' ]]> was \u202eno answer.\n"
# What a page could load: nothing but what it holds itself.
LOADS = re.compile(
    r"""\s(?:src|srcset|data|poster|action)\s*=\s*["'](?!data:)|<(?:script\s|link|iframe|object|embed)\b|@import"""
)
LINKS = re.compile(r'href="([^"]*)"')


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "CACHE", tmp_path / "cache")
    # What is tested here is how results are published, whatever finds them.
    monkeypatch.setenv(cache.ENGINE, "fast")


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "brenn"
    folder.mkdir()
    (folder / "harbor.txt").write_text(made.HARBOR, encoding="utf-8")
    (folder / "ledger.txt").write_text(made.LEDGER + NASTY, encoding="utf-8")
    return folder


@pytest.fixture
def book(tmp_path):
    cells = [nbformat.v4.new_markdown_cell("# Who speaks, <b>here</b>?", id="q")]
    cells += [nbformat.v4.new_code_cell('STORY = ""\nOUT = ""', metadata={"tags": ["parameters"]}, id="p")]
    cells += [nbformat.v4.new_code_cell(cell, id=f"c{n}") for n, cell in enumerate(CELLS)]
    path = tmp_path / "1-who.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def contents(folder) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "run.json"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_run_is_whole_the_same_twice_and_tidy(texts, book, tmp_path):
    out = tmp_path / "out"
    index = publishing.run([texts], out=out, notebooks=[book], progress=False)
    first = contents(out)
    assert index == out / "index.html"
    wanted = {"index.html", "1-who.html", "1-who-code.html", "methods.html", "accuracy.html"}
    wanted |= {"source-mix.svg", "source-mix.png", "source-mix.csv", "published.csv", "by-article.csv", "flow.csv"}
    wanted |= {f"{kind}-{name}.html" for kind in ("article", "outlet") for name in ("harbor", "ledger")}
    wanted |= {f"{kind}-harbor-ledger.html" for kind in ("compare", "worksheet")}
    slugs = ("source-mix", "unnamed-share", "loaded-rate", "left-out", "shared-words")
    wanted |= {f"{slug}.{kind}" for slug in slugs for kind in ("svg", "png", "csv")}
    tables = {f"tables/{name}.{kind}" for name in schema.TABLES for kind in ("csv", "parquet")}
    assert wanted | tables | {"tables/coding-sheet.csv", "tables/coding-sheet-program.csv"} == set(first)

    noted = json.loads((out / "run.json").read_text())
    assert noted["story"] == "brenn" and set(noted["articles"]) == {"harbor", "ledger"}
    (out / "old.svg").write_text("left by an earlier run")
    (out / "mine.csv").write_text("not the report's")
    noted["files"].append("old.svg")
    (out / "run.json").write_text(json.dumps(noted))

    publishing.run([texts], out=out, notebooks=[book], progress=False)
    assert contents(out) == first | {"mine.csv": b"not the report's"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    for name in (name for name in first if name.endswith(".html")):
        page = first[name].decode()
        assert not LOADS.search(page), name
        assert '<html lang="en">' in page and "<title>" in page
        leads = [link.partition("#") for link in LINKS.findall(page)]
        assert all((out / (file or name)).is_file() for file, _, _ in leads), name
        assert all(
            f'id="{anchor}"' in first[file or name].decode()
            for file, _, anchor in leads
            if anchor and "-" not in anchor
        )
        assert str(tmp_path) not in page
    page = first["1-who.html"].decode()
    text = html.unescape(re.sub(r"<sup.*?</sup>|<[^>]+>", "", page))
    assert "<script>alert(1)</script>" in text and "\u202e" not in page
    assert re.search(r'<img alt="[^"]{20,}" src="data:image/svg', page)


def test_a_notebook_that_fails_leaves_nothing(texts, tmp_path):
    cells = [nbformat.v4.new_code_cell('STORY = ""\nOUT = ""', metadata={"tags": ["parameters"]})]
    path = tmp_path / "1-fails.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[*cells, nbformat.v4.new_code_cell("1 / 0")]), path)
    before = set(tmp_path.iterdir())
    with pytest.raises(running.NotebookError):
        publishing.run([texts], out=tmp_path / "out", notebooks=[path], progress=False)
    assert set(tmp_path.iterdir()) - before <= {tmp_path / "cache"}


def test_nothing_to_read_writes_nothing(tmp_path, book):
    with pytest.raises(NoArticles):
        publishing.run([tmp_path / "nowhere"], out=tmp_path / "out", notebooks=[book])
    assert not (tmp_path / "out").exists()


def test_tables_come_from_the_cache_until_something_changes(texts, monkeypatch):
    first = cache.story(texts)
    monkeypatch.setattr(cache, "measure", lambda *_, **__: pytest.fail("computed again"))
    again = cache.story(str(texts))
    for name, table in first.tables().items():
        pd.testing.assert_frame_equal(table, again.tables()[name], check_column_type=False)
    (texts / "ledger.txt").write_text(made.LEDGER.replace("mayor", "council"), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="computed again"):
        cache.story(texts)


def test_a_broken_cache_is_made_anew(texts):
    first = cache.story(texts)
    for path in places.CACHE.rglob("spans.parquet"):
        path.write_bytes(b"no parquet")
    pd.testing.assert_frame_equal(cache.story(texts).spans, first.spans)


def test_charts_are_saved_and_tables_with_sentences_are_not(tmp_path):
    s = made.story()
    show = saver(s, tmp_path)
    show([source_mix(s.articles, s.attributions, s.attributed)], Table(s.sentences, "Sentences", "sentences"))
    assert {path.name for path in tmp_path.iterdir()} == {"source-mix.svg", "source-mix.png", "source-mix.csv"}


def test_of_texts_that_are_not_the_project_s_own_a_figure_is_saved_with_few_words(tmp_path):
    s = made.story()
    drawn = {}
    for name in ("sample", "brenn"):
        s.name = name
        saver(s, tmp_path / name)(matrices(s.articles, s.facts, s.coverage))
        drawn[name] = re.findall(r"<text[^>]*>([^<]*)", (tmp_path / name / "coverage-e1.svg").read_text())
    assert "The port of Brenn may close at night" in " ".join(drawn["sample"])
    assert "port of Brenn may close" in drawn["brenn"] and "night" not in " ".join(drawn["brenn"])


def test_a_csv_passes_on_five_words_at_most():
    data = pd.DataFrame(
        {"outlet": ["The Brenn and Upper Brenn Post"], "told": ["to the whole of the council"], "n": [7]}
    )
    assert spare(data).iloc[0].to_list() == ["The Brenn and Upper Brenn Post", "to the whole of the …", 7]
