"""The report: a story's tables from the cache, notebooks run on them, figures and HTML pages."""

from analysis.report.cache import story
from analysis.report.exploring import explore
from analysis.report.publishing import run
from analysis.report.running import NotebookError
from analysis.report.showing import saver

__all__ = ["NotebookError", "explore", "run", "saver", "story"]
