"""The article as published, with what was found in it marked and labelled."""

import html
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from analysis import schema
from analysis.charts.labels import labels
from analysis.tables.styled import printable

if TYPE_CHECKING:
    from analysis.flow import Story

LAYERS = {
    "source": "who says it",
    "unnamed": "without a name",
    "cue": "the word of saying",
    "content": "what is said",
    "loaded": "loaded wording, with its kind",
}
CSS = """
.article-view p{max-width:42rem;margin:.6rem 0;unicode-bidi:isolate}
.article-view mark{background:none;color:inherit;padding:0}
.article-view .content{border-bottom:1px solid #767676}
.article-view .source{background:#e3efe5;font-weight:600}
.article-view .unnamed{background:#fbe9c3;outline:1px dashed #7a5600}
.article-view .cue{font-style:italic;border-bottom:3px double #7b3f9e}
.article-view .loaded{text-decoration:underline wavy #a03c84 2px;text-underline-offset:3px}
.article-view sup{font-size:.68em;font-weight:600;font-style:normal;color:#444;margin:0 .12em;
line-height:1;white-space:nowrap}
.article-view .aside{color:#5f5f5f}
.article-view .role{font-size:.75em;color:#5f5f5f;border:1px solid #949494;border-radius:2px;
padding:0 .3em;margin-right:.4em}
"""


@dataclass(frozen=True)
class ArticleView:
    """One article's text with its marks, as HTML that needs nothing else."""

    heading: str
    body: str
    legend: bool = True

    def _repr_html_(self) -> str:
        keys = "; ".join(f'<mark class="{name}">{name}</mark>: {words}' for name, words in LAYERS.items())
        legend = f'<p class="legend">{keys}. Paragraphs that are not counted are grey, with their role.</p>'
        return (
            f'<article class="article-view"><style>{CSS}</style><h3>{html.escape(printable(self.heading))}</h3>'
            f"{legend if self.legend else ''}{self.body}</article>"
        )


def article_view(
    article: str,
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    spans: pd.DataFrame,
    attributed: pd.DataFrame,
    loaded: pd.DataFrame,
) -> ArticleView:
    """Show one article as published, with sources, cues, contents, unnamed sources and loaded words marked.

    Parameters
    ----------
    article : str
        Which one.
    articles, paragraphs, spans, attributed, loaded : DataFrame
        The tables of these names, of one or more articles.

    Returns
    -------
    ArticleView
        Everything that comes from the text is escaped. Each mark has a label in words or a number, and its own line
        or frame, so that none rests on colour alone; overlapping marks keep each their own.

    Raises
    ------
    KeyError
        If there is no such article; the message names those that exist.
    """
    known = articles.set_index("article")
    if article not in known.index:
        raise KeyError(f"no article {article!r}; available: {', '.join(known.index)}")
    text = known.loc[article, "text"]
    marks = _marks(*(table[table["article"].eq(article)] for table in (spans, attributed, loaded)))
    rows = paragraphs[paragraphs["article"].eq(article)].sort_values("start")
    body = "".join(_paragraph(text, row, marks) for row in rows.itertuples())
    outlet = known.loc[article, "outlet"]
    return ArticleView(f"{outlet if not pd.isna(outlet) else 'unknown outlet'} ({article})", body)


def article_views(story: "Story", loaded: pd.DataFrame) -> list[ArticleView]:
    """Show every article of a story, in the order of the figures.

    Parameters
    ----------
    story : Story
        The story.
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.
    """
    s = story
    order = labels(s.articles)["article"]
    views = [article_view(a, s.articles, s.paragraphs, s.spans, s.attributed, loaded) for a in order]
    return [replace(view, legend=not number) for number, view in enumerate(views)]


def _marks(spans: pd.DataFrame, attributed: pd.DataFrame, loaded: pd.DataFrame) -> list[tuple[int, int, str, str]]:
    """List what is to be marked: start, end, classes, label."""
    unnamed = set(attributed.loc[attributed["source_type"].isin(schema.UNNAMED), "attribution"])
    found = []
    for row in spans.itertuples():
        number = str(row.attribution)
        hidden = row.role == "source" and row.attribution in unnamed
        classes = "source unnamed" if hidden else row.role
        found.append((row.start, row.end, classes, f"{number} unnamed" if hidden else number))
    for row in loaded.itertuples():
        found.append((row.start, row.end, "loaded", str(row.category).replace("_", " ")))
    return sorted(found)


def _paragraph(text: str, row, marks: list[tuple[int, int, str, str]]) -> str:
    """Write one paragraph, greyed and labelled with its role where it is not counted."""
    mine = [m for m in marks if m[0] < row.end and m[1] > row.start]
    inner = "".join(_segments(text, row.start, row.end, mine))
    if row.role == "body":
        return f'<p dir="auto">{inner}</p>'
    name = f"{row.role} from {row.origin}" if row.role == "excerpt" and not pd.isna(row.origin) else row.role
    label = f'<span class="role">{html.escape(printable(str(name)))}</span>'
    grey = "" if row.role in schema.COUNTED else ' class="aside"'
    return f'<p dir="auto"{grey}>{label}{inner}</p>'


def _segments(text: str, start: int, end: int, marks: list[tuple[int, int, str, str]]) -> Iterator[str]:
    """Write a stretch of text, cut wherever a mark begins or ends."""
    cuts = sorted({start, end, *(min(max(p, start), end) for m in marks for p in m[:2])})
    for here, there in pairwise(cuts):
        over = [m for m in marks if m[0] < there and m[1] > here]
        words = html.escape(printable(text[here:there]))
        if not over:
            yield words
            continue
        tags = "".join(f"<sup>{html.escape(m[3])}</sup>" for m in over if max(m[0], start) == here)
        classes = " ".join(dict.fromkeys(c for m in over for c in m[2].split()))
        yield f'{tags}<mark class="{classes}">{words}</mark>'
