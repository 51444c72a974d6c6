"""What the index page says: what was compared, what was found, where to read on, what was dropped."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis import readings
from analysis.charts.labels import day, labels
from analysis.charts.style import sentence
from analysis.charts.words import several, spelled
from analysis.flow import Story
from analysis.report import findings, pages
from analysis.report.site import Site, outlets
from analysis.tables import Table
from analysis.tables.styled import printable

LISTED = 12
UNITS = {"words": "Words", "attributions": "Attributions", "loaded words": "Loaded words", "facts": "Facts"}


def content(
    story: Story, site: Site, found: list[findings.Finding], problems: list[str], responses: list[dict[str, str]],
    measures: Table, flow: Table, downloads: Table,
) -> dict[str, Any]:  # fmt: skip
    """Fill the index page.

    Parameters
    ----------
    story : Story
        The story.
    site : Site
        Every page of the report.
    found : list of Finding
        What to say first.
    problems : list of str
        What could not be read, one sentence each.
    responses : list of dict
        What outlets answered.
    measures, flow, downloads : Table
        Measures by article, what was counted, and the files to take away.
    """
    s = story.measured()
    listed = articles(story, site)
    compared, event = findings.compared_articles(s.articles)
    many = "article" if len(compared) == 1 else "articles"
    about = "on one event, compared" if event else "on no common event" if len(compared) > 1 else "measured"
    return {
        "title": f"{sentence(spelled(len(compared)))} {many} {about}",
        "lead": readings.published(story.articles, story.paragraphs).text,
        "articles": listed[:LISTED],
        "more_articles": max(0, len(listed) - LISTED),
        "findings": [_finding(f, site) for f in found],
        "pairs": [(p.file, p.words, p.worksheet) for p in site.pairs],
        "more_pairs": site.more_pairs,
        "measures": Markup(measures.html()),
        "flows": [Markup(table.html()) for table in _flows(flow)],
        "problems": [printable(problem) for problem in problems],
        "responses": responses,
        "downloads": Markup(downloads.html()),
    }


def articles(story: Story, site: Site) -> list[dict[str, str]]:
    """Say of each article what a page needs to name it and lead to it, in the order of the figures."""
    who = outlets(story.articles)
    rows = labels(story.articles)[["article", "label"]].merge(story.articles, on="article")
    return [
        {
            "article": row.article,
            "label": printable(row.label),
            "outlet": printable(who[row.article]),
            "headline": printable(row.headline)
            if isinstance(row.headline, str)
            else f"{printable(row.label)}, without a headline",
            "when": printable(day(row.published)),
            "words": several(int(row.words) if pd.notna(row.words) else 0, "word"),
            "file": site.articles[row.article],
            "sheet": site.outlets[who[row.article]],
        }
        for row in rows.itertuples()
        if row.article in site.articles
    ]


def _finding(finding: findings.Finding, site: Site) -> dict[str, Any]:
    """Tie a finding to its page and to the sentences behind it."""
    file = next((f for f, _ in site.questions if f.startswith(f"{finding.page}-")), "")
    links = [(file, "More on this"), *((f"{file}#{anchor}", words) for anchor, words in finding.behind)]
    return {
        "headline": printable(finding.headline),
        "text": printable(finding.text),
        "alt": finding.chart.alt,
        "picture": pages.encoded(finding.chart.svg()),
        "slug": finding.chart.slug,
        "links": links if file else [],
    }


def _flows(flow: Table) -> list[Table]:
    """Part the table of what was counted by what is counted."""
    data = flow.data
    return [
        Table(rows[["what", "number"]].rename(columns={"what": unit}), UNITS.get(str(unit), str(unit)), f"flow-{n}")
        for n, (unit, rows) in enumerate(data.groupby("of", sort=False), 1)
    ]
