"""The house rules that a machine can check."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "analysis"
SERVES_ALL = {"schema", "text", "resources"}
FLOW = (
    "corpus similarity attribution sources events reuse facts wording features statistics flow coding specifications "
    "lines charts tables readings report batch benchmark __main__"
).split()
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "learning" not in p.parts)


def name(path: Path) -> str:
    """Return the module that a file belongs to: the folder's name for the parts of one."""
    part = path.relative_to(PACKAGE).parts[0]
    return part.removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the modules of the package that a file imports when it is itself imported."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module == "analysis":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("analysis."):
            found.add((node.module or "").split(".")[1])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_data_flows_one_way(path):
    own = name(path)
    if own in SERVES_ALL | {"__init__"}:
        assert imported(path) <= SERVES_ALL
    else:
        below = set(FLOW[: FLOW.index(own) + 1])
        assert imported(path) <= SERVES_ALL | below, f"{own} imports what comes after it"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_stay_readable(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", sorted((PACKAGE / "lexicons").glob("*.txt")), ids=lambda p: p.stem)
def test_word_lists_have_a_header_and_no_entry_twice(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# "), "say what the list is and where it comes from"
    entries = [line for line in lines if line and not line.startswith("#")]
    assert len(entries) == len(set(entries))


def test_weights_cannot_run_code_and_have_a_card():
    models = PACKAGE / "models"
    assert {p.suffix for p in models.iterdir()} <= {".npz", ".json", ".onnx", ".txt"}
    for path in [*models.glob("*.npz"), *models.glob("*.onnx")]:
        assert path.with_suffix(".json").is_file(), f"{path.name} has no card"
        assert path.stat().st_size < 30e6
