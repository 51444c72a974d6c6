"""Every loaded word where it stands: each opens in its sentence; headlines and captions apart from the body."""

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis import schema, text, wording
from analysis.charts.labels import labels
from analysis.charts.words import kind as kind_of_wording
from analysis.tables.listing import sentence_at
from analysis.tables.styled import Table, printable

if TYPE_CHECKING:
    from analysis.flow import Story

APART = {"headline": ("headline", "deck"), "subheads": ("subhead",), "captions": ("caption",)}
"""What is measured beside the body, and the roles of its paragraphs."""

_WHOSE = {"outlet": "the outlet’s own voice", "quoted": "a source’s voice", "excerpt": "an excerpt’s voice"}
CSS = """
.hits h3{margin:.8rem 0 .2rem;font-size:1em}
.hits summary{cursor:pointer;padding:.15rem 0}
.hits details p{margin:.2rem 0 .6rem 1.1rem;max-width:42rem;unicode-bidi:isolate}
.hits mark{background:none;color:inherit;font-weight:600;text-decoration:underline wavy #a03c84 2px;
text-underline-offset:3px}
.hits .kind{font-size:.85em;color:#5f5f5f}
"""


@dataclass(frozen=True)
class Hits:
    """Loaded words in their context, each of which opens in its sentence, as HTML that needs nothing else."""

    caption: str
    slug: str
    rows: tuple[str, ...]

    def _repr_html_(self) -> str:
        named = f'id="{html.escape(self.slug)}"'
        if not self.rows:
            return f'<p class="nothing" {named}>{html.escape(self.caption)}: none.</p>'
        told = f"<p>{html.escape(self.caption)}; each opens in its sentence.</p>"
        return f'<section class="hits" {named}><style>{CSS}</style>{told}{"".join(self.rows)}</section>'


def hits(story: "Story", voice: str = "outlet", apart: bool = False) -> Hits:
    """Show each loaded word between the words beside it; it opens in its sentence.

    Parameters
    ----------
    story : Story
        The story.
    voice : {"outlet", "quoted", "excerpt"}
        Whose words.
    apart : bool
        Show those of headlines, subheads and captions instead of those of the body.
    """
    asked = [role for roles in APART.values() for role in roles] if apart else list(schema.COUNTED)
    found = wording.counted(story.loaded)
    found = found[found["voice"].eq(voice) & found["role"].isin(asked)]
    rows = wording.concordance(found, story.articles)
    ends = found.sort_values(["article", "start"])["end"].to_numpy()
    rows["sentence"] = sentence_at(
        story.articles, story.sentences, rows["article"], rows["start"], pd.Series(ends, rows.index)
    )
    named = labels(story.articles)
    parts = []
    for article, label in zip(named["article"], named["label"], strict=True):
        mine = rows[rows["article"].eq(article)]
        if len(mine):
            parts += [f"<h3>{_safe(label)} ({len(mine)})</h3>", *(_hit(row) for row in mine.itertuples())]
    where = "headlines, subheads and captions" if apart else _WHOSE[voice]
    return Hits(f"Loaded words in {where} ({len(rows)})", f"loaded-{'apart' if apart else voice}", tuple(parts))


def _hit(row) -> str:
    kind = f"{kind_of_wording(row.category)}{'' if row.role in schema.COUNTED else f', {row.role}'}, {row.score:.2f}"
    mark = f"<mark>{_safe(row.text)}</mark>"
    line = f'{_safe(row.before)} {mark} {_safe(row.after)} <span class="kind">{_safe(kind)}</span>'
    before, word, after = _around(row)
    opened = f"{_safe(before)}<mark>{_safe(word)}</mark>{_safe(after)}"
    return f'<details><summary>{line}</summary><p dir="auto">{opened}</p></details>'


def _around(row) -> tuple[str, str, str]:
    """Part a sentence at the word; of equal words that one is meant which the same words precede."""
    at = row.sentence.find(f"{row.before} {row.text}".strip())
    at = row.sentence.find(row.text, at + len(row.before) if at >= 0 else 0)
    if at < 0:
        return row.sentence, "", ""
    return row.sentence[:at], row.text, row.sentence[at + len(row.text) :]


def apart(story: "Story") -> Table:
    """Count loaded words in the own voice of headlines, subheads and captions: too few words there for a rate.

    Parameters
    ----------
    story : Story
        The story.
    """
    found = wording.counted(story.loaded)
    found = found[found["voice"].eq("outlet")]
    texts = dict(zip(story.articles["article"], story.articles["text"], strict=True))
    named = labels(story.articles)
    data = pd.DataFrame({"article": named["article"], "outlet": named["label"].astype("str")})
    for name, roles in APART.items():
        here = found[found["role"].isin(roles)].groupby("article").size()
        places = story.paragraphs[story.paragraphs["role"].isin(roles)]
        words = [text.count_words(texts[p.article][p.start : p.end]) for p in places.itertuples()]
        total = pd.Series(words, places["article"], dtype="int64").groupby(level=0).sum()
        data[f"loaded, {name}"] = data["article"].map(here).fillna(0).astype("int64")
        data[f"words, {name}"] = data["article"].map(total).fillna(0).astype("int64")
    caption = f"Loaded words in headlines, subheads and captions ({len(data)} articles)"
    return Table(data.drop(columns="article"), caption, "loaded-headlines", data.drop(columns="outlet"))


def _safe(words: str) -> str:
    return html.escape(printable(words))
