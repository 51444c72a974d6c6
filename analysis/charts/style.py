"""What every figure has in common: its page, its heading, its colours, and files that are the same in every run."""

import io
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from matplotlib import style as mplstyle
from matplotlib.axes import Axes
from matplotlib.figure import Figure

STYLE = Path(__file__).with_name("samestory.mplstyle")
WIDTH = 4.4
LABEL = 1.42
INK, GREY, PALE = "#222222", "#5f5f5f", "#d9d9d9"
MARGIN = 0.12


@dataclass(frozen=True)
class Chart:
    """A figure with the numbers behind it, the finding in words for those who cannot see it, and a name for files.

    Where it quotes more of an article than may be passed on, `spare` is the same figure that does not.
    """

    figure: Figure
    data: pd.DataFrame
    alt: str
    slug: str
    spare: Figure | None = None

    def svg(self) -> str:
        """Render as SVG; equal charts give equal bytes."""
        out = io.StringIO()
        with context():
            self.figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Title": self.alt})
        return out.getvalue()

    def png(self) -> bytes:
        """Render as PNG; equal charts give equal bytes."""
        out = io.BytesIO()
        with context():
            self.figure.savefig(out, format="png", dpi=160, metadata={"Software": None})
        return out.getvalue()

    def _repr_mimebundle_(self, include=None, exclude=None):
        kind = "image/svg+xml"
        return {kind: self.svg(), "text/plain": self.alt}, {kind: {"alt": self.alt, "slug": self.slug}}


def context():
    """Give the project's style as a context; outside it nothing of matplotlib's settings changes."""
    return mplstyle.context(["default", STYLE])


def tint(colour: str, share: float = 0.45) -> str:
    """Mix a colour with white.

    >>> tint("#000000", 0.5)
    '#808080'
    """
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - p) * share):02x}" for p in parts)


def page(title: str, subtitle: str, body: float, foot: float = 0.35, left: float = LABEL) -> tuple[Figure, Axes]:
    """Make a figure with its heading and one pair of axes below it.

    Parameters
    ----------
    title, subtitle : str
        The finding; the measure and its n. Both are wrapped.
    body, foot, left : float
        Inches: the height of the axes, the room below them and the room for labels at their left.

    Returns
    -------
    (Figure, Axes)
        Call it, and draw, inside `context`.
    """
    heads = textwrap.wrap(title, 38, break_on_hyphens=False) or [""]
    subs = textwrap.wrap(subtitle, 57, break_on_hyphens=False) or [""]
    head = 0.14 + 0.235 * len(heads) + 0.185 * len(subs) + 0.14
    height = head + body + foot
    figure = Figure(figsize=(WIDTH, height))
    figure.text(MARGIN / WIDTH, 1 - 0.1 / height, "\n".join(heads), size=12, weight="bold", va="top", linespacing=1.25)
    below = 0.14 + 0.235 * len(heads)
    figure.text(MARGIN / WIDTH, 1 - below / height, "\n".join(subs), size=9.5, color=GREY, va="top", linespacing=1.3)
    box = (left / WIDTH, foot / height, (WIDTH - left - MARGIN) / WIDTH, body / height)
    return figure, figure.add_axes(box)


def shorten(label: str, width: int = 18, lines: int = 2) -> str:
    """Wrap a label to a few lines; what does not fit is cut in its middle, since long names often differ at their end.

    >>> shorten("The Brenn and Upper Brenn Advertiser and Gazette", 16)
    'The Brenn and\\n…ser and Gazette'
    """
    wrapped = textwrap.wrap(label, width) or [""]
    if len(wrapped) <= lines:
        return "\n".join(wrapped)
    if lines == 1:
        half = width // 2
        return f"{label[:half].rstrip()}…{label[half - width + 1 :].lstrip()}"
    return "\n".join([*wrapped[: lines - 1], f"…{label[1 - width :].lstrip()}"])


def sentence(words: str) -> str:
    """Begin with a capital and leave the rest as it is.

    >>> sentence("event e1, from April 2031")
    'Event e1, from April 2031'
    """
    return words[:1].upper() + words[1:]
