"""Tables of one made-up text, for tests."""

import pandas as pd

from analysis import attribution, schema
from analysis import text as texts


def tables(text: str, name: str = "a", role: str = "body") -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Make articles, paragraphs and sentences of a text whose paragraphs all have one role."""
    spans, lines = [], []
    for number, (start, end) in enumerate(texts.paragraphs(text)):
        here = {"article": name, "paragraph": number, "role": role}
        spans.append({**here, "start": start, "end": end})
        for left, right in texts.sentences(text, start, end):
            lines.append({**here, "sentence": len(lines), "start": left, "end": right})
    articles = pd.DataFrame([{"article": name, "text": text}])
    return articles, schema.frame("paragraphs", spans), schema.frame("sentences", lines)


def found(text: str, engine: str = "fast") -> list[dict]:
    """Find the attributions of a text: a row each, with the texts of its spans."""
    attributions, spans = attribution.find(*tables(text), engine=engine)
    rows = attributions.to_dict("records")
    for row in rows:
        own = spans[spans["attribution"] == row["attribution"]]
        for part in ("source", "cue", "content"):
            row[part] = " | ".join(own.loc[own["role"] == part, "text"])
    return rows
