"""The article as published, with what was found in it marked and labelled."""

import html
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis import resources, schema
from analysis.charts.labels import labels
from analysis.tables.marking import LAYERS, Mark, by_paragraph, marks, segments
from analysis.tables.styled import printable

if TYPE_CHECKING:
    import pandas as pd

    from analysis.flow import Story

ASIDE = {"aside": "what is not counted, in grey"}
# Characters of one article that are shown: a page has to open at once.
SHOWN = 120_000


@dataclass(frozen=True)
class ArticleView:
    """One article's text with its marks and their switches, as HTML that needs nothing else.

    Parameters
    ----------
    heading : str
        Outlet and article.
    body : str
        The paragraphs, as HTML.
    styled : bool
        Whether it brings its own style in a notebook, where several views need it once.
    """

    heading: str
    body: str
    styled: bool = True

    def html(self, level: int = 3, style: bool = True) -> str:
        """Render it with a heading of some level; the switches need no script."""
        css = Markup(resources.template("article/view.css").render()) if style else ""
        return resources.template("article/view.html.j2").render(
            heading=printable(self.heading), body=Markup(self.body), level=level, style=css, layers=LAYERS | ASIDE
        )

    def _repr_html_(self) -> str:
        return self.html(style=self.styled)


def article_view(article: str, story: "Story", loaded: "pd.DataFrame") -> ArticleView:
    """Show one article as published, with sources, cues, contents, unnamed sources and loaded words marked.

    Parameters
    ----------
    article : str
        Which one.
    story : Story
        Whose tables.
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.

    Returns
    -------
    ArticleView
        Everything that comes from the text is escaped. Each mark has a label in words and its own line, frame or
        ground, so that none rests on colour alone; overlapping marks keep each their own.

    Raises
    ------
    KeyError
        If there is no such article; the message names those that exist.
    """
    known = story.articles.set_index("article")
    if article not in known.index:
        raise KeyError(f"no article {article!r}; available: {', '.join(known.index)}")
    tables = (story.attributions, story.spans, story.attributed, story.sources, loaded)
    found = marks(*(table[table["article"].eq(article)] for table in tables))
    rows = story.paragraphs[story.paragraphs["article"].eq(article)]
    body = paragraphs(str(known.loc[article, "text"]), rows, found)
    outlet = known.loc[article, "outlet"]
    named = str(outlet) if isinstance(outlet, str) else "unknown outlet"
    return ArticleView(f"{named} ({article})", "".join(body))


def article_views(story: "Story", loaded: "pd.DataFrame", most: int = 6) -> list[ArticleView]:
    """Show the articles of a story, in the order of the figures.

    Parameters
    ----------
    story : Story
        The story.
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.
    most : int
        Articles at most.
    """
    order = list(labels(story.articles)["article"])[:most]
    views = [article_view(article, story, loaded) for article in order]
    return [replace(view, styled=not number) for number, view in enumerate(views)]


def paragraphs(text: str, rows: "pd.DataFrame", found: list[Mark], tips: bool = True) -> list[str]:
    """Write an article's paragraphs, greyed and labelled with their role where they are not counted.

    Parameters
    ----------
    text : str
        The article.
    rows : DataFrame
        Its rows of table `paragraphs`.
    found : list of Mark
        What is marked.
    tips : bool
        As `segments` takes it.
    """
    body, left = [], SHOWN
    for row, mine in by_paragraph(rows, found):
        if left <= 0:
            body.append(f'<p class="hint">Not shown here: the text from character {row.start:,} on.</p>')
            break
        end = min(row.end, row.start + left)
        inner = "".join(segments(text, row.start, end, [m for m in mine if m.start < end], tips))
        body.append(_paragraph(row, inner))
        left -= end - row.start
    return body


def _paragraph(row: Any, inner: str) -> str:
    if row.role == "body":
        return f'<p dir="auto">{inner}</p>'
    origin = row.origin if row.role == "excerpt" and isinstance(row.origin, str) else ""
    label = html.escape(printable(f"{row.role} from {origin}" if origin else str(row.role)))
    grey = "" if row.role in schema.COUNTED else ' class="aside"'
    return f'<p dir="auto"{grey}><span class="role">{label}</span>{inner}</p>'
