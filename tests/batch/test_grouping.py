"""Which articles of a corpus may report one event."""

from pathlib import Path
from unittest.mock import patch

import pandas as pd
import pytest

from analysis.batch import grouping, parts, pieces, working

LINE = (
    "Dockers at Brennwick shut the Lindholm gate, and Tarnhaven's mayor Oster called the strike of the pilots unlawful."
)
TEXT = f"{LINE}\n{LINE.replace('shut', 'have shut')}\nThe Kvalen ferry stayed at Skarnes."


def grouped(rows: list[dict], out: Path) -> list[set[str]]:
    """Give the groups of articles, by id."""
    out.mkdir(exist_ok=True)
    source = out / "in.jsonl"
    pd.DataFrame(rows).to_json(source, orient="records", lines=True)
    cut, _ = pieces.split(source)
    with working.crew(None, 0) as crew:
        tasks = grouping.tasks(cut, out / "made", ("features",), crew, progress=False)
    found: dict[str, set[str]] = {}
    for task in tasks:
        for held in task.stories:
            for row, name in held.items():
                found.setdefault(name, set()).add(rows[row]["id"])
    return sorted(found.values(), key=sorted)


def article(name: str, published: str, story: str = "") -> dict:
    return {"id": name, "text": TEXT, "published": published, "story": story}


@pytest.mark.parametrize(
    ("written", "together"),
    [("January 4, 2026", True), ("4 Jan 2026", True), ("2026-01-04", True), ("March 4, 2026", False)],
)
def test_a_date_in_words_is_a_date(written, together, tmp_path):
    found = grouped([article("a", "2026-01-03"), article("b", written)], tmp_path)
    assert found == ([{"a", "b"}] if together else [{"a"}, {"b"}])


def test_a_stated_story_that_is_too_large_does_not_name_what_is_found_in_it(tmp_path):
    rows = [article("a", "2026-01-03", "s"), article("b", "2026-01-03", "s"), article("c", "2026-06-03", "s")]
    assert grouped(rows, tmp_path / "one") == [{"a", "b", "c"}]
    with patch.object(grouping, "LARGEST_STORY", 2):
        assert grouped(rows, tmp_path / "two") == [{"a", "b"}, {"c"}]


def test_what_is_known_of_a_piece_is_not_read_again(tmp_path):
    rows = [article("a", "2026-01-03")]
    grouped(rows, tmp_path)
    assert parts.path(tmp_path / "made", grouping._SIGNATURES, 0).exists()
    with patch.object(grouping, "survey", side_effect=AssertionError):
        assert grouped(rows, tmp_path) == [{"a"}]
