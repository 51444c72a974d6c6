"""A large corpus is measured part by part; how it is cut, stopped and given out to workers does not show."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from analysis import batch, corpus, flow, schema
from analysis.benchmark import synthetic

HERE = {"workers": 0, "progress": False}


@pytest.fixture(scope="module")
def made() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make events on days far apart: told in the same templates, they are alike in all else."""
    parts = [synthetic.corpus(events=1, articles=3, words=60, first=200 * n) for n in range(4)]
    return pd.concat([rows for rows, _ in parts]), pd.concat([truth for _, truth in parts])


@pytest.fixture(scope="module")
def rows(made) -> pd.DataFrame:
    return made[0].reset_index(drop=True)


@pytest.fixture(scope="module")
def alone(rows) -> pd.DataFrame:
    """Measure three articles as three stories."""
    stories = [corpus.from_rows(rows.iloc[[n]], "one")[0] for n in range(3)]
    return pd.concat([flow.measure(story, engine="fast").features for story in stories]).set_index("article")


@pytest.fixture(scope="module")
def source(rows, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("in") / "in.parquet"
    rows.to_parquet(path, row_group_size=5)
    return path


def contents(out: Path) -> dict[str, bytes]:
    files = [path for path in sorted(out.rglob("*")) if path.is_file()]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def written(rows: pd.DataFrame, path: Path) -> Path:
    if path.suffix == ".csv":
        rows.to_csv(path, index=False)
    elif path.suffix == ".jsonl":
        rows.to_json(path, orient="records", lines=True)
    elif path.suffix == ".parquet":
        rows.to_parquet(path)
    else:
        path.mkdir()
        for row in rows.itertuples():
            (path / f"{row.id}.txt").write_text(row.text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["in.csv", "in.jsonl", "in.parquet", "folder"])
def test_every_form_of_input_gives_what_a_story_gives(name, rows, alone, tmp_path):
    batch.run(written(rows.head(3), tmp_path / name), tmp_path / "out", size=2, **HERE)
    found = pd.read_parquet(tmp_path / "out" / "features").set_index("article")
    columns = found.columns.drop(["event", "outlet"])
    columns = columns[found[columns].notna().all()]
    assert {"words", "statements", "own_voice_words"} <= set(columns) and found.index.tolist() == alone.index.tolist()
    pd.testing.assert_frame_equal(found[columns], alone[columns])


def test_many_stories_in_one_call_are_what_each_gives_by_itself(rows):
    grouped = rows.head(6).assign(story=["s0", "s0", "a", "s1", "s1", "b"])
    articles, _ = corpus.from_rows(grouped, "all")
    whole = flow.measure_all(articles, compare=True)
    stories = [group.reset_index(drop=True) for _, group in articles.groupby("story", sort=False)]
    single = [flow.measure_all(story, compare=True) for story in stories]
    for name, table in whole.items():
        assert schema.problems(name, table) == []
        other = pd.concat([one[name] for one in single], ignore_index=True).astype(table.dtypes)
        order = list(table.columns)
        pd.testing.assert_frame_equal(
            table.sort_values(order, ignore_index=True), other.sort_values(order, ignore_index=True)
        )
    one = flow.measure(stories[0], engine="fast")
    assert (len(one.coverage), len(one.shared)) == (len(single[0]["coverage"]), len(single[0]["shared"])) > (0, 0)


@pytest.mark.parametrize("compare", [False, True])
def test_tables_stay_the_same_where_others_are_not_wanted(rows, compare):
    articles, _ = corpus.from_rows(rows.head(4).assign(story=["s0", "s0", "a", "b"]), "all")
    whole = flow.measure_all(articles, compare=compare)
    for wanted in [(), ("attributed", "loaded"), ("house_needs",), ("spans", "corrections")]:
        found = flow.measure_all(articles, compare=compare, wanted=wanted)
        assert set(found) == {*wanted, "features"}
        for name, table in found.items():
            pd.testing.assert_frame_equal(table, whole[name])


def test_only_what_was_asked_for_is_written_and_what_compares_needs_events(source, tmp_path):
    batch.run(source, tmp_path / "out", tables=["attributions", "spans"], **HERE)
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.is_dir()) == [
        "attributions", "features", "rejects", "spans",
    ]  # fmt: skip
    features = pd.read_parquet(tmp_path / "out" / "features")
    assert features["facts_reported"].isna().all() and features["statements"].notna().all()
    for name, problem in (("facts", "--events"), ("poems", "no table")):
        with pytest.raises(corpus.Unusable, match=problem):
            batch.run(source, tmp_path / "other", tables=[name], **HERE)


