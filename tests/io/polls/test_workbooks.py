"""Polls in workbooks: Nextcloud's rows of From and To, Doodle's sheet, newdle, and plain tables."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from netplan import InputError, read_poll
from polled import problem

PEOPLE = {"Anna Holm": ["yes", "no"], "Bo Dam": ["if_need_be", "yes"]}


def book(folder: Path, rows: list[list[Any]], sheet: str = "Poll", name: str = "poll.xlsx") -> Path:
    path = folder / name
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as made:
        page = made.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


NEXTCLOUD_EN = [
    ["Meetings 2027"], ["Which dates?"],
    ["From", "Wed, Feb 24, 2027, 9:30 AM", "Tue, Mar 16, 2027, 12:00 AM"],
    ["To", "Wed, Feb 24, 2027, 3:00 PM", "Tue, Mar 16, 2027, 11:59 PM"],
    ["Anna Holm", "✔", "❌"], ["Bo Dam", "❔", "✔"],
]  # fmt: skip
NEXTCLOUD_DA = [
    ["Møder 2027"],
    ["Fra", "", "ons. 24. feb. 2027, 09.30", "tirs. 16. mar. 2027, 00.00"],
    ["Til", "", "ons. 24. feb. 2027, 15.00", "tirs. 16. mar. 2027, 23.59"],
    ["Anna Holm", "anna@bib-a.example", "✔", "❌"], ["Bo Dam", "bo@bib-b.example", "❔", "✔"],
]  # fmt: skip
DOODLE = [
    ['Poll "Netværksmøder 2027"'], ["https://doodle.com/poll/xxxxxxxxxxxxxxxx"], [""],
    ["", "February 2027", "March 2027"], ["", "Wed 24", "Tue 16"], ["", "9:30 AM – 3:00 PM", "9:30 AM – 3:00 PM"],
    ["Anna Holm", "OK", ""], ["Bo Dam", "(OK)", "OK"], ["Count", 2, 1],
]  # fmt: skip
DANISH_DOODLE = [
    ['Afstemning "Netværksmøder 2027"'], ["https://doodle.com/poll/xxxxxxxxxxxxxxxx"], [""],
    ["", "februar 2027", "marts 2027"], ["", "ons 24", "tir 16"], ["", "09:30 – 15:00", "09:30 – 15:00"],
    ["Anna Holm", "OK", ""], ["Bo Dam", "(OK)", "OK"], ["Antal", 2, 1],
]  # fmt: skip
NEWDLE = [
    ["Participant name", "2027-02-24T09:30", "2027-03-16T09:30", "Comment"],
    ["Anna Holm", "available", "unavailable", ""], ["Bo Dam", "ifneedbe", "available", "late"],
]  # fmt: skip
OWN: list[list[Any]] = [
    ["name", dt.datetime(2027, 2, 24, 9, 30), dt.date(2027, 3, 16)],
    ["Anna Holm", "yes", "no"], ["Bo Dam", "maybe", "yes"],
]  # fmt: skip
TIMED = ["2027-02-24 09:30-15:00", "2027-03-16 09:30-15:00"]


@pytest.mark.parametrize(
    ("rows", "layout", "options"),
    [
        (NEXTCLOUD_EN, "nextcloud", ["2027-02-24 09:30-15:00", "2027-03-16"]),
        (NEXTCLOUD_DA, "nextcloud", ["2027-02-24 09:30-15:00", "2027-03-16"]),
        (DOODLE, "doodle", TIMED), (DANISH_DOODLE, "doodle", TIMED), (NEWDLE, "newdle", TIMED),
    ],
    ids=["nextcloud", "nextcloud in Danish", "doodle", "doodle in Danish", "newdle"],
)  # fmt: skip
def test_workbooks_are_recognised_and_read(
    tmp_path: Path, rows: list[list[Any]], layout: str, options: list[str]
) -> None:
    found = read_poll(book(tmp_path, rows), problem(time="09:30-15:00"))
    shape = found.poll.shape()
    assert (found.layout, shape["options"], shape["answers"]) == (layout, options, PEOPLE)
    assert not found.strangers


def test_a_plain_table_may_be_a_workbook_with_dates_in_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "poll.xlsx"
    with xlsxwriter.Workbook(path) as made:
        page, day = made.add_worksheet("answers"), made.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for number, row in enumerate(OWN):
            for at, cell in enumerate(row):
                page.write(number, at, cell, day if not isinstance(cell, str) else None)
    found = read_poll(path, problem(time="09:30-15:00"))
    assert (found.layout, found.poll.shape()["options"]) == ("grid", ["2027-02-24 09:30-15:00", "2027-03-16"])
    assert found.poll.shape()["answers"] == PEOPLE


def test_an_error_in_a_workbook_names_its_row_and_column(tmp_path: Path) -> None:
    rows = [*NEXTCLOUD_EN[:-1], ["Bo Dam", "perhaps so", "✔"]]
    with pytest.raises(InputError) as caught:
        read_poll(book(tmp_path, rows), problem())
    error = caught.value
    assert (error.what, error.line, error.column) == ('Bo Dam answered "perhaps so"', 6, 2)


def test_a_date_that_ends_on_another_day_is_an_error(tmp_path: Path) -> None:
    rows = [["x"], ["From", "Wed, Feb 24, 2027, 9:30 AM"], ["To", "Thu, Feb 25, 2027, 3:00 PM"], ["Anna Holm", "✔"]]
    with pytest.raises(InputError, match="ends on another day"):
        read_poll(book(tmp_path, rows), problem())


def test_a_formula_is_no_name(tmp_path: Path) -> None:
    path = tmp_path / "poll.xlsx"
    with xlsxwriter.Workbook(path) as made:
        page = made.add_worksheet("Poll")
        page.write_row(0, 0, ["name", "2027-02-24"])
        page.write_string(1, 0, "=HYPERLINK(1)")
        page.write_string(1, 1, "yes")
    with pytest.raises(InputError, match="no name of a person"):
        read_poll(path, problem())


def test_a_workbook_may_be_one_of_libreoffice(tmp_path: Path) -> None:
    cells = ["".join(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
                     for cell in row) for row in NEXTCLOUD_EN]  # fmt: skip
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Poll">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{names}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    path = tmp_path / "poll.ods"
    with zipfile.ZipFile(path, "w") as made:
        for name, text in (("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)):
            made.writestr(name, text)
    found = read_poll(path, problem())
    assert (found.layout, found.poll.shape()["answers"]) == ("nextcloud", PEOPLE)
