"""Persons and where they are from."""

import pytest

from analysis.sources.origins import parted
from analysis.sources.runs import Run


def names(line: str, name: str) -> list[tuple[str, str]]:
    start = line.index(name)
    run = Run(start, start + len(name), "thing", name, "")
    found = parted(line, run)
    assert [line[one.start : one.end] for one in found] == [one.name for one in found]
    return [(one.name, one.kind) for one in found]


@pytest.mark.parametrize(
    "line",
    [
        "Sally Brenn of Tarnhaven, who fishes, said no.",
        "Sally Brenn of Tarnhaven, 43, said no.",
        "Sally Brenn of Tarnhaven said no. She left, and Ms. Brenn stayed out.",
        "Sally Brenn of Tarnhaven said no. The next day Brenn left.",
    ],
)
def test_who_goes_on_as_a_person_is_one(line):
    assert names(line, "Sally Brenn of Tarnhaven") == [("Sally Brenn", "person"), ("Tarnhaven", "unknown")]


@pytest.mark.parametrize("line", ["Blue Way of Tarnhaven said no.", "Blue Way of Tarnhaven left the Milky Way alone."])
def test_what_the_article_shows_nothing_of_stays_one_name(line):
    assert names(line, "Blue Way of Tarnhaven") == [("Blue Way of Tarnhaven", "thing")]
