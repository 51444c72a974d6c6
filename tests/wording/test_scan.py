"""Words with what the scoring needs to know of each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text import paragraphs
from analysis.wording import scan, terms


def read(line):
    return scan.words(line, paragraphs(line))


def which(line, flags):
    words = read(line)
    return [f for f, on in zip(words.form, getattr(words, flags), strict=True) if on]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The crew of Brutal Storm left.", ["brutal", "storm"]),
        ("Operation Radical Dawn began.", ["operation", "radical", "dawn"]),
        ("Brutal rain fell; brutal wind too.", []),
        ("It was brutal.", []),
        ("A Stunning Vote On The Brenn Pier\nThe vote of Ada Brenn was stunning.", ["brenn", "ada", "brenn"]),
    ],
)
def test_names_are_told_from_capitals(line, names):
    assert [w for w in which(line, "proper") if w in names or not names] == names


@pytest.mark.parametrize(
    ("line", "denied"),
    [
        ("It is not reckless.", "reckless"),
        ("It wasn’t a reckless plan.", "reckless"),
        ("No reckless plan.", "reckless"),
    ],
)
def test_negated(line, denied):
    assert denied in which(line, "negated")


def test_negation_ends_with_the_sentence():
    assert "reckless" not in which("He said no. Reckless men left.", "negated")


def test_short_quotations_are_scare_quotes_and_long_ones_are_not():
    line = "The ‘rescue’ of the pier was “a very good day for us all,” she said."
    assert which(line, "scare") == ["rescue"]
    assert "good" in which(line, "quoted")


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("They turned up the heat on Brenn.", "turn up the heat"),
        ("He was caught red-handed again.", "caught red-handed"),
        ("Boots on the ground, again.", "boots on the ground"),
        ("Critics say it fails.", "critics say"),
    ],
)
def test_phrases_are_found_once_whatever_the_form_of_their_first_word(line, term):
    assert [p[2] for p in read(line).phrase] == [term]


def test_phrases_do_not_run_over_sentences():
    assert read("They kept their boots. On the ground lay snow.").phrase == []


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("slam", "slammed"),
        ("rebuke", "rebuking"),
        ("fiery", "fieriest"),
        ("dramatic", "dramatically"),
        ("cry", "cries"),
    ],
)
def test_inflections(word, form):
    assert form in terms.inflections(word)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB .,!?“”‘’\"'\n😀\0é-", max_size=300))
def test_every_word_has_its_offsets(line):
    words = read(line)
    for start, end, form in zip(words.start, words.end, words.form, strict=True):
        assert line[start:end].lower().replace("’", "'").replace("–", "-") == form
    assert (words.start[1:] >= words.end[:-1]).all()
