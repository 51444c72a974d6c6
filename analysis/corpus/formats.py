"""Bytes to text: which encoding a file has, and whether it is text at all."""

import codecs
import hashlib
import re
import unicodedata

ASSUMED = "windows-1252 (assumed)"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_VISIBLE = re.compile(r"[^\s\ufeff\u200b\0]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Text has next to none of these; a compiled or compressed file is full of them.
_CONTROL_SHARE = 0.02
# Stray NULs do no harm; of UTF-16 read as UTF-8, every second character is one.
_NUL_SHARE = 0.25


class Unusable(ValueError):  # noqa: N818
    """A file or row that cannot be used; its message is one sentence that names it and the remedy."""


class NoArticles(Unusable):
    """Nothing that was given holds an article; its message is one sentence."""


def decode(data: bytes, name: str, html: bool = False) -> tuple[str, str]:
    r"""Decode a file: by its byte order mark, else as UTF-8, else as its HTML declares, else as Windows-1252.

    Line ends are left as they are; a byte order mark is left out of the text.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        What to call it in a message.
    html : bool
        Whether to heed a ``<meta charset>``.

    Returns
    -------
    text, encoding : str
        Windows-1252 is a guess, and the encoding's name says so; bytes that it leaves undefined become U+FFFD.

    Raises
    ------
    Unusable
        If the file is empty or is not text.

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfA caf\xc3\xa9.\r\n", "a.txt")
    ('A café.\r\n', 'utf-8 (byte order mark)')
    >>> decode(b"A caf\xe9.", "a.txt")
    ('A café.', 'windows-1252 (assumed)')
    """
    text, encoding = _decode(data, name, html)
    if not _VISIBLE.search(text):
        raise Unusable(f"{name} is empty: put the article's text into it, or take it away")
    if not few_nuls(text) or ("\0" in text and encoding == ASSUMED):
        raise Unusable(
            f"{name} holds NUL bytes, so it is no text file, or UTF-16 without a byte order mark: save it as UTF-8"
        )
    if len(_CONTROL.findall(text)) > max(3, _CONTROL_SHARE * len(text)):
        raise Unusable(f"{name} is not a text file: save the article's text as UTF-8")
    return text, encoding


def few_nuls(text: str) -> bool:
    r"""Whether a text with NUL characters may still be one.

    >>> few_nuls("It closed.\0 Nobody knew."), few_nuls("I\0t\0")
    (True, False)
    """
    return text.count("\0") <= _NUL_SHARE * len(text)


def _decode(data: bytes, name: str, html: bool) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), f"{encoding} (byte order mark)"
            except UnicodeDecodeError as error:
                place = error.start + len(mark)
                raise Unusable(f"{name} breaks off as {encoding} at byte {place}: save it anew as UTF-8") from error
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096]) if html else None
    if declared:
        try:
            encoding = codecs.lookup(declared.group(1).decode("ascii")).name
            return data.decode(encoding), f"{encoding} (declared)"
        except (LookupError, UnicodeDecodeError, TypeError):
            pass
    return data.decode("windows-1252", errors="replace"), ASSUMED


def well_formed(text: str) -> str:
    r"""Put U+FFFD in the place of lone surrogates, which no file can hold; offsets stay the same.

    >>> well_formed("a\ud800b")
    'a�b'
    """
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def sha256(data: bytes) -> str:
    """Hash bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(text: str) -> str:
    """Hash a text's letters and digits in their order, whatever spaces, marks, case or line ends stand between.

    Two copies of an article agree on it where one has curly and the other straight quotation marks, where one is
    wrapped at 80 characters, or where hyphens or spaces differ; they do not where a word differs.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        16 hexadecimal digits; the empty string for a text without letters and digits.

    Examples
    --------
    >>> fingerprint("“No,” said Lund.\\r\\n") == fingerprint('"No", said  LUND')
    True
    >>> fingerprint("No, said Lund.") == fingerprint("No, says Lund.")
    False
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = re.sub(r"[\W_]+", "", folded)
    return hashlib.sha256(well_formed(letters).encode("utf-8")).hexdigest()[:16] if letters else ""
