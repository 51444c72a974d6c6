"""The command line of learning: one name, one set of weights."""

import argparse
import importlib
import json
import sys
from pathlib import Path

NAMES = (
    "pairing",
    "fast",
    "encoder",
    "embeddings",
    "similarity",
    "clauses",
    "reader",
    "coverage",
    "drift",
    "events",
    "wording",
    "differences",
)


SETS = ("babe", "basil", "facts")


def main(arguments: list[str] | None = None) -> int:
    """Learn one set of weights and print the scores that go on its card; or score, or predict a corpus out of fold."""
    parser = argparse.ArgumentParser(prog="python -m analysis.learning", description=__doc__)
    parser.add_argument("name", choices=(*NAMES, "crossval"))
    parser.add_argument("set", nargs="?", choices=SETS, help="with crossval: the corpus to predict out of fold")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the gold corpora")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", choices=("fast", "accurate", "read"), default="read", help="with crossval facts")
    parser.add_argument("--out", type=Path, help="with crossval: a JSON Lines file; for facts a folder of them")
    given = parser.parse_args(arguments)
    if not given.corpus.is_dir():
        parser.error(f"{given.corpus} is no folder; give the one that holds the corpora")
    if given.name == "crossval":
        if not (given.set and given.out):
            parser.error("crossval needs the name of a set and --out")
        _crossval(given)
        return 0
    scores = importlib.import_module(f"analysis.learning.{given.name}").run(given.corpus, given.seed)
    sys.stdout.write(json.dumps(scores, indent=1) + "\n")
    return 0


def _crossval(given: argparse.Namespace) -> None:
    from analysis.learning import left_out, wording

    if given.set == "facts":
        left_out.crossval(given.corpus, given.out, given.engine)
        return
    lines = (json.dumps(row) + "\n" for row in wording.predictions(given.set, given.corpus, given.seed))
    given.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
