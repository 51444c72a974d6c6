"""Pages to read: each article marked, two at a time, the worksheet for a classroom, and a datasheet for each outlet."""

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from analysis import corpus, resources, tables
from analysis.charts import compared
from analysis.charts.labels import event_phrases, labels
from analysis.charts.words import several
from analysis.flow import Story
from analysis.report import overview, pages, responses
from analysis.report.site import Site, outlets
from analysis.tables.datasheet import datasheet, rates_note
from analysis.tables.styled import printable


def write(story: Story, site: Site, answers: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Make the pages to read.

    Parameters
    ----------
    story : Story
        The story.
    site : Site
        Every page of the report.
    answers : list of dict
        What outlets answered.

    Yields
    ------
    (str, str)
        File and page.
    """
    listed = {one["article"]: one for one in overview.articles(story, site)}
    loaded = compared.chosen(story.loaded)
    for article in site.articles:
        yield site.articles[article], _article(story, site, listed[article], loaded)
    for pair in site.pairs:
        view = tables.side_by_side(story, pair.left, pair.right, loaded)
        each = [listed[a] for a in (pair.left, pair.right) if a in listed]
        yield pair.file, _pair(site, pair, view, each)
        yield (
            pair.worksheet,
            pages.fill("worksheet", site, pair.worksheet, title="Two articles, one event", articles=each),
        )
    for outlet, file in site.outlets.items():
        mine = outlets(story.articles)
        mine = [a for a in mine[mine.eq(outlet)].index if a in listed]
        yield file, _outlet(story, site, outlet, [listed[a] for a in mine], answers)


def style(*names: str) -> Markup:
    """Give the style sheets of article views, for a page that holds one."""
    return Markup("\n".join(resources.template(f"article/{name}.css").render() for name in names))


def _article(story: Story, site: Site, one: dict[str, str], loaded: pd.DataFrame) -> str:
    article = one["article"]
    view = tables.article_view(article, story, loaded)
    row = story.articles.set_index("article").loc[article]
    event = event_phrases(story.articles).get(row["event"] if isinstance(row["event"], str) else "", "")
    about = f"{one['label']}, {one['when']}, {one['words']} measured; {event}."
    if not corpus.supported(story.articles[story.articles["article"].eq(article)]).iloc[0]:
        about = f"{one['label']}, {one['when']}. Not in English, so shown and not measured."
    links = [(p.file, f"beside {_other(story, p, article)}") for p in site.pairs if article in (p.left, p.right)]
    return pages.fill(
        "article", site, one["file"], script=True, title=one["headline"], about=about, label=one["outlet"],
        sheet=one["sheet"], pairs=links, style=style("view"), view=Markup(view.html(level=2, style=False)),
    )  # fmt: skip


def _other(story: Story, pair, article: str) -> str:
    named = labels(story.articles).set_index("article")["label"]
    return printable(str(named[pair.right if pair.left == article else pair.left]))


def _pair(site: Site, pair, view: tables.SideBySide, each: list[dict[str, str]]) -> str:
    links = [(one["file"], f"{one['label']}: the article, with everything marked") for one in each]
    return pages.fill(
        "compare", site, pair.file, script=True, wide=True, title=f"{view.heading}, side by side", articles=links,
        worksheet=pair.worksheet, style=style("view", "beside"), view=Markup(view.html(level=1, style=False)),
    )  # fmt: skip


def _outlet(story: Story, site: Site, outlet: str, mine: list[dict[str, str]], answers: list[dict[str, str]]) -> str:
    names = [one["article"] for one in mine]
    s = story.measured()
    n = int(s.features["article"].isin(names).sum())
    events = s.articles.loc[s.articles["article"].isin(names), "event"].nunique()
    about = f"{several(len(mine), 'article')} of {printable(outlet)} on {several(int(events), 'event')} in this story"
    return pages.fill(
        "outlet", site, site.outlets[outlet], title=f"Datasheet: {printable(outlet)}", outlet=printable(outlet),
        about=f"{about}. Not a judgement of the outlet: counts of what these articles hold.", articles=mine,
        rates=rates_note(n), measures=Markup(datasheet(s, names, printable(outlet)).html()), links=_behind(site),
        responses=responses.of(answers, outlet),
    )  # fmt: skip


def _behind(site: Site) -> list[tuple[str, str]]:
    """Where the sentences behind the counts stand."""
    anchors = {"2": "statements", "3": "unnamed", "4": "loaded-outlet", "5": "not-found", "6": "passages"}
    return [
        (f"{file}#{anchors[file.partition('-')[0]]}", title)
        for file, title in site.questions
        if file.partition("-")[0] in anchors
    ]
