"""The distinct sources of an article, and which mentions of unnamed ones are one source."""

import re
from functools import lru_cache

from analysis import schema
from analysis.sources import capacities, phrases, vocabulary
from analysis.sources.reading import Credit, Reading
from analysis.sources.types import PART

ROW = (
    "article", "attribution", "source", "source_type", "unnamed_kind", "stated_count", "descriptor_level", "reason",
)  # fmt: skip
_SOURCE, _KIND, _REASON = (ROW.index(column) for column in ("source", "unnamed_kind", "reason"))
_BACK = 200  # unnamed sources back to which a mention may go
_MEMBER = re.compile(r"(?:(one|another)|(?:the|an?) (first|second|third|fourth|fifth|other))\b(.*)", re.I | re.S)
_ANYBODY = ("source", "people", "person", "individual")
_PLACES = ("first", "second", "third", "fourth", "fifth")


class Register:
    """The distinct sources of one article."""

    def __init__(self, article: str, book: Reading) -> None:
        self.article, self.book = article, book
        self.found: list[dict] = []
        self.keys: dict[tuple, int] = {}
        self.unnamed: list[tuple[str, str, frozenset[str], bool, int | None, int]] = []
        self.members: dict[int, int] = {}

    def rows(self, number: int, named: list[Credit]) -> list[tuple]:
        """Give the rows of one attribution: columns `ROW`."""
        return [self._row(number, credit) for credit in named]

    def _row(self, number: int, credit: Credit) -> tuple:
        coded = credit.source_type in schema.UNNAMED and credit.unnamed is not None
        codes = tuple(credit.unnamed or ()) if coded else (None, None, None, None)
        return self.article, number, self._source(credit), credit.source_type, *codes

    def _source(self, credit: Credit) -> int | None:
        if credit.source_type == "unattributed":
            return None
        if credit.source_type in schema.UNNAMED:
            return self._unnamed_source(credit)
        name = self.book.entities[credit.entity].name if credit.entity is not None else credit.name
        key = ("name", " ".join((name or "").lower().split())) if name else (credit.source_type, _plain(credit))
        return self._enter(key, credit, name)

    def _enter(self, key: tuple, credit: Credit, name: str | None) -> int:
        if key not in self.keys:
            self.keys[key] = len(self.found)
            described = " ".join((credit.phrase or name or "").split()) or None
            row = {"article": self.article, "source": len(self.found), "name": " ".join(name.split()) if name else None}
            row |= {
                "source_type": credit.source_type,
                "source_role": capacities.role(self.book, credit),
                "described": described,
            }
            self.found.append(row)
        return self.keys[key]

    def _unnamed_source(self, credit: Credit) -> int:
        """Join a mention to an earlier unnamed source to which it adds nothing."""
        plain = _plain(credit).split()
        head = plain[-1] if plain else credit.head
        words = frozenset(plain) - {head}
        count = credit.unnamed[1] if credit.unnamed else None
        group = self._group(credit) if credit.part else self._group_of_member(credit)
        if group is not None:
            return group
        fresh = not credit.plural and re.match(r"(?:an?|another|one)\b", credit.phrase.lower()) is not None
        for kind, known, others, plural, stated, n in reversed(self.unnamed[-_BACK:]):
            fits = kind == credit.source_type and plural == credit.plural and (count is None or stated in (None, count))
            same = known == head or (credit.definite and head in ("source", "people", "person"))
            if fits and same and words <= others and (not fresh or credit.span == self.found[n]["span"]):
                return n
        key = ("unnamed", len(self.found))
        number = self._enter(key, credit, None)
        self.found[number]["span"] = credit.span
        self.unnamed.append((credit.source_type, head, words, credit.plural, count, number))
        return number

    def _group(self, credit: Credit) -> int | None:
        """Find the group of which a mention is one or some, who were counted with it."""
        whole = PART.sub("", credit.phrase, count=1).strip()
        plain = _bare(whole[: phrases.head_end(whole)]).split()
        for kind, known, others, plural, _, n in reversed(self.unnamed[-_BACK:]):
            if plural and kind == credit.source_type and plain[-1:] == [known] and others.issuperset(plain[:-1]):
                return n
        return None

    def _group_of_member(self, credit: Credit) -> int | None:
        """Find the counted group of which a mention is one: "one aide", "the second", after "two aides to Lund"."""
        one = _MEMBER.fullmatch(credit.phrase) if not credit.plural else None
        if one is None:
            return None
        which, words = (one.group(1) or one.group(2)).lower(), _bare(one.group(3)).split()
        for kind, known, others, plural, stated, n in reversed(self.unnamed[-_BACK:]):
            alike = not words or (words[-1] in (known, *_ANYBODY) and others.issuperset(words[:-1]))
            if not (plural and stated and alike and kind == credit.source_type):
                continue
            told = self.members.get(n, 0)
            place = _PLACES.index(which) + 1 if which in _PLACES else told + 1
            # "Another official" is one more than the two, unless one of them was told of already.
            if place <= stated and (told or which not in ("another", "other")):
                self.members[n] = max(told, place)
                return n
        return None

    def table(self) -> list[dict]:
        """Give the rows of table `sources`."""
        return [{k: v for k, v in row.items() if k != "span"} for row in self.found]


def shared(rows: list[tuple]) -> list[tuple]:
    """Let the reason that is once given for an unnamed source, and that it was granted, hold for all it says."""
    granted = {row[_SOURCE] for row in rows if row[_KIND] == "granted"}
    best: dict[int, str] = {}
    for row in rows:
        if row[_REASON] is not None:
            best[row[_SOURCE]] = max(best.get(row[_SOURCE], "none"), row[_REASON], key=schema.REASONS.index)
    return [
        row if row[_REASON] is None else _with(row, "granted" if row[_SOURCE] in granted else row[_KIND], best)
        for row in rows
    ]


def _with(row: tuple, kind: str, best: dict[int, str]) -> tuple:
    return *row[:_KIND], kind, *row[_KIND + 1 : _REASON], best[row[_SOURCE]]


def _plain(credit: Credit) -> str:
    """Words of a phrase up to its head, without determiners and numbers, singular."""
    return _bare(credit.phrase[: phrases.head_end(credit.phrase)] if credit.phrase else credit.head)


@lru_cache(maxsize=1 << 14)
def _bare(core: str) -> str:
    empty = vocabulary.words("empty")
    words = [w for w in re.findall(r"[\w.’'-]+", core.lower()) if w not in empty and not w.isdigit()]
    if words and vocabulary.noun(words[-1].rstrip("s")):
        words[-1] = words[-1].rstrip("s")
    return " ".join(words)
