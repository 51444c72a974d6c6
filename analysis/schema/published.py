"""What was published: articles, their paragraphs and sentences."""

from analysis.schema.columns import ARTICLE, ROLE, SPAN, Column, maybe

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": (
        ARTICLE,
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
        ARTICLE,
        Column("paragraph", "int64", "id in the article", "number of the paragraph, from 0"),
        *SPAN,
        ROLE,
        Column("origin", "str", "name", "whose text an excerpt is", nullable=True),
    ),
    "sentences": (
        ARTICLE,
        Column("paragraph", "int64", "id in the article", "number of its paragraph"),
        Column("sentence", "int64", "id in the article", "number of the sentence, from 0"),
        *SPAN,
        ROLE,
    ),
    "corrections": (
        Column("table", "str", "name", "the table that a reader set right"),
        ARTICLE,
        maybe("start", "Int64", "code points", "where the passage starts; absent where the article is enough"),
        maybe("end", "Int64", "code points", "where it ends"),
        Column("column", "str", "name", "the column that was set right"),
        maybe("was", "str", "value", "what the program had there"),
        maybe("value", "str", "value", "what the reader put there; absent where it was taken away"),
        Column("rows", "int64", "rows", "how many rows it changed; 0 where no place agrees"),
        maybe("note", "str", "text", "the reader's reason"),
    ),
}
