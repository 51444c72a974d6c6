"""Files to take away: every table as csv and parquet, and a coding sheet."""

from pathlib import Path

import pandas as pd
from markupsafe import Markup

from analysis import coding
from analysis.corpus import writing
from analysis.flow import Story
from analysis.tables import Table

FOLDER = "tables"


def write(story: Story, out: Path) -> Table:
    """Write every table of a story, and a coding sheet with the program's own beside it.

    They hold the texts: they are for whoever has these, not to be passed on with the figures.

    Parameters
    ----------
    story : Story
        The story.
    out : Path
        The report's folder.

    Returns
    -------
    Table
        The files, with links.
    """
    folder = out / FOLDER
    folder.mkdir()
    rows = []
    for name, table in story.tables().items():
        _csv(table, folder / f"{name}.csv")
        table.to_parquet(folder / f"{name}.parquet", index=False)
        rows.append((name, len(table), *(f"{FOLDER}/{name}.{kind}" for kind in ("csv", "parquet"))))
    units = coding.units(story)
    blank = coding.sheet(units)
    _csv(blank, folder / "coding-sheet.csv")
    _csv(coding.program(units, blank), folder / "coding-sheet-program.csv")
    data = pd.DataFrame(rows, columns=["table", "rows", "csv", "parquet"])
    return Files(data, f"Every table ({len(rows)})", "tables")


class Files(Table):
    """A table whose last two columns lead to files."""

    def html(self) -> str:
        """Render it with links in place of the files' names."""
        text = super().html()
        for file in [*self.data["csv"], *self.data["parquet"]]:
            text = text.replace(f"<td>{file}</td>", f'<td><a href="{file}">{Path(file).name}</a></td>')
        return Markup(text)


def _csv(table: pd.DataFrame, path: Path) -> None:
    """Write a csv; lone surrogates that a text may hold become question marks."""
    text = writing.harmless(table).to_csv(index=False, lineterminator="\n")
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
