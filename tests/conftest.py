"""What several tests need."""

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine; `pytest --hypothesis-profile=default` draws new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory) -> Path:
    """Run the whole report on the sample story, once for all tests that read it."""
    from analysis import report

    out = tmp_path_factory.mktemp("report") / "sample"
    report.run([], out=out, progress=False)
    return out


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of gold data beside the checkout; tests that need it are skipped where it is absent."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the gold corpora are not on this machine (looked for a folder 'shared' beside the checkout)")
    return folder
