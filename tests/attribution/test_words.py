"""Which words are read, and where they stand towards quotation marks."""

import pandas as pd
import pytest
from attributing import tables
from hypothesis import given
from hypothesis import strategies as st

from analysis import text as texts
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


@given(st.text(alphabet="aB1. ,-’'“”\n\u2003\x1c\U0001f600", max_size=60))
def test_words_stand_where_the_text_says(text):
    read = words.read(*tables(text))
    assert [(s, e) for s, e in zip(read["start"], read["end"], strict=True)] == texts.tokens(text)
    assert [text[s:e] for s, e in zip(read["start"], read["end"], strict=True)] == read["word"].tolist()


def test_articles_read_together_are_read_as_alone():
    many = [tables("“No,” Lund said.\nHe rang Mr.", "b"), tables("", "c"), tables("Doyle left. So did Plan B.", "a")]
    together = words.read(*(pd.concat(parts, ignore_index=True) for parts in zip(*many, strict=True)))
    for number, one in enumerate(many):
        own, alone = together[together["article"] == number], words.read(*one)
        for column in ("paragraph", "sentence", "start", "end", "state"):
            assert own[column].tolist() == alone[column].tolist()
        assert own["word"].tolist() == alone["word"].tolist()
        assert (own["quotation"] >= 0).tolist() == (alone["quotation"] >= 0).tolist()
    assert together.loc[together["quotation"] >= 0, "article"].groupby(together["quotation"]).nunique().max() == 1


def test_an_article_without_sentences_is_passed_over():
    articles, paragraphs, sentences = tables("Lund said so.")
    assert words.read(articles, paragraphs, sentences.iloc[:0]).empty
