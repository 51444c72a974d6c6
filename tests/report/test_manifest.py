"""The manifest of a run."""

import hashlib

import made
import pandas as pd

from analysis import schema
from analysis.report.manifest import hashes, manifest
from analysis.report.places import notebooks


def test_a_manifest_tells_what_a_run_rests_on(tmp_path):
    s = made.story(corrections=schema.frame("corrections", []))
    one, other = (manifest(s, ["brenn"], notebooks(), ["b.svg", "a.csv"], 1.234) for _ in range(2))
    assert {k: v for k, v in one.items() if k != "made"} == {k: v for k, v in other.items() if k != "made"}
    assert one["articles"]["a1-harbor"] == "0" * 64
    assert {"accurate.onnx", "accurate.npz", "wording.npz"} <= set(one["weights"])
    assert "cues.txt" in one["lexicons"] and "7-how-far-to-trust-this.ipynb" in one["notebooks"]
    assert one["parameters"]["engine"] in ("accurate", "fast") and isinstance(one["parameters"]["seed"], int)
    assert {"scipy", "scikit-learn", "nltk", "onnxruntime", "samestory"} <= set(one["versions"])
    assert one["files"] == ["a.csv", "b.svg"] and one["corrections"] == {"rows": 0, "fit": 0}


def test_hashes_are_those_of_the_bytes(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"Brenn")
    (tmp_path / "folder").mkdir()
    assert hashes(tmp_path.iterdir()) == {"a.txt": hashlib.sha256(b"Brenn").hexdigest()}


def test_corrections_that_fit_and_those_that_do_not_are_counted():
    row = {"table": "paragraphs", "article": "a", "column": "role", "value": "deck"}
    log = schema.frame("corrections", pd.DataFrame([row | {"rows": 1}, row | {"rows": 0}]))
    assert manifest(made.story(corrections=log), [], [], [], 0)["corrections"] == {"rows": 2, "fit": 1}
