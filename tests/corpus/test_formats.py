"""Encodings, and what is no text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import corpus
from analysis.corpus.formats import decode, well_formed

LINE = "Ann Lund’s café closed.\r\nNobody – not even she – knew.\r"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LINE.encode("utf-8"), "utf-8"),
        (LINE.encode("utf-8-sig"), "utf-8 (byte order mark)"),
        (b"\xff\xfe" + LINE.encode("utf-16-le"), "utf-16-le (byte order mark)"),
        (b"\xfe\xff" + LINE.encode("utf-16-be"), "utf-16-be (byte order mark)"),
        (LINE.encode("windows-1252"), "windows-1252 (assumed)"),
    ],
)
def test_text_is_decoded_without_its_mark_and_with_its_line_ends(data, encoding):
    assert decode(data, "a.txt") == (LINE, encoding)


def test_html_may_declare_its_encoding():
    page = '<meta charset="iso-8859-2"><p>Łódź</p>'
    assert decode(page.encode("iso-8859-2"), "a.html", html=True) == (page, "iso8859-2 (declared)")
    assert decode(b'<meta charset="no-such">caf\xe9', "a.html", html=True)[1] == "windows-1252 (assumed)"


def test_bytes_that_windows_1252_leaves_undefined_become_one_mark_each():
    assert decode(b"a\x81b\xe9", "a.txt")[0] == "a\ufffdbé"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\t", "empty"),
        ("\u00a0\u200b".encode(), "empty"),
        (b"a\0b", "NUL"),
        ("No byte order mark".encode("utf-16-le"), "NUL"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NUL"),
        (bytes(range(1, 32)) * 4 + b"\xff", "not a text file"),
        (b"\xff\xfeT\0h", "breaks off"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence_with_the_file_and_a_remedy(data, reason):
    with pytest.raises(corpus.Unusable) as error:
        decode(data, "quay.txt")
    message = str(error.value)
    assert message.startswith("quay.txt ") and reason in message and "\n" not in message
    assert any(word in message for word in ("save", "put"))


@given(st.binary(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_text_or_refused(data):
    try:
        text, encoding = decode(data, "a.txt")
    except corpus.Unusable:
        return
    assert text.strip() and "\0" not in text and encoding


@pytest.mark.parametrize(
    "copy",
    [
        '"No," said Lund - twice. It cost $3.50.',
        "\ufeff“No,” said Lund — twice.\r\n\r\nIt cost $3.50.",
        "“NO”, said  LUND\u00a0– twice: it\tcost $ 3 50",
        "‘No’ said Lu\u00adnd... twice it cost 350",
    ],
)
def test_a_fingerprint_outlives_spaces_marks_case_and_line_ends(copy):
    assert corpus.fingerprint(copy) == corpus.fingerprint("“No,” said Lund — twice.\n\nIt cost $3.50.")


@pytest.mark.parametrize("other", ["No said Lund twice It cost 3.60", "No said Lund It cost 3.50", "", "…"])
def test_other_words_have_another_fingerprint(other):
    assert corpus.fingerprint(other) != corpus.fingerprint("No said Lund twice It cost 3.50")


def test_lone_surrogates_give_way_at_the_same_length():
    assert well_formed("a\udc80\ud800é") == "a\ufffd\ufffdé"
    assert corpus.fingerprint("a\ud800") == corpus.fingerprint("a")
