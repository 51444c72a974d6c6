"""The command line: ``python -m analysis COMMAND …``."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from analysis import attribution, corpus, lines
from analysis.corpus import writing
from analysis.flow import Story, measure, voices

FIGURES = Path("figures/accuracy")
PATHS = "a story's name or folder, text, HTML, CSV, JSON Lines or Parquet files"


class RequestError(Exception):
    """A request that cannot be met; its text is the one line that the user reads."""


def _read(args: argparse.Namespace) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the articles of all paths as one story, and what readers corrected."""
    articles, problems = corpus.read(args.paths, texts=args.texts)
    corrections = corpus.read_corrections(args.paths)
    for problem in problems + corpus.astray(corrections, articles):
        sys.stderr.write(f"analysis: {problem}\n")
    return articles, corrections


def _measure(args: argparse.Namespace) -> Story:
    return measure(*_read(args), engine=getattr(args, "engine", "accurate"))


def _write_lines(rows: Iterable[dict]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_table(table: pd.DataFrame, path: Path) -> None:
    """Write csv or parquet, whole or not at all."""
    if path.suffix == ".parquet":
        writing.whole(path, lambda part: table.to_parquet(part, index=False))
    elif path.suffix == ".csv":
        writing.whole(path, lambda part: writing.harmless(table).to_csv(part, index=False, lineterminator="\n"))
    else:
        raise RequestError(f"{path}: give a name that ends in .csv or .parquet")


def report(args: argparse.Namespace) -> None:
    """Run the notebooks on a story: figures, tables and an HTML report."""
    from analysis import report as reports

    try:
        index = reports.run(args.paths, out=args.out, texts=args.texts)
    except reports.NotebookError as error:
        raise RequestError(str(error)) from error
    sys.stdout.write(f"{index}\n")


def features(args: argparse.Namespace) -> None:
    """Measure each article: one row an article."""
    table = _measure(args).features
    if args.out:
        _write_table(table, args.out)
    else:
        writing.harmless(table).to_csv(sys.stdout, index=False, lineterminator="\n")


def tables(args: argparse.Namespace) -> None:
    """Write every table of a story."""
    for name, table in _measure(args).tables().items():
        _write_table(table, args.out / f"{name}.{args.format}")


def attributions(args: argparse.Namespace) -> None:
    """Print who said what, one attribution a line."""
    said = voices(*_read(args), engine=args.engine)
    _write_lines(lines.attributions(*(said[name] for name in ("attributions", "spans", "attributed", "sources"))))


def wording(args: argparse.Namespace) -> None:
    """Print loaded words and phrases, one a line."""
    story = _measure(args)
    _write_lines(lines.wording(story.loaded, story.articles))


def facts(args: argparse.Namespace) -> None:
    """Print who reports which fact, one fact a line."""
    story = _measure(args)
    _write_lines(lines.facts(story.facts, story.mentions, story.coverage, story.spans))


def shared(args: argparse.Namespace) -> None:
    """Print passages that two articles share, one a line."""
    story = _measure(args)
    _write_lines(lines.shared(story.shared, story.articles))


def batch(args: argparse.Namespace) -> None:
    """Measure a large corpus, part by part; a run that was stopped goes on where it was."""
    from analysis import batch as batches

    wanted = [name for given in args.tables or () for name in given.split(",") if name]
    try:
        done = batches.run(
            args.input, args.out, tables=wanted, events=args.events, scheduler=args.scheduler, workers=args.workers
        )
    except batches.WorkError as error:
        raise RequestError(str(error)) from error
    rejected = f"; {done.rejected} articles rejected, see {args.out / 'rejects'}" if done.rejected else ""
    sys.stdout.write(f"{args.out}: {done.measured} parts measured, {done.skipped} were there already{rejected}\n")


def sheet(args: argparse.Namespace) -> None:
    """Write a coding sheet for people to fill in, a random sample of each outlet, and the program's own."""
    from analysis import coding

    units = coding.units(_measure(args).measured())
    blank = coding.sheet(units, args.each, args.seed)
    own = args.out.with_stem(args.out.stem + "-program")
    _write_table(blank, args.out)
    _write_table(coding.program(units, blank), own)
    sys.stdout.write(f"{args.out}: to fill in, a copy a coder\n{own}: as the program codes\n")


def agreement(args: argparse.Namespace) -> None:
    """Print how far coding sheets agree, one variable a line: alpha with its interval, kappa, share of equal codes."""
    from analysis import statistics

    codes = corpus.read_sheets(args.sheets)
    table = statistics.agreement(codes)
    _write_lines(lines.agreement(table))
    if args.out:
        _write_table(table.round(4), args.out / "agreement.csv")
        _write_table(statistics.confusion(codes), args.out / "confusion.csv")
        _write_table(statistics.disagreements(codes), args.out / "disagreements.csv")


def codebook(args: argparse.Namespace) -> None:
    """Print the codebook: what each variable means, what counts, an example and a counter-example."""
    from analysis import coding

    sys.stdout.write(coding.markdown(coding.codebook()))


def power(args: argparse.Namespace) -> None:
    """Say how many articles of each outlet are needed to see a difference in a share."""
    from analysis import statistics

    settings = {name: getattr(args, name) for name in ("statements", "likeness", "kept", "power", "comparisons")}
    try:
        needed = statistics.articles_needed(args.share, args.difference, **settings)
    except ValueError as error:
        raise RequestError(str(error)) from error
    sys.stdout.write(f"{needed} articles of each outlet, {needed * args.statements:,} statements\n")


def add(args: argparse.Namespace) -> None:
    """Put articles into a story's folder."""
    for line in corpus.add(args.story, args.files):
        sys.stdout.write(f"{line}\n")


def benchmark(args: argparse.Namespace) -> None:
    """Reproduce the accuracy and speed tables of the README."""
    from analysis import benchmark as benchmarks

    if args.name == "readme":
        sys.stdout.write("\n\n".join(benchmarks.blocks(args.out or FIGURES).values()) + "\n")
    elif args.name == "all":
        for name in benchmarks.NAMES:
            try:
                _write_table(
                    benchmarks.run(name, args.gold, args.textacy).round(4),
                    (args.out or FIGURES) / f"{name}.csv",
                )
            except FileNotFoundError as error:
                sys.stderr.write(f"analysis: benchmark {name} was passed over: {error}\n")
    elif args.name == "scale":
        table = benchmarks.scale(
            (1000, 10_000) if args.articles is None else args.articles,
            args.workers,
            args.events,
            args.textacy,
            args.gold,
        )
        _write_table(table.round(4), args.out or FIGURES / "scale.csv")
    elif args.name == "crowded":
        table = benchmarks.crowded(*[args.articles] * bool(args.articles))
        _write_table(table.round(4), args.out or FIGURES / "crowded.csv")
    elif args.out:
        _write_table(benchmarks.run(args.name, args.gold, args.textacy).round(4), args.out)
    else:
        table = benchmarks.run(args.name, args.gold, args.textacy).round(4)
        table.to_csv(sys.stdout, index=False, lineterminator="\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description=sys.modules["analysis"].__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(function: Callable, paths: str | None = "+") -> argparse.ArgumentParser:
        summary = (function.__doc__ or "").strip().splitlines()[0]
        one = commands.add_parser(function.__name__, help=summary, description=summary)
        one.set_defaults(function=function)
        if paths:
            one.add_argument("paths", nargs=paths, metavar="PATH", help=PATHS)
            one.add_argument("--texts", type=Path, metavar="DIR", help="where the texts of a story lie that ships none")
        return one

    command(report, "*").add_argument("--out", type=Path, metavar="DIR", help="default: figures/STORY")
    command(features).add_argument("--out", type=Path, metavar="FILE", help="csv or parquet; default: csv on stdout")
    one = command(tables)
    one.add_argument("--out", type=Path, metavar="DIR", required=True)
    one.add_argument("--format", choices=("csv", "parquet"), default="csv")
    command(attributions).add_argument(
        "--engine", choices=sorted(attribution.ENGINES), default="accurate", help="what finds them; default: accurate"
    )
    for function in (wording, facts, shared):
        command(function)
    one = command(batch, None)
    one.add_argument("input", type=Path, metavar="INPUT", help="Parquet, JSON Lines or csv, or a folder")
    one.add_argument("--out", type=Path, metavar="DIR", required=True, help="gets features/, rejects/, other tables")
    one.add_argument("--tables", action="append", metavar="NAME,…", help="further tables to write")
    one.add_argument("--events", action="store_true", help="compare articles that report the same event: facts, reuse")
    one.add_argument("--workers", type=int, metavar="N", help="processes; 0: this one; default: one a core, on Dask")
    one.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler whose workers see INPUT and DIR")
    one = command(sheet)
    one.add_argument("--out", type=Path, metavar="FILE", default=Path("sheet.csv"), help="csv or parquet")
    one.add_argument("--each", type=int, metavar="N", default=10, help="units of each kind and outlet; default: 10")
    one.add_argument("--seed", type=int, metavar="N", default=20260115, help="sets the sample")
    one = command(agreement, None)
    one.add_argument(
        "sheets", nargs="+", type=Path, metavar="SHEET", help="csv with unit, variable, value; a coder each"
    )
    one.add_argument("--out", type=Path, metavar="DIR", help="also write agreement, confusion and disagreements there")
    command(codebook, None)
    one = command(power, None)
    one.add_argument("share", type=float, metavar="SHARE", help="share expected in one outlet, 0 to 1")
    one.add_argument("difference", type=float, metavar="DIFFERENCE", help="how much larger it is in the other")
    one.add_argument("--statements", type=int, default=20, metavar="N", help="in an article; default: 20")
    one.add_argument(
        "--likeness", type=float, default=0.2, metavar="R", help="of one article's statements; default: .2"
    )
    one.add_argument("--kept", type=float, default=1.0, metavar="R", help="share of a difference that errors leave")
    one.add_argument("--power", type=float, default=0.8, metavar="P", help="chance to find it; default: .8")
    one.add_argument("--comparisons", type=int, default=1, metavar="N", help="how many are tested; default: 1")
    one = command(add, None)
    one.add_argument("story", metavar="STORY", help="a story's name or folder")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one = command(benchmark, None)
    names = "attributions, people, paragraphs, gum, sources, facts, pairs, wording, trust, speed, textacy; "
    names += "all; scale; crowded; readme: tables in Markdown"
    one.add_argument("name", metavar="NAME", help=names)
    one.add_argument("--gold", type=Path, metavar="DIR", help="folder of the gold corpora; speed needs none")
    one.add_argument("--textacy", type=Path, metavar="PYTHON", help="an interpreter whose environment holds textacy")
    one.add_argument("--out", type=Path, metavar="FILE", help="csv or parquet; of all and readme a folder")
    one.add_argument("--articles", type=int, nargs="*", metavar="N", help="of scale; of crowded: on one event")
    one.add_argument("--workers", type=int, nargs="*", metavar="N", default=[1, 2], help="of scale")
    one.add_argument("--events", type=int, metavar="N", default=0, help="of scale: events of 5 articles to compare")
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run one command.

    Returns
    -------
    int
        0, or 2 where the request cannot be met; one clear line on stderr says why.
    """
    args = _parser().parse_args(argv)
    try:
        args.function(args)
    except BrokenPipeError:
        # The reader of our output, `head` for one, has enough; leave nothing for the interpreter to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (corpus.Unusable, RequestError, FileNotFoundError) as error:
        sys.stderr.write(f"analysis: {error}\n")
        return 2
    except OSError as error:
        # A full disk, a folder that cannot be written: nothing that a trace would explain.
        place = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"analysis: {place}{error.strerror or error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
