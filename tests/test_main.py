"""The command line as a user types it."""

import json

import pandas as pd
import pytest

from analysis.__main__ import main

STORY = {
    "ledger.txt": (
        "Harbor Plan Divides Brenn\n\n"
        "Mayor Ida Lund said on Monday that the city would close the old harbor in May.\n\n"
        "“We have run out of time,” Lund told the Ledger.\n\n"
        "Two city officials, who spoke on condition of anonymity because they were not authorized to discuss the plan, "
        "said that it would cost 12 million crowns. The harbor company declined to comment.\n"
    ),
    "comet.txt": (
        "Lund to Shut Brenn Harbor\n\n"
        "Mayor Ida Lund said on Monday that the city would close the old harbor in May.\n\n"
        "Opponents of the mayor called the plan a reckless gamble with 300 jobs.\n"
    ),
}


@pytest.fixture
def folder(tmp_path):
    """Return a bare folder of two texts."""
    for name, text in STORY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def lines(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_attributions_are_json_lines_whose_offsets_are_exact(folder, capsys):
    assert main(["attributions", str(folder)]) == 0
    rows = lines(capsys)
    assert {"ledger", "comet"} == {row["article"] for row in rows}
    for row in rows:
        text = STORY[f"{row['article']}.txt"]
        for span in [row["source"], row["cue"], *row["content"]]:
            assert span is None or text[span["start"] : span["end"]] == span["text"]
        assert row["unnamed"] == (row["source_type"] in ("anonymous_official", "anonymous_other"))
    told = next(row for row in rows if row["channel"])
    assert (told["speaker"], told["channel"], told["form"]) == ("Ida Lund", "Ledger", "direct")
    officials = next(row for row in rows if row["unnamed"] and row["stated_count"] == 2)
    assert (officials["source_type"], officials["unnamed_kind"], officials["reason"]) == (
        "anonymous_official",
        "granted",
        "stock",
    )
    assert any(row["act"] == "non_response" for row in rows)


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("wording", {"article", "start", "end", "text", "category", "voice", "score"}),
        ("facts", {"fact", "event", "label", "mentions", "partly", "unclear", "not_found", "not_comparable"}),
        ("shared", {"article", "start", "end", "other", "other_start", "other_end", "quoted", "credited"}),
    ],
)
def test_other_tables_are_json_lines_too(folder, capsys, command, keys):
    assert main([command, str(folder)]) == 0
    rows = lines(capsys)
    assert rows and all(keys <= set(row) for row in rows)


def test_a_fact_that_both_report_is_one_fact(folder, capsys):
    main(["facts", str(folder)])
    both = [row for row in lines(capsys) if len({m["article"] for m in row["mentions"]}) == 2]
    assert any("close the old harbor" in row["label"] for row in both)


def test_features_have_one_row_an_article_and_every_table_is_written(folder, tmp_path, capsys):
    assert main(["features", str(folder), "--out", str(tmp_path / "f.parquet")]) == 0
    assert sorted(pd.read_parquet(tmp_path / "f.parquet")["article"]) == ["comet", "ledger"]
    assert main(["tables", str(folder), "--out", str(tmp_path / "tables")]) == 0
    assert {"articles.csv", "attributions.csv", "coverage.csv", "features.csv"} <= {
        p.name for p in (tmp_path / "tables").iterdir()
    }
    assert not list(tmp_path.rglob("*.part"))


def test_a_folder_without_articles_is_refused_in_one_line_and_writes_nothing(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_text("")
    assert main(["tables", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err.splitlines()
    assert error[-1].startswith("analysis: ") and "empty.txt" in " ".join(error)
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_used_is_passed_over_with_one_line(folder, capsys):
    (folder / "blank.txt").write_text(" \n")
    assert main(["attributions", str(folder)]) == 0
    assert "blank.txt" in capsys.readouterr().err


def test_an_unknown_table_format_is_refused(folder, capsys):
    assert main(["features", str(folder), "--out", str(folder / "f.xls")]) == 2
    assert "give a name that ends in .csv or .parquet" in capsys.readouterr().err


def test_sheets_are_written_and_agree_with_themselves(folder, tmp_path, capsys):
    out = tmp_path / "sheet.csv"
    assert main(["sheet", str(folder), "--out", str(out), "--each", "5"]) == 0
    own = tmp_path / "sheet-program.csv"
    blank = pd.read_csv(out, dtype="str", keep_default_na=False)
    assert {"unit", "variable", "value"} <= set(blank) and set(blank["value"]) == {""}
    capsys.readouterr()
    assert main(["agreement", str(own), str(own.with_name("sheet-program.csv"))]) == 2  # one sheet, twice
    copy = tmp_path / "person.csv"
    copy.write_bytes(own.read_bytes())
    assert main(["agreement", str(own), str(copy), "--out", str(tmp_path / "found")]) == 0
    rows = {row["variable"]: row for row in lines(capsys)}
    assert set(rows["act"]) == {"variable", "coders", "units", "alpha", "low", "high", "kappa", "agreement"}
    assert rows["source_type"]["coders"] == 2 and rows["source_type"]["alpha"] == rows["source_type"]["agreement"] == 1
    assert {p.name for p in (tmp_path / "found").iterdir()} == {"agreement.csv", "confusion.csv", "disagreements.csv"}


def test_a_variable_of_one_coder_has_no_figures_and_stops_nothing(tmp_path, capsys):
    (tmp_path / "ana.csv").write_text("unit,variable,value\n1,type,x\n2,type,y\n1,own,z\n")
    (tmp_path / "ben.csv").write_text("\ufeffunit,variable,value,note\n1,type,x,\n2,type,x,?\n", encoding="utf-8")
    assert main(["agreement", str(tmp_path / "ana.csv"), str(tmp_path / "ben.csv")]) == 0
    type_, own = lines(capsys)
    assert (type_["units"], type_["agreement"], type_["kappa"], type_["alpha"]) == (2, 0.5, 0.0, 0.0)
    assert own == {"variable": "own", "coders": 1, "units": 0} | dict.fromkeys(
        ("alpha", "low", "high", "kappa", "agreement")
    )


def test_a_study_is_planned_and_one_that_cannot_be_is_refused(capsys):
    assert main(["power", "0.2", "0.1"]) == 0
    assert capsys.readouterr().out == "70 articles of each outlet, 1,400 statements\n"
    assert main(["power", "0.2", "0.9"]) == 2
    assert "between 0 and 1" in capsys.readouterr().err


def test_the_codebook_is_printed(capsys):
    assert main(["codebook"]) == 0
    assert capsys.readouterr().out.startswith("# Codebook")


def test_a_batch_goes_on_where_it_stopped(tmp_path, capsys):
    table = pd.DataFrame({"id": list(STORY), "text": list(STORY.values()), "story": "brenn"})
    table.to_json(tmp_path / "in.jsonl", orient="records", lines=True)
    arguments = ["batch", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    assert "1 parts measured, 0 were there already" in capsys.readouterr().out
    assert main(arguments) == 0
    assert "0 parts measured, 1 were there already" in capsys.readouterr().out
    assert len(pd.read_parquet(tmp_path / "out" / "features")) == 2


def test_every_command_has_a_line_of_help(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    shown = capsys.readouterr().out
    for command in (
        "report features tables attributions wording facts shared batch sheet agreement codebook power add benchmark"
    ).split():
        assert f"\n    {command}" in shown
