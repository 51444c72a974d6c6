"""Which words are read, and where they stand towards quotation marks."""

import pytest
from attributing import tables

from analysis.attribution import words


@pytest.mark.parametrize("marks", ["“”", '""', "‘’"], ids=["curly", "straight", "single"])
def test_quotation_state_is_the_same_in_every_style(marks):
    read = words.read(*tables(f"{marks[0]}We are late,{marks[1]} Lund said."))
    assert read["state"].tolist() == [1, 2, 2, 2, 2, 3, 0, 0, 0]


def test_boilerplate_and_repeats_are_not_read():
    articles, paragraphs, sentences = tables("Lund said so.\nDoyle said so.\nPark said so.")
    paragraphs["role"] = ["body", "boilerplate", "repeat"]
    assert words.read(articles, paragraphs, sentences)["word"].tolist() == ["Lund", "said", "so", "."]


def test_every_word_is_its_offsets():
    text = "“No,” said Ann Lund.\n\nThe port’s crew can’t sail."
    read = words.read(*tables(text))
    assert [text[s:e] for s, e in zip(read["start"], read["end"], strict=True)] == read["word"].tolist()
