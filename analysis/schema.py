"""Every table's columns, once: type, unit, meaning. This is the project's data dictionary.

One row is one thing; every span is half open, in code points of `articles.text`.
"""

from typing import NamedTuple

import pandas as pd

ROLES = ("headline", "deck", "byline", "subhead", "body", "caption", "credit", "excerpt", "repeat", "boilerplate")
COUNTED = ("body", "excerpt")
ACTS = ("statement", "belief", "wish", "non_response")
SOURCING_ACTS = ("statement", "non_response")
FORMS = ("direct", "mixed", "indirect")
SOURCE_TYPES = (
    "named_person", "named_institution", "anonymous_official", "anonymous_other", "media", "document", "unattributed",
)  # fmt: skip
UNNAMED = ("anonymous_official", "anonymous_other")
SOURCE_ROLES = (
    "government", "military_police", "lawmaker_party", "expert", "business", "advocacy", "citizen", "media", "other",
    "unknown",
)  # fmt: skip
UNNAMED_KINDS = ("granted", "person", "group")
REASONS = ("none", "stock", "specific")
CONTENT_KINDS = ("fact", "evaluation", "speculation")
POSITIONS = ("headline", "deck", "lead", "body", "outside")
VOICES = ("outlet", "quoted", "excerpt")
SPEAKERS = ("own_voice", *SOURCE_TYPES)
DRIFTS = ("own_voice", "hearsay", "relay", "unnamed", "source", "description")
ALTERATIONS = ("moved", "reworded", "left_out", "joined", "cut", "marked")
DISAGREEMENTS = ("numbers", "rounded", "dates", "names", "negation", "certainty", "response", "quotation")
STATUSES = ("reported", "partly", "unclear", "not_found", "not_comparable")


class Column(NamedTuple):
    """One column: its name, its pandas type, its unit or allowed values, its meaning, whether it may be absent."""

    name: str
    dtype: str
    unit: str
    meaning: str
    nullable: bool = False


def _maybe(name: str, dtype: str, unit: str, meaning: str) -> Column:
    return Column(name, dtype, unit, meaning, nullable=True)


def _share(name: str, meaning: str) -> Column:
    return _maybe(name, "float64", "share", meaning)


