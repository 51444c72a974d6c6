"""Who puts a figure at what."""

import pytest
from attributing import found


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "It rained. It puts the cost of the pier at 42 million crowns, a clerk fears.",
            "It",
            "the cost of the pier at",
        ),
        ("The ministry puts the cost of the pier at 42 million crowns.", "The ministry", "the cost of the pier at 42"),
        (
            "Lund spoke, and the union has put its losses at about $3 million, others less.",
            "the union",
            "its losses",
        ),
    ],
)
def test_a_figure_has_a_source(text, source, content):
    rows = [row for row in found(text) if "put" in row["cue"]]
    assert [row["source"] for row in rows] == [source]
    assert rows[0]["content"].startswith(content)
    assert "others" not in rows[0]["content"]


def test_what_is_put_somewhere_is_no_figure():
    assert not [row for row in found("The crew put the boat at the quay by 9.") if row["act"] == "statement"]


def test_putting_pressure_says_nothing():
    rows = [row for row in found("The union put pressure on the port to open the gate.") if "put" in row["cue"]]
    assert all(row["act"] != "statement" for row in rows)
