"""A large corpus is measured piece by piece, and the pieces do not depend on how it was cut."""

import pandas as pd
import pytest

from analysis import batch

TEXT = "Mayor Ida Lund said on day {i} that the harbor would close.\n\nThe harbor company declined to comment.\n"


@pytest.fixture
def table(tmp_path):
    rows = [{"id": f"a{i}", "story": f"s{i // 2}", "text": TEXT.format(i=i)} for i in range(6)]
    return pd.DataFrame(rows), tmp_path


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_every_format_gives_the_same_features(table, suffix):
    rows, folder = table
    path = folder / f"in.{suffix}"
    if suffix == "csv":
        rows.to_csv(path, index=False)
    elif suffix == "jsonl":
        rows.to_json(path, orient="records", lines=True)
    else:
        rows.to_parquet(path)
    batch.run(path, folder / "out")
    found = pd.read_parquet(folder / "out")
    assert found["article"].tolist() == rows["id"].tolist()
    assert (found["statements"] == 2).all() and (found["non_responses"] == 1).all()


def test_pieces_that_hold_whole_stories_give_what_one_piece_gives(table, monkeypatch):
    rows, folder = table
    rows.to_json(folder / "in.jsonl", orient="records", lines=True)
    batch.run(folder / "in.jsonl", folder / "one")
    monkeypatch.setattr(batch, "PIECE", 2)
    assert batch.run(folder / "in.jsonl", folder / "three") == (3, 0)
    pd.testing.assert_frame_equal(pd.read_parquet(folder / "one"), pd.read_parquet(folder / "three"))


def test_an_input_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.csv: no such file"):
        batch.run(tmp_path / "none.csv", tmp_path / "out")


def test_workers_of_a_scheduler_measure_the_same(table, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="needs the extra 'batch'")
    rows, folder = table
    rows.to_json(folder / "in.jsonl", orient="records", lines=True)
    monkeypatch.setattr(batch, "PIECE", 2)
    batch.run(folder / "in.jsonl", folder / "alone")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        batch.run(folder / "in.jsonl", folder / "spread", scheduler=cluster.scheduler_address)
    pd.testing.assert_frame_equal(pd.read_parquet(folder / "alone"), pd.read_parquet(folder / "spread"))
