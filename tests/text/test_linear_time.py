"""No text takes more than linear time, or raises."""

import time

import pytest

from analysis import text

SIZE = 60_000
HARD = {
    "quotation marks": '"' * SIZE,
    "opening marks": "“" * SIZE,
    "single marks": "‘" * SIZE,
    "alternating marks": "\"‘“'”’" * (SIZE // 6),
    "possessives": "pilots’ " * (SIZE // 8),
    "full stops": "." * SIZE + "x",
    "spaced stops": ". " * (SIZE // 2),
    "numbers and points": "11." * (SIZE // 3) + "a",
    "digits": "1" * SIZE + "a",
    "initials": "A. " * (SIZE // 3),
    "spaces after a stop": ("." + " " * 200) * (SIZE // 201),
    "line breaks": "a\n" * (SIZE // 2),
    "one line": "word " * (SIZE // 5),
    "NUL": "\0" * SIZE,
    "right to left": "שלום. " * (SIZE // 6),
    "emoji": "😀 " * (SIZE // 2),
    "hyphens": "a-" * (SIZE // 2),
}
FUNCTIONS = (text.tokens, text.paragraphs, text.sentences, text.quotations, text.count_words, text.read_words)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("kind", HARD)
def test_hard_text_is_done_in_linear_time(kind, function):
    # What grows with the square of the length would take minutes here.
    started = time.process_time()
    function(HARD[kind])
    assert time.process_time() - started < 2


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
def test_lone_surrogates_do_no_harm(function):
    function("a\ud800b. \udfffC")
