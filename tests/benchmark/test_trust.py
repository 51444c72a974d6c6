"""Breakdowns of accuracy, on gold made by hand."""

import pytest

from analysis.benchmark import trust
from analysis.benchmark.figures import shares

BODY = (
    "“We close,” Lund said. Doyle hopes for rain. The pier, Hale said, is old and leaks. It was reported to have shut."
)

MISSED = ("missed: quoted", "missed: belief or wish", "missed: statement, not quoted", "missed: no source")


def one(source: str, cue: str, content: str) -> dict:
    words = {"source": source, "cue": cue, "content": content}
    return {role: [(BODY.index(w), BODY.index(w) + len(w))] if w else [] for role, w in words.items()}


MARKED = [
    one("Lund", "said", "“We close,”"),
    one("Doyle", "hopes", "for rain"),
    one("Hale", "Hale said", "is old and leaks"),
    one("", "was reported", "to have shut"),
]


def classes(guess: list[dict]) -> dict[str, int]:
    found = trust._errors("a", BODY, MARKED, guess, trust.matched(MARKED, guess))
    return {share.figure: int(share.hits) for share in found if share.hits}


def test_what_is_found_rightly_is_no_error():
    assert trust.matched(MARKED, MARKED) == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert classes(MARKED) == {}


def test_each_error_has_its_class():
    assert classes([]) == dict.fromkeys(MISSED, 1)
    other = [one("Doyle", "said", "“We close,”"), MARKED[1], one("Hale", "Hale said", "old"), MARKED[3]]
    assert classes(other) == {"other source": 1, "other bounds": 1}
    assert classes([*MARKED, one("pier", "", "The")]) == {"found beyond: statement": 1}


def test_tenths_of_confidence_hold_what_is_right_in_them():
    found = shares("x", trust._calibration("a", [0.95, 0.91, 0.5, 1.0], {0, 3})).set_index(["part", "figure"])
    assert found.loc[("confidence: 0.9 to 1.0", "right"), "value"] == pytest.approx(2 / 3)
    assert found.loc[("confidence: 0.5 to 0.6", "mean confidence"), "value"] == 0.5


def test_rates_of_error_are_of_what_they_say():
    coded = [{"type": t} for t in ("anonymous_official", "anonymous_other", "named_person", "document")]
    said = [{"unnamed": u} for u in (True, True, False, True)]
    rates = {s.figure: (s.hits, s.of) for s in trust._rates("a", coded, said, [(0, 0), (2, 1), (3, 2)])}
    assert rates["found_marked"] == (1, 2) and rates["found_other"] == (2, 2)
    assert rates["kept"] == (1, 1) and rates["turned"] == (1, 2)
    assert rates["extra"] == (1, 4) and rates["extra_marked"] == (1, 1) and rates["share"] == (2, 4)
