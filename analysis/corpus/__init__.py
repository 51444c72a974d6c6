"""Files to tables: articles as decoded, their paragraphs with a role each, their sentences."""

from analysis.corpus.adding import add
from analysis.corpus.correcting import applied, astray, correct, of_attributions, of_cells, unused
from analysis.corpus.corrections import BadCorrections, read_corrections
from analysis.corpus.describing import describe, sentences
from analysis.corpus.formats import NoArticles, Unusable, fingerprint
from analysis.corpus.language import language, supported
from analysis.corpus.language import name as language_name
from analysis.corpus.reading import from_records, from_rows, read
from analysis.corpus.roles import paragraphs
from analysis.corpus.sheets import read_sheets

__all__ = [
    "BadCorrections",
    "NoArticles",
    "Unusable",
    "add",
    "applied",
    "astray",
    "correct",
    "describe",
    "fingerprint",
    "from_records",
    "from_rows",
    "language",
    "language_name",
    "of_attributions",
    "of_cells",
    "paragraphs",
    "read",
    "read_corrections",
    "read_sheets",
    "sentences",
    "supported",
    "unused",
]
