"""Which source each attribution goes by, as one voice among those on a fact."""

import re
from typing import NamedTuple

import pandas as pd

from analysis import sources
from analysis.events import means
from analysis.facts import hints

OWN, HEARSAY = "own_voice", "unattributed"
PRONOUN = re.compile(r"(?:he|she|it|they|him|her|them|which|who|that|one|his|its|their|some|others|many|several)", re.I)
PERSONAL = re.compile(r"(?:he|she|they|him|her|them|his|their)", re.I)
# "The aides", "two of the people": whom the article has described before.
AGAIN = re.compile(r"(?:[\w-]+ of )?(?:the|these|those) [\w-]+", re.I)
WHO = re.compile(r",?\s+(?:who|which|that|whose)\b|,")
_RELATIVE = re.compile(r"(?:which|who|that|one|some|others|many|several)", re.I)


class Voice(NamedTuple):
    """Who says something: own_voice or a source type, the words that name it, and where they stand.

    `person` is the same source across the story; `spelt` is false where a pronoun stands for it.
    """

    kind: str
    words: str = ""
    start: int = -1
    end: int = -1
    person: str | None = None
    spelt: bool = True


def same(one: Voice, two: Voice) -> bool:
    """Whether two voices are one source: by name across the story, else by the words for it."""
    if one.kind != two.kind or one.person != two.person:
        return False
    return one.person is not None or one.kind == "document" or one.words.lower() == two.words.lower()


def named(
    parts: pd.DataFrame, attributed: pd.DataFrame, people: pd.DataFrame, homes: dict[str, str]
) -> dict[tuple[str, int], Voice]:
    """Name the source that each attribution goes by; leave out those whose cue reports no saying."""
    said = parts[parts["stance"].notna() & parts["act"].isin(["statement", "belief"])]
    marked = said[said["role"] == "source"].drop_duplicates(["article", "attribution"])
    words = {(r.article, r.attribution): (r.text, r.start, r.end) for r in marked.itertuples()}
    cues = said[said["role"] == "cue"]
    passive = {(r.article, r.attribution) for r in cues.itertuples() if hints.NO_SAYING.search(r.text)}
    known = people[["article", "source", "name", "person", "described"]]
    rows = sources.principal(attributed).merge(known, on=["article", "source"], how="left")
    heard = {(r.article, r.attribution) for r in cues.itertuples() if hints.hearsay().search(r.text)} - set(words)
    outlets = sorted(set(homes.values()))
    found = {}
    for row in rows.to_dict("records"):
        key = (row["article"], row["attribution"])
        kind, (phrase, start, end) = row["source_type"], words.get(key, ("", -1, -1))
        if key in words and key not in passive and kind != HEARSAY:
            name = row["name"] if isinstance(row["name"], str) else _spelled(phrase, row["described"])
            if not name:
                continue
            # A person may bear an outlet's name.
            outlet = kind != "named_person" and any(means(name, outlet) for outlet in outlets)
            kind = "media" if outlet else kind
            own = means(name, homes.get(row["article"], ""))
            if kind == "media" and (PERSONAL.fullmatch(phrase) or (own and PRONOUN.fullmatch(phrase))):
                continue
            if kind == "media" and own:
                # "The Ledger has learned", in the Ledger: it vouches for this itself.
                found[key] = Voice(OWN)
                continue
            person = row["person"] if isinstance(row["person"], str) else None
            found[key] = Voice(kind, name, start, end, person, not PRONOUN.fullmatch(phrase))
        elif kind == HEARSAY and key in heard:
            found[key] = Voice(HEARSAY)
    return found


def _spelled(phrase: str, described: object) -> str:
    """Name an unnamed source, by what a pronoun or "the aides" stands for; nothing for a pronoun of nobody."""
    known = described if isinstance(described, str) and not PRONOUN.fullmatch(described) else ""
    if not PRONOUN.fullmatch(phrase):
        return WHO.split(known)[0] if known and AGAIN.fullmatch(phrase) else phrase
    return "" if _RELATIVE.fullmatch(phrase) else known
