"""Words, sentences, paragraphs and quotation marks, as character offsets into a text that is never altered.

All offsets are half open, in code points: ``text[start:end]`` is the span. Every function takes time linear in the
length of the text, whatever stands in it.
"""

from analysis.text import marks, splitting, words
from analysis.text.marks import Quotation, quotations
from analysis.text.splitting import paragraphs, sentences
from analysis.text.words import WORD, Span, count_words, split, stem, tokens, word_starts

__all__ = [
    "WORD",
    "Quotation",
    "Span",
    "count_words",
    "forget",
    "paragraphs",
    "quotations",
    "sentences",
    "split",
    "stem",
    "tokens",
    "word_starts",
]


def forget() -> None:
    """Let go of what is kept of texts that were read, so that reading them again takes as long as the first time."""
    for module in (marks, splitting, words):
        module.forget()
