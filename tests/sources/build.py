"""Tables from a text with its sources marked, as the tests of `sources` use them."""

import re

import pandas as pd

from analysis import schema, text

_MARK = re.compile(r"\[([^\]]+)\]")


def tables(marked: str, article: str = "a", form: str = "indirect") -> tuple[pd.DataFrame, ...]:
    """Give articles, paragraphs, attributions and spans for a text whose sources stand in [brackets]."""
    line, found, taken = "", [], 0
    for match in _MARK.finditer(marked):
        line += marked[taken : match.start()]
        found.append((len(line), len(line) + len(match.group(1))))
        line += match.group(1)
        taken = match.end()
    line += marked[taken:]
    base = {"article": article, "role": "body"}
    places = [base | {"paragraph": i, "start": s, "end": e} for i, (s, e) in enumerate(text.paragraphs(line))]
    said = [base | {"attribution": i, "act": "statement", "form": form, "confidence": 1.0} for i in range(len(found))]
    spans = [
        {"article": article, "attribution": i, "role": "source", "start": s, "end": e, "text": line[s:e]}
        for i, (s, e) in enumerate(found)
    ]
    return (
        pd.DataFrame({"article": [article], "text": [line]}),
        schema.frame("paragraphs", places),
        schema.frame("attributions", said),
        schema.frame("spans", spans),
    )
