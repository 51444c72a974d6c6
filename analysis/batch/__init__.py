"""The same measures over a large corpus: part by part, resumable, in this process or on Dask."""

from analysis.batch.running import Finished, run
from analysis.batch.working import WorkError

__all__ = ["Finished", "WorkError", "run"]
