"""Shows figures and tables in a notebook and saves what may be passed on."""

import html
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.charts import Chart
from analysis.charts.accuracy_line import named
from analysis.corpus import writing
from analysis.report import places
from analysis.tables import Table

# A csv holds no sentence of an article: what is no name of an outlet is cut to so many words.
WORDS = 5
NAMES = ("article", "outlet", "agency", "other", "event", "fact", "duplicate_of", "what")


def saver(story: Any, out: str | Path = "") -> Callable[..., None]:
    """Make the function that a notebook shows its figures and tables with.

    Parameters
    ----------
    story : Story
        Whose they are.
    out : str or Path
        The folder they are saved in; ``figures/STORY`` by default.

    Returns
    -------
    function
        Takes a `Chart`, a `Table`, anything else that shows itself, or a list of them. Charts are saved as svg, png
        and csv, tables that hold no sentences as csv. Of texts that are not the project's own, the figures saved hold
        five words on end at most.
    """
    folder = Path(out) if out else places.default_out(story.name)
    own = story.name in places.OWN

    def show(*things: Any) -> None:
        """Show each thing and save it where it may be saved."""
        from IPython.display import display

        for thing in things:
            if isinstance(thing, list | tuple):
                show(*thing)
            elif isinstance(thing, Table):
                display({"text/html": _table(thing, folder), "text/plain": thing.caption}, raw=True)
            else:
                if isinstance(thing, Chart):
                    thing = named(thing)
                    save_chart(thing, folder, own)
                display(thing)

    return show


def save_chart(chart: Chart, folder: Path, own: bool = False) -> None:
    """Write a figure as svg and png, and its numbers, with few words of texts that are not one's own."""
    folder.mkdir(parents=True, exist_ok=True)
    if chart.spare and not own:
        chart = replace(chart, figure=chart.spare)
    (folder / f"{chart.slug}.svg").write_text(chart.svg(), encoding="utf-8")
    (folder / f"{chart.slug}.png").write_bytes(chart.png())
    _csv(chart.data, folder / f"{chart.slug}.csv")


def _table(table: Table, folder: Path) -> str:
    """Save the table's csv, if it may have one, and give its HTML with the link."""
    if table.csv is None:
        return table.html()
    save(table, folder)
    slug = html.escape(table.slug)
    return f'{table.html()}<p class="files"><a href="{slug}.csv">{slug}.csv</a></p>'


def save(table: Table, folder: Path) -> None:
    """Write the rows of a table that a csv may hold."""
    folder.mkdir(parents=True, exist_ok=True)
    if table.csv is not None:
        _csv(table.csv, folder / f"{table.slug}.csv")


def _csv(data: pd.DataFrame, path: Path) -> None:
    writing.harmless(spare(data)).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def spare(data: pd.DataFrame, words: int = WORDS) -> pd.DataFrame:
    """Cut every text but names of outlets to a few words, so that a csv passes on no sentence of an article.

    >>> spare(pd.DataFrame({"outlet": ["The Post"], "said": ["one two three four five six"]})).loc[0, "said"]
    'one two three four five …'
    """
    cut = {
        column: [_cut(value, words) for value in data[column]]
        for column in data
        if column not in NAMES and not pd.api.types.is_numeric_dtype(data[column])
    }
    return data.assign(**cut)


def _cut(value: Any, words: int) -> Any:
    if not isinstance(value, str) or len(value.split()) <= words:
        return value
    return " ".join([*value.split()[:words], "…"])
