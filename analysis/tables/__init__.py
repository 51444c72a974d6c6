"""Tables and article views for people, each with its caption, safe to show whatever a text contains."""

from analysis.tables.article import ArticleView, article_view, article_views
from analysis.tables.coverage import exclusives, facts, not_found
from analysis.tables.listing import concordance, named_sources, passages, published, roles, statements, unnamed
from analysis.tables.styled import Table
from analysis.tables.summary import by_article, flow
from analysis.tables.wording import Wordings, choices, distinctive, edited, in_other_words, influence, kinds

__all__ = [
    "ArticleView",
    "Table",
    "Wordings",
    "article_view",
    "article_views",
    "by_article",
    "choices",
    "concordance",
    "distinctive",
    "edited",
    "exclusives",
    "facts",
    "flow",
    "in_other_words",
    "influence",
    "kinds",
    "named_sources",
    "not_found",
    "passages",
    "published",
    "roles",
    "statements",
    "unnamed",
]