def test_articles_on_one_event_are_found_and_compared(rows, made, tmp_path):
    told = ["facts", "shared", "drift"]
    done = batch.run(written(rows, tmp_path / "in.parquet"), tmp_path / "out", told, events=True, size=5, **HERE)
    features = pd.read_parquet(tmp_path / "out" / "features").set_index("article")
    groups = features["event"].groupby(made[1].set_index("id")["event"]).agg(["nunique", "first"])
    assert (groups["nunique"] == 1).all() and groups["first"].is_unique
    assert (features["facts_1_other_reports"] > 0).all()
    assert set(pd.read_parquet(tmp_path / "out" / "facts")["event"]) == set(features["event"])
    assert done.measured > 1 and len(features) == 12


def test_a_stated_story_says_which_articles_are_compared(rows, tmp_path):
    stated = rows.head(4).assign(story=["x", "y", "x", "y"])
    batch.run(written(stated, tmp_path / "in.csv"), tmp_path / "out", events=True, size=1, **HERE)
    events = pd.read_parquet(tmp_path / "out" / "features").set_index("article")["event"]
    assert events.loc[stated["id"]].str.split("/").str[0].tolist() == [*"xyxy"]


BAD = [
    ({"id": "a", "text": None}, "has no text"),
    ({"id": "b", "text": 7}, "has no text"),
    ({"id": "c", "text": "  \n"}, "has an empty text"),
    ({"id": "d", "text": "It closed. " * 60_000}, "more than 500,000"),
    ({"id": "e", "text": "It closed.", "headline": "x" * 20_000}, "'headline', more than 10,000"),
    ({"id": "good", "text": "It closed again."}, "has the id of a row above it"),
]


def test_a_bad_article_is_put_aside_with_its_reason_and_stops_nothing(tmp_path):
    good = {"id": "good", "text": "The port closed, Mayor Ida Lund said."}
    lines = [json.dumps(row) for row in [good, *(row for row, _ in BAD)]] + ["{no json", "[1]"]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = batch.run(tmp_path / "in.jsonl", tmp_path / "out", **HERE)
    rejects = pd.read_parquet(tmp_path / "out" / "rejects").set_index("row")
    assert pd.read_parquet(tmp_path / "out" / "features")["article"].tolist() == ["good"]
    assert done.rejected == len(rejects) == len(lines) - 1
    for number, (_, reason) in enumerate(BAD, start=2):
        assert reason in rejects.loc[number, "reason"]
    assert "is no JSON" in rejects.loc[len(lines), "reason"]


def test_an_article_on_which_a_measure_fails_is_put_aside_alone(rows, tmp_path, monkeypatch):
    plain = flow.measure_all

    def failing(articles, **options):
        if articles["article"].isin(["v200-1"]).any():
            raise ZeroDivisionError("a fault")
        return plain(articles, **options)

    monkeypatch.setattr(flow, "measure_all", failing)
    path = written(rows.head(6), tmp_path / "in.parquet")
    for events in (False, True):
        out = tmp_path / f"out-{events}"
        batch.run(path, out, events=events, **HERE)
        assert len(pd.read_parquet(out / "features")) == 5
        (row,) = pd.read_parquet(out / "rejects").to_dict("records")
        assert (row["article"], row["row"]) == ("v200-1", 5) and "ZeroDivisionError: a fault" in row["reason"]


