"""The figures are those of the scorers that lie beside the gold."""

import importlib.util
import json

import pandas as pd
import pytest

from analysis.benchmark import gold, speakers
from analysis.benchmark.attributions import compared
from analysis.benchmark.figures import shares


def scorer(shared, name):
    spec = importlib.util.spec_from_file_location(name, shared / "scoring" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def worse(of, n):
    """Lose every fourth attribution, shift some spans, and lose some sources."""
    kept = [one | {"source": one["source"] if i % 5 else []} for i, one in enumerate(of) if (i + n) % 4]
    return [
        {role: [(max(start - (i % 3 == 0) * 4, 0), end - i % 2) for start, end in spans] for role, spans in one.items()}
        for i, one in enumerate(kept)
    ]


def test_attributions_are_scored_alike(shared):
    articles, true = gold.polnear(shared / "corpora" / "polnear" / "dev")
    articles, true = articles.iloc[:12], true[:12]
    said = [worse(of, n) for n, of in enumerate(true)]
    ours, _ = compared("x", articles, true, said)
    ours = ours.set_index(["part", "figure"])["value"]
    names = articles["article"].tolist()
    theirs = scorer(shared, "attributions").score(
        dict(zip(names, zip(articles["text"], true, strict=True), strict=True)), dict(zip(names, said, strict=True))
    )
    for name, (precision, recall, f1) in theirs.items():
        part = name.replace(".token", ".words").replace(".", ", ")
        assert ours[part, "recall"] == pytest.approx(recall)
        if part != "quoted":
            assert ours[part, "precision"] == pytest.approx(precision)
            assert ours[part, "F1"] == pytest.approx(f1)


def test_sources_are_scored_alike(shared, capsys):
    paths = sorted((shared / "corpora" / "sources").glob("*.json"))[:8]
    coded = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    said = {one["article"]: [_said(n, c) for n, c in enumerate(one["attributions"]) if n % 6] for one in coded}
    rows = [share for one in coded for share in speakers._compare(one, said[one["article"]])]
    ours = shares("x", rows).set_index(["part", "figure"])["value"]
    module = scorer(shared, "sources")
    module.score(_Folder(paths), pd.Series(said))
    line = capsys.readouterr().out.splitlines()[0]
    for figure, label in (("found", "found"), ("type", "type"), ("unnamed precision", "unnamed precision")):
        stated = float(line.split(f"{label} ")[1].split()[0])
        assert ours["all", figure] == pytest.approx(stated, abs=0.0006)
    assert ours["all", "share error"] == pytest.approx(float(line.split("share error ")[1].split()[0]), abs=0.06)
    assert ours["all", "name"] == pytest.approx(float(line.split("speaker ")[1].split()[0]), abs=0.0006)


class _Folder:
    """What the scorer asks of a folder."""

    def __init__(self, paths):
        self.paths = paths

    def glob(self, _pattern):
        return self.paths


def _said(n, one):
    """Code an attribution wrongly now and then, and mark a little more than was marked."""
    kind = "anonymous_other" if n % 7 == 0 else one["type"]
    spans = {r: [{"start": s, "end": e + n % 3} for s, e in one[r]] for r in ("source", "cue", "content")}
    spans["cue"] = spans["cue"][0] if spans["cue"] else None
    speaker = one["speaker"] if n % 5 else "Somebody Else"
    return spans | {"source_type": kind, "unnamed": kind.startswith("anonymous"), "speaker": speaker}
