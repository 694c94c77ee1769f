from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from netplan.dates import school_days
from netplan.errors import InputError
from netplan.io import read, write

FILE = """\
netplan: 1
network:
  id: n
  name: N
  members: [Anna]
  school_holidays: SCHOOLS
  rules:
    - away_from: {school_holidays: Flensborg}
season: {name: "2027", from: 2027-01-01, to: 2027-12-31, meetings: [{id: M1, window: February}]}
"""
TABLE = """\
kommune;skoleår;ferie;første;sidste;kilde
Flensborg;2026/27;winter;2027-02-01;2027-02-02;https://school.example/plan
Flensborg;2026/27;easter;2027-03-22;2027-04-03;https://school.example/plan
Herning;2026/27;winter;2027-02-20;2027-02-28;https://herning.example/plan
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ferier.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def network(folder: Path, schools: str = "ferier.csv") -> Path:
    path = folder / "network.yaml"
    path.write_text(FILE.replace("SCHOOLS", schools), encoding="utf-8")
    return path


def test_a_table_of_ones_own_says_all(folder: Path) -> None:
    problem = read(network(folder))
    assert problem.network.school_holidays == {
        "Flensborg": ("2027-02-01..2027-02-02", "2027-03-22..2027-04-03"), "Herning": ("2027-02-20..2027-02-28",),
    }  # fmt: skip
    assert len(school_days(problem, "Flensborg")) == 15
    assert f"{min(school_days(problem, 'Herning')):%m-%d}" == "02-20"


def test_tables_and_municipalities_may_stand_in_one_list(folder: Path) -> None:
    problem = read(network(folder, "[ferier.csv, Odense, {Herning: week 42}]"))
    assert problem.network.school_holidays == {
        "Odense": ("known",), "Herning": ("week 42", "2027-02-20..2027-02-28"),
        "Flensborg": ("2027-02-01..2027-02-02", "2027-03-22..2027-04-03"),
    }  # fmt: skip


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_what_was_read_is_part_of_the_problem(folder: Path, suffix: str) -> None:
    problem = read(network(folder, "[ferier.csv, Odense]"))
    (folder / "elsewhere").mkdir()
    again = read(write(problem, folder / "elsewhere" / f"network{suffix}"))
    assert again == problem and again.sha256 == problem.sha256


def test_a_workbook_will_do(folder: Path) -> None:
    book = xlsxwriter.Workbook(folder / "ferier.xlsx")
    sheet = book.add_worksheet("School_holidays")
    for number, line in enumerate(TABLE.splitlines()):
        sheet.write_row(number, 0, line.split(";"))
    book.close()
    assert read(network(folder, "ferier.xlsx")) == read(network(folder))


@pytest.mark.parametrize(
    ("change", "line", "field", "what"),
    [
        (("2027-02-02", "2027-01-31"), 2, "sidste", "ends before it begins"),
        (("2027-03-22", "22.3.2027"), 3, "første", '"22.3.2027" is not a date'),
        (("\nHerning;", "\n;"), 4, "kommune", "a row without a municipality"),
        (("kommune", "kommunen"), 1, "kommunen", 'unknown column "kommunen"'),
        (("ferie;første;sidste", "ferie;første;skole"), 1, "skole", 'unknown column "skole"'),
        (("sidste;kilde", "source;kilde"), 1, "kilde", "two columns mean the same"),
    ],
)
def test_what_is_wrong_in_a_table_is_named_with_its_cell(
    folder: Path, change: tuple[str, str], line: int, field: str, what: str
) -> None:
    (folder / "ferier.csv").write_text(TABLE.replace(*change), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(network(folder))
    assert what in caught.value.what and caught.value.hint
    assert (caught.value.line, caught.value.field) == (line, field)
    assert str(caught.value.file).endswith("ferier.csv")


def test_a_missing_column_is_named(folder: Path) -> None:
    (folder / "ferier.csv").write_text("kommune;første\nHerning;2027-02-20\n")
    with pytest.raises(InputError, match='the table of school holidays has no column "last"'):
        read(network(folder))


def test_a_single_day_needs_no_last_day(folder: Path) -> None:
    (folder / "ferier.csv").write_text("kommune;første;sidste\nFlensborg;2027-02-20;\n")
    assert read(network(folder)).network.school_holidays == {"Flensborg": ("2027-02-20",)}


def test_a_table_that_is_not_there_is_an_error_of_its_line(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(network(folder, "[Odense, nothere.csv]"))
    assert (caught.value.line, caught.value.field) == (6, "network.school_holidays[1]")


def test_two_lines_for_one_municipality_are_an_error_beside_a_table_too(folder: Path) -> None:
    with pytest.raises(InputError, match="odense is listed twice") as caught:
        read(network(folder, "[ferier.csv, Odense, odense]"))
    assert caught.value.line == 6
