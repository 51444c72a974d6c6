"""The tables keep to the data dictionary, and the README prints it."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import schema


@pytest.mark.parametrize("table", schema.TABLES)
def test_an_empty_table_has_its_columns_and_types(table):
    empty = schema.frame(table, [])
    assert list(empty) == [c.name for c in schema.TABLES[table]]
    assert schema.problems(table, empty) == []


def test_a_column_that_must_not_be_absent_is_asked_for():
    with pytest.raises(KeyError, match="mentions needs the column similarity"):
        schema.frame("mentions", [{"fact": "e1.f1", "article": "a", "start": 0, "end": 3}])


def test_every_way_of_breaking_the_schema_is_listed():
    good = schema.frame("mentions", [{"fact": "f", "article": "a", "start": 0, "end": 3, "similarity": 1.0}])
    bad = good.assign(start="0", article=pd.Series([None], dtype="str")).drop(columns="end")
    assert schema.problems("mentions", bad) == [
        "mentions lacks end",
        "mentions.article is absent in row 0",
        "mentions.start is str, not int64",
    ]
    odd = schema.frame("paragraphs", [{"article": "a", "paragraph": 0, "start": 0, "end": 1, "role": "poem"}])
    assert schema.problems("paragraphs", odd)[0].startswith("paragraphs.role is 'poem' in row 0, not one of headline")


def test_the_readme_prints_every_column():
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    for table, columns in schema.TABLES.items():
        assert f"`{table}`" in readme
        for column in columns:
            assert f"| {table} | `{column.name}` | {column.unit.replace(' | ', ', ')} | {column.meaning} |" in readme
