from __future__ import annotations

from pathlib import Path

import pytest

from netplan.errors import InputError
from netplan.io.history_in import read_history
from netplan.io.tables import read_poll, read_table


def _file(folder: Path, content: str | bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_poll_reads_the_same_whatever_program_saved_it(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = (
        'Navn;2013-03-05 10:00-15:00;2013-03-06\r\nSøren;ja;hvis behov\r\n"Hansen|Kis";nej;\r\n;;\r\n'
        .replace(";", delimiter).replace("|", delimiter)
    )  # fmt: skip
    poll, places = read_poll(_file(tmp_path, text.encode(encoding)))
    assert poll == {
        "options": ["2013-03-05 10:00-15:00", "2013-03-06"],
        "answers": {"Søren": ["yes", "if_need_be"], f"Hansen{delimiter}Kis": ["no", "no_answer"]},
    }
    assert places["answers.Søren"].line == 2
    assert places["options[1]"].heading == "2013-03-06"


def test_empty_columns_and_rows_of_spreadsheets_are_passed_over(tmp_path: Path) -> None:
    poll, places = read_poll(_file(tmp_path, "\n;;;\nname;2013-03-05;;\n\nKis;x;;\n;;;\nBo;0\n"))
    assert poll["answers"] == {"Kis": ["yes"], "Bo": ["no"]}
    assert places["answers.Bo"].line == 7


def test_numbers_of_a_poll_go_from_0_to_100_where_one_says_so(tmp_path: Path) -> None:
    poll, _ = read_poll(_file(tmp_path, "name;2013-03-05;2013-03-06\nKis;1;85\nBo;yes;40\n"))
    assert poll["answers"] == {"Kis": ["no", "not_preferred"], "Bo": ["yes", "if_need_be"]}
    poll, _ = read_poll(_file(tmp_path, "name;2013-03-05;2013-03-06\nKis;1;0\nBo;yes;1\n"))
    assert poll["answers"] == {"Kis": ["yes", "no"], "Bo": ["yes", "yes"]}


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
        ("name;2013-03-05\nKis;maybee\n", 2, "2013-03-05", 'Kis answered "maybee"', "if need be"),
        ("name;2013-03-05\nKis;2\nBo;1\n", 1, "name", "numbers up to 2", "0-39 no"),
        ("name;2013-03-05\nKis;yes;no\n", 2, "2013-03-05", "3 cells under 2 headings", "divider"),
        ("name;2013-03-05;2013-03-06\nBo;yes;no\nKis;yes\n", 3, "2013-03-05", "2 cells under 3 headings", "divider"),
        ("name;5 March\nKis;yes\n", 1, "5 March", '"5 March" is no date', "2013-03-05"),
        ("name;2013-03-05;2013-03-05\nKis;yes;no\n", 1, "2013-03-05", "two columns", "hours"),
        ("who;2013-03-05\nKis;yes\n", 1, "who", 'headed "who"', '"name"'),
        ("name;2013-03-05\nKis;yes\nKis;no\n", 3, "name", "answers twice", "one of the two"),
        ("name;2013-03-05\n;yes\n", 2, "name", "without a name", "who"),
        ("name\nKis\n", 1, "name", "no dates", "a column"),
        ('name;2013-03-05\n"Kis;yes\n', 2, "name", "quotes", "quotes"),
    ],
)
def test_what_is_wrong_with_a_poll(tmp_path: Path, text: str, line: int, heading: str, what: str, hint: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_poll(path)
    error = caught.value
    assert (error.file, error.line, error.field) == (str(path), line, heading)
    assert what in error.what
    assert hint in error.hint


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
