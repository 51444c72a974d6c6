"""HTML pages: a notebook's outputs, and the index that leads to them. They load nothing from anywhere."""

import base64
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from nbformat import NotebookNode

from analysis.report.places import TEMPLATES


def title(notebook: NotebookNode) -> str:
    """Give a notebook's question: its first heading."""
    for cell in notebook.cells:
        found = re.match(r"#\s+(.+)", cell.source) if cell.cell_type == "markdown" else None
        if found:
            return found.group(1).strip()
    return "Untitled"


def page(notebook: NotebookNode, story: str, links: list[tuple[str, str]], here: str) -> str:
    """Export an executed notebook without its code.

    Parameters
    ----------
    notebook : NotebookNode
        Executed.
    story : str
        The story's name.
    links : list of (str, str)
        File and title of every page of the report, for the navigation.
    here : str
        This page's file.
    """
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name="report",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
        filters={"to_base64": _base64},
    )
    about = {"story": story, "links": links, "here": here, "title": title(notebook)}
    text, _ = exporter.from_notebook_node(notebook, resources={"report": about})
    return text


def index(**content: Any) -> str:
    """Fill the template of the index page; everything given is escaped but what renders itself as HTML."""
    folder = TEMPLATES / "report"
    loader = FileSystemLoader(str(folder))
    env = Environment(loader=loader, autoescape=select_autoescape(("html", "j2")), trim_blocks=True, lstrip_blocks=True)
    return env.get_template("overview.html.j2").render(**content)


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def write(path: Path, text: str) -> None:
    """Write a page, with lone surrogates that a text may hold as question marks."""
    path.write_text(text, encoding="utf-8", errors="replace")
