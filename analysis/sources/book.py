"""The names of one article, and which of them name the same."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from analysis.sources import courtesy, runs, spelling, vocabulary

Span = tuple[int, int]

_BODIES = ("media", "organisation")
_THE = re.compile(r"^[Tt]he\s+")
_SUFFIX = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))


class Mention(NamedTuple):
    """A name where it stands; `entity` is its number in the list of entities."""

    start: int
    end: int
    entity: int


@dataclass
class Entity:
    """Whom or what a name names.

    `words` are those that describe it, in lower case; `spoken_of` holds the capacities in which the article speaks of
    it without its name; `principal` is the surname of the person for whom it speaks.
    """

    kind: str
    name: str
    words: set[str] = field(default_factory=set)
    titled: bool = False
    spoken_of: list[str] = field(default_factory=list)
    principal: str = ""


@lru_cache(maxsize=1 << 16)
def core_of(name: str) -> tuple[str, ...]:
    """Words of a name without generation suffixes."""
    return tuple(w for w in name.lower().replace(",", " ").split() if w not in _SUFFIX)


@lru_cache(maxsize=1 << 16)
def generation_of(name: str) -> str:
    """Give the generation suffix of a name, without its point: "jr"; nothing where it has none."""
    last = name.lower().rpartition(" ")[2]
    return last.rstrip(".") if last in _SUFFIX else ""


@lru_cache(maxsize=1 << 16)
def titles_of(prefix: str) -> frozenset[str]:
    """Words before a name, without points."""
    return frozenset(prefix.lower().replace(".", "").split())


class Book:
    """The entities of one article, and which names name them."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.surnames: dict[str, list[int]] = {}
        self.firsts: dict[str, list[int]] = {}
        self.others: dict[str, int] = {}
        self.counts: dict[int, int] = {}
        self.seen: set[int] = set()
        self.bodies: list[tuple[int, str]] = []
        self.parts: set[str] = set()
        self.close: dict[tuple[str, int], list[int]] = {}
        # Who is named beside somebody of the same surname.
        self.beside: set[int] = set()

    def full(self, run: runs.Run) -> int:
        """Enter a full name; a shorter or longer form of a known one joins it."""
        core = core_of(run.name)
        for i in self.surnames.get(core[-1], []):
            known = core_of(self.entities[i].name)
            # Ned Lund and Ned Lund Jr. are two, where both are named in full.
            if generation_of(run.name) != generation_of(self.entities[i].name) and " " in self.entities[i].name:
                continue
            tail = core[-len(known) :] == known or known[-len(core) :] == core
            if tail or known[0] == core[0] or (known[0][0] == core[0][0] and ("." in known[0] or "." in core[0])):
                if len(core) > len(known):
                    self.entities[i].name = run.name
                return i
        self.entities.append(Entity("person", run.name))
        self.surnames.setdefault(core[-1], []).append(len(self.entities) - 1)
        self.firsts.setdefault(core[0], []).append(len(self.entities) - 1)
        return len(self.entities) - 1

    def number(self, run: runs.Run) -> int:
        """Give the entity that a run names, a new one if need be."""
        core = core_of(run.name)
        if run.kind == "person" and len(core) > 1:
            i = self.full(run)
            self.seen.add(i)
        else:
            i = self._short(run, core)
            if run.prefix and run.kind == "person":
                self.counts[i] = self.counts.get(i, 0) + 1
        if run.prefix:
            entity = self.entities[i]
            entity.titled |= entity.kind == "person"
            entity.words |= titles_of(run.prefix)
        return i

    def _short(self, run: runs.Run, core: tuple[str, ...]) -> int:
        key = core[-1] if len(core) == 1 else ""
        if key:
            bearers = self.surnames.get(key) or []
            if run.kind in ("person", "unknown"):
                bearers = bearers or self.firsts.get(key) or self._misspelt(key)
            if bearers and not self._other(bearers, run.prefix):
                generation = generation_of(run.name)
                same = [i for i in bearers if generation and generation_of(self.entities[i].name) == generation]
                return self._bearer(same or bearers, key, run.prefix)
        kind = run.kind
        name = _THE.sub("", run.name) if run.name.startswith(("The", "the")) else run.name
        at = name.lower()
        fuller = self._fuller(at, kind)
        if fuller is not None:
            return fuller
        if at not in self.others:
            self.entities.append(
                Entity(kind, f"The {name}" if kind == "media" and at in vocabulary.with_article() else name)
            )
            self.others[at] = len(self.entities) - 1
            if kind in _BODIES:
                self.bodies.append((self.others[at], at))
                self.parts.update(at.split(" "))
        elif kind == "person":
            self.entities[self.others[at]].kind = "person"
        if kind == "person" and core and self.others[at] not in self.surnames.setdefault(core[-1], []):
            self.surnames[core[-1]].append(self.others[at])
        return self.others[at]

    def _bearer(self, bearers: list[int], key: str, prefix: str) -> int:
        """Of several bearers of a surname: the one of that title, else the one most often named in full or by title.

        Among equals who has been called by a title alone: "President Lund and Ida Lund spoke. Lund left."
        """
        if len(bearers) == 1:
            return bearers[0]
        title = titles_of(prefix)
        agree = {i: courtesy.agree(title, self.entities[i].words) for i in bearers}
        bearers = [i for i in bearers if agree[i] == max(agree.values())]
        fits = [i for i in bearers if title & self.entities[i].words]
        return max(
            fits or bearers,
            key=lambda i: (
                self.counts.get(i, 0) - 2 * bool(self.entities[i].words & vocabulary.words("kin")),
                self.entities[i].titled and " " not in self.entities[i].name,
                -i,
            ),
        )

    def _other(self, bearers: list[int], prefix: str) -> bool:
        """Whether a surname means someone else than its only bearers: somebody's kin, unnamed yet, or of no office."""
        kin = vocabulary.words("kin")
        for i in bearers:
            if i not in self.beside and kin.isdisjoint(self.entities[i].words):
                return False
        title = prefix.split()[-1].lower() if prefix else ""
        office = vocabulary.titles().get(title, ("", ""))[1] == "leader"
        return all(i not in self.seen or (office and title not in self.entities[i].words) for i in bearers)

    def _misspelt(self, key: str) -> list[int]:
        """Bearers of a surname that differs from this one by a letter or two."""
        if len(key) < 5 or len(self.surnames) > 400:
            return []
        known = key, len(self.surnames)
        if known not in self.close:
            self.close[known] = self._closest(key)
        return self.close[known]

    def _closest(self, key: str) -> list[int]:
        close = spelling.closest(key, self.surnames)
        return [] if close is None else self.surnames[close]

    def _fuller(self, low: str, kind: str) -> int | None:
        """An outlet or organisation already named in full of which this is the end ("the Times"), an outlet's start."""
        if low.rpartition(" ")[2] not in self.parts or kind in ("person", "place"):
            return None
        oldest = len(self.entities) - 60
        for i, full in reversed(self.bodies):
            if i <= oldest:
                break
            if low not in full:
                continue
            known = self.entities[i]
            if known.kind == kind and full.endswith(" " + low):
                return i
            if known.kind == "media" and kind != "media" and f" {low} " in f" {full} ":
                return i
        return None

    def acronyms(self) -> dict[int, int]:
        """Map the entities named by initials to those whose names have these initials."""
        bodies = [(i, entity.name) for i, entity in enumerate(self.entities) if entity.kind in _BODIES]
        initials: dict[str, int] = {}
        for i, name in bodies:
            if " " in name:
                initials.setdefault("".join([w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper()]), i)
        short = [(i, name.replace(".", "")) for i, name in bodies if " " not in name]
        return {i: initials[name] for i, name in short if len(name) > 1 and name in initials and initials[name] != i}

    def outlets(self, text: str, spans: list[Span], known: list[Mention]) -> list[Mention]:
        """Find the outlets of this article by the last word of their names, where it is a common noun: "the Ledger"."""
        last = {
            e.name.split()[-1]: i
            for i, e in enumerate(self.entities)
            if e.kind == "media" and " " in e.name and vocabulary.noun(e.name.split()[-1])
        }
        if not any(f"he {name}" in text for name in last):
            return []
        pattern = re.compile(rf"\b[Tt]he ({'|'.join(map(re.escape, sorted(last)))})\b(?![ \u00a0-]+[A-Z])")
        taken = {m.start for m in known}
        found = (m for start, end in spans for m in pattern.finditer(text, start, end))
        return [Mention(*m.span(1), last[m.group(1)]) for m in found if m.start(1) not in taken]

    def known(self, text: str, start: int, end: int) -> list[Mention]:
        """Find surnames, and names of organisations, of this article in a shouted line."""
        found = []
        for match in re.finditer(r"[^\W\d_][\w’'-]*?(?=['’]s\b|[^\w’'-]|['’](?!\w)|$)", text[start:end]):
            key = match.group().lower()
            if not match.group()[0].isupper():
                continue
            bearers = self.surnames.get(key)
            if bearers:
                before = text[start : start + match.start()].split()
                first = before[-1].lower() if before else ""
                fits = [i for i in bearers if core_of(self.entities[i].name)[0] == first]
                one = fits[0] if fits else self._bearer(bearers, key, "")
                found.append(Mention(start + match.start(), start + match.end(), one))
            elif key in self.others and self.entities[self.others[key]].kind in (
                "media",
                "organisation",
                "place",
                "unknown",
            ):
                found.append(Mention(start + match.start(), start + match.end(), self.others[key]))
        return found
