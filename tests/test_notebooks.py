"""The notebooks as they stand in the repository, and what they make of the stories."""

import ast
import json
import re
from itertools import pairwise

import nbformat
import pandas as pd
import pytest

from analysis import report
from analysis.report import running
from analysis.report.pages import title
from analysis.report.places import notebooks
from analysis.text import WORD

# One worker makes the sample's report, for all who read it.
pytestmark = pytest.mark.xdist_group("report")
BOOKS = {path.stem: nbformat.read(path, as_version=4) for path in notebooks()}
CODE = [(name, cell) for name, book in BOOKS.items() for cell in book.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_a_notebook_is_clean(path):
    book = json.loads(path.read_text(encoding="utf-8"))
    nbformat.validate(nbformat.read(path, as_version=4))
    assert book["metadata"]["kernelspec"]["name"] == "python3"
    ids = [cell["id"] for cell in book["cells"]]
    assert len(set(ids)) == len(ids)
    assert all("".join(cell["source"]).strip() for cell in book["cells"])
    for cell in book["cells"]:
        assert not cell.get("outputs") and cell.get("execution_count") is None


@pytest.mark.parametrize("name", BOOKS)
def test_a_notebook_asks_a_question_and_ends_with_something_to_see(name):
    book = BOOKS[name]
    assert title(book).endswith("?")
    assert book.cells[-1].cell_type == "code"
    assert running.parameters(book) == {"STORY": "sample", "OUT": ""}
    assert sum("readings." in cell.source for cell in book.cells) == 1


@pytest.mark.parametrize(("name", "cell"), CODE, ids=lambda value: value if isinstance(value, str) else value.id)
def test_a_notebook_holds_no_logic(name, cell):
    assert len(cell.source.splitlines()) < 15
    logic = (ast.For, ast.While, ast.If, ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.DictComp, ast.Try)
    assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, logic)]


@pytest.fixture
def sample(sample_report):
    return sample_report


def test_every_notebook_gives_a_page_and_the_index_leads_to_it(sample):
    index = (sample / "index.html").read_text(encoding="utf-8")
    assert len(BOOKS) >= 6
    for name, book in BOOKS.items():
        assert f'href="{name}.html"' in index
        for file, code in ((f"{name}.html", 0), (f"{name}-code.html", len(book.cells))):
            page = (sample / file).read_text(encoding="utf-8")
            assert f"<h1>{title(book)}</h1>" in page
            assert page.count("<h1") == 1 and page.count("<main") == 1
            assert ('class="code"' in page) == bool(code)


def test_every_page_opens_at_once(sample):
    assert all(path.stat().st_size < 2_000_000 for path in sample.glob("*.html"))


def test_the_index_leads_to_the_sentences_behind_each_finding(sample):
    index = (sample / "index.html").read_text(encoding="utf-8")
    assert index.count('class="finding"') == 5
    behind = re.findall(r'href="(\d-[\w-]+\.html)#([\w-]+)"', index)
    assert len(behind) >= 5
    for file, anchor in behind:
        assert f'id="{anchor}"' in (sample / file).read_text(encoding="utf-8"), (file, anchor)


def test_tables_to_take_away_are_the_story_s(sample):
    s = report.story("sample")
    for name, table in s.tables().items():
        assert len(pd.read_parquet(sample / "tables" / f"{name}.parquet")) == len(table)
        assert len(pd.read_csv(sample / "tables" / f"{name}.csv")) == len(table)
    assert pd.read_csv(sample / "tables" / "coding-sheet.csv")["value"].isna().all()
    assert pd.read_csv(sample / "tables" / "coding-sheet-program.csv")["value"].notna().any()


def test_every_figure_has_its_csv_and_its_picture(sample):
    drawn = sorted(sample.glob("*.svg"))
    assert len(drawn) >= 8
    for path in drawn:
        assert path.with_suffix(".png").is_file()
        assert len(pd.read_csv(path.with_suffix(".csv")).columns) > 2


def test_headings_go_down_one_level_at_a_time(sample):
    for path in sample.glob("*.html"):
        levels = [int(level) for level in re.findall(r"<h([1-6])", path.read_text(encoding="utf-8"))]
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(levels)), path.name


def test_the_index_shows_the_same_numbers_as_the_features(sample):
    features = report.story("sample").features.set_index("article")
    shown = pd.read_csv(sample / "by-article.csv").set_index("article").loc[features.index]
    pairs = {
        "statements": "statements",
        "unnamed": "unnamed_mentions",
        "officials": "anonymous_official_statements",
        "loaded": "loaded_in_own_voice",
        "own_words": "own_voice_words",
        "not_found": "not_found_of_1_other",
        "comparable": "facts_1_other_reports",
    }
    for ours, theirs in pairs.items():
        assert shown[ours].to_list() == features[theirs].to_list(), ours


def test_articles_on_different_events_are_never_compared(sample):
    articles = report.story("sample").articles
    for path in sample.glob("coverage-*.csv"):
        event = path.stem.removeprefix("coverage-")
        inside = set(articles.loc[articles["event"].eq(event), "article"])
        assert set(pd.read_csv(path)["article"]) == inside and len(inside) > 1


def in_this_process(paths, values, env, done):
    """Run the notebooks' cells here, as a kernel would: what is saved is the same, and nothing has to start."""
    books = [running.with_parameters(nbformat.read(path, as_version=4), values) for path in paths]
    for book in books:
        names: dict = {}
        for cell in book.cells:
            if cell.cell_type == "code":
                exec(cell.source, names)
        done()
    return books


def test_of_the_real_articles_figures_and_csv_hold_no_sentence(shared, tmp_path, monkeypatch):
    texts = shared / "seeds"
    out = tmp_path / "out"
    monkeypatch.setenv("SAMESTORY_TEXTS", str(texts))
    monkeypatch.setattr(running, "execute", in_this_process)
    monkeypatch.setattr("IPython.display.display", lambda *shown, **how: None)
    report.run(["us-mexico-cartels"], out=out, texts=texts, progress=False)
    assert len(list(out.glob("*.svg"))) > 25
    s = report.story("us-mexico-cartels", texts=texts)
    assert (len(s.articles), s.articles["event"].nunique()) == (5, 3)
    runs = {
        tuple(words[i : i + 6])
        for text in s.articles["text"]
        for words in [[w.group().casefold() for w in WORD.finditer(text)]]
        for i in range(len(words) - 5)
    }
    for path in [*out.glob("*.csv"), *out.glob("*.svg")]:
        text = path.read_text(encoding="utf-8")
        pieces = re.findall(r"<text[^>]*>([^<]*)|<dc:title>([^<]*)", text) if path.suffix == ".svg" else [[text]]
        for words in ([w.group().casefold() for w in WORD.finditer(" ".join(piece))] for piece in pieces):
            held = [" ".join(words[i : i + 6]) for i in range(len(words) - 5) if tuple(words[i : i + 6]) in runs]
            assert not held, (path.name, held)
