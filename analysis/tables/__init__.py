"""Tables and article views for people, each with its caption, safe to show whatever a text contains."""

from analysis.tables.article import ArticleView, article_view, article_views
from analysis.tables.beside import SideBySide, side_by_side
from analysis.tables.coverage import exclusives, facts, not_found
from analysis.tables.differences import (
    check_sheet,
    discrepancies,
    drift,
    numbers_elsewhere,
    own_reporting,
    quotations,
    voices_elsewhere,
)
from analysis.tables.hits import Hits, apart, hits
from analysis.tables.houserules import house_needs, house_rules
from analysis.tables.listing import concordance, named_sources, passages, published, roles, statements, unnamed
from analysis.tables.styled import Table
from analysis.tables.summary import by_article, flow
from analysis.tables.trust import corrections, differences, errors, outlets, planned, ranges
from analysis.tables.trust import kinds as kinds_of_source
from analysis.tables.voices import speakers, stances
from analysis.tables.wording import Wordings, choices, distinctive, edited, in_other_words, influence, kinds

__all__ = [
    "ArticleView",
    "Hits",
    "SideBySide",
    "Table",
    "Wordings",
    "apart",
    "article_view",
    "article_views",
    "by_article",
    "check_sheet",
    "choices",
    "concordance",
    "corrections",
    "differences",
    "discrepancies",
    "distinctive",
    "drift",
    "edited",
    "errors",
    "exclusives",
    "facts",
    "flow",
    "hits",
    "house_needs",
    "house_rules",
    "in_other_words",
    "influence",
    "kinds",
    "kinds_of_source",
    "named_sources",
    "not_found",
    "numbers_elsewhere",
    "outlets",
    "own_reporting",
    "passages",
    "planned",
    "published",
    "quotations",
    "ranges",
    "roles",
    "side_by_side",
    "speakers",
    "stances",
    "statements",
    "unnamed",
    "voices_elsewhere",
]
