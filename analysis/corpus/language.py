"""Whether a text is English, the one language that the measures are made for."""

from itertools import islice

from analysis.text import WORD

# Frequent in every kind of English text and no words of the languages around it: "in", "was" or "on" are.
_ENGLISH = frozenset(
    "the of and to that for with from by it he she his her be are this which have had not they their were been would "
    "said who will its has but there about when more also what after out over than into could other".split()
)
_MOST_WORDS = 2000
# English news has more than a quarter of its words among these, and hardly ever less than a tenth.
_SHARE = 0.1
_DISTINCT = 3


def language(text: str) -> str:
    """Tell English from everything else by its function words.

    Parameters
    ----------
    text : str
        Any text; its first 2,000 words are looked at.

    Returns
    -------
    str
        ``en``, or ``unknown`` for another language, a mixture, or a text too short to tell (a headline).

    Examples
    --------
    >>> language("The port of Brenn closed on Monday, and it will not open before Friday.")
    'en'
    >>> language("Der Hafen von Brenn ist seit Montag zu, und er wird nicht vor Freitag geöffnet.")
    'unknown'
    """
    words = [match.group().lower() for match in islice(WORD.finditer(text), _MOST_WORDS)]
    hits = [word for word in words if word in _ENGLISH]
    return "en" if len(set(hits)) >= _DISTINCT and len(hits) >= _SHARE * len(words) else "unknown"
