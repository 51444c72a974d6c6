"""The page on how it was measured, with versions and hashes, and the page on accuracy and limits."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.charts.labels import labels
from analysis.flow import Story
from analysis.report import pages, places
from analysis.report.site import Site
from analysis.tables import Table

MODELS = Path(__file__).resolve().parents[1] / "models"
ACCURACY = places.ROOT / "figures" / "accuracy"
SYSTEMS = {
    "fast": "fast engine",
    "accurate": "accurate engine, the default",
    "fast, 68 events": "fast engine, 68 events",
    "accurate, 68 events": "accurate engine, 68 events",
    "accurate, not read": "accurate engine, in large events",
    "accurate, not read, 68 events": "accurate engine, in large events, 68 events",
    "people": "two annotators, one against the other",
    "annotators' spans": "given the annotators’ spans",
}
PARTS = {
    "found": "share of sources found",
    "type": "kind right, of those found",
    "name": "name right, of those found",
    "unnamed precision": "unnamed: precision",
    "unnamed recall": "unnamed: recall",
    "share error": "share of unnamed statements in an article is wrong by, points",
}
FALSE = {
    "false omissions": "of what is reported, falsely called not found",
    "false claims": "of what is called not found, falsely",
}
# The benchmarks that say how often the program is right, with the figures of theirs that a reader needs.
SHOWN = {
    "attributions": (
        "Who said what: 84 articles of US political news of 2016; a few settings were chosen on them",
        ("F1", "recall", "calibration error"),
    ),
    "people": ("Who said what: how far two people who mark the same articles agree, on other articles", ("F1",)),
    "sources": (
        "Who the sources are: 24 of these articles, coded by reading; the rules were developed on these codes",
        tuple(PARTS),
    ),
    "facts": (
        "Which facts an article reports, and how articles differ: six events of three outlets that were read by "
        "hand, and 68 that language models coded by a written rule. Each is scored by weights learned on other events; "
        "the cuts were chosen on them all, the rules for drift and discrepancies made with the six in view",
        ("precision", "recall", *FALSE, "right", "found"),
    ),
    "wording": (
        "Which words are loaded: BABE, single sentences, and BASIL, whole articles, both out of fold",
        ("F1", "macro F1", "AUC within outlets", "AUC"),
    ),
    "gum": ("Who said what, in texts of another kind: news and interviews, nothing learned from them", ("recall",)),
}


def methods(story: Story, site: Site, libraries: tuple[str, ...]) -> str:
    """Make the page on how it was measured.

    Parameters
    ----------
    story : Story
        The story.
    site : Site
        Every page of the report.
    libraries : tuple of str
        Whose versions are told.
    """
    versions = Table(
        pd.DataFrame([(name, version(name)) for name in ("samestory", *libraries)], columns=["library", "version"]),
        "Versions", "versions",
    )  # fmt: skip
    named = labels(story.articles)[["article", "label"]].merge(story.articles[["article", "sha256"]], on="article")
    hashes = {"outlet": named["label"], "article": named["article"], "SHA-256, begins": named["sha256"].str[:16]}
    texts = Table(pd.DataFrame(hashes), "The texts", "texts")
    learned = Table(_weights(), "The learned weights", "weights")
    return pages.fill(
        "methods", site, "methods.html", title="How it was measured", version=version("samestory"),
        articles=len(story.articles), events=int(story.articles["event"].nunique()), combined=combined(story),
        tables=[Markup(t.html()) for t in (texts, learned, versions)],
    )  # fmt: skip


def combined(story: Story) -> str:
    """Hash the texts together, whatever their order."""
    return hashlib.sha256("".join(sorted(story.articles["sha256"].dropna())).encode()).hexdigest()[:16]


def _weights() -> pd.DataFrame:
    rows = []
    for path in sorted([*MODELS.glob("*.npz"), *MODELS.glob("*.onnx")]):
        known = _card(path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        rows.append((path.name, _words(known.get("what") or known.get("model")), known.get("date", "–"), digest))
    return pd.DataFrame(rows, columns=["file", "what", "learned", "SHA-256, begins"])


def _card(path: Path) -> dict[str, Any]:
    card = path.with_suffix(".json")
    return json.loads(card.read_text(encoding="utf-8")) if card.is_file() else {}


def accuracy(site: Site) -> str:
    """Make the page on how often the program is right, and on what it cannot do.

    Parameters
    ----------
    site : Site
        Every page of the report.
    """
    found = [table for table in (_measured(name, *about) for name, about in SHOWN.items()) if table is not None]
    cards = Table(_cards(), "What the program learned from, and where that ends", "cards")
    return pages.fill(
        "accuracy", site, "accuracy.html", title="Accuracy and limits", measured=[Markup(t.html()) for t in found],
        cards=Markup(cards.html()),
    )  # fmt: skip


def _measured(name: str, caption: str, figures: tuple[str, ...]) -> Table | None:
    """Read one benchmark's csv, made by hand of `python -m analysis benchmark`; none where it does not ship."""
    path = ACCURACY / f"{name}.csv"
    if not path.is_file():
        return None
    data = pd.read_csv(path)
    aside = data["part"].str.contains("strict|overlap|touched|not found below", na=False) | data["part"].eq("sure")
    data = data[~aside]
    data = data[data["figure"].isin(figures)] if figures else data
    if "F1" in figures and name != "wording":
        alone = {"quoted", "confidence"}
        data = data[data["figure"].eq("F1") | data["part"].isin(alone)]
    who = data["system"].replace(SYSTEMS)
    pairs = zip(data["part"], data["figure"], strict=True)
    what = [PARTS.get(f, f) if p == "all" else FALSE.get(f, f"{p}: {f}") for p, f in pairs]
    long = pd.DataFrame({"what": what, "who": who, "value": [_interval(row) for row in data.itertuples()]})
    wide = long.pivot_table(index="what", columns="who", values="value", aggfunc="first")
    wide = wide.reindex(list(dict.fromkeys(what)))[list(dict.fromkeys(who))].reset_index().rename_axis(columns=None)
    return Table(wide, caption, f"accuracy-{name}")


def _interval(row: Any) -> str:
    digits = 1 if row.figure == "share error" else 3 if row.figure in FALSE else 2
    value = f"{row.value:.{digits}f}"
    few = f" of {row.of}" if row.part in ("drift", "discrepancies") else ""
    return value + few if pd.isna(row.low) else f"{value}{few} ({row.low:.{digits}f} to {row.high:.{digits}f})"


def _cards() -> pd.DataFrame:
    rows = []
    for path in sorted(MODELS.glob("*.json")):
        card = json.loads(path.read_text(encoding="utf-8"))
        what, split = (_words(card.get(key)) for key in ("what", "split"))
        rows.append(
            (
                path.stem,
                what if card.get("what") else _words(card.get("model")),
                _words(card.get("corpus")),
                split,
                _words(card.get("limits")),
            )
        )
    return pd.DataFrame(rows, columns=["weights", "what they do", "learned from", "split", "limits"])


def _words(value: Any) -> str:
    """Write a card's entry as words, whether it is one, a list or a table of them."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_words(one) for one in value)
    return str(value) if value else "–"
