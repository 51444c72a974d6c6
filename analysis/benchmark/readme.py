"""The README's accuracy tables, made of the figures that benchmarks wrote."""

from pathlib import Path

import pandas as pd

# Read in Wang et al. (2021), CofeNet, docs/cofenet-detail-exp: on PolNeAR's test part, which is not at hand here.
PUBLISHED = {
    "BERT and CofeNet, as published, test part": (0.832, 0.753, 0.729),
    "BERT and CRF, as published, test part": (0.822, 0.749, 0.710),
    "BiLSTM and CRF, as published, test part": (0.696, 0.667, 0.590),
}
_NAMES = {
    "fast": "fast engine",
    "accurate": "accurate engine, the default",
    "fast, 68 events": "fast engine, 68 events",
    "accurate, 68 events": "accurate engine, 68 events",
    "accurate, not read": "accurate engine, in large events",
    "accurate, not read, 68 events": "accurate engine, in large events, 68 events",
    "people": "people, two by two, on other articles",
}
_ROLES = ("source", "cue", "content")
# Digits behind the point, where not two.
_EXACT = {
    **dict.fromkeys(("calibration error", "false omissions", "false claims"), 3),
    **dict.fromkeys(("share error", "articles per second", "articles per CPU second"), 1),
    **dict.fromkeys(("sentences", "cells", "pairs of articles"), 0),
    **dict.fromkeys(("CPU seconds", "CPU seconds to group", "CPU seconds for shared passages"), 1),
    **dict.fromkeys(("CPU seconds for facts", "core hours per million articles"), 1),
}
Cell = tuple[str, str]
_TABLES: dict[str, dict[str, Cell]] = {
    "attributions": {
        **{f"{role}, exact": (f"{role}, exact", "F1") for role in _ROLES},
        "content, words": ("content, words", "F1"),
        "pair": ("pair", "F1"),
        "quoted, found": ("quoted", "recall"),
        "calibration error": ("confidence", "calibration error"),
    },
    "gum": {
        f"{genre}: {label}": (f"{genre}, {part}", "recall")
        for genre in ("news", "interview")
        for label, part in (
            ("content found", "content found"),
            ("content words", "content words"),
            ("source right", "source right"),
            ("cue right", "cue right"),
        )
    },
    "sources": {
        "found": ("all", "found"),
        "type": ("all", "type"),
        "name": ("all", "name"),
        "unnamed, precision": ("all", "unnamed precision"),
        "unnamed, recall": ("all", "unnamed recall"),
        "share wrong by, points": ("all", "share error"),
    },
    "trust": {
        "quoted in full": ("form: direct", "F1"),
        "quoted in part": ("form: mixed", "F1"),
        "not quoted": ("form: indirect", "F1"),
        "newspapers": ("outlets: newspapers", "F1"),
        "online outlets": ("outlets: online outlets", "F1"),
    },
    "facts": {
        "reported, F1": ("reported", "F1"),
        "facts listed": ("cells", "listed"),
        "falsely not found, of what is reported": ("cells", "false omissions"),
        "not reported, and called not found": ("omission", "recall"),
        "called not found, falsely": ("cells", "false claims"),
        "pairs called reported, rightly": ("passages", "reported, right"),
        "called partly, rightly": ("passages", "partly, right"),
    },
    "pairs": {
        "msr-para-val, accuracy": ("msr-para-val", "accuracy"),
        **{f"{part}, Pearson": (part, "Pearson") for part in ("headlines 2013", "headlines 2014", "MSRpar")},
    },
    "wording": {
        "BABE: sentences, macro F1": ("BABE, sentences", "macro F1"),
        "AUC within outlets": ("BABE, sentences", "AUC within outlets"),
        "words, F1": ("BABE, words", "F1"),
        "BASIL: sentences, F1": ("BASIL, sentences", "F1"),
        "AUC": ("BASIL, sentences", "AUC"),
        "words, F1 ": ("BASIL, words", "F1"),
        "words a CPU second": ("loaded words", "words per CPU second"),
    },
    "scale": {
        "1,000 articles: a second": ("1,000 articles", "articles per second"),
        "10,000: a second": ("10,000 articles", "articles per second"),
        "10,000, start not counted: a second": ("10,000 articles", "articles per second, start not counted"),
        "100,000: a second": ("100,000 articles", "articles per second"),
        "news: a second": ("news", "articles per second"),
        "core hours a million": ("10,000 articles", "core hours per million articles"),
        "MB in use, 10,000": ("10,000 articles", "MB in use, all processes"),
        "MB in use, 100,000": ("100,000 articles", "MB in use, all processes"),
        "10,000 compared too: a second": ("10,000 articles, facts and reuse", "articles per second"),
    },
    "crowded": {
        "sentences": ("on one event", "sentences"),
        "statement × article looked at": ("on one event", "cells"),
        "pairs of articles looked at": ("on one event", "pairs of articles"),
        "CPU seconds to group": ("on one event", "CPU seconds to group"),
        "for shared passages": ("on one event", "CPU seconds for shared passages"),
        "for facts": ("on one event", "CPU seconds for facts"),
        "all three": ("on one event", "CPU seconds"),
    },
    "speed": {
        "seconds to load": ("start", "seconds to load"),
        "CPU seconds to load": ("start", "CPU seconds to load"),
        "words a second": ("attributions", "words per second"),
        "words a CPU second": ("attributions", "words per CPU second"),
    },
    "textacy": {
        **{f"{role}, exact": (f"{role}, exact", "F1") for role in _ROLES},
        "quoted, found": ("quoted", "recall"),
        "articles with an error": ("articles", "with an error"),
        "articles a second": ("text to attributions", "articles per second"),
        "words a second": ("text to attributions", "words per second"),
        "words a CPU second": ("text to attributions", "words per CPU second"),
    },
}