def test_a_damaged_part_of_a_file_is_put_aside_and_the_rest_is_measured(rows, tmp_path):
    path = tmp_path / "in.parquet"
    rows.to_parquet(path, row_group_size=4, compression="zstd")
    data = bytearray(path.read_bytes())
    from pyarrow.parquet import ParquetFile

    column = ParquetFile(path).metadata.row_group(1).column(list(rows).index("text"))
    start = column.dictionary_page_offset or column.data_page_offset
    data[start : start + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    path.write_bytes(data)
    batch.run(path, tmp_path / "out", **HERE)
    rejects = pd.read_parquet(tmp_path / "out" / "rejects")
    assert rejects["row"].tolist() == [5, 6, 7, 8] and rejects["reason"].str.contains("row group 2 is damaged").all()
    assert len(pd.read_parquet(tmp_path / "out" / "features")) == len(rows) - 4


def test_what_is_there_is_not_done_again_and_what_is_lost_is(source, tmp_path):
    out = tmp_path / "out"
    assert batch.run(source, out, size=3, **HERE)[:2] == (5, 0)
    whole = contents(out)
    (out / "features" / "000001.parquet").unlink()
    (out / "features" / ".half.part").write_bytes(b"half")
    assert batch.run(source, out, size=3, **HERE)[:2] == (1, 4)
    assert contents(out) == whole


@pytest.mark.parametrize("change", ["input", "options"])
def test_another_run_into_the_same_folder_is_refused(change, source, rows, tmp_path):
    path = written(rows.head(2), tmp_path / "in.parquet")
    batch.run(path, tmp_path / "out", **HERE)
    if change == "input":
        rows.head(3).to_parquet(path)
    with pytest.raises(corpus.Unusable, match=f"holds another run .other {change}"):
        batch.run(path, tmp_path / "out", tables=["spans"] if change == "options" else [], **HERE)


def test_two_runs_do_not_write_into_one_folder_at_once(source, tmp_path):
    from analysis.batch import parts

    with parts.alone(tmp_path / "out"), pytest.raises(corpus.Unusable, match="another run writes there"):
        batch.run(source, tmp_path / "out", **HERE)


def command(source: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "analysis", "batch", str(source), "--out", str(out), *more]


def test_a_run_that_is_killed_goes_on_with_the_same_bytes(tmp_path):
    # Three row groups, so that the first part is there while the others are not.
    synthetic.write(tmp_path / "in.parquet", articles=45, words=300, group=15)
    batch.run(tmp_path / "in.parquet", tmp_path / "whole", **HERE)
    out = tmp_path / "out"
    process = subprocess.Popen(command(tmp_path / "in.parquet", out, "--workers", "0"), stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (out / "features" / "000000.parquet").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    there = len(list((out / "features").glob("0*.parquet")))
    assert 1 <= there < 3
    assert batch.run(tmp_path / "in.parquet", out, **HERE)[:2] == (3 - there, there)
    assert contents(out) == contents(tmp_path / "whole")


@pytest.mark.parametrize(
    ("make", "message"),
    [(lambda p: p / "none.csv", "no such file"), (lambda p: p, "holds no article"), (None, "no column 'text'")],
)
def test_an_input_that_cannot_be_used_gives_one_line(make, message, tmp_path, capsys):
    from analysis.__main__ import main

    if make is None:
        (tmp_path / "in.csv").write_text("id,body\n1,a\n")
    path = make(tmp_path) if make else tmp_path / "in.csv"
    assert main(["batch", str(path), "--out", str(tmp_path / "out"), "--workers", "0"]) == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_gives_one_line(source, tmp_path, capsys):
    from analysis.__main__ import main

    tmp_path.chmod(0o500)
    assert main(["batch", str(source), "--out", str(tmp_path / "out"), "--workers", "0"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_full_disk_gives_one_line_and_leaves_no_half_part(source, tmp_path, capsys, monkeypatch):
    from analysis.__main__ import main

    def full(self, path, **_):
        Path(path).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", full)
    assert main(["batch", str(source), "--out", str(tmp_path / "out"), "--workers", "0"]) == 2
    assert capsys.readouterr().err.rstrip().splitlines()[-1] == "analysis: No space left on device"
    assert not list((tmp_path / "out").rglob("*.part"))
