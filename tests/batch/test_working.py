"""Workers die, schedulers go: what is finished stays, and the bytes are those of a quiet run."""

import os
import signal
import threading
import time
from pathlib import Path

import pandas as pd
import pytest

from analysis import batch
from analysis.benchmark import synthetic

distributed = pytest.importorskip("distributed", reason="needs the extra 'batch'")


def contents(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    synthetic.write(folder / "in.parquet", articles=60, words=300, group=10)
    batch.run(folder / "in.parquet", folder / "quiet", workers=0, progress=False)
    return folder


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs="CRITICAL"
    ) as started:
        yield started


def when_begun(out: Path, act) -> threading.Thread:
    """Do something as soon as the first part is written."""

    def wait() -> None:
        deadline = time.monotonic() + 60
        while not list(out.glob("features/0*.parquet")) and time.monotonic() < deadline:
            time.sleep(0.005)
        act()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_a_worker_that_is_killed_costs_no_article(made, cluster, tmp_path):
    with distributed.Client(cluster, set_as_default=False) as client:
        victim = sorted(client.run(os.getpid).values())[0]
    killer = when_begun(tmp_path / "out", lambda: os.kill(victim, signal.SIGKILL))
    batch.run(made / "in.parquet", tmp_path / "out", scheduler=cluster.scheduler_address, progress=False)
    killer.join()
    assert contents(tmp_path / "out") == contents(made / "quiet")


def test_what_a_killed_worker_left_half_written_is_gone_in_the_end(made, tmp_path):
    out = tmp_path / "out"
    killed = when_begun(out, lambda: (out / "features" / ".000009.parquet.part").write_bytes(b"half"))
    batch.run(made / "in.parquet", out, workers=0, progress=False)
    killed.join()
    assert contents(out) == contents(made / "quiet")


# The last to use the cluster.
def test_a_scheduler_that_goes_leaves_what_is_finished(made, cluster, tmp_path):
    closer = when_begun(tmp_path / "out", lambda: cluster.close(timeout=5))
    with pytest.raises(batch.WorkError, match="start the same command again"):
        batch.run(made / "in.parquet", tmp_path / "out", scheduler=cluster.scheduler_address, progress=False)
    closer.join()
    there = len(list((tmp_path / "out" / "features").glob("0*.parquet")))
    assert batch.run(made / "in.parquet", tmp_path / "out", workers=0, progress=False).skipped == there > 0
    assert contents(tmp_path / "out") == contents(made / "quiet")


def test_a_scheduler_that_is_not_there_is_named(made, tmp_path, monkeypatch):
    from analysis.batch import working

    monkeypatch.setattr(working, "_SECONDS", 1)
    with pytest.raises(batch.WorkError, match=r"no Dask scheduler at tcp://127\.0\.0\.1:9"):
        batch.run(made / "in.parquet", tmp_path / "out", scheduler="tcp://127.0.0.1:9", progress=False)


def test_a_part_that_kills_every_worker_is_put_aside(made, tmp_path):
    from analysis.batch import measuring
    from analysis.batch.pieces import split

    task = measuring.Task(0, (split(made / "in.parquet")[0][0],), (), ())
    assert measuring.measure(task, str(tmp_path), given_up=True) == 10
    assert pd.read_parquet(tmp_path / "features").empty
    rejects = pd.read_parquet(tmp_path / "rejects")
    assert len(rejects) == 10 and rejects["reason"].str.contains("every worker .* died").all()
