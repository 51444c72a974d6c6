"""Score what outlets tell otherwise: discrepancies and differences of attribution, against facts read by hand."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import corpus, flow

Spots = dict[str, tuple[int, int]]
# What the gold calls the differences of each table.
NOTES = {"drift": "attribution", "discrepancies": "discrepancy"}


def run(corpus_dir: str | Path, seed: int = 0) -> dict[str, Any]:
    """Compare the tables `drift` and `discrepancies` with the notes of corpora/facts.

    A row is right if both its passages touch passages of one gold fact of which such a difference is noted; it is wrong
    if both touch gold facts and none of these is in common and noted; a row of which a side touches none is not
    judged, since the facts were capped. Nothing is learned here, and no row shows which source was meant.

    Parameters
    ----------
    corpus_dir : path
        Holds facts.
    seed : int
        Kept for symmetry with the learners.

    Returns
    -------
    dict
        For each table: rows judged, precision of these, gold facts with a note, recall of these.
    """
    events = counts(Path(corpus_dir) / "facts")
    sums = {name: [sum(one[name][i] for one in events.values()) for i in range(4)] for name in NOTES}
    return {name: _scores(*numbers) for name, numbers in sums.items()}


def counts(facts: Path) -> dict[str, dict[str, tuple[int, int, int, int]]]:
    """Count for each event and table right rows, judged rows, gold facts found, and gold facts with a note.

    Parameters
    ----------
    facts : Path
        The folder corpora/facts.
    """
    found: dict[str, dict[str, tuple[int, int, int, int]]] = {}
    for folder in sorted(p for p in facts.iterdir() if p.is_dir()):
        gold = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
        story = flow.measure(articles(folder, gold))
        texts = dict(zip(story.articles["article"], story.articles["text"], strict=True))
        found[folder.name] = {}
        for name, note in NOTES.items():
            told = [(spots(fact, gold["articles"], texts), bool(fact.get(note))) for fact in gold["facts"]]
            found[folder.name][name] = judge(getattr(story, name), told)
    return found


def articles(folder: Path, gold: dict[str, Any]) -> pd.DataFrame:
    """Read an event's articles as one story of one event."""
    about = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    rows = []
    for file in sorted(gold["articles"].values()):
        with (folder / file).open(encoding="utf-8", newline="") as opened:
            content = opened.read()
        known = about[Path(file).stem]
        row = {"id": Path(file).stem, "text": content, "outlet": known["outlet"], "published": known["date"]}
        rows.append(row | {"event": "e1"})
    return corpus.from_rows(pd.DataFrame(rows), folder.name)[0]


def spots(fact: dict[str, Any], files: dict[str, str], texts: dict[str, str]) -> Spots:
    """Give where each article reports a gold fact."""
    found = {}
    for key, anchor in fact["found"].items():
        if anchor is not None:
            article = Path(files[key]).stem
            start = texts[article].index(anchor)
            found[article] = (start, start + len(anchor))
    return found


def judge(rows: pd.DataFrame, told: list[tuple[Spots, bool]]) -> tuple[int, int, int, int]:
    """Count right rows, judged rows, gold facts found, and gold facts with a note.

    Examples
    --------
    >>> told = [({"a": (0, 9), "b": (5, 9)}, True), ({"a": (20, 29), "b": (20, 29)}, False)]
    >>> row = {"article": "a", "start": 0, "end": 9, "other": "b", "other_start": 0, "other_end": 9}
    >>> judge(pd.DataFrame([row, row | {"start": 20, "end": 29}]), told)
    (1, 2, 1, 1)
    """
    right, judged, hit = 0, 0, set()
    for row in rows.itertuples():
        here = _touched(told, row.article, row.start, row.end)
        there = _touched(told, row.other, row.other_start, row.other_end)
        noted = {n for n in here & there if told[n][1]}
        hit |= noted
        right += bool(noted)
        judged += bool(noted or (here and there))
    return right, judged, len(hit), sum(note for _, note in told)


def _touched(told: list[tuple[Spots, bool]], article: str, start: int, end: int) -> set[int]:
    at = [(n, spot[article]) for n, (spot, _) in enumerate(told) if article in spot]
    return {n for n, (s, e) in at if s < end and start < e}


def _scores(right: int, judged: int, hit: int, noted: int) -> dict[str, Any]:
    return {
        "rows judged": judged,
        "precision": round(right / judged, 3) if judged else None,
        "gold facts with a note": noted,
        "recall": round(hit / noted, 3) if noted else None,
    }
