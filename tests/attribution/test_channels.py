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
        ("Doyle told Lund", "Doyle", None),
        ("Doyle sails to the Harbor Post", "Doyle", None),
    ],
)
def test_the_outlet_that_was_told(clause, source, told):
    assert channel(clause, source) == told
