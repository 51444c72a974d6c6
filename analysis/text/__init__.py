"""Words, sentences, paragraphs and quotation marks, as character offsets into a text that is never altered.

All offsets are half open, in code points: ``text[start:end]`` is the span. Every function takes time linear in the
length of the text, whatever stands in it.
"""

from analysis.text import marks
from analysis.text.marks import Quotation, quotations
from analysis.text.spelling import american
from analysis.text.splitting import paragraphs, sentences
from analysis.text.words import WORD, Span, Words, count_words, places, read_words, split, stem, tokens

__all__ = [
    "WORD",
    "Quotation",
    "Span",
    "Words",
    "american",
    "count_words",
    "forget",
    "paragraphs",
    "places",
    "quotations",
    "read_words",
    "sentences",
    "split",
    "stem",
    "tokens",
]


def forget() -> None:
    """Let go of what is kept of texts that were read, so that reading them again takes as long as the first time."""
    marks.forget()
    read_words.cache_clear()