_ARTICLE = Column("article", "str", "id", "the file's stem, or the row's id")
_START = Column("start", "int64", "code points", "where the span starts in the article's text")
_END = Column("end", "int64", "code points", "where it ends, half open")
_SPAN = (_START, _END)
_ATTRIBUTION = Column("attribution", "int64", "id in the article", "number of the attribution, from 0")
_ROLE = Column("role", "str", " | ".join(ROLES), "what kind of paragraph it stands in")
_BY_TYPE = [
    column
    for kind in SOURCE_TYPES
    for column in (
        Column(f"{kind}_words", "int64", "words", f"those whose source is {kind.replace('_', ' ')}"),
        _share(f"{kind}_share_of_attributed_words", f"{kind}_words over attributed_words"),
    )
]

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": (
        _ARTICLE,
        Column("story", "str", "name", "the story the article belongs to"),
        Column("event", "str", "id", "which of the story's events it reports", nullable=True),
        Column("outlet", "str", "name", "who published it; absent where unknown", nullable=True),
        Column("agency", "str", "name", "whose copy it runs", nullable=True),
        Column("genre", "str", "news | opinion | analysis | unknown", "genre, where the story states it"),
        Column(
            "language", "str", "ISO 639-1 code", "its language; or mixed, other, unknown (too short)", nullable=True
        ),
        Column("headline", "str", "text", "its headline", nullable=True),
        Column("byline", "str", "text", "its byline", nullable=True),
        Column("published", "str", "ISO year, month or day", "date of publication, as exact as known", nullable=True),
        Column("updated", "str", "ISO year, month or day", "date of the last update", nullable=True),
        Column("url", "str", "address", "where it stands", nullable=True),
        Column("text", "str", "text", "the file as decoded, or the text extracted from it, unaltered"),
        Column("words", "int64", "words", "words in paragraphs with role body or excerpt"),
        Column("duplicate_of", "str", "article", "an earlier article with the same text", nullable=True),
        Column("file", "str", "file name", "the file it was read from"),
        Column("sha256", "str", "hash", "SHA-256 of the file's bytes, or of the text of a table's row"),
        Column("encoding", "str", "name", "encoding the file was decoded with"),
        Column("extraction", "str", "setting", "how the text was taken from HTML, if it was", nullable=True),
    ),
    "paragraphs": (
        _ARTICLE,
        Column("paragraph", "int64", "id in the article", "number of the paragraph, from 0"),
        *_SPAN,
        _ROLE,
        Column("origin", "str", "name", "whose text an excerpt is", nullable=True),
    ),
    "sentences": (
        _ARTICLE,
        Column("paragraph", "int64", "id in the article", "number of its paragraph"),
        Column("sentence", "int64", "id in the article", "number of the sentence, from 0"),
        *_SPAN,
        _ROLE,
    ),
    "attributions": (
        _ARTICLE,
        _ATTRIBUTION,
        Column("parent", "Int64", "attribution", "the attribution it stands inside", nullable=True),
        Column("act", "str", " | ".join(ACTS), "what the source is reported to do"),
        Column("form", "str", " | ".join(FORMS), "how much of the content stands in quotation marks"),
        Column("stance", "str", "class of the cue", "what the cue implies about the content", nullable=True),
        Column("channel", "str", "name", "the outlet that was told", nullable=True),
        Column("confidence", "float64", "probability", "how sure the program is of source and content"),
        _ROLE,
    ),
    "spans": (
        _ARTICLE,
        _ATTRIBUTION,
        Column("role", "str", "source | cue | content", "part of the attribution"),
        *_SPAN,
        Column("text", "str", "text", "text[start:end] of the article"),
    ),
    "attributed": (
        _ARTICLE,
        _ATTRIBUTION,
        Column("source", "Int64", "id in the article", "who is credited; absent where nobody is", nullable=True),
        Column("source_type", "str", " | ".join(SOURCE_TYPES), "what kind of source it is"),
        Column("unnamed_kind", "str", " | ".join(UNNAMED_KINDS), "how an unnamed source is unnamed", nullable=True),
        Column("stated_count", "Int64", "persons", "how many persons an unnamed source is said to be", nullable=True),
        Column("descriptor_level", "Int64", "0 to 4", "how closely an unnamed source is described", nullable=True),
        Column("reason", "str", " | ".join(REASONS), "the reason given for an unnamed source", nullable=True),
        _maybe("content_kind", "str", " | ".join(CONTENT_KINDS), "what kind of thing it says, by the words alone"),
        _maybe("position", "str", " | ".join(POSITIONS), "the part of the article it starts in"),
        _maybe("body_decile", "Int64", "1 to 10", "the tenth of body and excerpts that it starts in"),
        _maybe("first_quotation", "boolean", "yes or no", "whether it holds the first quotation"),
        _maybe("corroborated_by", "Int64", "attribution", "a named source or document that says the same"),
        _maybe("documents_seen", "boolean", "yes or no", "whether a document was seen, for an unnamed source"),
    ),
    "sources": (
        _ARTICLE,
        Column("source", "int64", "id in the article", "number of the source, from 0"),
        Column("name", "str", "name", "the fullest name the article gives; absent where unnamed", nullable=True),
        Column("source_type", "str", " | ".join(SOURCE_TYPES), "what kind of source it is"),
        Column("source_role", "str", " | ".join(SOURCE_ROLES), "in what capacity it speaks"),
        Column("described", "str", "text", "the words of its first mention", nullable=True),
        Column("person", "str", "id in the story", "the same source across the articles of a story", nullable=True),
    ),
    "house_needs": (
        _ARTICLE,
        _ATTRIBUTION,
        Column("house", "str", "name", "whose published rule it is"),
        Column("rule", "str", "name", "the rule, as the word list houserules calls it"),
        Column("needs", "str", "text", "what the statement of an unnamed source would need under it"),
        Column("lens", "str", "own | other", "whether it is a rule of the article's own outlet or agency"),
        *_SPAN,
    ),
    "loaded": (
        _ARTICLE,
        *_SPAN,
        Column("term", "str", "text", "the loaded word or phrase, as listed"),
        Column("category", "str", "class", "the kind of wording"),
        Column("voice", "str", " | ".join(VOICES), "whose words they are"),
        Column("score", "float64", "probability", "how likely a reader finds it loaded"),
        _ROLE,
    ),
    "facts": (
        Column("fact", "str", "id", "number of the fact within its event"),
        Column("event", "str", "id", "the event it belongs to"),
        Column("label", "str", "text", "the passage that states it with the fewest numbers, most briefly"),
        Column("discrepancy", "str", "text", "how the articles disagree on it", nullable=True),
    ),
    "mentions": (
        Column("fact", "str", "id", "the fact"),
        _ARTICLE,
        *_SPAN,
        Column("similarity", "float64", "probability", "how likely it says the same as the fact"),
        Column("attribution", "Int64", "id in the article", "the attribution it is the content of", nullable=True),
    ),
    "coverage": (
        Column("fact", "str", "id", "the fact"),
        _ARTICLE,
        Column("status", "str", " | ".join(STATUSES), "whether the article reports it"),
        Column("confidence", "float64", "probability", "how likely the article reports it"),
        Column("start", "Int64", "code points", "where its nearest passage starts", nullable=True),
        Column("end", "Int64", "code points", "where that passage ends", nullable=True),
    ),
    "drift": (
        Column("fact", "str", "id", "the fact that two articles tell on different authority"),
        Column("kind", "str", " | ".join(DRIFTS), "how the authority differs"),
        *_PAIR,
        Column("voice", "str", " | ".join(SPEAKERS), "on whose authority the article tells it"),
        Column("source", "str", "text", "who that is, as named there; absent for its own voice", nullable=True),
        Column("other_voice", "str", " | ".join(SPEAKERS), "on whose authority the other article tells it"),
        Column("other_source", "str", "text", "who that is, as named there", nullable=True),
    ),
    "discrepancies": (
        Column(
            "fact", "str", "id", "the fact on which two articles disagree; absent where none was made", nullable=True
        ),
        Column("kind", "str", " | ".join(DISAGREEMENTS), "in what they disagree"),
        *_PAIR,
        Column("said", "str", "text", "what the article says"),
        Column("other_said", "str", "text", "what the other article says"),
    ),
    "quotations": (
        *_PAIR,
        Column("kind", "str", " | ".join(ALTERATIONS), "how the two differ; of several the first in this list"),
        Column("words", "int64", "words", "words that both quote"),
        Column("only_here", "str", "text", "quoted words between them that the other article lacks", nullable=True),
        Column("only_there", "str", "text", "those that the other article alone has", nullable=True),
    ),
    "shared": (
        _ARTICLE,
        *_SPAN,
        Column("other", "str", "article", "the article that shares the passage"),
        Column("other_start", "int64", "code points", "where it starts there"),
        Column("other_end", "int64", "code points", "where it ends there"),
        Column("kind", "str", "verbatim | edited", "whether the words are the same"),
        Column("words", "int64", "words", "words of the passage that both have"),
        Column("quoted", "bool", "yes or no", "whether it stands in quotation marks in both"),
        Column("credited", "bool", "yes or no", "whether either credits the other, or the report it is an excerpt of"),
        Column("reordered", "bool", "yes or no", "whether it stands in another order than the pair's others", True),
    ),
    "features": (
        _ARTICLE,
        Column("event", "str", "id", "the event it reports", nullable=True),
        Column("outlet", "str", "name", "who published it; absent where unknown", nullable=True),
        Column("words", "int64", "words", "words in body and excerpts"),
        Column("statements", "int64", "attributions", "statements and non-responses, innermost, in body and excerpts"),
        Column("non_responses", "int64", "attributions", "those of them in which a source does not answer"),
        Column("direct_statements", "int64", "attributions", "those whose content is quoted whole"),
        Column("mixed_statements", "int64", "attributions", "those whose content is quoted in part"),
        Column("indirect_statements", "int64", "attributions", "those whose content is not quoted"),
        *(
            Column(f"{kind}_statements", "int64", "attributions", f"those whose source is {kind.replace('_', ' ')}")
            for kind in SOURCE_TYPES
        ),
        Column("named_distinct", "int64", "sources", "distinct sources with a name"),
        Column("unnamed_mentions", "int64", "attributions", "statements that go by an unnamed source"),
        Column("unnamed_distinct", "int64", "sources", "distinct unnamed sources behind them"),
        Column("unnamed_persons_stated", "int64", "persons", "how many persons those are said to be; plurals add none"),
        _share("unnamed_share_of_statements", "unnamed_mentions over statements"),
        _share("unnamed_official_share_of_statements", "anonymous_official_statements over statements"),
        Column("effective_sources", "float64", "sources", "exponential of Shannon's entropy", nullable=True),
        _maybe("sources_of_10_statements", "float64", "sources", "expected in 10 drawn at random; absent below 10"),
        _share("top_source_share_of_credited_statements", "those of one source at most, over all that have a source"),
        _maybe("first_speaker_type", "str", " | ".join(SOURCE_TYPES), "what kind of source speaks first"),
        _maybe("first_speaker", "str", "name", "its name; absent where it has none"),
        _maybe("last_speaker_type", "str", " | ".join(SOURCE_TYPES), "what kind of source speaks last"),
        _maybe("last_speaker", "str", "name", "its name; absent where it has none"),
        Column("attributed_words", "int64", "words", "words of statements, quoted or not, each word once"),
        *_BY_TYPE,
        Column("quoted_words", "int64", "words", "words of statements in quotation marks"),
        _share("quoted_share_of_words", "quoted_words over words"),
        Column("own_voice_words", "int64", "words", "body words that no source is quoted with"),
        Column("loaded_in_own_voice", "int64", "terms", "loaded terms among them"),
        Column("loaded_per_1000_own_voice_words", "float64", "per 1,000 words", "the rate of these", nullable=True),
        Column("loaded_per_1000_low", "float64", "per 1,000 words", "low end of its 95 % interval", nullable=True),
        Column("loaded_per_1000_high", "float64", "per 1,000 words", "high end of its 95 % interval", nullable=True),
        Column("facts_reported", "int64", "facts", "facts of the story that it reports"),
        Column("facts_1_other_reports", "int64", "facts", "comparable facts that another article or more reports"),
        Column("not_found_of_1_other", "int64", "facts", "those of them not found in it"),
        Column("facts_2_others_report", "int64", "facts", "comparable facts that two other articles or more report"),
        Column("not_found_of_2_others", "int64", "facts", "those of them not found in it"),
        _share("not_found_share_of_2_others", "of facts_2_others_report"),
        Column("shared_words", "int64", "words", "words in passages shared with another article of the story"),
        _share("shared_share_of_words", "shared_words over words"),
    ),
}

