"""Runs notebooks: parameters in, executed notebooks out; the files in the repository stay as they are."""

import ast
import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.report.places import ROOT

# nbformat takes seconds to load, which every notebook would wait for.
if TYPE_CHECKING:
    from nbformat import NotebookNode

TAG, INJECTED = "parameters", "injected-parameters"
AT_ONCE = 2
SECONDS = 600


class NotebookError(RuntimeError):
    """A cell raised an error; the message names notebook, cell and error."""


def parameters(notebook: "NotebookNode") -> dict[str, Any]:
    """Read the names and values that the cell tagged ``parameters`` assigns.

    Parameters
    ----------
    notebook : NotebookNode
        As nbformat reads it.

    Returns
    -------
    dict
        Empty where there is no such cell.
    """
    found = {}
    for cell in notebook.cells:
        if TAG in cell.metadata.get("tags", []):
            for node in ast.parse(cell.source).body:
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    found[node.targets[0].id] = ast.literal_eval(node.value)
    return found


def with_parameters(notebook: "NotebookNode", values: dict[str, Any]) -> "NotebookNode":
    """Put a cell behind the tagged one that assigns other values.

    Raises
    ------
    ValueError
        If the notebook has no parameter of that name; the message names those it has.
    """
    from nbformat import v4

    known = parameters(notebook)
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise ValueError(f"unknown parameter {', '.join(unknown)}; available: {', '.join(sorted(known)) or 'none'}")
    cells = []
    for cell in notebook.cells:
        cells.append(cell)
        if TAG in cell.metadata.get("tags", []) and values:
            source = "\n".join(f"{name} = {value!r}" for name, value in sorted(values.items()))
            made = v4.new_code_cell(source, id="injected", metadata={"tags": [INJECTED]})
            cells.append(made)
    return type(notebook)(notebook | {"cells": cells})


def execute(
    paths: Sequence[Path], values: dict[str, Any], env: dict[str, str], done: Callable[[], Any] = lambda: None
) -> "list[NotebookNode]":
    """Run notebooks, two at a time, each in a process of its own that starts in the project's folder.

    Parameters
    ----------
    paths : sequence of Path
        The notebooks; they are read, not written.
    values : dict
        Parameters; each notebook must have them all.
    env : dict of str to str
        Added to the environment.
    done : function
        Called after each.

    Raises
    ------
    ValueError
        On a parameter that a notebook does not have.
    NotebookError
        If a cell raises an error.
    """
    import nbformat

    prepared = [with_parameters(nbformat.read(path, as_version=4), values) for path in paths]
    with tempfile.TemporaryDirectory(prefix="samestory-") as scratch:
        return asyncio.run(_all(prepared, [path.name for path in paths], env, Path(scratch), done))


async def _all(
    prepared: "list[NotebookNode]", names: list[str], env: dict[str, str], scratch: Path, done: Callable
) -> "list[NotebookNode]":
    """Run what is prepared; after a failure what has begun is let finish, so that no process is left behind."""
    gate = asyncio.Semaphore(AT_ONCE)
    failed: list[BaseException] = []

    async def one(number: int) -> "NotebookNode":
        async with gate:
            if failed:
                return prepared[number]
            try:
                return await _run(prepared[number], names[number], env, scratch / str(number))
            except Exception as error:
                failed.append(error)
                raise
            finally:
                done()

    found = await asyncio.gather(*(one(n) for n in range(len(prepared))), return_exceptions=True)
    if failed:
        raise failed[0]
    return [book for book in found if isinstance(book, dict)]


async def _run(notebook: "NotebookNode", name: str, env: dict[str, str], scratch: Path) -> "NotebookNode":
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    scratch.mkdir()
    client = NotebookClient(
        notebook, km=_manager(scratch), timeout=SECONDS, record_timing=False, store_widget_state=False,
        resources={"metadata": {"path": str(ROOT)}},
    )  # fmt: skip
    client.owns_km = True
    try:
        return await client.async_execute(env=_environment(env, scratch))
    except CellExecutionError as error:
        raise NotebookError(f"{name}: {error.ename}: {error.evalue}\n{error.traceback}") from error


def _manager(scratch: Path):
    """Make a kernel of this very Python; over files, not ports, where the system can."""
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    class Own(KernelSpecManager):
        """Knows one kernel, whatever others the user has installed."""

        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            return KernelSpec(argv=argv, display_name="Python 3", language="python")

    own = Own()
    if sys.platform == "win32":
        return AsyncKernelManager(kernel_spec_manager=own, connection_file=str(scratch / "kernel.json"))
    return AsyncKernelManager(
        kernel_spec_manager=own, transport="ipc", ip=str(scratch / "ipc"), connection_file=str(scratch / "kernel.json")
    )


def _environment(env: dict[str, str], scratch: Path) -> dict[str, str]:
    """Give the kernel an environment in which equal inputs give equal outputs."""
    own = {
        "IPYTHONDIR": str(scratch),
        "MPLBACKEND": "agg",
        "OMP_NUM_THREADS": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
    return os.environ | own | env
