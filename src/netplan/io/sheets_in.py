"""Tables in Excel workbooks (``.xlsx``); needs the extra ``excel``."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

from netplan.errors import InputError, MissingExtraError
from netplan.io.tables import Row, Table, even_rows
from netplan.io.text import read_content, unprintable
from netplan.io.yaml_reader import HIDDEN_SIGN
from netplan.language import message

__all__ = ["EXCEL", "missing_excel", "read_sheet", "sheet_rows"]

EXCEL = 'pip install "netplan-meetings[excel]"'
"""What installs the packages that read and write workbooks."""


def missing_excel(path: Path) -> MissingExtraError:
    """Return the error that a workbook can neither be read nor written here, with the install that helps."""
    return MissingExtraError(
        message("{file} is an Excel workbook, for which a package is missing: {install}", file=path.name, install=EXCEL)
    )


def read_sheet(path: Path, name: str) -> Table:
    """Read one sheet of a workbook as a table; dates and numbers become the texts that a CSV file would hold.

    Parameters
    ----------
    path
        The workbook.
    name
        The sheet, in small or capital letters; where there is none of that name, the first.

    Raises
    ------
    InputError
        When the file is no workbook, the sheet is empty, or a row has cells beyond the headings.
    MissingExtraError
        Without the package that reads workbooks.
    """
    left, (first, *rows) = sheet_rows(path, name)
    headings = first.cells
    while not headings[-1]:
        headings = headings[:-1]
    found = even_rows(Table(str(path), first.line, headings, (), left), rows)
    for row in found.rows:
        for number, cell in enumerate(row.cells):
            if unprintable(cell):
                raise found.error(*HIDDEN_SIGN, row, number)
    return found


def sheet_rows(path: Path, name: str) -> tuple[int, list[Row]]:
    """Return how many empty columns stand before the first, and the rows of a sheet from there on, without empty rows.

    The errors are those of :func:`read_sheet`.
    """
    sheet, cells = _cells(path, name)
    rows = [(line, [_text(cell) for cell in row]) for line, row in enumerate(cells, start=1)]
    rows = [(line, texts) for line, texts in rows if any(texts)]
    if not rows:
        raise InputError(
            message('the sheet "{name}" is empty', name=sheet), hint=message("write headings in its first row"),
            file=str(path), line=1,
        )  # fmt: skip
    left = min(next(number for number, text in enumerate(texts) if text) for _, texts in rows)
    return left, [Row(line, tuple(texts[left:])) for line, texts in rows]


def _cells(path: Path, name: str) -> tuple[str, list[list[Any]]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise missing_excel(path) from None
    content = read_content(path)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        sheet = next((one for one in names if one.strip().lower() == name), names[0] if names else "")
        return sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise InputError(
            message("the file is no workbook that can be read: {reason}", reason=str(error)),
            hint=message("save it as .xlsx, without a password"), file=str(path), line=1,
        ) from None  # fmt: skip


def _text(cell: Any) -> str:
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == dt.time() else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()  # dates as ISO 8601
