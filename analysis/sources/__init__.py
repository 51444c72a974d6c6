"""Who the sources are: named or not, what kind, in what capacity; and how an article's sourcing adds up."""

from analysis.sources.codes import code
from analysis.sources.houserules import house_needs
from analysis.sources.identify import identify
from analysis.sources.linking import link
from analysis.sources.profile import counted, principal, profile, unnamed_counts

__all__ = ["code", "counted", "house_needs", "identify", "link", "principal", "profile", "unnamed_counts"]
