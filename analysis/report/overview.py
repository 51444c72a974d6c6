"""What the index page says: what was compared, what was found, where to read on."""

from typing import Any

from markupsafe import Markup

from analysis import readings
from analysis.charts import compared
from analysis.charts.labels import labels
from analysis.charts.words import several
from analysis.flow import Story
from analysis.tables import Table


def content(
    story: Story, links: list[tuple[str, str]], problems: list[str], measures: Table, flow: Table
) -> dict[str, Any]:
    """Fill the index page.

    Parameters
    ----------
    story : Story
        The story.
    links : list of (str, str)
        File and title of every page.
    problems : list of str
        What could not be read, one sentence each.
    measures, flow : Table
        As `tables.by_article` and `tables.flow` give them.
    """
    s = story.measured()
    loaded = compared.chosen(s.loaded)
    found = {
        "1": readings.published(story.articles, story.paragraphs),
        "2": readings.who_speaks(s.articles, s.attributions, s.attributed),
        "3": readings.left_unnamed(s.articles, s.attributions, s.attributed),
        "4": readings.worded(s.articles, s.paragraphs, s.sentences, s.spans, loaded),
        "5": readings.left_out(s.articles, s.facts, s.mentions, s.coverage),
        "6": readings.taken(s.articles, s.paragraphs, s.shared),
    }
    read = [(file, title, found.get(file.partition("-")[0])) for file, title in links]
    outlets = [row.label for row in labels(story.articles).itertuples()]
    return {
        "story": s.name,
        "title": f"{s.name}: {several(len(s.articles), 'article')} compared",
        "outlets": outlets,
        "findings": [
            (file, title, reading.text if reading else "", reading.items if reading else ())
            for file, title, reading in read
        ],
        "links": links,
        "here": "index.html",
        "measures": Markup(measures.html()),
        "flow": Markup(flow.html()),
        "problems": problems,
    }
