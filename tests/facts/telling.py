"""Small stories in which it is known who says what."""

# ruff: noqa: E501 (a row of a table stays on one line)

import pandas as pd

from analysis import schema, text


def story(
    texts: dict[str, str],
    said: list[tuple],
    outlets: dict[str, str] | None = None,
    roles: dict[tuple[str, int], tuple[str, str | None]] | None = None,
) -> dict[str, pd.DataFrame]:
    """Make tables in which every article tells one event and each line is one fact's mention.

    Parameters
    ----------
    texts : dict of str to str
        Articles; the n-th line of each tells the n-th fact.
    said : list of tuple
        article, source (or None), cue, content, source type, name.
    outlets, roles : dict, optional
        Outlets by article; role and origin of a line, by article and number.
    """
    rows: dict[str, list[dict]] = {name: [] for name in schema.TABLES}
    for name, content in texts.items():
        fixed = {
            "story": "s",
            "event": "e1",
            "genre": "news",
            "words": 9,
            "file": "",
            "sha256": "",
            "encoding": "utf-8",
        }
        rows["articles"].append({"article": name, "text": content, "outlet": (outlets or {}).get(name)} | fixed)
        for n, (start, end) in enumerate(text.paragraphs(content)):
            role, origin = (roles or {}).get((name, n), ("body", None))
            at = {"article": name, "start": start, "end": end}
            rows["paragraphs"].append(at | {"paragraph": n, "role": role, "origin": origin})
            rows["mentions"].append(at | {"fact": f"e1.f{n + 1}", "similarity": 1.0})
            for s, e in text.sentences(content, start, end):
                rows["sentences"].append(at | {"paragraph": n, "sentence": len(rows["sentences"]), "start": s, "end": e, "role": role})  # fmt: skip
    for n, (article, source, cue, content, kind, name) in enumerate(said):
        key = {"article": article, "attribution": n}
        rows["attributions"].append(key | {"act": "statement", "form": "indirect", "stance": "neutral", "confidence": 1.0, "role": "body"})  # fmt: skip
        for role, words in (("source", source), ("cue", cue), ("content", content)):
            if words:
                start = texts[article].index(words)
                rows["spans"].append(key | {"role": role, "start": start, "end": start + len(words), "text": words})
        rows["attributed"].append(key | {"source": None if source is None else n, "source_type": kind})
        if source is not None:
            person = name.lower().replace(" ", "-") if name and kind == "named_person" else None
            rows["sources"].append({"article": article, "source": n, "name": name, "source_type": kind, "source_role": "other", "described": source, "person": person})  # fmt: skip
    return {name: schema.frame(name, rows[name]) for name in rows}
