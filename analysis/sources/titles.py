"""Where in a run of capitalised words the titles end and the name begins: "Harbor Minister" and "Ada Brenn"."""

from analysis.sources import vocabulary
from analysis.sources.kinds import kind_of

Parts = list[tuple[int, int, str]]
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))


def can_name(word: str) -> bool:
    """Whether a word before a name can be part of an organisation's: "General Motors", "American Pilots Union"."""
    return word not in vocabulary.titles() or word in vocabulary.words("also_in_names")


def last(parts: Parts) -> int | None:
    """Position of the last title in a run, "of State" and the like behind it included."""
    known, found = vocabulary.titles(), None
    for i, (_, _, word) in enumerate(parts):
        listed = vocabulary.noun(word) if i < len(parts) - 1 else None
        person = listed is not None and not listed.plural and listed.kind in ("official", "person")
        # "American Ned Lund" is a person, "American Iron" none.
        person = person and not (word.lower() in vocabulary.places() and i == len(parts) - 2)
        person = person and word.lower() not in vocabulary.words("also_given")
        if i + 1 < len(parts) and parts[i + 1][2].lower().rstrip(".") in _GENERATIONS:
            break
        if (word.lower() in known or person) and not _surname_here([p[2] for p in parts[: i + 1]]):
            found = i
    if found is None:
        return None
    if found == len(parts) - 1:
        before = parts[found - 1][2].lower() if found else ""
        return _before_surname(parts, found, before)
    after = [p[2] for p in parts[found + 1 :]]
    if after[0] in ("of", "for"):
        skip = 1
        while skip < len(after) and (after[skip].islower() or after[skip] in vocabulary.words("portfolio")):
            skip += 1
        return found + skip
    return found


def _surname_here(words: list[str]) -> bool:
    """Whether a word that may be a title ends a name behind another title: "Sen. Angus King"."""
    if len(words) < 3 or words[-1].lower() not in vocabulary.words("also_surname"):
        return False
    # "Sen.", and not the "U.S." of "U.S. District Judge Ida Lund".
    titled = any((len(w) > 2 and w.find(".") == len(w) - 1) or _lawmakers(w) for w in words[:-2])
    return titled and words[-2].lower() not in vocabulary.titles()


def _lawmakers(word: str) -> bool:
    return vocabulary.titles().get(word.lower(), ("", ""))[1] == "lawmaker"


def _before_surname(parts: Parts, found: int, before: str) -> int | None:
    """A closing title is a surname after a courtesy title or one other word ("Mr. King", "Ida King")."""
    if before in vocabulary.words("courtesy"):
        return found - 1
    if found == 1 and parts[1][2].lower() in vocabulary.words("also_surname") and kind_of(parts[0][2]) == "unknown":
        return None
    return found
