"""HTML pages: a notebook's outputs, and pages filled from templates. They load nothing from anywhere."""

import base64
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import resources
from analysis.report.places import TEMPLATES
from analysis.report.running import INJECTED
from analysis.report.site import Site

# nbformat takes seconds to load, which every notebook would wait for.
if TYPE_CHECKING:
    from nbformat import NotebookNode

VIEW = 'class="article-view'


def title(notebook: "NotebookNode") -> str:
    """Give a notebook's question: its first heading."""
    for cell in notebook.cells:
        found = re.match(r"#\s+(.+)", cell.source) if cell.cell_type == "markdown" else None
        if found:
            return found.group(1).strip()
    return "Untitled"


def page(notebook: "NotebookNode", site: Site, here: str, code: bool = False) -> str:
    """Export an executed notebook, with its code or without.

    Parameters
    ----------
    notebook : NotebookNode
        Executed.
    site : Site
        Every page of the report, for the navigation.
    here : str
        The page's file, without its code.
    code : bool
        Whether the code is shown.
    """
    from nbconvert import HTMLExporter
    from traitlets.config import Config

    # A widget is shown as what it falls back to: no script of anyone else's, nothing fetched.
    shown = ["image/svg+xml", "text/html", "text/plain"]
    exporter = HTMLExporter(
        config=Config({"NbConvertBase": {"display_data_priority": shown}}),
        template_name="report",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input=not code,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
        filters={"to_base64": encoded},
    )
    about = {"site": site, "here": here, "title": title(notebook), "code": code, "script": has_view(notebook)}
    about["other"] = here if code else with_code(here)
    text, _ = exporter.from_notebook_node(_as_in_the_repository(notebook), resources={"report": about})
    return text


def _as_in_the_repository(notebook: "NotebookNode") -> "NotebookNode":
    """Leave out the cell that gave this run its parameters: it names a folder of this machine."""
    cells = [cell for cell in notebook.cells if INJECTED not in cell.metadata.get("tags", [])]
    return type(notebook)(notebook | {"cells": cells})


def has_view(notebook: "NotebookNode") -> bool:
    """Say whether an article view is among the outputs, which a script serves."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return any(VIEW in "".join(output.get("data", {}).get("text/html", "")) for output in outputs)


def with_code(file: str) -> str:
    """Name the page that shows a notebook's code too.

    >>> with_code("2-who-speaks.html")
    '2-who-speaks-code.html'
    """
    return f"{Path(file).stem}-code.html"


def fill(name: str, site: Site, here: str, script: bool = False, **content: Any) -> str:
    """Fill a page's template; everything given is escaped but what renders itself as HTML."""
    return resources.template(f"report/{name}.html.j2").render(site=site, here=here, script=script, **content)


def encoded(text: str) -> str:
    """Write a picture as a page can hold it."""
    return base64.b64encode(text.encode()).decode()


def write(path: Path, text: str) -> None:
    """Write a page, with lone surrogates that a text may hold as question marks."""
    path.write_text(text, encoding="utf-8", errors="replace")
