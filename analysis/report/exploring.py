"""Look for yourself: choose story, outlet, source, threshold and words, and see tables and article view change."""

import html
from dataclasses import dataclass, replace
from typing import Any

from analysis import corpus, schema, tables, wording
from analysis.charts.labels import labels
from analysis.corpus.stories import names
from analysis.flow import Story
from analysis.report import cache
from analysis.tables.styled import NOTEBOOK, Table, printable

OWN = "own term"


@dataclass(frozen=True)
class Choice:
    """What to look at.

    Parameters
    ----------
    article : str
        Which article.
    source : str
        Only statements whose source or name holds these words; all where empty.
    cut : float
        Score from which wording counts as loaded, from 0 to 1.
    words : str
        Terms of one's own, parted by commas, each with its kind behind an equals sign or without.
    """

    article: str
    source: str = ""
    cut: float = wording.CUT
    words: str = ""


def own_terms(words: str) -> dict[str, str]:
    """Read terms of one's own.

    >>> own_terms("pressure, crackdown = drama")
    {'pressure': 'own term', 'crackdown': 'drama'}
    """
    pairs = [piece.partition("=") for piece in words.split(",")]
    return {term.strip(): kind.strip() or OWN for term, _, kind in pairs if any(c.isalpha() for c in term)}


def look(story: Story, choice: Choice) -> tuple[Table, Table, tables.ArticleView]:
    """Give what a choice shows: its statements, its loaded words, and the article with just these marked.

    Parameters
    ----------
    story : Story
        The story.
    choice : Choice
        What to look at.
    """
    kept = _only(story, choice)
    read = (story.articles, story.paragraphs, story.sentences, story.spans)
    loaded = wording.edited(story.loaded, *read, own_terms(choice.words))
    loaded = wording.counted(loaded, choice.cut)
    loaded = loaded[loaded["article"].eq(choice.article) & loaded["role"].isin(schema.COUNTED)]
    loaded = schema.frame("loaded", loaded)
    said = tables.statements(kept)
    heard = tables.concordance(kept, loaded, "outlet")
    return (
        replace(said, data=said.data.drop(columns="outlet")),
        replace(heard, data=heard.data.drop(columns="outlet")),
        tables.article_view(choice.article, kept, loaded),
    )


def _only(story: Story, choice: Choice) -> Story:
    """Keep the attributions of one article, and of them those whose source is asked for."""
    said = story.attributions[story.attributions["article"].eq(choice.article)]
    wanted = choice.source.strip().casefold()
    if wanted:
        known = story.attributed.merge(
            story.sources[["article", "source", "name"]], on=["article", "source"], how="left"
        )
        words = story.spans[story.spans["role"].eq("source")][["article", "attribution", "text"]]
        known = known.merge(words, on=["article", "attribution"], how="left")
        held = (known["name"].fillna("") + " " + known["text"].fillna("")).astype("str").str.casefold()
        found = known[known["article"].eq(choice.article) & held.str.contains(wanted, regex=False)]
        said = said[said["attribution"].isin(found["attribution"])]
    keys = said[["article", "attribution"]]
    cut = {name: getattr(story, name).merge(keys, on=["article", "attribution"]) for name in ("spans", "attributed")}
    return replace(story, attributions=said.reset_index(drop=True), **cut)


class Explorer:
    """Controls over a story's tables and article view; without JupyterLab's widgets the view as it stands.

    Parameters
    ----------
    story : Story
        To begin with.
    choice : Choice, optional
        What to look at first; the first article by default.
    """

    def __init__(self, story: Story, choice: Choice | None = None) -> None:
        self.story = story
        first = list(labels(story.articles)["article"])[:1]
        self.choice = choice or Choice(first[0] if first else "")

    def html(self) -> str:
        """Render what is chosen, as a report holds it."""
        if self.choice.article not in set(self.story.articles["article"]):
            return "<p>There is no article to look at.</p>"
        c, (said, heard, view) = self.choice, look(self.story, self.choice)
        who = f"sources with “{c.source.strip()}”" if c.source.strip() else "all sources"
        words = ", ".join(own_terms(c.words)) or "no words of your own"
        chosen = html.escape(printable(f"Shown: {c.article}; {who}; loaded from {c.cut:g}; {words}."))
        found = f'<div class="samestory">{said.html()}{heard.html()}</div>'
        return f'{NOTEBOOK}<p class="note">{chosen}</p>{found}{view.html()}'

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        shown = {"text/html": self.html(), "text/plain": f"Explorer of {self.story.name}"}
        try:
            box = self.widgets()
        except ImportError:
            return shown
        return {**box._repr_mimebundle_(), **shown}

    def widgets(self) -> Any:
        """Make the controls.

        Raises
        ------
        ImportError
            Where ipywidgets is not installed.
        """
        import ipywidgets as w

        look: dict[str, Any] = {"layout": w.Layout(width="34em"), "style": {"description_width": "8em"}}
        late = look | {"continuous_update": False}
        stories = list(dict.fromkeys([self.story.name, *names()]))
        story = w.Dropdown(options=stories, value=self.story.name, description="story", **look)
        article = w.Dropdown(options=self._articles(), value=self.choice.article, description="outlet", **look)
        source = w.Text(self.choice.source, description="source holds", **late)
        cut = w.FloatSlider(self.choice.cut, min=0, max=1, step=0.05, description="loaded from", **late)
        words = w.Text(self.choice.words, description="your words", placeholder="pressure, crackdown=drama", **late)
        page = w.HTML(self.html())

        def other(change: dict[str, Any]) -> None:
            try:
                self.story = cache.story(change["new"])
            except corpus.Unusable as error:
                page.value = f"<p>{html.escape(printable(str(error)))}</p>"
                return
            article.options = self._articles()
            draw({})

        def draw(_: dict[str, Any]) -> None:
            self.choice = Choice(article.value or "", source.value, cut.value, words.value)
            page.value = self.html()

        story.observe(other, "value")
        for control in (article, source, cut, words):
            control.observe(draw, "value")
        return w.VBox([story, article, source, cut, words, page])

    def _articles(self) -> list[tuple[str, str]]:
        named = labels(self.story.articles)
        return list(zip(named["label"], named["article"], strict=True))


def explore(
    story: Story, article: str | None = None, source: str = "", cut: float = wording.CUT, words: str = ""
) -> Explorer:
    """Look at a story's statements, loaded words and article view by your own choice.

    Parameters
    ----------
    story : Story
        The story.
    article, source, cut, words
        As `Choice` takes them; the first article by default.

    Returns
    -------
    Explorer
        In JupyterLab with controls; in exported HTML the view as it stands.
    """
    first = list(labels(story.articles)["article"])[:1]
    return Explorer(story, Choice(article or (first[0] if first else ""), source, cut, words))
