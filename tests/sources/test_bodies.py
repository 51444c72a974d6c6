"""Names of bodies that run on over "and", "on" and commas."""

import pytest

from analysis.sources.bodies import running_on


def named(text: str) -> list[str]:
    return [text[start:end] for start, end in running_on(text, 0, len(text))]


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Harbors and Tides",
        "Centers for Disease Control and Prevention",
        "Brenn House Committee on Ways and Means",
        "Institute for Social and Economic Research",
        "Bureau of Tobacco, Firearms and Explosives",
        "Brenn College of Obstetricians and Gynecologists",
        "Council on Foreign Relations",
    ],
)
def test_a_body_and_what_it_is_for_are_one_name(name):
    assert named(f"The {name} said no.") == [name]
    assert named(f"Yesterday the {name} Director Ida Lund said no.") == [name]


@pytest.mark.parametrize(
    "line",
    [
        "the Ministry of Trade and the Bank of Brenn",
        "the Bank of Brenn and Lund Freight",
        "the Ministry of Defense and Ida Lund",
        "the Committee on Monday and the mayor",
        "the Office of Harbors, Ida Lund and Ned Hale",
    ],
)
def test_what_stands_behind_it_and_is_no_topic_is_somebody_else(line):
    assert named(line) == []