def blocks(folder: Path) -> dict[str, str]:
    """Write the tables in Markdown, each between two comments that name it.

    Parameters
    ----------
    folder : Path
        Holds NAME.csv of each benchmark, as ``benchmark all --out`` writes them.

    Returns
    -------
    dict of str to str
        Benchmark to block, for those whose file is there.
    """
    found = {}
    for name in ("attributions", "paragraphs", *_TABLES):
        if name not in found and (folder / f"{name}.csv").is_file():
            lines = _paragraphs(_read(folder, name)) if name == "paragraphs" else _table(folder, name)
            found[name] = "\n".join([f"<!-- benchmark {name} -->", *lines, f"<!-- end of {name} -->"])
    return found


def _read(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv")


def _table(folder: Path, name: str) -> list[str]:
    """One row a system, one column a figure."""
    figures = _read(folder, name)
    if name == "attributions" and (folder / "people.csv").is_file():
        figures = pd.concat([figures, _read(folder, "people")])
    columns = _TABLES[name]
    rows = [_line(["", *columns]), _rule(len(columns))]
    for system, of in figures.groupby("system", sort=False):
        cells = of.set_index(["part", "figure"])
        rows.append(_line([_NAMES.get(str(system), str(system)), *(_cell(cells, *one) for one in columns.values())]))
    return rows


def _paragraphs(figures: pd.DataFrame) -> list[str]:
    """One row a system and way of reading, beside what was published."""
    rows = [_line(["", *(f"{role}, exact" for role in _ROLES)]), _rule(len(_ROLES))]
    for system, of in figures.groupby("system", sort=False):
        cells = of.set_index(["part", "figure"])
        for way in ("paragraph alone", "paragraph in its article"):
            name = f"{_NAMES[str(system)].partition(',')[0]}, {way}"
            rows.append(_line([name, *(_cell(cells, f"{role}, {way}, exact", "F1") for role in _ROLES)]))
    return rows + [_line([name, *(f"{value:.2f}" for value in values)]) for name, values in PUBLISHED.items()]


def _line(cells: list[str]) -> str:
    return " ".join(["|", *(f"{cell} |" if cell else "|" for cell in cells)])


def _rule(columns: int) -> str:
    return _line(["---"] * (columns + 1))


def _cell(cells: pd.DataFrame, part: str, figure: str) -> str:
    """Write one figure, with its interval where it has one; nothing where it was not measured."""
    if (part, figure) not in cells.index:
        return ""
    one = cells.loc[(part, figure)]
    whole = one["value"] >= 100 or figure == "with an error"
    value = f"{_round(one['value']):,.0f}" if whole else f"{one['value']:.{_digits(figure)}f}"
    if pd.isna(one["low"]):
        return f"{value} of {one['of']}" if figure == "with an error" else value
    return f"{value} ({one['low']:.{_digits(figure)}f}–{one['high']:.{_digits(figure)}f})"


def _digits(figure: str) -> int:
    return _EXACT.get(figure, 2)


def _round(value: float) -> float:
    """Round a large number to two digits: a speed is no more exact than that."""
    return float(f"{value:.2g}")
