"""Where two articles report the same fact and do not agree on it."""

import pandas as pd

from analysis import similarity, text

_ALIKE = 0.5
_REST = 0.5


def disagreement(one: str, two: str) -> str | None:
    """Say how two passages on the same fact disagree in a number or a negation.

    Meant to be right where it speaks: numbers are set against each other only where both are exact, have the same unit
    and count the same thing (the next word's stem), and neither passage has the other's; a negation only where the
    words are otherwise almost the same.

    Parameters
    ----------
    one, two : str
        Two passages.

    Returns
    -------
    str or None
        A few words, or None.

    Examples
    --------
    >>> disagreement("Lund wants 40 guards at the gate.", "The port will hire 30 guards for its gate.")
    'numbers: 40 guards / 30 guards'
    >>> disagreement("Lund wants 40 guards.", "Lund wants about 30 guards.") is None
    True
    """
    left, right = _counted(one), _counted(two)
    shown = []
    for unit, thing in sorted(set(left) & set(right)):
        a, b = left[unit, thing], right[unit, thing]
        if len(a) == len(b) == 1 and a[0][0] != b[0][0] and not _values(left) & {b[0][0]} | _values(right) & {a[0][0]}:
            shown.append(f"numbers: {a[0][1]} / {b[0][1]}")
    if shown:
        return "; ".join(shown)
    return _negation(one, two)


def _values(counted: dict) -> set[float]:
    return {value for found in counted.values() for value, _ in found}


def _counted(passage: str) -> dict[tuple[str, str], list[tuple[float, str]]]:
    """Give the exact numbers of a passage by unit and by what they count, each with its words."""
    found: dict[tuple[str, str], list[tuple[float, str]]] = {}
    terms = similarity.terms(passage)
    for number in similarity.read_numbers(passage, text.tokens(passage)):
        following = next((t for t in terms if t.start >= number.end), None)
        near = following is not None and following.start - number.end <= 1 and following.kind == "word"
        if not number.exact or number.unit == "year" or not (near or number.unit):
            continue
        thing = following.key if near and following else ""
        end = following.end if near and following else number.end
        found.setdefault((number.unit, thing), []).append((number.value, passage[number.start : end]))
    return found


def _negation(one: str, two: str) -> str | None:
    """Say which of two passages of the same words is negated."""
    a, b = similarity.negated(one)[0], similarity.negated(two)[0]
    if a == b:
        return None
    left = {t.key for t in similarity.terms(one) if t.kind != "negation"}
    right = {t.key for t in similarity.terms(two) if t.kind != "negation"}
    if min(len(left), len(right)) < 4 or len(left & right) < 0.8 * max(len(left), len(right)):
        return None
    return "negation: only the first is negated" if a else "negation: only the second is negated"


def find(mentions: pd.DataFrame, texts: dict[str, str]) -> str | None:
    """Compare the mentions of one fact two by two; the first disagreement found is told, with the articles' names.

    Parameters
    ----------
    mentions : DataFrame
        Rows of one fact: article, start, end, similarity.
    texts : dict
        The text of each article.

    Returns
    -------
    str or None
        Such as "numbers: 40 guards / 30 guards (ledger / comet)".
    """
    rows = list(mentions[mentions["similarity"] >= _ALIKE].itertuples())[:40]
    for i, a in enumerate(rows):
        for b in rows[i + 1 :]:
            if a.article != b.article:
                said = disagreement(texts[a.article][a.start : a.end], texts[b.article][b.start : b.end])
                if said:
                    return f"{said} ({a.article} / {b.article})"
    return None
