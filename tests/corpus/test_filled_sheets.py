"""Filled sheets as people's programs write them."""

import pytest

from analysis import corpus

ROWS = "unit,variable,value\n1,type,none\n2,type,\n3,type,NA\n"


def read(tmp_path, **files: str | bytes):
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / f"{name}.csv").write_bytes(data)
    return corpus.read_sheets([tmp_path / f"{name}.csv" for name in files])


def test_a_sheet_is_a_coder_and_an_empty_value_is_missing_but_none_is_a_code(tmp_path):
    codes = read(tmp_path, ana=ROWS, ben=ROWS)
    assert codes["coder"].unique().tolist() == ["ana", "ben"]
    assert codes["value"].tolist()[:3] == ["none", "", ""]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + ROWS.encode(),
        ROWS.replace(",", ";"),
        ROWS.replace(",", "\t"),
        ROWS.replace("\n", "\r\n"),
        "note,Unit , VARIABLE,value\n" + "".join(f"n,{line}\n" for line in ROWS.splitlines()[1:]),
        ROWS.replace("\n", ",\n").replace("value,", "value"),
        "unit,variable,value\n1,type,none\n2,type\n3,type,\n",
    ],
)
def test_marks_endings_and_more_columns_make_no_difference(tmp_path, content):
    codes = read(tmp_path, ana=content, ben=ROWS)
    mine = codes[codes["coder"].eq("ana")]
    assert mine[["unit", "variable", "value"]].to_numpy().tolist() == [
        ["1", "type", "none"],
        ["2", "type", ""],
        ["3", "type", ""],
    ]


def test_two_files_of_one_name_are_two_coders(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "sheet.csv").write_text(ROWS)
    codes = corpus.read_sheets([tmp_path / "a" / "sheet.csv", tmp_path / "b" / "sheet.csv"])
    assert codes["coder"].nunique() == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [("unit,value\n1,x\n", "ana.csv lacks the column 'variable'"), ("", "ana.csv is empty")],
)
def test_a_sheet_that_cannot_be_used_is_named(tmp_path, content, said):
    with pytest.raises(corpus.Unusable, match=said) as error:
        read(tmp_path, ana=content, ben=ROWS)
    assert "\n" not in str(error.value)


def test_one_sheet_agrees_with_nobody(tmp_path):
    with pytest.raises(corpus.Unusable, match="at least two"):
        read(tmp_path, ana=ROWS)
