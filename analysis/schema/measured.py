"""All the measures of an article."""

from analysis.schema.columns import ARTICLE, Column, maybe, share
from analysis.schema.values import SOURCE_TYPES

BY_TYPE = [
    column
    for kind in SOURCE_TYPES
    for column in (
        Column(f"{kind}_words", "int64", "words", f"those whose source is {kind.replace('_', ' ')}"),
        share(f"{kind}_share_of_attributed_words", f"{kind}_words over attributed_words"),
    )
]

TABLES: dict[str, tuple[Column, ...]] = {
    "features": (
        ARTICLE,
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
        share("unnamed_share_of_statements", "unnamed_mentions over statements"),
        share("unnamed_official_share_of_statements", "anonymous_official_statements over statements"),
        Column("effective_sources", "float64", "sources", "exponential of Shannon's entropy", nullable=True),
        maybe("sources_of_10_statements", "float64", "sources", "expected in 10 drawn at random; absent below 10"),
        share("top_source_share_of_credited_statements", "those of one source at most, over all that have a source"),
        maybe("first_speaker_type", "str", " | ".join(SOURCE_TYPES), "what kind of source speaks first"),
        maybe("first_speaker", "str", "name", "its name; absent where it has none"),
        maybe("last_speaker_type", "str", " | ".join(SOURCE_TYPES), "what kind of source speaks last"),
        maybe("last_speaker", "str", "name", "its name; absent where it has none"),
        Column("attributed_words", "int64", "words", "words of statements, quoted or not, each word once"),
        *BY_TYPE,
        Column("quoted_words", "int64", "words", "words of statements in quotation marks"),
        share("quoted_share_of_words", "quoted_words over words"),
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
        share("not_found_share_of_2_others", "of facts_2_others_report"),
        Column("shared_words", "int64", "words", "words in passages shared with another article of the story"),
        share("shared_share_of_words", "shared_words over words"),
    ),
}

# What is in another language than English is not measured, and no count is known.
TABLES["features"] = tuple(
    c._replace(dtype="Int64", nullable=True) if c.dtype == "int64" and c.name != "words" else c
    for c in TABLES["features"]
)
