"""How a story shows itself in a notebook: its articles, its events, its tables, and what to call next."""

import html
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analysis.flow.container import Story

# Articles listed.
MOST = 40
NEXT = {
    "tables.by_article(s)": "the measures side by side, one row an article",
    "tables.statements(s)": "who said what, sentence by sentence",
    "tables.facts(s)": "which facts stand where",
    "charts.unnamed_share(s.articles, s.attributions, s.attributed)": "how much rests on unnamed sources",
    "report.explore(s)": "choose outlet, source, threshold and words, and see tables and article change",
}
_COUNTED = {
    "statements": "statements",
    "on unnamed sources": "unnamed_mentions",
    "loaded words of its own voice": "loaded_in_own_voice",
    "facts": "facts_reported",
}
_STYLE = "<style>.story th,.story td{text-align:left!important;vertical-align:top}</style>"


def shown(story: "Story") -> str:
    """Write a story as HTML; everything that comes from the articles is escaped.

    Parameters
    ----------
    story : Story
        The story.
    """
    a = story.articles
    events = a["event"].dropna().nunique()
    head = f"<h3>{_cell(story.name)}: {len(a)} article{'s' * (len(a) != 1)} on {events} event{'s' * (events != 1)}</h3>"
    tables = ", ".join(f"<code>s.{name}</code> ({len(table):,})" for name, table in story.tables().items())
    calls = "".join(f"<li><code>{html.escape(call)}</code>: {words}</li>" for call, words in NEXT.items())
    listed = f"<p>Tables, with their rows, of a story called <code>s</code>: {tables}.</p>"
    after = "<p>After <code>from analysis import charts, report, tables</code>, for example:</p>"
    return f'{_STYLE}<div class="story">{head}{_articles(story)}{listed}{after}<ul>{calls}</ul></div>'


def _articles(story: "Story") -> str:
    """List the articles by event and date, with counts that say how much there is, not how much of a share."""
    rows = story.articles.sort_values(["event", "published", "article"], na_position="last").head(MOST)
    heads = ["event", "outlet", "published", "headline", "words", *_COUNTED]
    counts = [dict(zip(story.features["article"], story.features[c], strict=True)) for c in _COUNTED.values()]
    body = []
    for row in rows.itertuples():
        cells = [
            row.event,
            row.outlet,
            row.published,
            row.headline,
            row.words,
            *(c.get(row.article) for c in counts),
        ]
        body.append(
            f'<tr><th scope="row">{_cell(row.article)}</th>{"".join(f"<td>{_cell(c)}</td>" for c in cells)}</tr>'
        )
    top = "".join(f'<th scope="col">{head}</th>' for head in ["article", *heads])
    more = len(story.articles) - len(rows)
    rest = f"<p>And {more:,} more articles.</p>" if more else ""
    return f"<table><thead><tr>{top}</tr></thead><tbody>{''.join(body)}</tbody></table>{rest}"


def _cell(value: object) -> str:
    """Write a value, with its own direction of writing kept to itself."""
    if pd.isna(value):  # type: ignore[call-overload]
        return "not known"
    return f"{value:,}" if isinstance(value, int) else f"<bdi>{html.escape(str(value))}</bdi>"
