"""British and American spelling of one word."""

import re

_OUR = re.compile(r"our(?=(?:s|ed|ing|ite|ites|able|al|less|ful|hood|er|ers)?$)")
_ISE = re.compile(r"(\w{4})is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)")
_ENCE = re.compile(r"^(def|off|lic|pret)ence(?=s?$)")


def american(word: str) -> str:
    """Spell a British word, in small letters, as Americans do, where its ending tells.

    >>> american("harbours"), american("organised"), american("defence"), american("four"), american("wise")
    ('harbors', 'organized', 'defense', 'four', 'wise')
    """
    return _ENCE.sub(r"\1ense", _OUR.sub("or", _ISE.sub(r"\1iz", word))) if len(word) > 5 else word
