"""The command line of learning: one name, one set of weights."""

import argparse
import importlib
import json
import sys
from pathlib import Path

NAMES = ("pairing", "fast", "encoder", "similarity", "events", "wording")


def main(arguments: list[str] | None = None) -> int:
    """Learn one set of weights and print the scores that go on its card."""
    parser = argparse.ArgumentParser(prog="python -m analysis.learning", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the gold corpora")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    if not given.corpus.is_dir():
        parser.error(f"{given.corpus} is no folder; give the one that holds the corpora")
    scores = importlib.import_module(f"analysis.learning.{given.name}").run(given.corpus, given.seed)
    sys.stdout.write(json.dumps(scores, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
