"""Loaded wording scored out of fold, on a made-up corpus."""

import csv
import json

import pandas as pd
import pytest

from analysis.benchmark import wording
from analysis.benchmark.figures import COLUMNS
from analysis.benchmark.readme import blocks
from analysis.learning import wording as learning

LOUD = ("reckless", "shameful", "brutal", "disgraceful", "vicious", "absurd")
CALM = ("northern", "annual", "second", "wooden", "public", "weekly")


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    """Write six outlets of sentences, and six triplets of one short article each."""
    folder = tmp_path_factory.mktemp("gold")
    (folder / "babe").mkdir()
    with (folder / "babe" / "sentences.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["text", "label_bias", "biased_words", "outlet"])
        for outlet in range(6):
            for n in range(6):
                rows.writerow(
                    [f"The {LOUD[n]} vote on pier {outlet} was held.", "Biased", repr([LOUD[n]]), f"o{outlet}"]
                )
                rows.writerow([f"The {CALM[n]} vote on pier {outlet} was held.", "Non-biased", "[]", f"o{outlet}"])
    for kind in ("articles", "annotations"):
        (folder / "basil" / kind).mkdir(parents=True)
    for triplet in range(6):
        lines = [f"The {word} plan of Brenn came in May." for word in (*CALM, LOUD[triplet])]
        mark = {"bias": "lex", "id": "p6", "start": 4, "end": 4 + len(LOUD[triplet])}
        article = {"title": "A plan of Brenn", "body-paragraphs": [lines]}
        (folder / "basil" / "articles" / f"t{triplet}_1.json").write_text(json.dumps(article))
        notes = {"phrase-level-annotations": [mark]}
        (folder / "basil" / "annotations" / f"t{triplet}_1_ann.json").write_text(json.dumps(notes))
    (folder / "ptc" / "articles").mkdir(parents=True)
    for number in range(2):
        text = f"The {LOUD[number]} plan failed.\n\nThe {CALM[number]} plan was read.\n"
        (folder / "ptc" / "articles" / f"article{number}.txt").write_text(text)
    spans = [f"{n}\tLoaded_Language\t4\t{4 + len(LOUD[n])}" for n in range(2)]
    (folder / "ptc" / "spans.tsv").write_text("\n".join(["article\ttechnique\tstart\tend", *spans]) + "\n")
    return folder


@pytest.fixture(scope="module")
def table(gold):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learning, "FOLDS", 2)
        return wording.wording(gold)


def test_words_that_readers_always_mark_are_told_from_others_out_of_fold(table):
    assert table.columns.tolist() == list(COLUMNS)
    assert not table.duplicated(["system", "part", "figure"]).any()
    cells = table.set_index(["system", "part", "figure"])["value"]
    for engine in wording.ENGINES:
        assert cells[engine, "BABE, sentences", "AUC within outlets"] > 0.9
        assert cells[engine, "BABE, sentences", "macro F1"] > 0.8
        assert cells[engine, "BASIL, sentences", "AUC"] > 0.7


def test_intervals_hold_their_value_and_denominators_are_the_corpus(table):
    known = table.dropna(subset="low")
    assert ((known["low"] <= known["value"]) & (known["value"] <= known["high"])).all()
    of = table.set_index(["system", "part", "figure"])["of"]
    assert of["fast", "BABE, sentences", "macro F1"] == 72
    assert of["fast", "BASIL, sentences", "AUC"] == 48
    assert of["fast", "BASIL, words", "F1"] == 6


def test_the_readme_shows_one_row_an_engine(table, tmp_path):
    table.to_csv(tmp_path / "wording.csv", index=False)
    lines = blocks(tmp_path)["wording"].splitlines()
    assert [line.split(" |")[0] for line in lines[3:5]] == ["| fast engine", "| accurate engine, the default"]


def test_speed_without_texts_is_none():
    assert wording.speed("fast", []).empty


def test_a_mean_of_two_classes():
    sums = pd.DataFrame({"right": [2, 1], "found": [4, 2], "true": [4, 2]}).to_numpy().T.astype(float)
    assert wording._mean_f1(sums) == pytest.approx(0.5)
