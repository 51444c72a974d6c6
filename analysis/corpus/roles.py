"""Articles to paragraphs, each with its role."""

import pandas as pd

from analysis import schema
from analysis.corpus.body import mark_body
from analysis.corpus.copies import mark_repeats
from analysis.corpus.correcting import correct
from analysis.corpus.ending import mark_ending
from analysis.corpus.excerpts import mark_excerpts
from analysis.corpus.front import mark_front
from analysis.corpus.lines import Line, lines
from analysis.text import paragraphs as split


def paragraphs(articles: pd.DataFrame, corrections: pd.DataFrame | None = None) -> pd.DataFrame:
    r"""Split articles into paragraphs and tell what each is, by general cues and by no rule for one site.

    Length, the last mark, position, neighbours, the list of furniture, verbs of what a picture shows, a line that
    stands twice, and a line that introduces another outlet's text decide. Sourcing, wording and facts count `body` and
    `excerpt`; a wrong role therefore changes every measure of its article, so look at the roles before comparing
    articles, and set wrong ones right in corrections.csv. Least certain are where an excerpt ends (its own end is not
    marked in text), and decks that are full sentences.

    Parameters
    ----------
    articles : DataFrame
        Columns article and text; outlet where known.
    corrections : DataFrame, optional
        What a reader set right, as `read_corrections` gives it.

    Returns
    -------
    DataFrame
        Table `paragraphs`, in the order of articles and texts. An article's roles do not hang on other articles.

    Examples
    --------
    >>> text = "Port closes\n\nThe port closed on Monday, two officials said.\n\nRead more: Pilots walk out"
    >>> paragraphs(pd.DataFrame([{"article": "a", "text": text}]))["role"].tolist()
    ['headline', 'body', 'boilerplate']
    """
    rows = []
    known = articles.assign(outlet=articles["outlet"].fillna("") if "outlet" in articles else "")
    for article, text, own in schema.rows(known, "article", "text", "outlet"):
        for n, line in enumerate(roles(text, own or None)):
            rows.append((article, n, line.start, line.end, line.role, line.origin))
    table = pd.DataFrame(rows, columns=["article", "paragraph", "start", "end", "role", "origin"])
    return correct("paragraphs", schema.frame("paragraphs", table), corrections)


def roles(text: str, own: str | None = None) -> list[Line]:
    """Tell the role of every paragraph of one text, published by the outlet `own`."""
    found = lines(text, split(text))
    lead = mark_front(found)
    end = mark_ending(found, lead)
    mark_repeats(found)
    mark_body(found, lead, end)
    mark_excerpts(found, lead, end, own)
    for line in found:
        line.role = line.role or "body"
    return found
