"""The manifest of a run: what was made from what, with which versions, weights, word lists and parameters."""

import hashlib
import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from analysis import statistics, wording
from analysis.flow import Story
from analysis.report import cache

LIBRARIES = (*cache.LIBRARIES, "onnxruntime", "matplotlib", "nbclient", "nbconvert", "jinja2")
PACKAGE = Path(__file__).resolve().parents[1]


def manifest(
    story: Story, given: list[str], notebooks: Iterable[Path], files: Iterable[str], seconds: float
) -> dict[str, Any]:
    """Write down what a run rests on; time and machine aside, two equal manifests mean two equal runs.

    Parameters
    ----------
    story : Story
        What was measured.
    given : list of str
        What it was read from.
    notebooks : iterable of Path
        Those that were run.
    files : iterable of str
        What was written.
    seconds : float
        How long it took.

    Returns
    -------
    dict
        story, made, seconds, from, articles (SHA-256 of each file), corrections (how many rows, how many fit), program
        (hash of code, weights and word lists that a measure depends on), weights, lexicons and notebooks (SHA-256 of
        each), parameters, machine, python, versions, files.
    """
    return {
        "story": story.name,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "from": given,
        "articles": dict(zip(story.articles["article"], story.articles["sha256"], strict=True)),
        "corrections": {"rows": len(story.corrections), "fit": int(story.corrections["rows"].gt(0).sum())},
        "program": cache._program(),
        "weights": hashes((PACKAGE / "models").iterdir()),
        "lexicons": hashes((PACKAGE / "lexicons").iterdir()),
        "notebooks": hashes(notebooks),
        "parameters": {
            "engine": os.environ.get(cache.ENGINE) or "accurate",
            "seed": statistics.SEED,
            "score from which a word is loaded": wording.CUT,
            "articles from which an outlet has a rate": statistics.LEAST,
        },
        "machine": platform.platform(),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("samestory", *LIBRARIES)},
        "files": sorted(files),
    }


def hashes(paths: Iterable[Path]) -> dict[str, str]:
    """Give the SHA-256 of files by name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(paths) if path.is_file()}
