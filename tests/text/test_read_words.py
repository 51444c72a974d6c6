"""The words of a text, read once for all measures."""

from hypothesis import given
from hypothesis import strategies as st

from analysis import text

TEXTS = st.text(alphabet="ab 7_é’'.-—\n\u3000", max_size=80)


@given(TEXTS)
def test_words_stand_where_they_begin_and_are_those_that_are_counted(line):
    found = text.read_words(line)
    assert found.written == text.WORD.findall(line)
    assert [line[s : s + len(w)] for s, w in zip(found.start, found.written, strict=True)] == found.written
    assert len(found.written) == text.count_words(line)


@given(TEXTS)
def test_the_words_of_each_paragraph_are_those_of_its_own_text(lines):
    spans = text.paragraphs(lines)
    assert text.read_words(lines).between(spans) == [text.WORD.findall(lines[s:e]) for s, e in spans]


def test_what_is_kept_of_a_text_changes_nothing():
    told = "“We will not go,” she said. “Not now,\n\n“not later.” It’s ‘late’."

    def read():
        spans = text.paragraphs(told)
        return text.quotations(told), [text.sentences(told, *span) for span in spans], text.read_words(told).written

    first = read()
    assert read() == first
    text.forget()
    assert read() == first
