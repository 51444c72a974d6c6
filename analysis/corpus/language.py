"""Which language a text is in: English is the one that the measures are made for."""

import re
from collections import Counter
from functools import cache
from itertools import filterfalse

import pandas as pd

from analysis import resources
from analysis.text import read_words

_MOST_WORDS = 2000
# News has more than a quarter of its words among such function words, and hardly ever less than a tenth.
_SHARE = 0.1
_DISTINCT = 3
# As many words without any function word that is known are no headline, but another language.
_ENOUGH_WORDS = 40
# Scripts without spaces make long words.
_LONGEST = 50
# So many letters of a script tell the language; of two in one text, the second has a third.
_ENOUGH_LETTERS = 12
_SECOND = 1 / 3
_SCRIPTS = {
    "zh": "\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff",
    "ko": "\uac00-\ud7af\u1100-\u11ff",
    "ar": "\u0600-\u06ff\u0750-\u077f",
    "he": "\u0590-\u05ff",
    "ru": "\u0400-\u04ff",
    "el": "\u0370-\u03ff",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "th": "\u0e00-\u0e7f",
}
# Letters that only one language of a script has: with such a share of them it is that language.
_TELLING = {
    "zh": ("ja", "\u3040-\u30ff", 0.05),
    "ar": ("fa", "\u067e\u0686\u0698\u06af\u06cc\u06a9", 0.03),
    "ru": ("uk", "іїєґІЇЄҐ", 0.02),
}
_SCRIPT_NAMES = {
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ar": "Arabic",
    "fa": "Persian or a neighbour of it",
    "he": "Hebrew",
    "ru": "Russian or a neighbour of it",
    "uk": "Ukrainian",
    "el": "Greek",
    "hi": "Hindi or a neighbour of it",
    "bn": "Bengali",
    "th": "Thai",
}
SUPPORTED = ("en", "unknown")


def language(text: str) -> str:
    """Tell the language of a text by its function words, or by its script.

    Not made to tell neighbours apart (Danish and Norwegian, Russian and Bulgarian): what is asked is whether a text is
    English. Names, numbers and quotations of a few words do not matter.

    Parameters
    ----------
    text : str
        Any text; its first 2,000 words are looked at.

    Returns
    -------
    str
        A two-letter code (ISO 639-1); ``mixed`` where two languages have a third of the text or more each; ``other``
        where the language is none of those known here; ``unknown`` where there are too few words to tell, as in a
        headline.

    Examples
    --------
    >>> language("The port of Brenn closed on Monday, and it will not open before Friday.")
    'en'
    >>> language("Der Hafen von Brenn ist seit Montag zu, und er wird nicht vor Freitag geöffnet.")
    'de'
    >>> language("Port closes")
    'unknown'
    """
    counts = Counter(map(str.lower, read_words(text).written[:_MOST_WORDS]))
    if len(max(counts, key=len, default="")) > _LONGEST:
        counts = Counter(word[:_LONGEST] for word in counts.elements())
    for word in [word for word in filterfalse(str.isalpha, counts) if not any(map(str.isalpha, word))]:
        del counts[word]
    # Most texts have next to no letter of another script.
    others = [] if text.isascii() else [word * n for word, n in counts.items() if not word.isascii()]
    foreign = "".join(filter(str.isalpha, "".join(others)))
    scripts = {code: len(re.findall(f"[{of}]", foreign)) for code, of in _SCRIPTS.items()} if foreign else {}
    other = sum(scripts.values())
    if other >= _ENOUGH_LETTERS:
        letters = sum(number * sum(map(str.isalpha, word)) for word, number in counts.items())
        if other > _SECOND * letters:
            return _of_script(scripts, foreign) if other >= (1 - _SECOND) * letters else "mixed"
    return _by_function_words(counts)


def name(code: str) -> str:
    """Name a language in English by its code.

    >>> name("es"), name("other")
    ('Spanish', 'another language than English')
    """
    told = {"mixed": "a mixture of languages", "other": "another language than English", "unknown": "too short to tell"}
    return told.get(code) or _SCRIPT_NAMES.get(code) or _known().get(code, ("", frozenset()))[0] or code


def supported(articles: pd.DataFrame) -> pd.Series:
    """Say which articles can be measured: those in English, and those too short to tell; all where none says.

    Parameters
    ----------
    articles : DataFrame
        Table `articles`.

    Returns
    -------
    Series of bool
    """
    if "language" not in articles:
        return pd.Series(True, index=articles.index, dtype=bool)
    return articles["language"].isna() | articles["language"].isin(SUPPORTED)


@cache
def _known() -> dict[str, tuple[str, frozenset[str]]]:
    table = resources.lexicon("function_words")
    rows = zip(table["code"], table["language"], table["words"], strict=True)
    return {code: (called, frozenset(words.split())) for code, called, words in rows}


@cache
def _codes() -> dict[str, list[str]]:
    """List the languages that have each function word."""
    found: dict[str, list[str]] = {}
    for code, (_, words) in _known().items():
        for word in words:
            found.setdefault(word, []).append(code)
    return found


def _of_script(scripts: dict[str, int], letters: str) -> str:
    """Name the language of the script that most letters are of."""
    code = max(scripts, key=lambda one: (scripts[one], one))
    narrower, own, share = _TELLING.get(code, (code, "", 1.0))
    return narrower if own and len(re.findall(f"[{own}]", letters)) >= share * scripts[code] else code


def _by_function_words(counts: dict[str, int]) -> str:
    """Name the language that most function words are of; mixed where English and another have a third each."""
    total = sum(counts.values())
    hits: dict[str, list[int]] = {code: [] for code in _known()}
    for word in _codes().keys() & counts.keys():
        for code in _codes()[word]:
            hits[code].append(counts[word])
    found = {
        code: sum(numbers)
        for code, numbers in hits.items()
        if len(numbers) >= _DISTINCT and sum(numbers) >= _SHARE * total
    }
    long = total >= _ENOUGH_WORDS
    if not found:
        return "other" if long else "unknown"
    english, foreign = found.get("en", 0), max((n for code, n in found.items() if code != "en"), default=0)
    if long and min(english, foreign) >= _SECOND * (english + foreign):
        return "mixed"
    return max(found, key=lambda code: (found[code], code))
