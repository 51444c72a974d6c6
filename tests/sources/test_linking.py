"""The same person across the articles of a story."""

import pytest

from analysis import schema, sources


def persons(*named: tuple[str, str]) -> list[str]:
    rows = [
        {"article": article, "source": n, "name": name, "source_type": "named_person", "source_role": "unknown"}
        for n, (article, name) in enumerate(named)
    ]
    return sources.link(schema.frame("sources", rows))["person"].tolist()


@pytest.mark.parametrize(
    ("named", "same"),
    [
        ([("a", "J. Lund"), ("b", "Jane Lund")], ["jane-lund", "jane-lund"]),
        ([("a", "J. Lund"), ("b", "Jane Lund"), ("c", "John Lund")], ["j-lund", "jane-lund", "john-lund"]),
        ([("a", "Ned Lund"), ("b", "Ned Lund Jr.")], ["ned-lund", "ned-lund"]),
        ([("a", "Ned Lund"), ("a", "Ned Lund Jr."), ("b", "Ned Lund Jr")], ["ned-lund", "ned-lund-jr", "ned-lund-jr"]),
    ],
)
def test_an_initial_or_a_generation_is_no_proof_of_one_person(named, same):
    assert persons(*named) == same
