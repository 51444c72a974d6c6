"""A run: a story in, a folder of figures and pages out, whole or not at all."""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from analysis import tables
from analysis.corpus.stories import VARIABLE, locate
from analysis.flow import Story
from analysis.report import cache, overview, pages, places, running, showing
from analysis.report.manifest import manifest

RUN = "run.json"
WRITTEN = (".svg", ".png", ".csv", ".html")


def run(
    paths: Sequence[str | Path],
    out: str | Path | None = None,
    texts: str | Path | None = None,
    progress: bool = True,
    notebooks: Sequence[Path] | None = None,
) -> Path:
    """Run the notebooks on a story and write figures, tables and an HTML report.

    Everything is made in a folder beside `out` and moved there at the end. What an earlier run of the report left in
    `out` and this one does not make is taken away. Two runs on one machine give the same bytes; the time, the machine
    and the versions stand in run.json alone.

    Parameters
    ----------
    paths : sequence of str or Path
        A story's name or folder, or files; the sample story where there are none.
    out : str or Path, optional
        Where to; ``figures/STORY`` by default.
    texts : str or Path, optional
        Where the texts lie of a story that does not ship them.
    progress : bool
        Show how far the run is, on a terminal only.
    notebooks : sequence of Path, optional
        Those to run; the project's by default.

    Returns
    -------
    Path
        The index page.

    Raises
    ------
    analysis.corpus.NoArticles
        If there is nothing to read; then nothing is written.
    analysis.report.running.NotebookError
        If a notebook does.
    """
    began = time.monotonic()
    given = [
        str((locate(path) or Path(path)).absolute()) if locate(path) else str(path) for path in paths or ["sample"]
    ]
    books = list(notebooks or places.notebooks())
    story, problems = cache.read(given, texts)
    for problem in problems:
        sys.stderr.write(f"analysis: {problem}\n")
    folder = Path(out).absolute() if out else places.default_out(story.name)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _make(part, books, given, texts, story, problems, progress)
        names = [path.name for path in part.iterdir()]
        note = manifest(story, given, books, names, time.monotonic() - began)
        (part / RUN).write_text(json.dumps(note, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        _move(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder / "index.html"


def _make(
    part: Path,
    books: list[Path],
    given: list[str],
    texts: str | Path | None,
    story: Story,
    problems: list[str],
    progress: bool,
) -> None:
    """Run the notebooks and write every page."""
    from tqdm import tqdm

    env = {VARIABLE: str(Path(texts).absolute())} if texts else {}
    values = {"STORY": given[0] if len(given) == 1 else given, "OUT": str(part)}
    with tqdm(total=len(books), desc="notebooks", disable=not (progress and sys.stderr.isatty())) as bar:
        executed = running.execute(books, values, env, bar.update)
    links = [(f"{path.stem}.html", pages.title(book)) for path, book in zip(books, executed, strict=True)]
    for (file, _), book in zip(links, executed, strict=True):
        pages.write(part / file, pages.page(book, story.name, links, file))
    measures, flow = tables.by_article(story.measured()), tables.flow(story.measured())
    for table in (measures, flow):
        showing.save(table, part)
    pages.write(part / "index.html", pages.index(**overview.content(story, links, problems, measures, flow)))


def _move(part: Path, folder: Path) -> None:
    """Put the new files in place of those of an earlier run; files of anyone else stay."""
    folder.mkdir(exist_ok=True)
    new = {path.name for path in part.iterdir()}
    for name in _stale(folder) - new:
        (folder / name).unlink(missing_ok=True)
    for path in sorted(part.iterdir()):
        path.replace(folder / path.name)


def _stale(folder: Path) -> set[str]:
    """Name what earlier runs wrote: what run.json lists, and, in the project's own figures, what such runs write."""
    own = folder.parent == places.ROOT / "figures"
    found = {path.name for path in folder.iterdir() if own and path.suffix in WRITTEN}
    try:
        listed = json.loads((folder / RUN).read_text(encoding="utf-8"))["files"]
        found |= {
            name
            for name in listed
            if isinstance(name, str) and Path(name).name == name and Path(name).suffix in WRITTEN
        }
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return found
