"""Every table's columns, once: type, unit, meaning. This is the project's data dictionary.

One row is one thing; every span is half open, in code points of `articles.text`.
"""

from analysis.schema.columns import Column
from analysis.schema.frames import TABLES, by_article, frame, problems, rows, yes
from analysis.schema.values import (
    ACTS,
    ALTERATIONS,
    CONTENT_KINDS,
    COUNTED,
    DISAGREEMENTS,
    DRIFTS,
    FORMS,
    POSITIONS,
    REASONS,
    ROLES,
    SOURCE_ROLES,
    SOURCE_TYPES,
    SOURCING_ACTS,
    SPEAKERS,
    STATUSES,
    UNNAMED,
    UNNAMED_KINDS,
    VOICES,
)

__all__ = [
    "ACTS",
    "ALTERATIONS",
    "CONTENT_KINDS",
    "COUNTED",
    "DISAGREEMENTS",
    "DRIFTS",
    "FORMS",
    "POSITIONS",
    "REASONS",
    "ROLES",
    "SOURCE_ROLES",
    "SOURCE_TYPES",
    "SOURCING_ACTS",
    "SPEAKERS",
    "STATUSES",
    "TABLES",
    "UNNAMED",
    "UNNAMED_KINDS",
    "VOICES",
    "Column",
    "by_article",
    "frame",
    "problems",
    "rows",
    "yes",
]
