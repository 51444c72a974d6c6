"""Compare how outlets covered the same event: who speaks, who stays unnamed, how it is worded, what is left out."""

from typing import Any

__all__ = ["story"]


def __getattr__(name: str) -> Any:
    """Load `story` when it is first asked for, so that importing a part does not import the whole."""
    if name == "story":
        from analysis.report import story

        return story
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")
