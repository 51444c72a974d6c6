"""A run: a story in, a folder of figures and pages out, whole or not at all."""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from analysis import tables
from analysis.charts import chosen
from analysis.charts.accuracy_line import named
from analysis.corpus.stories import VARIABLE, locate
from analysis.flow import Story
from analysis.report import (
    cache,
    findings,
    methods,
    overview,
    pages,
    places,
    reading,
    responses,
    running,
    showing,
    site,
    takeaway,
)
from analysis.report.manifest import LIBRARIES, manifest

RUN = "run.json"
WRITTEN = (".svg", ".png", ".csv", ".html", ".parquet")


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
        note = manifest(story, given, books, _files(part), time.monotonic() - began)
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
    planned = site.plan(story.name, story.articles, [(p, pages.title(b)) for p, b in zip(books, executed, strict=True)])
    for (file, _), book in zip(planned.questions, executed, strict=True):
        pages.write(part / file, pages.page(book, planned, file))
        pages.write(part / pages.with_code(file), pages.page(book, planned, file, code=True))
    answers, wrong = responses.read(given)
    for file, text in reading.write(story, planned, answers):
        pages.write(part / file, text)
    pages.write(part / "methods.html", methods.methods(story, planned, LIBRARIES))
    pages.write(part / "accuracy.html", methods.accuracy(planned))
    s = story.measured()
    measures, flow = tables.by_article(s), tables.flow(s)
    found = [replace(one, chart=named(one.chart)) for one in findings.five(s, chosen(s.loaded))]
    for table in (measures, flow):
        showing.save(table, part)
    for finding in found:
        showing.save_chart(finding.chart, part)
    taken = takeaway.write(story, part)
    content = overview.content(story, planned, found, problems + wrong, answers, measures, flow, taken)
    pages.write(part / "index.html", pages.fill("overview", planned, "index.html", **content))


def _files(folder: Path) -> list[str]:
    """List the files of a folder and of those in it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _move(part: Path, folder: Path) -> None:
    """Put the new files in place of those of an earlier run; files of anyone else stay."""
    folder.mkdir(exist_ok=True)
    new = _files(part)
    for name in _stale(folder) - set(new):
        (folder / name).unlink(missing_ok=True)
    for name in new:
        (folder / name).parent.mkdir(exist_ok=True)
        (part / name).replace(folder / name)


def _stale(folder: Path) -> set[str]:
    """Name what earlier runs wrote: what run.json lists, and, in the project's own figures, what such runs write."""
    own = folder.parent == places.ROOT / "figures"
    found = {path.name for path in folder.iterdir() if own and path.suffix in WRITTEN}
    try:
        listed = json.loads((folder / RUN).read_text(encoding="utf-8"))["files"]
        found |= {name for name in listed if isinstance(name, str) and _ours(name)}
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return found


def _ours(name: str) -> bool:
    """Say whether a run may have written a file of this name: in the folder itself or among the tables, not elsewhere.

    >>> _ours("tables/facts.csv"), _ours("../facts.csv"), _ours("/etc/x.csv")
    (True, False, False)
    """
    path = PurePosixPath(name)
    inside = path.parts[:-1] in ((), (takeaway.FOLDER,))
    return inside and path.suffix in WRITTEN and path.name == Path(path.name).name and ".." not in path.parts
