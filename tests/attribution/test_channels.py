"""Whom the source told."""

import pytest

from analysis.attribution.channels import channel


@pytest.mark.parametrize(
    ("clause", "source", "told"),
    [
        ("Ann Lund told the Harbor Post on Friday", "Ann Lund", "Harbor Post"),
        ("a port official told Reuters", "a port official", "Reuters"),
        ("Doyle said in an interview with the Brenn Gazette", "Doyle", "Brenn Gazette"),
        ("officials who spoke on condition of anonymity to the Harbor Times said", "officials", "Harbor Times"),
        ("the Harbor Post reported", "the Harbor Post", None),
        ("Doyle told Fox 35 in Brenn", "Doyle", "Fox 35"),
        ("Doyle complained to CBS News’ Ida Lund", "Doyle", "CBS News"),
        ("Doyle told reporters, according to the Harbor Post", "Doyle", None),
        ("Doyle said in an interview with Lund, as reported by the Harbor Post", "Doyle", None),
        ("Doyle told Lund", "Doyle", None),
        ("Doyle told Tide magazine in May", "Doyle", "Tide magazine"),
        ("Doyle said on The Ida Lund Show on Tuesday", "Doyle", "Ida Lund Show"),
        ("On Dec. 7 on Reuters, Doyle said", "Doyle", "Reuters"),
        ("On the Tide Show, Doyle said", "Doyle", "Tide Show"),
        ("On Monday a story on Reuters said", "a story", None),
        ("On Tide Island, Doyle said", "Doyle", None),
        ("Doyle sails to the Harbor Post", "Doyle", None),
    ],
)
def test_the_outlet_that_was_told(clause, source, told):
    assert channel(clause, source) == told


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("Doyle told the Lantern on Friday", "Brenn Lantern"),
        ("Doyle told Brenn Lantern on Friday", "Brenn Lantern"),
        ("Doyle told BRENN LANTERN’s weekly show", "Brenn Lantern"),
        ("Doyle told the Quay on Friday", "Quay"),
        ("Doyle told the Lantern Company on Friday", None),
        ("Doyle told Lanterns on Friday", None),
    ],
)
def test_a_known_outlet_is_told_by_any_of_its_names(clause, told):
    assert channel(clause, "Doyle", ("Brenn Lantern", "The Quay")) == told
