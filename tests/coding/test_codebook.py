"""The codebook: whole, in step with the schema, and printed beside the README."""

from pathlib import Path

import pytest

from analysis import coding, schema
from analysis.coding.units import CHOICES

BOOK = coding.codebook()


@pytest.mark.parametrize("variable", CHOICES)
def test_every_variable_of_a_sheet_is_defined_with_its_values(variable):
    rows = BOOK[BOOK["variable"].eq(variable)]
    assert set(rows["value"]) == {"*", *CHOICES[variable]}


def test_every_definition_has_its_rule_an_example_and_a_counter_example():
    about = BOOK[BOOK["value"].eq("*")]
    assert not about["variable"].duplicated().any()
    for column in ("definition", "counts", "example", "counter_example"):
        assert about[column].str.len().gt(3).all(), column


def test_every_value_is_defined_and_shown():
    for column in ("definition", "example", "counter_example"):
        assert BOOK[column].str.len().gt(0).all(), column


def test_values_are_those_of_the_schema():
    known = {name: rows["value"].tolist() for name, rows in BOOK[BOOK["value"].ne("*")].groupby("variable")}
    assert set(known["source_role"]) == set(schema.SOURCE_ROLES)
    assert set(known["role"]) == set(schema.ROLES)
    assert known["descriptor_level"] == list("01234")


def test_the_printed_codebook_is_that_of_the_program():
    printed = (Path(__file__).parents[2] / "CODEBOOK.md").read_text(encoding="utf-8")
    assert printed == coding.markdown(BOOK)
