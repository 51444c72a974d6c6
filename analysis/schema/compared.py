"""What several articles tell: facts, who reports them, how they differ, what they share."""

from analysis.schema.columns import ARTICLE, PAIR, SPAN, Column
from analysis.schema.values import ALTERATIONS, DISAGREEMENTS, DRIFTS, SPEAKERS, STATUSES

TABLES: dict[str, tuple[Column, ...]] = {
    "facts": (
        Column("fact", "str", "id", "number of the fact within its event"),
        Column("event", "str", "id", "the event it belongs to"),
        Column(
            "label",
            "str",
            "text",
            "its passage with the fewest numbers, most briefly; of a clause also the words it needs, but where another "
            "fact is labelled so",
        ),
        Column("discrepancy", "str", "text", "how the articles disagree on it", nullable=True),
    ),
    "mentions": (
        Column("fact", "str", "id", "the fact that the passage tells; only some of it where coverage says partly"),
        ARTICLE,
        *SPAN,
        Column("similarity", "float64", "0 to 1", "how near it comes to the fact; no probability, see coverage"),
        Column("attribution", "Int64", "id in the article", "the attribution it is the content of", nullable=True),
    ),
    "coverage": (
        Column("fact", "str", "id", "the fact"),
        ARTICLE,
        Column("status", "str", " | ".join(STATUSES), "whether the article reports it"),
        Column(
            "confidence",
            "float64",
            "probability",
            "how likely the article reports it or its main point; where that is not clear, anything of it",
        ),
        Column("start", "Int64", "code points", "where its nearest passage starts", nullable=True),
        Column("end", "Int64", "code points", "where that passage ends", nullable=True),
    ),
    "drift": (
        Column("fact", "str", "id", "the fact that two articles tell on different authority"),
        Column("kind", "str", " | ".join(DRIFTS), "how the authority differs"),
        *PAIR,
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
        *PAIR,
        Column("said", "str", "text", "what the article says"),
        Column("other_said", "str", "text", "what the other article says"),
    ),
    "quotations": (
        *PAIR,
        Column("kind", "str", " | ".join(ALTERATIONS), "how the two differ; of several the first in this list"),
        Column("words", "int64", "words", "words that both quote"),
        Column("only_here", "str", "text", "quoted words between them that the other article lacks", nullable=True),
        Column("only_there", "str", "text", "those that the other article alone has", nullable=True),
    ),
    "shared": (
        ARTICLE,
        *SPAN,
        Column("other", "str", "article", "the article that shares the passage"),
        Column("other_start", "int64", "code points", "where it starts there"),
        Column("other_end", "int64", "code points", "where it ends there"),
        Column("kind", "str", "verbatim | edited", "whether the words are the same"),
        Column("words", "int64", "words", "words of the passage that both have"),
        Column("quoted", "bool", "yes or no", "whether it stands in quotation marks in both"),
        Column("credited", "bool", "yes or no", "whether either credits the other, or the report it is an excerpt of"),
        Column("reordered", "bool", "yes or no", "whether it stands in another order than the pair's others", True),
    ),
}
