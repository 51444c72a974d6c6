"""The pages of a report: which there are, what each is called, and how they lead to each other."""

import base64
import hashlib
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pandas as pd

from analysis import corpus, resources
from analysis.charts.labels import labels
from analysis.report.places import folder_name

# Articles that have a page of their own, and pairs of them: a report of hundreds has to stay one that opens.
ARTICLES, PAIRS = 200, 10


@dataclass(frozen=True)
class Pair:
    """Two articles on one event, the page that sets them side by side, and the worksheet for it."""

    left: str
    right: str
    words: str
    file: str
    worksheet: str


@dataclass(frozen=True)
class Site:
    """Every page of a report.

    Parameters
    ----------
    story : str
        The story's name.
    questions : list of (str, str)
        File and title of each notebook's page.
    articles : dict of str to str
        Article to its page.
    outlets : dict of str to str
        Outlet to its datasheet; an article whose outlet is not known stands for itself.
    pairs : list of Pair
        Pages of two articles.
    more_pairs : int
        Pairs that have none.
    """

    story: str
    questions: list[tuple[str, str]]
    articles: dict[str, str]
    outlets: dict[str, str]
    pairs: list[Pair]
    more_pairs: int

    @property
    def nav(self) -> list[tuple[str, str]]:
        """File and name of the pages that every page leads to."""
        return [
            ("index.html", "Overview"),
            *self.questions,
            ("index.html#articles", "The articles"),
            ("methods.html", "Methods"),
            ("accuracy.html", "Accuracy and limits"),
        ]

    @property
    def script(self) -> str:
        """The one script there is; pages let no other run."""
        return resources.template("article/view.js").render()

    @property
    def script_hash(self) -> str:
        """What a page's policy knows the script by."""
        return "sha256-" + base64.b64encode(hashlib.sha256(self.script.encode()).digest()).decode()


def plan(story: str, articles: pd.DataFrame, books: list[tuple[Path, str]]) -> Site:
    """List the pages of a report.

    Parameters
    ----------
    story : str
        The story's name.
    articles : DataFrame
        Table `articles`.
    books : list of (Path, str)
        Each notebook's file and title.
    """
    named = labels(articles)
    kept = list(named["article"])[:ARTICLES]
    pages = dict(zip(kept, _files("article", kept), strict=True))
    who = list(dict.fromkeys(outlets(articles).loc[kept]))
    english = articles[corpus.supported(articles)]
    pairs = _pairs(named[named["article"].isin(english["article"]) & named["event"].fillna("").ne("")])
    names = dict(zip(named["article"], named["label"], strict=True))
    made = [f"{folder_name(a)}-{folder_name(b)}" for a, b in pairs[:PAIRS]]
    return Site(
        story=story,
        questions=[(f"{path.stem}.html", title) for path, title in books],
        articles=pages,
        outlets=dict(zip(who, _files("outlet", who), strict=True)),
        pairs=[
            Pair(a, b, f"{names[a]} and {names[b]}", two, sheet)
            for (a, b), two, sheet in zip(pairs, _files("compare", made), _files("worksheet", made), strict=False)
        ],
        more_pairs=max(0, len(pairs) - PAIRS),
    )


def outlets(articles: pd.DataFrame) -> pd.Series:
    """Give each article's outlet, by article; where it is not known, the article's label."""
    named = labels(articles).merge(articles[["article", "outlet"]], on="article").set_index("article")
    return named["outlet"].where(named["outlet"].notna(), named["label"]).astype("str")


def _pairs(named: pd.DataFrame) -> list[tuple[str, str]]:
    found = []
    for _, group in named.groupby("event", sort=False):
        found += list(combinations(group["article"], 2))
    return found


def _files(kind: str, names: list[str]) -> list[str]:
    """Name a file for each; names that are the same once made safe are numbered."""
    found: list[str] = []
    for name in names:
        stem = file = f"{kind}-{folder_name(name)}"
        number = 2
        while f"{file.casefold()}.html" in {f.casefold() for f in found}:
            file = f"{stem}-{number}"
            number += 1
        found.append(f"{file}.html")
    return found
