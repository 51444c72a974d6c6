"""The phrases that name or describe sources, as sets of words to compare."""

import re
from functools import cache

import pandas as pd

from analysis import schema, similarity, text
from analysis.facts.alignment import weighed
from analysis.facts.naming import AGAIN, WHO, Voice
from analysis.facts.voices import Voices

_SAYS_NOTHING = "unnamed anonymous unidentified multiple several many other jr. sr. jr".split()
_NOBODY = "person people individual man woman someone somebody source".split()
_HEAD = re.compile(r",|\b(?:who|which|that|with|briefed|familiar|close|involved|whose|at|in|from|on)\b")


def stems(passage: str) -> frozenset[str]:
    """Give the terms of a passage."""
    return frozenset(t.key for t, _ in weighed(passage))


def content(phrase: str) -> frozenset[str]:
    """Give the terms of a phrase that names a source, up to what is said of it.

    "U.S." and "American" are one, and so are the White House and an administration.
    """
    head = phrase[: m.start()] if (m := _HEAD.search(phrase)) and m.start() else phrase
    # Without its points the name of the country is taken for a pronoun.
    head = re.sub(r"\bUS\b", "U.S.", head).replace("White House", "administration")
    return frozenset(t.key for t in similarity.terms(head) if t.kind == "word") - _empty()


@cache
def _empty() -> frozenset[str]:
    return frozenset(map(text.stem, _SAYS_NOTHING))


@cache
def _nobody() -> frozenset[str]:
    return frozenset(map(text.stem, _NOBODY))


def names_in(phrase: str) -> frozenset[str]:
    """Give the capitalised words of a phrase, in small letters."""
    return frozenset(w.lower() for s, e in text.tokens(phrase) if (w := phrase[s:e])[0].isupper())


class Phrases:
    """How the unnamed sources of each article are described, to tell two descriptions apart."""

    def __init__(self, voices: Voices, attributed: pd.DataFrame, spans: pd.DataFrame) -> None:
        self.texts = voices.texts
        self.known: dict[str, frozenset[str]] = {}
        for article in {a for a, _ in voices.sources}:
            said = [
                v.words for (other, _), v in voices.sources.items() if other == article and v.kind in schema.UNNAMED
            ]
            self.known[article] = frozenset().union(*(content(words) for words in said))

    def differ(self, a: str, here: Voice, b: str, there: Voice) -> bool:
        """Whether two unnamed sources are described in words of which neither article has all.

        "Someone familiar with the case" and "two people briefed on it" are not told apart by what they know, nor is
        "the writers", whoever that refers back to.
        """
        one, two = content(here.words), content(there.words)
        if any(AGAIN.fullmatch(voice.words) for voice in (here, there)):
            return False
        if here.kind == there.kind and (one <= _nobody() or two <= _nobody()):
            return False
        proper = (self._proper(a, here) - self.known[b]) | (self._proper(b, there) - self.known[a])
        return bool(proper) or not (one <= two or two <= one)

    def _proper(self, article: str, voice: Voice) -> frozenset[str]:
        """Stems of the capitalised words of a phrase, the first word of a sentence left out."""
        before = self.texts[article][: voice.start].rstrip(" “‘\"'")
        skip = not before or before[-1] in ".!?:\n" or before[-1] in '”’"'
        # "Who spoke on condition of anonymity to the Ledger" says nothing of the office.
        words = WHO.split(voice.words)[0].split()[skip:]
        return content(" ".join(w for w in words if w[:1].isupper()))
