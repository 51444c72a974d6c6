"""Where things lie: the project, its notebooks, its cache, and what a run writes."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
CACHE = ROOT / ".cache" / "stories"
# Stories whose texts this project wrote itself, so that its figures may quote them.
OWN = ("sample",)


def folder_name(story: str) -> str:
    """Turn a story's name into one that is safe for a folder.

    >>> folder_name("../My story: part 2"), folder_name("..")
    ('My-story-part-2', 'story')
    """
    return re.sub(r"[^\w.-]+", "-", story).strip(".-_")[:80] or "story"


def default_out(story: str) -> Path:
    """Name the folder that a story's figures go to by default."""
    return ROOT / "figures" / folder_name(story)


def notebooks() -> list[Path]:
    """List the project's notebooks in order.

    Raises
    ------
    FileNotFoundError
        If there are none, as where the package was installed without them.
    """
    found = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
    if not found:
        raise FileNotFoundError(f"no notebooks in {NOTEBOOKS}: run from a clone of the project")
    return found
