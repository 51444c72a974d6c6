"""Who is reported to say what: articles to attributions, each a source, a cue and its contents."""

from analysis.attribution.finding import ENGINES, find, uncollected

__all__ = ["ENGINES", "find", "uncollected"]
