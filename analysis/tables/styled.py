"""Tables for people: a caption, headers that say what they head, numbers in one form, everything escaped."""

import html
import numbers
import re
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
from pandas.io.formats.style import Styler

# Rows of a table that are shown, and letters of a cell from which its column is given room if it holds most.
MOST, LONG = 400, 80


@dataclass(frozen=True)
class Table:
    """A table to show: its rows, its caption, a name for files and anchors, and the rows that a csv may hold.

    Parameters
    ----------
    data : DataFrame
        What is shown; the first column names the row.
    caption : str
        What it says and out of how many.
    slug : str
        Its anchor in a page and its file's name.
    csv : DataFrame, optional
        What is saved. Absent where the rows hold sentences of the articles, which are not ours to pass on.
    decimals : dict of str to int
        Digits after the point, for columns of fractions; two by default.
    """

    data: pd.DataFrame
    caption: str
    slug: str
    csv: pd.DataFrame | None = None
    decimals: dict[str, int] = field(default_factory=dict)

    def style(self) -> Styler:
        """Give the table as pandas styles it, to go on from."""
        text = {c: _number(self.decimals.get(str(c), 2)) for c in self.data.columns}
        styler = self.data.head(MOST).reset_index(drop=True).style.hide(axis="index").format(text)
        return styler.set_uuid(self.slug).set_caption(html.escape(self.caption)).format_index(escape="html", axis=1)

    def html(self) -> str:
        """Render as HTML that screen readers can follow: every header has a scope."""
        if self.data.empty:
            return f'<p class="nothing" id="{html.escape(self.slug)}">{html.escape(self.caption)}: none.</p>'
        table = self.style().set_table_styles([], overwrite=True).to_html(cell_ids=False)
        table = re.sub(r"<style.*?</style>\s*", "", table, flags=re.S)
        table = re.sub(r'<th[^>]*class="col_heading level0 col(\d+)"[^>]*>', self._head, table)
        table = re.sub(r'<td[^>]*class="data row\d+ col0"\s*>(.*?)</td>', r'<th scope="row">\1</th>', table, flags=re.S)
        table = re.sub(r'<td[^>]*class="data row\d+ col(\d+)"\s*>', self._cell, table)
        table = re.sub(r'<table id="[^"]*"\s*>', f'<table id="{html.escape(self.slug)}">', table)
        region = f'role="region" aria-label="{html.escape(self.caption)}" tabindex="0"'
        return f'<div class="table" {region}>{table}</div>{self._rest()}'

    def _rest(self) -> str:
        """Say what is not shown, where there are more rows than a page can hold that has to open at once."""
        if len(self.data) <= MOST:
            return ""
        shown = f"The first {MOST} of {len(self.data):,} rows."
        return f'<p class="note">{shown} All stand in the tables that the report writes beside its pages.</p>'

    def _head(self, match: re.Match) -> str:
        return f'<th scope="col"{self._kind(match)}>'

    def _cell(self, match: re.Match) -> str:
        return f"<td{self._kind(match)}>"

    def _kind(self, match: re.Match) -> str:
        """Say of a column of numbers, and of one of sentences, that it is one."""
        if self._numeric(match):
            return ' class="number"'
        return ' class="long"' if int(match.group(1)) == self._long else ""

    @cached_property
    def _long(self) -> int:
        """The column of most words, if it holds sentences: one alone is given room, for all have to fit."""
        shown = [[len(c) for c in self.data.iloc[:MOST, i] if isinstance(c, str)] for i in range(self.data.shape[1])]
        most = max(range(len(shown)), key=lambda i: sum(shown[i]), default=0)
        return most if shown and max(shown[most], default=0) > LONG else -1

    def _numeric(self, match: re.Match) -> bool:
        kind = self.data.dtypes.iloc[int(match.group(1))]
        return pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind)

    def _repr_html_(self) -> str:
        return f'{NOTEBOOK}<div class="samestory">{self.html()}</div>'


def _number(decimals: int):
    """Give the function that writes a cell: thousands parted, fractions rounded, a dash for what is absent."""

    def write(value: object) -> str:
        if pd.isna(value):  # type: ignore[call-overload]
            return "–"
        if isinstance(value, (bool, np.bool_)):
            return "yes" if value else "no"
        if isinstance(value, numbers.Integral):
            return f"{value:,}"
        if isinstance(value, numbers.Real):
            return f"{float(value):,.{decimals}f}"
        text = html.escape(printable(str(value)))
        return f'<span class="date">{text}</span>' if DATE.fullmatch(text) else text

    return write


DATE = re.compile(r"(?:\d{1,2} )?(?:[A-Z][a-z]{2,8} )?\d{4}|\d{4}-\d\d(?:-\d\d)?")
# JupyterLab sets every cell to the right.
NOTEBOOK = (
    "<style>.samestory :is(th,td,caption){text-align:left!important;vertical-align:top}"
    ".samestory .number{text-align:right!important}.samestory .long{min-width:19rem}</style>"
)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Write control and direction marks as their numbers, so that they are seen and do nothing.

    >>> printable("a\u202eb\x00")
    'a[U+202E]b[U+0000]'
    """
    return CONTROLS.sub(lambda m: f"[U+{ord(m.group()):04X}]", text)
