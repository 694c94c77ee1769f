"""Excel workbooks (``.xlsx``) with plain tables; needs the extra ``excel``."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from netplan.io.cells import harmless
from netplan.io.sheets_in import missing_excel

__all__ = ["Cell", "Sheet", "workbook_bytes"]

Cell: TypeAlias = str | int | float | bool | dt.date | None
WIDEST = 50
"""Letters that a column is wide at most."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook.

    Parameters
    ----------
    name
        What it is called.
    headings
        Its first row.
    rows
        The others; texts that a spreadsheet would run begin with an apostrophe in the file.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def workbook_bytes(sheets: tuple[Sheet, ...], created: dt.date, path: Path) -> bytes:
    """Return a workbook; the same sheets and day of creation give the same bytes.

    Parameters
    ----------
    sheets
        The sheets in order.
    created
        The day on which the file is said to be made.
    path
        Where it is going to be written, for the error.

    Raises
    ------
    MissingExtraError
        Without the package that writes workbooks.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise missing_excel(path) from None
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"created": dt.datetime.combine(created, dt.time())})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        for column, heading in enumerate(sheet.headings):
            page.write_string(0, column, heading, bold)
            page.set_column(column, column, _width(sheet, column))
        for line, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                _write(page, line, column, cell, day)
    book.close()
    return stream.getvalue()


def _width(sheet: Sheet, column: int) -> int:
    texts = [sheet.headings[column], *(str(row[column]) for row in sheet.rows if row[column] is not None)]
    return min(WIDEST, max(map(len, texts)) + 2)


def _write(page: Any, line: int, column: int, cell: Cell, day: Any) -> None:
    if isinstance(cell, dt.date):
        page.write_datetime(line, column, dt.datetime.combine(cell, dt.time()), day)
    elif isinstance(cell, str) and cell:
        page.write_string(line, column, harmless(cell))
    elif isinstance(cell, bool):
        page.write_boolean(line, column, cell)
    elif isinstance(cell, (int, float)):
        page.write_number(line, column, cell)
