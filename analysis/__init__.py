"""Compare how outlets covered the same event: who speaks, who stays unnamed, how it is worded, what is left out."""

from importlib import import_module
from typing import Any

__all__ = ["story"]

# What a notebook asks for by name; each is loaded when it is first asked for.
PARTS = ("charts", "coding", "corpus", "features", "readings", "report", "schema", "statistics", "tables")


def __getattr__(name: str) -> Any:
    """Load `story` when it is first asked for, so that importing a part does not import the whole."""
    if name == "story":
        from analysis.report import story

        return story
    if name in PARTS:
        return import_module(f"analysis.{name}")
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what there is, for completion by the tab key."""
    return sorted({*globals(), *__all__, *PARTS})
