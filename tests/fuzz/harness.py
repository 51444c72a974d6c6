"""Feeds texts that coverage steers to everything that reads them; run by hand, since it has no end.

Needs atheris, which no extra asks for: ``pip install atheris``, then from the project's folder
``python -m tests.fuzz.harness tests/fuzz/corpus -max_total_time=600``. What it finds worth keeping it adds to the
folder; a crash is written beside as crash-…, and belongs into the folder as a text of its own once it is mended.
"""

import sys

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["analysis"]):
    from analysis.corpus.formats import Unusable, decode
    from analysis.corpus.web import extract
    from analysis.flow import measure_all
    from tests.test_any_text import articles, check


def one(data: bytes) -> None:
    """Read bytes as a file, as a page and as an article; only what is documented may be raised."""
    try:
        text, _ = decode(data, "a file")
        extract(text, "a page")
    except Unusable:
        text = data.decode("utf-8", "replace")
    rows = articles([text])
    if len(rows):
        check(measure_all(rows))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
