"""What a column is, and those that several tables have."""

from typing import NamedTuple

from analysis.schema.values import ROLES


class Column(NamedTuple):
    """One column: its name, its pandas type, its unit or allowed values, its meaning, whether it may be absent."""

    name: str
    dtype: str
    unit: str
    meaning: str
    nullable: bool = False


def maybe(name: str, dtype: str, unit: str, meaning: str) -> Column:
    """Describe a column that may be absent."""
    return Column(name, dtype, unit, meaning, nullable=True)


def share(name: str, meaning: str) -> Column:
    """Describe a share; where nothing can be divided it is absent."""
    return maybe(name, "float64", "share", meaning)


ARTICLE = Column("article", "str", "id", "the file's stem, or the row's id")
START = Column("start", "int64", "code points", "where the span starts in the article's text")
END = Column("end", "int64", "code points", "where it ends, half open")
SPAN = (START, END)
PAIR = (
    ARTICLE,
    START,
    END,
    Column("other", "str", "article", "the other article"),
    Column("other_start", "int64", "code points", "where its passage starts"),
    Column("other_end", "int64", "code points", "where that passage ends"),
)
ATTRIBUTION = Column("attribution", "int64", "id in the article", "number of the attribution, from 0")
ROLE = Column("role", "str", " | ".join(ROLES), "what kind of paragraph it stands in")
