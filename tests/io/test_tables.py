from __future__ import annotations

from pathlib import Path

import pytest

from netplan.errors import InputError
from netplan.io.history_in import read_history
from netplan.io.tables import read_table


def _file(folder: Path, content: str | bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_cell_may_hold_a_line_break(tmp_path: Path) -> None:
    table = read_table(_file(tmp_path, 'name;note\nKis;"one\ntwo"\nBo;x\n'))
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("Kis", "one\ntwo")), (4, ("Bo", "x"))]


def test_a_history_has_its_columns_in_any_order_and_language(tmp_path: Path) -> None:
    text = "Rolle;Dato;Navn;Sted;Møde\nreferent;2012-Q2;Kis;;\n;2012-06;;Odense;a\n"
    rows, places = read_history(_file(tmp_path, text))
    assert rows == [
        {"role": "referent", "date": "2012-Q2", "member": "Kis"},
        {"date": "2012-06", "venue": "Odense", "meeting": "a"},
    ]
    assert places[1]["venue"][1:] == (3, 4, "Sted")


@pytest.mark.parametrize(
    ("text", "line", "heading", "what", "hint"),
    [
        ("date;roel\n2012-06-14;x\n", 1, "roel", 'unknown column "roel"', '"role"'),
        ("role;member\nx;Kis\n", 1, "role", "no column for the date", '"date"'),
        ("date;member;navn\n2012;Kis;Kis\n", 1, "navn", 'the same: "member" and "navn"', "take one"),
        ("date;member\n;Kis\n", 2, "date", "without a date", "2012-06"),
    ],
)
def test_what_is_wrong_with_a_history(tmp_path: Path, text: str, line: int, heading: str, what: str, hint: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_history(path)
    error = caught.value
    assert (error.file, error.line, error.field) == (str(path), line, heading)
    assert what in error.what
    assert hint in error.hint


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b"", 1, "empty"), (b" \n\n", 1, "empty"), (b"name;a\nK\x00s;b\n", 2, "no plain text"),
        ("name;a".encode("utf-16"), 1, "no plain text"), (b"name;a\nKis;\x81\n", 2, "no plain text in UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, line: int, what: str) -> None:
    path = _file(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read_table(path)
    assert (caught.value.file, caught.value.line) == (str(path), line)
    assert what in caught.value.what
    assert caught.value.hint


def test_a_misspelt_file_name_is_recognised(tmp_path: Path) -> None:
    _file(tmp_path, "x")
    with pytest.raises(InputError, match=r'no file "tabel\.csv"') as caught:
        read_table(tmp_path / "tabel.csv")
    assert caught.value.hint == 'you mean "table.csv"'
    with pytest.raises(InputError, match="is a folder"):
        read_table(tmp_path)


def test_a_very_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(10_000_001)
    with pytest.raises(InputError, match="larger than 10 MB"):
        read_table(path)
