"""An article as the resolution of sources reads it: names, sentences, quotations, and who has spoken so far."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from analysis import text as words
from analysis.sources import agreement, lists, names, vocabulary
from analysis.sources.names import Entity, Mention
from analysis.sources.unnamed import Described

Span = tuple[int, int]

_FULL_STOP = (".", ".”", '."')
_RUN = (
    r"(?:(?:(?:presidential|Senate|re-?election)\s+)?campaign\b(?!\s+(?:against|to|for|of)\b)|candidacy\b"
    r"|(?:presidential|Senate|White\sHouse|re-?election)\s+(?:bid|run)\b)"
)
_CAMPAIGN = re.compile(rf"\b([A-Z][\w-]+?)(?:['’]s?)?\s+{_RUN}")
_OWN_CAMPAIGN = re.compile(rf"\b(?:his|her)\s+(?:own\s+)?{_RUN}")
_CANDIDATES = re.compile(
    r"\b(?:candidates|nominees|contenders|hopefuls|front-?runners)(?:,?\s+(?:including|like|such as|among them))?,?\s+"
    rf"(?={lists.TITLED}[A-Z])"
)
_LIST = 200  # characters of a list of candidates that are read
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_LONGER, _SMALL = re.compile(r"[^\W\d_]{4,}"), re.compile(" [a-z]{4}")


@dataclass
class Credit:
    """One source of an attribution, as found: its type, and the entity or the words that stand for it."""

    position: int
    source_type: str
    entity: int | None = None
    name: str | None = None
    head: str = ""
    phrase: str = ""
    plural: bool = False
    definite: bool = False
    role: str = "unknown"
    unnamed: Described | None = None
    span: Span = (0, 0)
    # Whether it is one or some of a group that was brought in before: "one of the officials".
    part: bool = False


@dataclass
class Reading:
    """One article, read from its start."""

    text: str
    entities: list[Entity]
    mentions: list[Mention]
    sentences: list[Span]
    quoted: list[Span]
    shouted: list[Span]
    lead_end: int
    called: dict[int, str] = field(default_factory=dict)
    credits: list[list[Credit]] = field(default_factory=list)
    # Who says what is being read, where it is told in somebody's own words: "I" there, and nobody else.
    speaking: list[Credit] = field(default_factory=list)
    # What the attribution that is being read says.
    content: list[Span] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    firsts: dict[int, int] = field(default_factory=dict)
    surnames: dict[str, list[int]] = field(default_factory=dict)
    running: frozenset[str] | None = None

    def __post_init__(self) -> None:
        """Note where sentences and quotations start."""
        self.sentence_starts = [start for start, _ in self.sentences]
        self.quoted_starts = [start for start, _ in self.quoted]

    def sentence(self, position: int) -> int:
        """Give the number of the sentence at a position."""
        return max(0, bisect_right(self.sentence_starts, position) - 1)

    def bounds(self, position: int) -> Span:
        """Give the sentence at a position."""
        return self.sentences[self.sentence(position)] if self.sentences else (0, len(self.text))

    def first(self, entity: int) -> int:
        """Give where an entity is named first."""
        if not self.firsts:
            for m in reversed(self.mentions):
                self.firsts[m.entity] = m.start
        return self.firsts.get(entity, len(self.text))

    def is_first(self, mention: Mention) -> bool:
        """Whether an entity is not named before."""
        return self.first(mention.entity) == mention.start

    def campaigns(self) -> frozenset[str]:
        """List the surnames of those who have a campaign: "the Lund campaign", "Lund began her Senate campaign"."""
        if self.running is None:
            named = (m[1] for m in _CAMPAIGN.finditer(self.text))
            own = (self._named_before(m.start()) for m in _OWN_CAMPAIGN.finditer(self.text))
            listed = (name for m in _CANDIDATES.finditer(self.text) for name in self._listed(m.end()))
            self.running = frozenset((*named, *own, *listed)) - {""}
        return self.running

    def _listed(self, position: int) -> list[str]:
        """Give the surnames of the persons in the list that begins at a position."""
        near = names.within(self.mentions, position, position + _LIST)
        people = [m for m in near if self.entities[m.entity].kind == "person"]
        if not people or not lists.OPENS.fullmatch(self.text, position, people[0].start):
            return []
        return [self.entities[m.entity].name.split()[-1] for m in lists.onwards(self.text, people)]

    def _named_before(self, position: int) -> str:
        """Give the surname of the person who is named last before a position, in the same sentence."""
        start, _ = self.bounds(position)
        near = [
            m.entity for m in names.within(self.mentions, start, position) if self.entities[m.entity].kind == "person"
        ]
        return self.entities[near[-1]].name.split()[-1] if near else ""

    def mean(self, position: int, entity: int) -> None:
        """Let the name at a position be that of somebody else of this surname."""
        i = bisect_left(self.mentions, (position,))
        if i < len(self.mentions) and self.mentions[i].start == position:
            self.mentions[i] = self.mentions[i]._replace(entity=entity)

    def bearers(self, surname: str) -> list[int]:
        """List the persons who are named in full with a surname."""
        if not self.surnames:
            for number, entity in enumerate(self.entities):
                if entity.kind == "person" and " " in entity.name:
                    self.surnames.setdefault(entity.name.split()[-1], []).append(number)
        return self.surnames.get(surname, [])

    def times(self, entity: int) -> int:
        """Count the places that name an entity."""
        if not self.counts:
            for m in self.mentions:
                self.counts[m.entity] = self.counts.get(m.entity, 0) + 1
        return self.counts.get(entity, 0)

    def is_quoted(self, position: int) -> bool:
        """Tell whether a position stands inside quotation marks."""
        i = bisect_right(self.quoted_starts, position) - 1
        return i >= 0 and position < self.quoted[i][1]

    def is_told(self, position: int) -> bool:
        """Tell whether a position stands in what the attribution that is being read says."""
        return any(start <= position < end for start, end in self.content)

    def is_shouted(self, position: int) -> bool:
        """Tell whether a position stands in a headline set in capitals."""
        i = bisect_right(self.shouted, (position, len(self.text) + 1)) - 1
        return i >= 0 and self.shouted[i][0] <= position < self.shouted[i][1]


def read(
    text: str, paragraphs: list[tuple[int, int, str]], outlet: str | None = None, sentences: list[Span] | None = None
) -> Reading:
    """Read one article's names, sentences and quotations.

    Parameters
    ----------
    text : str
        The article.
    paragraphs : list of (int, int, str)
        Start, end and role of each.
    outlet : str, optional
        Who published it.
    sentences : list of (int, int), optional
        Its sentences, where they are known.

    Returns
    -------
    Reading
        Without anyone credited yet.
    """
    spans = [(start, end) for start, end, role in paragraphs if role != "boilerplate"]
    shouted = [s for s in spans if _is_shouted(text[s[0] : s[1]])]
    known = set(shouted)
    plain = [s for s in spans if s not in known]
    entities, mentions = names.find(text, plain, shouted, outlet)
    # Who wrote an article, or took its pictures, is not whom it speaks of.
    signed = [(start, end) for start, end, role in paragraphs if role in ("byline", "credit")]
    mentions = [m for m in mentions if not any(start <= m.start < end for start, end in signed)]
    if sentences is None:
        sentences = [s for start, end in spans for s in words.sentences(text, start, end)]
    sentences = sorted(sentences)
    quoted = sorted([(q.start, q.end) for q in words.quotations(text, spans) if q.depth == 0])
    body = [end for _, end, role in paragraphs if role == "body"][:3]
    called = agreement.called(text, sentences, entities, mentions)
    return Reading(text, entities, mentions, sentences, quoted, sorted(shouted), max(body, default=0), called)


def _is_shouted(line: str) -> bool:
    """Whether a short line sets most of its longer words in capitals, as headlines do."""
    # A longer word takes five characters: so many small ones are a quarter of all, and are counted sooner.
    if len(line) > 160 or 20 * len(_SMALL.findall(line)) > len(line):
        return False
    longer = _LONGER.findall(line)
    if not (len(longer) > 2 and sum([w[0].isupper() for w in longer]) > 0.75 * len(longer)):
        return False
    # A sentence of many names has a verb written small: "Ida Lund met Tom Doyle in Brenn."
    return not line.endswith(_FULL_STOP) or set(_LOWER.findall(line)) <= vocabulary.stopwords()
