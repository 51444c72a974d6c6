"""Notebooks run with parameters, in processes of their own."""

import nbformat
import pytest

from analysis.report import running
from analysis.report.places import ROOT, folder_name


def notebook(*cells: str, parameters: str = 'STORY = "sample"\nOUT = ""') -> nbformat.NotebookNode:
    first = nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]})
    return nbformat.v4.new_notebook(cells=[first, *(nbformat.v4.new_code_cell(c) for c in cells)])


def written(tmp_path, *cells: str):
    path = tmp_path / "1-small.ipynb"
    nbformat.write(notebook(*cells), path)
    return path


def output(executed: nbformat.NotebookNode) -> str:
    return executed.cells[-1].outputs[0]["text"]


def test_parameters_are_read_from_the_tagged_cell():
    assert running.parameters(notebook("OTHER = 1")) == {"STORY": "sample", "OUT": ""}


def test_an_unknown_parameter_is_an_error_that_names_those_known():
    with pytest.raises(ValueError, match="unknown parameter STROY; available: OUT, STORY"):
        running.with_parameters(notebook(), {"STROY": "x"})


def test_values_reach_the_notebook_and_its_file_stays_as_it_is(tmp_path):
    path = written(tmp_path, "import os\nprint(STORY, os.getcwd())")
    before = path.read_bytes()
    (executed,) = running.execute([path], {"STORY": ["a.txt", 'it\'s "b".txt']}, {})
    assert output(executed) == f"['a.txt', 'it\\'s \"b\".txt'] {ROOT}\n"
    assert path.read_bytes() == before


def test_the_environment_reaches_the_notebook(tmp_path):
    path = written(tmp_path, "import os\nprint(os.environ['SAMESTORY_TEXTS'])")
    (executed,) = running.execute([path], {}, {"SAMESTORY_TEXTS": "/somewhere"})
    assert output(executed) == "/somewhere\n"


def test_an_executed_notebook_holds_no_time_and_the_same_ids(tmp_path):
    path = written(tmp_path, "print(1)")
    first, second = (running.execute([path], {"OUT": "x"}, {})[0] for _ in range(2))
    assert first.cells == second.cells
    assert all("execution" not in cell.metadata for cell in first.cells)


def test_a_cell_that_fails_names_notebook_and_error(tmp_path):
    path = written(tmp_path, "1 / 0")
    with pytest.raises(running.NotebookError, match=r"1-small\.ipynb: ZeroDivisionError"):
        running.execute([path, path], {}, {})


@pytest.mark.parametrize(
    ("name", "safe"), [("sample", "sample"), ("../../etc", "etc"), ("a b/ç", "a-b-ç"), ("…", "story"), ("", "story")]
)
def test_a_story_s_name_leads_nowhere_else(name, safe):
    assert folder_name(name) == safe