# What is in another language than English is not measured, and no count is known.
TABLES["features"] = tuple(
    c._replace(dtype="Int64", nullable=True) if c.dtype == "int64" and c.name != "words" else c
    for c in TABLES["features"]
)


def frame(table: str, rows: list[dict] | pd.DataFrame) -> pd.DataFrame:
    """Make a table of the schema: its columns in order, each with its type.

    Parameters
    ----------
    table : str
        A name in `TABLES`.
    rows : list of dict, or DataFrame
        One element a row. Columns that the schema does not name are dropped; nullable ones may be absent.

    Returns
    -------
    DataFrame
        With a fresh index.

    Raises
    ------
    KeyError
        If a column that may not be absent is.

    Examples
    --------
    >>> row = {"fact": "e1.f1", "article": "a", "start": 0, "end": 4, "similarity": 1.0}
    >>> frame("mentions", [row]).dtypes["attribution"]
    Int64Dtype()
    """
    given = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
    columns = {}
    for column in TABLES[table]:
        if column.name in given:
            columns[column.name] = given[column.name].reset_index(drop=True)
        elif column.nullable or given.empty:
            columns[column.name] = pd.Series([None] * len(given), dtype="object")
        else:
            raise KeyError(f"table {table} needs the column {column.name}")
    types = {column.name: column.dtype for column in TABLES[table]}
    return pd.DataFrame(columns).astype(types)


def problems(table: str, data: pd.DataFrame) -> list[str]:
    """List every way in which a table breaks the schema, each with the first row that does.

    Returns
    -------
    list of str
        Empty where the table keeps to it.
    """
    found = [f"{table} lacks {c.name}" for c in TABLES[table] if c.name not in data]
    for column in TABLES[table]:
        if column.name not in data:
            continue
        values = data[column.name]
        if str(values.dtype) != column.dtype:
            found.append(f"{table}.{column.name} is {values.dtype}, not {column.dtype}")
        if not column.nullable and values.isna().any():
            found.append(f"{table}.{column.name} is absent in row {values.isna().idxmax()}")
        allowed = column.unit.split(" | ") if " | " in column.unit else None
        odd = values.dropna()[~values.dropna().isin(allowed)] if allowed else values.iloc[:0]
        if len(odd):
            found.append(f"{table}.{column.name} is {odd.iloc[0]!r} in row {odd.index[0]}, not one of {column.unit}")
    return found
